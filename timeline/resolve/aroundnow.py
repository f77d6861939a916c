"""Clock times without a day that lie on the day before or behind that of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from timeline.model.text import Document
from timeline.resolve import instants
from timeline.resolve.context import PLACEHOLDERS, Context
from timeline.resolve.grounded import Ground

_DAY = timedelta(days=1)
_UPDATE = timedelta(hours=3)
"""A text may be updated for so long after the time that it bears."""
_LATE, _NOON = 18, 12


def not_ahead(
    found: Ground, zone: str | None, context: Context, document: Document, *, tense: Callable[[], int]
) -> Ground:
    """A past clock time without a day that lies after the publication was on the day before."""
    published = document.published
    if (
        found.day_said
        or context.day is not None
        or published is None
        or published.day_only
        or found.at is None
        or zone is None
    ):
        return found
    issued = published.at
    if issued.tzinfo is None or (issued.minute == 0 and issued.hour in PLACEHOLDERS) or tense() >= 0:
        return found
    if instants.place(found.at, zone) <= issued + _UPDATE:
        return found
    until = None if found.until is None else found.until - _DAY
    return replace(found, at=found.at - _DAY, until=until)


def not_behind(
    found: Ground, context: Context, document: Document, *, promised: Callable[[], bool]
) -> Ground:
    """A promised hour of the morning without a day, told late in the evening, is of the next morning."""
    published, at = document.published, found.at
    if found.day_said or context.day is not None or published is None or published.day_only or at is None:
        return found
    issued = context.now
    if (
        issued is None
        or issued.hour < _LATE
        or at.hour >= _NOON
        or at.date() != issued.date()
        or not promised()
    ):
        return found
    until = None if found.until is None else found.until + _DAY
    return replace(found, at=at + _DAY, until=until)
