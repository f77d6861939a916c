"""Is a time that of a mishap? Nobody plans one: "families of those hurt in Sunday's crash will speak"."""

from __future__ import annotations

import re
from typing import Final

from timeline.model.text import Span
from timeline.resolve.tensewords import TenseWords

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOUN: Final = re.compile(r"((?:\s+[^\W\d_]+(?:-[^\W\d_]+)*){1,4})\s*([^\s\w'\u2019-])?")
_REACH: Final = 60
_DESCRIBED: Final = 2
"""Words between an article or a day and the noun: "Sunday's fatal helicopter crash"."""
_PLACE: Final = 4
"""Words between a mishap and its time: "a crash near the town hall on"."""


def is_of_mishap(folded: str, span: Span, told: list[str], words: TenseWords) -> bool:
    """Whether the time goes with a noun for what nobody plans, or with what somebody underwent.

    Args:
        folded: the text, folded.
        span: the time in it.
        told: the words of its clause before it.
        words: the tense words of its language.
    """
    behind = folded[span.end : span.end + _REACH]
    if folded.endswith(words.possessive, span.start, span.end) and _names_mishap(behind, words):
        return True
    owned = _owned(folded[span.start : span.end], words)
    if owned and _names_mishap(folded[span.start + owned : span.end + _REACH], words):
        return True
    return _has_mishap(told, behind, words) or _underwent(told, words)


def _owned(told: str, words: TenseWords) -> int:
    """Where what a day owns begins inside a time counted from it: "two days after Monday's | crash"."""
    if not any(map(told.__contains__, words.possessive)):
        return 0
    ends = [told.rfind(f"{owner} ") + len(owner) for owner in words.possessive if f"{owner} " in told]
    return max(ends, default=0)


def _names_mishap(behind: str, words: TenseWords) -> bool:
    """Whether a noun phrase behind a possessive day ends with a mishap, not "Friday's crash test"."""
    match = _NOUN.match(behind)
    noun = _WORD.findall(match[1])[: _DESCRIBED + 2] if match else []
    for at, word in enumerate(noun[: _DESCRIBED + 1]):
        if word in words.mishaps or word in words.results:
            return at + 1 == len(noun) or noun[at + 1] in words.function | words.past | words.perfect
        if word in words.function:
            return False
    return False


def _has_mishap(told: list[str], behind: str, words: TenseWords) -> bool:
    """Whether a mishap is told first: "a gas leak on | Sunday", "the attack on | Sunday that killed two"."""
    if words.mishaps.isdisjoint(told):
        return False
    at = len(told)
    while at and told[at - 1] in words.day_ties:
        at -= 1
    near = range(at - 1, max(0, at - 2 - _PLACE), -1)
    found = next((index for index in near if told[index] in words.mishaps), None)
    if found is None or any(words.direction_of(word) for word in told[found + 1 : at]):
        return False
    if found + 1 < at and told[found + 1] not in words.function:
        return False  # "a fire drill on Monday"
    following = _WORD.match(behind.lstrip())
    if following is not None and following[0] in words.modals:
        return False  # "a collapse on Monday would hit"
    tells = behind[:1].isspace() and following is not None and following[0] in words.that
    if tells and found == at - 1:
        return True
    return not words.indefinite.isdisjoint(told[max(0, found - 1 - _DESCRIBED) : found])


def _underwent(told: list[str], words: TenseWords) -> bool:
    """Whether what was before is told: "will miss the final after being sent off on | Saturday"."""
    if words.look_back.isdisjoint(told):
        return False
    for at in range(len(told) - 2, -1, -1):
        if told[at] in words.look_back and told[at + 1] in words.undergone:
            return True
        if words.direction_of(told[at]) > 0:
            return False
    return False
