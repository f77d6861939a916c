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
    kept = trim(without_times(words[begin:end]), scene.words)
    if end - 2 > head and words[end - 1].bits & roles.BASE and words[end - 2].bits & roles.INFINITIVE:
        kept.extend(named_day(scene, end))  # "an event to mark Apple Day"
    return kept


def named_day(scene: Scene, index: int) -> list[Word]:
    """The word at `index` where it is a day that is kept, not when: "to mark *Apple Day*"; else nothing."""
    if index >= scene.clause.end:
        return []
    word = scene.sentence.words[index]
    told = scene.document.text[word.start : word.end]
    last = told.lower().split()[-1] if told.split() else ""
    kept = word.bits & roles.TIME and told[:1].isupper() and last in scene.words.sets["nouns.day"]
    if not kept or any(map(str.isdigit, told)) or told.lower() == last:
        return []
    return [Word(word.start, word.end, told.lower(), roles.NAME)]


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
    denied = _denial(scene, group)
    if denied and scene.sentence.words[group.start].low in scene.words.sets["words.emphatic"]:
        return text_of(scene.document.text, words).lower()
    if len(kept) == 1 and kept[0].bits & roles.AUXILIARY and not kept[0].bits & roles.VERB:
        return denied
    said = text_of(scene.document.text, kept).lower()
    to = scene.words.names["future"]
    if future and to and kept[0].bits & (roles.BASE | roles.AUXILIARY):
        said = f"{to} {said}"
    return f"{denied} {said}".strip()


def _denial(scene: Scene, group: Group) -> str:
    """The "not" of a verb: "will not open"; none before "until", which says when it will."""
    low = scene.sentence.low
    sets = scene.words.sets
    at = max(group.end, scene.at)
    told = scene.mention.span.of(scene.document.text).lower().split()[:1]
    if any(word in sets["words.until"] for word in (*low[group.end : at], *told)):
        return ""
    denied = any(word in sets["words.denied"] for word in low[group.start : group.end])
    return scene.words.names["not"] if denied else ""


def say(scene: Scene, first: Sequence[Word], verb: str, rest: Sequence[Word], how: str) -> Title | None:
    """Put a title together; None when nothing telling is left."""
    text = scene.document.text
    subject, said = text_of(text, first), text_of(text, rest)
    room = MOST_WORDS - words_in(subject) - words_in(verb)
    if not verb and not first:
        said = text_of(text, fit(rest, MOST_WORDS, scene.words))
    elif words_in(said) > room:
        said = text_of(text, fit(rest, max(room, 1), scene.words))
    title = finish(" ".join(part for part in (subject, verb, said) if part), scene.words)
    return Title(title, how) if any(letter.isalpha() for letter in title) else None
