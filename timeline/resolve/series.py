"""What the sentences around a series tell of its first day: "From March", "The next one is on 6 March"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from timeline.model.said import At, Date, Range, Recurrence, Weekday
from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Basis, Moment, Relation, Resolved, Unresolved
from timeline.resolve import instants
from timeline.resolve.half import to_24h
from timeline.resolve.joins import joins
from timeline.resolve.page import Found, Page, shifted, words_of
from timeline.resolve.recurrence import first_of, fits

_REACH, _NEAR = 160, 40
_AHEAD = timedelta(days=400)
_WEEK = 7
_ROW_HEAD = 6
"""Code points of bullets and brackets at the head of a row."""


def with_each_hour(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """A series at several hours of the day is several series: "07:15, 09:45 and 17:00 daily"."""
    del page
    out: list[Resolved | Unresolved] = []
    for result in found:
        out.append(result)
        said = result.mention.said
        clock = said.clock if isinstance(said, Recurrence) else None
        if isinstance(result, Unresolved) or not isinstance(clock, At) or not clock.every:
            continue
        start = result.start
        if isinstance(start, Moment):
            for choice in clock.choices:
                hour = to_24h(choice.hour, choice.half)
                wall = start.at.replace(tzinfo=None, fold=0, hour=hour % 24, minute=choice.minute)
                out.append(replace(result, start=replace(start, at=instants.place(wall, start.zone))))
    return out


def with_starts(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Move each series without a start of its own to the one that stands beside it."""
    out = list(found)
    for index, result in enumerate(out):
        if isinstance(result, Unresolved):
            continue
        said = result.mention.said
        if isinstance(said, Recurrence) and said.start is None and result.rrule and result.start is not None:
            before = out[index - 1] if index else None
            after = out[index + 1] if index + 1 < len(out) else None
            if (first := _row_day(before, result, page)) and fits(said, first):
                out[index] = _moved(result, first)
                _take_row_hours(out, index, page)
            elif (base := _since(before, result, page)) and (first := first_of(said, base)):
                out[index] = _moved(result, first)
            elif (base := _since_then(after, result, page)) and (first := first_of(said, base)):
                out[index] = _moved(result, first)
                _take_hours(out, index, page)
            elif isinstance(after, Resolved) and (first := _next(result, after, page)):
                out[index] = _at_hours(_moved(result, first), after)
                out[index + 1] = replace(after, start=None, end=None)
    return out


