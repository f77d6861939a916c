"""What a date is said to be: "17 November is the first milestone", "April 12 is the last day to register"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.columns import is_telling
from timeline.events.noun import nearest_happening
from timeline.events.saying import Title, noun_phrase, say
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group
from timeline.model.said import At, Date, Range, Said
from timeline.model.text import BlockKind
from timeline.model.when import AllDay

_NO_NAME: Final = roles.INDEFINITE | roles.ADVERB | roles.PREPOSITION | roles.PARTICIPLE | roles.PRONOUN
_BEHIND_VERB: Final = 2
"""Words from a slot to what stands behind the verb that it suits: "Friday *works* for the call"."""
_TIED: Final = roles.TIME | roles.LEAD | roles.PREPOSITION | roles.CONJUNCTION
_STOPS: Final = frozenset({".", ";", ",", ":", "("})


def predicate_of(scene: Scene) -> list[Word]:
    """The words that tell what a date is; none where it is no subject, or is only of a kind: "a holiday"."""
    group = scene.verb()
    if group is None or group.start != scene.at + 1 or not isinstance(scene.mention.start, AllDay):
        return []
    if not _is_dated(scene.mention.mention.said) or not group.bits & roles.COPULA or group.bits & roles.VERB:
        return []
    words = scene.sentence.words
    before = words[scene.clause.start : scene.at]
    past = scene.words.sets["words.past"]
    if any(is_word(word) and not word.bits & roles.CONJUNCTION for word in before):
        return []
    if any(word.low in past for word in words[group.start : group.end]):
        return []
    return _named(scene, group.end)


def _named(scene: Scene, start: int) -> list[Word]:
    """The name that begins at a word; none that only tells where a date lies: "the Sunday of that week"."""
    kept: list[Word] = []
    words = scene.sentence.words
    for word in words[start : scene.clause.end]:
        if word.low in _STOPS or word.bits & (roles.RELATIVE | roles.SUBORDINATOR):
            break
        kept.append(_as_word(scene, word))
    if not kept or not is_telling(kept) or (kept[0].bits & _NO_NAME and not _is_day_of(kept, scene)):
        return []
    times = [index for index, word in enumerate(words[start : start + len(kept)]) if word.bits & roles.TIME]
    goes_on = times and times[0] + 1 < len(kept) and kept[times[0] + 1].bits & roles.INFINITIVE
    happens = any(word.bits & roles.HAPPENING for word in kept)
    return kept if not times or goes_on or happens else []


def _is_day_of(kept: Sequence[Word], scene: Scene) -> bool:
    """As in "2 May is a day of action"."""
    sets, low = scene.words.sets, [word.low for word in kept]
    return len(low) > len("ab") and low[1] in sets["nouns.day"] and low[2] in sets["words.of"]


def predicate_title(scene: Scene) -> Title | None:
    """The title that such a date has."""
    told = predicate_of(scene)
    while told and told[0].bits & roles.DETERMINER:
        told = told[1:]
    return say(scene, [], "", told, "what the date is said to be") if told else None


def suits(scene: Scene) -> int:
    """1 where a sentence agrees to a slot, -1 where it refuses it: "Tomorrow at 3 works for us"."""
    words, sets = scene.sentence.words, scene.words.sets
    if sets["words.suits"].isdisjoint(scene.sentence.low.present):
        return 0
    behind = words[scene.at + 1 : scene.at + 2]
    if scene.block.kind is BlockKind.ROW and not (behind and behind[0].bits & roles.COPULA):
        return 0  # "9 a.m. Works outing", not "9 a.m. is fine"
    if not (scene.first_in_clause() or is_alternative(scene)):
        return 0
    denied, others = False, sets["words.or"]
    for index in range(scene.at + 1, scene.clause.end):
        word = words[index]
        if word.bits & roles.TIME or words[index - 1].low in others or word.low in others:
            continue  # "Monday at 3 or Tuesday at 9 would work"
        if word.low in sets["words.suits"]:
            return -1 if denied else 1
        small = word.bits & (roles.AUXILIARY | roles.COPULA | roles.INFINITIVE | roles.ADVERB)
        if not small and word.low not in sets["words.seeming"]:
            return 0
        denied = denied or word.low in sets["words.denied"]
    return 0


def is_alternative(scene: Scene) -> bool:
    """Whether a slot is one of several: "Otherwise Friday at 9 works", "Either Monday or Tuesday works"."""
    words, sets, at = scene.sentence.words, scene.words.sets, scene.at
    before = [word for word in words[scene.clause.start : at] if is_word(word) and not word.bits & _TIED]
    return bool(before) and all(word.low in sets["words.otherwise"] for word in before)


def agreed_title(scene: Scene, taken: Sequence[bool]) -> Title:
    """What a slot suits for: "Friday at 2 works best for the call"; empty where that is told elsewhere."""
    head = nearest_happening(scene.sentence, scene.at + _BEHIND_VERB, scene.clause.end, taken)
    named = say(scene, [], "", noun_phrase(scene, head, taken), "what suits") if head is not None else None
    return named or Title("", "nothing named")


def _as_word(scene: Scene, word: Word) -> Word:
    """A time that is part of a name as a word: "the last day to register"."""
    told = scene.document.text[word.start : word.end]
    if not word.bits & roles.TIME or any(map(str.isdigit, told)):
        return word
    return Word(word.start, word.end, told.lower(), roles.NAME)


def _is_dated(said: Said | None) -> bool:
    if isinstance(said, At):
        return said.clock is None and _is_dated(said.day)
    if isinstance(said, Range):
        return _is_dated(said.start) and _is_dated(said.end)
    return isinstance(said, Date)


def exists(scene: Scene, group: Group) -> bool:
    """Whether the verb says that there is something: "there will be a sale at all fairs on Monday"."""
    low = scene.sentence.low
    told = scene.words.sets["words.existential"]
    return is_copula(group) and any(word in told for word in low[max(0, group.start - 1) : group.start + 1])


def is_copula(group: Group) -> bool:
    """Whether the verb is only a form of "to be"."""
    return bool(group.bits & roles.COPULA) and not group.bits & roles.VERB


__all__ = [
    "agreed_title",
    "exists",
    "is_alternative",
    "is_copula",
    "predicate_of",
    "predicate_title",
    "suits",
]
