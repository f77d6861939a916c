"""Days that a series is told by: "on the third Thursday of each month at 4 p.m." over its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from timeline.model.said import At, Clock, Nth, Range, Recurrence
from timeline.model.when import AllDay, Basis, Moment, Resolved, Unresolved
from timeline.resolve.governing import at_hours, tells_clock
from timeline.resolve.page import Found, Page, words_of
from timeline.resolve.recurrence import fits

_BESIDE: Final = 3
"""Expressions behind a series among which its hours are."""
_LEAST: Final = 2
"""Days of a list that hours are told for."""
_SURE: Final = 3
"""Days that all fit a series which are those on which it is held, whatever it is called."""
_APART: Final = 4
"""Blocks from the series to its first day, and from one day to the next, at most."""
_HEAD: Final = 6
"""Code points of bullets and marks before the day of a row."""
_LEAD: Final = 60
"""Code points before a series in which its clause says that it holds for all."""
_LINES: Final = 200
"""Code points of two lines that head a list."""
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
        if not isinstance(series, Resolved) or series.start is None:
            continue
        rule, said = series.rrule or "", _pattern_of(series)
        if said is None or _DAYS not in rule:
            continue
        at = index if isinstance(series.start, Moment) else _clock_behind(found, index, page)
        hours = found[at] if at is not None else None
        if at is None or not isinstance(hours, Resolved):
            continue
        rows = list(_rows_below(found, at, page))
        first, above = _first_day(series.start), False
        if not rows and _is_for_all(series, page):
            rows, above = list(_rows_above(found, index, page)), True
        days = [row for row in rows if row.day and first <= row.day and fits(said, row.day)]
        told = [row for row in rows if row.day is None and hours.span in row.result.also]
        bare = all(_is_bare(row.result, page) for row in rows if row.day)
        if len(days) + len(told) < _LEAST:
            continue
        bounded = bare or above or any(bound in rule for bound in _BOUNDS) or _is_of_term(series, page)
        fitting = all(row.day is None or row in days for row in rows)
        if not bounded and not (fitting and (len(days) >= _SURE or _heads_series(series, page))):
            continue
        out = list(found) if out is None else out
        others = [row for row in rows if row.day and row not in days]
        if bare and len(others) < len(days):
            days += others  # "16 March (Wednesday)" among third Thursdays
        for row in days:
            out[row.number] = at_hours(row.result, hours)
        if bare or above or not bounded:
            out[index] = replace(series, start=None, end=None, rrule=None)
            if at != index:
                out[at] = replace(hours, start=None, end=None)
            for row in rows:
                if row.day is None and row not in told:
                    out[row.number] = replace(row.result, also=(series.span,))
    return found if out is None else out


def _pattern_of(series: Resolved) -> Recurrence | None:
    """The pattern of a series: "every Thursday", "the second Thursday of the month"."""
    told = series.mention.said
    said = told.day if isinstance(told, At) else told
    if isinstance(said, Recurrence):
        return said
    parts = dict(part.split("=", 1) for part in (series.rrule or "").split(";") if "=" in part)
    if not isinstance(said, Nth) or set(parts) != {"FREQ", _DAYS}:
        return None
    return Recurrence(parts["FREQ"], byday=tuple(parts[_DAYS].split(",")))


def _is_of_term(series: Resolved, page: Page) -> bool:
    """Whether it goes on for a term, whose last day is not told: "Tuesdays throughout autumn term"."""
    terms = page.language.classes.get("termword", {}).get(1, ())
    return any(word in terms for word in words_of(series.span.of(page.folded)))


def _first_day(start: Moment | AllDay) -> date:
    return start.at.date() if isinstance(start, Moment) else start.first


def _clock_behind(found: Found, index: int, page: Page) -> int | None:
    """The number of the clock time that a sentence tells behind a series: "on the first Monday, at 8pm"."""
    series = found[index].mention.span
    for number in range(index + 1, min(len(found), index + _BESIDE)):
        clock = found[number]
        if page.ends_sentence(series.end, clock.mention.span.start):
            return None
        if isinstance(clock, Resolved) and (isinstance(clock.start, Moment) or clock.start is None):
            bare = isinstance(clock.mention.said, Clock | Range)
            return number if bare and not clock.rrule else None
    return None


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


def _rows_above(found: Found, index: int, page: Page) -> Iterator[_Row]:
    """The days without hours that head the rows above a series."""
    block = page.block_at(found[index].mention.span.start)
    for number in range(index - 1, -1, -1):
        result = found[number]
        here = page.block_at(result.mention.span.start)
        if block - here > _APART or (isinstance(result, Resolved) and result.rrule):
            return
        if not isinstance(result, Resolved) or not _leads(result, here, page):
            continue
        block, start = here, result.start
        if not isinstance(start, AllDay) or start.day_from.basis is not Basis.STATED or start.part:
            continue
        if start.first == start.last and not tells_clock(found, number, page):
            yield _Row(number, result, start.first)


def _is_for_all(series: Resolved, page: Page) -> bool:
    """Whether a series tells the hours of all that is on: "All screenings are on Thursdays at 8"."""
    begin = page.span_of(page.block_of(series)).start
    told = words_of(page.folded[max(begin, series.span.start - _LEAD) : series.span.start])
    words = page.table("half")
    return any(word in words.get("all", ()) for word in told) and any(
        word in words.get("held", ()) for word in told
    )


def _heads_series(series: Resolved, page: Page) -> bool:
    """Whether the line of a series, or the one over it, names what is held more than once."""
    block = page.block_of(series)
    told = page.folded[page.span_of(max(0, block - 1)).start : page.span_of(block).end][:_LINES]
    words = page.table("half")
    wanted = (*words.get("held", ()), *words.get("lists", ()))
    return any(word in wanted for word in words_of(told))


def _leads(result: Resolved, block: int, page: Page) -> bool:
    head = page.folded[page.starts[block] : result.span.start]
    return len(head) <= _HEAD and not any(map(str.isalnum, head))


def _is_bare(day: Resolved, page: Page) -> bool:
    """Whether a day is all that its row tells but for a remark in brackets."""
    end = page.span_of(page.block_of(day)).end
    return _REMARK.fullmatch(page.folded, day.span.end, end) is not None
