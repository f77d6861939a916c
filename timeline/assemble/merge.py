"""One event for one happening: within a document, and over several."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from timeline.assemble.alike import likeness, tells_kind_only
from timeline.assemble.answers import taken_up
from timeline.assemble.contradict import warn_of_contradictions
from timeline.assemble.join import joined, outranks
from timeline.assemble.telling import Plain, Telling, Titles, Told
from timeline.model.event import Event, Evidence
from timeline.model.identity import event_id, folded
from timeline.model.timeline import order_key, sortable
from timeline.model.values import replace

_WORD: Final = re.compile(r"\w+")
_MOST: Final = 40
"""Events of one day and one word that are compared with one another."""


def assemble(found: Sequence[Event], words: Telling | None = None) -> tuple[Event, ...]:
    """Join what is told twice, order it and give every event its identifier.

    Args:
        found: the events of all documents, those of one document together and in the order of its text;
            the `id` of each is the identity of its document.
        words: the language by which titles are compared.
    """
    if not found:
        return ()
    titles = Titles(Plain() if words is None else words)
    kept = _without_left_slots(list(found), titles)
    kept = _merged_each_then_all(kept, titles)
    kept = warn_of_contradictions(kept, titles)
    return tuple(sorted(_identified(kept), key=order_key))


def _without_left_slots(found: list[Event], titles: Titles) -> list[Event]:
    """Without events that another text says were moved: their slot is told in `moved_from`."""
    moved: dict[tuple[date, str], list[Event]] = {}
    for event in found:
        if event.moved_from is not None:
            for word in sorted(titles.told(event.title).stems):
                moved.setdefault((_day(event.moved_from), word), []).append(event)
    if not moved:
        return found
    return [
        event
        for event in found
        if not any(
            other is not event
            and event.start != other.start
            and _left(other, event)
            and likeness(titles.told(other.title), titles.told(event.title))
            for word in sorted(titles.told(event.title).stems)  # titles without a common word are never alike
            for other in moved.get((_day(event.start), word), ())[-_MOST:]
        )
    ]


def _left(moved: Event, event: Event) -> bool:
    """Whether a slot may be the one that was given up: not the day on which only the clock time changed."""
    if isinstance(moved.moved_from, datetime) and not event.all_day:
        return same_start(moved.moved_from, event.start)
    if moved.all_day:
        return event.all_day or _day(moved.start) != _day(event.start)
    return not event.all_day or _day(moved.start) != _day(event.start)


def _merged_each_then_all(found: Sequence[Event], titles: Titles) -> list[Event]:
    """What each document tells twice is joined first, so that another cannot come in between."""
    if _lie_apart(found):
        return [_with_evidence(event, event.evidence) for event in found]
    by_document: dict[str, list[tuple[Event, Told]]] = {}
    for event in found:
        by_document.setdefault(event.id, []).append((event, titles.told(event.title)))
    kept = [
        pair for told in by_document.values() for pair in _merged(taken_up(told, titles, compatible), titles)
    ]
    if len(by_document) > 1:
        kept = _merged(kept, titles, apart=True)
    return [event for event, _ in kept]


def _merged(
    found: Sequence[tuple[Event, Told]], titles: Titles, *, apart: bool = False
) -> list[tuple[Event, Told]]:
    """Fold each event into the earlier one that tells of the same happening.

    Args:
        found: events and what they tell.
        titles: what titles tell.
        apart: whether those of one document are known to be different ones.
    """
    kept: list[_Kept] = []
    evidence: list[deque[Evidence]] = []
    by_word: dict[tuple[date, str], list[int]] = {}
    for event, tell in found:
        one = _kept(event, tell, titles)
        match = _best(one, kept, by_word, apart=apart)
        if match is None:
            index = len(kept)
            kept.append(one)
            evidence.append(deque(event.evidence))
        else:
            index = match
            earlier = kept[index].event
            if outranks(event, earlier):
                evidence[index].extendleft(reversed(event.evidence))
            else:
                evidence[index].extend(event.evidence)
            kept[index] = _kept(joined(earlier, event, titles), kept[index].told.with_more(tell), titles)
        days = _days(event.start, one.at)
        for word in sorted(tell.stems):
            for day in days:
                bucket = by_word.setdefault((day, word), [])
                if index not in bucket[-_MOST:]:
                    bucket.append(index)
    return [
        (_with_evidence(event, told), tell) for (event, tell, *_), told in zip(kept, evidence, strict=True)
    ]


def _lie_apart(found: Sequence[Event]) -> bool:
    """Whether no two events share a day, as two tellings of one would; then no title need be read."""
    days = [day for event in found for day in _days(event.start, sortable(event.start))]
    return len(set(days)) == len(days)


def _with_evidence(event: Event, told: Collection[Evidence]) -> Event:
    """The event with all that tells it, each once."""
    return event if len(told) == 1 else replace(event, evidence=tuple(dict.fromkeys(told)))


class _Kept(NamedTuple):
    """An event, what it tells, and when it starts; of one kind two are the same only at one instant."""

    event: Event
    told: Told
    kind: str
    at: datetime
    place: frozenset[str]
    """What its place tells."""


def _kept(event: Event, told: Told, titles: Titles) -> _Kept:
    floats = isinstance(event.start, datetime) and event.start.tzinfo is None
    kind = "day" if event.all_day else "floating" if floats else "zoned"
    place = titles.told(event.place).stems if event.place else frozenset()
    return _Kept(event, told, kind, sortable(event.start), place)


def _best(
    one: _Kept, kept: Sequence[_Kept], by_word: dict[tuple[date, str], list[int]], *, apart: bool
) -> int | None:
    """Index of the kept event that tells of the same happening, the likest first."""
    candidates: dict[int, None] = {}
    event, tell, kind, at, place = one
    days = _days(event.start, at)
    for word in sorted(tell.stems):
        for day in days:
            candidates.update(dict.fromkeys(by_word.get((day, word), [])[-_MOST:]))
    scored = []
    for index in candidates:
        other, others, other_kind, other_at, its_place = kept[index]
        if kind == other_kind and at != other_at:
            continue
        if not compatible(event, other):
            continue
        mixed = event.all_day != other.all_day
        same = event.id == other.id
        if same and (apart or _are_warnings(event, other)):
            continue
        if not same and tells_kind_only(tell, others) and not share_place(event, other):
            continue
        strict = same and not mixed and _are_rows(event, other)
        single = not event.rrule and not other.rrule
        share = likeness(tell, others, place & its_place, day=mixed, strict=strict, single=single)
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


def _are_rows(one: Event, other: Event) -> bool:
    """Whether both have a clock time or stand in rows: then a list tells them, each once."""
    return not one.all_day or all(any("row" in note for note in event.notes) for event in (one, other))


def _are_warnings(one: Event, other: Event) -> bool:
    """Whether one text issues two warnings of a name, each with its own end."""
    told = all(any("warning" in note for note in event.notes) for event in (one, other))
    return told and one.end is not None and other.end is not None and one.end != other.end


def share_place(one: Event, other: Event) -> bool:
    """Whether a word of one place stands in the other's place or title: two texts tell of "the summit"."""
    mine, others = _words(one.place), _words(other.place)
    return bool(mine & (others | _words(other.title)) or others & _words(one.title))


def _words(text: str | None) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall((text or "").casefold()) if len(word) > len("of"))


def _is_long(event: Event) -> bool:
    return event.all_day and event.end is not None and event.end > event.start


def same_start(one: datetime | date, other: datetime | date) -> bool:
    """Whether two starts are the same instant; a floating time equals any with the same wall clock."""
    if not isinstance(one, datetime) or not isinstance(other, datetime):
        return one == other
    if (one.tzinfo is None) != (other.tzinfo is None):
        return one.replace(tzinfo=None) == other.replace(tzinfo=None)
    return sortable(one) == sortable(other)


def _days(when: datetime | date, instant: datetime) -> tuple[date, ...]:
    """The local day and the day in UTC: two texts may tell one instant in different zones."""
    local, universal = _day(when), instant.date()
    return (local,) if local == universal else (local, universal)


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
