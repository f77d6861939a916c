"""iCalendar (RFC 5545), with a VTIMEZONE for every zone used.

UID and DTSTAMP come from the event itself, so that the same timeline always gives the same bytes and a
second import updates events in place of doubling them. VCALENDAR has no UID, which makes some tools fold
all events into one, and no METHOD, which would make it an invitation.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from timeline.export.contentline import fold, text_line, texts_line, uri_line
from timeline.export.icstime import Form, form_of, later, like, utc_text
from timeline.export.recur import exdate_lines, last_instant, rrule_line, rule_parts
from timeline.export.tzif import read_zone
from timeline.export.vtimezone import vtimezone_lines
from timeline.model.event import Event, Status, iso
from timeline.model.timeline import Timeline
from timeline.model.when import Basis

PRODID = "-//prose-timeline//timeline//EN"
ASSUMED_LENGTH = timedelta(hours=1)
"""How long an event is shown when the text tells no end; marked `X-TIMELINE-END:assumed`."""
_ALL_TIME = datetime.max.replace(tzinfo=UTC)
_BASES = {
    Basis.STATED: "stated in the text",
    Basis.CARRIED: "carried over from another time in the text",
    Basis.HEADING: "taken from a heading of the text",
    Basis.PLACE: "taken from the place",
    Basis.PUBLICATION: "taken from the publication",
    Basis.DEFAULT: "assumed, as asked for",
    Basis.UNKNOWN: "not known",
}


def write(timeline: Timeline) -> str:
    """Return one VCALENDAR; lines end in CRLF and are folded at 75 octets."""
    name = _calendar_name(timeline)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN"]
    lines += [text_line("NAME", name), text_line("X-WR-CALNAME", name)]
    used: dict[str, tuple[datetime, datetime]] = {}
    events: list[str] = []
    for event in timeline:
        form, end = _form(event)
        if form.zone is not None:
            reach = _reach(event, end)
            first, last = used.get(form.zone, reach)
            used[form.zone] = (min(first, reach[0]), max(last, reach[1]))
        events += _vevent(event, form, end)
    for zone, (first, last) in sorted(used.items()):
        lines += vtimezone_lines(read_zone(zone), first, None if last == _ALL_TIME else last)
    return "".join(map(fold, [*lines, *events, "END:VCALENDAR"]))


def _calendar_name(timeline: Timeline) -> str:
    titles = [document.source.title for document in timeline.documents if document.source.title]
    return titles[0] if len(timeline.documents) == 1 and titles else "Timeline"


def _form(event: Event) -> tuple[Form, datetime | date | None]:
    """How the event writes its times, and the end to write: exclusive, None past the end of the calendar."""
    parts = _rule(event)
    if event.all_day or not isinstance(event.start, datetime):
        last = event.start if event.end is None else max(_day(event.start), _day(event.end))
        return Form(all_day=True), _next_day(_day(last))
    end = None if event.end is None else like(event.end, event.start)
    if isinstance(end, datetime) and utc_text(end) > utc_text(event.start):
        return form_of(event.start, end, repeats=parts is not None), end
    form = form_of(event.start, repeats=parts is not None)
    try:
        end = later(event.start, ASSUMED_LENGTH)
    except OverflowError:
        return form, None
    # the assumed end may fall into a repeated hour too
    return form_of(event.start, end, repeats=parts is not None), end


def _vevent(event: Event, form: Form, end: datetime | date | None) -> Iterator[str]:
    parts = _rule(event)
    busy = not event.all_day and event.status is not Status.CANCELLED
    yield "BEGIN:VEVENT"
    yield text_line("UID", event.id)
    yield f"DTSTAMP:{_stamp(event)}"
    yield "SEQUENCE:0"
    yield form.line("DTSTART", event.start)
    if end is not None:
        yield form.line("DTEND", end)
    if parts is not None:
        yield rrule_line(parts, form)
        yield from exdate_lines(event.exdates, event.start, form)
    yield text_line("SUMMARY", event.title)
    if event.place:
        yield text_line("LOCATION", event.place)
    yield f"STATUS:{event.status.value.upper()}"
    yield f"TRANSP:{'OPAQUE' if busy else 'TRANSPARENT'}"
    yield texts_line("CATEGORIES", _categories(event))
    if event.url:
        yield uri_line("URL", event.url)
    yield text_line("DESCRIPTION", "\n".join(_description(event)))
    yield from _traces(event, form, end)
    yield "END:VEVENT"


def _traces(event: Event, form: Form, end: datetime | date | None) -> Iterator[str]:
    """Properties of our own: where every field comes from, for programs."""
    if not form.all_day and end != event.end:
        yield "X-TIMELINE-END:assumed"
    if form.utc and event.zone:
        yield text_line("X-TIMELINE-TZID", event.zone)
    if event.rrule and _rule(event) is None:
        yield text_line("X-TIMELINE-RRULE", event.rrule)
    yield f"X-TIMELINE-TZ-BASIS:{event.zone_basis.value}"
    if event.moved_from is not None:
        yield text_line("X-TIMELINE-MOVED-FROM", iso(event.moved_from))
    for evidence in event.evidence:
        yield text_line("X-TIMELINE-SOURCE", evidence.document)
        yield f"X-TIMELINE-SPAN:{evidence.span.start}-{evidence.span.end}"
        yield text_line("X-TIMELINE-QUOTE", evidence.quote)
    if event.published is not None:
        yield text_line("X-TIMELINE-PUBLISHED", iso(event.published))


def _description(event: Event) -> Iterator[str]:
    """What a person wants to see before trusting the entry."""
    for evidence in event.evidence:
        yield f"“{evidence.quote}”"
    if not event.all_day:
        yield f"Time zone: {event.zone or 'none'} ({_BASES[event.zone_basis]})"
    if event.moved_from is not None:
        yield f"Moved from {iso(event.moved_from).replace('T', ' ')}"
    documents = dict.fromkeys(evidence.document for evidence in event.evidence if evidence.document)
    for document in documents:
        yield f"Source: {document}"
    if event.published is not None:
        yield f"Published: {iso(event.published).replace('T', ' ')}"
    for warning in event.warnings:
        yield f"Check: {warning}"


def _categories(event: Event) -> Iterator[str]:
    """Few and fixed, so that a calendar can colour by them."""
    yield "Timeline"
    if event.moved_from is not None:
        yield "Moved"
    if not event.all_day and event.zone_basis in {Basis.DEFAULT, Basis.UNKNOWN}:
        yield "Zone not told"


def _stamp(event: Event) -> str:
    """DTSTAMP: when the text was issued; without that the start, as nothing here reads the clock."""
    stamp = event.published or event.start
    return utc_text(stamp if isinstance(stamp, datetime) else datetime.combine(stamp, time()))


def _reach(event: Event, end: datetime | date | None) -> tuple[datetime, datetime]:
    """The instants (UTC) between which the zone of an event must be right."""
    if not isinstance(event.start, datetime):
        raise TypeError(f"a day has no zone: {event.start!r}")
    first = event.start.astimezone(UTC)
    parts = _rule(event)
    if parts is not None:
        return first, last_instant(parts, event.start) or _ALL_TIME
    return first, end.astimezone(UTC) if isinstance(end, datetime) else first


def _rule(event: Event) -> dict[str, str] | None:
    return rule_parts(event.rrule) if event.rrule else None


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _next_day(day: date) -> date | None:
    return None if day == date.max else day + timedelta(days=1)
