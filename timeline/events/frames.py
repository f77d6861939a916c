"""What a document tells twice by its make-up: day headings over rows, a notice in labels beside its prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from timeline.events.clocks import without_clocks
from timeline.events.headings import line_title
from timeline.events.layout import Layout, column_of, label_of
from timeline.model.event import Event
from timeline.model.text import BlockKind

_WHEN: Final = frozenset({"when", "end"})
_NOTICE: Final = 8
"""Blocks between the day and the clock time of a notice."""
_NEAR: Final = 200
"""Code points between a title's day and a clock time below it."""
_REACH: Final = 3
"""Blocks above a clock time in which the day of its title is looked for."""
_LESSER: Final = 2
"""Words of a title that the one over the day goes before."""
_LONGEST: Final = timedelta(days=2)
"""An end in a cell of its own lies at most so far behind its start."""


def without_frames(found: Sequence[Event], layout: Layout) -> list[Event]:
    """Leave out all-day events of headings when a timed event of the same day follows.

    The heading of a programme repeats its items: a framework that adds no day is no event of its own. One
    that spans several days, or stands alone, is kept.
    """
    timed: dict[date, int] = {}
    rows: set[tuple[date, int]] = set()
    for event in found:
        if isinstance(event.start, datetime):
            day = event.start.date()
            rows.add((day, layout.block_at(event.evidence[0].span.start)))
            timed[day] = max(timed.get(day, -1), event.evidence[0].span.start)
    kept = [
        event
        for event in _with_ends(_each(found, layout), layout)
        if not _is_frame(event, layout, timed, rows)
    ]
    return without_clocks(_titled(kept, layout), layout)


def _is_frame(event: Event, layout: Layout, timed: dict[date, int], rows: set[tuple[date, int]]) -> bool:
    if not event.all_day or event.rrule or isinstance(event.start, datetime):
        return False
    row = layout.block_at(event.evidence[0].span.start)
    if (event.start, row) in rows and layout.blocks[row].kind is BlockKind.ROW:
        return True
    if event.end is not None and event.end != event.start:
        return False
    at = event.evidence[0].span.start
    later = timed.get(event.start, -1)
    number = layout.block_at(at)
    if layout.blocks[number].kind is BlockKind.HEADING or number in layout.items:
        return later > at
    return later > at and _is_of_notice(layout, number, layout.block_at(later))


def _is_of_notice(layout: Layout, day: int, clock: int) -> bool:
    """Whether the day and the clock time stand in labels of one notice, or under one title."""
    item = layout.items.get(day)
    if item is not None and not item.nested:
        if clock in item.twins:
            return True
        between = layout.document.text[layout.blocks[day].span.end : layout.blocks[clock].span.start]
        return item.is_titled and "\n\n" not in between and len(between) <= _NEAR
    if not 0 < clock - day <= _NOTICE:
        return False
    return all(_kind(layout, number) in _WHEN for number in (day, clock)) and all(
        layout.blocks[number].kind is BlockKind.ROW or _kind(layout, number)
        for number in range(day, clock + 1)
    )


def _kind(layout: Layout, block: int) -> str:
    label = label_of(layout, block)
    return "" if label is None else label.kind


def _titled(found: Sequence[Event], layout: Layout) -> list[Event]:
    """Give the clock time under a title and its day that title: "Doors 7pm, music from 8pm"."""
    kept = list(found)
    for index, event in enumerate(kept):
        if event.all_day or len(event.title.split()) > _LESSER:
            continue
        block = layout.block_at(event.evidence[0].span.start)
        if block in layout.items:
            continue
        day = next(
            (
                number
                for number in range(block - 1, max(-1, block - _REACH - 1), -1)
                if number in layout.items
            ),
            None,
        )
        item = None if day is None else layout.items[day]
        if day is None or item is None or not item.is_titled or not _is_of_notice(layout, day, block):
            continue
        title = ""
        for number in item.above:
            title = title or line_title(layout, number)
        if title:
            kept[index] = replace(event, title=title)
    return kept


def _each(found: Sequence[Event], layout: Layout) -> list[Event]:
    """One event for each row that shares the time of its heading: "Saturday 4 April (3pm unless stated)"."""
    kept: list[Event] = []
    for event in found:
        item = layout.items.get(layout.block_at(event.evidence[0].span.start))
        if item is None or not item.each:
            kept.append(event)
            continue
        titles = filter(None, (line_title(layout, number) for number in item.below))
        kept.extend(replace(event, title=title, place=None) for title in titles)
    return kept


def _with_ends(found: Sequence[Event], layout: Layout) -> list[Event]:
    """Join the start and the end that stand in two cells of a row: "Start | End", "09:00" over "10:00"."""
    kept: list[Event] = []
    for event in found:
        last = kept[-1] if kept else None
        if last is not None and last.end is None and _ends(last, event, layout):
            kept[-1] = replace(last, end=event.start, evidence=(*last.evidence, *event.evidence))
        else:
            kept.append(event)
    return kept


def _ends(event: Event, other: Event, layout: Layout) -> bool:
    start, end = event.start, other.start
    if other.end is not None or event.all_day != other.all_day or event.rrule or other.rrule:
        return False
    if isinstance(start, datetime) and isinstance(end, datetime):
        if (start.tzinfo is None) != (end.tzinfo is None) or not start < end <= start + _LONGEST:
            return False
    elif isinstance(start, datetime) or isinstance(end, datetime) or not start < end:
        return False
    first, second = event.evidence[0].span, other.evidence[0].span
    here, there = layout.block_at(first.start), layout.block_at(second.start)
    if here != there:
        item = layout.items.get(here)
        cells = item is not None and not item.is_titled and len(item.twins) == len("ab")
        return cells and item is not None and item.twins == (here, there)
    kind, _ = column_of(layout, here, first.start)
    return kind == "when" and column_of(layout, here, second.start)[0] == "end"


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
