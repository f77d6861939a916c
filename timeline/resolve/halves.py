"""Rows of one day of which only some tell a half-day: "9 to 11:30 am", "1-2:30 pm", "7:30-9 (evening)"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from timeline.model.said import DayPart
from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Basis, Moment, Resolved, Unresolved
from timeline.resolve.dayparts import in_part, part_beside, stands_alone
from timeline.resolve.half import lean_of
from timeline.resolve.page import Found, Page, shifted

_HALF = timedelta(hours=12)
_NOON, _LATE = 12, 20
_EARLIEST = 4
"""Hours before which no list of a day begins."""
_NEAR_ROWS = 2
_REACH = 12
"""Rows under a heading such as "Evening" that are taken for its own."""


def with_halves(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Settle half-days that were guessed: by a part of the day beside it, by the order of rows."""
    out = _early(list(found), page)
    over: tuple[str, int] | None = None
    last: Resolved | None = None
    for index, result in enumerate(out):
        if isinstance(result, Unresolved):
            continue
        block = page.block_of(result)
        if isinstance(result.mention.said, DayPart) and stands_alone(result, page, block):
            over, last = (result.mention.said.code, block), None
        elif page.kind(block) is BlockKind.HEADING or isinstance(result.start, AllDay):
            over = None
        if not isinstance(result.start, Moment):
            continue
        if result.start.half_from is not None:
            part = part_beside(out, index, page, block) or _part_over(over, block, page)
            if part is not None:
                result = in_part(result, part)  # noqa: PLW2901
            elif last is not None and _goes_back(last, result, page):
                result = shifted(result, _HALF)  # noqa: PLW2901
            out[index] = result
        last = result
    return out


def _early(found: list[Resolved | Unresolved], page: Page) -> list[Resolved | Unresolved]:
    """Put the first rows of a day in the morning where later ones go on past noon: "6:30, 9:00, 1:00"."""
    run: list[int] = []
    for index, result in enumerate(found):
        is_row = _is_row(result, page)
        if run and not (is_row and _on_one_day(found[run[-1]], result)):
            _begin_early(found, run, page)
            run = []
        if is_row:
            run.append(index)
    if run:
        _begin_early(found, run, page)
    return found


def _begin_early(found: list[Resolved | Unresolved], run: Sequence[int], page: Page) -> None:
    rows = [result for index in run if isinstance(result := found[index], Resolved)]
    dial = [_on_dial(row) for row in rows]
    turn = next((at for at in range(1, len(dial)) if dial[at] < dial[at - 1]), 0)
    first = next((at for at, row in enumerate(rows) if _hour(row) < _NOON), turn)
    if not 0 < first < turn or dial[0] < _EARLIEST * 60:
        return
    if any(lean_of(page.folded, row.mention, page.language) == "evening" for row in rows[:turn]):
        return
    for index, row in zip(run[:first], rows[:first], strict=True):
        found[index] = shifted(row, -_HALF) if _hour(row) >= _NOON else row


def _is_row(result: Resolved | Unresolved, page: Page) -> bool:
    """Whether a row tells a clock time whose half was guessed."""
    if isinstance(result, Unresolved) or not isinstance(result.start, Moment) or result.end is not None:
        return False
    return result.start.half_from is not None and page.kind(page.block_of(result)) is BlockKind.ROW


def _on_one_day(one: Resolved | Unresolved | None, other: Resolved | Unresolved) -> bool:
    days = [
        each.start.at.date()
        for each in (one, other)
        if isinstance(each, Resolved) and isinstance(each.start, Moment)
    ]
    return len(days) == len("ab") and timedelta() <= days[1] - days[0] <= 2 * _HALF


def _hour(row: Resolved) -> int:
    return row.start.at.hour if isinstance(row.start, Moment) else 0


def _on_dial(row: Resolved) -> int:
    """The minutes that a dial of twelve hours shows, from one o'clock on."""
    minute = row.start.at.minute if isinstance(row.start, Moment) else 0
    return ((_hour(row) - 1) % _NOON + 1) * 60 + minute


def _part_over(over: tuple[str, int] | None, block: int, page: Page) -> str | None:
    """The part of the day that a line over the row names."""
    near = over is not None and block - over[1] <= _REACH and page.kind(block) is BlockKind.ROW
    return over[0] if over is not None and near else None


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
