"""Headings that only name the day of the rows under them are no events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from timeline.events.layout import Layout
from timeline.model.event import Event
from timeline.model.text import BlockKind


def without_frames(found: Sequence[Event], layout: Layout) -> list[Event]:
    """Leave out all-day events of headings when a timed event of the same day follows.

    The heading of a programme repeats its items (GUIDE of the labelled passages: a framework that adds no day is
    no event of its own); one that spans several days, or stands alone, is kept.
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
