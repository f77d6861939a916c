"""The n-th unit or weekday of something: "first Monday of May", "the last week of the year"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from timeline.model.said import Grain, Holiday, Month, Nth, Said
from timeline.resolve.context import Context
from timeline.resolve.day import day_of, nth_from, nth_of
from timeline.resolve.grounded import Ground
from timeline.resolve.periods import Stretch, month_stretch, unit_stretch
from timeline.resolve.timex import day_value

Grounder = Callable[[Said, Context], Ground | None]


def nth_ground(said: Nth, context: Context, ground: Grounder) -> Ground | None:
    """Place an n-th weekday, day or unit; `ground` places what it is counted in."""
    if said.of is None:
        return None
    if said.grain is None and (isinstance(said.of, Holiday) or day_of(said.of, context) is not None):
        day = day_of(said.of, context)
        if day is None:
            return None
        found = nth_from(said, day)
        return Ground("DATE", day_value(found), found, found)
    of = ground(said.of, context)
    if of is None or of.first is None or of.last is None:
        return None
    if said.weekday is not None or said.grain is Grain.DAY:
        day = nth_of(said, of.first, of.last)
        if (
            isinstance(said.of, Month)
            and said.of.year is None
            and said.of.which == ""
            and context.today
            and day
            and day < context.today
            and context.direction >= 0
        ):
            later = month_stretch(of.first.year + 1, of.first.month)
            day = nth_of(said, later[1], later[2]) if later else day
        return None if day is None else Ground("DATE", day_value(day), day, day)
    stretch = _nth_unit(said, of.first, of.last)
    return (
        None
        if stretch is None
        else Ground("DATE", stretch[0], stretch[1], stretch[2], calendar=stretch[1] == stretch[2])
    )


def _nth_unit(said: Nth, first: date, last: date) -> Stretch | None:
    grain = said.grain or Grain.DAY
    if grain in (Grain.WEEK, Grain.WEEKEND):
        # the week that holds most of its days inside: ISO 8601's own rule for the first week of a year
        monday = first - timedelta(days=first.isoweekday() - 1)
        if first.isoweekday() > 4:  # noqa: PLR2004
            monday += timedelta(weeks=1)
        if said.number < 0:
            monday = last - timedelta(days=last.isoweekday() - 1)
            if last.isoweekday() < 4 and grain is Grain.WEEK:  # noqa: PLR2004
                monday -= timedelta(weeks=1)
        step = said.number - 1 if said.number > 0 else said.number + 1
        return unit_stretch(grain, monday + timedelta(weeks=step), 0)
    stretch = unit_stretch(
        grain, first if said.number > 0 else last, said.number - 1 if said.number > 0 else said.number + 1
    )
    if stretch is None or stretch[1] < first or stretch[2] > last:
        return None
    return stretch
