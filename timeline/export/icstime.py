"""How RFC 5545 writes a time: a day, a floating time, a time in a zone, or UTC (section 3.3.5).

Calendars disagree on local times that a change of the clock repeats or skips, so those are written in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from timeline.export.contentline import parameter
from timeline.zones.iana import canonical

_UTC_NAMES = frozenset({"UTC", "Etc/UTC"})


@dataclass(frozen=True, slots=True)
class Form:
    """The way in which one event writes all its times."""

    all_day: bool = False
    zone: str | None = None
    """TZID; None for UTC and for floating times."""
    utc: bool = False

    def line(self, name: str, value: datetime | date) -> str:
        """One property that holds a time, e.g. `DTSTART;TZID=Europe/Kyiv:20250904T113000`."""
        if self.all_day:
            return f"{name};VALUE=DATE:{day_text(value)}"
        if not isinstance(value, datetime):
            value = datetime.combine(value, time())
        if self.utc:
            return f"{name}:{utc_text(value)}"
        if self.zone is None:
            return f"{name}:{_wall_text(value)}"
        if value.tzinfo is not None and zone_key(value) != self.zone:
            value = value.astimezone(ZoneInfo(self.zone))
        return f"{name}{parameter('TZID', self.zone)}:{_wall_text(value)}"


def form_of(*values: datetime | date | None, repeats: bool = False) -> Form:
    """Choose the form for an event that has these times, its start first.

    Args:
        values: start and end; None is skipped.
        repeats: whether the event has an RRULE. It then keeps its zone also when it starts in a repeated
            hour: in UTC, all later occurrences would move with the clock.
    """
    times = [value for value in values if isinstance(value, datetime)]
    if not times:
        return Form(all_day=True)
    if times[0].tzinfo is None:
        return Form()
    zone = zone_key(times[0])
    if zone is None or not _is_known(zone):
        return Form(utc=True)
    if not repeats and not all(is_plain(value, zone) for value in times):
        return Form(utc=True)
    return Form(zone=zone)


def zone_key(value: datetime) -> str | None:
    """The current IANA name of a time's zone; None for floating times, UTC and fixed offsets."""
    key = getattr(value.tzinfo, "key", None)
    name = canonical(key) or key if isinstance(key, str) else None
    return None if name in _UTC_NAMES else name


def is_plain(value: datetime, zone: str) -> bool:
    """Whether the wall clock of `zone` shows this instant once, and the zone database agrees with `value`."""
    info = ZoneInfo(zone)
    wall = _utc(value).astimezone(info).replace(tzinfo=None)
    if value.tzinfo is not None and zone_key(value) == zone and wall != value.replace(tzinfo=None):
        return False
    return wall.replace(tzinfo=info, fold=0).utcoffset() == wall.replace(tzinfo=info, fold=1).utcoffset()


def like(value: datetime | date, start: datetime | date) -> datetime | date:
    """The same wall clock, floating when `start` is and in its zone when it has one and `value` none."""
    if not isinstance(value, datetime) or not isinstance(start, datetime):
        return value
    return value.replace(tzinfo=start.tzinfo) if start.tzinfo is None or value.tzinfo is None else value


def later(value: datetime, by: timedelta) -> datetime:
    """The instant `by` later, on the wall of the same zone; floating clocks never change."""
    if value.tzinfo is None:
        return value + by
    return (_utc(value) + by).astimezone(value.tzinfo)


def utc_text(value: datetime) -> str:
    """`20250904T083000Z`; a floating time is taken as if in UTC."""
    return f"{_wall_text(_utc(value))}Z"


def day_text(value: datetime | date) -> str:
    """`20250904`."""
    return f"{value.year:04}{value.month:02}{value.day:02}"


def _wall_text(value: datetime) -> str:
    return f"{day_text(value)}T{value.hour:02}{value.minute:02}{value.second:02}"


def _is_known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def _utc(value: datetime) -> datetime:
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
