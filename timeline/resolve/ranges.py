"""Ranges: clock times on a day, days, periods, open ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, Literal

from timeline.model.said import (
    At,
    Clock,
    Date,
    DayNumber,
    DayPart,
    Edge,
    Grain,
    Listing,
    Month,
    Now,
    Period,
    Range,
    Said,
    Weekday,
)
from timeline.model.text import Span
from timeline.model.values import replace
from timeline.model.when import Relation
from timeline.resolve.context import Context, KnownDay
from timeline.resolve.day import day_of, weekday_on
from timeline.resolve.ground import base_day, days_of, ground
from timeline.resolve.grounded import Ground
from timeline.resolve.half import halves_of_range, with_half
from timeline.resolve.hours import on_day, time_value
from timeline.resolve.startdays import before_end
from timeline.resolve.timex import day_value

_DAY = timedelta(days=1)
_NOON = 12
_TWELVES: Final[dict[str | None, Literal["am", "pm"]]] = {"MO": "pm", "EV": "am", "NI": "am"}
"""In which half of the day the twelve lies at which a part of the day ends."""
_NOWHERE = Span(0, 0)


def range_ground(said: Range, context: Context) -> Ground | None:
    """Place a range on the calendar."""
    if isinstance(said.start, Clock) and isinstance(said.end, Clock):
        return _clocks(said, said.start, said.end, context)
    if said.start is None or said.end is None:
        return _open(said, context)
    start = ground(said.start, context)
    if start is None or start.first is None:
        return None
    end = ground(_end_said(said), _after(context, start))
    if end is None or end.first is None:
        return start
    start = before_end(said, start, end, context)
    if isinstance(said.start, Now) and end.at is None:
        start = _as_day(start)
    if isinstance(said.end, Now) and start.at is None:
        end = _as_day(end)
    if running := _running(said, start, context):
        return running
    end = _later(said, start, end, context)
    if start.at is not None or end.at is not None:
        return _moments(said, start, end)
    last = end.last or end.first
    if start.first is None or last is None or last < start.first:
        return start
    calendar = start.calendar and end.calendar
    return replace(
        start, type="DATE", last=last, end_value=end.value, calendar=calendar, mod=None, part=start.part
    )


def _as_day(now: Ground) -> Ground:
    """Now as a day, beside an end that is one."""
    return now if now.first is None else replace(now, value=day_value(now.first), at=None)


def _running(said: Range, start: Ground, context: Context) -> Ground | None:
    """As in "May to September" told in August: the range that holds today, not the next one."""
    first, today = said.start, context.today
    if context.list_day is not None and today is not None and context.list_day > today:
        return None  # rows go on in time: the spring term behind the autumn's
    if today is None or start.first is None or start.first <= today or not isinstance(first, Month | Date):
        return None
    if (
        first.year is not None
        or first.which
        or not isinstance(said.end, Month | Date)
        or said.end.year is not None
    ):
        return None
    year = start.first.year - 1
    last: Said = replace(said.end, year=year + (1 if _in_year(said.end) < _in_year(first) else 0))
    found = range_ground(replace(said, start=replace(first, year=year), end=last), context)
    return found if found and found.first and found.last and found.first <= today <= found.last else None


def _in_year(said: Month | Date) -> tuple[int, int]:
    return said.month, said.day if isinstance(said, Date) else 0


def _end_said(said: Range) -> Said:
    end = said.end or Now()
    day = end.day if isinstance(end, At) else None
    if isinstance(end, At) and isinstance(day, Period) and day.grain is Grain.DAY and day.which == "next":
        return replace(end, day=replace(day, which="following"))  # "to 6 a.m. the next morning"
    return end


def _after(context: Context, start: Ground) -> Context:
    """The frame for the end of a range: the day of its start is told, and it lies ahead of it."""
    first = start.first
    if first is None or context.now is None:
        return context
    known = KnownDay(first, context.day.span if context.day else _NOWHERE, -1)
    return context._replace(day=known, told=start.at or first)


def _later(said: Range, start: Ground, end: Ground, context: Context) -> Ground:
    """Move an end told by name past its start: "from Monday through Thursday", "November to March"."""
    first = start.first
    if first is None or end.first is None or end.first >= first:
        return end
    if isinstance(said.end, Weekday):
        day = weekday_on(Weekday(said.end.weekday), first, context._replace(direction=1))
        return replace(end, first=day, last=day, value=day_value(day))
    if isinstance(said.end, At) and isinstance(said.end.day, Weekday):
        day = weekday_on(Weekday(said.end.day.weekday), first, context._replace(direction=1))
        if end.at is None:
            return replace(
                end, first=day, last=day, value=f"{day_value(day)}T{end.part}" if end.part else day_value(day)
            )
        at = datetime.combine(day, end.at.time())
        return replace(end, first=day, last=day, at=at, value=f"{at:%Y-%m-%dT%H:%M}")
    if isinstance(said.end, Date | Month | DayNumber | Period | Edge):
        moved = ground(
            said.end, context._replace(now=datetime.combine(first, datetime.min.time()), direction=1)
        )
        return moved if moved is not None else end
    return end


def _moments(said: Range, start: Ground, end: Ground) -> Ground:
    until = end.at
    end_value = end.value
    if (
        isinstance(said.start, Now)
        and isinstance(said.end, Clock)
        and start.at
        and until
        and until <= start.at
    ):
        until += timedelta(hours=12) if end.guessed_half and until + timedelta(hours=12) > start.at else _DAY
        end = replace(end, at=until)
        end_value = f"{until:%Y-%m-%dT%H:%M}"
    zone = start.zone or said.zone or end.zone
    at = start.at
    if at is None and start.first is not None and end.at is not None:
        return replace(start, type="TIME", until=end.at, end_value=end_value, zone=zone, last=end.at.date())
    if until is None and end.last is not None:
        ends = datetime.combine(end.last + _DAY, datetime.min.time()) if at is not None else None
        return replace(start, last=end.last, until=ends, end_value=end_value, zone=zone)
    value = f"{at:%Y-%m-%dT%H:%M}" if start.value == "PRESENT_REF" and at else start.value
    if end.value == "PRESENT_REF" and until:
        end_value = f"{until:%Y-%m-%dT%H:%M}"
    return replace(
        start,
        type="TIME",
        value=value,
        until=until,
        end_value=end_value,
        zone=zone,
        end_zone=end.zone,
        calendar=True,
    )


def _clocks(said: Range, start: Clock, end: Clock, context: Context) -> Ground | None:
    part = said.day.part.code if isinstance(said.day, At) and said.day.part else None
    if isinstance(said.day, DayPart):
        part = said.day.code
    first, guessed_first = _half(start, end, part, context)[0]
    last, guessed_last = _half(start, end, part, context)[1]
    day_said = said.day is not None
    days: tuple[date, ...] = ()
    rule = None
    if isinstance(said.day, Range | Listing):
        days = days_of(said.day, context)
        if not days:
            return None
        if isinstance(said.day, Range) and len(days) > 1:
            rule = f"FREQ=DAILY;COUNT={len(days)}"
    day = days[0] if days else base_day(said.day, context)
    if day is None:
        value, end_value = (f"T{clock.hour % 24:02d}:{clock.minute:02d}" for clock in (first, last))
        return Ground("TIME", value, end_value=end_value, zone=said.zone, calendar=False, day_said=False)
    at, until = on_day(day, first), on_day(day, last)
    if first.name == "midnight":
        at -= _DAY
    if until <= at and said.ends_on_day and day_said:
        at -= _DAY
    elif until <= at:
        until += _DAY
    return Ground(
        "TIME",
        time_value(at, first),
        at.date(),
        days[-1] if rule else until.date(),
        at=at,
        until=until,
        end_value=time_value(until, last),
        zone=said.zone,
        rrule=rule,
        days=() if rule else days,
        guessed_half=guessed_first or guessed_last,
        day_said=day_said,
    )


def _half(
    start: Clock, end: Clock, part: str | None, context: Context
) -> tuple[tuple[Clock, bool], tuple[Clock, bool]]:
    start, end = halves_of_range(start, _ended_at_twelve(end, part))
    first = with_half(start, part, context)
    last = with_half(end, part, context)
    if last[1] or (end.half is None and not end.is_24h):
        # "9-5", "2 to 4": the end is the next time the clock shows it
        if (
            not end.is_24h
            and end.half is None
            and part is None
            and _minute(last[0]) <= _minute(first[0])
            and first[0].hour < _NOON > end.hour
        ):
            return first, (replace(last[0], hour=end.hour + _NOON), True)
        if (
            not end.is_24h
            and end.half is None
            and last[0].hour < first[0].hour
            and first[0].hour >= _NOON
            and end.hour < _NOON
        ):
            return first, (
                replace(last[0], hour=end.hour + _NOON if end.hour + _NOON > first[0].hour else end.hour),
                True,
            )
    if first[1] and not last[1] and first[0].hour > last[0].hour and start.hour <= _NOON:
        return (replace(first[0], hour=start.hour % _NOON), True), last
    return first, last


def _ended_at_twelve(end: Clock, part: str | None) -> Clock:
    """The end of a part of the day that goes on to noon or to midnight: "morning 9-12", "evening 8 to 12"."""
    if part not in _TWELVES or end.half is not None or end.is_24h or end.hour != _NOON:
        return end
    return replace(end, half=_TWELVES[part])


def _minute(clock: Clock) -> int:
    return clock.hour % 24 * 60 + clock.minute


_RELATIONS = {
    "until": Relation.UNTIL,
    "by": Relation.BY,
    "before": Relation.BEFORE,
    "after": Relation.AFTER,
    "since": Relation.SINCE,
    "range": Relation.AT,
}
_MODS = {
    "before": "BEFORE",
    "until": "ON_OR_BEFORE",
    "by": "ON_OR_BEFORE",
    "after": "AFTER",
    "since": "ON_OR_AFTER",
}


def _open(said: Range, context: Context) -> Ground | None:
    bound = said.end if said.end is not None else said.start
    if bound is None:
        return None
    found = ground(bound, context)
    if found is None:
        return None
    return replace(found, relation=_RELATIONS[said.relation], mod=_MODS[said.relation])


def first_day(said: Said, context: Context) -> date | None:
    """The first day of anything that has one."""
    day = day_of(said, context)
    if day is not None:
        return day
    found = ground(said, context)
    return None if found is None else found.first
