"""Texts with marked times, so that these stages are tested without `find` and `resolve`.

`{3 p.m.|2025-09-04T15:00}` is a clock time, `{Friday|2025-09-05}` a day, `{Sept. 5-7|2025-09-05/2025-09-07}`
a range; `|until`, `|by` or `|since` behind it is how the words tie the happening to it, `|publication` that
its day was not told.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from timeline.events.find import find_events
from timeline.events.words import load_event_words
from timeline.model.said import Mention, Now
from timeline.model.text import Document, Published, Source, Span
from timeline.model.when import AllDay, Basis, Moment, Origin, Relation, Resolved, Timex
from timeline.read.blocks import split_blocks

ZONE = "Europe/Berlin"
PUBLISHED = datetime(2025, 9, 3, 8, 0, tzinfo=ZoneInfo(ZONE))
MARK = re.compile(r"\{([^{}|]+)\|([^{}|]+)((?:\|\w+)*)\}")
WORDS = load_event_words("en")


def when(told, basis):
    """A moment or a day out of ISO 8601."""
    if "T" in told:
        local = datetime.fromisoformat(told).replace(tzinfo=ZoneInfo(ZONE))
        return Moment(local, ZONE, Origin(basis), Origin(Basis.DEFAULT))
    day = date.fromisoformat(told)
    return AllDay(day, day, Origin(basis))


def document(marked, name="a"):
    """The document and its resolved mentions."""
    text, mentions, at = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        text += match[1]
        at = match.end()
        options = match[3].split("|")[1:]
        basis = Basis.PUBLICATION if "publication" in options else Basis.STATED
        relation = next((Relation(option) for option in options if option != "publication"), Relation.AT)
        first, _, last = match[2].partition("/")
        start, end = when(first, basis), when(last, basis) if last else None
        if isinstance(start, AllDay) and isinstance(end, AllDay):
            start, end = AllDay(start.first, end.last, start.day_from), None
        timex = Timex("TIME" if "T" in first else "DATE", first)
        mentions.append(Resolved(Mention(span, Now(), "test"), timex, start, end, relation=relation))
    text += marked[at:]
    source = Source(name=name, identity=f"example.org/{name}")
    return Document(text, split_blocks(text), Published(PUBLISHED), "en", ZONE, source), mentions


def events(marked, name="a"):
    """The events of a marked text, before `assemble`."""
    return find_events(*document(marked, name), WORDS)
