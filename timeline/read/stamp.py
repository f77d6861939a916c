"""Stamps that machines write: the date of a mail, of an entry of a feed, of the line above a quotation.

RFC 5322 section 3.3 with the obsolete zones of section 4.3, RFC 3339, and what mailers and content systems
write in their place, in several languages. The offset is kept as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from timeline import zones
from timeline.language import fold
from timeline.model.text import Published
from timeline.read.mailwords import mail_words

_LONGEST: Final = 200
"""Code points of a stamp and of the words around it."""
_YEARS: Final = range(1970, 2200)
_NOON: Final = 12
_MONTHS: Final = range(1, 13)
_RFC5322: Final = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2}) (?P<year>\d{4})"
    r" (?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d) (?P<sign>[+-])(?P<hours>\d\d)(?P<minutes>\d\d)"
    r"(?: \(\w+\))?"
)
_ISO: Final = re.compile(
    r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[t ]\s?(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?)?"
)
_BIG_ENDIAN: Final = re.compile(
    r"(?<!\d)(?P<year>\d{4})[-./] ?(?P<month>\d{1,2})[-./] ?(?P<day>\d{1,2})(?!\d)"
)
_NUMBERS: Final = re.compile(
    r"(?<![\d.])(?P<one>\d{1,2})(?P<mark>[./-])\s?(?P<two>\d{1,2})(?P=mark)\s?(?P<year>\d{4}|\d\d)(?!\d)"
)
_YEAR: Final = r"(?P<year>\d{4}|\d\d(?!\d|:))"
_DAY_FIRST: Final = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[^\W\d_]{0,2}\.?[ -]?(?:[^\W\d_]{1,2}\.? )?(?P<word>[^\W\d_]{3,12})\.?,?[ -]"
    r"(?:[^\W\d_]{1,2} )?" + _YEAR
)
_MONTH_FIRST: Final = re.compile(r"(?P<word>[^\W\d_]{3,12})\.? (?P<day>\d{1,2})[^\W\d_]{0,2}\.?,? " + _YEAR)
_ASCTIME: Final = re.compile(
    r"(?P<word>[^\W\d_]{3,12}) (?P<day>\d{1,2})(?= \d\d:\d\d(?::\d\d)?(?: [a-z]{1,5})? (?P<year>\d{4}))"
)
_CLOCK: Final = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?!\d)"
)
_FRACTION: Final = re.compile(r"[.,]\d+")
_OFFSET: Final = re.compile(
    r" ?(?P<name>gmt|utc|ut|z)? ?(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?(?!\d)"
)
_NAME: Final = re.compile(r" ?\(?(?P<name>[A-Za-z]{1,5})\b")
_UNIVERSAL: Final = frozenset({"gmt", "utc", "ut", "z"})
_OBSOLETE: Final = {"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
"""Offsets in hours of the obsolete zones (RFC 5322 section 4.3)."""

_NUMBERED: Final = ("hours", "minutes", "year", "day", "hour", "minute", "second")
_WHOLE_DAY: Final = timedelta(hours=24)


class Stamp(NamedTuple):
    """A time as a machine wrote it: aware if it told its offset."""

    at: datetime
    day_only: bool = False

    def published(self, basis: str) -> Published:
        """The same as a time of publication."""
        return Published(self.at, basis=basis, day_only=self.day_only)


def read_stamp(words: str, before: datetime | None = None) -> Stamp | None:
    """Read the one stamp that stands among some words.

    Args:
        words: e.g. `Thu, 4 Sep 2025 09:01:00 +0300`, `2025-09-04T09:01Z`, `Am 04.09.25 um 09:01 schrieb X`.
        before: the stamp is no later; of two ways to read 03/04/2025 the one that is too late falls out.

    Returns:
        The time with the offset that is written, without one if none is; -0000 is UTC (RFC 5322 section 3.3).
        None if no full date is written, or it is later than `before`.

    >>> str(read_stamp("Thu, 4 Sep 2025 09:01:00 EST").at), read_stamp("9/4/25").day_only
    ('2025-09-04 09:01:00-05:00', True)
    """
    given = " ".join(words[:_LONGEST].split())
    if (plain := _RFC5322.fullmatch(given)) and before is None and (told := _plain(plain)):
        return told
    low = fold(given)
    for day, end in _days(low):
        stamp = _with_clock(day, given, low, end)
        if before is None or _wall(stamp.at) <= _wall(before):
            return stamp
    return None


def _plain(match: re.Match[str]) -> Stamp | None:
    """What nearly all mails write, without a look at words of other languages."""
    month = mail_words().months.get(match["month"].lower())
    hours, minutes, year, day, hour, minute, second = map(int, match.group(*_NUMBERED))
    ahead = timedelta(hours=hours, minutes=minutes)
    if month is None or ahead >= _WHOLE_DAY or year not in _YEARS:
        return None
    zone = timezone(-ahead if match["sign"] == "-" else ahead)
    try:
        return Stamp(datetime(year, month, day, hour, minute, second, tzinfo=zone))
    except ValueError:
        return None


def _wall(at: datetime) -> datetime:
    return at.replace(tzinfo=None)


def _days(low: str) -> Iterator[tuple[datetime, int]]:
    """The days that the words may tell, the likeliest first, and where the day ends."""
    for pattern in (_ISO, _BIG_ENDIAN):
        if match := pattern.search(low):
            yield from _day(match["year"], int(match["month"]), match["day"], match.end("day"))
            return
    months = mail_words().months
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ASCTIME):
        for match in pattern.finditer(low):
            if month := months.get(match["word"]):
                yield from _day(match["year"], month, match["day"], match.end())
                return
    for match in _NUMBERS.finditer(low):
        one, two = int(match["one"]), int(match["two"])
        american = match["mark"] == "/" and (_half(low, match.end()) is not None or two > _NOON)
        for month, day in ((one, two), (two, one)) if american else ((two, one), (one, two)):
            if month in _MONTHS:
                yield from _day(match["year"], month, str(day), match.end())


def _day(year: str, month: int, day: str, end: int) -> Iterator[tuple[datetime, int]]:
    number = int(year)
    if len(year) == len("25"):
        number += 2000 if number < 50 else 1900  # noqa: PLR2004 - RFC 5322 section 4.3
    if number in _YEARS:
        try:
            yield datetime(number, month, int(day)), end  # noqa: DTZ001 - its offset is read next
        except ValueError:
            return


def _half(low: str, start: int) -> str | None:
    """The half of the day behind the clock time that follows."""
    clock = _CLOCK.search(low, start)
    if clock is None:
        return None
    behind = low[clock.end() : clock.end() + len(" a. m.")].lstrip()
    return next(
        (
            half
            for word, half in mail_words().halves.items()
            if behind.startswith(word) and not behind[len(word) :][:1].isalpha()
        ),
        None,
    )


def _with_clock(day: datetime, given: str, low: str, end: int) -> Stamp:
    clock = _CLOCK.search(low, end) or _CLOCK.search(low)
    if clock is None or clock.start() < end <= clock.end():
        return Stamp(day, day_only=True)
    half = _half(low, clock.start())
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    if half is not None and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    try:
        at = day.replace(hour=hour, minute=minute, second=min(second, 59))
    except ValueError:
        return Stamp(day, day_only=True)
    fraction = _FRACTION.match(low, clock.end())
    return Stamp(_in_zone(at, given, low, fraction.end() if fraction else clock.end()))


def _in_zone(at: datetime, given: str, low: str, end: int) -> datetime:
    """The time with the offset or the name of a zone that stands behind its clock."""
    if match := _OFFSET.match(low, end):
        ahead = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        if ahead < timedelta(hours=24):
            return at.replace(tzinfo=timezone(-ahead if match["sign"] == "-" else ahead))
    if match := _NAME.match(given, end):
        name = match["name"].lower()
        if name in _UNIVERSAL:
            return at.replace(tzinfo=UTC)
        if name in _OBSOLETE:
            return at.replace(tzinfo=timezone(timedelta(hours=_OBSOLETE[name])))
        if match["name"].isupper() and len(name) > len("MS") and (zone := _zone(match["name"])):
            offset = ZoneInfo(zone).utcoffset(at)
            return at if offset is None else at.replace(tzinfo=timezone(offset))
    return at


@cache
def _zone(name: str) -> str | None:
    """The likeliest IANA zone of an abbreviation that RFC 5322 does not know: `EEST`, `MSK`."""
    found = zones.abbreviation(name)
    return found[0] if found else None
