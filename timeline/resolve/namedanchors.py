"""What a day is counted from, where it is named behind it: "by noon the day before *the talk*"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from timeline.model.said import Amount, At, Grain, Period, Range, Said, Shift
from timeline.model.text import Span
from timeline.model.when import AllDay, Basis, Moment, Resolved, Unresolved
from timeline.resolve.anchored import tie
from timeline.resolve.page import Found, Page, shifted, words_of

_NAMED: Final = re.compile(r" ([^\W\d_]+)((?: [^\W\d_]+(?:-[^\W\d_]+)*){1,4})")
"""An article and the words behind it."""
_BACK: Final = 4000
"""Code points before a day in which what it is counted from has been told."""
_NEAR: Final = 240
"""Code points between a happening and its day."""
_MOST: Final = 12
_DAYS: Final = {Grain.DAY: 1, Grain.WEEK: 7}


def with_named_anchors(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Count from the day of what is named, not from the day told last; from none where none is sure."""
    out = list(found)
    for index, result in enumerate(out):
        if not isinstance(result, Resolved) or (step := _counted(result.mention.said)) is None:
            continue
        here, named = _day(result), _named(result, page)
        if here is None or named is None or named[1] not in page.table("lasting").get("definite", ()):
            continue
        told = [each for each in out[:index] if isinstance(each, Resolved) and _is_stated(each)]
        days = {day for each in told if (day := _day(each)) is not None}
        if len(days) > 1:
            out[index] = _counted_anew(result, here - step, _anchor(named, told, page))
    return out


def _named(result: Resolved, page: Page) -> re.Match[str] | None:
    """The article and the words behind "before" or "after", inside the expression or behind it."""
    ties = list(tie(page.language.code).finditer(page.folded, result.span.start, result.span.end))
    return _NAMED.match(page.folded, ties[-1].end()) if ties else None


def _counted_anew(result: Resolved, base: date, anchor: tuple[date, int] | None) -> Resolved:
    if anchor is None:
        return replace(result, start=None)
    mention = result.mention
    span = Span(mention.span.start, max(anchor[1], mention.span.end))
    moved = shifted(result, anchor[0] - base) if anchor[0] != base else result
    return replace(moved, mention=replace(mention, span=span, core=mention.core or mention.span))


def _counted(said: Said | None) -> timedelta | None:
    """How far before or behind what was told a day is: -1 day for "the day before"."""
    if isinstance(said, Range):
        return _counted(said.end or said.start)
    if isinstance(said, At):
        return _counted(said.day)
    if isinstance(said, Period):
        day_before = said.grain is Grain.DAY and said.which == "preceding"
        return timedelta(days=-1) if day_before and said.offset == -1 else None
    if not isinstance(said, Shift) or not said.told or not isinstance(said.amount, Amount):
        return None
    number, grain = said.amount.parts[0]
    if number is None or grain not in _DAYS or len(said.amount.parts) > 1:
        return None
    return timedelta(days=int(number) * _DAYS[grain] * said.sign)


def _day(result: Resolved) -> date | None:
    start = result.start
    if isinstance(start, AllDay):
        return start.first
    return None if start is None else start.at.date()


def _is_stated(result: Resolved) -> bool:
    return isinstance(result.start, AllDay | Moment) and result.start.day_from.basis is Basis.STATED


def _anchor(named: re.Match[str], told: list[Resolved], page: Page) -> tuple[date, int] | None:
    """The day of what is named, and where its name ends."""
    functions = page.table("accept").get("function", ())
    end = named.end(1)
    for word in words_of(named[2]):
        end = page.folded.index(word, end) + len(word)
        if word in functions:
            return None
        if (day := _day_of(word, named.start(), told, page)) is not None:
            return day, end
    return None


def _day_of(word: str, before: int, told: list[Resolved], page: Page) -> date | None:
    """The only day of the last sentence that tells one with a word."""
    low = max(0, before - _BACK)
    places = [match.start() for match in re.finditer(rf"\b{re.escape(word)}\b", page.folded[low:before])]
    for at in reversed(places[-_MOST:]):
        days = {_day(each) for each in told if _in_one_sentence(low + at, each.span.start, page)}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _in_one_sentence(one: int, other: int, page: Page) -> bool:
    first, last = sorted((one, other))
    if last - first > _NEAR or page.block_at(first) != page.block_at(last):
        return False
    return not page.ends_sentence(first, last)
