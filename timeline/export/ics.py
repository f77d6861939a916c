"""iCalendar (RFC 5545), with a VTIMEZONE for every zone used.

UID and DTSTAMP come from the event itself, so that the same timeline always gives the same bytes and a
second import updates events in place of doubling them. VCALENDAR has no UID, which makes some tools fold
all events into one, and no METHOD unless asked for, which would make it an invitation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from timeline.export.contentline import fold, text_line, uri_line
from timeline.export.icsstyle import ASSUMED_LENGTH, Style
from timeline.export.tzif import read_zone
from timeline.export.vevent import ALL_TIME, alarm_lines, entry_of, first_revision, vevent_lines
from timeline.export.vtimezone import vtimezone_lines
from timeline.ical.values import duration_text
from timeline.model.timeline import Timeline

__all__ = [
    "ASSUMED_LENGTH",
    "PRODID",
    "Reaches",
    "Style",
    "folded",
    "head_lines",
    "widen",
    "write",
    "zone_lines",
]

PRODID = "-//prose-timeline//timeline//EN"
Reaches = dict[str, tuple[datetime, datetime]]
"""Zone -> the earliest and the latest instant (UTC) for which it must be right."""


def write(timeline: Timeline, style: Style | None = None) -> str:
    """Return one VCALENDAR; lines end in CRLF and are folded at 75 octets.

    Args:
        timeline: the events.
        style: what the user asks for; None is the default of everything.
    """
    style = style or Style()
    documents = {document.source.name: document for document in timeline.documents}
    used: Reaches = {}
    events: list[str] = []
    for event in timeline:
        entry = entry_of(event, style.length)
        widen(used, entry.form.zone, entry.reach())
        lines = [*vevent_lines(entry, style, documents, first_revision(event)), *alarm_lines(event, style)]
        events += ["BEGIN:VEVENT", *lines, "END:VEVENT"]
    lines = ["BEGIN:VCALENDAR", *head_lines(timeline, style), *zone_lines(used), *events, "END:VCALENDAR"]
    return folded(lines)


def head_lines(timeline: Timeline, style: Style) -> Iterator[str]:
    """The properties of the calendar itself."""
    name = style.name or _calendar_name(timeline)
    yield "VERSION:2.0"
    yield f"PRODID:{PRODID}"
    yield "CALSCALE:GREGORIAN"
    if style.method is not None:
        yield f"METHOD:{style.method}"
    yield text_line("NAME", name)
    yield text_line("X-WR-CALNAME", name)
    if style.refresh is not None:
        # RFC 7986 gives this one no default type: without VALUE it means nothing
        yield f"REFRESH-INTERVAL;VALUE=DURATION:{duration_text(style.refresh)}"
        yield f"X-PUBLISHED-TTL:{duration_text(style.refresh)}"
    if style.source is not None:
        yield uri_line("SOURCE;VALUE=URI", style.source)


def zone_lines(used: Reaches) -> Iterator[str]:
    """A VTIMEZONE for each zone, in the order of their names."""
    for zone, (first, last) in sorted(used.items()):
        yield from vtimezone_lines(read_zone(zone), first, None if last == ALL_TIME else last)


def widen(used: Reaches, zone: str | None, *reaches: tuple[datetime, datetime] | None) -> None:
    """Note that a zone must be right for some more instants."""
    for reach in filter(None, reaches):
        if zone is not None:
            first, last = used.get(zone, reach)
            used[zone] = (min(first, reach[0]), max(last, reach[1]))


def _calendar_name(timeline: Timeline) -> str:
    titles = [document.source.title for document in timeline.documents if document.source.title]
    return titles[0] if len(timeline.documents) == 1 and titles else "Timeline"


def folded(lines: Iterable[str]) -> str:
    """Content lines as they stand in a file."""
    return "".join(map(fold, lines))
