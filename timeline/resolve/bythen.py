"""Was something so by a time, or is the time a limit? "The fire was brought under control by Monday"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.resolve.tensewords import TenseWords

_NEAR: Final = 2
"""Words between "was" and what was done."""
_BEHIND: Final = 5
"""Words between what was done and the limit: "restored *to most homes* by"."""


def was_done(told: Sequence[str], words: TenseWords) -> bool:
    """Whether a verb before a limit tells what was so by then: "was contained | before midnight".

    Args:
        told: the words of the clause before the limit.
        words: the tense words of the language.
    """
    if not words.conditions.isdisjoint(told):
        return False  # "if no deal was reached by Friday"
    if _has_come(told, words):
        return True
    asked = words.awaited - words.articles - words.marker
    for index in range(len(told) - 1, max(-1, len(told) - 2 - _BEHIND), -1):
        word = told[index]
        if word in words.marker:
            if told[index + 1 : index + 2] and told[index + 1] in words.verbs:
                return False  # "was asked to reply by Friday"
            continue
        if word in words.future or word in words.slots | asked | words.set_ties:
            return False  # "was sent for approval by Friday"
        near = set(told[max(0, index - _NEAR) : index])
        done = word in words.past or word.endswith(words.past_suffixes)
        done = done or (index > 0 and told[index - 1] in words.had and word not in words.no_verb)
        if done and word not in words.not_past and near & (words.past_be | words.had):
            return near.isdisjoint(words.awaited)
    return False


def has_done(told: Sequence[str], words: TenseWords) -> bool:
    """Whether those are told of who did something by then: "who have paid | before 31 July".

    Args:
        told: the words of the clause before the limit.
        words: the tense words of the language.
    """
    if len(told) < _NEAR + 1 or told[-2] not in words.active or told[-3] not in words.relating:
        return False
    return told[-1] in words.past or told[-1].endswith(words.past_suffixes)


def lasted_until(told: Sequence[str], words: TenseWords) -> bool:
    """Whether what a time ends is over: "raged | until 3 a.m. Sunday", "did not reopen | until Monday".

    Args:
        told: the words of the clause before the time.
        words: the tense words of the language.
    """
    for index in range(len(told) - 1, -1, -1):
        word, before = told[index], told[index - 1] if index else ""
        if word in words.ties:
            continue
        if word in words.future or word in words.reporting or word in words.moves:
            return False
        if word in words.undone or (word in words.denying and before in words.undone_aux):
            return True
        if word in words.lasting:
            return not words.perfect & {before} and before not in words.past_be
        if words.direction_of(word) < 0:
            return False
    return False


def _has_come(told: Sequence[str], words: TenseWords) -> bool:
    """Whether somebody did something, told by a verb that is of the past only: "broke out | before 5"."""
    open_ones = words.leaving_open | words.reporting | words.slots | words.moves
    open_ones |= words.awaited - words.articles
    for index in range(len(told) - 1, max(-1, len(told) - 1 - _NEAR - 1), -1):
        word = told[index]
        if word in words.marker or word in words.future or word in open_ones:
            return False
        if word in words.past:
            return word not in words.past_be | words.had | words.setting | words.ordering_now
    return False
