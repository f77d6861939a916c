"""What a document tells twice by its make-up: day headings over rows, a notice in labels beside its prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from timeline.events import roles
from timeline.events.clocks import without_clocks
from timeline.events.headings import line_title
from timeline.events.layout import Layout, column_of, label_of
from timeline.events.tables import is_pair
from timeline.model.event import Event
from timeline.model.text import BlockKind, Span

_WHEN: Final = frozenset({"when", "end"})
_NEAR: Final = 200
"""Code points between a title's day and a clock time below it."""
_REACH: Final = 3
"""Blocks above a clock time in which the day of its title is looked for."""
_MONTHLY: Final = "FREQ=MONTHLY"
_WEEK: Final = 7
_FAR: Final = 60
"""Events behind a pattern of days that are looked at."""
_LESSER: Final = 2
"""Words of a title that the one over the day goes before."""
_LONGEST: Final = timedelta(days=2)
_SECONDS: Final = re.compile(r"\d:\d\d:\d\d")
"""What only stamps tell."""
_SEASON: Final = timedelta(days=400)
"""From a start to its end where heads say that they are both."""
_HEAD, _ROWS = 40, 80
"""Code points of a line that heads a column, and lines below it that it heads."""
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
    kept = [event for event in kept if not _is_stamp(event, layout) and not _names_habit(event, layout)]
    kept = [
        event for index, event in enumerate(kept) if not _only_repeats(event, kept[index + 1 : index + _FAR])
    ]
    return without_clocks(_titled(kept, layout), layout)


def _only_repeats(event: Event, behind: Sequence[Event]) -> bool:
    """Whether a pattern of days tells no more than the dates of the list behind that keep to it."""
    if not event.all_day or not event.rrule or isinstance(event.start, datetime):
        return False
    days = {
        other.start.date() if isinstance(other.start, datetime) else other.start
        for other in behind
        if not other.rrule
    }
    return event.start in days and sum(_keeps_to(day, event.rrule, event.start) for day in days) > 1


def _keeps_to(day: date, rule: str, start: date) -> bool:
    """Whether a day lies on the same weekday, and in a monthly pattern in the same week of its month."""
    if day.weekday() != start.weekday():
        return False
    return not rule.startswith(_MONTHLY) or (day.day - 1) // _WEEK == (start.day - 1) // _WEEK


def _is_frame(event: Event, layout: Layout, timed: dict[date, int], rows: set[tuple[date, int]]) -> bool:
    if not event.all_day or event.rrule or isinstance(event.start, datetime):
        return False
    row = layout.block_at(event.evidence[0].span.start)
    if (event.start, row) in rows and layout.blocks[row].kind is BlockKind.ROW:
        return True
    if (event.start, row + 1) in rows and _heads(event, layout, row):
        return True
    if event.end is not None and event.end != event.start:
        return False
    at = event.evidence[0].span.start
    later = timed.get(event.start, -1)
    number = layout.block_at(at)
    if layout.blocks[number].kind is BlockKind.HEADING or number in layout.items:
        return later > at
    return later > at and _is_of_notice(layout, number, layout.block_at(later))


def _heads(event: Event, layout: Layout, row: int) -> bool:
    """Whether the row below a day begins with a clock time of that day and does not tell the day again."""
    text, below = layout.document.text, layout.blocks[row + 1]
    between = text[layout.blocks[row].span.end : below.span.start]
    times = layout.times_in(below.span)
    if below.kind is not BlockKind.ROW or between.count("\n") > 1 or not times:
        return False
    opens = text[layout.blocks[row].span.start : event.evidence[0].span.start]
    if any(map(str.isalpha, opens)) and any(map(str.isalpha, text[below.span.start : times[0].start])):
        return False
    said = " ".join(time.of(text).lower() for time in times).split()
    return not any(word.isalpha() and word in said for word in event.evidence[0].quote.lower().split())


def _is_stamp(event: Event, layout: Layout) -> bool:
    """Whether a time under a title tells when the text was written: it lies not after the publication."""
    published = layout.document.published
    item = layout.items.get(layout.block_at(event.evidence[0].span.start))
    if item is None or published is None or not item.is_titled or len(item.twins) > 1:
        return False
    start, issued = event.start, published.at
    if not isinstance(start, datetime):
        return event.end is None and not item.below and start <= issued.date()
    if (start.tzinfo is None) != (issued.tzinfo is None):
        return start.replace(tzinfo=None) <= issued.replace(tzinfo=None)
    return event.end is None and start <= issued


