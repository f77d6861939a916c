"""Days that are only supposed: instances, conditions, "on a Monday", "the day after the vote"."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.model.said import At, Date, Grain, Listing, Period, Range, Said, Shift, Weekday
from timeline.model.when import AllDay, Relation

_BESIDE: Final = roles.PREPOSITION | roles.CONJUNCTION | roles.MARK | roles.TIME
_INVITED: Final = roles.INVITE | roles.MODAL | roles.INFINITIVE
_PLANNED: Final = roles.HAPPENING | roles.MODAL | roles.INFINITIVE
_CLAUSE: Final = 3
"""Words from "those" to the verb that says which: "those who will also come"."""
_NEXT: Final = frozenset({"next", "following", "same"})


def is_supposed(scene: Scene, is_row: bool) -> bool:
    """Whether a day stands in an instance or a condition, and is nobody's: "if you present on Monday"."""
    del is_row
    if not _is_dateless(scene.mention.mention.said) or not isinstance(scene.mention.start, AllDay):
        return _is_instance(scene)
    return _is_instance(scene) or _is_readers(scene) or _is_consequence(scene) or _is_any(scene)


def is_unanchored(scene: Scene, is_row: bool) -> bool:
    """Whether it is counted from what the words behind tell: "the day after the vote"; or in office days."""
    said = scene.mention.mention.said
    limit = said.end if isinstance(said, Range) else said
    if isinstance(limit, Period) and limit.grain is Grain.BUSINESS_DAY:
        return True
    if is_row or not isinstance(said, Shift) or not said.told or said.anchor is not None:
        return False
    words, index = scene.sentence.words, scene.at + 1
    if not scene.words.roles.get(scene.last_word(), 0) & roles.PREPOSITION or index >= len(words):
        return False
    return not words[index].bits & _BESIDE


def _is_dateless(said: Said | None) -> bool:
    if isinstance(said, At):
        return said.clock is None and _is_dateless(said.day)
    if isinstance(said, Range):
        return all(end is None or _is_dateless(end) for end in (said.start, said.end))
    return said is not None and not isinstance(said, Date | Listing)


def _conditions(scene: Scene) -> list[int]:
    """The numbers of the words that open a condition in the sentence."""
    conditions = scene.words.sets["words.conditions"]
    return [index for index, low in enumerate(scene.sentence.low) if low in conditions]


def _is_instance(scene: Scene) -> bool:
    """As in "For instance, if you present on Monday, send your slides by late Saturday"."""
    said = scene.mention.mention.said
    if not _is_dateless(said.day if isinstance(said, At) else said):
        return False
    told = scene.words.phrases["nouns.examples"].first_in(scene.sentence.low, 0, scene.at)
    return told is not None and any(index < scene.at for index in (*_conditions(scene), *_anybody(scene)))


def _anybody(scene: Scene) -> list[int]:
    """The numbers of the words for any reader that go on: "whoever comes", "those arriving", "anyone who"."""
    words, sets = scene.sentence.words, scene.words.sets
    return [
        index
        for index, word in enumerate(words[:-1])
        if word.low in sets["words.whoever"]
        or (word.low in sets["words.anybody"] and words[index + 1].bits & (roles.RELATIVE | roles.GERUND))
    ]


def _is_readers(scene: Scene) -> bool:
    """A condition of the reader's own: "If you are presenting on Monday"; a limit is one for all."""
    if scene.mention.relation is not Relation.AT:
        return False
    words, verb = scene.sentence.words, scene.verb()
    for index in _anybody(scene):
        between = words[index + 1 : scene.at]
        told = any(word.low == "," or word.bits & _PLANNED for word in between)
        near = verb is None or verb.start > scene.at or verb.start <= index + _CLAUSE
        if index < scene.at and not told and near:
            return True  # "Whoever comes on Monday", "those arriving on Friday"
    opening = max((index for index in _conditions(scene) if index < scene.at), default=-1)
    if opening < scene.clause.start - 1:
        return False
    clause = scene.sentence.words[opening : scene.at]
    if any(word.low == "," or word.bits & _INVITED for word in clause):
        return False  # "If you would like to join us on Monday"
    return any(word.low in scene.words.sets["words.readers"] for word in clause)


def _is_consequence(scene: Scene) -> bool:
    """As in "If the session is prolonged, it may affect the next day"."""
    said = scene.mention.mention.said
    counted = (isinstance(said, Shift) and said.told) or (isinstance(said, Period) and said.which in _NEXT)
    group = scene.verb()
    if not counted or group is None or not any(index < group.start for index in _conditions(scene)):
        return False
    low = scene.sentence.low[group.start : group.end]
    return scene.words.phrases["status.tentative"].first_in(low) is not None


def _is_any(scene: Scene) -> bool:
    """Any such day: "when you order on a Monday"; not in "for a Monday meeting"."""
    words, index = scene.sentence.words, scene.at
    if not isinstance(scene.mention.mention.said, Weekday) or not index:
        return False
    if not words[index - 1].bits & roles.INDEFINITE:
        return False
    behind = takewhile(is_word, words[index + 1 : index + 1 + len("ab")])
    return not any(word.bits & (roles.HAPPENING | roles.TIME) for word in behind)


__all__ = ["is_supposed", "is_unanchored"]
