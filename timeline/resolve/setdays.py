"""Days that a series is told by: "on the third Thursday of each month at 4 p.m." over its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from timeline.model.said import Recurrence
from timeline.model.when import AllDay, Basis, Moment, Resolved, Unresolved
from timeline.resolve.governing import at_hours, tells_clock
from timeline.resolve.page import Found, Page
from timeline.resolve.recurrence import fits

_LEAST: Final = 2
"""Days of a list that hours are told for."""
_APART: Final = 4
"""Blocks from the series to its first day, and from one day to the next, at most."""
_HEAD: Final = 6
"""Code points of bullets and marks before the day of a row."""
_REMARK: Final = re.compile(r"\s*(?:[(\[][^()\[\]\n]{0,60}[)\]])?[\s.,;|*]*")
"""What may stand behind a day that is all that its row tells."""
_DAYS: Final = "BYDAY"
_BOUNDS: Final = ("UNTIL", "COUNT")


class _Row(NamedTuple):
    """A row that a day heads."""

    number: int
    """That of its time among all found."""
    result: Resolved
    day: date | None
    """None where the row tells its own hours."""


def with_days_of_sets(found: list[Resolved | Unresolved], page: Page) -> list[Resolved | Unresolved]:
    """Days listed below a series take its hours; where they only tell its days, they are told for it.

    Days that name what is on take the hours of a series with an end alone: one without may go on beside them.
    """
    out: list[Resolved | Unresolved] | None = None
    for index, series in enumerate(found):
        if not isinstance(series, Resolved) or not isinstance(series.start, Moment):
            continue
        rule, said = series.rrule or "", series.mention.said
        if not isinstance(said, Recurrence) or _DAYS not in rule:
            continue
        rows = list(_rows_below(found, index, page))
        first = series.start.at.date()
        days = [row for row in rows if row.day and first <= row.day and fits(said, row.day)]
        bare = all(_is_bare(row.result, page) for row in rows if row.day)
        if len(days) < _LEAST or not (bare or any(bound in rule for bound in _BOUNDS)):
            continue
        out = list(found) if out is None else out
        for row in days:
            out[row.number] = at_hours(row.result, series)
        if bare:
            out[index] = replace(series, start=None, end=None, rrule=None)
            for row in rows:
                if row.day is None:
                    out[row.number] = replace(row.result, also=(series.span,))
    return found if out is None else out


def _rows_below(found: Found, index: int, page: Page) -> Iterator[_Row]:
    """The days that head the rows below a time."""
    block = page.block_at(found[index].mention.span.start)
    for number in range(index + 1, len(found)):
        result = found[number]
        here = page.block_at(result.mention.span.start)
        if here - block > _APART or (isinstance(result, Resolved) and result.rrule):
            return
        if here == block or not isinstance(result, Resolved) or not _leads(result, here, page):
            continue
        block, start = here, result.start
        if start is None or start.day_from.basis is not Basis.STATED:
            continue
        if isinstance(start, AllDay) and tells_clock(found, number, page):
            clock = found[number + 1]
            if isinstance(clock, Resolved):
                yield _Row(number + 1, clock, None)
        elif isinstance(start, Moment):
            yield _Row(number, result, None)
        elif start.first == start.last and not start.part:
            yield _Row(number, result, start.first)


def _leads(result: Resolved, block: int, page: Page) -> bool:
    head = page.folded[page.starts[block] : result.span.start]
    return len(head) <= _HEAD and not any(map(str.isalnum, head))


def _is_bare(day: Resolved, page: Page) -> bool:
    """Whether a day is all that its row tells but for a remark in brackets."""
    end = page.span_of(page.block_of(day)).end
    return _REMARK.fullmatch(page.folded, day.span.end, end) is not None
