"""The clause around a time: a sentence falls into clauses where another verb has another subject or time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from timeline.events import roles
from timeline.events.tokens import Word, is_word, words_of
from timeline.events.verbs import Group, verb_groups
from timeline.events.words import EventWords
from timeline.model.text import Span

_HARD: Final = frozenset({";", "—", "\u2013", "--", "...", "…", "|", "•", ":"})
_OPEN: Final = {"(": ")", "“": "”"}


class Joint(StrEnum):
    """How a clause hangs on what stands before it."""

    NONE = "none"
    HARD = "hard"
    AND = "and"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words [start:end] of a sentence."""

    start: int
    end: int
    joint: Joint
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its verbs and clauses; times are single words of it."""

    span: Span
    words: tuple[Word, ...]
    groups: tuple[Group, ...]
    clauses: tuple[Clause, ...]

    def clause_at(self, index: int) -> int:
        """Number of the clause that holds word `index`."""
        starts = [clause.start for clause in self.clauses]
        return max(0, bisect_right(starts, index) - 1)

    def index_of(self, offset: int) -> int | None:
        """Number of the word that holds `offset`."""
        at = bisect_right([word.start for word in self.words], offset) - 1
        return at if at >= 0 and offset < self.words[at].end else None


def read_sentence(text: str, span: Span, times: Sequence[Span], words: EventWords) -> Sentence:
    """Analyse one sentence; `times` are the time mentions in it, in order."""
    found = words_of(text, span, times, words)
    groups = verb_groups(found)
    return Sentence(span, found, tuple(groups), tuple(_clauses(found, groups)))


def _clauses(words: Sequence[Word], groups: Sequence[Group]) -> list[Clause]:
    found: list[Clause] = []
    start = 0
    joint = Joint.NONE
    quoted = _quoted(words, groups)
    reported = set(_reported(words, groups))
    finite = {group.start for group in groups if group.finite}
    for index in range(len(words)):
        kind = Joint.SUBORDINATE if index in reported else _joint(words, index, start, groups)
        if kind is None and joint is Joint.RELATIVE and words[index].low == "," and index + 1 in finite:
            kind = Joint.AND
        if kind is None or quoted[index]:
            continue
        begin = index if index in reported else index + 1
        if index > start:
            found.append(_clause(start, index, joint, groups))
            start, joint = begin, kind
    found.append(_clause(start, len(words), joint, groups))
    return found


def _quoted(words: Sequence[Word], groups: Sequence[Group]) -> list[bool]:
    """For each word whether it stands in brackets or quotation marks that hold a name, not a sentence."""
    inside = [False] * len(words)
    opened: dict[str, int] = {}
    finite = [group.start for group in groups if group.finite]
    for index, word in enumerate(words):
        if word.low in _OPEN:
            opened[_OPEN[word.low]] = index
        elif word.low in opened:
            start = opened.pop(word.low)
            verbs = bisect_left(finite, start) < bisect_left(finite, index)
            if verbs and not _is_name(words[start + 1 : index]):
                continue
            inside[start : index + 1] = [True] * (index + 1 - start)
    return inside


def _is_name(inner: Sequence[Word]) -> bool:
    """Whether most words are written with a capital."""
    plain = [word for word in inner if is_word(word) and not word.bits & roles.FUNCTION]
    return len(plain) > 1 and sum(bool(word.bits & roles.NAME) for word in plain) * 3 > len(plain) * 2


def in_quoted_name(sentence: Sentence, at: int) -> bool:
    """Whether word `at` stands inside a name in quotation marks."""
    lows = [word.low for word in sentence.words]
    start = next((index for index in range(at, -1, -1) if lows[index] in {"“", "”"}), -1)
    if start < 0 or lows[start] == "”":
        return False
    end = next((index for index in range(at, len(lows)) if lows[index] == "”"), -1)
    return end > 0 and _is_name(sentence.words[start + 1 : end])


def _reported(words: Sequence[Word], groups: Sequence[Group]) -> Iterator[int]:
    """Where a clause begins that a verb reports without "that": "announced today | the company will"."""
    for group, following in pairwise(groups):
        if not words[group.main].bits & roles.REPORT or not following.finite:
            continue
        begin = group.end
        while begin < following.start and (words[begin].bits & roles.TIME or words[begin].bits & roles.LEAD):
            begin += 1
        between = words[begin : following.start]
        opens = between and between[0].bits & (roles.DETERMINER | roles.PRONOUN | roles.NAME)
        if opens and not any(
            word.bits & (roles.MARK | roles.SUBORDINATOR | roles.RELATIVE) for word in between[1:]
        ):
            yield begin


def _clause(start: int, end: int, joint: Joint, groups: Sequence[Group]) -> Clause:
    return Clause(start, end, joint, tuple(group for group in groups if start <= group.start < end))


def _joint(words: Sequence[Word], index: int, start: int, groups: Sequence[Group]) -> Joint | None:
    """What begins at word `index`, if a clause does."""
    word = words[index]
    if any(group.start <= index < group.end for group in groups):
        return None
    if word.bits & roles.MARK and word.low in _HARD:
        return Joint.HARD
    if word.bits & (roles.RELATIVE | roles.SUBORDINATOR):
        return _subordinate(words, index, groups)
    if word.low == "," and index + 1 < len(words) and _opens_subordinate(words[index + 1]):
        return None
    if word.low == "," or word.bits & roles.CONJUNCTION:
        return Joint.AND if _parts(words, index, start, groups) else None
    return None


def _opens_subordinate(word: Word) -> bool:
    return bool(word.bits & (roles.SUBORDINATOR | roles.RELATIVE)) and not word.bits & roles.PREPOSITION


def _subordinate(words: Sequence[Word], index: int, groups: Sequence[Group]) -> Joint | None:
    word = words[index]
    verb = next((group for group in groups if group.start > index), None)
    if verb is None:
        return None
    between = words[index + 1 : verb.start]
    if word.bits & roles.RELATIVE and not between and verb.finite:
        return Joint.RELATIVE
    broken = any(other.bits & roles.TIME or other.low == "," for other in between)
    if word.bits & (roles.PREPOSITION | roles.LEAD | roles.DETERMINER) and (
        broken or (not between and verb.finite)
    ):
        return None
    return Joint.SUBORDINATE


def _parts(words: Sequence[Word], index: int, start: int, groups: Sequence[Group]) -> bool:
    """Whether a comma or an "and" separates two clauses."""
    done = any(group.finite and start <= group.start < index for group in groups)
    verb = next((group for group in groups if group.start > index and group.finite), None)
    if done and verb is not None and _new_subject(words, index, verb):
        return True
    if any(group.start == index + 1 for group in groups) and words[index].low == ",":
        return False
    before = any(word.bits & roles.TIME for word in words[start:index])
    return before and _has_own_time(words, index)


def _new_subject(words: Sequence[Word], index: int, verb: Group) -> bool:
    """Whether words[index + 1:verb.start] can be a subject, or nothing after an "and"."""
    between = words[index + 1 : verb.start]
    if any(
        word.bits & (roles.SUBORDINATOR | roles.RELATIVE) and not word.bits & roles.PREPOSITION
        for word in between
    ):
        return False
    if between and between[0].bits & roles.CONJUNCTION:
        between = between[1:]
    if not between:
        return bool(words[verb.start - 1].bits & roles.CONJUNCTION)
    if between[-1].bits & roles.CONJUNCTION:
        return False
    first = between[0]
    opens = first.bits & (roles.DETERMINER | roles.PRONOUN | roles.NAME) or not first.bits & roles.FUNCTION
    if words[index].bits & roles.CONJUNCTION or first.bits & (roles.TIME | roles.LEAD):
        timed = any(word.bits & roles.TIME for word in between)
        return bool(opens or timed) and not any(word.low == "," for word in between if not timed)
    return bool(opens and is_word(first))


def _has_own_time(words: Sequence[Word], index: int) -> bool:
    """Whether what follows up to the next comma has a time of its own, and words that tell of what."""
    telling = False
    for word in words[index + 1 :]:
        if word.bits & roles.TIME:
            return telling
        if word.low in {",", ";"} or (word.bits & roles.CONJUNCTION and telling):
            return False
        telling = telling or (is_word(word) and not word.bits & (roles.FUNCTION | roles.LEAD | roles.ADVERB))
    return False
