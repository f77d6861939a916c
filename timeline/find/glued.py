"""Where the next word is glued to a clock time: "5pmEST", "12:30pmRounds 4 and 5", "10.00Breakfast"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from timeline import zones
from timeline.language import load_language
from timeline.language.figures import figures_in

_MARK: Final = re.compile(r"[^\W\d_] [^\W\d_a-z]")
"""The letter of a column before what is on: "2:00PMK Keynote"."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_TITLE: Final = re.compile(r"[^\W\d_a-z](?:[^\W\d_A-Z]{2}|[^\W\d_a-z]{2,})")
_MINUTES: Final = re.compile(r"\d[:.][0-5]\d\Z")
_HEAD: Final = re.compile(r"[\s*>|\u2022-]*(?:[012]?\d[:.][0-5]\d\s*[-\u2013\u2014]\s*)?")
_LINE: Final = 40
"""Code points before the last clock time of the head of a line."""


def glued_at(text: str, folded: str, code: str) -> list[int]:
    """The offsets at which words begin that no blank parts from the clock time before them.

    Args:
        text: the text as written: only a capital tells where the second word begins.
        folded: the text folded.
        code: the language whose halves of the day to look for.
    """
    pattern = _pattern(code)
    if pattern is None:
        return []
    found = (pattern.match(text, figure) for figure in figures_in(folded))
    return [match.end() for match in found if match and _begins_word(text, match, code)]


@cache
def _pattern(code: str) -> re.Pattern[str] | None:
    table = load_language(code).classes.get("half", {})
    halves = sorted({half for words in table.values() for half in words if half.isalpha()}, key=len)
    if not halves:
        return None
    written = "|".join(map(re.escape, [*halves, *(half.upper() for half in halves)]))
    return re.compile(rf"(?:\d+ ?(?:{written})|(?<![\d:.])[012]?\d[:.][0-5]\d)(?=[^\W\d_a-z])")


def heads_glued_row(text: str, start: int, end: int) -> bool:
    """Whether hours at the head of a line have their title right behind: "09.00 - 10.00Breakfast"."""
    if _TITLE.match(text, end) is None or not _MINUTES.search(text, start, end):
        return False
    line = text.rfind("\n", max(0, start - _LINE), start) + 1
    return _HEAD.fullmatch(text, line, start) is not None


def _begins_word(text: str, match: re.Match[str], code: str) -> bool:
    """Whether a word or a zone in capitals begins behind a match: not the "PS" of "10 AMPS"."""
    word = _WORD.match(text, match.end())
    if word is None or not word[0][0].isupper():
        return False
    if word[0][1:2].islower() or zones.abbreviation(word[0], code) or match[0][-1].islower():
        return True
    minutes = text[max(0, match.start() - 1) : match.start()] in (":", ".")
    return minutes and _MARK.match(text, match.end()) is not None


def parted(token: re.Pattern[str], text: str, begin: int, cuts: Sequence[int]) -> Iterator[re.Match[str]]:
    """The tokens of a text from an offset on, none of them over one of some offsets, which are in order."""
    at = bisect_right(cuts, begin)
    while begin < len(text):
        end = cuts[at] if at < len(cuts) else len(text)
        yield from token.finditer(text, begin, end)
        begin, at = end, at + 1
