"""Hours of a night that lie on the date beside the one told: "worked Monday night, were done by 5 a.m."."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from timeline.language.wordlist import letters_of
from timeline.model.text import Span
from timeline.resolve.context import Context, KnownDay
from timeline.resolve.grounded import Ground
from timeline.resolve.otherdays import is_after_midnight
from timeline.resolve.tensewords import TenseWords, tense_words

_EVENING: Final = "EV"
_LATE: Final = frozenset({_EVENING, "NI"})
_DAWN, _SUNRISE, _DUSK = 5, 7, 18
_REACH: Final = 200
"""Code points from the day to a time that goes on from it."""
_BEFORE: Final = 14
"""Code points before a day in which the word for a night stands: "overnight on Monday"."""
_STOP: Final = re.compile(r"[.!?][\"'\u201d)]*\s+|\n")


def days_off(
    found: Ground, row: tuple[datetime | None, date | None], context: Context, folded: str, here: Span
) -> timedelta:
    """By how many days a clock time lies beside the day that it goes on from.

    Args:
        found: the clock time on that day.
        row: the clock time told last, and the day it stood under.
        context: what is known before it.
        folded: the folded text.
        here: where the clock time stands.
    """
    at, known, (last, day) = found.at, context.day, row
    if at is None or found.day_said:
        return timedelta()
    if last is not None and is_after_midnight(at, last, day):
        return timedelta(1)
    if known is None or at.date() != known.day or not 0 <= here.start - known.span.end <= _REACH:
        return timedelta()
    between = folded[known.span.end : here.start]
    stops = len(_STOP.findall(between))
    words = tense_words(context.language.code)
    back = _looks_back(letters_of(between), words)
    if back and last is not None and last.date() == known.day:
        return timedelta(-1 if last.hour < _DAWN and at.hour >= _DUSK and not stops else 0)
    if back or "\n" in between or stops > 1 or not _is_night(known, folded, context):
        return timedelta()
    return timedelta(1 if at.hour < (_DAWN if stops or known.part == _EVENING else _SUNRISE) else 0)


def _is_night(known: KnownDay, folded: str, context: Context) -> bool:
    if known.part in _LATE:
        return True
    told = letters_of(folded[max(0, known.span.start - _BEFORE) : known.span.start])
    ties = tense_words(context.language.code).day_ties
    while told and told[-1] in ties:
        told = told[:-1]
    return any(word in context.language.settings.get("half", {}).get("nights", ()) for word in told[-1:])


def _looks_back(told: list[str], words: TenseWords) -> bool:
    """Whether what follows was before: "hours *after* he left", "where he *had gone* at 2"."""
    if not words.look_back.isdisjoint(told):
        return True
    return any(
        word in words.had and (words.direction_of(behind) < 0 or behind in words.perfect)
        for word, behind in pairwise(told)
    )
