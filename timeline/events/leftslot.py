"""The slot told before of what gets a new one: "It is on Saturday. We have moved it to Sunday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.antecedent import names_new_slot
from timeline.events.scene import Scene
from timeline.events.slots import TimeSlot
from timeline.model.event import Event, Status
from timeline.model.said import Shift
from timeline.model.values import replace

_REACH: Final = 1_500
"""Code points before a new slot in which the old one stands."""
_MOST: Final = 6
"""Events told before among which it is."""
_HOLDS: Final = roles.HOLD | roles.SCHEDULE | roles.BEGIN
_WORD: Final = re.compile(r"[^\W_]+")


def with_left_slot(
    found: Sequence[Event], scene: Scene, event: Event, slot: TimeSlot, *, is_row: bool
) -> Event:
    """The event with the slot that it left, where its own sentence does not tell it.

    Args:
        found: the events told before.
        scene: the new slot where it stands.
        event: what gets it.
        slot: when it is, as its sentence tells.
        is_row: whether it stands in a row, of which only words tell that its slot is a new one.
    """
    named = names_new_slot(scene)
    sure = event.status is Status.CONFIRMED
    moves = named or (sure and not is_row and (slot.is_new or _is_now(scene) or _is_counted(scene)))
    if event.moved_from is not None or not moves:
        return event
    here = scene.mention.span.start
    for earlier in reversed(found[-_MOST:]):
        if here - earlier.evidence[0].span.start > _REACH:
            return event
        if earlier.status is Status.CANCELLED and not named:
            continue
        if _goes_on(earlier, scene):
            continue
        if _is_same(event, earlier, scene) and earlier.start != event.start:
            longer = max(earlier.title, event.title, key=len)
            return replace(event, title=longer, moved_from=earlier.start)
    return event


def _is_now(scene: Scene) -> bool:
    """Whether the clause says that it is another slot than before: "It will *now* take place on Sunday"."""
    group = scene.verb()
    if group is None or not group.bits & (_HOLDS | roles.COPULA):
        return False
    if scene.sentence.low[0] in scene.words.sets["moved.corrections"]:
        return True  # "Correction: it starts at 3pm"
    now = scene.words.phrases["moved.now"]
    return now.first_in(scene.sentence.low, scene.clause.start, scene.clause.end) is not None


def _is_counted(scene: Scene) -> bool:
    """Whether it is counted from the slot of its clause: "The 3 p.m. call will start *an hour later*"."""
    said = scene.mention.mention.said
    if not isinstance(said, Shift) or not any(group.bits & _HOLDS for group in scene.clause.groups):
        return False
    before = scene.sentence.words[scene.clause.start : scene.at]
    return any(word.bits & roles.TIME for word in before)


def _goes_on(earlier: Event, scene: Scene) -> bool:
    """Whether a part of it took place: "The trial began on Monday. It was adjourned until Friday"."""
    group, published = scene.verb(), scene.document.published
    if group is None or published is None or earlier.day > published.at.date():
        return False
    return scene.sentence.words[group.main].low in scene.words.sets["moved.adjourned"]


def _is_same(event: Event, earlier: Event, scene: Scene) -> bool:
    """Whether one title names the other: "Meeting", "Board meeting"."""
    if earlier.rrule:
        return False
    mine, other = (set(_WORD.findall(each.title.lower())) for each in (event, earlier))
    few, many = sorted((mine, other), key=len)
    known = scene.words.roles
    if not few <= many or any(known.get(word, 0) & roles.FINITE for word in many - few):
        return False  # "The inquest opened on Tuesday and was adjourned until 3 May"
    return mine == other or any(known.get(word, 0) & roles.HAPPENING for word in few)