def with_hours_behind(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """A series without hours takes those behind a place: "every Thursday evening in The Oak from 8 to 10"."""
    out = list(found)
    for index in range(len(out) - 1):
        series, hours = out[index], out[index + 1]
        if not isinstance(series, Resolved) or not isinstance(hours, Resolved) or not series.rrule:
            continue
        start, clock = series.start, hours.start
        if not isinstance(start, AllDay) or not isinstance(clock, Moment) or hours.rrule:
            continue
        if clock.day_from.basis is Basis.STATED or not joins(page.between(series, hours), page.language):
            continue
        moved = shifted(hours, start.first - clock.at.date())
        if isinstance(moved.start, Moment):
            began = replace(moved.start, day_from=start.day_from)
            out[index] = replace(series, start=began, end=moved.end, also=(*series.also, hours.span))
        out[index + 1] = replace(hours, start=None, end=None)
    return out


def _since(before: Resolved | Unresolved | None, result: Resolved, page: Page) -> date | None:
    """The day of "From March, ..." at the head of the sentence of the series."""
    if not isinstance(before, Resolved) or before.relation is not Relation.SINCE:
        return None
    gap = page.between(before, result)
    if len(gap) > _REACH or page.ends_sentence(before.span.end, result.span.start) or "\n" in gap:
        return None
    said = before.mention.said
    if not isinstance(said, Range) or isinstance(said.start, At):
        return None
    return _day_of(before, page)


def _day_of(since: Resolved, page: Page) -> date | None:
    value = since.timex.value
    try:
        day = date.fromisoformat(value + "-01" if len(value) == len("2026-03") else value)
    except ValueError:
        return None
    return day if _ahead(day, page) else None


def _since_then(after: Resolved | Unresolved | None, result: Resolved, page: Page) -> date | None:
    """The day of "From March, meetings start at 7 p.m." in the sentence behind the series."""
    if not isinstance(after, Resolved) or after.relation is not Relation.SINCE:
        return None
    said = after.mention.said
    if not isinstance(said, Range) or isinstance(said.start, At) or len(page.between(result, after)) > _NEAR:
        return None
    return _day_of(after, page)


def _row_day(before: Resolved | Unresolved | None, result: Resolved, page: Page) -> date | None:
    """The day at the head of the row of the series, or alone in the row above it."""
    if not isinstance(before, Resolved) or not isinstance(before.start, AllDay) or before.rrule:
        return None
    block, start = page.block_of(result), before.start
    above = block - page.block_of(before)
    if page.kind(block) is not BlockKind.ROW or start.first != start.last or above not in (0, 1):
        return None
    if above and not page.fills(before):
        return None
    if not above and before.span.start - page.span_of(block).start > _ROW_HEAD:
        return None
    return start.first if _ahead(start.first, page) else None


def _take_row_hours(out: list[Resolved | Unresolved], index: int, page: Page) -> None:
    """A clock time behind the series in its row is that of the series."""
    series, hours = out[index], out[index + 1] if index + 1 < len(out) else None
    if not isinstance(series, Resolved) or not isinstance(hours, Resolved) or hours.rrule:
        return
    start, clock = series.start, hours.start
    if not isinstance(start, AllDay) or not isinstance(clock, Moment):
        return
    if clock.day_from.basis is Basis.STATED or page.block_of(series) != page.block_of(hours):
        return
    moved = shifted(hours, start.first - clock.at.date())
    out[index] = replace(series, start=moved.start, end=moved.end, also=(*series.also, hours.span))
    out[index + 1] = replace(hours, start=None, end=None)


def _take_hours(out: list[Resolved | Unresolved], index: int, page: Page) -> None:
    """The clock time of the sentence that tells the beginning is that of the series."""
    series, since = out[index], out[index + 1]
    hours = out[index + 2] if index + 2 < len(out) else None
    if not (isinstance(series, Resolved) and isinstance(since, Resolved) and isinstance(hours, Resolved)):
        return
    start, clock = series.start, hours.start
    if not isinstance(start, AllDay) or not isinstance(clock, Moment):
        return
    if clock.day_from.basis is Basis.STATED or page.ends_sentence(since.span.end, hours.span.start):
        return
    moved = shifted(hours, start.first - clock.at.date())
    out[index] = replace(series, start=moved.start, end=moved.end)
    out[index + 2] = replace(hours, start=None, end=None)


def _next(result: Resolved, after: Resolved, page: Page) -> date | None:
    """The day of "The next one is on 6 March" behind the series."""
    if after.start is None or after.rrule or after.relation is not Relation.AT:
        return None
    said = after.mention.said
    day_said = said.day if isinstance(said, At) else said
    if not isinstance(day_said, Date | Weekday):
        return None
    gap = page.between(result, after)
    if (
        len(gap) > _REACH
        or "\n\n" in gap
        or {*words_of(gap)}.isdisjoint(page.table("series").get("first", ()))
    ):
        return None
    day = after.start.first if isinstance(after.start, AllDay) else after.start.at.date()
    pattern = result.mention.said
    assert isinstance(pattern, Recurrence)  # noqa: S101 - by the caller
    return day if _ahead(day, page) and fits(pattern, day) else None


def _ahead(day: date, page: Page) -> bool:
    published = page.document.published
    if published is None:
        return True
    issued = published.at.date()
    return issued - timedelta(days=_WEEK * 4) <= day <= issued + _AHEAD


def _moved(result: Resolved, first: date) -> Resolved:
    start = result.start
    day = (
        start.first if isinstance(start, AllDay) else start.at.date() if isinstance(start, Moment) else first
    )
    moved = shifted(result, first - day)
    return replace(moved, timex=result.timex)


def _at_hours(result: Resolved, after: Resolved) -> Resolved:
    """The hours of the first time are those of all where the series tells none."""
    if isinstance(result.start, AllDay) and isinstance(after.start, Moment):
        return replace(result, start=after.start, end=after.end)
    return result
