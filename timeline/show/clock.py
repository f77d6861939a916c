"""Clock times on the wall of a zone."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from timeline.errors import UsageError
from timeline.export.wording import clock_face


def in_zone(value: datetime, zone: str | None) -> datetime:
    """The same instant on the clocks of `zone`; floating times and `zone` None stay as they are.

    Raises:
        UsageError: if `zone` is no IANA name.
    """
    if zone is None or value.tzinfo is None:
        return value
    try:
        return value.astimezone(ZoneInfo(zone))
    except (LookupError, ValueError, OSError) as error:
        raise UsageError(f"{zone}: not an IANA time zone, such as Europe/Kyiv") from error
    except OverflowError:  # the first or last day of the calendar
        return value


def clock(value: datetime, zone: str | None, day: date) -> str:
    """What the clocks of a zone show, seen from a day.

    Args:
        value: the instant; a floating time is shown as it is.
        zone: an IANA name, or None for the zone of `value` itself.
        day: the day under whose heading it stands; another day is marked by `+1` or `-1`.

    Returns:
        `14:00`, `01:00 +1`; in an hour that the clocks of the zone show twice, also which of the two is
        meant: `01:30 EST`.
    """
    local = in_zone(value, zone)
    return " ".join([clock_face(local), *_shift(local, day)])


def clock_range(start: datetime, end: datetime | None, zone: str | None, day: date) -> str:
    """`14:00\N{EN DASH}15:00`; days are told once when both ends lie on the same."""
    if end is None:
        return clock(start, zone, day)
    first, last = in_zone(start, zone), in_zone(end, zone)
    if first.date() == last.date():
        return " ".join([f"{clock_face(first)}\N{EN DASH}{clock_face(last)}", *_shift(last, day)])
    return f"{clock(start, zone, day)}\N{EN DASH}{clock(end, zone, day)}"


def _shift(local: datetime, day: date) -> list[str]:
    days = (local.date() - day).days
    return [f"{days:+}"] if days else []
