"""Where one clause of a sentence ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate, islice, takewhile
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group

_LONG_PLACE: Final = 3
"""Words that the state or country behind a comma may have."""
_LONG_ASIDE: Final = 12
"""Words of an aside between a subject and its verb."""
_LONG_TAIL: Final = 12
"""Words of how and when something is said."""
_LONG_SPEAKER: Final = 6
"""Words that who reports something and the verb may have."""
_NO_SPEAKER: Final = (
    roles.MARK | roles.TIME | roles.CONJUNCTION | roles.AUXILIARY | roles.PREPOSITION | roles.RELATIVE
)
_NO_TAIL: Final = (
    roles.MARK
    | roles.CONJUNCTION
    | roles.AUXILIARY
    | roles.RELATIVE
    | roles.SUBORDINATOR
    | roles.FINITE
    | roles.PRONOUN
)
_LEADING: Final = roles.LEAD | roles.PREPOSITION | roles.DETERMINER | roles.ADVERB | roles.CONJUNCTION
MAY_JOIN: Final = roles.MARK | roles.RELATIVE | roles.SUBORDINATOR | roles.CONJUNCTION
"""Only such words and commas begin a clause."""
_HARD: Final = frozenset({";", "—", "\u2013", "--", "...", "…", "|", "•", ":"})


class Joint(StrEnum):
    """How a clause hangs on what stands before it."""

    NONE = "none"
    HARD = "hard"
    AND = "and"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"


class Sight(NamedTuple):
    """A sentence, looked over once so that every word can be asked in one step."""

    words: Sequence[Word]
    inside: Sequence[bool]
    """Whether a word is part of a verb."""
    following: Sequence[Group | None]
    """The first verb that begins behind a word."""
    following_finite: Sequence[Group | None]
    finite_before: Sequence[int]
    """How many finite verbs begin before a word; one entry more than words."""
    times_before: Sequence[int]

    def has_finite(self, start: int, end: int) -> bool:
        """Whether a finite verb begins in words [start:end]."""
        return self.finite_before[end] > self.finite_before[start]

    def has_time(self, start: int, end: int) -> bool:
        """Whether words [start:end] hold a time."""
        return self.times_before[end] > self.times_before[start]

    def begins_finite(self, index: int) -> bool:
        """Whether a finite verb begins at a word."""
        return index < len(self.words) and self.has_finite(index, index + 1)


def look_over(words: Sequence[Word], groups: Sequence[Group]) -> Sight:
    """Prepare a sentence for `joint_at`."""
    size = len(words)
    inside = [False] * size
    starts: list[Group | None] = [None] * size
    for group in groups:
        inside[group.start : group.end] = [True] * (group.end - group.start)
        starts[group.start] = group
    following: list[Group | None] = [None] * size
    finite: list[Group | None] = [None] * size
    for index in range(size - 2 if groups else -1, -1, -1):
        after = starts[index + 1]
        following[index] = after or following[index + 1]
        finite[index] = after if after is not None and after.finite else finite[index + 1]
    begun = [int(group is not None and group.finite) for group in starts]
    times = [int(bool(word.bits & roles.TIME)) for word in words]
    return Sight(
        words,
        inside,
        following,
        finite,
        list(accumulate(begun, initial=0)),
        list(accumulate(times, initial=0)),
    )


def joint_at(sight: Sight, index: int, start: int) -> Joint | None:
    """What begins at word `index`, if a clause does.

    Args:
        sight: the sentence.
        index: number of the word.
        start: where the clause before it begins.
    """
    words = sight.words
    word = words[index]
    if sight.inside[index]:
        return None
    if word.bits & roles.MARK and word.low in _HARD:
        return None if _leads_to_days(sight, index) else Joint.HARD
    if word.bits & (roles.RELATIVE | roles.SUBORDINATOR):
        return _subordinate(sight, index)
    if word.low == "," and index + 1 < len(words) and _opens_subordinate(words[index + 1]):
        return None
    if word.low == "," and sight.has_finite(0, index) and _reports_behind(words, index):
        return Joint.HARD
    if word.low == "," or word.bits & roles.CONJUNCTION:
        return Joint.AND if _parts(sight, index, start) else None
    return None


def _leads_to_days(sight: Sight, index: int) -> bool:
    """Whether a colon stands between a verb and its days: "The next meetings are: 20 August, 3 May"."""
    behind = sight.words[index + 1 : index + 2]
    verb = index > 0 and sight.words[index].low == ":" and sight.inside[index - 1]
    return verb and bool(behind) and bool(behind[0].bits & roles.TIME)


def _reports_behind(words: Sequence[Word], index: int) -> bool:
    """Whether only who reports it, and how, follows: "..., the service reports", "he said on Monday"."""
    rest = words[index + 1 :]
    said = next((at for at, word in enumerate(rest[: _LONG_SPEAKER + 1]) if word.bits & roles.REPORT), 0)
    if not said or len(rest) > said + _LONG_TAIL or any(word.bits & _NO_SPEAKER for word in rest[:said]):
        return False
    tail = rest[said + 1 :]
    return bool(rest[said].bits & (roles.DOUBTFUL | roles.FINITE)) and not any(
        word.bits & _NO_TAIL and not word.bits & roles.PREPOSITION for word in tail[:-1]
    )


def _is_tellers(words: Sequence[Word], index: int, verb: Group) -> bool:
    """Whether a verb is that of who tells it behind another comma: "in Reno, Nevada, Friday, they *said*"."""
    if words[index].low != ",":
        return False
    comma = next((at for at in range(verb.start - 1, index, -1) if words[at].low == ","), None)
    return comma is not None and _reports_behind(words, comma)


def _opens_subordinate(word: Word) -> bool:
    return bool(word.bits & (roles.SUBORDINATOR | roles.RELATIVE)) and not word.bits & roles.PREPOSITION


def _subordinate(sight: Sight, index: int) -> Joint | None:
    words = sight.words
    word = words[index]
    verb = sight.following[index]
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


def _parts(sight: Sight, index: int, start: int) -> bool:
    """Whether a comma or an "and" separates two clauses."""
    words = sight.words
    verb = sight.following_finite[index]
    if verb is not None and _is_tellers(words, index, verb):
        verb = None
    if words[index].low == "," and verb is not None and _is_in_aside(words, index, verb):
        return False
    if verb is not None and sight.has_finite(start, index) and _new_subject(words, index, verb):
        return True
    if _subject_with_aside(sight, index, start):
        return True
    following = sight.following[index]
    if following is not None and following.start == index + 1 and words[index].low == ",":
        return False
    if not any(is_word(word) and not word.bits & _LEADING for word in words[start:index]):
        return False  # "On Wednesday night, the city saw its second night of protests"
    if verb is not None and _lists_subject(sight, index, start, verb):
        return False
    return sight.has_time(start, index) and _has_own_time(words, index)


def _lists_subject(sight: Sight, index: int, start: int, verb: Group) -> bool:
    """Whether "and" stands in the subject behind a time: "On Friday the mayors of Leeds *and* York will"."""
    words = sight.words
    if not words[index].bits & roles.CONJUNCTION or sight.has_time(index, verb.start):
        return False
    small = roles.TIME | roles.LEAD | roles.MARK | roles.DETERMINER
    first = next((at for at in range(start, index) if not words[at].bits & small), index)
    if first <= start + 1 and words[start].bits & roles.TIME and not words[start + 1].bits & small:
        return False  # "Thursday's heats and final will be played on Friday"
    return not sight.has_finite(start, index) and not sight.has_time(first, index)


def _subject_with_aside(sight: Sight, index: int, start: int) -> bool:
    """Whether "and" leads to a subject that an aside parts from its verb: "and the trial, which ..., is"."""
    words = sight.words
    if not words[index].bits & roles.CONJUNCTION or not sight.has_time(start, index):
        return False
    if not sight.has_finite(start, index):
        return False
    subject = list(takewhile(is_word, words[index + 1 : index + 2 + _LONG_SPEAKER]))
    comma = index + 1 + len(subject)
    if not subject or comma + 1 >= len(words) or words[comma].low != ",":
        return False
    opens = subject[0].bits & (roles.DETERMINER | roles.NAME) and not subject[0].bits & roles.PREPOSITION
    if not opens or any(sight.inside[index + 1 : comma]):
        return False
    aside = words[comma + 1].bits & (roles.RELATIVE | roles.PARTICIPLE)
    closing = range(comma + 2, min(len(words) - 1, comma + 2 + _LONG_ASIDE))
    ends = next((at for at in closing if words[at].low == ","), None)
    if not aside or ends is None:
        return False
    return sight.begins_finite(ends + 1) or bool(words[ends + 1].bits & roles.DOUBTFUL)


def _is_in_aside(words: Sequence[Word], index: int, verb: Group) -> bool:
    """Whether a comma stands within an aside before the verb: ", in Cork, Ireland, on 3 May, is"."""
    between = words[index + 1 : verb.start]
    if len(between) <= 1 or between[-1].low != ",":
        return False
    rest = list(between[:-1])
    if _goes_on_with_place(words, index):
        comma = next((number for number, word in enumerate(rest) if word.low == ","), None)
        rest = [] if comma is None else rest[comma:]
    timed = [word for word in rest if word.bits & roles.TIME]
    return (bool(timed) or not rest) and all(
        word.bits & (roles.TIME | roles.LEAD | roles.MARK) for word in rest
    )


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
    if (
        words[index].bits & roles.CONJUNCTION
        and len(between) > 1
        and between[0].low == between[-1].low == ","
    ):
        return True  # "and, like the first one, will end at 5"
    first = between[0]
    opens = first.bits & (roles.DETERMINER | roles.PRONOUN | roles.NAME) or not first.bits & roles.FUNCTION
    if words[index].bits & roles.CONJUNCTION or first.bits & (roles.TIME | roles.LEAD):
        timed = any(word.bits & roles.TIME for word in between)
        return bool(opens or timed) and not any(word.low == "," for word in between if not timed)
    return bool(opens and is_word(first))


def _has_own_time(words: Sequence[Word], index: int) -> bool:
    """Whether what follows up to the next comma has a time of its own, and words that tell of what."""
    if _goes_on_with_place(words, index):
        return False
    telling = False
    for word in words[index + 1 :]:
        if word.bits & roles.TIME:
            return telling
        if word.low in {",", ";"} or (word.bits & roles.CONJUNCTION and telling):
            return False
        telling = telling or (is_word(word) and not word.bits & (roles.FUNCTION | roles.LEAD | roles.ADVERB))
    return False


def _goes_on_with_place(words: Sequence[Word], index: int) -> bool:
    """Whether a comma stands inside the name of a place: "in Everett, Washington at 18:00 UTC"."""
    if words[index].low != "," or not index or not words[index - 1].bits & roles.NAME:
        return False
    behind = takewhile(
        lambda word: not word.bits & (roles.TIME | roles.LEAD | roles.MARK), words[index + 1 :]
    )
    named = list(islice(behind, _LONG_PLACE + 1))
    return 0 < len(named) <= _LONG_PLACE and all(
        word.bits & roles.NAME and not word.bits & roles.HAPPENING for word in named
    )
