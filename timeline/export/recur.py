"""RRULE and EXDATE (RFC 5545 section 3.8.5), brought into the form of the event's start."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from timeline.export.icstime import Form, day_text, like, utc_text

_PART = re.compile(r"[A-Z]+=[A-Z0-9,+-]+")
_UNTIL = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?")
_COUNTERS = {"FREQ", "UNTIL", "COUNT", "INTERVAL", "WKST"}
_FILTERS = {
    "BYSECOND",
    "BYMINUTE",
    "BYHOUR",
    "BYDAY",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYMONTH",
    "BYSETPOS",
}
_NAMES = _COUNTERS | _FILTERS
_FREQS = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")


def rule_parts(rrule: str) -> dict[str, str] | None:
    """The parts of a rule in their order, or None when it is no rule of RFC 5545 section 3.3.10.

    >>> rule_parts("FREQ=WEEKLY;BYDAY=MO")
    {'FREQ': 'WEEKLY', 'BYDAY': 'MO'}
    """
    pieces = rrule.upper().removeprefix("RRULE:").split(";")
    if not all(_PART.fullmatch(piece) for piece in pieces):
        return None
    parts = dict(piece.split("=", 1) for piece in pieces)
    if parts.get("FREQ") not in _FREQS or not parts.keys() <= _NAMES:
        return None
    return None if "UNTIL" in parts and until_of(parts) is None else parts


def until_of(parts: dict[str, str]) -> datetime | date | None:
    """The last moment of a rule: a date, a local (naive) time or one in UTC; None without UNTIL."""
    found = _UNTIL.fullmatch(parts.get("UNTIL", ""))
    if found is None:
        return None
    try:
        day = datetime.strptime(found[1], "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
        if found[2] is None:
            return day
        clock = time(int(found[2][:2]), int(found[2][2:4]), min(int(found[2][4:]), 59))
    except ValueError:
        return None
    return datetime.combine(day, clock, UTC if found[3] else None)


def rrule_line(parts: dict[str, str], form: Form) -> str:
    """The RRULE; UNTIL is a date for days, local for floating times and UTC for times in a zone."""
    until = until_of(parts)
    if until is not None:
        parts = parts | {"UNTIL": _until_text(until, form)}
    return "RRULE:" + ";".join(f"{name}={value}" for name, value in parts.items())


def last_instant(parts: dict[str, str], start: datetime) -> datetime | None:
    """An instant (in UTC) after which the rule has no occurrence; None when that is not told by UNTIL."""
    until = until_of(parts)
    if until is None:
        return None
    if isinstance(until, datetime) and until.tzinfo is not None:
        return max(until, start.astimezone(UTC))
    day = until.date() if isinstance(until, datetime) else until
    # two days cover every offset
    return max(datetime.combine(day, time(), UTC) + timedelta(days=2), start.astimezone(UTC))


def exdate_lines(exdates: tuple[datetime | date, ...], start: datetime | date, form: Form) -> list[str]:
    """One EXDATE an excepted occurrence; a day alone means the occurrence of that day."""
    lines = []
    for exdate in exdates:
        moment: datetime | date = exdate
        if not isinstance(exdate, datetime) and isinstance(start, datetime):
            moment = datetime.combine(exdate, start.time())
        lines.append(form.line("EXDATE", like(moment, start)))
    return lines


def _until_text(until: datetime | date, form: Form) -> str:
    if form.all_day:
        return day_text(until)
    if not isinstance(until, datetime):
        until = datetime.combine(until, time(23, 59, 59))
    if form.zone is not None and until.tzinfo is None:
        until = until.replace(tzinfo=ZoneInfo(form.zone))
    if form.zone is None and not form.utc:
        return utc_text(until).removesuffix("Z")
    return utc_text(until)
