"""The day of a clock time by what is named: "the cup final" is on the day that was told for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from timeline.model.text import BlockKind, Span
from timeline.model.when import AllDay, Basis, Moment, Origin, Resolved, Unresolved
from timeline.resolve.page import Found, Page, shifted
from timeline.resolve.tensewords import tense_words

_SENTENCE: Final = re.compile(r"[.!?][\"')\]\u201d]*\s|\n")
_REACH: Final = 200
"""Code points of a sentence before its time, and of one that named the thing."""
_FAR: Final = 6_000
"""Code points before a clause in which what it names is looked for."""
_FEWEST, _MOST = 2, 4
"""Words of a name by which something is known again."""
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def with_named_days(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Move clock times in prose to the day of what their clause names, where another was told last."""
    out = list(found)
    starts = [result.mention.span.start for result in out]
    for index, result in enumerate(out):
        if not isinstance(result, Resolved) or not _is_carried(result, page):
            continue
        start = result.start
        if not isinstance(start, Moment):
            continue
        name = _named(result, page)
        told = None if name is None else _told_for(name, result, out, starts, page)
        if _on_its_day(result, page):
            told = _first_told(out, result, page)
        if told is None or told[0] == start.at.date():
            continue
        moved = shifted(result, told[0] - start.at.date())
        if isinstance(moved.start, Moment):
            out[index] = replace(moved, start=replace(moved.start, day_from=Origin(Basis.CARRIED, told[1])))
    return out


def _on_its_day(result: Resolved, page: Page) -> bool:
    """Whether the sentence says "on the day of the event": the day that the text is about."""
    begin = _begin(page, result.span.start)
    stop = _SENTENCE.search(page.folded, result.span.end)
    end = min(stop.start() if stop else len(page.folded), result.span.end + _REACH)
    return any(phrase in page.folded[begin:end] for phrase in page.table("series").get("its_day", ()))


def _first_told(
    found: Sequence[Resolved | Unresolved], result: Resolved, page: Page
) -> tuple[date, Span] | None:
    """The first day ahead that the text tells."""
    published = page.document.published
    for other in found:
        if (
            isinstance(other, Unresolved)
            or other.start is None
            or other.start.day_from.basis is not Basis.STATED
        ):
            continue
        day = other.start.first if isinstance(other.start, AllDay) else other.start.at.date()
        if other.span.start < result.span.start and (published is None or day > published.at.date()):
            return day, other.span
    return None


def _is_carried(result: Resolved, page: Page) -> bool:
    start = result.start
    if not isinstance(start, Moment) or start.day_from.basis is not Basis.CARRIED or result.rrule:
        return False
    return page.kind(page.block_of(result)) is BlockKind.PARAGRAPH


def _named(result: Resolved, page: Page) -> str | None:
    """What the clause is about: the words between its last article and its verb, two to four of them."""
    begin = _begin(page, result.span.start)
    words = tense_words(page.language.code)
    articles = page.table("accept").get("articles", ())
    told = [(match[0], match.start()) for match in _WORD.finditer(page.folded, begin, result.span.start)]
    for index in range(len(told) - 1, -1, -1):
        if told[index][0] not in articles:
            continue
        count = 0
        while index + 1 + count < len(told) and not _is_verb(told[index + 1 + count][0], words):
            count += 1
        if _FEWEST <= count <= _MOST and index + 1 + count < len(told):
            first, last = told[index + 1], told[index + count]
            return page.folded[first[1] : last[1] + len(last[0])]
    return None


def _is_verb(word: str, words: object) -> bool:
    return word in getattr(words, "future", ()) or word in getattr(words, "past", ())


def _told_for(
    name: str, result: Resolved, found: Sequence[Resolved | Unresolved], starts: Sequence[int], page: Page
) -> tuple[date, Span] | None:
    """The one day that the sentence tells which named the thing first."""
    begin = _begin(page, result.span.start)
    at = page.folded.rfind(name, max(0, begin - _FAR), begin)
    if at < 0:
        return None
    stop = _SENTENCE.search(page.folded, at)
    end = min(stop.start() if stop else len(page.folded), at + _REACH)
    days: dict[date, Span] = {}
    for other in found[bisect_left(starts, _begin(page, at)) : bisect_left(starts, end)]:
        if not isinstance(other, Resolved) or other.start is None or other.rrule:
            continue
        if other.start.day_from.basis is Basis.STATED:
            day = other.start.first if isinstance(other.start, AllDay) else other.start.at.date()
            days.setdefault(day, other.span)
    return next(iter(days.items())) if len(days) == 1 else None


def _begin(page: Page, offset: int) -> int:
    """Where the sentence around an offset begins, at most some way before it."""
    low = max(0, offset - _REACH)
    return max((stop.end() for stop in _SENTENCE.finditer(page.folded, low, offset)), default=low)
