"""The year told earlier in the sentence of a date: "In the 2016 election, held on Nov. 8"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from timeline.model.said import At, Date, Range
from timeline.model.when import AllDay, Moment, Resolved, Unresolved
from timeline.resolve.page import Found, Page, shifted, words_of
from timeline.resolve.tense import direction

_REACH: Final = 80
"""Code points before a date in which its year is told."""
_YEAR: Final = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d.,/-]\d)(?!\d)")
_STOP: Final = re.compile(r"[.!?:;]\s|\n")
_LEAD: Final = 32
"""Code points before the year of a subject, and behind it."""
_OPENERS: Final = 2
_NAMED: Final = 3
"""Words of its sentence before that year, and of its name behind it."""


def with_years_before(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Put dates that tell no year into the one that their sentence tells before them."""
    return [_in_year(result, page) for result in found]


def _in_year(result: Resolved | Unresolved, page: Page) -> Resolved | Unresolved:
    if not isinstance(result, Resolved):
        return result
    said = result.mention.said
    told = said.day if isinstance(said, At | Range) else said
    if not isinstance(told, Date) or told.year is not None or told.year_shift is not None:
        return result
    start, begin = result.start, result.span.start
    day = start.first if isinstance(start, AllDay) else start.at.date() if isinstance(start, Moment) else None
    low = max(0, begin - _REACH)
    years = list(_YEAR.finditer(page.folded, low, begin))
    if day is None or not years or page.ends_sentence(years[-1].end(), begin):
        return result
    bracketed = page.folded[years[-1].start() - 1 : years[-1].start()] == "("
    if bracketed or page.block_at(years[-1].start()) != page.block_of(result):
        return result  # "The Ferry (1951, 94 min)" over "19 March: Hill of Glass"
    year, ahead = int(years[-1][0]), direction(page.folded, result.span, page.language)
    if year == day.year or (year < day.year) != (ahead < 0) or year > day.year + 1:
        return result
    published = page.document.published
    over = published is not None and day < published.at.date()
    if year > day.year and not over and not _is_subject(years[-1], page):
        return result
    try:
        there = date(year, day.month, day.day)
    except ValueError:
        return result
    return result if told.weekday and there.isoweekday() != told.weekday else shifted(result, there - day)


def _is_subject(year: re.Match[str], page: Page) -> bool:
    """Whether the year is of what takes place: "the 2027 season begins", not "vote on the 2027 budget"."""
    begin = max(page.span_of(page.block_at(year.start())).start, year.start() - _LEAD)
    lead = _STOP.split(page.folded[begin : year.start()])[-1]
    if len(lead) == _LEAD or len(words_of(lead)) > _OPENERS:
        return False
    behind = {*words_of(lead), *words_of(page.folded[year.end() : year.end() + _LEAD])[:_NAMED]}
    return set(page.table("tense").get("of_next_year", ())).isdisjoint(behind)
