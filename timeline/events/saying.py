"""Putting titles together out of words of a clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.events import roles
from timeline.events.noun import left_edge, right_edge
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, text_of
from timeline.events.verbs import Group
from timeline.events.wording import MOST_WORDS, finish, fit, trim, without_times, words_in


class Title(NamedTuple):
    """A title, and how it was found (for `timeline explain`)."""

    text: str
    how: str


def noun_phrase(scene: Scene, head: int, taken: Sequence[bool], *, single: bool = False) -> list[Word]:
    """The noun phrase of a happening, without times."""
    words = scene.sentence.words
    begin = left_edge(words, head, scene.clause.start, taken)
    begin = _completed(scene, begin, taken)
    end = right_edge(words, head, scene.clause.end, taken, single=single)
    return trim(without_times(words[begin:end]), scene.words)


def _completed(scene: Scene, begin: int, taken: Sequence[bool]) -> int:
    """Further left when the phrase only completes another: "coverage of | the spacecraft's arrival"."""
    words = scene.sentence.words
    index = begin
    while index > scene.clause.start and words[index - 1].bits & roles.DETERMINER:
        index -= 1
    if index - 2 < scene.clause.start or not words[index - 1].bits & roles.COMPLEMENT:
        return begin
    head = index - 2
    if not words[head].bits & roles.HAPPENING or taken[head]:
        return begin
    return left_edge(words, head, scene.clause.start, taken)


def verb_words(scene: Scene, group: Group) -> str:
    """The verb as titles say it: without auxiliaries, with the infinitive for what will be."""
    words = scene.sentence.words[group.start : group.end]
    kept = [word for word in words if is_word(word)]
    future = False
    while len(kept) > 1 and kept[0].bits & (
        roles.AUXILIARY | roles.ADVERB | roles.INFINITIVE | roles.SCHEDULE | roles.INVITE | roles.PRONOUN
    ):
        dropped = kept.pop(0)
        future = future or bool(
            dropped.bits & (roles.MODAL | roles.INFINITIVE) and not dropped.bits & roles.ADVERB
        )
    if len(kept) == 1 and kept[0].bits & roles.AUXILIARY and not kept[0].bits & roles.VERB:
        return ""
    said = text_of(scene.document.text, kept).lower()
    to = scene.words.names["future"]
    return f"{to} {said}" if future and to and kept[0].bits & (roles.BASE | roles.AUXILIARY) else said


def say(scene: Scene, first: Sequence[Word], verb: str, rest: Sequence[Word], how: str) -> Title | None:
    """Put a title together; None when nothing telling is left."""
    text = scene.document.text
    room = MOST_WORDS - len(text_of(text, first).split()) - words_in(verb)
    kept = list(rest)
    if not verb and not first:
        kept = fit(kept, MOST_WORDS, scene.words)
    elif len(text_of(text, kept).split()) > room:
        kept = fit(kept, max(room, 1), scene.words)
    parts = [text_of(text, first), verb, text_of(text, kept)]
    title = finish(" ".join(part for part in parts if part), scene.words)
    return Title(title, how) if any(letter.isalpha() for letter in title) else None
