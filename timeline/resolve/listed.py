"""What rows of a list tell of one another: the year over them, the day of the row before."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, time
from typing import Final, NamedTuple

from timeline.model.said import (
    At,
    Date,
    DayNumber,
    DayOffset,
    Listing,
    Mention,
    Month,
    Range,
    Said,
    Season,
    Shift,
    Weekday,
    Year,
)
from timeline.model.text import BlockKind, Span
from timeline.resolve.context import Context
from timeline.resolve.listyears import Years

_COARSE: Final = (Year, Month, Season)
"""A row is of none of these: "24 March: Redline (1998)"."""
_ROWS: Final = frozenset({BlockKind.ROW, BlockKind.HEADING})
_REACH: Final = 8
"""Blocks that lie between two rows of a list at most."""
_STEP: Final = 2
"""Days from the weekday of a row to that of the next one, which then comes behind it."""
_ROW_HEAD: Final = 6
"""Code points at the head of a row where its own day stands."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONG_AGO: Final = 10
"""Years before today from which a year before a word is part of a name."""
_ARTICLE: Final = 8
"""Code points before a year in which its article stands."""
_WORD_BEHIND: Final = re.compile(r"[ \t]+[^\W\d_]")


class Listed(NamedTuple):
    """The rows read so far."""

    day: date | None = None
    block: int = 0
    bare: bool = False
    """Whether its row told only a weekday."""
    year: int | None = None
    last: int | None = None
    """The second year, where the list is of a season."""

    def under(self, years: Years | None) -> Listed:
        """The list under a line that tells its year."""
        if years is None or (self.year, self.last) == years:
            return self
        return self._replace(year=years.first, last=years.last)

    def after(
        self,
        mention: Mention,
        kind: BlockKind | None,
        block: int,
        words: str,
        day: date | None,
        *,
        alone: bool,
    ) -> Listed:
        """The list after a row or a heading with a day; other blocks change nothing.

        Args:
            mention: what tells the day.
            kind: what the block is.
            block: its number.
            words: the time expression.
            day: the day that it told itself, if it did.
            alone: whether the expression is all that the block says.
        """
        listed = self
        first = block != self.block or self.day is None  # what else a row tells is of something else
        if kind in _ROWS and day is not None and first and not isinstance(mention.said, _COARSE):
            listed = listed._replace(day=day, block=block, bare=is_bare(mention.said))
        if (alone or kind is BlockKind.HEADING) and (year := _YEAR.search(words)):
            told = int(year[0])
            listed = listed._replace(year=told, last=listed.last if told == listed.year else None)
        return listed

    def frame(self, context: Context, kind: BlockKind | None, block: int, mention: Mention) -> Context:
        """The context of a date in a row: its tense tells little, the rows before it much."""
        near = block - self.block <= _REACH
        if kind is BlockKind.ROW and block == self.block + 1 and self._precedes(mention.said, context):
            return context._replace(now=datetime.combine(self.day or date.max, time()), direction=1)
        if kind not in _ROWS or not (_is_dated(mention.said) or _is_told(mention.said, context)):
            return context
        return context._replace(
            direction=max(context.direction, 0),
            list_day=self.day if near else None,
            list_year=self.year,
            list_last=self.last,
        )

    def _precedes(self, said: Said | None, context: Context) -> bool:
        """Whether a bare weekday goes on from the row before it: "Tuesday: juniors", "Wednesday: seniors"."""
        today = context.today
        if not self.bare or self.day is None or today is None or self.day <= today or not is_bare(said):
            return False
        day = said.day if isinstance(said, At | Range) else said
        return isinstance(day, Weekday) and 0 < (day.weekday - self.day.isoweekday()) % 7 <= _STEP


def in_bracket(before: tuple[Span, date | None], mention: Mention, context: Context, text: str) -> Context:
    """Weekdays in a bracket are those of the days before it: "25-28 October (Friday 5pm-Monday 8am)"."""
    span, day = before
    if day is None or text[span.end : mention.span.start].strip() != "(":
        return context
    return context._replace(now=datetime.combine(day, time()), direction=1)


def in_name(context: Context, mention: Mention, kind: BlockKind | None, begin: int) -> bool:
    """Whether a bare weekday stands in a row under a dated heading: "10 am Eucharist (Sunday School)"."""
    said = mention.said.start if isinstance(mention.said, Range) else mention.said
    if isinstance(said, Listing):
        said = said.items[0]
    if context.heading_day is None or not isinstance(said, Weekday | DayOffset):
        return False
    if isinstance(said, Weekday) and said.which:
        return False
    return kind is BlockKind.ROW and mention.span.start > begin + _ROW_HEAD


def is_bare(said: Said | None) -> bool:
    """Whether nothing but a weekday tells the day."""
    day = said.day if isinstance(said, At | Range) else said
    return isinstance(day, Weekday) and not day.which and not day.plus_weeks and day.week is None


def _is_told(said: Said | None, context: Context) -> bool:
    """Whether it is a weekday whose date the text has told."""
    day = said.day if isinstance(said, At | Range) else said
    return isinstance(day, Weekday) and not day.which and context.dated[day.weekday] is not None


def is_offset(said: Said) -> bool:
    """Whether a day is counted from today, which in a row names something: "10:00 Drones today"."""
    first = said.start if isinstance(said, Range) else said
    return isinstance(first, DayOffset)


def told_words(text: str, span: Span, today: date | None, articles: Collection[str]) -> str:
    """The words of an expression from which a list may take its year; none where it is of something else.

    A bracket tells of something else, "The Ferry (1951)", and so does a year long past that a word follows or
    an article leads: "The 1965 announce a tour", "a talk with the 1965?".
    """
    words = "" if text[span.start - 1 : span.start] == "(" else span.of(text)
    year = _YEAR.search(words)
    if year is None or today is None or int(year[0]) > today.year - _LONG_AGO:
        return words
    before = text[max(0, span.start - _ARTICLE) : span.start].lower().split()[-1:]
    named = any(word in articles for word in before)
    return "" if named or _WORD_BEHIND.match(text, span.end) else words


def tells_day(said: Said) -> bool:
    """Whether a clock time tells its day, too."""
    return isinstance(said, At | Range) and said.day is not None


def counts_from_now(said: Said) -> bool:
    """Whether a moment is an amount before or after now, on the clocks of now: "two hours ago"."""
    return isinstance(said, Shift) and said.anchor is None and not said.told


def _is_dated(said: Said | None) -> bool:
    """Whether a day of a month is told."""
    if isinstance(said, At):
        return _is_dated(said.day)
    if isinstance(said, Range):
        return _is_dated(said.day) or _is_dated(said.start)
    if isinstance(said, Listing):
        return any(map(_is_dated, said.items))
    return isinstance(said, Date) or (isinstance(said, DayNumber) and said.weekday is not None)
