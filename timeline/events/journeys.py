"""The second of two times that is when a journey ends: "Zurich 13:05 - Toronto 16:10"."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.model.text import BlockKind
from timeline.model.when import Basis, Relation

_ARROWS: Final = frozenset({"-", "\u2013", "\u2014", "\u2192", ">", "->", "=>", "="})
_LIMITS: Final = frozenset({Relation.BY, Relation.BEFORE})
_SMALL: Final = roles.FUNCTION | roles.LEAD | roles.ADVERB | roles.TIME
_ASKING: Final = frozenset({"when", "end", "what"})
"""Kinds of labels that name nothing: "Event ends: 5 p.m."."""
_OVER: Final = 4
"""Rows over it, the nearest of which that tells a time may tell how it began."""
_BESIDE_ARRIVAL: Final = roles.NAME | roles.MARK | roles.CONJUNCTION | roles.PREPOSITION | roles.LEAD


def arrives_then(scene: Scene, is_row: bool) -> bool:
    """The second time of "dep 09:40 arr 11:25", "leaves Leeds at 9:15 and arrives in York at 9:40".

    Not the limit of "Press arrival: no later than 11:25".
    """
    words, arrival = scene.sentence.words, scene.words.sets["labels.arrival"]
    behind = 2 if scene.at > 1 and words[scene.at - 1].low == ":" else 1
    if behind > 1 and scene.mention.relation in _LIMITS:
        return False
    if is_row and scene.at and words[scene.at - behind].low in arrival:
        return behind == 1 or not _names_other(scene)
    first = next((index for index in range(scene.at - 1, 0, -1) if words[index].bits & roles.TIME), None)
    if first is None:
        return False
    between = words[first + 1 : scene.at]
    if any(word.low in arrival for word in between[: len("and")]) and not _tells_day(scene):
        return all(word.low in arrival or word.bits & _BESIDE_ARRIVAL for word in between)
    return is_row and _second_of_journey(scene, first)


def _names_other(scene: Scene) -> bool:
    """Whether a row names what ends, and no row over it does: "Papers due: 3 May", "Sale ends: 9 May"."""
    words, layout = scene.sentence.words, scene.layout
    if scene.block.kind is not BlockKind.ROW or scene.sentence.span.start != scene.block.span.start:
        return False
    if any(word.bits & roles.TIME for word in words[: scene.at]):
        return False
    named = {
        word.low
        for word in words[: scene.at - 2]
        if is_word(word) and not word.bits & _SMALL and scene.words.labels.get(word.low) not in _ASKING
    }
    over = reversed(layout.blocks[max(0, scene.block_at - _OVER) : scene.block_at])
    timed = next((block for block in over if layout.times_in(block.span)), None)
    if timed is None or not named:
        return False
    return named.isdisjoint(timed.span.of(scene.document.text).lower().replace(":", " ").split())


def _second_of_journey(scene: Scene, first: int) -> bool:
    """The second time of "Zurich 13:05 - Toronto 16:10"."""
    words = scene.sentence.words
    if not words[first - 1].bits & roles.NAME or words[first - 1].bits & roles.HAPPENING:
        return False
    between = words[first + 1 : scene.at]
    if len(between) < len("-X") or between[0].low not in _ARROWS:
        return False
    names = [word for word in between if word.low not in _ARROWS]
    return bool(names) and all(word.bits & roles.NAME and not word.bits & roles.HAPPENING for word in names)


def _tells_day(scene: Scene) -> bool:
    """Whether the arrival has a day of its own, and is one more happening."""
    start = scene.mention.start
    return start is not None and start.day_from.basis is Basis.STATED
