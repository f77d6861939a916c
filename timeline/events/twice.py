"""One instant told on two clocks far from each other: "2:15 AM ... [8:15 AM Local]"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from timeline.events.scene import Scene
from timeline.model.said import At
from timeline.model.when import Moment, Resolved

_OPEN: Final = ("(", "[")
_CLOSED: Final = (")", "]")
_LOCAL: Final = "local"
_MOST: Final = timedelta(hours=14)
"""No clock is further from another that a reader is told of."""
_STEP: Final = timedelta(minutes=15)


def is_told_again(scene: Scene, beside: Sequence[Resolved]) -> bool:
    """Whether a local clock time in brackets only repeats the time that the sentence has told."""
    start, said = scene.mention.start, scene.mention.mention.said
    if not isinstance(start, Moment) or not isinstance(said, At):
        return False
    if said.zone is None or said.zone.kind != _LOCAL or not _in_brackets(scene):
        return False
    first = next((other.start for other in beside if isinstance(other.start, Moment)), None)
    if first is None or first is start:
        return False
    apart = abs(start.at.replace(tzinfo=None) - first.at.replace(tzinfo=None))
    return timedelta(0) < apart <= _MOST and not apart % _STEP


def _in_brackets(scene: Scene) -> bool:
    text, span = scene.document.text, scene.mention.span
    return text.endswith(_OPEN, 0, span.start) and text.startswith(_CLOSED, span.end)
