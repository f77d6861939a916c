"""Days of a side matter: "meets on 16 March to prepare the fair *due on 20 April*. Doors open at 6"."""

from __future__ import annotations

import re
from typing import Final

from timeline.language import Language
from timeline.language.wordlist import letters_of
from timeline.model.text import Span
from timeline.resolve.context import KnownDay
from timeline.resolve.tensewords import TenseWords, tense_words

_LONGEST: Final = 300
"""Code points between the day of the main matter and that of the other."""
_STOP: Final = re.compile(r"[.!?;]\s|\n\s*\n")
_NEAR: Final = 80
"""Code points before a day in which its sale is told."""
_SETTING: Final = 4
"""Words from "scheduled" to its day: "due to open on"."""
_NAME: Final = 3
"""Words before it that may name the matter: "the annual meeting scheduled"."""


def side_matter(folded: str, span: Span, known: KnownDay, language: Language) -> frozenset[str] | None:
    """The words that name the side matter whose day stands at `span`; None for a day of the main clause.

    Args:
        folded: the document's text, folded.
        span: where the day is told.
        known: the day told before it.
        language: whose words lead to a side matter.
    """
    if not 0 < span.start - known.span.end <= _LONGEST:
        return None
    between = folded[known.span.end : span.start]
    if _STOP.search(between):
        return None
    words, told = tense_words(language.code), letters_of(between)
    begin = _begin(told, between, words)
    if begin is None or not _is_led(told[:begin], words, clause=told[begin] not in words.beside):
        return None
    names = told[begin:] if told[begin] in words.look_ahead else told[max(0, begin - _NAME) : begin]
    return frozenset(names) - words.function - words.articles - words.look_ahead


def sale_matter(folded: str, span: Span, known: KnownDay, language: Language) -> frozenset[str]:
    """The words by which a day is that of a sale: "Tickets go on sale on Friday"; empty where it is none."""
    words = tense_words(language.code)
    return words.sales.intersection(
        letters_of(_STOP.split(folded[max(known.span.end, span.start - _NEAR) : span.start])[-1])
    )


def _begin(told: list[str], between: str, words: TenseWords) -> int | None:
    """The first word of what tells the side matter's day: "taking place on", "which opens on", "ahead of"."""
    for index in range(len(told) - 1, -1, -1):
        word = told[index]
        if word in words.look_ahead:
            return index
        if word in words.relatives:
            return index if "," not in between[between.rfind(word) :] else None
        near = index >= max(1, len(told) - _SETTING)
        if near and word in words.beside and words.beside_aux.isdisjoint(told[max(0, index - 2) : index]):
            return index
    return None


def _is_led(told: list[str], words: TenseWords, *, clause: bool) -> bool:
    """Whether the side matter belongs to what the main clause tells, and does not follow upon it.

    "and" before what leads to it, and "followed by", set both side by side. A `clause` of its own needs no
    word that leads to it.
    """
    leads = words.beside_leads | words.modals
    lead = next((index for index, word in enumerate(told) if word in leads), len(told))
    joined = next((index for index, word in enumerate(told) if word in words.joining), len(told))
    if not words.companions.isdisjoint(told):
        return False
    return lead < min(joined, len(told)) or (clause and joined == len(told))
