"""One event as a VEVENT (RFC 5545 section 3.6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from timeline.export.contentline import clean, parameter, text_line, texts_line, uri_line
from timeline.export.description import description
from timeline.export.icsstyle import ASSUMED_LENGTH, Revision, Style
from timeline.export.icstime import Form, form_of, later, like, utc_text
from timeline.export.recur import exdate_lines, last_instant, rrule_line, rule_parts
from timeline.ical.values import duration_text
from timeline.model.event import Event, Status, iso
from timeline.model.text import Document
from timeline.model.when import Basis

ALL_TIME = datetime.max.replace(tzinfo=UTC)
_BUSY = {Status.CONFIRMED: "BUSY", Status.TENTATIVE: "TENTATIVE", Status.CANCELLED: "FREE"}
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with the form of its times and the end that is written."""

    event: Event
    form: Form
    end: datetime | date | None
    """Exclusive; None only past the end of the calendar, in the year 9999."""
    parts: dict[str, str] | None
    """The parts of its rule, None when it has none or one that RFC 5545 does not know."""

    def reach(self) -> tuple[datetime, datetime] | None:
        """The instants (UTC) between which its zone must be right; None when it is in no zone."""
        start = self.event.start
        if self.form.zone is None or not isinstance(start, datetime):
            return None
        # on the wall, a repeated time is the first one (RFC 5545 section 3.3.5)
        first = start.replace(fold=0).astimezone(UTC)
        if self.parts is not None:
            return first, last_instant(self.parts, start) or ALL_TIME
        return first, self.end.astimezone(UTC) if isinstance(self.end, datetime) else first


def entry_of(event: Event, length: timedelta | None = None) -> Entry:
    """Choose how the times of an event are written.

    Args:
        event: what to write.
        length: how long it is shown when it has no end; None is an hour.
    """
    parts = rule_parts(event.rrule) if event.rrule else None
    if event.all_day or not isinstance(event.start, datetime):
        last = event.start if event.end is None else max(_day(event.start), _day(event.end))
        return Entry(event, Form(all_day=True), _next_day(_day(last)), parts)
    end = None if event.end is None else like(event.end, event.start)
    if not isinstance(end, datetime) or utc_text(end) <= utc_text(event.start):
        try:
            end = later(event.start, length or ASSUMED_LENGTH)
        except OverflowError:
            return Entry(event, form_of(event.start, repeats=parts is not None), None, parts)
    if parts is not None:
        end = _after_on_the_wall(event.start, end)
    # the end may fall into a repeated hour too
    return Entry(event, form_of(event.start, end, repeats=parts is not None), end, parts)


def first_revision(event: Event) -> Revision:
    """A new event: stamped when its text was issued; else with its start, as nothing reads the clock."""
    if event.published is not None:
        issued = stamp_text(event.published)
        return Revision(issued, issued, issued)
    return Revision(stamp_text(event.start))


def stamp_text(when: datetime | date) -> str:
    """A time in UTC, floating times as if in UTC: `20250904T083000Z`."""
    return utc_text(when if isinstance(when, datetime) else datetime.combine(when, time()))


