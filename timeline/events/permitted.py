"""Words that only seem to make it unsure: "questions may be sent until Friday", "Looking at the stars"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import Word
from timeline.model.when import Relation

_LIMITS: Final = frozenset({Relation.BY, Relation.BEFORE, Relation.UNTIL})
_NEAR: Final = 4
"""Words behind "may" among which it is told what readers may do."""
_QUOTES: Final = frozenset({'"', "\u201c", "\u201d"})


def is_permitted(said: Sequence[Word], index: int, scene: Scene) -> bool:
    """Whether it says what readers may do, or stands in a name: "questions may be sent until Friday"."""
    sets = scene.words.sets
    if _is_quoted(said[index].start, scene):
        return True
    if said[index].low not in sets["status.permission"]:
        return False
    behind = [word for word in said[index + 1 : index + 1 + _NEAR] if not word.bits & roles.ADVERB]
    passive = bool(behind) and bool(behind[0].bits & roles.COPULA)
    if not passive and scene.mention.relation not in _LIMITS:
        return False
    return any(word.low in sets["status.permitted"] for word in behind[passive : passive + 1])


def _is_quoted(start: int, scene: Scene) -> bool:
    """Whether a word stands in a name in quotation marks: the talk "Looking at the stars"."""
    words = scene.sentence.words
    marks = [number for number, word in enumerate(words) if word.low in _QUOTES]
    for opened, closed in zip(marks[::2], marks[1::2], strict=False):
        inside = words[opened].start < start < words[closed].start
        if inside and not opened < scene.at < closed and words[opened + 1].bits & roles.NAME:
            return True
    return False
