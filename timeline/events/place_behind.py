"""Where something happens by a sentence behind it: "The fair is on Saturday. It will be held at Elm Hall"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.events import roles
from timeline.events.clause import Clause, Sentence
from timeline.events.place_names import after_sure, nearest_place
from timeline.events.scene import Scene
from timeline.events.sentence import sentences
from timeline.events.tokens import is_word
from timeline.events.verbs import Group
from timeline.model.text import BlockKind, Span

_REACH: Final = 400
"""Code points behind a sentence in which the next ones begin."""
_MOST: Final = 2
"""Sentences behind it that are asked."""
_NAMED: Final = 2
"""Words of "the fair"."""
_SMALL: Final = roles.ADVERB | roles.CONJUNCTION | roles.MARK


def place_told_behind(scene: Scene, title: str) -> str | None:
    """The place that a sentence right behind, which tells no time, gives what happens at a time.

    Args:
        scene: the time where it stands.
        title: what happens.
    """
    named = set(title.lower().split())
    for sentence in _behind(scene):
        clause = sentence.clauses[0]
        group = next((group for group in clause.groups if group.finite), None)
        if group is None or not _is_about(scene, sentence, clause, group, named):
            continue
        behind = sentence.words[group.end : clause.end]
        return nearest_place(scene, behind, 0) or after_sure(scene, behind, 0)
    return None


def _behind(scene: Scene) -> Iterator[Sentence]:
    """The next sentences of the text, up to a time or to what is no paragraph."""
    layout, text = scene.layout, scene.document.text
    start, left = scene.sentence.span.end, _MOST
    for number in range(scene.block_at, min(scene.block_at + _MOST, len(layout.blocks))):
        block = layout.blocks[number]
        if block.kind is not BlockKind.PARAGRAPH:
            return
        span = Span(max(start, block.span.start), min(block.span.end, start + _REACH))
        if span.start >= span.end:
            continue
        for each in sentences(text, span, layout.times_in(span), scene.words):
            if not left or layout.times_in(each):
                return
            left -= 1
            if _may_tell(scene, each.of(text)):  # to read it takes a hundred times as long
                yield scene.memo.sentence(layout, each)


def _may_tell(scene: Scene, sentence: str) -> bool:
    """Whether a sentence begins as one that goes on about something, and has a word that leads to a place."""
    told = sentence.lower().split()
    known = scene.words.roles
    opens = bool(told) and (
        told[0] in scene.words.sets["words.neuter"] or known.get(told[0], 0) & roles.DETERMINER
    )
    return bool(opens) and any(known.get(word, 0) & roles.PLACE_LEAD for word in told[2:])


def _is_about(scene: Scene, sentence: Sentence, clause: Clause, group: Group, named: set[str]) -> bool:
    """Whether a sentence goes on about a happening: "It will be held", "The fair takes place"."""
    words, sets = sentence.words, scene.words.sets
    if not _tells_slot(scene, sentence, group):
        return False
    subject = [word for word in words[clause.start : group.start] if is_word(word) and not word.bits & _SMALL]
    low = " ".join(word.low for word in subject)
    if low in sets["words.neuter"] or low in sets["status.this_event"]:
        return True
    if len(subject) < _NAMED or not subject[0].bits & roles.DETERMINER or subject[0].bits & roles.INDEFINITE:
        return False
    if not subject[-1].bits & roles.HAPPENING or subject[-1].low not in named:
        return False
    other = roles.NAME | roles.HAPPENING | roles.ORDINAL
    apart = scene.words.telling.apart
    return all(
        word.low in named or not (word.bits & other or word.low in apart) for word in subject[1:]
    )  # "The two-day summit", not "the last summit"


def _tells_slot(scene: Scene, sentence: Sentence, group: Group) -> bool:
    """Whether a verb tells where something will be: "will be held", "is", not "has", "was held"."""
    verb = sentence.words[group.start : group.end]
    main = sentence.words[group.main].bits
    if scene.is_ahead() and any(word.low in scene.words.sets["words.past"] for word in verb[:-1]):
        return False
    if main & (roles.HOLD | roles.COPULA):
        return any(word.bits & roles.COPULA for word in verb)
    return bool(main & (roles.SCHEDULE | roles.BEGIN))
