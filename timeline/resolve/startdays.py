"""The weekday at which what ends on a dated day begins: "from Friday to 5 a.m. Monday (March 23)"."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from timeline.model.said import At, Date, Range, Weekday
from timeline.model.values import replace
from timeline.resolve.context import Context
from timeline.resolve.grounded import Ground
from timeline.resolve.timex import day_value

_WEEK: Final = timedelta(days=7)


def before_end(said: Range, start: Ground, end: Ground, context: Context) -> Ground:
    """The start, a bare weekday, in the week before its dated end.

    That is where both have hours, or where it was read as one gone by.
    """
    first, last = (each.day if isinstance(each, At) else each for each in (said.start, said.end))
    bare = isinstance(first, Weekday) and not first.which and first.week is None and not first.plus_weeks
    if not bare or not isinstance(last, Date) or last.weekday is None:
        return start
    today = context.today
    if today is None or start.first is None or end.first is None:
        return start
    weeks = (end.first - start.first) // _WEEK
    gone_by = start.first < today <= end.first
    if weeks < 1 or not (gone_by or (start.at and end.at)):
        return start
    day = start.first + weeks * _WEEK
    if start.at is None:
        return replace(start, first=day, last=day, value=day_value(day))
    at = datetime.combine(day, start.at.time())
    return replace(start, first=day, last=day, at=at, value=f"{at:%Y-%m-%dT%H:%M}")
