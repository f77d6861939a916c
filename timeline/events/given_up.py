"""A slot called off and its new one: "Friday's walk is cancelled and will be held on Monday"."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.clause import Clause
from timeline.events.scene import Scene
from timeline.events.tokens import is_word

_HOLDS: Final = roles.MOVE | roles.HOLD | roles.SCHEDULE | roles.BEGIN
_SMALL: Final = roles.FUNCTION | roles.ADVERB | roles.LEAD | roles.PRONOUN


def is_given_up(scene: Scene) -> bool:
    """Whether the clause calls off what the next one gives a new slot."""
    clauses, at = scene.sentence.clauses, scene.clause_at
    return at + 1 < len(clauses) and _calls_off(scene, clauses[at]) and _takes_over(scene, clauses[at + 1])


def takes_over(scene: Scene) -> bool:
    """Whether the clause gives a new slot to what the one before it calls off."""
    clauses, at = scene.sentence.clauses, scene.clause_at
    return at > 0 and _calls_off(scene, clauses[at - 1]) and _takes_over(scene, clauses[at])


def _calls_off(scene: Scene, clause: Clause) -> bool:
    told = scene.words.phrases["status.cancelled"].first_in(scene.sentence.low, clause.start, clause.end)
    return told is not None and _tells_time(scene, clause)


def _takes_over(scene: Scene, clause: Clause) -> bool:
    """Whether a clause without a subject of its own tells when something is held."""
    words = scene.sentence.words
    group = next((group for group in clause.groups if group.finite), None)
    if group is None or not words[group.main].bits & _HOLDS or not _tells_time(scene, clause):
        return False
    return all(word.bits & _SMALL for word in words[clause.start : group.start] if is_word(word))


def _tells_time(scene: Scene, clause: Clause) -> bool:
    return any(word.bits & roles.TIME for word in scene.sentence.words[clause.start : clause.end])
