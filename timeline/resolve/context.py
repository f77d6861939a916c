"""What a reader knows at a point of a text: the day, the zone, the half-day, the last thing told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, NamedTuple

from timeline.language import Language
from timeline.model.text import Span
from timeline.model.values import value_class
from timeline.model.when import Basis

Lean = Literal[
    "", "any", "evening", "dusk", "morning", "closing", "later", "ahead", "rehearsed", "early", "back"
]
"""What words around a clock time say of its half of the day; the last only with the one before it."""


PLACEHOLDERS = (0, 6, 9, 12)
"""Full hours that stand for "some time that day" in the stamps of archives."""


@value_class(frozen=True, slots=True)
class KnownDay:
    """A day that the text has told."""

    day: date
    span: Span
    block: int
    basis: Basis = Basis.CARRIED
    last: date | None = None
    """The last day, when a range of days was told."""
    inside: bool = False
    """Whether it was told in the middle of a row: it is of that row alone where a heading tells a day."""
    bracketed: bool = False
    """Whether it was told in a bracket in a row: it is of that row alone."""
    part: str = ""
    """The part of the day told with it and without a clock time, as in TIMEX3: `EV`, `NI`."""
    main: KnownDay | None = None
    """The later day told before, where a row only looks back from it: "Tickets: Monday, 10 a.m."."""


@value_class(frozen=True, slots=True)
class KnownZone:
    """A zone that the text has told."""

    zones: tuple[str, ...]
    """IANA candidates, the likeliest first."""
    text: str
    """As written: an abbreviation is read by season and country each time."""
    span: Span
    block: int
    basis: Basis = Basis.CARRIED


class Context(NamedTuple):
    """The frame in which the next words are read; a new one replaces it, none is changed."""

    language: Language
    now: datetime | None
    """Local (naive) time at which the text speaks; None when nobody tells."""
    now_zone: str | None = None
    country: str | None = None
    """ISO 3166 country of the outlet, as far as its zone tells."""
    day: KnownDay | None = None
    heading_day: KnownDay | None = None
    zone: KnownZone | None = None
    heading_zone: KnownZone | None = None
    told: datetime | date | None = None
    """The last moment or day told: "two hours later" counts from it."""
    sure: datetime | None = None
    """The last clock time whose half of the day nobody had to guess."""
    beside: bool = False
    """Whether that stands in the same sentence, right before the next one."""
    direction: int = 0
    """-1 when the clause tells of the past, 1 of the future, 0 when it does not say."""
    is_24h: bool = False
    """Whether the text writes its clock times in 24 hours."""
    settled: tuple[str, ...] = ()
    lean: Lean = ""
    """The part of the day to which the words around a clock time lean."""
    list_day: date | None = None
    """The day of the row before: rows go on in time."""
    dated: tuple[date | None, ...] = (None,) * 8
    """By ISO weekday the date that was told with it last: "Saturday, 21 March"."""
    programme: date | None = None
    """The first day of the programme of which weekdays are told: "on the Monday"."""
    stretch: tuple[date | None, date | None] = (None, None)
    """The days of what goes on for several, of which "the second day" is told; the last may not be known."""
    list_year: int | None = None
    """The year that the heading over rows tells."""
    day_first: bool | None = None
    """Whether the text writes the day before the month, as far as one of its dates in numbers tells."""
    list_last: int | None = None
    """The second one, where it tells a season: "Fixtures 2026/27"."""

    @property
    def today(self) -> date | None:
        """The day of speaking."""
        return None if self.now is None else self.now.date()
