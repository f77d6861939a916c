"""Where the rows of a list happen, by the sentence over it: "All talks are held in the Elm Room."."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from timeline.events import roles
from timeline.events.clause import Clause, Sentence
from timeline.events.place_names import nearest_place
from timeline.events.scene import Scene
from timeline.events.sentence import sentences
from timeline.events.tokens import words_of
from timeline.model.text import BlockKind, Span

_FAR: Final = 24
"""Blocks above a row in which the sentence stands."""
_REACH: Final = 400
"""Code points of a paragraph that are read."""
_STEM: Final = 4
"""Letters by which a verb and its noun are known for one: "meets", "meetings"."""
_FEW: Final = 3
"""Sentences of a paragraph that are read."""
_SLOT: Final = roles.SCHEDULE | roles.HOLD | roles.BEGIN


def intro_place(scene: Scene) -> str | None:
    """The place that a paragraph over the row tells for all that is listed; None when none does."""
    layout = scene.layout
    named: set[str] | None = None
    for index in range(scene.block_at - 1, max(-1, scene.block_at - _FAR - 1), -1):
        if layout.blocks[index].kind is BlockKind.HEADING and named is None:
            # in another section only what the sentence names is meant
            head = words_of(layout.document.text, layout.blocks[index].span, (), layout.words)
            named = {word.low[:_STEM] for word in (*scene.row().words, *head) if word.bits & roles.HAPPENING}
        if layout.blocks[index].kind is not BlockKind.PARAGRAPH:
            continue
        key = f"{index}\n"
        if key not in scene.memo.names:
            scene.memo.names[key] = _of_paragraph(scene, index)
        noun, _, place = scene.memo.names[key].partition("\n")
        if place and (named is None or noun[:_STEM] in named):
            return place
    return None


def _of_paragraph(scene: Scene, block: int) -> str:
    """What has its slots, and where, on two lines; empty when the paragraph does not say."""
    layout = scene.layout
    span = layout.blocks[block].span
    part = Span(span.start, min(span.end, span.start + _REACH))
    found = sentences(layout.document.text, part, layout.times_in(part), layout.words)
    for each in found[:_FEW]:
        sentence = scene.memo.sentence(layout, each)
        for clause in sentence.clauses:
            noun = _slots_of(sentence, clause, layout.words.sets["nouns.wholes"])
            if noun:
                words = sentence.words[clause.start : clause.end]
                place = nearest_place(scene, words, len(words))
                if place is not None:
                    return f"{noun}\n{place}"
    return ""


def _slots_of(sentence: Sentence, clause: Clause, wholes: Container[str]) -> str:
    """What has its slots: "*Meetings* are usually held", "The council *meets*"; empty when nothing has.

    One happening has its slot, too, where it holds what is listed: "The *congress* takes place in Milan".
    """
    group = next((group for group in clause.groups if group.finite), None)
    if group is None:
        return ""
    main = sentence.words[group.main]
    if not main.bits & _SLOT:
        return main.low if main.low in wholes else ""
    subject = [word for word in sentence.words[clause.start : group.start] if word.bits & roles.HAPPENING]
    told = subject[-1] if subject else None
    return told.low if told and (told.bits & roles.PLURAL or told.low in wholes) else ""
