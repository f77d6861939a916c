"""One event for one happening: within a document, and over several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from timeline.assemble.alike import likeness
from timeline.assemble.contradict import warn_of_contradictions
from timeline.assemble.identity import event_id, folded
from timeline.assemble.join import joined
from timeline.assemble.telling import Plain, Telling, Told, told
from timeline.model.event import Event
from timeline.model.timeline import order_key, sortable

_MOST: Final = 40
"""Events of one day and one word that are compared with one another."""


def assemble(found: Sequence[Event], words: Telling | None = None) -> tuple[Event, ...]:
    """Join what is told twice, order it and give every event its identifier.

    Args:
        found: the events of all documents, those of one document together and in the order of its text;
            the `id` of each is the identity of its document.
        words: the language by which titles are compared.
    """
    telling = Plain() if words is None else words
    kept = _without_left_slots(list(found), telling)
    kept = _merged(kept, telling)
    kept = warn_of_contradictions(kept, telling)
    return tuple(sorted(_identified(kept), key=order_key))


def _without_left_slots(found: list[Event], words: Telling) -> list[Event]:
    """Without events that another text says were moved: their slot is told in `moved_from`."""
    moved: dict[date, list[tuple[Event, Told]]] = {}
    for event in found:
        if event.moved_from is not None:
            moved.setdefault(_day(event.moved_from), []).append((event, told(event.title, words)))
    if not moved:
        return found
    return [
        event
        for event in found
        if not any(
            other is not event
            and event.start != other.start
            and likeness(words_of_other, told(event.title, words))
            for other, words_of_other in moved.get(_day(event.start), ())
        )
    ]


def _merged(found: Iterable[Event], words: Telling) -> list[Event]:
    """Fold each event into the earlier one that tells of the same happening."""
    kept: list[Event | None] = []
    tells: list[Told] = []
    by_word: dict[tuple[date, str], list[int]] = {}
    for event in found:
        tell = told(event.title, words)
        match = _best(event, tell, kept, tells, by_word)
        if match is None:
            index = len(kept)
            kept.append(event)
            tells.append(tell)
        else:
            index = match
            kept[index] = joined(_there(kept[index]), event, words)
            tells[index] = tells[index].with_more(tell)
        for word in sorted(tell.stems):
            bucket = by_word.setdefault((_day(event.start), word), [])
            if index not in bucket[-_MOST:]:
                bucket.append(index)
    return [event for event in kept if event is not None]


def _there(event: Event | None) -> Event:
    if event is None:
        raise ValueError("a merged event has gone")
    return event


def _best(
    event: Event,
    tell: Told,
    kept: Sequence[Event | None],
    tells: Sequence[Told],
    by_word: dict[tuple[date, str], list[int]],
) -> int | None:
    """Index of the kept event that tells of the same happening, the likest first."""
    candidates: dict[int, None] = {}
    for word in sorted(tell.stems):
        for index in by_word.get((_day(event.start), word), [])[-_MOST:]:
            candidates[index] = None
    scored = []
    for index in candidates:
        other = _there(kept[index])
        if not compatible(event, other):
            continue
        share = likeness(tell, tells[index], day=event.all_day != other.all_day)
        if share:
            scored.append((-share, index))
    return min(scored)[1] if scored else None


def compatible(one: Event, other: Event) -> bool:
    """Whether two events may be one by their times: equal starts, or a day and a clock time on it."""
    if one.all_day and other.all_day:
        return one.start == other.start
    if one.all_day or other.all_day:
        return _day(one.start) == _day(other.start) and not _is_long(one) and not _is_long(other)
    return same_start(one.start, other.start)


def _is_long(event: Event) -> bool:
    return event.all_day and event.end is not None and event.end > event.start


def same_start(one: datetime | date, other: datetime | date) -> bool:
    """Whether two starts are the same instant; a floating time equals any with the same wall clock."""
    if not isinstance(one, datetime) or not isinstance(other, datetime):
        return one == other
    if (one.tzinfo is None) != (other.tzinfo is None):
        return one.replace(tzinfo=None) == other.replace(tzinfo=None)
    return sortable(one) == sortable(other)


def _day(when: datetime | date) -> date:
    return when.date() if isinstance(when, datetime) else when


def _identified(found: Iterable[Event]) -> list[Event]:
    counted: dict[tuple[str, str], int] = {}
    named = []
    for event in found:
        key = (event.id, folded(event.title))
        ordinal = counted.get(key, 0)
        counted[key] = ordinal + 1
        named.append(replace(event, id=event_id(event.id, event.title, ordinal)))
    return named
