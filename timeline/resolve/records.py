"""Amounts that tell how long, not when: "the lowest level in six years"."""

from __future__ import annotations

from timeline.language import Language
from timeline.model.text import Span
from timeline.resolve.tense import direction, words_before
from timeline.resolve.tensewords import TenseWords, tense_words

_NEAR = 6
"""Words before an amount among which a superlative stands."""


def is_record(folded: str, span: Span, language: Language, begins: int = 0) -> bool:
    """Whether "in six years" tells how long, not when: "the lowest level in six years"."""
    words = tense_words(language.code)
    before = words_before(folded, span, begins, words)
    near = before[-_NEAR:]
    if any(_is_superlative(word, words) for word in near):
        return True
    told = next((word for word in reversed(before) if words.direction_of(word)), "")
    return direction(folded, span, language, begins) < 0 and told not in words.reporting


def _is_superlative(word: str, words: TenseWords) -> bool:
    return word in words.record or (word.endswith(words.record_suffixes) and word not in words.not_record)
