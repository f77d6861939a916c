"""Runs of a play in columns, each night at one hour: "13-17 Oct   7.30pm", "Tue 13 - Sat 17 Oct  7.30pm"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from timeline.model.said import Range
from timeline.model.when import AllDay, Basis, Moment, Relation, Resolved, Unresolved
from timeline.resolve.page import Found, Page, shifted, words_of

_MOST: Final = 14
"""Days of a run that is told with one hour."""
_GAP: Final = re.compile(r"\t|[ ]{2,}")
_CELL_ENDS: Final = re.compile(r"[ \t]*(?:\n|\Z|\|)|\t|[ ]{2,}|[ ]\(")
_BRACKET: Final = re.compile(r"[ \t]*\(([^()\n]{0,40})\Z")
_REACH: Final = 160


def with_runs(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """The days of a run take the hour that stands in a column of its own behind them."""
    out = list(found)
    for index in range(len(out) - 1):
        days, hours = out[index], out[index + 1]
        if not isinstance(days, Resolved) or not isinstance(hours, Resolved):
            continue
        count = _nights(days)
        if not 1 < count <= _MOST or not _is_column(days, hours, page):
            continue
        out[index] = replace(days, start=None, end=None)
        daily = f"FREQ=DAILY;COUNT={count}"
        out[index + 1] = replace(hours, rrule=daily, also=(*hours.also, days.span))
        if index + 2 < len(out):
            out[index + 2] = _matinee(out[index + 2], days, hours, page)
    return out


def _nights(days: Resolved) -> int:
    start = days.start
    stretch = isinstance(days.mention.said, Range) and not days.rrule and days.relation is Relation.AT
    return (start.last - start.first).days + 1 if stretch and isinstance(start, AllDay) else 0


def _is_column(days: Resolved, hours: Resolved, page: Page) -> bool:
    """Whether a clock time fills a column behind the days, in their line."""
    start, text = hours.start, page.text
    if not isinstance(start, Moment) or hours.end is not None or hours.rrule:
        return False
    if start.day_from.basis is not Basis.CARRIED or start.day_from.span != days.span:
        return False
    gap = page.between(days, hours)
    if len(gap) > _REACH or "\n" in gap or not _GAP.search(gap[-2:] if gap.endswith("  ") else gap[-1:]):
        return False
    return _CELL_ENDS.match(text, hours.span.end) is not None


def _matinee(
    result: Resolved | Unresolved, days: Resolved, hours: Resolved, page: Page
) -> Resolved | Unresolved:
    """A second hour in a bracket, on the weekday of the run that the bracket names: "(Sat mat 2.30pm)"."""
    start, run = (result.start if isinstance(result, Resolved) else None), days.start
    if not isinstance(result, Resolved) or not isinstance(start, Moment) or not isinstance(run, AllDay):
        return result
    inside = _BRACKET.match(page.folded[hours.span.end : result.span.start])
    if inside is None or start.day_from.span != days.span:
        return result
    names = page.language.classes.get("wday", {})
    told = {day for word in words_of(inside[1]) for day, each in names.items() if word in each}
    for step in range(_nights(days)):
        if (run.first + timedelta(days=step)).isoweekday() in told:
            return shifted(result, run.first + timedelta(days=step) - start.at.date())
    return result