def _names_habit(event: Event, layout: Layout) -> bool:
    """Whether a bare weekday stands in the heading of a list of dates: "WEDNESDAY WALKS 2026"."""
    told = event.evidence[0]
    block = layout.block_at(told.span.start)
    if not event.all_day or any(map(str.isdigit, told.quote)) or len(event.evidence) > 1:
        return False
    if layout.blocks[block].kind is not BlockKind.HEADING or block + _REACH >= len(layout.blocks):
        return False
    below = layout.blocks[block + 1].span.start, layout.blocks[block + _REACH].span.end
    text = layout.document.text
    dates = [time.of(text) for time in layout.times_in(Span(*below))]
    return any(any(map(str.isdigit, date)) and not _SECONDS.search(date) for date in dates)


def _is_of_notice(layout: Layout, day: int, clock: int) -> bool:
    """Whether a day is only the label of a notice that tells its clock time, or has its title."""
    item = layout.items.get(day)
    if item is not None and not item.nested:
        if clock in item.twins:
            return True
        between = layout.document.text[layout.blocks[day].span.end : layout.blocks[clock].span.start]
        return item.is_titled and "\n\n" not in between and len(between) <= _NEAR
    return _kind(layout, day) in _WHEN


def _kind(layout: Layout, block: int) -> str:
    label = label_of(layout, block)
    return "" if label is None else label.kind


def _titled(found: Sequence[Event], layout: Layout) -> list[Event]:
    """Give the clock time under a title and its day that title: "Doors 7pm, music from 8pm"."""
    kept = list(found)
    told = {layout.block_at(event.evidence[0].span.start): event.day for event in found}
    timed = {layout.block_at(event.evidence[0].span.start) for event in found if not event.all_day}
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
        if told.get(day, event.day) != event.day:
            continue  # a row with a day of its own
        known = [layout.words.roles.get(word, 0) & roles.HAPPENING for word in event.title.lower().split()]
        if not all(known) and len(timed.intersection(range(day + 1, day + _REACH + 1))) > 1:
            continue  # a programme, each row of which has a name
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


def _arrives(layout: Layout, block: int) -> bool:
    """Whether a row tells the arrival of the journey that the row above begins."""
    words = layout.text(block).strip(" \t-*\u2022").lower().split(None, 2)
    first = next((word for word in words[:2] if not word[0].isdigit()), "")  # "16:08 arr. Antwerp"
    return first.rstrip(":.") in layout.words.sets["labels.arrival"]


def _ends(event: Event, other: Event, layout: Layout) -> bool:
    start, end = event.start, other.start
    if other.end is not None or event.all_day != other.all_day or event.rrule or other.rrule:
        return False
    if isinstance(start, datetime) and isinstance(end, datetime):
        if (start.tzinfo is None) != (end.tzinfo is None) or not start < end <= start + _SEASON:
            return False
        near = end <= start + _LONGEST
    elif isinstance(start, datetime) or isinstance(end, datetime) or not start < end:
        return False
    else:
        near = True
    first, second = event.evidence[0].span, other.evidence[0].span
    here, there = layout.block_at(first.start), layout.block_at(second.start)
    if here + 1 == there and _arrives(layout, there):
        return near
    if here != there:
        item = layout.items.get(here)
        cells = item is not None and not item.is_titled and len(item.twins) == len("ab")
        return (
            cells and item is not None and item.twins == (here, there) and (near or _is_headed(layout, here))
        )
    kind, _ = column_of(layout, here, first.start)
    return kind == "when" and column_of(layout, here, second.start)[0] == "end"


def _is_headed(layout: Layout, block: int) -> bool:
    """Whether lines over cells that have lost their columns are heads such as "Open" and "Close"."""
    return any(
        is_pair(layout.text(number - 1)[:_HEAD], layout.text(number)[:_HEAD], layout.words)
        for number in range(block - 1, max(0, block - _ROWS), -1)
    )


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
