"""What stands for one of several happenings told before: "two debates, *the first* on 24 March"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.clause import Sentence
from timeline.events.noun import left_edge, right_edge, taken_by_verbs
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.events.wording import MOST_WORDS, finish, fit
from timeline.events.words import EventWords
from timeline.model.when import Basis, Relation

_REACH: Final = 14
"""Words between what stands for the happening and its time."""
_SLOT: Final = roles.COPULA | roles.SCHEDULE | roles.HOLD | roles.BEGIN | roles.AUXILIARY | roles.MODAL
"""Verbs that say only that there is a slot."""
_BEHIND: Final = _SLOT | roles.TIME | roles.PREPOSITION | roles.LEAD | roles.MARK


def one_of_several(scene: Scene, *, is_row: bool) -> str:
    """The name of the happening that "the first", "another one" stands for; empty where none does."""
    start = scene.mention.start
    if is_row or scene.mention.relation is not Relation.AT or start is None:
        return ""
    if start.day_from.basis is Basis.PUBLICATION:
        return ""  # "One tour starts at 10": every day
    at = _standing_for(scene)
    if at is None:
        return ""
    words, sets = scene.sentence.words, scene.words.sets
    begin = at - 1 if at and words[at - 1].bits & roles.DETERMINER else at
    for sentence, end in ((scene.sentence, begin), (scene.before, None)):
        if sentence is None or (words[at].bits & roles.HAPPENING and not _has_several(scene, sentence, at)):
            continue  # "The cup starts on Monday. The final is on Friday"
        named = _named(scene, sentence, len(sentence.words) if end is None else end)
        if named:
            counted = words[at].low in sets["ellipsis.counted"]
            told = f"{words[at].low} {named[:1].lower() + named[1:]}" if counted else named
            return told[:1].upper() + told[1:]
    return ""


def _has_several(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether a sentence tells of several, of which a word that is a happening, too, may be one: "final"."""
    low = scene.sentence.words[at].low
    told = (word.low for word in sentence.words if word.bits & roles.HAPPENING and low not in word.low)
    return any(_single(each, scene.words) != each for each in told)


def _standing_for(scene: Scene) -> int | None:
    """Index of "first" in "the first (one) takes place on": no noun and no other time behind it."""
    words, sets = scene.sentence.words, scene.words.sets
    if sets["ellipsis.heads"].isdisjoint(scene.sentence.low.present):
        return None
    for index in range(scene.at - 1, max(-1, scene.at - _REACH), -1):
        word = words[index]
        if word.bits & roles.TIME or (word.bits & roles.MARK and word.low in {";", ":"}):
            return None
        before = words[index - 1].low if index else ""
        if word.low not in sets["ellipsis.heads"] or (
            word.low in sets["ellipsis.one"] and before in sets["ellipsis.heads"]
        ):
            continue
        behind = index + 1 + (words[index + 1].low in sets["ellipsis.one"])
        led = index and words[index - 1].bits & roles.DETERMINER
        if (not led and word.low not in sets["ellipsis.alone"]) or not words[behind].bits & _BEHIND:
            return None
        if words[behind].low in sets["lists.of"] or words[behind].bits & roles.HAPPENING & ~_SLOT:
            return None
        return index if _tells_slot(scene, behind) else None
    return None


def _tells_slot(scene: Scene, behind: int) -> bool:
    """Whether nothing is told between it and its time but that it is on, and where."""
    groups = [group for group in scene.sentence.groups if behind <= group.start < scene.at]
    return all(group.bits & _SLOT and not group.bits & roles.REPORT for group in groups) and not any(
        word.bits & roles.CONJUNCTION for word in scene.sentence.words[behind : scene.at]
    )


def _named(scene: Scene, sentence: Sentence, end: int) -> str:
    """The happening of a sentence of which there are several, one of them; else the last that is told."""
    words, taken = sentence.words, taken_by_verbs(sentence)
    heads = [index for index in range(end) if words[index].bits & roles.HAPPENING and not taken[index]]
    several = [index for index in heads if _single(words[index].low, scene.words) != words[index].low]
    if not heads:
        return ""
    head = (several or heads)[-1]
    begin = left_edge(words, head, 0, taken)
    while begin < head and _counts(words[begin], scene.words):
        begin += 1
    behind = max(min(right_edge(words, head, end, taken), end), head + 1)
    chosen = fit(words[begin:behind], MOST_WORDS - 1, scene.words)
    return finish(_one(scene.document.text, chosen, words[head], scene.words), scene.words)


def _counts(word: Word, words: EventWords) -> bool:
    """Whether a word only counts: "two", "more"."""
    return word.low.isdigit() or word.low in words.sets["ellipsis.numbers"]


def _one(text: str, chosen: Sequence[Word], head: Word, words: EventWords) -> str:
    """A phrase with its head in the singular."""
    cut = head.end - head.start - len(_single(head.low, words))
    return " ".join(text[word.start : word.end - cut * (word is head)] for word in chosen if is_word(word))


def _single(low: str, words: EventWords) -> str:
    """A happening in the singular: "debates" as "debate"."""
    for end in words.suffixes["plural"]:
        one = low.removesuffix(end)
        if one != low and words.roles.get(one, 0) & roles.HAPPENING:
            return one
    return low


__all__ = ["one_of_several"]
