"""Verbs of speaking that look like nouns: "I think we should go", "Police say they met him"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.tokens import Word

_REACH: Final = 7
"""Words behind such a verb among which the verb of what is said stands."""
_ACTS: Final = roles.FINITE | roles.AUXILIARY


def says_that(words: Sequence[Word], index: int) -> bool:
    """Whether the plain form at `index` leads to what somebody says."""
    if not 0 < index < len(words) - 1:
        return False
    before, after = words[index - 1].bits, words[index + 1].bits
    if before & after & roles.PRONOUN:
        return True
    if not before & (roles.PLURAL | roles.NAME) or words[index].bits & (roles.HAPPENING | roles.NAME):
        return False
    told = any(word.bits & _ACTS for word in words[index + 2 : index + 2 + _REACH])
    return told and bool(after & (roles.PRONOUN | roles.DETERMINER))


def is_said_of(words: Sequence[Word], index: int) -> bool:
    """Whether what may be a noun is the verb of what is said: "The director says it *starts* at 8"."""
    bits = words[index].bits
    if index < len("ab") or not bits & roles.DOUBTFUL or bits & roles.HAPPENING:
        return False
    if index + 1 < len(words) and words[index + 1].bits & (_ACTS | roles.BASE):
        return False  # "He told them questions begin at 8"
    subject, speaks = words[index - 1].bits, words[index - 2].bits
    return bool(subject & roles.PRONOUN and not subject & roles.DETERMINER and speaks & roles.REPORT)
