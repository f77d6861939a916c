"""Rows of one day of which only some tell a half-day: "9 to 11:30 am", "1-2:30 pm", "7:30-9 (evening)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from timeline.model.said import DayPart
from timeline.model.text import BlockKind
from timeline.model.when import Basis, Moment, Resolved, Unresolved
from timeline.resolve.half import half_in, to_24h
from timeline.resolve.page import Page, shifted, wall_value, words_of

_HALF = timedelta(hours=12)
_NOON, _LATE = 12, 20
_NEAR_ROWS = 2
_LINE = 120
"""Code points of a heading at most."""
_NEAR = 4
"""Mentions on either side among which the part of the day of a row stands."""

Found = Sequence[Resolved | Unresolved]


def with_halves(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Settle half-days that were guessed: by a part of the day beside it, by the order of rows."""
    out = list(found)
    over: tuple[str, int] | None = None
    last: Resolved | None = None
    for index, result in enumerate(out):
        if isinstance(result, Unresolved):
            continue
        block = page.block_of(result)
        if page.kind(block) is BlockKind.HEADING and not isinstance(result.mention.said, DayPart):
            over = None
        if isinstance(result.mention.said, DayPart) and _stands_alone(result, page, block):
            over, last = (result.mention.said.code, block), None
        if not isinstance(result.start, Moment):
            continue
        if result.start.half_from is not None:
            part = _part_beside(out, index, page, block) or (over[0] if over else None)
            if part is not None:
                result = _in_part(result, part)  # noqa: PLW2901
            elif last is not None and _goes_back(last, result, page):
                result = shifted(result, _HALF)  # noqa: PLW2901
            out[index] = result
        last = result
    return out


def _stands_alone(result: Resolved, page: Page, block: int) -> bool:
    span = page.span_of(block)
    if span.end - span.start > _LINE:
        return False
    rest = page.folded[span.start : result.span.start] + page.folded[result.span.end : span.end]
    return not words_of(rest) and not any(letter.isdigit() for letter in rest)


def _part_beside(out: Found, index: int, page: Page, block: int) -> str | None:
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


def _in_part(result: Resolved, part: str) -> Resolved:
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


def _goes_back(last: Resolved, result: Resolved, page: Page) -> bool:
    """Whether a row would lie before the one over it unless it is half a day later."""
    before, here = last.start, result.start
    if not isinstance(before, Moment) or not isinstance(here, Moment) or before.zone != here.zone:
        return False
    if here.day_from.basis is Basis.STATED or here.at.date() != before.at.date() or before.at.hour < _NOON:
        return False
    if here.at >= before.at or (here.at.hour > _NOON and before.at.hour < _LATE):
        return False
    one, other = page.block_of(last), page.block_of(result)
    if one == other:
        gap = page.between(last, result)
        return last.end is not None and result.end is not None and not any(map(str.isalpha, gap))
    rows = all(page.kind(block) is BlockKind.ROW for block in range(one, other + 1))
    return rows and other - one <= _NEAR_ROWS
