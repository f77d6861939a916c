"""The only place that turns a local time and a zone into an instant.

RFC 5545 section 3.3.5: a local time that occurs twice means the first occurrence; one that daylight saving
skips is read with the offset before the gap. `zoneinfo` does both when `fold` is 0. pendulum 3.3 does neither
with one setting (its default takes the second of a repeated time; `fold=0` takes the offset *after* a gap),
so the arithmetic is left to `zoneinfo` and pendulum gets a finished UTC instant.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    import pendulum


@lru_cache(maxsize=1024)
def zone_info(zone: str) -> ZoneInfo:
    """The zone of an IANA name.

    Raises:
        ValueError: if there is no such zone.
    """
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"not an IANA zone: {zone!r}") from error


def place(local: datetime, zone: str | None) -> datetime:
    """Put a wall-clock time in a zone; without a zone it stays floating.

    Args:
        local: a naive local time; its `fold` is ignored.
        zone: an IANA name, or None.

    Returns:
        The first instant at which a clock in `zone` shows `local`; a skipped time is moved to the time
        that clocks show at that instant.

    Raises:
        ValueError: if `local` is aware or `zone` is not an IANA name.

    >>> place(datetime(2025, 10, 26, 3, 30), "Europe/Kyiv").isoformat()  # repeated
    '2025-10-26T03:30:00+03:00'
    >>> place(datetime(2025, 3, 30, 3, 30), "Europe/Kyiv").isoformat()  # skipped
    '2025-03-30T04:30:00+03:00'
    """
    if local.tzinfo is not None:
        raise ValueError(f"expected a naive time, got {local!r}")
    if zone is None:
        return local.replace(fold=0)
    info = zone_info(zone)
    aware = local.replace(tzinfo=info, fold=0)
    return aware.astimezone(UTC).astimezone(info) if _may_be_skipped(aware) else aware


def to_instant(local: datetime, zone: str) -> pendulum.DateTime:
    """Place a wall-clock time in a zone, as a pendulum time; see `place`.

    >>> to_instant(datetime(2025, 9, 4, 11, 30), "Europe/Kyiv").isoformat()
    '2025-09-04T11:30:00+03:00'
    """
    return in_zone(place(local, zone), zone)


def in_zone(moment: datetime, zone: str) -> pendulum.DateTime:
    """The same instant on the clocks of another zone.

    Raises:
        ValueError: if `moment` is naive or `zone` is not an IANA name.
    """
    import pendulum  # noqa: PLC0415 - costs more than all the rest of a start

    if moment.tzinfo is None:
        raise ValueError(f"expected an aware time, got {moment!r}")
    zone_info(zone)
    return pendulum.instance(moment.astimezone(UTC)).in_timezone(zone)


def _may_be_skipped(aware: datetime) -> bool:
    """Whether the wall clock is inside a gap: with fold 1 it has an earlier offset only there."""
    later = aware.replace(fold=1).utcoffset()
    return later is not None and later > (aware.utcoffset() or timedelta())
