"""Weekdays of a programme whose first day is told: "opens on Friday 22 May ... on the Saturday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from timeline.language import Language
from timeline.language.weekdays import weekday_names
from timeline.model.said import At, Date, DayNumber, Listing, Mention, Range, Said, Weekday
from timeline.resolve.context import Context
from timeline.resolve.day import day_of

_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+) $")
_WORD_AFTER: Final = re.compile(r" ([^\W\d_]+)")
_NEAR: Final = 12
"""Code points before a weekday in which its article stands."""
_SAME: Final = "same"
_LENGTH: Final = timedelta(days=7)


def opening_of(mentions: Sequence[Mention]) -> Said | None:
    """The first date that the text tells with its weekday: what is told before it may be of its week."""
    for mention in mentions:
        day = _day(mention.said)
        if isinstance(day, Date | DayNumber) and day.weekday:
            return day
    return None


def in_programme(context: Context, mention: Mention, folded: str, opening: Said | None) -> Context:
    """The context of a weekday that is of the programme told: no earlier than its first day.

    An article tells it ("on the Monday"); once one has, later weekdays without any are of the programme, too.
    """
    today, base = context.today, context.programme
    if today is None or context.direction < 0 or not _is_bare(mention.said):
        return context
    known = context.day
    if base is not None and known is not None and not base <= known.day < base + _LENGTH:
        base = None  # another date was told since
    language = context.language
    if base is None and _has_article(mention, folded, language) and not _describes(mention, folded, language):
        base = _first_day(context, opening)
    if base is None or base <= today:
        return context if context.programme is None else context._replace(programme=None)
    return context._replace(now=datetime.combine(base, time()), direction=1, programme=base)


def _first_day(context: Context, opening: Said | None) -> date | None:
    """The day told last, if it lies ahead, else the first that the text tells."""
    known, today = context.day, context.today
    if known is not None or opening is None or today is None:
        return None if known is None else known.day
    return day_of(opening, context._replace(direction=1))


def _has_article(mention: Mention, folded: str, language: Language) -> bool:
    start, day = mention.span.start, _day(mention.said)
    if isinstance(day, Weekday) and day.which == _SAME:
        return True  # "that Thursday"
    articles = language.settings.get("accept", {}).get("articles", ())
    match = _WORD_BEFORE.search(folded, max(0, start - _NEAR), start)
    if match is not None and match[1] in articles:
        return True
    told, days = folded[start : mention.span.end].split(), weekday_names(language.code)
    return any(word in articles and following in days for word, following in pairwise(told))


def _describes(mention: Mention, folded: str, language: Language) -> bool:
    """Whether a noun follows, "the Monday meeting" of any week, or what the day is counted from."""
    match = _WORD_AFTER.match(folded, mention.span.end)
    if match is None:
        return False
    if match[1] in language.settings.get("sequence", {}).get("counted", ()):
        return True
    return match[1] not in language.settings.get("accept", {}).get("function", ())


def _day(said: Said | None) -> Said | None:
    if isinstance(said, At):
        return _day(said.day)
    if isinstance(said, Range):
        return _day(said.day or said.start or said.end)
    return said


def _is_bare(said: Said) -> bool:
    day = _day(said)
    days: Sequence[Said | None] = day.items if isinstance(day, Listing) else (day,)
    return all(
        isinstance(each, Weekday) and each.which in ("", _SAME) and not each.plus_weeks and each.week is None
        for each in days
    )


__all__ = ["in_programme", "opening_of"]
