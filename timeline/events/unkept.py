"""Slots that were not kept, and days long past that only describe: "originally planned for May 5"."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from timeline.events import roles
from timeline.events.given_up import gets_new_slot, is_moved_by, is_off_before
from timeline.events.scene import Scene
from timeline.model.when import AllDay

_LONG_AGO: Final = timedelta(days=30)


def is_background(scene: Scene, is_row: bool) -> bool:
    """The slot that was not kept: "was scheduled to leave at 11, but", "originally planned for May 5"."""
    if is_row:
        return False
    low = scene.sentence.low
    clause = scene.clause
    phrases = scene.words.phrases
    if _long_ago(scene):
        return True
    if phrases["moved.vain"].first_in(low, clause.start, scene.at) is not None:
        return not (_is_lost(scene) or is_moved_by(scene))  # "It had hoped to fly on Sunday"
    found = phrases["moved.background"].first_in(low, clause.start, scene.at)
    if found is None or not _leads_to_slot(scene, found[1]) or is_off_before(scene):
        return False
    if any(
        group.finite and found[1] < group.start and group.end <= scene.at for group in scene.sentence.groups
    ):
        return False
    if _is_lost(scene) or is_moved_by(scene):
        return False
    if phrases["moved.old"].at(low, found[0])[0] and _participle_only(scene, found[0]):
        return True
    return phrases["moved.but"].first_in(low, scene.at) is not None or gets_new_slot(scene)


def _is_lost(scene: Scene) -> bool:
    """Whether the sentence goes on to call it off, with no other slot: "was due on Friday, but cancelled"."""
    off = scene.words.phrases["status.calls_off"].first_in(scene.sentence.low, scene.at)
    return off is not None and not any(
        word.bits & roles.TIME for word in scene.sentence.words[scene.at + 1 :]
    )


def _leads_to_slot(scene: Scene, index: int) -> bool:
    """Whether the word behind "previously" goes with a slot: "previously planned for", "originally on"."""
    words = scene.sentence.words
    behind = words[index].bits if index < scene.at else roles.TIME
    return bool(
        behind & (roles.SCHEDULE | roles.LEAD | roles.TIME | roles.AUXILIARY | roles.PREPOSITION | roles.HOLD)
    ) or (index < scene.at and words[index - 1].bits & roles.AUXILIARY != 0)


def _long_ago(scene: Scene) -> bool:
    """A participle that only describes, with a day long past: "the museum, founded on 5 May 1911,"."""
    group, published, start = scene.verb(), scene.document.published, scene.mention.start
    if group is None or published is None or not isinstance(start, AllDay):
        return False
    if group.finite:
        return _in_aside(scene) and published.at.date() - start.first > _LONG_AGO
    describes = scene.sentence.words[group.start].bits & roles.PARTICIPLE and not group.bits & roles.SCHEDULE
    return bool(describes) and published.at.date() - start.first > _LONG_AGO


def _in_aside(scene: Scene) -> bool:
    """Whether a participle behind a comma describes what the verb behind is of: ", held in May 2024, was"."""
    words, at = scene.sentence.words, scene.at
    comma = max((index for index in range(at) if words[index].low == ","), default=-1)
    if comma < 0 or comma + 1 >= at or at + 1 >= len(words) or words[at + 1].low != ",":
        return False
    if scene.group is None or scene.group.start != at + 2 or words[comma - 1].bits & roles.HAPPENING:
        return False  # "In the 2016 election, held on Nov. 8, the party won"
    opens = words[comma + 1].bits
    return bool(opens & roles.PARTICIPLE) and not any(
        word.bits & (roles.AUXILIARY | roles.MODAL) for word in words[comma + 1 : at]
    )


def _participle_only(scene: Scene, index: int) -> bool:
    """Whether the phrase at `index` has no auxiliary: "championships originally scheduled for"."""
    return not scene.sentence.words[index].bits & (roles.AUXILIARY)
