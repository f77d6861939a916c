"""Clock times around the one at which the text was issued: their day, where none is told, and their half."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from timeline.model.said import At, Range, Said, Weekday
from timeline.model.text import Document
from timeline.model.when import Relation
from timeline.resolve import instants
from timeline.resolve.context import PLACEHOLDERS, Context
from timeline.resolve.ground import ground
from timeline.resolve.grounded import Ground
from timeline.resolve.places import Places

_DAY = timedelta(days=1)
_DASHES, _HEAD = ("-", "\u2013", "\u2014"), 200
"""Behind a dateline, and code points of a text among which one ends."""
_UPDATE = timedelta(hours=3)
"""A text may be updated for so long after the time that it bears."""
_LATE, _NOON = 18, 12
_LIMITS = (Relation.UNTIL, Relation.BY, Relation.BEFORE)
_HALF = timedelta(hours=12)
_DAWN, _NINE = 7, 9
"""Hours before which hardly anything begins, and to which an evening is as likely as a morning."""
_LATELY, _LONG = timedelta(hours=3), timedelta(hours=6)
"""For so long after it began something may still be announced."""


def told_at(document: Document, places: Places) -> datetime | None:
    """The wall clock at which a text speaks: where its dateline says that it was written, else where issued.

    "BEIRUT (AP) - A truce began on Saturday", issued in New York on Friday at 7 p.m., speaks on Saturday.
    """
    published = document.published
    if published is None:
        return None
    issued = published.at
    here = issued.replace(tzinfo=None)
    if published.day_only or issued.tzinfo is None or (issued.minute == 0 and issued.hour in PLACEHOLDERS):
        return here
    head = document.text[:_HEAD]
    if not any(map(head.__contains__, _DASHES)) or (line := places.of_dateline()) is None:
        return here
    return issued.astimezone(instants.zone_info(line[0])).replace(tzinfo=None)


def of_now(
    found: Ground, zone: str | None, context: Context, document: Document, *, tense: Callable[[], int]
) -> Ground:
    """A clock time in the half of the day, or on the day before, that its tense asks for."""
    found = _in_other_half(found, zone, context, document, tense)
    return _not_ahead(found, zone, context, document, tense)


def _in_other_half(
    found: Ground, zone: str | None, context: Context, document: Document, tense: Callable[[], int]
) -> Ground:
    """A clock time of today in the half of the day that its tense asks for: "at 7:10: he leaves at 5:30"."""
    published, at, now = document.published, found.at, context.now
    if not found.guessed_half or at is None or now is None or zone is None or at.date() != now.date():
        return found
    if published is None or published.day_only or published.at.tzinfo is None:
        return found
    if now.minute == 0 and now.hour in PLACEHOLDERS:
        return found
    begins = instants.place(at, zone)
    passed = published.at - begins
    if at.hour < _NOON:
        told = found.day_said or context.day is not None
        early = at.hour < _DAWN
        least = timedelta() if early else _LATELY if at.hour <= _NINE else _LONG
        if not (told or early) or not least < passed < _HALF or tense() < (not early):
            return found
        return _shifted(found, _HALF)
    if not _UPDATE < -passed < _HALF or tense() >= 0 or not (found.day_said or context.day is not None):
        return found
    return _shifted(found, -_HALF)


def _shifted(found: Ground, by: timedelta) -> Ground:
    until = None if found.until is None else found.until + by
    at = None if found.at is None else found.at + by
    return replace(found, at=at, until=until)


def _not_ahead(
    found: Ground, zone: str | None, context: Context, document: Document, tense: Callable[[], int]
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
    return _shifted(found, -_DAY)


def grounded(
    said: Said, context: Context, document: Document, *, zone: Callable[[Ground], str | None]
) -> Ground | None:
    """What is said on the calendar; the past is of a week before where today's would still be to come.

    "The debate began at 2pm on Tuesday", told on a Tuesday morning, was seven days ago.
    """
    found, now = ground(said, context), context.now
    if found is None or found.at is None or now is None or context.direction >= 0:
        return found
    weekday = said.day if isinstance(said, At | Range) else None
    if (
        not isinstance(weekday, Weekday)
        or weekday != Weekday(weekday.weekday)
        or found.at.date() != now.date()
    ):
        return found
    published = document.published
    if published is None or published.day_only or published.at.tzinfo is None:
        return found
    if now.minute == 0 and now.hour in PLACEHOLDERS:
        return found
    if instants.place(found.at, zone(found) or context.now_zone or "UTC") <= published.at + _UPDATE:
        return found
    return ground(said, context._replace(now=now - 7 * _DAY))


def not_behind(
    found: Ground,
    context: Context,
    document: Document,
    *,
    tense: Callable[[], int],
    promised: Callable[[], bool],
) -> Ground:
    """A promised hour of the morning without a day, told late in the evening, is of the next morning.

    So is the end of what goes on: "in effect until 3 a.m.", told in the afternoon.
    """
    published, at = document.published, found.at
    if found.day_said or context.day is not None or published is None or published.day_only or at is None:
        return found
    issued = context.now
    if issued is None or at.hour >= _NOON or at.date() != issued.date() or issued.hour < _NOON:
        return found
    limited = found.relation in _LIMITS and tense() >= 0
    if not limited and (issued.hour < _LATE or not promised()):
        return found
    return _shifted(found, _DAY)
