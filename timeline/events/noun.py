"""Noun phrases around a happening: "third quarter 2024 earnings call", "meeting of the council"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.clause import Sentence
from timeline.events.tokens import Word, is_word

_STOPS: Final = (
    roles.DETERMINER
    | roles.PREPOSITION
    | roles.CONJUNCTION
    | roles.PRONOUN
    | roles.AUXILIARY
    | roles.SUBORDINATOR
    | roles.RELATIVE
    | roles.TIME
    | roles.BRIDGE
)
_KEPT: Final = frozenset("-&/“\"'\u2019#")
_NEAR: Final = 7
"""Words between a happening and its time beyond which they do not belong together."""


def left_edge(words: Sequence[Word], head: int, floor: int, taken: Sequence[bool]) -> int:
    """Index of the first word of the noun phrase whose head is `head`."""
    index = head
    while index > floor:
        word = words[index - 1]
        if taken[index - 1] and not (index == head and _is_noun(words, index - 1, floor)):
            break
        if word.bits & roles.MARK:
            if word.low not in _KEPT:
                break
        elif word.bits & _STOPS and not (word.bits & roles.NAME and word.bits & roles.AUXILIARY):
            if not _joins_names(words, index - 1, floor, taken) and not _is_route(words, index - 1, floor):
                break
        elif word.bits & roles.ADVERB and not word.bits & roles.ORDINAL and not word.bits & roles.NAME:
            break
        index -= 1
    return index


def _is_noun(words: Sequence[Word], index: int, floor: int) -> bool:
    """Whether a gerund names what the noun behind it is of: "with *voting* opening on Monday"."""
    small = roles.PREPOSITION | roles.DETERMINER
    lone = index == floor or bool(words[index - 1].bits & small)
    return lone and bool(words[index].bits & roles.GERUND) and not words[index].bits & roles.SCHEDULE


def _is_route(words: Sequence[Word], index: int, floor: int) -> bool:
    """Whether a word stands between the ends of a journey: "the 8 a.m. Dover *to* Calais sailing"."""
    if index <= floor or index + 1 >= len(words) or not words[index].bits & roles.INFINITIVE:
        return False
    if not words[index - 1].bits & words[index + 1].bits & roles.NAME or words[index + 1].bits & roles.TIME:
        return False
    first = index - 1
    while first > floor and words[first - 1].bits & roles.NAME and not words[first - 1].bits & _STOPS:
        first -= 1
    return first == floor or bool(words[first - 1].bits & (roles.TIME | roles.DETERMINER))


def _joins_names(words: Sequence[Word], index: int, floor: int, taken: Sequence[bool]) -> bool:
    """Whether the "and" or "of" at `index` stands inside a name: "Strategic and Economic Dialogue"."""
    if (
        index <= floor
        or index + 1 >= len(words)
        or not words[index].bits & roles.CONJUNCTION
        or taken[index - 1]
    ):
        return False
    before, after = words[index - 1], words[index + 1]
    if before.bits & roles.FUNCTION or not is_word(before):
        return False
    return bool(before.bits & roles.NAME) == bool(after.bits & roles.NAME)


def right_edge(
    words: Sequence[Word], head: int, ceiling: int, taken: Sequence[bool], *, single: bool = False
) -> int:
    """Index behind the noun phrase whose head is `head`, with what completes its name ("of", "with")."""
    index = head + 1
    end = index
    while index < ceiling and index - head <= _NEAR:
        word = words[index]
        if taken[index] or word.bits & (roles.TIME | roles.MARK) or word.bits & roles.BRIDGE:
            break
        if single and word.bits & roles.CONJUNCTION:
            break
        if end == index and not word.bits & roles.COMPLEMENT:
            route = word.bits & roles.NAME and "/" in word.low
            if not word.bits & roles.HAPPENING and not route:
                break
            end = index = index + 1
            continue
        quoted = _with_quoted(words, index + 1, ceiling)
        if quoted > index + 1:
            return quoted  # a webinar on "Getting started"
        stop = _phrase_end(words, index + 1, ceiling, taken)
        if stop <= index + 1 or (
            word.bits & roles.LEAD and stop < len(words) and words[index + 1].bits & roles.TIME
        ):
            break
        end = index = stop
    return _with_quoted(words, end, ceiling)


def _with_quoted(words: Sequence[Word], end: int, ceiling: int) -> int:
    """Behind the name in quotation marks that follows: the exhibition "Light and Shadow"."""
    closing = {"“": "”", '"': '"'}.get(words[end].low) if end < ceiling else None
    if closing is None:
        return end
    found = next(
        (index for index in range(end + 1, min(ceiling, end + _NEAR + 2)) if words[index].low == closing), end
    )
    return found + 1 if found > end else end


def _phrase_end(words: Sequence[Word], start: int, ceiling: int, taken: Sequence[bool]) -> int:
    index = start
    while index < ceiling and words[index].bits & roles.DETERMINER:
        index += 1
    begin = index
    while index < ceiling and not taken[index]:
        word = words[index]
        stops = (word.bits & roles.MARK and word.low not in _KEPT) or word.bits & _STOPS
        if stops and not _joins_names(words, index, start, taken):
            break
        index += 1
    return index if index > begin else start


def taken_by_verbs(sentence: Sentence) -> list[bool]:
    """For each word of a sentence whether it is part of a verb."""
    taken = [False] * len(sentence.words)
    for group in sentence.groups:
        taken[group.start : group.end] = [True] * (group.end - group.start)
    return taken


def happening_before(sentence: Sentence, at: int, floor: int, taken: Sequence[bool]) -> int | None:
    """Index of the happening that the time at `at` hangs on directly: "the meeting at 8"."""
    words = sentence.words
    index = at - 1
    while index >= floor and _between(words[index]):
        index -= 1
    if index >= floor and words[index].bits & roles.HAPPENING and not taken[index]:
        return None if index == at - 1 and _is_of_day(words, index) else index
    return None


def _is_of_day(words: Sequence[Word], index: int) -> bool:
    """Whether it only says which of some days is meant: "a parade on the *closing* Sunday"."""
    if index < len("ab") or not words[index].bits & roles.ORDINAL:
        return False
    return bool(words[index - 1].bits & roles.DETERMINER and words[index - 2].bits & roles.LEAD)


def _between(word: Word) -> bool:
    if word.bits & roles.MARK:
        return word.low in {",", "(", ")", "-", "\u2013", "*", "”", '"'}
    return bool(word.bits & roles.LEAD) and not word.bits & roles.HAPPENING


def happening_after(sentence: Sentence, at: int, ceiling: int, taken: Sequence[bool]) -> int | None:
    """Index of the happening right after the time: "today's summit", "the Jan. 23 online meetup"."""
    words = sentence.words
    found = None
    for index in range(at + 1, min(ceiling, at + 1 + _NEAR)):
        word = words[index]
        if word.low in {"'s", "s", "\u2019", "'"} or (word.low == "," and index == at + 1):
            continue
        if _is_route(words, index, at + 1):
            continue
        if taken[index] or (word.bits & (roles.MARK | _STOPS) and word.low != "'"):
            break
        if word.bits & roles.HAPPENING:
            found = index
    return found


def first_happening(sentence: Sentence, start: int, end: int, taken: Sequence[bool]) -> int | None:
    """Index of the first happening in words [start:end]; of a chain of nouns the last."""
    fits = [
        bool(word.bits & roles.HAPPENING) and not taken[index] for index, word in enumerate(sentence.words)
    ]
    first = next(
        (index for index in range(start, end) if fits[index] and not _qualifies(sentence.words, index)), None
    )
    while first is not None and first + 1 < end and fits[first + 1]:
        first += 1
    return first


def nearest_happening(sentence: Sentence, start: int, end: int, taken: Sequence[bool]) -> int | None:
    """Index of the last happening in words [start:end] that is no verb."""
    for index in range(end - 1, start - 1, -1):
        if (
            sentence.words[index].bits & roles.HAPPENING
            and not taken[index]
            and not _qualifies(sentence.words, index)
        ):
            return index
    return None


def _qualifies(words: Sequence[Word], index: int) -> bool:
    """Whether a happening only describes the thing that follows: "the *final* 717 jet", "*launch* pad"."""
    behind = index + 1
    while behind < len(words) and words[behind].low.isdigit():
        behind += 1
    if behind >= len(words) or (behind == index + 1 and words[behind].start > words[index].end + 1):
        return False
    return not words[behind].bits
