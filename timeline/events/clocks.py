"""One instant told on the clocks of many places: "San Francisco 08:00 PDT, London 16:00 BST, ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from timeline import zones
from timeline.events import roles
from timeline.events.headings import heading_above
from timeline.events.layout import Layout
from timeline.events.tokens import is_word, words_of
from timeline.model.event import Event
from timeline.model.text import BlockKind, Span
from timeline.model.when import Basis

_FEWEST: Final = 2
"""Places beyond the first from which rows of one instant are a table of clocks."""
_SMALL: Final = roles.FUNCTION | roles.LEAD | roles.MARK | roles.TIME


def without_clocks(found: Sequence[Event], layout: Layout) -> list[Event]:
    """Make one event of rows that tell nothing but where it is what time, with the heading as its title."""
    kept: list[Event] = []
    run: list[Event] = []
    for event in found:
        if run and not _goes_on(run, event):
            kept.extend(_joined(run, layout))
            run = []
        if _is_clock(event, layout):
            run.append(event)
        else:
            kept.append(event)
    return [*kept, *_joined(run, layout)]


def _goes_on(run: Sequence[Event], event: Event) -> bool:
    """Whether an event is the same instant as those before it, told in another place."""
    first, start = run[0].start, event.start
    return isinstance(first, datetime) and isinstance(start, datetime) and _instant(first) == _instant(start)


def _instant(at: datetime) -> float | datetime:
    return at.timestamp() if at.tzinfo is not None else at


def _is_clock(event: Event, layout: Layout) -> bool:
    """Whether a timed row names nothing but a place."""
    if event.all_day or event.zone_basis is not Basis.STATED:
        return False
    span = event.evidence[0].span
    number = layout.block_at(span.start)
    block = layout.blocks[number]
    if block.kind is BlockKind.QUOTE or "\n" in block.span.of(layout.document.text).strip():
        return False
    title = Span(0, len(event.title))
    told = [word for word in words_of(event.title, title, (), layout.words) if is_word(word)]
    if any(word.bits & roles.HAPPENING for word in told):
        return False
    name = event.title.split("(")[0].split(",")[0].strip()
    return zones.place(name, layout.words.code) is not None or _is_zone(event, layout)


def _is_zone(event: Event, layout: Layout) -> bool:
    """Whether the title only names the clock: "Corresponding UTC (GMT)"."""
    told = words_of(event.title, Span(0, len(event.title)), (), layout.words)
    known = [
        word for word in told if is_word(word) and zones.abbreviation(event.title[word.start : word.end])
    ]
    return bool(known)


def _joined(run: Sequence[Event], layout: Layout) -> list[Event]:
    if len(run) <= _FEWEST:
        return list(run)
    first = layout.block_at(run[0].evidence[0].span.start)
    item = layout.items.get(first)
    title = heading_above(layout, first if item is None else min((first, *item.above, *item.below)))
    if not title:
        return list(run)
    told = tuple(piece for event in run for piece in event.evidence)
    return [replace(run[0], title=title, place=None, evidence=told)]
