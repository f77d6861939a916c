"""Is a clock time one of a deed that a court hears of later? "Charged today ... allegedly came at 3 a.m."."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from typing import Final

from timeline.language import Language
from timeline.language.wordlist import letters_of
from timeline.model.text import Span
from timeline.resolve.tensewords import tense_words

_REACH: Final = 160
"""Code points beside a time in which its sentence says that it is alleged."""
_ACT: Final = 60
"""Code points beside a day in which its clause says what the court did."""
_STOP: Final = re.compile(r"[.!?][\"')\u201d]*\s|\n")
RECENT: Final = timedelta(days=366)
"""A deed of longer ago is told with its year, and its hours with it."""


def is_alleged(folded: str, span: Span, language: Language) -> bool:
    """Whether the sentence says that the time is one of an allegation.

    Args:
        folded: the text, folded.
        span: the time in it.
        language: its language.
    """
    alleged = tense_words(language.code).alleged
    return _tells(_before(folded, span, _REACH), alleged) or _tells(_behind(folded, span, _REACH), alleged)


def is_of_court(folded: str, span: Span, language: Language, begins: int = 0) -> bool:
    """Whether a day is one of charges and hearings: "were arraigned today | in a robbery on Sunday".

    Args:
        folded: the text, folded.
        span: the day in it.
        language: its language.
        begins: where the day before it ends: what was done then is not done on this one.
    """
    charged = tense_words(language.code).charged
    before = _before(folded, span, _ACT, begins)
    opens = len(letters_of(before)) <= 1  # "On Tuesday they appeared in court"
    return _tells(_behind(folded, span, _ACT) if opens else before, charged)


def _before(folded: str, span: Span, reach: int, begins: int = 0) -> str:
    return _STOP.split(folded[max(begins, span.start - reach) : span.start])[-1]


def _behind(folded: str, span: Span, reach: int) -> str:
    return _STOP.split(folded[span.end : span.end + reach])[0]


def _tells(text: str, told: frozenset[str]) -> bool:
    found = letters_of(text)
    return not told.isdisjoint(found) or not told.isdisjoint(map(" ".join, pairwise(found)))
