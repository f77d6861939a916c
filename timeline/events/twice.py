"""What is told again: on another clock ("2:15 AM ... [8:15 AM Local]"), as "this outage"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.model.event import Event
from timeline.model.said import At
from timeline.model.when import Moment, Resolved, When

_OPEN: Final = ("(", "[")
_CLOSED: Final = (")", "]")
_LOCAL: Final = "local"
_MOST: Final = timedelta(hours=14)
"""No clock is further from another that a reader is told of."""
_BEFORE: Final = 8
"""Events before among which the same one was told."""
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


def tells_this(found: Sequence[Event], scene: Scene, start: When) -> bool:
    """Whether "this outage" is the one told before at the same clock time."""
    if not found or not isinstance(start, Moment):
        return False
    words, sets = scene.sentence.words, scene.words.sets
    for index, word in enumerate(words[:-1]):
        noun = words[index + 1]
        if word.low in sets["words.demonstratives"] and noun.bits & roles.HAPPENING:
            before = found[-_BEFORE:]
            return any(noun.low in each.title.lower().split() and each.start == start.at for each in before)
    return False


def _in_brackets(scene: Scene) -> bool:
    text, span = scene.document.text, scene.mention.span
    return text.endswith(_OPEN, 0, span.start) and text.startswith(_CLOSED, span.end)
