"""Verbs of speaking that look like nouns: "I think we should go", "Police say they met him"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.tokens import Word

_REACH: Final = 7
"""Words behind such a verb among which the verb of what is said stands."""
_SUBJECT: Final = 6
"""Words of a subject and its article at most."""
_LISTENER: Final = 4
"""Words of who is told something at most."""
_CLOSED: Final = roles.TIME | roles.LEAD | roles.PREPOSITION | roles.INFINITIVE | roles.ADVERB
_NO_SUBJECT: Final = (
    roles.MARK | roles.TIME | roles.AUXILIARY | roles.FINITE | roles.PREPOSITION | roles.CONJUNCTION
)
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
    if subject & roles.PRONOUN and not subject & roles.DETERMINER:
        return bool(speaks & roles.REPORT)
    return _acts_as_said(words, index)


def _acts_as_said(words: Sequence[Word], index: int) -> bool:
    """Whether a subject behind a verb of speaking acts: "told reporters the fair *opens* on"."""
    if index + 1 >= len(words) or not words[index + 1].bits & _CLOSED or words[index - 1].low.endswith("s'"):
        return False
    for word in words[index + 1 : index + 2 + _REACH]:
        if word.bits & roles.MARK:
            break
        if word.bits & _ACTS and not word.bits & roles.PREPOSITION:
            return False  # "said the court appeals on Monday were lost"
    begin = index - 1
    while begin > max(0, index - _SUBJECT) and not words[begin].bits & (_NO_SUBJECT | roles.DETERMINER):
        begin -= 1
    if words[begin].bits & roles.DETERMINER and begin < index - 1:
        said = begin - 1
        while said > max(0, begin - _LISTENER) and not words[said].bits & (_NO_SUBJECT | roles.REPORT):
            said -= 1
        return said >= 0 and bool(words[said].bits & roles.REPORT and words[said].bits & roles.FINITE)
    alone = begin == index - len("ab") and words[index - 1].bits & roles.PLURAL
    return bool(alone and words[begin].bits & roles.REPORT and words[begin].bits & roles.FINITE)
