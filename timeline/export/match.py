"""Which event of a new telling is which entry of the calendar.

Only within one source: two texts that tell alike are joined before, by stricter rules. The surest pairs go
first: the same title at the same time, then the same identifier, then a title that moved, then a time that
got another title, then a title that was reworded and moved within its day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from timeline.export.ledger import Entry, universal
from timeline.model.event import Event

_WORD = re.compile(r"[^\W\d_]{3,}")
_DAY = 86400
_MOST = 40
"""Entries of one label that are compared with one event."""
_SHARE = 0.5
"""Part of the shorter title's words that a reworded and moved one keeps."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An event of the new telling, ready to be compared."""

    event: Event
    keys: frozenset[str]
    """Its sources."""
    issued: datetime | None
    """When the text was issued, in UTC."""


def match(asked: Sequence[Asked], entries: Sequence[Entry]) -> dict[int, int]:
    """Pair events with entries, each at most once.

    Returns:
        The index of the entry for the index of the event.
    """
    found: dict[int, int] = {}
    for score, bucket in _STEPS:
        taken = set(found.values())
        shelves: dict[object, list[int]] = {}
        for index, entry in enumerate(entries):
            if index not in taken:
                for label in bucket(entry.title, entry.start, entry.uid):
                    shelves.setdefault(label, []).append(index)
        pairs = []
        for number, one in enumerate(asked):
            if number in found:
                continue
            start = one.event.start
            labels = [*bucket(one.event.title, start, one.event.id), *_left(one.event, bucket)]
            near = (index for label in labels for index in shelves.get(label, ())[:_MOST])
            for index in dict.fromkeys(near):
                rank = score(one, entries[index])
                if rank is not None:
                    pairs.append((rank, number, index))
        for _, number, index in sorted(pairs):
            if number not in found and index not in taken:
                found[number] = index
                taken.add(index)
    return found


_Label = Callable[[str, "datetime | date", str], Iterable[object]]
_Score = Callable[[Asked, Entry], "float | None"]


def _left(event: Event, bucket: _Label) -> Iterable[object]:
    """The slot that the text says an event has left."""
    return () if event.moved_from is None else bucket(event.title, event.moved_from, event.id)


def _same_slot(asked: Asked, entry: Entry) -> float | None:
    return 0.0 if _related(asked, entry) and _at(asked.event.start, entry.start) else None


def _same_uid(asked: Asked, entry: Entry) -> float | None:
    return 0.0 if _at(asked.event.start, entry.start) or not _over(asked, entry) else None


def _moved(asked: Asked, entry: Entry) -> float | None:
    """The nearest of those with this title; one that was over is no more moved, unless the text says so."""
    told = asked.event.moved_from
    if not _related(asked, entry):
        return None
    if told is not None and _at(told, entry.start):
        return 0.0
    return None if _over(asked, entry) else abs(_apart(asked.event.start, entry.start))


def _renamed(asked: Asked, entry: Entry) -> float | None:
    """The likest title at this time; in one source and one slot even a title with no word in common."""
    if not _related(asked, entry) or not _at(asked.event.start, entry.start):
        return None
    return 1 - _likeness(asked.event.title, entry.title)


def _moved_and_renamed(asked: Asked, entry: Entry) -> float | None:
    like = _likeness(asked.event.title, entry.title)
    near = abs(_apart(asked.event.start, entry.start))
    if not _related(asked, entry) or like < _SHARE or near >= _DAY or _over(asked, entry):
        return None
    return 1 - like + near / _DAY / 10


_STEPS: tuple[tuple[_Score, _Label], ...] = (
    (_same_slot, lambda title, start, _: ((_folded(title), universal(start)),)),
    (_same_uid, lambda _, __, uid: (uid,)),
    (_moved, lambda title, _, __: (_folded(title),)),
    (_renamed, lambda _, start, __: (universal(start),)),
    (
        _moved_and_renamed,
        lambda title, start, _: ((_day(start) + step, word) for step in (0, 1) for word in _words(title)),
    ),
)


def _related(asked: Asked, entry: Entry) -> bool:
    """Whether one source tells of both; nameless ones are compared by exact time only."""
    if asked.keys & entry.keys:
        return True
    nameless = not asked.keys and any(not told.key for told in entry.told)
    return nameless and _at(asked.event.start, entry.start)


def _over(asked: Asked, entry: Entry) -> bool:
    return asked.issued is not None and entry.end <= asked.issued


def _at(one: datetime | date, other: datetime | date) -> bool:
    return isinstance(one, datetime) == isinstance(other, datetime) and universal(one) == universal(other)


def _apart(one: datetime | date, other: datetime | date) -> float:
    return (universal(one) - universal(other)).total_seconds()


def _day(start: datetime | date) -> int:
    return universal(start).toordinal()


def _likeness(one: str, other: str) -> float:
    mine, others = _words(one), _words(other)
    return len(mine & others) / min(len(mine), len(others)) if mine and others else 0.0


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_folded(title)))


def _folded(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title.casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
