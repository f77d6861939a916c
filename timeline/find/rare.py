"""Names of times that are other words as often: "it may rain", "if shares fall again"."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import Final

from timeline.find.grammar import TRIGGERS, grammar_of

_NAMES: Final = frozenset({"month", "wday", "season"})
_REACH: Final = 40
"""Code points of the words beside one."""


@cache
def rare_names(code: str) -> frozenset[str]:
    """The words of a language that `accept` takes for times only with a capital or behind a preposition."""
    return frozenset(
        word
        for word, entry in grammar_of(code).lexicon.items()
        if "weak" in entry.values and TRIGGERS & entry.values.keys() <= _NAMES
    )


def is_other_word(lexicon: Container[str], text: str, folded: str, start: int, end: int) -> bool:
    """Whether such a word in small letters stands between two others that have nothing to do with times.

    An island of it alone says nothing, and to read it only to refuse it takes most of the time of finding.
    """
    if folded[start - 1 : start] != " " or folded[end : end + 1] != " " or not text[start:end].islower():
        return False
    begin = folded.rfind(" ", max(0, start - _REACH), start - 1) + 1
    stop = folded.find(" ", end + 1, end + _REACH)
    before, behind = folded[begin : start - 1], text[end + 1 : max(stop, 0)]
    if not begin or not (before.isalpha() and behind.isalpha() and behind.islower()):
        return False
    return before not in lexicon and behind not in lexicon
