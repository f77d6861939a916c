"""When a happening is: its start and end after moves and limits are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.clause import Joint
from timeline.events.given_up import is_called_off_around, is_last_slot, is_moved_by, is_off_before
from timeline.events.moved import Slot, moving_verb, on_the_day_of, slot_of, tells_of_move, told_beside
from timeline.events.scene import Scene, listed_as
from timeline.events.side import on_its_side
from timeline.model.when import AllDay, Basis, Moment, Origin, Resolved, When

_DASHES: Final = frozenset("-\u2013\u2014")
"""Between the ends of a range; a move has words there: "from Tuesday to Thursday"."""


class TimeSlot(NamedTuple):
    """When something happens, after moves and limits are read."""

    start: When
    end: When | None = None
    moved_from: When | None = None
    is_new: bool = False
    lost: bool = False


def slot_at(scene: Scene, beside: Sequence[Resolved]) -> TimeSlot | None:
    """When it happens; None when the time is the old slot of something that has a new one."""
    mention = scene.mention
    start = mention.start or mention.end
    if start is None:
        return None
    end = mention.end if mention.start is not None else None
    if listed_as(scene):
        return TimeSlot(start, end)  # "May 20 Postponed" tells no other slot
    slot = slot_of(scene)
    if slot is Slot.ASIDE:
        return None
    if slot is not Slot.OLD:
        there = _of_clause(scene, beside) if slot is Slot.NONE else beside
        old = told_beside(scene, there, Slot.OLD) if tells_of_move(scene) else None
        left = None if old is None else on_the_day_of(old, start)
        if left is not None and slot is Slot.NEW:
            start, end = on_its_side(scene, start, end, left)
        return TimeSlot(start, end, left, is_new=slot is Slot.NEW)
    verb = moving_verb(scene)
    dashed = not _DASHES.isdisjoint(mention.span.of(scene.document.text))
    if verb is not None and verb.end <= scene.at and not dashed:
        moved = _moved_range(start, end)
        if moved is not None:
            return moved
    new = told_beside(scene, beside, Slot.NEW) or told_beside(scene, beside, Slot.NONE)
    if verb is not None and any(_moves_hours(each, scene) for each in beside):
        return None  # "move tomorrow's call from 2 to 3.30"
    lost = verb is not None or _is_called_off(scene) or is_called_off_around(scene) or is_moved_by(scene)
    lost = lost or (is_off_before(scene) and is_last_slot(scene))
    return TimeSlot(start, lost=True) if new is None and lost else None


def _of_clause(scene: Scene, beside: Sequence[Resolved]) -> Sequence[Resolved]:
    """The times of the sentence, without those of a clause that moves its own: "and Friday's is moved"."""
    sentence, words = scene.sentence, scene.sentence.words
    if not any(group.finite for group in scene.clause.groups):
        return beside
    adding = scene.words.sets["words.with"]
    for index in range(scene.at + 1, scene.clause.end):
        if words[index].low in adding and words[index - 1].low == ",":
            return [other for other in beside if other.span.start < words[index].start]
    moved = [
        clause
        for clause in sentence.clauses[scene.clause_at + 1 :]
        if clause.joint is Joint.AND
        and any(word.bits & roles.TIME for word in words[clause.start : clause.start + 1])
        and any(group.finite and words[group.main].bits & roles.MOVE for group in clause.groups)
    ]
    if not moved:
        return beside
    begin = words[moved[0].start].start
    return [other for other in beside if other.span.start < begin]


def _is_called_off(scene: Scene) -> bool:
    """As in "which had been set for Friday, was cancelled an hour before"."""
    return scene.words.phrases["status.cancelled"].first_in(scene.sentence.low, scene.at) is not None


def _moves_hours(other: Resolved, scene: Scene) -> bool:
    """Whether the hours behind the day of what moves are its old and its new ones."""
    same = scene.mention.span.end <= other.span.start < scene.sentence.span.end
    return same and other.end is not None and _DASHES.isdisjoint(other.span.of(scene.document.text))


def _moved_range(start: When, end: When | None) -> TimeSlot | None:
    """As in "from Tuesday to Thursday" of something that moves is no range."""
    if end is not None:
        return TimeSlot(end, None, start, is_new=True)
    if isinstance(start, AllDay) and start.last > start.first:
        return TimeSlot(replace(start, first=start.last), None, replace(start, last=start.first), is_new=True)
    return None


def in_effect(scene: Scene, told: TimeSlot) -> TimeSlot:
    """From the moment of issue until the time told."""
    published = scene.document.published
    if published is None:
        return told
    origin = Origin(Basis.PUBLICATION, published.span, "in effect since it was issued")
    if isinstance(told.start, AllDay):
        day = published.at.date()
        return TimeSlot(replace(told.start, first=day, last=max(day, told.start.last), day_from=origin))
    at = published.at
    zone = told.start.at.tzinfo
    if published.day_only or (at.tzinfo is None) != (zone is None):
        return told
    local = at.astimezone(zone) if zone is not None else at
    if local >= told.start.at:
        return told
    return TimeSlot(Moment(local, told.start.zone, origin, told.start.zone_from), told.start)
