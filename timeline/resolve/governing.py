"""Hours and days that are told once for many: the one date of a programme, "All meetings begin at 6 p.m."."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from timeline.model.said import At, Listing, Range
from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Basis, Moment, Relation, Resolved, Unresolved
from timeline.resolve import instants
from timeline.resolve.hourlists import are_of_list, is_of_each, rows_below
from timeline.resolve.listed import is_bare
from timeline.resolve.page import Page, words_of

_LEAST: Final = 2
"""Days of a list that hours are told for."""
_MOST: Final = 10
"""Days of a stretch that are told one by one."""
_LIMITS: Final = frozenset({Relation.BY, Relation.UNTIL, Relation.BEFORE})
_BESIDE: Final = 4
"""Expressions on either side that may stand in the same line or in the next one."""
_BY_DAY: Final = "BYDAY"
_REACH: Final = 60
"""Code points before a clock time in which "all" or "each" stands."""


def with_hours_of_all(found: list[Resolved | Unresolved], page: Page) -> list[Resolved | Unresolved]:
    """Days of a list get the hours that are told for all of them; the hours are then no time of their own."""
    kept: list[list[Resolved | Unresolved]] = [[result] for result in found]
    bare: list[int] | None = None
    at_clock = _dated_by_clock(found)
    for index, hours in enumerate(found):
        if not isinstance(hours, Resolved) or not _is_open(hours, page):
            continue
        if _stands_for_days(hours, page):
            listed, least = _days_before(found, index, page.block_of(hours), page), 1
        elif _is_for_all(found, index, page):
            listed, least = rows_below(found, index, page, wide=True), _LEAST
            if len(listed) < least and bare is None:
                bare = [number for number in range(len(found)) if _is_bare_day(found, number, page)]
            listed = listed if len(listed) >= least or bare is None else bare
        else:
            listed, least = rows_below(found, index, page), _LEAST
            if len(listed) < least or not are_of_list(found, index, listed, page):
                continue
            _mute_habit(found, kept, index, page)
        if len(listed) < least:
            _end_alike(found, kept, index, page, at_clock)
            continue
        for number in listed:
            result = found[number]
            if isinstance(result, Resolved):
                kept[number] = [at_hours(day, hours) for day in _each_day(result)]
        kept[index] = [replace(hours, start=None, end=None)]
    return [result for results in kept for result in results]


def _mute_habit(
    found: Sequence[Resolved | Unresolved], kept: list[list[Resolved | Unresolved]], index: int, page: Page
) -> None:
    """The weekday of a habit is none of its own beside the days of a list: "the second Thursday at 8pm"."""
    begin = found[index].mention.span.start
    for number in range(max(0, index - _BESIDE), index):
        before = found[number]
        if not isinstance(before, Resolved) or not is_bare(before.mention.said):
            continue
        same = page.block_of(before) == page.block_at(begin)
        if same and not page.ends_sentence(before.span.end, begin):
            kept[number] = [replace(before, start=None, end=None)]


def _end_alike(
    found: Sequence[Resolved | Unresolved],
    kept: list[list[Resolved | Unresolved]],
    index: int,
    page: Page,
    at_clock: Mapping[time, Sequence[int]],
) -> None:
    """Hours told for all are no time of their own where dated rows tell them again; they tell their end.

    As in "All walks start at 11, finish by 1 pm" over "11:00 - Wednesday 6 March: Harbour walk".
    """
    hours = found[index]
    if (
        not isinstance(hours, Resolved)
        or not isinstance(hours.start, Moment)
        or not _is_for_all(found, index, page)
    ):
        return
    rows = at_clock.get(hours.start.at.time(), ())
    first = bisect_right(rows, index)
    alike = rows[first : first + _MOST]
    if len(alike) < _LEAST:
        return
    kept[index] = [replace(hours, start=None, end=None)]
    end = found[index + 1]
    if not isinstance(end, Resolved) or not isinstance(end.start, Moment) or end.relation not in _LIMITS:
        return
    if page.ends_sentence(hours.span.end, end.span.start) or not hours.start.at < end.start.at:
        return
    kept[index + 1] = [replace(end, start=None, end=None)]
    length = end.start.at - hours.start.at
    for number in alike:
        result = found[number]
        if isinstance(result, Resolved) and isinstance(result.start, Moment) and result.end is None:
            wall = result.start.at.replace(tzinfo=None) + length
            until = replace(result.start, at=instants.place(wall, result.start.zone))
            kept[number] = [replace(result, end=until)]


def _dated_by_clock(found: Sequence[Resolved | Unresolved]) -> dict[time, list[int]]:
    """The numbers of the times with a day of their own, by their clock time."""
    rows: dict[time, list[int]] = {}
    for number, result in enumerate(found):
        start = result.start if isinstance(result, Resolved) else None
        if isinstance(start, Moment) and start.day_from.basis is Basis.STATED:
            rows.setdefault(start.at.time(), []).append(number)
    return rows


def _each_day(result: Resolved) -> list[Resolved]:
    """The days of a stretch, one by one."""
    start = result.start
    if not isinstance(start, AllDay):
        return [result]
    days = [start.first + timedelta(days=step) for step in range((start.last - start.first).days + 1)]
    return [replace(result, start=replace(start, first=day, last=day)) for day in days]


def _is_open(result: Resolved, page: Page) -> bool:
    """Whether it is a clock time that tells no day of its own; "8pm to 6am each night" tells none either."""
    start, said = result.start, result.mention.said
    told = said.day if isinstance(said, Range) else said
    of_part = isinstance(told, At) and told.day is None and not (told.part and told.part.which)
    of_part = of_part and isinstance(start, Moment) and not result.rrule
    end = result.end
    if isinstance(start, Moment) and isinstance(end, Moment) and end.at - start.at >= timedelta(days=1):
        return False  # "for three days from 9am"
    if is_of_each(result) or (of_part and "(" not in result.span.of(page.text)):
        return True  # "overnight, 9 pm to 5 am", not a column "Morning (9-12)"
    return isinstance(start, Moment) and start.day_from.basis is not Basis.STATED and not result.rrule


def _is_for_all(found: Sequence[Resolved | Unresolved], index: int, page: Page) -> bool:
    """Whether a word says that the hours are those of all days; "every Tuesday" is a word of its own row."""
    result = found[index]
    if not isinstance(result, Resolved):
        return False
    words, clause = page.table("half").get("all", ()), _clause(result, page)
    told = words_of(clause)
    if not any(word in words for word in told) or _is_remark(found, index, page):
        return False  # most clauses have no such word
    if is_of_each(result):
        return False  # "8pm to 6am each night:" is of the rows right below
    if any(word in page.table("tense").get("sales", ()) for word in told):
        return False  # "Tickets for all shows are on sale from 9"
    begin = result.span.start - len(clause)
    for other in reversed(found[max(0, index - _BESIDE) : index]):
        span = other.mention.span
        if begin < span.end <= result.span.start and _is_weekly(other):
            clause = clause[: max(0, span.start - begin)] + clause[span.end - begin :]
    return any(word in words for word in words_of(clause))


def _is_weekly(result: Resolved | Unresolved) -> bool:
    return isinstance(result, Resolved) and _BY_DAY in (result.rrule or "")


def _is_remark(found: Sequence[Resolved | Unresolved], index: int, page: Page) -> bool:
    """Whether the hours stand in the line under one of several days, each of which has such a line."""
    block = page.block_at(found[index].mention.span.start)
    beside = found[max(0, index - _BESIDE) : index + _BESIDE + 1]
    lines = {page.block_at(each.mention.span.start) - block for each in beside if _is_line(each, page)}
    return {-1, 1} <= lines


def _is_line(result: Resolved | Unresolved, page: Page) -> bool:
    """Whether a day is all that its line tells."""
    return isinstance(result, Resolved) and isinstance(result.start, AllDay) and page.fills(result)


def _clause(result: Resolved, page: Page) -> str:
    before = page.folded[max(0, result.span.start - _REACH) : result.span.start]
    return before.replace("\n", ". ").rpartition(". ")[2]


def _stands_for_days(result: Resolved, page: Page) -> bool:
    """Whether the clause begins with a word for what was told before: "They begin at 2 p.m."."""
    told = words_of(_clause(result, page))
    return told[:1] in [[word] for word in page.table("half").get("they", ())] or (
        len(told) == 1 and told[0] in page.table("half").get("evening", ())
    )


def _days_before(found: Sequence[Resolved | Unresolved], index: int, block: int, page: Page) -> list[int]:
    """The listed days of the same paragraph before the hours that stand for them."""
    listed = []
    for number in range(index - 1, -1, -1):
        result = found[number]
        if not isinstance(result, Resolved):
            continue
        if page.block_of(result) != block:
            break
        start = result.start
        if not isinstance(result.mention.said, Listing) or not isinstance(start, AllDay):
            continue
        if (start.last - start.first).days < _MOST:
            listed.append(number)
    return listed[::-1]


def _is_bare_day(found: Sequence[Resolved | Unresolved], number: int, page: Page) -> bool:
    """Whether it is a day of a row that tells no clock time of its own."""
    result = found[number]
    if not isinstance(result, Resolved) or not isinstance(result.start, AllDay) or result.rrule:
        return False
    start, block = result.start, page.block_of(result)
    if start.first != start.last or start.part or start.day_from.basis is not Basis.STATED:
        return False
    if page.kind(block) is not BlockKind.ROW and not _is_line_of_list(found, number, page):
        return False
    return not tells_clock(found, number, page)


def _is_line_of_list(found: Sequence[Resolved | Unresolved], number: int, page: Page) -> bool:
    """Whether a day is all that its block tells, and another one all that a block right beside it does."""
    block = page.block_at(found[number].mention.span.start)
    return _is_line(found[number], page) and any(
        abs(page.block_at(other.mention.span.start) - block) == 1 and _is_line(other, page)
        for other in found[max(0, number - 1) : number + 2]
    )


def tells_clock(found: Sequence[Resolved | Unresolved], number: int, page: Page) -> bool:
    """Whether a clock time stands beside a day in its block, which is not that of all days."""
    day = found[number].mention.span
    block = page.block_at(day.start)
    for index in range(max(0, number - 1), min(len(found), number + 2)):
        other = found[index]
        if not isinstance(other, Resolved) or not isinstance(other.start, Moment):
            continue
        apart = index > number and page.ends_sentence(day.end, other.span.start)
        if page.block_of(other) == block and not (apart and _is_for_all(found, index, page)):
            return True
    return False


def at_hours(result: Resolved, hours: Resolved) -> Resolved:
    """A day with the hours that are told for it elsewhere."""
    start, end = result.start, hours.end
    if not isinstance(start, AllDay) or not isinstance(hours.start, Moment):
        return result
    began = hours.start

    def place(moment: Moment) -> Moment:
        night = timedelta(days=(moment.at.date() - began.at.date()).days)  # "9 p.m. to 5 a.m."
        wall = datetime.combine(start.first, moment.at.time().replace(tzinfo=None)) + night
        return replace(began, at=instants.place(wall, began.zone), day_from=start.day_from)

    return replace(
        result,
        start=place(began),
        end=place(end) if isinstance(end, Moment) else None,
        also=(hours.span, *hours.also),
    )
