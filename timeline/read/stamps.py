"""Stamps: a whole date with its clock time, offset or zone, as outlets write it, in any of our languages."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from timeline import zones
from timeline.ical.values import on_clocks
from timeline.model.text import Span
from timeline.model.values import value_class
from timeline.read.stampwords import StampWords, stamp_words, weekday_before

_NOON, _HOURS, _MINUTES, _MONTHS = 12, 24, 60, 12
_CENTURY = 2000
_OFFSET = re.compile(
    r"(?P<gap> ?)\(?(?P<utc>utc|gmt)?(?P<inner> ?)(?P<sign>[+-])"
    r"(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?(?![\d:.])\)?"
)
_ZULU = re.compile(r"z(?!\w)")
_LETTERS = re.compile(r" ?[(\[,]? ?(?P<letters>[A-Z](?:\.?[A-Za-z]){1,4})(?![\w])\.?[)\]]?")
_RANGE = re.compile(r" ?(?:-|\u2013|\u2014) ?\d{1,2}(?:[:.h]\d\d|(?= ?[ap]))")
_GAP = re.compile(r"[\s,|;/\u00b7\u2022()-]+")
_REMARK = re.compile(r"\)| ?\([A-Z]{2,5}\)")
_OFFSET_MINUTES = frozenset({0, 30, 45})
_EAST, _WEST = 14, 12
_LONGEST_PLACE = 30
_CODES = ("en", "de", "fr", "es", "it", "uk")
_ZERO = frozenset({"Etc/UTC", "Etc/GMT", "UTC"})
_LONGEST_CLOCK = 40


@value_class(frozen=True, slots=True)
class Stamp:
    """A date of a line, with what belongs to it."""

    at: datetime
    """Aware when an offset or a zone is told, else naive; noon of the day without a clock time."""
    span: Span
    """In the line: weekday, date, clock time, zone."""
    day_only: bool
    zone: str | None = None
    """The IANA zone that is told."""
    told: str = ""
    """The words for it: "ET", "Kyiv time"."""
    weekday: int | None = None
    """The day of the week that is told (0 is Monday), if another than that of the date."""
    exact: bool = False
    """Whether seconds or an offset are told, which only programs write."""
    short_year: bool = False


@value_class(frozen=True, slots=True)
class _Line:
    text: str
    folded: str
    country: str | None


@value_class(frozen=True, slots=True)
class _Zone:
    end: int
    offset: timedelta | None = None
    name: str | None = None
    told: str = ""


@value_class(frozen=True, slots=True)
class _Clock:
    at: time
    start: int
    end: int
    zone: _Zone | None
    seconds: bool


def stamps_in(line: str, folded: str, *, country: str | None = None, order: str = "") -> list[Stamp]:
    """Every whole date of a line, in order; ranges of days and of clock times are none.

    Args:
        line: one line.
        folded: the same, folded.
        country: ISO 3166 code of the outlet's country, for abbreviations that several countries use.
        order: `DMY` or `MDY`, how "04/09/2025" is read; empty leaves out what can be both.
    """
    words = stamp_words()
    told = _Line(line, folded, country)
    found: list[Stamp] = []
    taken = 0
    matches = sorted(
        (match for pattern in words.dates for match in pattern.finditer(folded)),
        key=lambda match: (match.start(), -match.end()),
    )
    for match in matches:
        if match.start() < taken:
            continue
        day = _day(match, words, order)
        if day is None:
            continue
        stamp = _stamp(told, match, taken, day)
        if stamp is not None:
            found.append(stamp)
            taken = found[-1].span.end
        else:
            taken = match.end()
    return found


def _day(match: re.Match[str], words: StampWords, order: str) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    year += _CENTURY if len(parts["year"]) <= 2 else 0  # noqa: PLR2004 - digits of a year
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        if parts["sep"] == "." or first > _MONTHS or first == second or order == "DMY":
            day, month = first, second
        elif second > _MONTHS or order == "MDY":
            day, month = second, first
        else:
            return None
    else:
        told = parts["month"]
        number = (
            int(told)
            if told.isdigit()
            else words.months.get(told, words.months.get(told.rstrip("."), -1)) + 1
        )
        day, month = int(parts["day"]), number
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _stamp(line: _Line, date_: re.Match[str], after: int, day: date) -> Stamp | None:
    """A date with what stands around it; None for one end of a range."""
    start, end = date_.span()
    clock = _clock_after(line, end)
    weekday = weekday_before(line.folded, after, start)
    start = weekday[1] if weekday else start
    if clock is None:
        clock = _clock_before(line, start, after)
        start = clock.start if clock else start
    elif _RANGE.match(line.text, clock.end):
        return None
    zone = clock.zone if clock else None
    if clock is not None:
        end = max(end, clock.end)
        remark = _REMARK.match(line.text, end)
        end = remark.end() if remark and zone else end
    at, name = _placed(datetime.combine(day, clock.at if clock else time(_NOON)), zone)
    told = weekday[0] if weekday else None
    return Stamp(
        at,
        Span(start, end),
        day_only=clock is None,
        zone=name,
        told=zone.told if zone and name else "",
        weekday=told if told != day.weekday() else None,
        exact=clock is not None and (clock.seconds or (zone is not None and zone.offset is not None)),
        short_year=len(date_["year"]) <= 2,  # noqa: PLR2004 - digits of a year
    )


def _placed(local: datetime, zone: _Zone | None) -> tuple[datetime, str | None]:
    if zone is None:
        return local, None
    if zone.offset is not None:
        return local.replace(tzinfo=timezone(zone.offset) if zone.offset else UTC), None
    if zone.name is None:
        return local, None
    if zone.name in _ZERO:
        return local.replace(tzinfo=UTC), None
    return on_clocks(local, ZoneInfo(zone.name)), zone.name


def _clock_after(line: _Line, start: int) -> _Clock | None:
    match = stamp_words().clock.match(line.folded, start)
    if match is None or not match[0][: match.start("hour") - match.start()]:
        return None
    iso = line.folded[match.start("hour") - 1] == "t"
    return _clock(line, match, iso=iso)


def _clock_before(line: _Line, end: int, after: int) -> _Clock | None:
    """The clock time that stands before a date: "09:01, 4 September", "9:01 a.m. ET on Sept. 4"."""
    words = stamp_words()
    found = None
    for match in words.bare_clock.finditer(line.folded, max(after, end - _LONGEST_CLOCK), end):
        clock = _clock(line, match)
        if clock is not None and clock.end <= end:
            rest = _GAP.sub(" ", line.folded[clock.end : end]).split()
            if all(word in words.sets["joining"] for word in rest):
                found = clock
    return found


def _clock(line: _Line, match: re.Match[str], *, iso: bool = False) -> _Clock | None:
    parts = match.groupdict()
    hour, minute, half = int(parts["hour"]), int(parts["minute"] or 0), parts["half"]
    marked = half or parts["end"]
    if parts["minute"] is None and not marked:
        return None
    seconds = parts["second"] is not None
    if half:
        if not 0 < hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if stamp_words().halves[half] == "pm" else 0)
    if hour >= _HOURS or minute >= _MINUTES or int(parts["second"] or 0) >= _MINUTES:
        return None
    zone = _zone_after(line, match.end(), machine=iso or seconds)
    glued = parts["minute"] and match.start("minute") == match.end("hour")
    if glued and zone is None and not (marked and not half):  # "0901" alone is a year, a price, a number
        return None
    at = time(hour, minute, int(parts["second"] or 0))
    return _Clock(at, match.start("hour"), zone.end if zone else match.end(), zone, seconds)


def _zone_after(line: _Line, start: int, *, machine: bool) -> _Zone | None:
    """The offset or zone that follows a clock time."""
    if match := _OFFSET.match(line.folded, start):
        # "09:00-10:30" is a range unless a program wrote it
        told = match["utc"] or match["sign"] == "+" or match["gap"] or machine
        offset = _offset(match)
        if offset is not None and told and not (match["inner"] and not match["utc"]):
            return _Zone(match.end(), offset)
    if match := _ZULU.match(line.folded, start):
        return _Zone(match.end(), timedelta())
    if match := _LETTERS.match(line.text, start):
        letters = match["letters"]
        if letters.isupper():
            for code in _CODES:
                if names := zones.abbreviation(letters, code):
                    local = zones.in_country(names, line.country) if line.country else None
                    return _Zone(match.end(), name=local or names[0], told=letters)
    return _zone_of_place(line, start)


def _offset(match: re.Match[str]) -> timedelta | None:
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if not match["utc"] and (len(match["hours"]) != 2 or match["minutes"] is None):  # noqa: PLR2004
        return None
    if minutes not in _OFFSET_MINUTES or hours > (_EAST if match["sign"] == "+" else _WEST):
        return None
    size = timedelta(hours=hours, minutes=minutes)
    return size if match["sign"] == "+" else -size


def _zone_of_place(line: _Line, start: int) -> _Zone | None:
    """As in "Kyiv time", "hora de Madrid"."""
    begin = start + len(line.folded[start:]) - len(line.folded[start:].lstrip(" ,(|"))
    for before, after, code in stamp_words().zones:
        if not line.folded.startswith(before, begin):
            continue
        if not after:
            name = _name(line.text[begin + len(before) :])
        else:
            stop = line.folded.find(after, begin + len(before), begin + len(before) + _LONGEST_PLACE)
            if stop < 0:
                continue
            name = line.text[begin + len(before) : stop]
        place = zones.place(name, code) or zones.demonym(name, code) if name.strip() else None
        if place is not None and len(place.zones) == 1:
            end = begin + len(before) + len(name) + len(after)
            return _Zone(end, name=place.zone, told=line.text[begin:end].strip())
    return None


def _name(words: str) -> str:
    match = re.match(r"[^\W\d_a-z][\w'-]*(?: [^\W\d_a-z][\w'-]*){0,2}", words[:_LONGEST_PLACE])
    return match[0] if match else ""
