"""A strict judge of calendar files, byte by byte; it shares no code with the writer.

`problems(data)` is empty for a file that RFC 5545, 7986 and 9253 and DESIGN section 7 allow.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from tests.export.vtimezones import observances, offset_at

TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION", "NAME", "X-WR-CALNAME", "UID"}
NEEDS = {
    "REFRESH-INTERVAL": {"VALUE=DURATION"},
    "SOURCE": {"VALUE=URI"},
    "CONFERENCE": {"VALUE=URI"},
    "LINK": {"VALUE=URI", "LINKREL=SOURCE"},
}
ONCE = {
    *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "STATUS", "TRANSP", "SEQUENCE", "CREATED"),
    *("LAST-MODIFIED", "URL", "RRULE", "DESCRIPTION", "VERSION", "PRODID", "CALSCALE", "METHOD"),
}
STAMP = re.compile(r"\d{8}T\d{6}Z")
CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
LINE = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*):(.*)', re.DOTALL)
UNESCAPED = re.compile(r"(?:^|[^\\])(?:\\\\)*(?:[;,]|\\(?![\\;,nN]))")
SEVERAL = 30
"""Occurrences of a series that are looked at."""


def problems(data: bytes, *, method: str | None = None) -> list[str]:
    """Everything that is wrong with a file."""
    found = list(_bytes(data))
    if found:
        return found
    lines = [LINE.fullmatch(line) for line in data.decode().replace("\r\n ", "").split("\r\n")[:-1]]
    if None in lines:
        return [f"no content line: number {lines.index(None) + 1} (unfolded)"]
    found = list(_nesting(lines))
    return found or [*_calendar(lines, method), *_events(lines)]


def _bytes(data):
    if not data.endswith(b"\r\n"):
        yield "the last line has no end"
    for number, line in enumerate(data.split(b"\r\n"), start=1):
        if b"\r" in line or b"\n" in line:
            yield f"line {number}: a line end that is not CRLF"
        if len(line) > 75:
            yield f"line {number}: {len(line)} octets"
        try:
            text = line.decode()
        except UnicodeDecodeError:
            yield f"line {number}: folded inside a character, or no UTF-8"
            continue
        if CONTROL.search(text):
            yield f"line {number}: a control character"
        if not text and number <= data.count(b"\r\n"):
            yield f"line {number}: empty"


def _nesting(lines):
    path = []
    for number, (name, _, value) in enumerate((line.groups() for line in lines), start=1):
        if name == "BEGIN":
            path.append(value)
        elif name == "END" and (not path or path.pop() != value):
            yield f"END:{value} ends nothing (content line {number})"
        elif not path and name != "END":
            yield f"{name} outside of the calendar"
    if path or lines[0][3] != "VCALENDAR" or [line[0] for line in lines].count("BEGIN:VCALENDAR") != 1:
        yield "not one whole VCALENDAR"


def _components(lines, kind):
    inside, depth = None, 0
    for line in lines:
        if line[0] == f"BEGIN:{kind}":
            inside, depth = [], 0
        elif line[0] == f"END:{kind}":
            yield inside
            inside = None
        elif inside is not None:
            depth += {"BEGIN": 1, "END": -1}.get(line[1], 0)
            if depth == 0 and line[1] != "END":
                inside.append(line.groups())


def _calendar(lines, method):
    head = []
    for line in lines[1:]:
        if line[1] in {"BEGIN", "END"}:
            break
        head.append(line.groups())
    names = Counter(name for name, _, _ in head)
    values = {name: value for name, _, value in head}
    for name in ("VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME"):
        if names[name] != 1:
            yield f"VCALENDAR has {names[name]} {name}"
    if "UID" in names or values.get("METHOD") != method:
        yield f"VCALENDAR has UID or METHOD:{values.get('METHOD')}"
    order = [line[3] for line in lines if line[1] == "BEGIN" and line[3] in {"VTIMEZONE", "VEVENT"}]
    if order != sorted(order, reverse=True):
        yield "a VTIMEZONE after a VEVENT"
    zones = [value for zone in _components(lines, "VTIMEZONE") for name, _, value in zone if name == "TZID"]
    if zones != sorted(set(zones)):
        yield f"VTIMEZONEs not sorted or twice: {zones}"
    used = {found[1] for line in lines for found in [re.search(r';TZID="?([^";:]+)', line[2])] if found}
    if used != set(zones):
        yield f"VTIMEZONEs {set(zones) ^ used} undefined or unused"
    for name, parameters, value in (line.groups() for line in lines):
        if not NEEDS.get(name, set()) <= set(parameters.split(";")):
            yield f"{name}{parameters} lacks {NEEDS[name]}"
        if name in TEXTS and UNESCAPED.search(value):
            yield f"{name}:{value} is not escaped"


def _events(lines):
    seen = set()
    zones = {}
    for zone in _zones(lines):
        zones[zone[0].removeprefix("TZID:")] = observances(zone, datetime(2032, 1, 1))  # noqa: DTZ001
    for event in _components(lines, "VEVENT"):
        names = Counter(name for name, _, _ in event)
        uid = next((value for name, _, value in event if name == "UID"), None)
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS", "TRANSP"):
            if not names[name]:
                yield f"{uid}: no {name}"
        yield from (f"{uid}: {names[name]} {name}" for name in ONCE if names[name] > 1)
        if uid in seen:
            yield f"{uid}: twice"
        seen.add(uid)
        for name, parameters, value in event:
            if name in {"DTSTAMP", "CREATED", "LAST-MODIFIED"} and not STAMP.fullmatch(value):
                yield f"{uid}: {name}{parameters}:{value}"
        yield from (f"{uid}: {problem}" for problem in _times(event, zones))


def _zones(lines):
    """The lines of each VTIMEZONE, whole, beginning with its TZID."""
    texts = [line[0] for line in lines]
    for number, text in enumerate(texts):
        if text == "BEGIN:VTIMEZONE":
            yield texts[number + 1 : texts.index("END:VTIMEZONE", number)]


def _times(event, zones):
    times = {name: (_kind(parameters), _read(value)) for name, parameters, value in event if name[:2] == "DT"}
    times.pop("DTSTAMP", None)
    kind, start = times["DTSTART"]
    if "DTEND" in times:
        if times["DTEND"][0] != kind or isinstance(start, datetime) != isinstance(
            times["DTEND"][1], datetime
        ):
            yield "DTEND is of another kind than DTSTART"
        elif times["DTEND"][1] <= start and not _crosses(times, kind):
            yield "DTEND is not after DTSTART"
    elif start.year < 9999:
        yield "no DTEND"
    starts = [start]
    for name, parameters, value in event:
        if name == "RRULE":
            until = re.search(r"UNTIL=([^;]+)", value)
            form = ("Z" if kind or _is_utc(start) else "") if isinstance(start, datetime) else None
            if until and (form is None) != ("T" not in until[1]):
                yield f"UNTIL={until[1]} is of another type than DTSTART"
            elif until and form is not None and until[1].endswith("Z") != (form == "Z"):
                yield f"UNTIL={until[1]} must be in UTC exactly when DTSTART has a zone"
            starts += _occurrences(value, start, kind)
        if name == "EXDATE" and (
            _kind(parameters) != kind or isinstance(_read(value), datetime) != isinstance(start, datetime)
        ):
            yield "EXDATE is of another kind than DTSTART"
    for local in (*starts, *(value for _, value in times.values())):
        if kind and kind in zones and isinstance(local, datetime):
            yield from _offset(local, kind, zones[kind])


def _offset(local, zone, found):
    """Whether the VTIMEZONE gives a local time the offset that the zone database gives it."""
    expected = local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    if expected < local.replace(tzinfo=ZoneInfo(zone), fold=1).utcoffset():
        return  # skipped by the clocks: an occurrence of a series that readers place as they like
    told = offset_at(found, local - expected)
    if told != expected:
        yield f"VTIMEZONE {zone} has {told} at {local}, not {expected}"


def _crosses(times, zone):
    """Whether the wall clock goes back between start and end."""
    start, end = (times[name][1] for name in ("DTSTART", "DTEND"))
    if not zone:
        return False
    return end.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) > start.replace(
        tzinfo=ZoneInfo(zone)
    ).astimezone(UTC)


def _occurrences(rule, start, zone):
    first = start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)  # noqa: DTZ001
    until = re.search(r"UNTIL=(\d{8}T\d{6})Z", rule)
    if until and zone:
        local = datetime.strptime(until[1] + "+0000", "%Y%m%dT%H%M%S%z").astimezone(ZoneInfo(zone))
        rule = rule.replace(until[0], f"UNTIL={local:%Y%m%dT%H%M%S}")
    found = []
    for each in rrulestr(rule.replace("RRULE:", ""), dtstart=first.replace(tzinfo=None), ignoretz=True):
        found.append(each)
        if len(found) == SEVERAL:
            break
    return found


def _kind(parameters):
    found = re.search(r";TZID=\"?([^\";:]+)", parameters)
    return found[1] if found else ""


def _read(value):
    if "T" not in value:
        return datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007
    return datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S").replace(
        tzinfo=UTC if value.endswith("Z") else None
    )


def _is_utc(value):
    return isinstance(value, datetime) and value.tzinfo is not None
