"""One VEVENT to an event: its times, its words, and for calendars of ours also its evidence."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from timeline.ical import Component, ContentLine
from timeline.ical.values import days_and_rest, on_clocks, parse_time, unescape
from timeline.ical.zones import Timezones, iana_name
from timeline.model.event import Event, Evidence, Status
from timeline.model.text import Document, Span
from timeline.model.values import value_class
from timeline.model.when import Basis, Precision

_SPAN = re.compile(r"([0-9]{1,12})-([0-9]{1,12})")
_DAY = timedelta(days=1)
_UNTITLED = "Untitled"


class Unreadable(ValueError):  # noqa: N818 - a value in the end: it becomes the reason of an Unresolved
    """An event that cannot be placed on the calendar; the message says why."""


@value_class(frozen=True, slots=True)
class Where:
    """What an event takes from around it."""

    document: Document
    zones: Timezones
    home: ZoneInfo | None
    """The zone in which times in UTC are shown."""


@value_class(frozen=True, slots=True)
class _Times:
    start: Any
    end: Any
    zone: str | None
    basis: Basis
    warnings: tuple[str, ...] = ()


def event_of(component: Component, where: Where) -> Event:
    """The event that a VEVENT tells.

    Raises:
        Unreadable: if it has no start, or one that is no time.
    """
    times = _times(component, where)
    all_day = not isinstance(times.start, datetime)
    words = where.document.text[component.start : component.end]
    uid = unescape(component.value("UID") or "").strip()
    title = " ".join(_text(component, "SUMMARY").split()) or _UNTITLED
    rrule = component.value("RRULE") or _text(component, "X-TIMELINE-RRULE")
    return Event(
        id=uid or str(uuid.uuid5(uuid.NAMESPACE_OID, words)),
        title=title,
        start=times.start,
        end=times.end,
        zone=times.zone,
        zone_basis=_told(Basis, component.value("X-TIMELINE-TZ-BASIS"), times.basis),
        all_day=all_day,
        precision=_told(
            Precision,
            component.value("X-TIMELINE-PRECISION"),
            Precision.DAY if all_day else Precision.MINUTE,
        ),
        status=_told(Status, (component.value("STATUS") or "").strip().lower(), Status.CONFIRMED),
        place=" ".join(_text(component, "LOCATION").split()) or None,
        rrule=rrule.strip().upper() or None,
        evidence=tuple(_evidence(component, where, times.basis)),
        exdates=tuple(times_of(component, "EXDATE", times.start, where)),
        moved_from=_iso(_text(component, "X-TIMELINE-MOVED-FROM"), times.start),
        published=changed_at(component),
        url=(component.value("URL") or "").strip() or None,
        notes=("taken from a calendar",),
        warnings=times.warnings + tuple(unescape(line.value) for line in component.all("X-TIMELINE-WARNING")),
    )


def times_of(component: Component, name: str, start: datetime | date, where: Where) -> Iterator[Any]:
    """The times of EXDATE, RDATE or RECURRENCE-ID, in the zone of the start.

    Raises:
        Unreadable: if one of them is no time.
    """
    for line in component.all(name):
        for value in line.value.split(","):
            # a PERIOD begins with its start
            moment = _moment(line, value.split("/")[0], where)[0]
            if isinstance(moment, datetime) and not isinstance(start, datetime):
                moment = moment.date()
            if isinstance(moment, datetime) and isinstance(start, datetime):
                if start.tzinfo is None:
                    moment = moment.replace(tzinfo=None)
                elif moment.tzinfo is not None:
                    moment = moment.astimezone(start.tzinfo)
                else:
                    moment = moment.replace(tzinfo=start.tzinfo)
            yield moment


def _times(component: Component, where: Where) -> _Times:
    line = component.first("DTSTART")
    if line is None:
        raise Unreadable("the event has no DTSTART")
    start, basis, warnings = _moment(line, line.value, where)
    end = _end(component, start, where)
    if not isinstance(start, datetime):
        return _Times(start, end, None, Basis.UNKNOWN, warnings)
    home = _home(component, where)
    if start.tzinfo is UTC and home is not None:
        start = start.astimezone(home)
    if start.tzinfo is UTC:
        start = start.astimezone(ZoneInfo("Etc/UTC"))
    if isinstance(end, datetime) and end.tzinfo is not None and start.tzinfo is not None:
        end = end.astimezone(start.tzinfo)
    return _Times(start, end, getattr(start.tzinfo, "key", None), basis, warnings)


def _home(component: Component, where: Where) -> ZoneInfo | None:
    """The zone of a time written in UTC: what we noted, else that of its calendar."""
    own = iana_name(_text(component, "X-TIMELINE-TZID"))
    if own is not None:
        return ZoneInfo(own)
    return None if component.first("RRULE") else where.home


def _end(component: Component, start: datetime | date, where: Where) -> datetime | date | None:
    """The end as events have it: the last day itself for days, None when we assumed it."""
    if component.first("X-TIMELINE-END"):
        return None
    line = component.first("DTEND")
    if line is not None:
        end = _moment(line, line.value, where)[0]
    else:
        written = component.value("DURATION")
        if written is None:
            return None
        try:
            end = _after(start, *days_and_rest(written))
        except ValueError as error:
            raise Unreadable(f"DURATION {error}") from error
    if not isinstance(start, datetime):
        last = (end.date() if isinstance(end, datetime) else end) - _DAY
        return last if last > start else None
    if not isinstance(end, datetime) or (end.tzinfo is None) != (start.tzinfo is None):
        return None
    return end if end > start else None


def _after(start: datetime | date, days: int, rest: timedelta) -> datetime | date:
    """The time so many days of the calendar, and then exactly `rest`, later."""
    if not isinstance(start, datetime):
        return start + timedelta(days=days) + timedelta(days=rest.days)
    if not isinstance(start.tzinfo, ZoneInfo):
        return start + timedelta(days=days) + rest
    day = on_clocks(start.replace(tzinfo=None) + timedelta(days=days), start.tzinfo)
    return (day.astimezone(UTC) + rest).astimezone(start.tzinfo) if rest else day


def _moment(line: ContentLine, value: str, where: Where) -> tuple[datetime | date, Basis, tuple[str, ...]]:
    """A time, how its zone is known, and what is odd about it."""
    try:
        moment = parse_time(value)
    except ValueError as error:
        raise Unreadable(f"{line.name} {error}") from error
    if not isinstance(moment, datetime):
        return moment, Basis.UNKNOWN, ()
    if moment.tzinfo is not None:
        return moment, Basis.STATED, ()
    tzid = line.parameter("TZID")
    if tzid is not None:
        aware = where.zones.aware(moment, tzid)
        if aware is not None:
            return aware, Basis.STATED, ()
    warnings = (f"the calendar does not say what zone {tzid} is",) if tzid else ()
    if where.document.zone is not None:
        return on_clocks(moment, ZoneInfo(where.document.zone)), Basis.DEFAULT, warnings
    return moment, Basis.UNKNOWN, warnings


def _evidence(component: Component, where: Where, basis: Basis) -> Iterator[Evidence]:
    """The words of the article for what we wrote ourselves, else the line of the calendar."""
    records: list[dict[str, str]] = []
    for line in component.lines:
        if line.name == "X-TIMELINE-SOURCE":
            records.append({})
        if records and line.name in {"X-TIMELINE-SOURCE", "X-TIMELINE-SPAN", "X-TIMELINE-QUOTE"}:
            records[-1].setdefault(line.name, unescape(line.value))
    for record in records:
        span = _SPAN.fullmatch(record.get("X-TIMELINE-SPAN", ""))
        words = record.get("X-TIMELINE-QUOTE", "")
        place = Span(int(span[1]), int(span[2])) if span else Span(0, 0)
        yield Evidence(record["X-TIMELINE-SOURCE"], place, words, zone_basis=basis)
    if records:
        return
    for line in list(component.all("DTSTART"))[:1]:
        text, here = where.document.text, Span(line.start, line.end)
        context = Span(component.start, component.end)
        yield Evidence(where.document.source.name, here, here.of(text), context, basis)


def changed_at(component: Component) -> datetime | None:
    """When the event was last changed; ours say when the article was issued, or nothing."""
    ours = component.first("X-TIMELINE-TZ-BASIS") is not None
    if ours:
        told = _iso(_text(component, "X-TIMELINE-PUBLISHED"), None)
        return told if isinstance(told, datetime) else None
    for name in ("LAST-MODIFIED", "DTSTAMP", "CREATED"):
        try:
            stamp = parse_time(component.value(name) or "")
        except ValueError:
            continue
        if isinstance(stamp, datetime):
            return stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)
    return None


def _iso(text: str, like: datetime | date | None) -> Any:  # noqa: ANN401 - a day or a time
    """An ISO 8601 time of ours, in the zone of `like`; None for anything else."""
    try:
        found = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None
    if isinstance(found, datetime) and isinstance(like, datetime) and found.tzinfo and like.tzinfo:
        return found.astimezone(like.tzinfo)
    return found


def _text(component: Component, name: str) -> str:
    return unescape(component.value(name) or "")


def _told(kind: Any, value: str | None, otherwise: Any) -> Any:  # noqa: ANN401 - a member of the enumeration
    """A member of an enumeration by its value, or what holds without one."""
    try:
        return kind(value)
    except ValueError:
        return otherwise
