"""Numbers behind a weekday that are an hour: "Ann Wed 11, Bo Thurs 2", where no such day is near."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from timeline.model.said import At, Clock, DayNumber, Said, Weekday
from timeline.resolve.context import Context

_NEAR: Final = timedelta(days=60)
"""Days around the text in which a weekday with the number of its day lies."""
_NOON: Final = 12


def as_hour(said: Said, context: Context) -> Said:
    """The hour on a weekday instead of a day of the month that is on that weekday only months away."""
    if not isinstance(said, DayNumber) or not said.weekday or said.month_shift is not None:
        return said
    today = context.today
    if today is None or not 0 < said.day <= _NOON:
        return said
    told = (context.list_day, *(each.day for each in (context.day, context.heading_day) if each))
    if any(_has_near(day, said) for day in (today, *told) if day is not None):
        return said
    return At(Weekday(said.weekday), Clock(said.day, bare=True))


def _has_near(day: date, said: DayNumber) -> bool:
    days = (day + timedelta(days=step) for step in range(-_NEAR.days, _NEAR.days + 1))
    return any(each.day == said.day and each.isoweekday() == said.weekday for each in days)
