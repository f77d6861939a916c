"""One instant told on several clocks: "8 p.m. ET (5 p.m. PT)", "9:15-10:00 CEST (07:15-08:00 UTC)"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from timeline.find.clock import make_clock
from timeline.find.slots import Built, Slots
from timeline.model.said import At, Clock, Date, DayOffset, Range, Said, Weekday

_NOON: Final = 12
_DAY: Final = 24
_WEEK: Final = 7
_LEAP_YEAR: Final = 2000


def build_twin(slots: Slots) -> Built:
    """The same instant in several zones: the first is the main one, unless only a later one has a zone."""
    first = _at(slots.said("timez") or slots.said("time"))
    others = tuple(_at(slots.said(name)) for name in ("timez2", "timez3", "timez4") if name in slots)
    if first.zone and any(
        other.zone and other.zone.text.casefold() == first.zone.text.casefold() for other in others
    ):
        return None
    return replace(first, twin=first.twin + others)


def build_twin_at(slots: Slots) -> Built:
    """A day and clock time told again in another zone."""
    first = _at(slots.said("moment_z") or slots.said("moment") or slots.said("time"))
    if "eve" in slots:
        return first if _is_beside(first, slots.said("eve")) else None
    others = tuple(slots.said(name) for name in ("timez2", "timez3", "moment2") if name in slots)
    if not all(isinstance(other, At) and not _same_zone(other, first) for other in others):
        return None  # two times of one zone are a start and an end
    if first.day is None:
        if (dated := _on_day(first, others[0])) is None:
            return None
        first = dated
    if any(_is_eve(first, other) for other in others):
        first = replace(first, clock=make_clock(_DAY))
    return replace(first, twin=first.twin + others)


def _on_day(first: At, other: At) -> At | None:
    """A clock time on the day that the words beside it tell for elsewhere: "2:47 a.m. (1747 GMT Monday)".

    Clocks are taken to be at most twelve hours apart, as all are but those of a few islands.
    """
    here, there, day = _of_24(first.clock), _of_24(other.clock), other.day
    if here is None or there is None or day is None:
        return None
    step = (here < there - _NOON) - (here > there + _NOON)
    if isinstance(day, Weekday):
        day = replace(day, weekday=(day.weekday - 1 + step) % _WEEK + 1)
    elif isinstance(day, DayOffset) and day.weekday is None:
        day = replace(day, days=day.days + step)
    elif isinstance(day, Date) and not day.weekday:
        told = date(day.year or _LEAP_YEAR, day.month, day.day) + timedelta(days=step)
        day = replace(day, month=told.month, day=told.day, year=day.year and told.year)
    elif step:
        return None
    return replace(first, day=day)


def _of_24(clock: Clock | None) -> float | None:
    """The hours since midnight of a clock time that tells its half of the day; None for others."""
    if clock is None or not (clock.half or clock.is_24h or clock.name):
        return None
    hour = clock.hour % _NOON + _NOON * (clock.half == "pm") if clock.half else clock.hour
    return hour + clock.minute / 60


def _is_beside(first: At, other: Date) -> bool:
    """Whether a date is that of the last zone, one day off: "March 14 at 02:00 UTC / 10 PM EDT March 13"."""
    day = first.day
    if not first.twin or not isinstance(day, Date) or day.weekday or other.weekday:
        return False
    years = (year or _LEAP_YEAR for year in (day.year, other.year or day.year))
    one, two = (date(year, each.month, each.day) for year, each in zip(years, (day, other), strict=True))
    return abs((one - two).days) == 1


def _is_eve(first: At, other: At) -> bool:
    """Whether the next day elsewhere says which midnight: "12 a.m. EST Friday (0500 GMT Saturday)".

    Clocks elsewhere are hours ahead of a midnight, not a day, so that is the one at the end of the day.
    """
    clock, day, next_day = first.clock, first.day, other.day
    if not isinstance(clock, Clock) or clock.minute or clock.name or _hour(clock):
        return False
    return (
        isinstance(day, Weekday)
        and isinstance(next_day, Weekday)
        and next_day.weekday == day.weekday % _WEEK + 1
    )


def _hour(clock: Clock) -> int:
    """The hour of the day of a clock time that tells its half, or has 24 hours."""
    return clock.hour % _NOON if clock.half == "am" else clock.hour


def build_twin_range(slots: Slots) -> Built:
    """As in "9:15-10:00 CEST (07:15-08:00 UTC)": the same hours in two zones; the first are the main ones."""
    first: Range = slots.said("moment_range") or slots.said("range_clock")
    second: Range = slots.said("range2" if "range2" in slots else "range_clock")
    zones = [said.zone for said in (first, second)]
    if zones[1] is None or (zones[0] is not None and zones[0].text == zones[1].text):
        return None
    return first


def _same_zone(one: At, other: At) -> bool:
    return (one.zone and one.zone.text) == (other.zone and other.zone.text)


def _at(said: Said) -> At:
    return said if isinstance(said, At) else At(clock=said)  # type: ignore[arg-type]
