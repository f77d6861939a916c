"""Clock times on days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from timeline.model.said import At, Clock, Range, Recurrence, Said
from timeline.resolve.context import Context
from timeline.resolve.grounded import Ground
from timeline.resolve.half import with_half
from timeline.resolve.timex import clock_value, day_value

_DAWN = 5
"""Hours before it are of the night before: "Friday night at 1 a.m."."""
SAME = "same"
"""Name of the clock time that was told last: "on Wednesday at the same time"."""
_DAY, _HALF = timedelta(days=1), timedelta(hours=12)
_NOON = 12


def on_day(day: date, clock: Clock, part: str | None = None) -> datetime:
    """A clock time on a day; midnight and small hours told under an evening's day are of the next date."""
    at = datetime.combine(day, time(clock.hour % 24, clock.minute, clock.second or 0))
    ends_day = clock.bias == "end" or (clock.name == "midnight" and part != "MO")
    if ends_day or (part in ("NI", "EV") and at.hour < _DAWN):
        return at + _DAY
    return at


def further(clock: Clock, first: datetime, context: Context, *, every: bool) -> datetime:
    """A clock time told with the `first` one, which does not go back to the morning: "at 3 p.m. and at 7"."""
    told, guessed = with_half(clock, None, context, first)
    at = on_day(first.date(), told)
    back = at.hour < _NOON and (first.hour >= _NOON or (every and at <= first))
    return at + _HALF if guessed and back else at


def last_start(until: date | None, said: Recurrence) -> date | None:
    """The day on which the last of some nights begins: "10pm to 6am from 9 May to 6am on 22 May"."""
    ends, hours = said.until, said.clock
    over = isinstance(ends, At) and isinstance(hours, Range) and ends.clock is not None
    return until - _DAY if until is not None and over and _is_over_night(hours) else until


def told_start(said: Recurrence, until: date | None, context: Context) -> date | None:
    """The day told before from which a pattern goes on: "Work starts on Monday, 9 to 4 until 20 June"."""
    if context.day is None or context.today is None or not (said.start or until):
        return None
    return context.day.day if context.today <= context.day.day <= (until or date.max) else None


def _is_over_night(hours: Said | None) -> bool:
    if not isinstance(hours, Range) or not (isinstance(hours.start, Clock) and isinstance(hours.end, Clock)):
        return False
    if hours.start.half is None or hours.end.half is None:
        return (hours.end.hour, hours.end.minute) <= (hours.start.hour, hours.start.minute)
    return hours.start.half == "pm" and hours.end.half == "am"


def time_value(at: datetime, clock: Clock) -> str:
    """TIMEX3 value of a clock time on its day."""
    told = clock if clock.hour == at.hour else replace(clock, hour=at.hour)
    return f"{day_value(at.date())}T{clock_value(told)}"


def is_same_time(said: Said) -> bool:
    """Whether the clock time told before is meant: "on Friday at the same time"."""
    return isinstance(said, At) and said.clock is not None and said.clock.name == SAME


def at_same_time(day: date | None, context: Context) -> Ground | None:
    """On a day at the clock time told before; only the day where none was."""
    told = context.told
    if day is None:
        return None
    if not isinstance(told, datetime):
        return Ground("DATE", day_value(day), day, day, day_said=True)
    at = datetime.combine(day, told.time())
    return Ground(
        "TIME", time_value(at, Clock(at.hour, at.minute, is_24h=True)), day, day, at=at, day_said=True
    )
