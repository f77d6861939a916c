"""Events: what happens, when, where, and which words say so."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from timeline.model.text import Span
from timeline.model.values import value_class
from timeline.model.when import Basis, Precision


class Status(StrEnum):
    """RFC 5545 STATUS of a VEVENT, in lower case."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


@value_class(frozen=True, slots=True)
class Evidence:
    """The words of one document that hold the time of an event."""

    document: str
    """Name of the document: path, URL or `-`."""
    span: Span
    quote: str
    context: Span | None = None
    """The sentence or row around it."""
    zone_basis: Basis = Basis.UNKNOWN

    def to_dict(self) -> dict[str, Any]:
        """The public form: document, start, end, quote."""
        return {
            "document": self.document,
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.quote,
        }


@value_class(frozen=True, slots=True)
class Event:
    """One happening.

    `start` and `end` are a `date` when `all_day` (then `end` is the last day, inclusive), else a
    `datetime`: aware with a `zoneinfo` zone when `zone` is known, naive (floating) when not.
    """

    id: str
    title: str
    start: datetime | date
    end: datetime | date | None
    zone: str | None
    zone_basis: Basis
    all_day: bool
    precision: Precision
    status: Status
    place: str | None
    rrule: str | None
    evidence: tuple[Evidence, ...]
    """Best evidence first; never empty."""
    exdates: tuple[datetime | date, ...] = ()
    moved_from: datetime | date | None = None
    published: datetime | None = None
    """When the newest text that tells of it was issued."""
    url: str | None = None
    notes: tuple[str, ...] = ()
    """How each field was found, for `timeline explain`."""
    warnings: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day on which it starts, on its own clocks."""
        return self.start.date() if isinstance(self.start, datetime) else self.start

    def to_dict(self) -> dict[str, Any]:
        """The public form, ready for JSON; keys as README and data/schema/event.json list them."""
        return {
            "id": self.id,
            "title": self.title,
            "start": iso(self.start),
            "end": None if self.end is None else iso(self.end),
            "zone": self.zone,
            "zone_basis": self.zone_basis.value,
            "all_day": self.all_day,
            "precision": self.precision.value,
            "status": self.status.value,
            "place": self.place,
            "rrule": self.rrule,
            "evidence": self.evidence[0].quote,
            "sources": [evidence.to_dict() for evidence in self.evidence],
            "moved_from": None if self.moved_from is None else iso(self.moved_from),
        }


def iso(value: datetime | date) -> str:
    """ISO 8601 without seconds that are zero: `2025-09-04T11:30+03:00`, `2025-09-04`."""
    if not isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat(timespec="minutes" if value.second == 0 else "seconds")
