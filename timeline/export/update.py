"""A second export brings the first one up to date instead of doubling it.

The calendar itself is the memory: identifiers stay, SEQUENCE and LAST-MODIFIED rise only where a calendar
must show something else, what a text no longer tells is CANCELLED, and nothing of others is touched.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from timeline.export.contentline import fold
from timeline.export.ics import Reaches, folded, head_lines, widen, zone_lines
from timeline.export.icsstyle import Style
from timeline.export.ledger import Entry, Ledger, source_key, universal
from timeline.export.match import Asked, match
from timeline.export.reach import widen_by
from timeline.export.rewrite import cancelled_text, changed_text, forgotten_text, new_text
from timeline.export.vevent import alarm_lines, entry_of, first_revision, vevent_lines
from timeline.ical.lines import content_line
from timeline.model.event import Event, Evidence
from timeline.model.text import Document, Source
from timeline.model.timeline import Timeline

Issued = dict[str, datetime | None]
"""Key of a source -> when it was issued, in UTC."""


@dataclass(frozen=True, slots=True)
class Updated:
    """The new text of a calendar, and what became of the events of ours that it holds."""

    text: str
    new: int
    changed: int
    cancelled: int
    unchanged: int
    """Those that look the same in a calendar; their notes and quotes may be new."""


@dataclass(slots=True)
class _Work:
    """What is being put together."""

    ledger: Ledger
    style: Style
    documents: dict[str, Document]
    given: Issued
    used: Reaches
    texts: dict[int, str]
    """The entries that are written anew, by their place in the old text."""
    added: list[str]


def update(timeline: Timeline, ledger: Ledger, style: Style | None = None) -> Updated:
    """Bring a calendar up to date with a new telling.

    Args:
        timeline: what the texts tell now; what other texts told before stays as it is.
        ledger: the calendar as it was.
        style: what the user asks for; None is the default of everything.
    """
    documents = {document.source.name: document for document in timeline.documents}
    given = {source_key(name, documents): _issued(document) for name, document in documents.items()}
    work = _Work(ledger, style or Style(), documents, given, {}, {}, [])
    asked = [_asked(event, work) for event in timeline if event.id not in ledger.others]
    pairs = match(asked, ledger.entries)
    taken = {entry.uid for entry in ledger.entries} | ledger.others
    changed = 0
    for number, one in enumerate(asked):
        if number in pairs:
            changed += _continue(one.event, ledger.entries[pairs[number]], work)
        else:
            _add(replace(one.event, id=_free(one.event.id, taken)), work)
    matched = set(pairs.values())
    left = [entry for index, entry in enumerate(ledger.entries) if index not in matched]
    cancelled = sum(_cancel(entry, work) for entry in left)
    unchanged = len(ledger.entries) - changed - cancelled
    return Updated(_assembled(work, timeline), len(asked) - len(pairs), changed, cancelled, unchanged)


def _asked(event: Event, work: _Work) -> Asked:
    keys = [source_key(evidence.document, work.documents) for evidence in event.evidence]
    dates = [issued for key in keys if (issued := work.given.get(key)) is not None]
    return Asked(event, frozenset(filter(None, keys)), max(dates, default=None))


def _add(event: Event, work: _Work) -> None:
    entry = entry_of(event, work.style.length)
    widen(work.used, entry.form.zone, entry.reach())
    lines = vevent_lines(entry, work.style, work.documents, first_revision(event))
    work.added.append(new_text([*lines, *alarm_lines(event, work.style)]))


def _continue(event: Event, old: Entry, work: _Work) -> bool:
    """Write an entry anew where its text changed; whether a calendar shows something else now."""
    # what a text tells that was not read this time still holds
    kept = [told for told in old.told if told.key not in work.given]
    identities = {
        told.evidence.document: Document(
            "", source=Source(told.evidence.document, told.key[len("identity ") :])
        )
        for told in kept
        if told.key.startswith("identity ")
    }
    evidence = _once((*event.evidence, *(told.evidence for told in kept)))
    event = replace(event, id=old.uid, evidence=evidence)
    length = work.style.length or (old.assumed if old.assumed and old.assumed > timedelta() else None)
    entry = entry_of(event, length)
    documents: Mapping[str, Document] = identities | work.documents
    text, same = changed_text(entry, old, work.style, documents, work.ledger.text)
    if text is not None:
        work.texts[old.component.start] = text
        widen(work.used, entry.form.zone, entry.reach())
    return not same


def _cancel(old: Entry, work: _Work) -> bool:
    """Cancel an entry that its sources, all read again, no longer tell, unless it was over by then."""
    told = {told.key for told in old.told}
    read = told & work.given.keys() - {""}
    issued = max((date for key in read if (date := work.given[key]) is not None), default=None)
    if old.cancelled or not read or (issued is not None and old.end <= issued):
        return False
    gone = told <= read
    # what other sources tell of it still holds, but no more on the word of these
    text = cancelled_text(old, issued) if gone else forgotten_text(old, read, work.ledger.text)
    if text is not None:
        work.texts[old.component.start] = text
        widen_by(work.used, [old.component])
    return gone


def _assembled(work: _Work, timeline: Timeline) -> str:
    """The whole file: head, zones in the order of their names, then entries in the order they had."""
    text, calendar = work.ledger.text, work.ledger.calendar
    bodies: list[str] = []
    untouched = []
    for child in calendar.children:
        if child.start in work.texts:
            bodies.append(work.texts[child.start])
        elif child.name != "VTIMEZONE":
            untouched.append(child)
            bodies.append(f"{text[child.start : child.end]}\r\n")
    widen_by(work.used, untouched)
    zones = {name: folded(zone_lines({name: reach})) for name, reach in work.used.items()}
    for child in calendar.children:
        if child.name == "VTIMEZONE":
            # one that no current IANA name stands for can only be told by the file itself
            zones.setdefault(child.value("TZID") or "", f"{text[child.start : child.end]}\r\n")
    ordered = [zones[name] for name in sorted(zones)]
    head = ["BEGIN:VCALENDAR\r\n", *_head(work, timeline)]
    return "".join([*head, *ordered, *bodies, *work.added, "END:VCALENDAR\r\n"])


def _head(work: _Work, timeline: Timeline) -> list[str]:
    """The calendar's own lines as they were, apart from what the user asks for this time."""
    style = work.style
    asked = {
        *(["METHOD"] if style.method else []),
        *(["NAME", "X-WR-CALNAME"] if style.name else []),
        *(["REFRESH-INTERVAL", "X-PUBLISHED-TTL"] if style.refresh else []),
        *(["SOURCE"] if style.source else []),
    }
    lines = {name: line for line in head_lines(timeline, style) if (name := _name(line)) in asked}
    head = []
    for line in work.ledger.calendar.lines:
        new = lines.pop(line.name, None)
        raw = f"{work.ledger.text[line.start : line.end]}\r\n"
        head.append(raw if new is None or line.whole == new else fold(new))
    return head + [fold(line) for line in lines.values()]


def _name(line: str) -> str:
    found = content_line(line)
    return found.name if found is not None else ""


def _free(uid: str, taken: set[str]) -> str:
    """An identifier that no other event of the calendar has."""
    free, number = uid, 0
    while free in taken:
        number += 1
        free = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{uid}\n{number}"))
    taken.add(free)
    return free


def _issued(document: Document) -> datetime | None:
    return None if document.published is None else universal(document.published.at)


def _once(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple({(each.document, each.span, each.quote): each for each in reversed(evidence)}.values())[::-1]
