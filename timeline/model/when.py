"""When something is: a moment, a day, or why it could not be told."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from timeline.model.said import Mention, Said
from timeline.model.text import Span
from timeline.model.values import value_class


class Basis(StrEnum):
    """How a zone or a day is known; for zones the order is the order of authority."""

    STATED = "stated"
    CARRIED = "carried"
    HEADING = "heading"
    PLACE = "place"
    PUBLICATION = "publication"
    DEFAULT = "default"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How finely the text tells the time; coarser than a day is no event."""

    MINUTE = "minute"
    PART_OF_DAY = "part_of_day"
    DAY = "day"


class Relation(StrEnum):
    """How the words tie a happening to the time."""

    AT = "at"
    BY = "by"
    UNTIL = "until"
    SINCE = "since"
    BEFORE = "before"
    AFTER = "after"


@value_class(frozen=True, slots=True)
class Origin:
    """Where one part of a time (its day, its zone, its half-day) was found."""

    basis: Basis
    span: Span | None = None
    """The words that told it, when the text did."""
    note: str = ""
    """A short reason for `timeline explain`."""


@value_class(frozen=True, slots=True)
class Moment:
    """A clock time on a day.

    `at` is aware (its tzinfo is a `zoneinfo.ZoneInfo`) when `zone` is known, and naive (floating)
    when it is not. `order_key` orders aware and floating moments totally.
    """

    at: datetime
    zone: str | None
    day_from: Origin
    zone_from: Origin
    half_from: Origin | None = None


@value_class(frozen=True, slots=True)
class AllDay:
    """A day or a range of days; `last` is included."""

    first: date
    last: date
    day_from: Origin
    zone: str | None = None
    zone_from: Origin = Origin(Basis.UNKNOWN)
    part: str | None = None
    """TIMEX3 part of day (`MO`, `AF`, `EV`, `NI`, ...) when the text tells one."""


When = Moment | AllDay


@value_class(frozen=True, slots=True)
class Timex:
    """What a time expression says, in TIMEX3 terms (ISO-TimeML)."""

    type: str
    """`DATE`, `TIME`, `DURATION` or `SET`."""
    value: str
    end_value: str | None = None
    mod: str | None = None
    rrule: str | None = None
    zone: str | None = None
    """IANA zone, only where the expression itself states one."""


@value_class(frozen=True, slots=True)
class Resolved:
    """A mention with its meaning.

    `start` is None for what is no point of the calendar: durations, months, years, "recently".
    """

    mention: Mention
    timex: Timex
    start: When | None = None
    end: When | None = None
    rrule: str | None = None
    exdates: tuple[date, ...] = ()
    relation: Relation = Relation.AT
    approximate: bool = False
    also: tuple[Span, ...] = ()
    """The same instant told again beside it in another zone: `(9:30 a.m. PT)`."""
    choices: tuple[When, ...] = ()
    """Other starts offered by the same words: `9:30 or 10 on Sunday`."""
    warnings: tuple[str, ...] = ()
    cell: Span | None = None
    """The cell of a table that tells what is on then, where its column and its row share the time."""
    said: Said | None = None
    """What was said with everything carried filled in; for `timeline explain`."""

    @property
    def span(self) -> Span:
        """Where the words lie."""
        return self.mention.span


@value_class(frozen=True, slots=True)
class Unresolved:
    """A mention that could not be placed on the calendar, and why."""

    mention: Mention
    reason: str


@value_class(frozen=True, slots=True)
class TimeExpression:
    """One tagged expression; offsets are code points of the text, `end` is exclusive."""

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    end_value: str | None = None
    rrule: str | None = None
    zone: str | None = None
    rule: str = field(default="", compare=False)
