"""Parts of the day beside clock times without a half-day: "7:30-9 (evening)"."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from timeline.model.said import DayPart
from timeline.model.text import BlockKind
from timeline.model.when import Moment, Resolved, Unresolved
from timeline.resolve.half import half_in, to_24h
from timeline.resolve.page import Found, Page, shifted, wall_value, words_of

_HALF = timedelta(hours=12)
_NOON = 12
_LINE = 120
"""Code points of a heading at most."""
_NEAR = 4
"""Mentions on either side among which the part of the day of a row stands."""


def stands_alone(result: Resolved, page: Page, block: int) -> bool:
    """Whether nothing else stands on its line."""
    span = page.span_of(block)
    if span.end - span.start > _LINE:
        return False
    rest = page.folded[span.start : result.span.start] + page.folded[result.span.end : span.end]
    return not words_of(rest) and not any(letter.isdigit() for letter in rest)


def part_beside(out: Found, index: int, page: Page, block: int) -> str | None:
    """The part of the day that the same row tells, if it tells one."""
    parts = set()
    for other in out[max(0, index - _NEAR) : index + _NEAR + 1]:
        if isinstance(other, Unresolved) or page.block_of(other) != block:
            continue
        if isinstance(other.mention.said, DayPart):
            parts.add(other.mention.said.code)
        elif other is not out[index] and isinstance(other.start, Moment):
            return None  # which of two times it belongs to is not told
    one_row = page.kind(block) in (BlockKind.ROW, BlockKind.HEADING)
    return parts.pop() if one_row and len(parts) == 1 else None


def in_part(result: Resolved, part: str) -> Resolved:
    """The clock time in the half of the day of one of its parts."""
    start = result.start
    assert isinstance(start, Moment)  # noqa: S101 - by the caller
    hour = start.at.hour % _NOON or _NOON
    wanted = to_24h(hour, half_in(part, hour))
    moved = shifted(result, timedelta(hours=wanted - start.at.hour))
    return _in_order(moved)


def _in_order(result: Resolved) -> Resolved:
    """An end that half a day too much or too little parts from its start."""
    start, end = result.start, result.end
    if not isinstance(start, Moment) or not isinstance(end, Moment):
        return result
    gap = end.at - start.at
    step = _HALF if gap <= timedelta() else -_HALF if gap > _HALF else timedelta()
    if not step:
        return result
    wall: datetime = end.at + step
    timex = replace(result.timex, end_value=wall_value(wall)) if result.timex.end_value else result.timex
    return replace(result, end=replace(end, at=wall), timex=timex)
