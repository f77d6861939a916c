"""Asides between a subject and its verb: "The hearing, adjourned on Monday, resumes on Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.joints import Joint
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group

_SMALL: Final = roles.FUNCTION | roles.LEAD | roles.TIME
_FRONT: Final = roles.PREPOSITION | roles.SUBORDINATOR
_NOUN: Final = roles.NAME | roles.HAPPENING
_UNSURE: Final = roles.DOUBTFUL | roles.BASE
_BEHIND_VERB: Final = roles.LEAD | roles.PREPOSITION | roles.DETERMINER | roles.NAME | roles.TIME
_TELLING: Final = roles.PARTICIPLE | roles.GERUND


class SetOff(NamedTuple):
    """Where an aside stands in a sentence."""

    start: int
    """The comma before it."""
    begin: int
    """The first word of its clause."""
    end: int
    """The comma behind it."""

    def joint(self, index: int, kind: Joint | None) -> Joint | None:
        """What begins at a word of which other rules say `kind`."""
        if index == self.start:
            return Joint.RELATIVE
        if index == self.end:
            return Joint.AND
        if index < self.start or index > self.end:
            return kind
        return None if kind is None or index < self.begin else Joint.RELATIVE


def set_off(words: Sequence[Word], groups: Sequence[Group]) -> SetOff | None:
    """The aside that parts the subject of a sentence from its verb, which follows on a comma."""
    verbs = [group for group in groups if group.finite and group.start and words[group.start - 1].low == ","]
    commas = sum(word.low == "," for word in words)
    if commas <= 1 or words[0].bits & _FRONT:
        return None
    first = next((group for group in groups if group.finite and not words[group.main].bits & _NOUN), None)
    told = False
    for comma in range(1, len(words) if first is None else first.start + 1):
        told = told or bool(is_word(words[comma - 1]) and not words[comma - 1].bits & _SMALL)
        begin = _opens(words, comma) if told and words[comma - 1 : comma] and words[comma].low == "," else 0
        if not begin:
            continue
        verb = next((verb.start for verb in verbs if verb.start - 1 > begin), 0) or _verb_behind(words, begin)
        return SetOff(comma, begin, verb - 1) if verb else None
    return None


def _verb_behind(words: Sequence[Word], begin: int) -> int:
    """The verb behind an aside that could be a noun: "The union, which met on Monday, *votes* on Friday"."""
    for index in range(begin + 2, len(words) - 1):
        if words[index - 1].low == "," and words[index].bits & _UNSURE and not words[index].bits & roles.NAME:
            return index if words[index + 1].bits & _BEHIND_VERB else 0
    return 0


def _opens(words: Sequence[Word], comma: int) -> int:
    """Where the clause of an aside behind a comma begins, if one does: ", who", ", originally due"."""
    first = comma + 1
    if first + 1 >= len(words):
        return 0
    bits = words[first].bits
    if bits & roles.RELATIVE and not bits & roles.DETERMINER:
        return first + 1
    while first + 1 < len(words) and words[first].bits & roles.ADVERB and not words[first].bits & _TELLING:
        first += 1
    told = words[first].bits
    if first == comma + 1 and told & roles.HOLD:
        return 0  # "The conference, held today in Lisbon, is meant to": the subject has its time here
    return comma + 1 if told & _TELLING and not told & roles.HAPPENING else 0
