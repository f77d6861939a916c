"""One instant on several clocks: "00:15 BST in the UK (19:15 ET)", "10:00 Boston" over "15:00 UTC"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from timeline.model.text import Span
from timeline.model.when import AllDay, Basis, Moment, Origin, Resolved, Unresolved
from timeline.resolve import instants
from timeline.resolve.cities import LONGEST
from timeline.resolve.page import Found, Page, words_of
from timeline.resolve.place import place_in

_REACH: Final = 80
"""Code points between the two at most."""
_DAY: Final = timedelta(days=1)
_TOLD: Final = frozenset({Basis.STATED, Basis.PLACE})
_GAP, _WORDS = 40, 5
"""Code points and words of "in New York and" between two clock times of one instant."""
_AGAIN: Final = frozenset({",", "(", "\u2013"})
_FEWEST: Final = 3
"""Rows that are one instant on several clocks."""
_BELOW, _FEW = 8, 8
"""Blocks between such rows and the clock time over them, and words of a row."""
_PLACE_MARKS: Final = " \t-*\u2022\u25aa:|\u2013\u2014"
_ROW: Final = 100
"""Code points behind the clock time of such a row."""


def with_twins(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """A clock time in a bracket that is the same instant in another zone is no time of its own."""
    out = list(found)
    head = 0
    for index in range(1, len(out)):
        one, other, last = out[head], out[index], out[index - 1]
        if not isinstance(one, Resolved) or not isinstance(other, Resolved) or not isinstance(last, Resolved):
            head = index
        elif _is_twin(one, other, page) or _is_next_place(one, other, last, page):
            out[head] = replace(_on_day_of(one, other), also=(*one.also, other.span))
            out[index] = replace(other, start=None, end=None)
        elif _is_day_again(last, other, page):
            out[index - 1] = replace(last, also=(*last.also, other.span))
            out[index] = replace(other, start=None, end=None)
        else:
            head = index
    return out


def _is_day_again(one: Resolved, other: Resolved, page: Page) -> bool:
    """Whether a day is told once more behind a comma: "until 2 a.m. the next morning, *Sunday, March 15*"."""
    day, told = other.start, one.end or one.start
    if not isinstance(day, AllDay) or day.first != day.last or other.end or other.rrule or told is None:
        return False
    gap = page.text[one.span.end : other.span.start].strip(" \n")
    if gap not in _AGAIN and (gap or one.end is None):
        return False  # "from 8 p.m. to 5 a.m. *the following morning*"
    return day.first == (told.last if isinstance(told, AllDay) else told.at.date())


def _is_next_place(one: Resolved, other: Resolved, last: Resolved, page: Page) -> bool:
    """As in "at 9 a.m. in Geneva, 8 a.m. in London and 3 a.m. in New York on Tuesday"."""
    first, second = one.start, other.start
    if not isinstance(first, Moment) or not isinstance(second, Moment) or one.rrule or other.rrule:
        return False
    if (
        first.zone == second.zone
        or first.at.tzinfo is None
        or second.at.tzinfo is None
        or one.end
        or other.end
    ):
        return False
    if {first.zone_from.basis, second.zone_from.basis} - _TOLD or Basis.PLACE not in (
        first.zone_from.basis,
        second.zone_from.basis,
    ):
        return False
    gap = page.between(last, other)
    few = len(gap) <= _GAP and "\n" not in gap and len(words_of(gap)) <= _WORDS
    if not few or page.ends_sentence(last.span.end, other.span.start):
        return False
    return (first.at - second.at) % _DAY == timedelta(0)


def _on_day_of(one: Resolved, other: Resolved) -> Resolved:
    """The first clock time at the instant of the one that tells the day."""
    first, second = one.start, other.start
    if not isinstance(first, Moment) or not isinstance(second, Moment):
        return one
    if first.day_from.basis is Basis.STATED or second.day_from.basis is not Basis.STATED:
        return one
    return replace(
        one, start=replace(first, at=second.at.astimezone(first.at.tzinfo), day_from=second.day_from)
    )


def _is_twin(one: Resolved, other: Resolved, page: Page) -> bool:
    first, second = one.start, other.start
    if not isinstance(first, Moment) or not isinstance(second, Moment) or other.rrule:
        return False
    if first.zone == second.zone or first.at.tzinfo is None or second.at.tzinfo is None:
        return False
    if second.day_from.basis is Basis.STATED or second.zone_from.basis is not Basis.STATED:
        return False
    gap = page.between(one, other)
    if len(gap) > _REACH or not gap.rstrip().endswith("(") or "\n\n" in gap:
        return False
    return (first.at - second.at) % _DAY == timedelta(0)


def with_world_clocks(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """One instant on the clocks of several places, a row each: "1000 Los Angeles" over "1800 UTC".

    Where a zone is told with the clock time before them one row will do: "at 12:00 UTC." over "Tokyo: 9 PM".
    """
    out = list(found)
    index, told = 0, -1
    while index < len(out):
        rows = _clock_rows(out, index, page)
        if rows and _is_anchor(out, told, rows, page):
            _join(out, [(told, _moment(out[told])), *rows])
            index = rows[-1][0]
        elif len(rows) >= _FEWEST:
            index = rows[-1][0]
            _join(out, rows)
            told = -1
        elif _moment_in_zone(out[index]) is not None:
            told = index
        index += 1
    return out


def _moment_in_zone(result: Resolved | Unresolved) -> Moment | None:
    """The start of a clock time whose zone is told with it."""
    start = result.start if isinstance(result, Resolved) and not result.rrule else None
    stated = isinstance(start, Moment) and start.zone_from.basis is Basis.STATED
    return start if stated and isinstance(start, Moment) and start.at.tzinfo is not None else None


def _moment(result: Resolved | Unresolved) -> Moment:
    start = result.start if isinstance(result, Resolved) else None
    assert isinstance(start, Moment)  # noqa: S101 - only those are anchors
    return start


def _is_anchor(
    found: Sequence[Resolved | Unresolved], told: int, rows: Sequence[tuple[int, Moment]], page: Page
) -> bool:
    """Whether rows right below a clock time with its zone tell nothing but its instant on other clocks."""
    anchor = _moment_in_zone(found[told]) if told >= 0 else None
    if anchor is None:
        return False
    above, first = found[told], found[rows[0][0]]
    if not isinstance(above, Resolved) or not isinstance(first, Resolved):
        return False
    if page.block_of(first) - page.block_of(above) > _BELOW:
        return False
    return all(
        clock.zone != anchor.zone
        and (clock.at - anchor.at) % _DAY == timedelta(0)
        and _is_bare(found[index], page)
        for index, clock in rows
    )


def _is_bare(result: Resolved | Unresolved, page: Page) -> bool:
    """Whether a row tells hardly more than a time and a place."""
    return (
        isinstance(result, Resolved)
        and len(words_of(page.span_of(page.block_of(result)).of(page.text))) <= _FEW
    )


def _clock_rows(found: Sequence[Resolved | Unresolved], first: int, page: Page) -> list[tuple[int, Moment]]:
    """Rows from an index on that each hold a clock time and a place, all at one instant of some day."""
    rows: list[tuple[int, Moment]] = []
    block = -1
    for index in range(first, len(found)):
        result = found[index]
        if not isinstance(result, Resolved):
            break
        here = page.block_of(result)
        if rows and here == block and result.start is not None and not isinstance(result.start, Moment):
            continue  # "03:17 a.m., in Rome, on May 4"
        clock = _place_clock(result, page) if here != block and (not rows or here == block + 1) else None
        if clock is None or (rows and (clock.at - rows[0][1].at) % _DAY != timedelta(0)):
            break
        rows.append((index, clock))
        block = here
    return rows


def _place_clock(result: Resolved, page: Page) -> Moment | None:
    """The clock time of a row on the clocks of the place or in the zone that the row names."""
    start = result.start
    if not isinstance(start, Moment) or result.end is not None or result.rrule:
        return None
    span = page.span_of(page.block_of(result))
    behind = Span(result.span.end, span.end)
    before = page.text[span.start : result.span.start].strip(_PLACE_MARKS)
    if behind.end - behind.start > _ROW or start.at.tzinfo is None:
        return None
    if start.zone_from.basis is Basis.STATED:
        return None if before else start
    if before and before.count(" ") >= LONGEST:
        return None  # more words than the name of a place has
    there = Span(span.start, result.span.start) if before else behind
    place = place_in(page.text, there, page.language)
    if place is None or (before and place[1].of(page.text) != before):
        return None
    wall = datetime.combine(start.at.date(), start.at.time())
    return replace(
        start, at=instants.place(wall, place[0]), zone=place[0], zone_from=Origin(Basis.PLACE, place[1])
    )


def _join(out: list[Resolved | Unresolved], rows: Sequence[tuple[int, Moment]]) -> None:
    """The first row tells the instant; the others only check it."""
    first = out[rows[0][0]]
    spans = tuple(result.span for index, _ in rows[1:] if isinstance(result := out[index], Resolved))
    if not isinstance(first, Resolved):
        return
    out[rows[0][0]] = replace(first, start=rows[0][1], also=(*first.also, *spans))
    for index in range(rows[0][0] + 1, rows[-1][0] + 1):
        other = out[index]
        if isinstance(other, Resolved):
            out[index] = replace(other, start=None, end=None)
