"""A VEVENT of an earlier export written anew: what changed, what is kept, what others added."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from timeline.export.contentline import fold
from timeline.export.icsstyle import Revision, Style
from timeline.export.icstime import utc_text
from timeline.export.ledger import Entry
from timeline.export.vevent import Entry as Written
from timeline.export.vevent import alarm_lines, vevent_lines
from timeline.ical import ContentLine
from timeline.ical.lines import content_line
from timeline.ical.values import parse_time
from timeline.model.text import Document

_SECOND = timedelta(seconds=1)
_SIGNIFICANT = frozenset(
    {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "SUMMARY", "LOCATION", "STATUS"}
)
"""RFC 5546 section 2.1.4, and the two that people read first."""
_REVISION = frozenset({"DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"})
_TELLING = frozenset(f"X-TIMELINE-{name}" for name in ("SOURCE", "IDENTITY", "SPAN", "QUOTE"))
_OURS = (
    _SIGNIFICANT
    | _REVISION
    | {
        "UID",
        "TRANSP",
        "CATEGORIES",
        "URL",
        "LINK",
        "CONFERENCE",
        "DESCRIPTION",
        "X-MICROSOFT-CDO-BUSYSTATUS",
    }
)


def new_text(lines: Iterable[str]) -> str:
    """A VEVENT as it stands in a file."""
    return "".join(map(fold, ["BEGIN:VEVENT", *lines, "END:VEVENT"]))


def changed_text(
    written: Written, old: Entry, style: Style, documents: Mapping[str, Document], text: str
) -> tuple[str | None, bool]:
    """The entry as it should be now.

    Args:
        written: the event under the identifier of the entry.
        old: the entry.
        style: what the user asks for.
        documents: the texts by their names.
        text: the calendar in which the entry stands.

    Returns:
        The new VEVENT, None when the old one is right to the letter; and whether a calendar shows the same.
    """
    kept = Revision(old.stamp, old.created, old.modified, old.sequence)
    lines = list(vevent_lines(written, style, documents, kept))
    same = _shown(filter(None, map(content_line, lines))) == _shown(old.component.lines)
    if not same:
        stamp = raised(old, written.event.published)
        raised_to = Revision(stamp, old.created, stamp, old.sequence + 1)
        lines = list(vevent_lines(written, style, documents, raised_to))
    alarms = "".join(map(fold, alarm_lines(written.event, style)))
    if not style.alarms:
        alarms = "".join(f"{text[child.start : child.end]}\r\n" for child in old.component.children)
    others = [line for line in old.component.lines if not _is_ours(line)]
    body = "".join(map(fold, lines)) + "".join(f"{text[line.start : line.end]}\r\n" for line in others)
    whole = f"BEGIN:VEVENT\r\n{body}{alarms}END:VEVENT\r\n"
    return (None if whole == f"{text[old.component.start : old.component.end]}\r\n" else whole), same


def cancelled_text(old: Entry, issued: datetime | None) -> str:
    """The entry, no longer told by any of its sources, as cancelled: calendars then strike it out."""
    stamp = raised(old, issued)
    return new_text(_cancelled(old, stamp))


def forgotten_text(old: Entry, keys: Container[str], text: str) -> str | None:
    """The entry without what these sources told of it; None when they told nothing."""
    kept: list[str] = []
    number, left_out = -1, False
    for line in old.component.lines:
        if line.name == "X-TIMELINE-SOURCE":
            number += 1
        if line.name in _TELLING and number >= 0 and old.told[number].key in keys:
            left_out = True
        else:
            kept.append(line.whole)
    alarms = "".join(f"{text[child.start : child.end]}\r\n" for child in old.component.children)
    body = "".join(map(fold, kept))
    return f"BEGIN:VEVENT\r\n{body}{alarms}END:VEVENT\r\n" if left_out else None


def raised(old: Entry, issued: datetime | None) -> str:
    """When an entry changed: as its text was issued, and later than it changed before."""
    before = old.modified or old.stamp
    try:
        last = parse_time(before)
        after = utc_text(last + _SECOND) if isinstance(last, datetime) else before
    except (ValueError, OverflowError):
        after = before
    return max(after, utc_text(issued)) if issued is not None else after


def _cancelled(old: Entry, stamp: str) -> Iterator[str]:
    now = {
        "DTSTAMP": stamp,
        "LAST-MODIFIED": stamp,
        "SEQUENCE": str(old.sequence + 1),
        "STATUS": "CANCELLED",
        "TRANSP": "TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS": "FREE",
        "X-TIMELINE-VANISHED": stamp,
    }
    for line in old.component.lines:
        yield f"{line.name}:{now.pop(line.name)}" if line.name in now else line.whole
    yield from (f"{name}:{value}" for name, value in now.items())


def _shown(lines: Iterable[ContentLine]) -> list[str]:
    """What a calendar shows of an event."""
    return sorted(line.whole for line in lines if line.name in _SIGNIFICANT)


def _is_ours(line: ContentLine) -> bool:
    return line.name in _OURS or line.name.startswith("X-TIMELINE-")
