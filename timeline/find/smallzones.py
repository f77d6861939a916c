"""Zones behind clock times in small letters or with points: "3pm est", "1500 hrs et", "3 p.m. E.S.T."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.find.grammar import Grammar

_CLOCK_DIGITS, _JOINS = 4, re.compile(r".:|\dh")
_NEXT = re.compile(r" ([^\W\d_]+)")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,4}(?![^\W\d_])")


def dotted(text: str, start: int) -> str:
    """The capitals with a point behind each that begin at an offset: "E.S.T."; empty if none do."""
    match = _DOTTED.match(text, start)
    return match[0] if match else ""


def after_clock(grammar: Grammar, run: Sequence[tuple[str, int, int]]) -> bool:
    """Whether what has been read ends with a number or a word of a clock time."""
    word = run[-1][0]
    if word.isdigit():
        return True
    entry = grammar.lexicon.get(word)
    if entry is not None and "hoursword" in entry.values and len(run) > 1 and run[-2][0].isdigit():
        return len(run[-2][0]) == _CLOCK_DIGITS  # "1500 hrs Eastern"
    return word in (".", ")") or (entry is not None and ("half" in entry.values or "named" in entry.values))


def is_small_zone(
    grammar: Grammar, folded: str, run: Sequence[tuple[str, int, int]], here: tuple[int, int]
) -> bool:
    """Whether an abbreviation in small letters is a zone, no word: "3pm est", not "Division 3 West"."""
    start, end = here
    word, begin, last = run[-1]
    if start - last != 1:
        return False
    if not word.isdigit() or len(word) == _CLOCK_DIGITS or _JOINS.match(folded, max(0, begin - 2)):
        return True
    table = grammar.language.settings.get("accept", {})
    behind = _NEXT.match(folded, end)
    led = len(run) > 1 and run[-2][0] in table.get("before_bare", ())
    return led and (behind is None or behind[1] in table.get("function", ()))
