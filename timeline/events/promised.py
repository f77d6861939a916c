"""Happenings of which an infinitive tells the slot: "spoke about the summit to be held on Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.saying import Title, noun_phrase, say
from timeline.events.scene import Scene

_SLOTTED: Final = roles.SCHEDULE | roles.BEGIN | roles.HOLD


def promised_title(scene: Scene, taken: Sequence[bool]) -> Title | None:
    """The happening right before "to be held", "to take place" or "to begin" and a time; None without one.

    Args:
        scene: the time where it stands.
        taken: for each word of the sentence whether it is part of a verb.
    """
    words, at = scene.sentence.words, scene.at - 1
    while at > scene.clause.start and words[at].bits & roles.LEAD and not words[at].bits & _SLOTTED:
        at -= 1
    passive = at > scene.clause.start and bool(words[at - 1].bits & roles.COPULA)
    to = at - 1 - passive
    if to <= scene.clause.start or not words[at].bits & _SLOTTED or not words[to].bits & roles.INFINITIVE:
        return None
    if words[at].bits & roles.HOLD and not passive:
        return None  # "decided to hold on Friday"
    if taken[to - 1] or not words[to - 1].bits & roles.HAPPENING:
        return None
    told = [word for word in noun_phrase(scene, to - 1, taken) if word.start < words[to].start]
    return say(scene, [], "", told, "happening that is to be")
