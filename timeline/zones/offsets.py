"""Offsets to zones: for an offset that no named zone of a text has."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_ODD: Final = (
    "Asia/Kolkata",
    "Asia/Tehran",
    "Asia/Kabul",
    "Asia/Kathmandu",
    "Asia/Yangon",
    "Australia/Darwin",
    "Australia/Adelaide",
    "America/St_Johns",
    "Asia/Colombo",
    "Pacific/Marquesas",
    "Australia/Eucla",
    "Pacific/Chatham",
    "Australia/Lord_Howe",
)
_WEST, _EAST = -12 * 60, 14 * 60


def by_offset(minutes: int, local: datetime) -> str | None:
    """A zone whose clocks are that far from UTC: `Etc/GMT-3` for three hours ahead, or one of an odd offset.

    Args:
        minutes: east of UTC.
        local: naive local time.

    >>> day = datetime(2026, 6, 4)
    >>> by_offset(180, day), by_offset(330, day), by_offset(7, day)
    ('Etc/GMT-3', 'Asia/Kolkata', None)
    """
    if minutes % 60 == 0 and _WEST <= minutes <= _EAST:
        hours = minutes // 60
        return "Etc/UTC" if hours == 0 else f"Etc/GMT{-hours:+d}"
    apart = timedelta(minutes=minutes)
    return next((name for name in _ODD if local.replace(tzinfo=ZoneInfo(name)).utcoffset() == apart), None)
