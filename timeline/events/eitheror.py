"""Two times of which only one will be: "either on Friday night or early on Saturday"."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene

_REACH: Final = 8
"""Words behind "or" among which the other time stands."""


def is_one_of_two(scene: Scene) -> bool:
    """Whether the time stands behind "either" and another on the other side of "or"."""
    words, low, sets = scene.sentence.words, scene.sentence.low, scene.words.sets
    if sets["status.either"].isdisjoint(low.present):
        return False
    first = next((index for index, word in enumerate(low) if word in sets["status.either"]), None)
    if first is None:
        return False
    other = next((index for index in range(first, len(low)) if low[index] in sets["status.or"]), None)
    if other is None or not first < scene.at <= other + _REACH:
        return False
    before, behind = words[first:other], words[other : other + 1 + _REACH]
    return all(any(word.bits & roles.TIME for word in side) for side in (before, behind))
