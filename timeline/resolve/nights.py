"""Nights told by both their days: "on the night of Saturday 15th to Sunday 16th between 01:00 and 03:00"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from timeline.model.said import At, Range
from timeline.model.when import Moment, Resolved, Unresolved
from timeline.resolve.page import Found, Page, shifted, words_of

_BEFORE: Final = 16
"""Code points before the days in which the word for a night stands."""
_TWO: Final = "FREQ=DAILY;COUNT=2"
_NOON: Final = 12


def with_nights(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Hours on two days that are one night come once: those before noon on the second day."""
    return [_in_night(result, page) for result in found]


def _in_night(result: Resolved | Unresolved, page: Page) -> Resolved | Unresolved:
    if not isinstance(result, Resolved) or result.rrule != _TWO or not isinstance(result.start, Moment):
        return result
    said = result.mention.said
    if not isinstance(said, At | Range):
        return result
    begin = result.span.start
    told = words_of(page.folded[max(0, begin - _BEFORE) : begin] + " " + result.span.of(page.folded))
    if not any(word in page.table("half").get("nights", ()) for word in told):
        return result
    once = replace(result, rrule=None)
    return shifted(once, timedelta(days=1)) if result.start.at.hour < _NOON else once
