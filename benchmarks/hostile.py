"""Texts made to be slow: one thing repeated until nothing but backtracking and state is left to go wrong."""

from __future__ import annotations

UNITS = {
    "seconds": "second ",
    "digits": "1234567890",
    "one digit": "1",
    "colons": "1:",
    "points": "1.",
    "dashes": "1-",
    "slashes": "1/",
    "commas": "1,",
    "blanks": " ",
    "line ends": "\n",
    "tabs": "\t",
    "brackets": "(",
    "bracket pairs": "()",
    "open ranges": "from 9 to ",
    "weekdays": "Monday ",
    "months": "May ",
    "day numbers": "4 May ",
    "clock times": "3 p.m. ",
    "glued clock times": "3pm4pm",
    "zones": "Kyiv time ",
    "abbreviations": "EST ",
    "relative days": "the day after ",
    "every": "every ",
    "and": "Monday and ",
    "until": "until ",
    "hours and": "2 hours and ",
    "quoting": "> ",
    "bullets": "- \n",
    "pipes": "|",
    "letters": "a",
    "capitals": "A ",
    "apostrophes": "'",
    "combining marks": "e\u0301",
    "wide": "\U0001f4c5",
}


def text(name: str, characters: int) -> str:
    """Exactly so many characters of one repetition."""
    unit = UNITS[name]
    return (unit * (characters // len(unit) + 1))[:characters]