def vevent_lines(
    entry: Entry, style: Style, documents: Mapping[str, Document], revision: Revision
) -> Iterator[str]:
    """The content lines of an event, not yet folded, without BEGIN and END."""
    event = entry.event
    yield text_line("UID", event.id)
    yield f"DTSTAMP:{revision.stamp}"
    if revision.created is not None:
        yield f"CREATED:{revision.created}"
    if revision.modified is not None:
        yield f"LAST-MODIFIED:{revision.modified}"
    yield f"SEQUENCE:{revision.sequence}"
    yield entry.form.line("DTSTART", event.start)
    if entry.end is not None:
        yield entry.form.line("DTEND", entry.end)
    if entry.parts is not None:
        yield rrule_line(entry.parts, entry.form)
        yield from exdate_lines(event.exdates, event.start, entry.form)
    yield text_line("SUMMARY", event.title)
    if event.place:
        yield text_line("LOCATION", event.place)
    yield f"STATUS:{event.status.value.upper()}"
    yield f"TRANSP:{'OPAQUE' if _busy(event) else 'TRANSPARENT'}"
    yield texts_line("CATEGORIES", _categories(event))
    if event.url:
        yield uri_line("URL", event.url)
        if style.links:
            yield uri_line("LINK;LINKREL=SOURCE;VALUE=URI", event.url)
    meeting = _ADDRESS.search(event.place or "")
    if meeting is not None:
        yield uri_line(f"CONFERENCE;VALUE=URI{parameter('LABEL', event.title)}", meeting[0])
    yield text_line("DESCRIPTION", description(event, documents))
    yield f"X-MICROSOFT-CDO-BUSYSTATUS:{_BUSY[event.status] if _busy(event) else 'FREE'}"
    yield from _traces(entry, documents)


def alarm_lines(event: Event, style: Style) -> Iterator[str]:
    """A VALARM for each reminder asked for; what is called off needs none."""
    if event.status is Status.CANCELLED:
        return
    for before in style.alarms:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"TRIGGER:{duration_text(-before)}"
        yield text_line("DESCRIPTION", event.title)
        yield "END:VALARM"


def _traces(entry: Entry, documents: Mapping[str, Document]) -> Iterator[str]:
    """Properties of our own: where every field comes from, for programs."""
    event = entry.event
    if not entry.form.all_day and entry.end != event.end:
        yield "X-TIMELINE-END:assumed"
    if entry.form.utc and event.zone:
        yield text_line("X-TIMELINE-TZID", event.zone)
    if event.rrule and entry.parts is None:
        yield text_line("X-TIMELINE-RRULE", event.rrule)
    yield f"X-TIMELINE-TZ-BASIS:{event.zone_basis.value}"
    yield f"X-TIMELINE-PRECISION:{event.precision.value}"
    if event.moved_from is not None:
        yield text_line("X-TIMELINE-MOVED-FROM", iso(event.moved_from))
    for evidence in event.evidence:
        yield text_line("X-TIMELINE-SOURCE", evidence.document)
        identity = real_identity(documents.get(evidence.document))
        if identity:
            yield text_line("X-TIMELINE-IDENTITY", identity)
        yield f"X-TIMELINE-SPAN:{evidence.span.start}-{evidence.span.end}"
        yield text_line("X-TIMELINE-QUOTE", evidence.quote)
    if event.published is not None:
        yield text_line("X-TIMELINE-PUBLISHED", iso(event.published))
    for warning in event.warnings:
        yield text_line("X-TIMELINE-WARNING", warning)


def real_identity(document: Document | None) -> str:
    """The identity of a document that stays when its text is edited: an address or a message's id."""
    identity = "" if document is None else document.source.identity
    return "" if identity.startswith("sha256:") else clean(identity)


def _categories(event: Event) -> Iterator[str]:
    """Few and fixed, so that a calendar can colour by them."""
    yield "Timeline"
    if event.moved_from is not None:
        yield "Moved"
    if not event.all_day and event.zone_basis in {Basis.DEFAULT, Basis.UNKNOWN}:
        yield "Zone not told"


def _busy(event: Event) -> bool:
    return not event.all_day and event.status is not Status.CANCELLED


def _after_on_the_wall(start: datetime, end: datetime) -> datetime:
    """The end of the first of a series, later than its start also where the clocks go back in between."""
    wall, last = start.replace(tzinfo=None), end.replace(tzinfo=None)
    if last > wall or start.tzinfo is None:
        return end
    length = end.astimezone(UTC) - start.astimezone(UTC)
    return (wall + length).replace(tzinfo=end.tzinfo)


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _next_day(day: date) -> date | None:
    return None if day == date.max else day + timedelta(days=1)
