"""One instant told on the clocks of many places: "San Francisco 08:00 PDT, London 16:00 BST, ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from timeline import zones
from timeline.events import roles
from timeline.events.headings import heading_above, intro_title
from timeline.events.layout import Layout
from timeline.events.tokens import is_word, words_of
from timeline.model.event import Event
from timeline.model.text import BlockKind, Span
from timeline.model.when import Basis

_FEWEST: Final = 3
"""Places from which clock times are those of one instant."""
_APART: Final = 2
"""Blocks from one clock to the next."""
_DAY: Final = timedelta(days=1)
_OFFSET: Final = re.compile(r"(?:UTC|GMT)\s?[+-]?\d*")
_NAME: Final = re.compile(r"[^\n,(|:\t]{2,40}?(?=,|\(|\||:|\t| {2}|\n|$)")


def without_clocks(found: Sequence[Event], layout: Layout) -> list[Event]:
    """Make one event of clock times that tell nothing but where it is what time."""
    if len(found) < _FEWEST:
        return list(found)
    kept: list[Event] = []
    run: list[Event] = []
    for event in found:
        clock = _is_clock(event, layout)
        if run and not (clock and _goes_on(run[-1], event, layout)):
            kept.extend(_joined(run, layout))
            run = []
        if clock:
            run.append(event)
        else:
            kept.append(event)
    return [*kept, *_joined(run, layout)]


def _goes_on(last: Event, event: Event, layout: Layout) -> bool:
    """Whether a clock time stands right behind another."""
    first, second = (layout.block_at(each.evidence[0].span.start) for each in (last, event))
    return second - first <= _APART


def _is_clock(event: Event, layout: Layout) -> bool:
    """Whether a clock time has no title but a place or the name of a zone."""
    if event.all_day or event.rrule:
        return False
    told = words_of(event.title, Span(0, len(event.title)), (), layout.words)
    if any(word.bits & roles.HAPPENING for word in told):
        return False
    names = [event.title[word.start : word.end] for word in told if is_word(word)]
    return any(map(zones.abbreviation, names)) or _place_of(event, layout) is not None


def _place_of(event: Event, layout: Layout) -> str | None:
    """The zone of the place that a clock time is told of."""
    block = layout.blocks[layout.block_at(event.evidence[0].span.start)]
    names = [event.title.split("(")[0].split(",")[0].split("/")[0].strip()]
    if _OFFSET.match(event.title) and block.kind is not BlockKind.QUOTE:
        head = _NAME.match(block.span.of(layout.document.text).lstrip())
        names.append(head[0].strip() if head else "")
    for name in filter(None, names):
        place = zones.place(name, layout.words.code)
        if place is not None:
            return place.zone
    return None


def _told_at(event: Event, layout: Layout) -> timedelta | None:
    """The time of the day in UTC when the clock of the place shows what is told."""
    zone, start = _place_of(event, layout), event.start
    if zone is None or not isinstance(start, datetime):
        return None
    wall = start.replace(tzinfo=None)
    offset = ZoneInfo(zone).utcoffset(wall)
    return None if offset is None else (wall - offset - datetime(wall.year, 1, 1)) % _DAY  # noqa: DTZ001


def _joined(run: Sequence[Event], layout: Layout) -> list[Event]:
    """One event where the clocks of the places agree; else all, which are a journey."""
    if len(run) < _FEWEST:
        return list(run)
    if len({event.start for event in run}) == 1 and all(event.zone_basis is Basis.STATED for event in run):
        chosen = run[0]
    else:
        told = [_told_at(event, layout) for event in run]
        common, count = Counter(filter(None, told)).most_common(1)[0] if any(told) else (None, 0)
        if count < _FEWEST or count * 2 < len(run):
            return _by_instant(run, layout)
        chosen = next((each for each in run if _in_utc(each) == common), run[told.index(common)])
    return [_named(chosen, run, layout)]


def _by_instant(run: Sequence[Event], layout: Layout) -> list[Event]:
    """Several tables of clocks below each other: one event for each instant that has enough places."""
    counts = Counter(event.start for event in run if event.zone_basis is Basis.STATED)
    groups: dict[date | datetime, list[Event]] = {}
    kept: list[list[Event]] = []
    for event in run:
        if counts[event.start] < _FEWEST:
            kept.append([event])
        elif event.start in groups:
            groups[event.start].append(event)
        else:
            kept.append(groups.setdefault(event.start, [event]))
    return [_named(group[0], group, layout) if len(group) > 1 else group[0] for group in kept]


def _in_utc(event: Event) -> timedelta | None:
    start = event.start
    if not isinstance(start, datetime) or start.tzinfo is None:
        return None
    wall, offset = start.replace(tzinfo=None), start.utcoffset() or timedelta()
    return (wall - offset - datetime(wall.year, 1, 1)) % _DAY  # noqa: DTZ001


def _named(event: Event, run: Sequence[Event], layout: Layout) -> Event:
    """The event with the title of the line or the heading over its clocks."""
    first = layout.block_at(run[0].evidence[0].span.start)
    item = layout.items.get(first)
    first = first if item is None else min((first, *item.above, *item.below))
    intro = first - 1 if first and layout.text(first - 1).rstrip().endswith(":") else None
    title = (intro_title(layout, intro) if intro is not None else "") or heading_above(layout, first)
    told = tuple(piece for each in run for piece in each.evidence)
    return replace(event, title=title or event.title, place=None, evidence=told)
