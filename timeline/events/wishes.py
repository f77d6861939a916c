"""Days in good wishes: "Hope you had a lovely Christmas", "Have a great Saturday, everyone"."""

from __future__ import annotations

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.model.when import AllDay


def is_wish(scene: Scene, is_row: bool) -> bool:
    """Whether a day is only wished to be a good one, and nothing is told to happen on it."""
    words, sets = scene.sentence.words, scene.words.sets
    if is_row or not scene.at or not isinstance(scene.mention.start, AllDay):
        return False
    if words[scene.at - 1].low not in sets["words.wished"]:
        return False
    clause = words[scene.clause.start : scene.clause.end]
    wished = any(word.low in sets["words.wishing"] for word in scene.sentence.words[: scene.at])
    return wished and not any(word.bits & roles.HAPPENING for word in clause)
