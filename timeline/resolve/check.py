"""Contradictions inside one expression: a weekday and its date, one instant in two zones."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import Any

from timeline.model.said import At, Date, DayOffset, Range, Said
from timeline.model.when import AllDay, Moment
from timeline.resolve import instants
from timeline.resolve.context import Context
from timeline.resolve.half import with_half
from timeline.resolve.zone import stated

_HALF_DAY = timedelta(hours=12)
_DAY = timedelta(days=1)
_EARLY = range(4, 7)
"""Hours of a morning that an afternoon has as well."""


def warnings_of(said: Said, found: Any, start: Moment | AllDay, context: Context) -> tuple[str, ...]:  # noqa: ANN401
    """What does not agree with itself, in words for the reader."""
    warnings = []
    day = _day_said(said)
    first: date = start.at.date() if isinstance(start, Moment) else start.first
    if isinstance(day, Date | DayOffset) and day.weekday and day.weekday != first.isoweekday():
        warnings.append(
            f"{first.isoformat()} is a {_name(first.isoweekday())}, but the text says {_name(day.weekday)}"
        )
    if isinstance(day, Date) and day.other and day.year is not None:
        warnings.append(
            f"a date in numbers: read as {first.isoformat()}; "
            f"the other order gives month {day.other[0]}, day {day.other[1]}"
        )
    if isinstance(start, Moment) and found.guessed_half and start.at.hour in _EARLY:
        warnings.append(f"half of the day guessed: read as {start.at:%H:%M}, twelve hours later is possible")
    if isinstance(start, Moment) and start.zone:
        for twin in found.twins:
            warnings.extend(_twin(twin, start, context))
    return tuple(warnings)


def _twin(twin: At, start: Moment, context: Context) -> list[str]:
    if twin.clock is None or twin.zone is None or twin.zone.kind == "local":
        return []
    wall = start.at.replace(tzinfo=None)
    clock, guessed = with_half(twin.clock, None, context)
    told = wall.replace(hour=clock.hour % 24, minute=clock.minute, second=0)
    zone, _ = stated(twin.zone, told, context)
    if zone is None:
        return []
    gaps = [
        abs(instants.place(told + step, zone).astimezone(UTC) - start.at.astimezone(UTC))
        for step in (-_DAY, timedelta(), _DAY)
    ]
    if min(gaps) == timedelta() or (guessed and min(abs(gap - _HALF_DAY) for gap in gaps) == timedelta()):
        return []
    here = start.at.isoformat(timespec="minutes")
    return [f"{twin.zone.text}: {clock.hour:02d}:{clock.minute:02d} there is another instant than {here}"]


def _day_said(said: Said) -> Said | None:
    if isinstance(said, At):
        return said.day
    if isinstance(said, Range):
        return said.day or said.start
    return said


def _name(weekday: int) -> str:
    return date(2024, 1, weekday).strftime("%A")
