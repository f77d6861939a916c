"""Where a clause begins to promise: "Bins usually emptied on Monday | will be emptied on Tuesday"."""

from __future__ import annotations

from timeline.events import roles
from timeline.events.scene import Scene


def promised_from(scene: Scene) -> int:
    """The number in its clause of the first word of the verb that promises before the time; 0 without one."""
    group = scene.verb()
    if group is None or group.end > scene.at:
        return 0
    promises = any(word.bits & roles.MODAL for word in scene.sentence.words[group.start : group.end])
    return group.start - scene.clause.start if promises else 0
