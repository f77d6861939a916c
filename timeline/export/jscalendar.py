"""JSCalendar (RFC 8984): a Group of Events.

An end that the text does not tell is not assumed: there is then no `duration`. Properties of our own would
need the domain name of a vendor (section 3.3), so what the text says stands in `description`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from timeline.export.contentline import clean, uri_line
from timeline.export.description import description
from timeline.export.icstime import Form, form_of, like
from timeline.export.recur import rule_parts, until_of
from timeline.model.event import Event, Status
from timeline.model.text import Document
from timeline.model.timeline import Timeline, sortable

PRODID = "-//prose-timeline//timeline//EN"
_GROUPS = UUID("5e1fe0f6-2b6c-5f0e-9b60-8d1c1c6f0a57")
"""Namespace of the `uid` of groups."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029]")
_NUMBERS = {
    "BYMONTHDAY": "byMonthDay",
    "BYYEARDAY": "byYearDay",
    "BYWEEKNO": "byWeekNo",
    "BYHOUR": "byHour",
    "BYMINUTE": "byMinute",
    "BYSECOND": "bySecond",
    "BYSETPOS": "bySetPosition",
}


def write(timeline: Timeline) -> str:
    """Return one Group (section 5.3), as I-JSON (RFC 7493)."""
    titles = [document.source.title for document in timeline.documents if document.source.title]
    stamps = [_stamp(event) for event in timeline]
    documents = {document.source.name: document for document in timeline.documents}
    group = {
        "@type": "Group",
        "uid": str(uuid5(_GROUPS, "\n".join(clean(name) for name in _identity(timeline)))),
        "prodId": PRODID,
        "updated": max(stamps, default=_utc_text(_EPOCH)),
        "title": clean(titles[0]) if len(timeline.documents) == 1 and titles else "Timeline",
        "entries": [_event(event, documents) for event in timeline],
    }
    text = json.dumps(group, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _identity(timeline: Timeline) -> list[str]:
    """What stays the same when the events of a source change: the source."""
    known = [document.source.identity or document.source.name for document in timeline.documents]
    return known if all(known) and known else [event.id for event in timeline]


def _event(event: Event, documents: Mapping[str, Document]) -> dict[str, Any]:
    end = None if event.end is None else like(event.end, event.start)
    form = form_of(None if event.all_day else event.start, end, repeats=_rule(event) is not None)
    found: dict[str, Any] = {
        "@type": "Event",
        "uid": event.id,
        "prodId": PRODID,
        "updated": _stamp(event),
        "sequence": 0,
        "title": clean(event.title),
        "start": _local(event.start, form),
        "timeZone": "Etc/UTC" if form.utc else form.zone,
        "duration": _duration(event.start, end, form),
        "showWithoutTime": True if form.all_day else None,
        "status": event.status.value,
        "freeBusyStatus": "free" if form.all_day or event.status is Status.CANCELLED else "busy",
        "description": clean(description(event, documents)),
    }
    if event.place:
        found["locations"] = {"1": {"@type": "Location", "name": clean(event.place)}}
    if event.url:
        found["links"] = {
            "1": {"@type": "Link", "href": uri_line("URL", event.url).partition(":")[2], "rel": "describedby"}
        }
    found |= _recurrence(event, form)
    return {name: value for name, value in found.items() if value is not None}


def _recurrence(event: Event, form: Form) -> dict[str, Any]:
    parts = _rule(event)
    if parts is None:
        return {}
    found: dict[str, Any] = {"recurrenceRules": [_recurrence_rule(parts, form)]}
    overrides = {}
    for exdate in event.exdates:
        at: datetime | date = exdate
        if not isinstance(exdate, datetime) and isinstance(event.start, datetime):
            at = datetime.combine(exdate, event.start.time())
        overrides[_local(like(at, event.start), form)] = {"excluded": True}
    return found | ({"recurrenceOverrides": overrides} if overrides else {})


def _recurrence_rule(parts: dict[str, str], form: Form) -> dict[str, Any]:
    """A RecurrenceRule (section 4.3.3); UNTIL is a local time of the event's zone, inclusive."""
    rule: dict[str, Any] = {"@type": "RecurrenceRule", "frequency": parts["FREQ"].lower()}
    until = until_of(parts)
    for name in ("INTERVAL", "COUNT"):
        if name in parts:
            rule[name.lower()] = int(parts[name])
    if until is not None:
        if not isinstance(until, datetime):
            until = datetime.combine(until, time() if form.all_day else time(23, 59, 59))
        rule["until"] = _local(until, form)
    if "WKST" in parts:
        rule["firstDayOfWeek"] = parts["WKST"].lower()
    if "BYDAY" in parts:
        rule["byDay"] = [_nday(day) for day in parts["BYDAY"].split(",")]
    if "BYMONTH" in parts:
        rule["byMonth"] = parts["BYMONTH"].split(",")  # strings: other calendars have leap months
    for name, ours in _NUMBERS.items():
        if name in parts:
            rule[ours] = [int(number) for number in parts[name].split(",")]
    return rule


def _nday(text: str) -> dict[str, Any]:
    day: dict[str, Any] = {"@type": "NDay", "day": text[-2:].lower()}
    return day | {"nthOfPeriod": int(text[:-2])} if text[:-2] else day


def _local(value: datetime | date, form: Form) -> str:
    """A LocalDateTime (section 1.4.4) in the zone of the event."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if form.all_day:
        value = datetime.combine(value.date(), time())
    elif value.tzinfo is not None and form.utc:
        value = value.astimezone(UTC)
    elif value.tzinfo is not None and form.zone is not None:
        value = value.astimezone(ZoneInfo(form.zone))
    return value.replace(tzinfo=None, microsecond=0).isoformat()


def _duration(start: datetime | date, end: datetime | date | None, form: Form) -> str | None:
    """A Duration (section 1.4.6): days are days of the calendar, hours are exact."""
    if form.all_day:
        first, last = _day(start), _day(end or start)
        return f"P{max((last - first).days, 0) + 1}D"
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    seconds = int((sortable(end) - sortable(start)) / timedelta(seconds=1))
    if seconds <= 0:
        return None
    units = {"H": seconds // 3600, "M": seconds // 60 % 60, "S": seconds % 60}
    return "PT" + "".join(f"{number}{unit}" for unit, number in units.items() if number)


def _stamp(event: Event) -> str:
    return _utc_text(sortable(event.published or event.start))


def _utc_text(value: datetime) -> str:
    return value.replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def _rule(event: Event) -> dict[str, str] | None:
    return rule_parts(event.rrule) if event.rrule else None


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value
