"""Verbs that only their place tells: "the law that *bans* smoking", "the storm that hit on Monday *ends*"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group
from timeline.events.words import EventWords

_NO_VERB: Final = (
    roles.DETERMINER
    | roles.PRONOUN
    | roles.NAME
    | roles.TIME
    | roles.MARK
    | roles.CONJUNCTION
    | roles.AUXILIARY
    | roles.SUBORDINATOR
    | roles.INFINITIVE
)
_UNSURE: Final = roles.DOUBTFUL | roles.BASE
_NOUN_LEADS: Final = roles.DETERMINER | roles.PREPOSITION | roles.CONJUNCTION | roles.INFINITIVE
_CLOSED: Final = (
    roles.TIME
    | roles.PREPOSITION
    | roles.DETERMINER
    | roles.LEAD
    | roles.INFINITIVE
    | roles.ADVERB
    | roles.GERUND
    | roles.MARK
)
"""What follows a verb and seldom a noun."""
_STOPS: Final = frozenset({",", ";", ":", "(", ")", "\u2013", "\u2014", "\u201c", "\u201d", '"'})


def with_led(words: Sequence[Word], groups: Sequence[Group], known: EventWords) -> list[Group]:
    """The verbs of a sentence, with those of its relative clauses and behind them that no list tells.

    Args:
        words: the sentence.
        groups: its verbs so far, in order.
        known: the language.
    """
    found = list(groups)
    for at in range(1, len(words) - 2):
        if not words[at].bits & roles.RELATIVE or not is_noun(words, at, found):
            continue
        inner = _inner(words, at, found, known)
        if inner is not None and inner not in found:
            found = _with(found, inner)
        if inner is None or has_verb(words, at, found):
            continue
        main = _main(words, at, inner, found, known)
        if main is not None:
            found = _with(found, main)
    return found


def _with(groups: Sequence[Group], one: Group) -> list[Group]:
    """The verbs with another one, which takes the place of those inside of it."""
    return sorted([*(group for group in groups if not one.start <= group.start < one.end), one])


def is_noun(words: Sequence[Word], at: int, groups: Sequence[Group]) -> bool:
    """Whether a relative pronoun stands behind a noun, or the comma behind it."""
    index = at - 1 - bool(words[at - 1].low == "," or words[at - 1].bits & roles.PREPOSITION)
    if index < 0 or words[index].bits & (roles.MARK | roles.PREPOSITION | roles.TIME):
        return False
    return not any(group.finite and group.start <= index < group.end for group in groups)


def has_verb(words: Sequence[Word], at: int, groups: Sequence[Group]) -> bool:
    """Whether the noun before a relative pronoun stands in a clause that has its verb."""
    last = at - (words[at - 1].low == ",")
    begin = next((index + 1 for index in range(last - 1, -1, -1) if words[index].low in _STOPS), 0)
    return any(group.finite and begin <= group.start < at for group in groups)


def _inner(words: Sequence[Word], at: int, groups: Sequence[Group], known: EventWords) -> Group | None:
    """The verb of the relative clause behind a pronoun."""
    first = at + 1
    while first + 1 < len(words) and words[first].bits & roles.ADVERB and not words[first].bits & roles.VERB:
        first += 1
    stop = _stop(words, at + 1)
    following = next((group for group in groups if group.start > at and group.finite), None)
    if following is not None and following.start == first:
        return following
    object_led = words[at].low in known.sets["words.led_objects"] or words[at - 1].bits & roles.PREPOSITION
    if not object_led and _can_be_verb(words, at, first, known):
        return _single(words, first)
    if following is None or following.start >= stop or following.start <= first:
        return None
    if any(group.finite and following.start < group.start < stop for group in groups):
        return following
    past = (group.start for group in groups if first < group.start < following.start)
    hidden = next((index for index in past if _may_be_past(words, index)), None)
    for index in range(first + 1, following.start) if hidden is None else ():
        near = index + 1 == following.start or words[index + 1].bits & roles.INFINITIVE
        if near and words[index].bits & _UNSURE and not words[index].bits & roles.NAME:
            hidden = index  # "where the band *plays* closes", "that police *want* to question appears"
            break
    if hidden is None or not is_word(words[hidden - 1]) or words[hidden - 1].bits & _NOUN_LEADS:
        return following
    return _single(words, hidden)


def _may_be_past(words: Sequence[Word], index: int) -> bool:
    """Whether a participle behind a subject may tell what that did: "that ministers *approved* on"."""
    return bool(words[index].bits & roles.FINITE and words[index].bits & roles.PARTICIPLE)


def _can_be_verb(words: Sequence[Word], at: int, first: int, known: EventWords) -> bool:
    """Whether the word behind a pronoun is its verb: not "that *prices* rise"."""
    word, after = words[first], words[first + 1].bits if first + 1 < len(words) else roles.MARK
    if word.bits & _NO_VERB or (word.bits & roles.PREPOSITION and not word.bits & roles.VERB):
        return False
    if word.bits & roles.GERUND and not word.bits & (_UNSURE | roles.FINITE):
        return False
    if word.bits & (_UNSURE | roles.FINITE):
        return not after & (roles.AUXILIARY | roles.FINITE) or bool(word.bits & roles.FINITE)
    if after & (roles.AUXILIARY | roles.FINITE | roles.BASE | roles.MARK):
        return False
    several = bool(words[at - 1].bits & roles.PLURAL)
    ends = word.low.endswith((*known.suffixes["plural"], *known.suffixes["past"]))
    return ends is not several or word.low.endswith(known.suffixes["past"])


def _main(
    words: Sequence[Word], at: int, inner: Group, groups: Sequence[Group], known: EventWords
) -> Group | None:
    """The verb behind a relative clause that could be a noun; None where a sure one is there, or none."""
    stop = _stop(words, at + 1)
    aside = words[at - 1].low == ","
    led = all(word.bits & roles.ADVERB for word in words[at + 1 : inner.start])
    if any(group.finite and inner.start < group.start < stop + 2 * aside for group in groups):
        return None
    candidates = range(stop + 1, stop + 2) if aside else range(inner.end + 1, stop)
    if aside and (stop >= len(words) or words[stop].low != ","):
        return None
    for index in candidates:
        if index < len(words) and _fits(words, index, inner if led else None, known, aside=aside):
            return _single(words, index)
    return None


def _fits(words: Sequence[Word], index: int, led: Group | None, known: EventWords, *, aside: bool) -> bool:
    """Whether a word can be the main verb: it agrees with that of a pronoun, and no noun is due."""
    word, before = words[index], words[index - 1]
    after = words[index + 1].bits if index + 1 < len(words) else roles.MARK
    if not word.bits & _UNSURE or word.bits & (roles.NAME | roles.TIME) or not after & _CLOSED:
        return False
    if not aside and before.bits & _NOUN_LEADS and not before.bits & roles.PRONOUN:
        return False
    if not aside and before.bits & roles.MARK:
        return False
    ending = known.suffixes["plural"]
    if led is None or led.bits & roles.AUXILIARY or not words[led.start].bits & _UNSURE:
        return True  # a past form agrees with all
    told = words[led.start]
    return word.low.endswith(ending) == told.low.endswith(ending)


def _stop(words: Sequence[Word], start: int) -> int:
    """Index of the mark that ends the stretch of a sentence."""
    return next((index for index in range(start, len(words)) if words[index].low in _STOPS), len(words))


def _single(words: Sequence[Word], index: int) -> Group:
    """A finite verb of one word, or with what it stops: "stops running"."""
    bits, end = words[index].bits | roles.FINITE, index + 1
    if end < len(words) and words[end].bits & roles.GERUND and not words[end].bits & roles.HAPPENING:
        return Group(index, end + 1, bits | words[end].bits, end, finite=True)
    return Group(index, end, bits, index, finite=True)
