"""Ends that are told after the happening: "... and ends at 5", "dep 09:40 arr 11:25"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from timeline.events.build import last
from timeline.events.scene import Scene
from timeline.events.subject import subject_of
from timeline.model.event import Event
from timeline.model.when import AllDay, Moment, Relation, When

NEAR: Final = 600
"""Code points between a happening and a later clause that goes on about it."""
_LINK: Final = 200
"""Code points between a time and its twin, an address among them."""
_LONGEST: Final = timedelta(days=7)
"""An end told in a later clause lies at most so far from its start."""


def end_last(found: list[Event], scene: Scene) -> None:
    """Give the happening told just before its end."""
    until = scene.mention.end or scene.mention.start
    if not found or until is None:
        return
    event = found[-1]
    last = event.evidence[-1]
    if last.document != scene.document.source.name or scene.mention.span.start - last.span.end > NEAR:
        return
    ended = with_end(event, until)
    if ended is None or ended.end is None:
        return
    if (
        isinstance(ended.start, datetime)
        and isinstance(ended.end, datetime)
        and ended.end - ended.start > _LONGEST
    ):
        return
    found[-1] = ended


def tells_alone(found: Sequence[Event], scene: Scene) -> bool:
    """Whether an end has a subject of its own and nothing before it to end: "Power should be back by 6"."""
    group = scene.verb()
    if found or group is None or not group.finite or scene.mention.relation is Relation.UNTIL:
        return False
    return bool(subject_of(scene.sentence, scene.clause_at, group, scene.words))


def repeats_end(found: Sequence[Event], scene: Scene) -> bool:
    """Whether the time tells the end of the last happening again in another zone: "(08:00 UTC)"."""
    start = scene.mention.start
    if not found or not isinstance(start, Moment) or found[-1].end != start.at:
        return False
    text, at = scene.document.text, scene.mention.span.start
    gap = text[found[-1].evidence[-1].span.end : at]
    return len(gap) <= _LINK and "\n" not in gap and gap.rstrip().endswith(("(", "[", "/"))


def with_end(event: Event, end: When) -> Event | None:
    """The event with an end that is told later; None when it cannot be its end."""
    if event.end is not None:
        return None
    until = last(end)
    if event.all_day:
        day = until.date() if isinstance(until, datetime) else until
        return replace(event, end=day) if isinstance(end, AllDay) and day > event.start else None
    if not isinstance(until, datetime) or not isinstance(event.start, datetime):
        return None
    if (until.tzinfo is None) != (event.start.tzinfo is None) or until <= event.start:
        return None
    return replace(event, end=until)
