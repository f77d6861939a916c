"""Lines that end in the middle of an expression: "in effect from 10 AM to", below it "9 PM EDT Friday"."""

from __future__ import annotations

from typing import Final

from timeline.language import fold
from timeline.read.stampwords import stamp_words

_LEAST: Final = 3
"""Words of a line at least; shorter ones are labels: "From", "To"."""
_LONG: Final = 50
"""Code points of a line that may have been wrapped."""
_MARKS: Final = "*_"


def is_unfinished(line: str) -> bool:
    """Whether a line ends in a word that something has to follow.

    >>> [is_unfinished(line) for line in ("in effect until", "open from 9 a.m. to", "looking forward to")]
    [True, True, False]
    """
    words = line.rsplit(None, _LEAST - 1)
    if len(words) < _LEAST:
        return False
    last, sets = fold(words[-1]).strip(_MARKS), stamp_words().sets
    if last in sets["unfinished"]:
        return True
    return last in sets["unfinished_times"] and any(map(str.isdigit, line))


def is_wrapped(line: str, following: str) -> bool:
    """Whether a long line was wrapped inside of a bracket, of a date, or behind a word that ends nothing.

    >>> line = "The visit was put off in the spring after an earthquake on March"
    >>> is_wrapped(line, "3. A dinner is planned."), is_wrapped("Born in March", "3. Coffee")
    (True, False)
    """
    if len(line.rstrip()) < _LONG:
        return False
    if line.count("(") > line.count(")") and following.count(")") > following.count("("):
        return True
    words = stamp_words()
    *_, before, last = ("", *map(fold, line.split()))
    last = last.lstrip("(")
    if last.strip(".,") in words.months:
        return following.lstrip()[:1].isdigit() and not before[:1].isdigit()
    return last in words.sets["unfinished"] or last in words.sets["wrapping"]
