"""What was undone at a time: "cancelled 300 flights on Tuesday", but not "cancelled Saturday's match"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group

_STOPS: Final = roles.PREPOSITION | roles.MARK | roles.TIME | roles.CONJUNCTION
_SMALL: Final = roles.LEAD | roles.ADVERB | roles.MARK | roles.TIME


def is_undoing(scene: Scene) -> bool:
    """Whether the time is when somebody called something off, and no slot of what was called off.

    The verb is active and of the past, and what it undoes is counted or no happening, or the time stands
    before the verb. The same is asked of words alone, for the day that is meant, in `resolve.undone`.
    """
    words = scene.sentence.words
    group = next((each for each in scene.clause.groups if _undoes(scene, each)), None)
    if group is None or scene.is_ahead() or not _is_active(scene, group):
        return False
    thing = list(takewhile(lambda word: not word.bits & _STOPS, words[group.end : scene.clause.end]))
    sets = scene.words.sets
    counted = any(word.low[:1].isdigit() or word.low in sets["status.many"] for word in thing)
    if not thing or not (counted or thing[0].bits & roles.DETERMINER):
        return False
    if group.start > scene.at:
        return _stands_free(scene, words[scene.at + 1 : group.start])
    if group.end + len(thing) > scene.at or scene.sentence.low[scene.at - 1] in sets["moved.to"]:
        return False
    return counted or not thing[-1].bits & roles.HAPPENING or thing[-1].low in sets["nouns.warnings"]


def _undoes(scene: Scene, group: Group) -> bool:
    """Whether a verb calls something off, or behind the time puts it off: "on Monday adjourned the trial"."""
    bits = scene.sentence.words[group.main].bits
    return bool(bits & roles.CANCEL or (bits & roles.MOVE and group.start > scene.at))


def _is_active(scene: Scene, group: Group) -> bool:
    verb = scene.sentence.words[group.start : group.end]
    return not any(word.bits & (roles.AUXILIARY | roles.MODAL | roles.INFINITIVE) for word in verb)


def _stands_free(scene: Scene, behind: Sequence[Word]) -> bool:
    """Whether a time before the verb describes nothing: "On Tuesday the club", "the club on Tuesday"."""
    words, at = scene.sentence.words, scene.at
    led = not at or words[at - 1].bits & _SMALL or any(word.bits & _SMALL for word in behind[:1])
    describes = bool(behind) and is_word(behind[0]) and bool(behind[0].bits & roles.HAPPENING)
    return bool(led or not behind or behind[0].bits & roles.DETERMINER) and not describes


__all__ = ["is_undoing"]
