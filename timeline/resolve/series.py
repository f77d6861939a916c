"""What the sentences around a series tell of its first day: "From March", "The next one is on 6 March"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from timeline.model.said import At, Date, Range, Recurrence, Weekday
from timeline.model.when import AllDay, Basis, Moment, Relation, Resolved, Unresolved
from timeline.resolve import instants
from timeline.resolve.half import to_24h
from timeline.resolve.halves import Found
from timeline.resolve.page import Page, has_any, shifted, words_of
from timeline.resolve.recurrence import first_of, fits

_REACH, _NEAR = 160, 40
_AHEAD = timedelta(days=400)
_WEEK = 7


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
            if (base := _since(before, result, page)) and (first := first_of(said, base)):
                out[index] = _moved(result, first)
            elif (base := _since_then(after, result, page)) and (first := first_of(said, base)):
                out[index] = _moved(result, first)
                _take_hours(out, index, page)
            elif isinstance(after, Resolved) and (first := _next(result, after, page)):
                out[index] = _at_hours(_moved(result, first), after)
                out[index + 1] = replace(after, start=None, end=None)
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
        or not has_any(words_of(gap), page.table("series").get("first", ()))
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


def with_days_ahead(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """A bare weekday is of the week of a date behind it: "on Saturday ...; on Sunday 7 June"."""
    out = list(found)
    for index, result in enumerate(out):
        if isinstance(result, Unresolved) or not _is_bare(result):
            continue
        if step := _step_to(result, out[index + 1 : index + 4], page):
            span = result.span
            out[index] = shifted(result, step)
            for later in range(index + 1, min(len(out), index + 4)):
                other = out[later]
                if (
                    isinstance(other, Resolved)
                    and isinstance(other.start, Moment)
                    and other.start.day_from.span == span
                ):
                    out[later] = shifted(other, step)
    return out


def _is_bare(result: Resolved) -> bool:
    said = result.mention.said
    day = said.day if isinstance(said, At) else said
    plain = isinstance(day, Weekday) and day.which == "" and day.week is None and not day.plus_weeks
    return plain and result.start is not None and result.relation is Relation.AT


def _step_to(result: Resolved, following: Found, page: Page) -> timedelta | None:
    start = result.start
    here = (
        start.first if isinstance(start, AllDay) else start.at.date() if isinstance(start, Moment) else None
    )
    published = page.document.published
    if here is None or published is None or here < published.at.date():
        return None
    for other in following:
        if isinstance(other, Unresolved):
            continue
        said = other.mention.said
        day = said.day if isinstance(said, At) else said
        if not isinstance(day, Date) or not day.weekday or other.start is None:
            continue
        there = other.start.first if isinstance(other.start, AllDay) else other.start.at.date()
        gap = page.between(result, other)
        if len(gap) > _REACH or page.ends_sentence(result.span.end, other.span.start) or "\n" in gap:
            return None
        back = (there.isoweekday() - here.isoweekday()) % _WEEK
        step = there - timedelta(days=back) - here
        return step if back and step >= timedelta(days=_WEEK) and other.relation is Relation.AT else None
    return None
