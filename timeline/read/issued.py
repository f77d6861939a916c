"""The time of publication as a caller gives it."""

from __future__ import annotations

import re
from datetime import date, datetime

from timeline.errors import UsageError
from timeline.model.text import Published

_DAY = re.compile(r"[0-9]{4}-?(?:[0-9]{2}-?[0-9]{2}|W[0-9]{2}-?[0-9])", re.ASCII)
_EXAMPLE = "2025-09-04T14:12+03:00"
# ISO 8601 asks for the Gregorian calendar; at the far end a day later must still exist.
_YEARS = range(1583, 9999)


def parse_published(given: str | datetime, zone: str | None = None) -> Published:
    """Read the time of publication.

    Args:
        given: an aware datetime, or ISO 8601 with an offset; a date alone is enough when `zone` is given.
        zone: the IANA zone in which a date alone is meant.

    Raises:
        UsageError: if it is no such time; the message says what to write instead.

    >>> parse_published("2025-09-04T14:12+03:00").at.isoformat()
    '2025-09-04T14:12:00+03:00'
    >>> parse_published("2025-09-04", "Europe/Kyiv").day_only
    True
    """
    text = given.isoformat() if isinstance(given, datetime) else given.strip()
    if _DAY.fullmatch(text):
        return _day(text, zone)
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"published: {text!r} is not an ISO 8601 time; write it like {_EXAMPLE}") from error
    if at.tzinfo is None:
        raise UsageError(f"published: {text} has no offset; write {text}+03:00 or {text}Z")
    _check_year(at, text)
    return Published(at=at)


def _day(text: str, zone: str | None) -> Published:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"published: {text!r} is not a day of the calendar") from error
    if zone is None:
        problem = "a day alone does not say where; add --zone (zone=), or write"
        raise UsageError(f"published: {text}: {problem} {day.isoformat()}T12:00+03:00")
    _check_year(day, text)
    return Published(at=datetime.combine(day, datetime.min.time()), zone=zone, day_only=True)


def _check_year(when: date, text: str) -> None:
    if when.year not in _YEARS:
        raise UsageError(f"published: {text}: the year must lie between {_YEARS[0]} and {_YEARS[-1]}")
