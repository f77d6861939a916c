"""Days on which a series just told is not on, or is on for the last time: "no meeting on April 15"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from timeline.events import roles
from timeline.events.ends import NEAR
from timeline.events.scene import Scene
from timeline.model.event import Event
from timeline.model.when import AllDay

_BYDAY: Final = re.compile(r"BYDAY=([^;]+)")
_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BOUND: Final = re.compile("UNTIL=|COUNT=")
_LAST: Final = 3
"""Events told before among which the series is looked for."""
_HEAD: Final = 3
"""Words from "no" to the noun that it denies: "no evening class"."""


def leave_out(found: list[Event], scene: Scene) -> bool:
    """Take a day out of the series told before it, where the clause denies that it is on then.

    Returns:
        whether the time tells such a day, and so no happening.
    """
    start = scene.mention.start
    if not isinstance(start, AllDay) or start.last > start.first or scene.mention.rrule:
        return False
    is_last = _is_last(scene)
    if not is_last and not _denies(scene):
        return False
    for index in range(len(found) - 1, max(-1, len(found) - 1 - _LAST), -1):
        event = found[index]
        near = event.evidence[-1].document == scene.document.source.name
        if not event.rrule or not near or scene.mention.span.start - event.evidence[-1].span.end > NEAR:
            continue
        if is_last and _is_on(event, start.first):
            rule = event.rrule
            if _BOUND.search(rule) is None:
                found[index] = replace(event, rrule=f"{rule};UNTIL={start.first:%Y%m%d}")
            return True
        if _is_on(event, start.first):
            found[index] = replace(event, exdates=(*event.exdates, _occurrence(event, start.first)))
            return True
    return False


def _is_last(scene: Scene) -> bool:
    """Whether a bracket or a clause says that a series is on then for the last time: "(last one 17 July)"."""
    words, sets, at = scene.sentence.words, scene.words.sets, scene.at
    while (
        at
        and words[at - 1].bits & (roles.LEAD | roles.COPULA)
        and words[at - 1].low not in sets["labels.last"]
    ):
        at -= 1
    if at and (words[at - 1].low in sets["words.one"] or words[at - 1].bits & roles.HAPPENING):
        at -= 1
    return at > 0 and words[at - 1].low in sets["labels.last"]


def _denies(scene: Scene) -> bool:
    """Whether the clause says that something is not on: "no meeting", "no evening classes"."""
    words = scene.sentence.words[scene.clause.start : scene.clause.end]
    none = scene.words.sets["words.none"]
    at = next((index for index, word in enumerate(words) if word.low in none), None)
    return at is not None and any(word.bits & roles.HAPPENING for word in words[at + 1 : at + 1 + _HEAD])


def _is_on(event: Event, day: date) -> bool:
    """Whether a series may have a day: by its weekdays (RFC 5545, 3.3.10, BYDAY), or by that of its start."""
    listed = _BYDAY.search(event.rrule or "")
    days = {code[-2:] for code in listed[1].split(",")} if listed else {_CODES[event.day.weekday()]}
    return day > event.day and (_CODES[day.weekday()] in days or "FREQ=DAILY" in (event.rrule or ""))


def _occurrence(event: Event, day: date) -> datetime | date:
    if not isinstance(event.start, datetime):
        return day
    return datetime.combine(day, event.start.time(), event.start.tzinfo)
