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
