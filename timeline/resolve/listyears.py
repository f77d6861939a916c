"""The years that lines over lists tell: "School board meeting dates 2024", "Fixtures 2026/27"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from timeline.language import Language
from timeline.language.figures import figures_in
from timeline.model.said import At, Date, DayNumber, Mention, Range, Said, Weekday
from timeline.model.text import BlockKind, Document
from timeline.resolve.page import words_of

_LINE, _INTRO = 100, 240
"""Code points of a line, and of a sentence, that heads a list."""
_REACH: Final = 8
"""Blocks between two rows of a list, or between it and its first row."""
_AGO, _AHEAD = 15, 3
"""Years around today that a list is of."""
_ROWS, _SLIP = 200, 7
"""Days from a row of a season to the next one at most, and days that a row may lie before the one over it."""
_SUMMER, _SPRING = 7, 3
"""The month from which a first row is of the first year of a season, and up to which of the second."""
_YEAR: Final = re.compile(
    r"((?:19|20)(?<![\w.,/-]\d\d)\d\d)(?:\s?[/\u2013-]\s?((?:19|20)?\d\d))?(?![\w/]|[.,-]\d)"
)
_CENTURIES: Final = ("19", "20")
_CENTURY: Final = 100


class Years(NamedTuple):
    """The year of a list, or the two of its season."""

    first: int | None = None
    last: int | None = None


class YearHeads:
    """The lines of a document that tell the year of the list below them, asked in reading order."""

    def __init__(
        self, document: Document, folded: str, mentions: Sequence[Mention], language: Language
    ) -> None:
        published, table = document.published, language.settings.get("half", {})
        found = [] if published is None else list(_heads(document, folded, table, published.at.date()))
        self._heads = _without_dated(found, document, mentions) if found else []
        self._at, self._last = -1, 0

    def over(self, block: int) -> Years | None:
        """The years of the list that a row may belong to; blocks are asked in order."""
        while self._at + 1 < len(self._heads) and self._heads[self._at + 1][0] <= block:
            self._at += 1
            self._last = self._heads[self._at][0]
        if self._at < 0 or block - self._last > _REACH:
            return None
        self._last = max(block, self._last)
        return self._heads[self._at][1]


def in_season(
    month: int, day: int, weekday: int | None, years: Years, *, known: date | None, today: date
) -> date | None:
    """The day of a row in the season over it: "9 January" under "Fixtures 2026/27".

    Args:
        month: as told, 1 to 12.
        day: as told, 1 to 31.
        weekday: the weekday told with it, Monday is 1.
        years: both years of the season.
        known: the day of the row before.
        today: the day of speaking.
    """
    told = [found for year in years if year and (found := _date(year, month, day))]
    fits = [found for found in told if weekday is None or found.isoweekday() == weekday]
    near = [found for found in fits if known and -_SLIP <= (found - known).days <= _ROWS]
    if near or len(fits) < len("ab"):
        return next(iter(near or fits), None)
    if month >= _SUMMER or month <= _SPRING:
        return fits[month <= _SPRING]
    return min(fits, key=lambda found: abs((found - today).days))


def _heads(
    document: Document, folded: str, table: Mapping[str, Sequence[str]], today: date
) -> Iterator[tuple[int, Years]]:
    """The numbers of the blocks that tell what a list is of, and of which year."""
    told = [figure for figure in figures_in(folded) if folded.startswith(_CENTURIES, figure)]
    if not told:
        return
    lists = frozenset(table.get("lists", ()))
    held = lists | frozenset(table.get("held", ()))
    for number, block in enumerate(document.blocks):
        if bisect_left(told, block.span.start) == bisect_left(told, block.span.end):
            continue
        size, running = block.span.end - block.span.start, block.kind is BlockKind.PARAGRAPH
        if block.kind is BlockKind.QUOTE or size > _INTRO:
            continue
        line = folded[block.span.start : block.span.end]
        years = _years_in(line, today)
        if years is None:
            continue
        headed = block.kind is BlockKind.HEADING and years.last is not None
        known = lists if running and (size > _LINE or line.rstrip().endswith(".")) else held
        if headed or not known.isdisjoint(words_of(line)):
            yield number, years


def _without_dated(
    heads: Sequence[tuple[int, Years]], document: Document, mentions: Sequence[Mention]
) -> list[tuple[int, Years]]:
    """Leave out the lines that tell a day of their own: "Fixture of 3 March 2024"."""
    days = [mention.span.start for mention in mentions if _tells_day(mention.said)]
    spans = ((head, document.blocks[head[0]].span) for head in heads)
    return [head for head, span in spans if bisect_left(days, span.start) == bisect_left(days, span.end)]


def _years_in(line: str, today: date) -> Years | None:
    """The one year or the one season that a line tells."""
    found = {match[0]: match for match in _YEAR.finditer(line)}
    if len(found) != 1:
        return None
    match = next(iter(found.values()))
    first, behind = int(match[1]), match[2]
    last = None if behind is None else int(behind) % _CENTURY
    if not today.year - _AGO <= first <= today.year + _AHEAD:
        return None
    if last is None:
        return Years(first)
    return Years(first, first + 1) if last == (first + 1) % _CENTURY else None


def _tells_day(said: Said | None) -> bool:
    if isinstance(said, At | Range):
        return _tells_day(said.day) or (isinstance(said, Range) and _tells_day(said.start))
    return isinstance(said, Date | DayNumber | Weekday)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
