"""A place on the calendar: what resolving a said value gives before its zone is known."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from typing import Any

from timeline.model.said import At, ZoneName
from timeline.model.values import value_class
from timeline.model.when import Relation


@value_class(frozen=True, slots=True)
class Ground:
    """A place on the calendar. `first`/`last` are days; `at`/`until` naive local times on them."""

    type: str
    value: str
    first: date | None = None
    last: date | None = None
    at: datetime | None = None
    until: datetime | None = None
    end_value: str | None = None
    mod: str | None = None
    rrule: str | None = None
    set_rule: str | None = None
    """The rule with its hours, for a set that stands without a start."""
    exdates: tuple[date, ...] = ()
    zone: ZoneName | None = None
    end_zone: ZoneName | None = None
    relation: Relation = Relation.AT
    calendar: bool = True
    """Whether it is fine enough for an event: a day or a clock time."""
    part: str | None = None
    choices: tuple[datetime, ...] = ()
    days: tuple[date, ...] = ()
    """Several days that share the hours."""
    twins: tuple[At, ...] = ()
    guessed_half: bool = False
    day_said: bool = True
    """False when the day was not in the words and came from the context."""
    inherited: Any = field(default=None, compare=False)
