"""Moved, brought forward, postponed: which time is the new slot and which the old one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import lows
from timeline.model.when import Resolved, When

_REACH: Final = 4
"""Words before a time in which its "from" or "to" is looked for."""


def is_moved(scene: Scene) -> bool:
    """Whether the sentence says that something changes its slot."""
    return any(group.bits & roles.MOVE for group in scene.sentence.groups) or _names_old(scene)


def _names_old(scene: Scene) -> bool:
    low = lows(scene.sentence.words)
    return scene.words.phrases["moved.old"].first_in(low) is not None


def slot(scene: Scene) -> str:
    """`old`, `new` or nothing, by the word that leads to the time."""
    low = lows(scene.sentence.words)
    phrases = scene.words.phrases
    moved = any(group.bits & roles.MOVE for group in scene.sentence.groups)
    end = scene.at
    lead = low[end - 1] if end else ""
    old = phrases["moved.old"]
    for begin in range(max(0, end - _REACH), end):
        length, _ = old.at(low, begin)
        if length and begin + length == end and (moved or length > 1 or not scene.sentence.words[begin].bits & roles.PREPOSITION):
            return "old"
    if moved and phrases["moved.new"].has(lead):
        return "new"
    return "new" if moved and scene.sentence.words[end - 1].bits & roles.LEAD else ""


def old_start(scene: Scene, others: Sequence[Resolved]) -> When | None:
    """The slot that was left, told in the same sentence.

    Args:
        scene: the new slot.
        others: the other resolved mentions of the sentence.
    """
    for other in others:
        index = scene.sentence.index_of(other.span.start)
        if index is None or other.start is None:
            continue
        there = Scene(scene.layout, other, scene.block_at, scene.sentence, scene.before, index)
        if slot(there) == "old":
            return other.start
    return None
