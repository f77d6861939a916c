"""What somebody says is told in the tense of its own clause: "The city says | doors open on Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from timeline.language import Language
from timeline.model.text import Span
from timeline.resolve.tensewords import TenseWords, tense_words
from timeline.resolve.toldwords import all_words

_WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_LISTENER: Final = 5
"""Words of who is told something at most: "told *the Leeds city council*"."""
_END: Final = re.compile(r"[,.;:]\s")
_VERB: Final = 5
"""Words behind a time among which the verb of its clause stands."""
_PARTED: Final = re.compile(r"[.!?]\s*\n|\n\s*\n")
_SAID: Final = 48
_SAYING: Final = 6
"""Code points and words before a time among which a reporting verb stands."""
_THIRD: Final = ("s", "es")
"""Endings of a verb of the present behind one who acts."""


@lru_cache(maxsize=4)
def without_teller(before: str, behind: str, code: str) -> str:
    """The clause before a time without who tells it, where what is told has a verb of its own.

    Args:
        before: the clause before the time, folded.
        behind: the words behind the time, among which the verb may stand: "says the fair on Friday *is*".
        code: the language.

    Returns:
        what stands behind "the mayor told reporters that"; `before` itself for "the mayor said on".
    """
    words = tense_words(code)
    if words.quoting.isdisjoint(before.split()):
        return before
    told = list(_WORD.finditer(before))
    for index in range(len(told) - 1, -1, -1):
        if told[index][0] not in words.quoting:
            continue
        clause = told[index + 1 :]
        said = [each[0] for each in clause]
        rest = _WORD.findall(_END.split(behind, maxsplit=1)[0])[:_VERB]
        start = _clause_start(said, ["", *rest], words, listens=told[index][0] in words.telling)
        return before if start is None or _was_going(said, words) else before[clause[start].start() :]
    return before


def _clause_start(
    behind: Sequence[str], rest: Sequence[str], words: TenseWords, *, listens: bool
) -> int | None:
    """Where the clause begins that is told; None where there is none. Its verb may stand in the `rest`."""
    that = next((at for at, word in enumerate(behind[: _LISTENER + 1]) if word in words.that), None)
    if that is not None:
        after = behind[that + 1 :]
        return that + 1 if after and (_has_verb(after, words) or _has_verb(rest, words)) else None
    start = 0
    if listens:
        opens = (at for at in range(1, min(len(behind), _LISTENER)) if behind[at] in words.articles)
        bare = bool(behind) and behind[0] not in words.articles  # "told reporters trains stop"
        start = next(opens, 1 if bare else len(behind))
    if start >= len(behind) or behind[start] in words.function - words.no_verb - words.articles:
        return None
    return start if _has_verb(behind[start:], words) or _has_verb(rest, words) else None


def _was_going(told: Sequence[str], words: TenseWords) -> bool:
    """Whether a plan is told as of then: "said it *was offering* leave on Friday"."""
    return any(
        word in words.past_be and behind.endswith(words.gerund_suffixes) for word, behind in pairwise(told)
    )


def _has_verb(told: Sequence[str], words: TenseWords) -> bool:
    """Whether words behind the first hold a verb: "the ferry *sails*", "doors *open*", "it *will*"."""
    for index in range(1, len(told)):
        word, before = told[index], told[index - 1]
        if before in words.articles or before in words.describing:
            continue
        if word in words.present or word in words.bases or words.direction_of(word):
            return True
        if word.endswith(words.past_suffixes) and word in words.not_past:
            return True  # "the club cancelled"
        if any(word.endswith(end) and word.removesuffix(end) in words.verbs for end in _THIRD):
            return True
    return False


def is_reported(folded: str, span: Span, language: Language) -> bool:
    """Whether a reporting verb stands right before the time: "said on Tuesday"."""
    words = tense_words(language.code)
    told = _PARTED.split(folded[max(0, span.start - _SAID) : span.start])[-1]
    before = all_words(told)[-_SAYING:]
    if not (words.modals.isdisjoint(before) and words.set_ties.isdisjoint(before[-1:])):
        return False  # "will issue a statement at 2 p.m.", "issued tickets for Sunday's match"
    said = next((at for at, word in enumerate(before) if word in words.reporting), None)
    return said is not None and not _tells_act(before[said + 1 :], words)


def _tells_act(behind: Sequence[str], words: TenseWords) -> bool:
    """Whether what is said has its own verb of the past: "said *the incident occurred* on Friday"."""
    if not behind or behind[0] not in words.articles | words.that:
        return False
    acts = (word for word in behind[1:] if word in words.past or words.direction_of(word) < 0)
    return any(word not in words.reporting for word in acts)
