"""jCal (RFC 7265): the iCalendar file in the syntax of JSON, property for property.

Own code and not icalendar's `to_jcal`: that knows no type for NAME of RFC 7986, is missing before
icalendar 7, and slower. Tests read the result back with icalendar and ical.js.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from timeline.export import ics
from timeline.ical import Component, ContentLine, parse
from timeline.ical.values import unescape
from timeline.model.timeline import Timeline

_Property = list[Any]
_OFFSET = re.compile(r"([+-]\d\d)(\d\d)(\d\d)?")
_UNESCAPED_COMMA = re.compile(r"((?:[^\\,]|\\.)*)(?:,|$)", re.DOTALL)
_PARAMETER = re.compile(r';([^=;:"]+)=((?:"[^"]*"|[^";:,])*(?:,(?:"[^"]*"|[^";:,])*)*)')
_PARAMETER_VALUE = re.compile(r'"([^"]*)"|([^",]+)')
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029]")
_TYPES = {
    "date-time": "completed created dtend dtstamp dtstart due exdate last-modified rdate recurrence-id",
    "utc-offset": "tzoffsetfrom tzoffsetto",
    "recur": "rrule",
    "integer": "percent-complete priority repeat sequence",
    "duration": "duration refresh-interval trigger",
    "cal-address": "attendee organizer",
    "uri": "attach concept conference image link source tzurl url",
    "text": "action calscale categories class color comment contact description location method name prodid "
    "refid related-to resources status summary transp tzid tzname uid version",
}
_TYPE_OF = {name: kind for kind, names in _TYPES.items() for name in names.split()}
"""Default types of properties; any other is `unknown` (section 5)."""
_LISTS = frozenset({"categories", "exdate", "rdate", "resources"})
_WORDS = frozenset({"freq", "byday", "wkst", "until", "skip", "rscale"})
"""Parts of a rule that are not numbers."""


def write(timeline: Timeline) -> str:
    """Return `["vcalendar", properties, components]` on one line, the same calendar as `ics.write` gives."""
    text = json.dumps(convert(ics.write(timeline)), ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def convert(calendar: str) -> list[Any]:
    """The jCal of one iCalendar object, e.g. of `ics.write`.

    Raises:
        ValueError: if it is not one whole calendar.
    """
    calendars = parse(calendar)
    if len(calendars) != 1:
        raise ValueError(f"expected one calendar, not {len(calendars)}")
    return _component(calendars[0])


def _component(component: Component) -> list[Any]:
    """`[name, properties, components]` (section 3.3)."""
    properties = [_property(line) for line in component.lines]
    return [component.name.lower(), properties, [_component(child) for child in component.children]]


def _property(line: ContentLine) -> _Property:
    """`[name, parameters, type, value, ...]` (section 3.4)."""
    name = line.name.lower()
    parameters: dict[str, Any] = {}
    for found in _PARAMETER.finditer(line.head):
        values = [quoted or plain for quoted, plain in _PARAMETER_VALUE.findall(found[2])]
        parameters[found[1].lower()] = values if len(values) > 1 else "".join(values)
    kind = str(parameters.pop("value", "")).lower() or _TYPE_OF.get(name, "unknown")
    pieces: Iterable[str] = _split(line.value) if name in _LISTS else [line.value]
    return [name, parameters, kind, *map(_READERS.get(kind, str), pieces)]


def _split(value: str) -> list[str]:
    return [found[1] for found in _UNESCAPED_COMMA.finditer(value) if found[0]]


def _moment(value: str) -> str:
    """`2025-09-04`, `2025-09-04T11:30:00`, with `Z` in UTC (section 3.6.5)."""
    day, _, clock = value.partition("T")
    written = f"{day[:4]}-{day[4:6]}-{day[6:]}"
    return f"{written}T{clock[:2]}:{clock[2:4]}:{clock[4:]}" if clock else written


def _offset(value: str) -> str:
    return _OFFSET.sub(lambda found: ":".join(filter(None, found.groups())), value)


def _rule(value: str) -> dict[str, Any]:
    """An object with a member for each part (section 3.6.10)."""
    rule: dict[str, Any] = {}
    for part in value.split(";"):
        name, _, given = part.partition("=")
        key = name.lower()
        values: list[Any] = [_moment(given)] if key == "until" else given.split(",")
        if key not in _WORDS:
            values = [int(each) for each in values]
        rule[key] = values if len(values) > 1 else values[0]
    return rule


_READERS: dict[str, Callable[[str], Any]] = {
    "text": unescape,
    "date": _moment,
    "date-time": _moment,
    "utc-offset": _offset,
    "integer": int,
    "recur": _rule,
}
