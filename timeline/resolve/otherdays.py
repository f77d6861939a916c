"""Other days of a result: the same hours on each day of a list, the small hours of an evening's list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from timeline.model.said import At
from timeline.model.when import AllDay, Moment, Resolved
from timeline.resolve import instants

_EVENING, _MORNING = 17, 5
_DAY = timedelta(days=1)


def is_after_midnight(at: datetime, last: datetime, day: date | None) -> bool:
    """Whether a time of a list that has come to its evening is of the next date: "23:10, 00:05".

    Args:
        at: the time, on the day of its list.
        last: the time of the row before it, on its own date.
        day: the day of the list that the row before it stood under, or the next one where that was midnight.
    """
    midnight = last == datetime.combine(at.date() + _DAY, time())
    if at.hour >= _MORNING or not (midnight or day == at.date()):
        return False
    return (last.hour >= _EVENING and last.date() == at.date()) or last.date() > at.date()


def in_a_row(days: Sequence[date]) -> bool:
    """Whether listed days follow one another: "September 18 and 19" is one stretch of days."""
    return len(days) > 1 and all(following - day == _DAY for day, following in pairwise(days))


def each_of(result: Resolved, days: Sequence[date]) -> Iterator[Resolved]:
    """Each of several clock times or days that one expression tells; days in a row are one stretch."""
    said = result.mention.said
    if isinstance(said, At) and said.every:
        yield replace(result, choices=())
        yield from (replace(result, start=choice, choices=()) for choice in result.choices)
        return
    if isinstance(result.start, AllDay) and in_a_row(days):
        yield replace(result, start=replace(result.start, last=days[-1]))
        return
    yield result
    for day in days[1:]:
        yield moved_to(result, day - days[0])


def moved_to(result: Resolved, step: timedelta) -> Resolved:
    """The same hours on another day of a list."""
    start, end = result.start, result.end
    if isinstance(start, Moment):
        start = _shift(start, step)
    elif isinstance(start, AllDay):
        start = replace(start, first=start.first + step, last=start.last + step)
    if isinstance(end, Moment):
        end = _shift(end, step)
    return replace(result, start=start, end=end)


def _shift(moment: Moment, step: timedelta) -> Moment:
    wall = moment.at.replace(tzinfo=None) + step
    return replace(moment, at=instants.place(wall, moment.zone))
