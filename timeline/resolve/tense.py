"""Does the clause tell of the past or of the future? The language file lists the words that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.language import Language, load_language
from timeline.model.text import Span

_REACH = 140
"""Code points looked at on either side; a clause is rarely longer."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_STOP = re.compile(r"[.!?;]\s*(?=\S)|\n\s*\n|\n\s*[-*•]")


@dataclass(frozen=True, slots=True)
class TenseWords:
    """Words that tell the direction of a clause, and the reporting verbs."""

    future: frozenset[str]
    past: frozenset[str]
    past_suffixes: tuple[str, ...]
    not_past: frozenset[str]
    reporting: frozenset[str]
    moves: frozenset[str]
    infinitive: frozenset[str]
    """Before a participle these make it one of the future: "to be held"."""


@cache
def tense_words(code: str) -> TenseWords:
    """The tense words of a language."""
    raw: dict[str, Any] = load_language(code).settings.get("tense", {})
    return TenseWords(
        frozenset(raw.get("future", ())),
        frozenset(raw.get("past", ())),
        tuple(raw.get("past_suffixes", ())),
        frozenset(raw.get("not_past", ())),
        frozenset(raw.get("reporting", ())),
        frozenset(load_language(code).settings.get("range", {}).get("not_after", ())),
        frozenset(raw.get("infinitive", ())),
    )


def direction(folded: str, span: Span, language: Language) -> int:
    """-1 for a clause of the past, 1 of the future, 0 when nothing tells.

    The nearest word before the time decides ("will meet on Monday", "met on Monday"); without one, the nearest after it.
    """
    words = tense_words(language.code)
    before = folded[max(0, span.start - _REACH) : span.start]
    cut = None
    for match in _STOP.finditer(before):
        if not _is_abbreviation(before, match.start()):
            cut = match.end()
    if cut is not None:
        before = before[cut:]
    elif span.start > _REACH:
        before = before[before.find(" ") + 1 :]
    told = _WORD.findall(before)
    if any(word in words.moves for word in told[-2:]):  # the slot that was left: whichever is nearer
        return 0
    for index in range(len(told) - 1, -1, -1):
        found = _direction_of(told[index], words)
        if found < 0 and index and told[index - 1] in words.infinitive:  # "to be held on"
            return 1
        if found:
            return found
    after = folded[span.end : span.end + _REACH]
    for match in _STOP.finditer(after):
        if not _is_abbreviation(after, match.start()):
            after = after[: match.start()]
            break
    for word in _WORD.findall(after):
        found = _direction_of(word, words)
        if found:
            return found
    return 0


def is_reported(folded: str, span: Span, language: Language) -> bool:
    """Whether a reporting verb stands right before the time: "said on Tuesday"."""
    words = tense_words(language.code).reporting
    before = _WORD.findall(folded[max(0, span.start - 40) : span.start])[-4:]
    return any(word in words for word in before)


def _direction_of(word: str, words: TenseWords) -> int:
    if word in words.future:
        return 1
    if word in words.past:
        return -1
    if word.endswith(words.past_suffixes) and len(word) > 4 and word not in words.not_past:  # noqa: PLR2004
        return -1
    return 0


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the stop ends an abbreviation or stands in a number: "a.m.", "U.S.", "Sept. 4", "3.5"."""
    if text[stop] != ".":
        return False
    before = _WORD.findall(text[max(0, stop - 6) : stop])
    after = text[stop + 1 : stop + 3].strip()
    if after[:1].isdigit():
        return True
    return bool(before) and len(before[-1]) <= 2 and not after[:1].isspace()  # noqa: PLR2004
