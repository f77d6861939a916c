"""Values of RFC 5545 section 3.3: TEXT, DATE, DATE-TIME, DURATION."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_ESCAPED = re.compile(r"\\([\\;,nN])")
_TIME = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")
_DURATION = re.compile(
    r"([+-])?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?", re.ASCII
)
_LAST_SECOND = 59


def unescape(text: str) -> str:
    r"""A TEXT as it was before it was written (section 3.3.11).

    >>> unescape(r"Rome\, Milan\nand so on")
    'Rome, Milan\nand so on'
    """
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text) if "\\" in text else text


def parse_time(value: str) -> datetime | date:
    """A DATE, or a DATE-TIME: naive when it is local, aware when it is in UTC.

    Raises:
        ValueError: if it is neither.

    >>> parse_time("20250904T083000Z").isoformat()
    '2025-09-04T08:30:00+00:00'
    """
    found = _TIME.fullmatch(value.strip())
    if found is None:
        raise ValueError(f"{value[:40]!r} is no date and no time")
    day = date(int(found[1]), int(found[2]), int(found[3]))
    if found[4] is None:
        return day
    # a leap second counts as the one before it
    clock = time(int(found[4]), int(found[5]), min(int(found[6]), _LAST_SECOND))
    return datetime.combine(day, clock, UTC if found[7] else None)


def parse_duration(value: str) -> timedelta:
    """A DURATION; a day is 24 hours here.

    Raises:
        ValueError: if it is none.

    >>> parse_duration("-PT1H30M")
    datetime.timedelta(days=-1, seconds=81000)
    """
    days, rest = days_and_rest(value)
    return timedelta(days=days) + rest


def days_and_rest(value: str) -> tuple[int, timedelta]:
    """A DURATION as days of the calendar and an exact rest (RFC 5545 section 3.3.6: they differ).

    Raises:
        ValueError: if it is none.

    >>> days_and_rest("P1DT2H"), days_and_rest("PT24H")
    ((1, datetime.timedelta(seconds=7200)), (0, datetime.timedelta(days=1)))
    """
    found = _DURATION.fullmatch(value.strip().upper())
    if found is None or not any(found.groups()[1:]):
        raise ValueError(f"{value[:40]!r} is no duration")
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in found.groups()[1:])
    rest = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return (-7 * weeks - days, -rest) if found[1] == "-" else (7 * weeks + days, rest)


def duration_text(length: timedelta) -> str:
    """A DURATION as RFC 5545 writes it; days where they are whole.

    >>> duration_text(timedelta(minutes=-90)), duration_text(timedelta(days=2)), duration_text(timedelta())
    ('-PT1H30M', 'P2D', 'PT0S')
    """
    sign = "-" if length < timedelta() else ""
    seconds = abs(int(length.total_seconds()))
    if not seconds:
        return "PT0S"
    days, rest = divmod(seconds, 86400)
    hours, rest = divmod(rest, 3600)
    parts = [
        f"{number}{unit}" for number, unit in ((hours, "H"), (rest // 60, "M"), (rest % 60, "S")) if number
    ]
    return f"{sign}P{f'{days}D' if days else ''}{'T' if parts else ''}{''.join(parts)}"


def on_clocks(local: datetime, zone: ZoneInfo) -> datetime:
    """The first instant at which a clock of the zone shows `local`; a skipped time as clocks then show it.

    RFC 5545 section 3.3.5, the same as `resolve.instants.place`, which the readers of files cannot reach.

    >>> on_clocks(datetime(2025, 3, 30, 3, 30), ZoneInfo("Europe/Kyiv")).isoformat()
    '2025-03-30T04:30:00+03:00'
    """
    aware = local.replace(tzinfo=zone, fold=0)
    if aware.utcoffset() == aware.replace(fold=1).utcoffset():
        return aware
    return aware.astimezone(UTC).astimezone(zone)
