"""A timeline: events in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from timeline.model.event import Event
from timeline.model.text import Document
from timeline.model.values import value_class
from timeline.model.when import Unresolved


@value_class(frozen=True, slots=True)
class Timeline:
    """Events in time order, and the mentions that could not be placed, each with its reason."""

    events: tuple[Event, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    documents: tuple[Document, ...] = ()

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)


def order_key(event: Event) -> tuple[datetime, int, str, str]:
    """A total order: by instant (floating times and days as if in UTC), days before clock times."""
    return (sortable(event.start), 0 if event.all_day else 1, event.title, event.id)


def sortable(value: datetime | date) -> datetime:
    """An aware UTC time to compare by; two equal instants an hour apart on the wall stay equal."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), UTC)
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
