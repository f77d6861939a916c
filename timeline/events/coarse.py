"""Times that are coarser than a day: a weekend without a date."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.model.said import Grain, Period
from timeline.model.when import AllDay

_SLOTTED: Final = roles.SCHEDULE | roles.HOLD


def is_weekend(scene: Scene, is_row: bool) -> bool:
    """Whether only a weekend is told, and no slot is given to a happening: "attacks over the weekend"."""
    said, start = scene.mention.mention.said, scene.mention.start
    if not isinstance(said, Period) or said.grain is not Grain.WEEKEND or not isinstance(start, AllDay):
        return False
    return is_row or not _is_slot(scene, start)


def _is_slot(scene: Scene, start: AllDay) -> bool:
    """As in "The street fair will be held next weekend": ahead, with a noun for it and a verb of slots."""
    published, group = scene.document.published, scene.verb()
    if published is None or group is None or start.first <= published.at.date():
        return False
    words = scene.sentence.words
    if not words[group.main].bits & _SLOTTED or not group.finite:
        return False
    if words[group.start].low in scene.words.sets["words.past"]:
        return False
    return any(word.bits & roles.HAPPENING for word in words[scene.clause.start : scene.clause.end])


__all__ = ["is_weekend"]
