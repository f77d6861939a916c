"""A day that only leads to a list of its hours: "The games on Monday are as follows: A at 1; B at 2"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.scene import Scene
from timeline.model.when import AllDay, Moment, Resolved

_SIGN = ":"


def leads_to_list(scene: Scene, beside: Sequence[Resolved]) -> bool:
    """Whether the clause of a day only says that its hours follow, behind a colon in the same sentence."""
    start, end, low = scene.mention.start, scene.clause.end, scene.sentence.low
    if not isinstance(start, AllDay) or start.last != start.first or end >= len(low) or low[end] != _SIGN:
        return False
    if scene.words.sets["lists.following"].isdisjoint(low[scene.at : end]):
        return False
    behind = scene.sentence.words[end].start
    return any(
        isinstance(other.start, Moment)
        and other.start.day_from.span == scene.mention.span
        and behind < other.span.start < scene.sentence.span.end
        for other in beside
    )
