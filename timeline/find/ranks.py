"""Numbers that rank or number something, no part of a time: "No. 19 Ohio", "17th-ranked", "4th class"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from timeline.find.grammar import Entry, Grammar

_REACH = 8
_TIED = re.compile(r"([^\W\d_]{1,4})[-\u2010\u2011]([^\W\d_]+)")
_RANKED = re.compile(
    r"[^\W\d_]{2}(?:\s?(?:[,&/-]|[^\W\d_]{2,3})\s?\d{1,3}[^\W\d_]{2}){0,3}[ \n-]([^\W\d_]+)(?![^\W\d_])"
)
"""The letters of an ordinal, those that share its noun, and the noun."""
_FAR = 60
_NUMBERS = frozenset({"digits"})
"""The class of digits that are nothing but digits."""


def rank_code(grammar: Grammar, folded: str, run: Sequence[tuple[str, int, int]], position: int) -> str:
    """The code of a number that ranks something; empty for one that may be part of a time."""
    _, start, end = run[position]
    if not _is_tied(grammar.lexicon, folded, end) and not _is_ranked(grammar, folded, run, position):
        if not _is_numbered(grammar, folded, start):
            return ""
        following = grammar.lexicon.get(run[position + 1][0]) if position + 1 < len(run) else None
        if _is_clock(following, folded, end):
            return ""
    return grammar.code_of(_NUMBERS)


def _is_tied(lexicon: Mapping[str, Entry], folded: str, end: int) -> bool:
    """Whether an ordinal is tied to a word that is of no time: "17th-ranked", not "5th-June"."""
    match = _TIED.match(folded, end) if folded[end : end + 1].isalpha() else None
    return match is not None and match[1] in lexicon and match[2] not in lexicon


def _is_ranked(grammar: Grammar, folded: str, run: Sequence[tuple[str, int, int]], position: int) -> bool:
    """Whether an ordinal ranks what follows: "3rd & 4th class", "7th and 32nd streets"; not "Fri 5th"."""
    end = run[position][2]
    match = _RANKED.match(folded, end, end + _FAR) if folded[end : end + 1].isalpha() else None
    if match is None or match[1] not in grammar.language.settings.get("accept", {}).get("ranked", ()):
        return False
    before = grammar.lexicon.get(run[position - 1][0]) if position else None
    return before is None or "wday" not in before.values


def _is_numbered(grammar: Grammar, folded: str, start: int) -> bool:
    """Whether a sign for a number stands before it, as a word of its own."""
    before = folded[max(0, start - _REACH) : start].rstrip(" \u00a0")
    if not before.endswith(grammar.number_signs):
        return False
    sign = next(sign for sign in grammar.number_signs if before.endswith(sign))
    return not before.removesuffix(sign)[-1:].isalnum()


def _is_clock(following: Entry | None, folded: str, end: int) -> bool:
    """Whether the number goes on as a clock time: "The answer is no. 5 p.m. is too late"."""
    return (following is not None and "half" in following.values) or (
        folded[end : end + 1] in {":", "."} and folded[end + 1 : end + 2].isdigit()
    )


__all__ = ["rank_code"]
