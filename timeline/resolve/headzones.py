"""Zones that lines set for the times around them: "All times Eastern", "| Start (UTC) |", "Agenda (EDT)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.language import Language
from timeline.model.said import Mention, ZoneName
from timeline.model.text import Span
from timeline.model.when import Basis
from timeline.resolve.context import KnownZone
from timeline.resolve.place import CLOCK
from timeline.resolve.zone import known_zone

_TITLE = 60
"""Code points of a line that heads rows."""


_AROUND = "()[]*_: \t"
_MARKS = 4
_ROW = re.compile(r"[)\]*_: \t]{0,4}\n\s{0,4}[^\w\s]?[ \t]?\d{1,2}(?!\d)")
"""From a zone to the hour that begins the next line."""


def zone_of_headings(mentions: Sequence[Mention], folded: str, language: Language) -> KnownZone | None:
    """The zone of a line that governs the rows, before or after them: "All times Eastern"."""
    for mention in mentions:
        said = mention.said
        if isinstance(said, ZoneName) and said.kind != "local" and is_governing(mention, folded, language):
            return known_zone(said, -1, Basis.HEADING)
    return None


def heads_column(text: str, row: Span, zone: Span) -> bool:
    """Whether a zone stands in brackets over rows: "| Start (UTC) | End (UTC) |", "Programme (EDT)"."""
    line = row.of(text)
    brackets = text[row.start : zone.start].endswith("(") and text[zone.end : zone.end + 1] == ")"
    title = len(line) <= _TITLE and line.rstrip().endswith(")")
    return brackets and ("|" in line or title) and not any(map(str.isdigit, line))


def is_over_rows(text: str, zone: Span) -> bool:
    """Whether a zone has a line to itself, and the next line begins with a clock time: "PDT", "9:30 Call"."""
    begin = text.rfind("\n", 0, zone.start) + 1
    alone = not text[begin : zone.start].strip(_AROUND) and zone.start - begin <= _MARKS
    if not alone or (row := _ROW.match(text, zone.end)) is None:
        return False
    return CLOCK.match(text, row.end() - 1) is not None


def is_governing(mention: Mention, folded: str, language: Language) -> bool:
    """Whether the words before a zone say that it is the zone of all times."""
    words = language.settings.get("zone", {}).get("governing", ())
    before = folded[max(0, mention.span.start - 40) : mention.span.start]
    return any(word in before for word in words)
