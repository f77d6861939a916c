"""What a document tells twice by its make-up: day headings over rows, a notice in labels beside its prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from timeline.events.layout import Layout, label_of
from timeline.model.event import Event
from timeline.model.text import BlockKind


def without_frames(found: Sequence[Event], layout: Layout) -> list[Event]:
    """Leave out all-day events of headings when a timed event of the same day follows.

    The heading of a programme repeats its items: a framework that adds no day is no event of its own. One
    that spans several days, or stands alone, is kept.
    """
    timed: dict[date, int] = {}
    for event in found:
        if isinstance(event.start, datetime):
            day = event.start.date()
            timed[day] = max(timed.get(day, -1), event.evidence[0].span.start)
    return [event for event in found if not _is_frame(event, layout, timed)]


def _is_frame(event: Event, layout: Layout, timed: dict[date, int]) -> bool:
    if not event.all_day or event.rrule or isinstance(event.start, datetime):
        return False
    if event.end is not None and event.end != event.start:
        return False
    at = event.evidence[0].span.start
    block = layout.blocks[layout.block_at(at)]
    return block.kind is BlockKind.HEADING and timed.get(event.start, -1) > at


def joined_labels(found: Sequence[Event], layout: Layout) -> list[Event]:
    """Join a labelled notice ("When: 3 p.m.") with the one event of the prose at the same instant."""
    prose: dict[datetime, list[int]] = {}
    kept: list[Event] = []
    for event in found:
        start = event.start
        if not isinstance(start, datetime):
            kept.append(event)
            continue
        same = prose.get(start, [])
        if _is_labelled(event, layout) and len(same) == 1:
            kept[same[0]] = _with(kept[same[0]], event)
            continue
        if not _is_row(event, layout):
            prose.setdefault(start, []).append(len(kept))
        kept.append(event)
    return kept


def _is_labelled(event: Event, layout: Layout) -> bool:
    label = label_of(layout, layout.block_at(event.evidence[0].span.start))
    return label is not None and label.kind == "when"


def _is_row(event: Event, layout: Layout) -> bool:
    return layout.blocks[layout.block_at(event.evidence[0].span.start)].kind is BlockKind.ROW


def _with(event: Event, other: Event) -> Event:
    """The event with what the other adds."""
    return replace(
        event,
        end=event.end if event.end is not None else other.end,
        place=event.place or other.place,
        evidence=(*event.evidence, *other.evidence),
    )
