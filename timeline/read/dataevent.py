"""Lines of structured data to events."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from timeline.ical.values import days_and_rest, on_clocks
from timeline.model.event import Event, Evidence, Status
from timeline.model.identity import event_id, folded
from timeline.model.said import Mention, Vague
from timeline.model.text import Document, Span
from timeline.model.timeline import sortable
from timeline.model.values import value_class
from timeline.model.when import Basis, Precision, Unresolved
from timeline.read.datatime import Home, Told, all_day, home_of, told
from timeline.read.schedule import exceptions, first_day, rule_of

MEDIA: Final = "application/ld+json"
_RULE: Final = "structured data"
_NOTE: Final = "taken from the structured data of the page"
_UNTITLED: Final = "Untitled"
_WORDS: Final = 12
_MOST_ZONES: Final = 8
_CLOCK: Final = re.compile(r"T?(\d\d?):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
_STATUS: Final = {
    "EventCancelled": Status.CANCELLED,
    "EventPostponed": Status.TENTATIVE,
    "tentative": Status.TENTATIVE,
}
_RESCHEDULED: Final = "EventRescheduled"
_POSTPONED: Final = "EventPostponed"
_START: Final = re.compile(r'"startDate": "(?:[^"\\]|\\.)*"')
_TIME: Final = re.compile(r'"(?:startTime|eventSchedule)": (?:"(?:[^"\\]|\\.)*"|\{)')
_MIDNIGHT: Final = datetime.min.time()

Entry = Mapping[str, Any]


@value_class(frozen=True, slots=True)
class _Times:
    start: Told
    end: datetime | date | None = None
    rrule: str | None = None
    exdates: tuple[datetime | date, ...] = ()


def events_of(document: Document) -> tuple[list[Event], list[Unresolved]]:
    """The events of a document of structured data, in its order, and those whose times cannot be read."""
    found: list[Event] = []
    unresolved: list[Unresolved] = []
    ordinals: dict[str, int] = {}
    others = _zones_told(document)
    at = 0
    for line in document.text.split("\n"):
        span = Span(at, at + len(line))
        at += len(line) + 1
        entry = _entry(line)
        if entry is None:
            continue
        event = _event(entry, document, span, others)
        if event is None:
            reason = "the structured data tells no time that can be read"
            unresolved.append(Unresolved(Mention(span, Vague("PAST_REF"), _RULE), reason))
            continue
        ordinal = ordinals.setdefault(folded(event.title), 0)
        ordinals[folded(event.title)] += 1
        found.append(replace(event, id=event_id(document.source.identity, event.title, ordinal)))
    return found, unresolved


def _entry(line: str) -> Entry | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _zones_told(document: Document) -> tuple[str, ...]:
    """The zones of the places of all events, in their order."""
    homes = (
        home_of(entry, document) for line in document.text.split("\n") if (entry := _entry(line)) is not None
    )
    return tuple(dict.fromkeys(home.place[0] for home in homes if home.sure))[:_MOST_ZONES]


def _event(entry: Entry, document: Document, span: Span, others: tuple[str, ...]) -> Event | None:
    schedule = entry.get("eventSchedule")
    series: Entry = schedule if isinstance(schedule, dict) else {}
    home = replace(home_of({**entry, "timezone": series.get("scheduleTimezone")}, document), others=others)
    try:
        times = (_scheduled(entry, series, home) if series else None) or _single(entry, home)
    except OverflowError:  # a time beyond the years 1 to 9999
        return None
    if times is None:
        return None
    start = times.start.at
    days = not isinstance(start, datetime)
    previous = told(str(entry.get("previousStartDate") or ""), home)
    state = str(entry.get("eventStatus") or "")
    warnings = times.start.warnings
    if state == _POSTPONED:
        warnings = (*warnings, "postponed, and no new time is told")
    published = document.published
    return Event(
        id="",
        title=_title(entry, document),
        start=start,
        end=times.end,
        zone=times.start.zone,
        zone_basis=times.start.basis,
        all_day=days,
        precision=Precision.DAY if days else Precision.MINUTE,
        status=_STATUS.get(state, Status.CONFIRMED),
        place=str(entry.get("location") or "") or None,
        rrule=times.rrule,
        evidence=(_evidence(document, span, times.start.basis),),
        exdates=times.exdates,
        moved_from=_moved_from(previous, start) if state in {_RESCHEDULED, _POSTPONED, ""} else None,
        published=published.at if published is not None and not published.day_only else None,
        url=str(entry.get("url") or "") or document.source.url,
        notes=(_NOTE,),
        warnings=warnings,
    )


def _title(entry: Entry, document: Document) -> str:
    """The name of the event; a long one keeps its first words."""
    words = str(entry.get("name") or document.source.title or _UNTITLED).split()
    return " ".join(words[:_WORDS]).rstrip(",;:-\u2013\u2014") or _UNTITLED


def _moved_from(previous: Told | None, start: datetime | date) -> datetime | date | None:
    if previous is None or sortable(previous.at) == sortable(start):
        return None
    if not isinstance(start, datetime) and isinstance(previous.at, datetime):
        return previous.at.date()
    if isinstance(start, datetime) and not isinstance(previous.at, datetime):
        return previous.at
    return previous.at


def _evidence(document: Document, span: Span, basis: Basis) -> Evidence:
    """The property of the line that holds the start."""
    match = _START.search(document.text, span.start, span.end) or _TIME.search(
        document.text, span.start, span.end
    )
    here = Span(*match.span()) if match else span
    return Evidence(document.source.name, here, here.of(document.text), span, basis)


def _single(entry: Entry, home: Home) -> _Times | None:
    """Start and end of an event that happens once."""
    start = told(str(entry.get("startDate") or ""), home)
    if start is None:
        return None
    ending = told(str(entry.get("endDate") or ""), home)
    end = ending.at if ending is not None else _after(start.at, str(entry.get("duration") or ""))
    if isinstance(start.at, datetime) and all_day(start.at, end):
        end = _last_day(start.at, end)
        start = Told(start.at.date(), Basis.UNKNOWN, start.warnings)
    return _Times(start, _fitting(start.at, end))


def _last_day(start: datetime, end: datetime | date | None) -> date | None:
    if not isinstance(end, datetime):
        return end
    if end.time() == _MIDNIGHT and end.date() > start.date():
        return end.date() - timedelta(days=1)
    return end.date()


def _fitting(start: datetime | date, end: datetime | date | None) -> datetime | date | None:
    """The end in the form of the start; None where it is not behind it, or only repeats its day."""
    if end is None:
        return None
    if not isinstance(start, datetime):
        last = end.date() if isinstance(end, datetime) else end
        return last if last > start else None
    if not isinstance(end, datetime):
        return None
    if (end.tzinfo is None) != (start.tzinfo is None):
        end = end.replace(tzinfo=None) if start.tzinfo is None else end.replace(tzinfo=start.tzinfo)
    elif start.tzinfo is not None:
        end = end.astimezone(start.tzinfo)
    return end if sortable(end) > sortable(start) else None


def _after(start: datetime | date, duration: str) -> datetime | date | None:
    try:
        days, rest = days_and_rest(duration)
    except ValueError:
        return None
    if not isinstance(start, datetime):
        return start + timedelta(days=days - 1) if days > 1 else None
    if start.tzinfo is None:
        return start + timedelta(days=days) + rest
    return (start.astimezone(UTC) + timedelta(days=days) + rest).astimezone(start.tzinfo)


def _scheduled(entry: Entry, schedule: Entry, home: Home) -> _Times | None:
    """The times of a series; None where its schedule says less than the event itself."""
    first = told(str(schedule.get("startDate") or entry.get("startDate") or ""), home)
    if first is None:
        return None
    last = told(str(schedule.get("endDate") or ""), home)
    start = _at_clock(first, str(schedule.get("startTime") or ""), home)
    day = start.at.date() if isinstance(start.at, datetime) else start.at
    moved = first_day(schedule, day) - day
    start = replace(start, at=_days_later(start.at, moved))
    rule = rule_of(schedule, start.at, None if last is None else last.at)
    if rule is None:
        return None
    end = _schedule_end(schedule, start)
    left = [found.at for found in (told(each, home) for each in _listed(schedule.get("exceptDate"))) if found]
    return _Times(start, _fitting(start.at, end), rule, exceptions(left, start.at))


def _days_later(at: datetime | date, days: timedelta) -> datetime | date:
    if isinstance(at, datetime) and isinstance(at.tzinfo, ZoneInfo):
        return on_clocks(at.replace(tzinfo=None) + days, at.tzinfo)
    return at + days


def _at_clock(first: Told, clock: str, home: Home) -> Told:
    """A day with the clock time of its schedule."""
    found = _CLOCK.fullmatch(clock.strip())
    if found is None or (isinstance(first.at, datetime) and first.at.time() != _MIDNIGHT):
        return first
    day = first.at.date() if isinstance(first.at, datetime) else first.at
    return told(f"{day.isoformat()}T{int(found[1]):02}:{found[2]}", home) or first


def _schedule_end(schedule: Entry, start: Told) -> datetime | date | None:
    clock = _CLOCK.fullmatch(str(schedule.get("endTime") or "").strip())
    if clock is None or not isinstance(start.at, datetime):
        return _after(start.at, str(schedule.get("duration") or ""))
    try:
        end = start.at.replace(hour=int(clock[1]), minute=int(clock[2]), second=0)
    except ValueError:
        return None
    return end if end > start.at else end + timedelta(days=1)


def _listed(told_: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    yield from (str(each) for each in (told_ if isinstance(told_, list) else [told_]) if each)
