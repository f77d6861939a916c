"""Weekdays that a date holds or leads to: "Polls close on Thursday 7 May. Counting begins on Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import cache
from typing import Final

from timeline.language import load_language
from timeline.language.weekdays import weekday_names
from timeline.language.wordlist import letters_of
from timeline.model.said import At, Mention, Range, Weekday
from timeline.resolve.context import Context
from timeline.resolve.tensewords import tense_words

_WEEK: Final = timedelta(days=6)
_FAR: Final = timedelta(days=60)
"""Days told that far ahead are of another matter than "Saturday's gig"."""
_REACH: Final = 60
"""Code points around a weekday in which its clause tells what it is of."""
_ROW: Final = 120
"""Code points of a row."""
_LABEL: Final = 40
"""Code points of the label before the weekday of a row."""


def is_day_after(context: Context, mention: Mention, folded: str, stops: Sequence[int]) -> bool:
    """Whether it is the day after one told with its weekday, in the same sentence or the one before.

    Args:
        context: the frame, with the day told last.
        mention: a bare weekday.
        folded: the text, folded.
        stops: where sentences begin between the two.
    """
    known = context.day
    weekday = _ahead(context, mention)
    if known is None or weekday is None or len(stops) > 1:
        return False
    if weekday != (known.last or known.day).isoweekday() % 7 + 1:
        return False
    days = weekday_names(context.language.code)
    if any(word in days for word in letters_of(folded[known.span.end : mention.span.start])):
        return False
    if not any(word in days for word in letters_of(known.span.of(folded))):
        return False  # "The Fed meets on Sept. 15-16. Broadcom reports on Thursday"
    begin = stops[-1] if stops else known.span.end
    told = letters_of(folded[begin : mention.span.end + _REACH].split(".", maxsplit=1)[0])
    return not any(word in _offered(context.language.code) for word in told)


def within(context: Context, mention: Mention, text: str, folded: str) -> Context:
    """The context of a weekday that the days told hold: of them, or none of theirs.

    As in "registration closes on Friday" and, months before, "Saturday's gig": of the coming week.
    """
    known, today = context.day, context.today
    if known is None or today is None:
        return context
    told = _clause(context, mention, text, folded)
    owned = mention.span.of(folded).endswith(tense_words(context.language.code).possessive)
    far = owned and not told and known.day - today > _FAR
    if far or any(word in _offered(context.language.code) for word in told):
        return context._replace(day=None, heading_day=None, dated=(None,) * len(context.dated))
    return context


def of_closing(context: Context, mention: Mention, folded: str) -> Context | None:
    """The context of "the closing Sunday": the last one of the days told."""
    known = context.day
    told = letters_of(folded[max(0, mention.span.start - _LABEL) : mention.span.start])
    if known is None or not told or told[-1] not in _lasts(context.language.code):
        return None
    last = known.last or context.stretch[1]
    if last is None or last < known.day:
        return None
    week = datetime.combine(last - _WEEK, time())
    return context._replace(
        now=week, day=None, heading_day=None, direction=1, dated=(None,) * len(context.dated)
    )


def of_offer(context: Context, mention: Mention, text: str, folded: str) -> Context | None:
    """The context of the day on which an offer ends, not the dated one: "registration closes on Friday"."""
    told, code = _clause(context, mention, text, folded), context.language.code
    ends = context.language.settings.get("sequence", {}).get("ends", ())
    if not any(word in _offered(code) for word in told) or not any(word in ends for word in told):
        return None
    return context._replace(day=None, heading_day=None, dated=(None,) * len(context.dated))


def _clause(context: Context, mention: Mention, text: str, folded: str) -> list[str]:
    """The words of the sentence before a weekday, behind the day told last."""
    known = context.day
    told = 0 if known is None else known.span.end
    begin = max(told, *(text.rfind(stop, 0, mention.span.start) for stop in (". ", "\n")))
    return letters_of(folded[begin : mention.span.start])


def is_next_row(context: Context, mention: Mention, text: str, folded: str) -> bool:
    """Whether it is the day of a row below one that is told with its weekday: "Tue: workshops"."""
    known = context.day
    if known is None or _ahead(context, mention) is None:
        return False
    between = text[known.span.end : mention.span.start]
    if "\n" not in between or "\n\n" in between:
        return False
    begin = text.rfind("\n", 0, mention.span.start) + 1
    end = text.find("\n", mention.span.end)
    above = text.rfind("\n", 0, begin - 1) + 1
    line = text[begin : end if end >= 0 else len(text)]
    label = text[begin : mention.span.start].strip(" \t-*\u2022")
    if len(line) > _ROW or not (not label or (label.endswith(":") and len(label) <= _LABEL)):
        return False
    days = weekday_names(context.language.code)
    return known.span.start >= above and any(word in days for word in letters_of(known.span.of(folded)))


def _ahead(context: Context, mention: Mention) -> int | None:
    """The weekday told, where the day told last is not of the coming week anyway."""
    said = mention.said.day if isinstance(mention.said, At | Range) else mention.said
    known, today = context.day, context.today
    if known is None or today is None or not isinstance(said, Weekday) or context.direction < 0:
        return None
    return said.weekday if known.day - today > _WEEK else None


@cache
def _offered(code: str) -> frozenset[str]:
    return frozenset(load_language(code).settings.get("sequence", {}).get("offered", ()))


@cache
def _lasts(code: str) -> frozenset[str]:
    return frozenset(load_language(code).settings.get("sequence", {}).get("lasts", ()))
