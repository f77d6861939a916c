"""Hours of a night that lie on the date beside the one told: "worked Monday night, were done by 5 a.m."."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, Final, NamedTuple

from timeline.language.wordlist import letters_of
from timeline.model.text import Span
from timeline.model.when import Basis
from timeline.resolve.context import Context, KnownDay
from timeline.resolve.grounded import Ground
from timeline.resolve.otherdays import is_after_midnight
from timeline.resolve.tensewords import TenseWords, tense_words

_EVENING: Final = "EV"
_LATE: Final = frozenset({_EVENING, "NI"})
_DAWN, _SUNRISE, _DUSK = 5, 7, 18
_REACH: Final = 200
"""Code points from the day to a time that goes on from it."""
_CLAUSE: Final = 60
"""Code points before an hour in which "after" stands."""
_BEFORE: Final = 14
"""Code points before a day in which the word for a night stands: "overnight on Monday"."""
_DAY: Final = timedelta(days=1)
_WORD: Final = re.compile(r"[^\W\d_]+")
_STOP: Final = re.compile(r"[.!?][\"'\u201d)]*\s+|\n")


class Row(NamedTuple):
    """The clock time told last."""

    at: datetime | None = None
    day: date | None = None
    """The day it stood under."""
    said: bool = False
    """Whether it told that day itself."""
    until: datetime | None = None
    """When it ends."""


def days_off(found: Ground, row: Row, context: Context, folded: str, here: Span) -> timedelta:
    """By how many days a clock time lies beside the day that it goes on from.

    Args:
        found: the clock time on that day.
        row: the clock time told last.
        context: what is known before it.
        folded: the folded text.
        here: where the clock time stands.
    """
    at, known, last, day = found.at, context.day, row.at, row.day
    if at is None:
        return timedelta()
    if found.day_said:
        return -_DAY if _ends_on_day(found, row, context, folded, here) else timedelta()
    if last is not None and is_after_midnight(at, last, day) and not _is_before(folded, context, here):
        return timedelta(1)
    if last is not None and _goes_on_by_night(at, last):
        return timedelta(1)
    if beyond := _behind_end(at, row, known, here):
        return beyond
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


def _goes_on_by_night(at: datetime, last: datetime) -> bool:
    """Whether an hour goes on from one of the night behind its day: "1 a.m. (Thurs.)", below it "2 a.m."."""
    return last.date() - at.date() == timedelta(1) and last.time() <= at.time() and at.hour < _DAWN


def _is_before(folded: str, context: Context, here: Span) -> bool:
    """Whether its clause looks back from the time told last: "lands at 6 p.m. after *leaving at 1 a.m.*"."""
    words = tense_words(context.language.code)
    clause = _STOP.split(folded[max(0, here.start - _CLAUSE) : here.start])[-1]
    return any(
        word in words.look_back and behind.endswith(words.gerund_suffixes)
        for word, behind in pairwise(letters_of(clause))
    )


def _behind_end(at: datetime, row: Row, known: KnownDay | None, here: Span) -> timedelta:
    """Days to the end of what lasts to another day, behind which an hour before its start lies.

    As in "from noon on Tuesday to 9 a.m. Wednesday, and then a Mass at 10 a.m.".
    """
    begin, end = row.at, row.until
    if begin is None or end is None or known is None or here.start - known.span.end > _REACH:
        return timedelta()
    step = timedelta((end.date() - begin.date()).days)
    goes_on = at.date() == begin.date() == known.day and at < begin and at + step >= end
    return step if goes_on else timedelta()


def _ends_on_day(found: Ground, row: Row, context: Context, folded: str, here: Span) -> bool:
    """Whether a row over midnight tells the day of its end: below rows of 7 June "11 pm to 1 am, June 8"."""
    at, until, known = found.at, found.until, context.day
    if at is None or until is None or known is None or known.day != at.date() - _DAY:
        return False
    if until.date() != at.date() + _DAY or at.hour < _DUSK or row.said:
        return False
    under = row.at is not None and row.at.date() == known.day and row.at <= at - _DAY
    if not under and known.basis is not Basis.HEADING:
        return False
    classes, words = context.language.classes, _WORD.findall(folded[here.start : here.end])
    halves = [index for index, word in enumerate(words) if word in _forms(classes.get("half", {}))]
    days = [
        index
        for index, word in enumerate(words)
        if word in _forms(classes.get("month", {})) or word in _forms(classes.get("wday", {}))
    ]
    return bool(halves and days) and max(halves) < min(days)


def _forms(table: Mapping[Any, Collection[str]]) -> frozenset[str]:
    return frozenset(form.rstrip(".") for forms in table.values() for form in forms)


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
