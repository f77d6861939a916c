"""Two texts that give one happening two clock times: both are kept, and both say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from timeline.assemble.alike import likeness
from timeline.assemble.telling import Titles
from timeline.model.event import Event, iso

_MOST = 40
"""Events of one day that are compared with one another."""
_ALIKE = 0.99
"""Likeness from which two titles surely mean one happening."""


def warn_of_contradictions(found: Sequence[Event], titles: Titles) -> list[Event]:
    """Add a warning to events of different documents that tell one happening at two times of one day."""
    days: dict[date, list[int]] = {}
    for index, event in enumerate(found):
        if isinstance(event.start, datetime):
            days.setdefault(event.start.date(), []).append(index)
    kept = list(found)
    for indexes in days.values():
        if len({evidence.document for index in indexes for evidence in found[index].evidence}) < len(
            ("one", "other")
        ):
            continue
        for position, index in enumerate(indexes):
            for other in indexes[position + 1 : position + 1 + _MOST]:
                if _contradict(found[index], found[other], titles):
                    kept[index] = _warned(kept[index], found[other])
                    kept[other] = _warned(kept[other], found[index])
    return kept


def _contradict(one: Event, other: Event, titles: Titles) -> bool:
    apart = {evidence.document for evidence in one.evidence}.isdisjoint(
        evidence.document for evidence in other.evidence
    )
    if not apart or one.start == other.start:
        return False
    mine, others = titles.told(one.title), titles.told(other.title)
    return mine.apart == others.apart and likeness(mine, others) >= _ALIKE


def _warned(event: Event, other: Event) -> Event:
    source = other.evidence[0].document or "another text"
    return replace(event, warnings=(*event.warnings, f"{source} says {iso(other.start)}"))
