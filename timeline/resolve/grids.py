"""Tables whose columns and rows share the time: days over the columns, hours before the rows, or turned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, NamedTuple

from timeline.model.cells import cells_of, style_of
from timeline.model.text import Span
from timeline.model.when import Moment, Resolved, Unresolved
from timeline.resolve.gridtimes import day_in, has_word, is_hour, joined, muted, of_whole_day, on_day, tells
from timeline.resolve.page import Found, Page

_FEWEST: Final = 2
"""Columns of a table that are headed by times, and rows of figures that are no programme."""
_STYLES: Final = frozenset("|\t ")
_DAWN, _DUSK = 5, 18
"""Hours: rows of a night begin after the one and go on before the other."""
_RULED: Final = " \t:=+-"


class _Heads(NamedTuple):
    """The times over the columns of a table."""

    columns: Mapping[int, Resolved]
    width: int
    of_days: bool
    """Whether they are days; else they are clock times."""


@dataclass(slots=True)
class _Grid:
    """A table while its rows are read."""

    found: Found
    page: Page
    style: str
    heads: _Heads
    instead: dict[int, list[Resolved]] = field(default_factory=dict)
    """What stands for a time of the table: one for each cell of its row, or none."""
    last: datetime | None = None
    """The clock time of the row before."""
    figures: int = 0
    """Rows in which nothing is told under the heads."""
    told: bool = False
    """Whether something is told under the heads in any row."""

    def at(self, index: int) -> Resolved:
        """A time of the table by its number."""
        result = self.found[index]
        assert isinstance(result, Resolved)  # noqa: S101 - only those are numbered
        return result


def with_grids(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Give each cell of a table the day and the hour that its column and its row tell together.

    "| Time | Monday 16 March | Tuesday 17 March |" over "| 9:00-10:00 | Yoga | Pilates |" are two happenings.
    """
    timed: dict[int, list[int]] = defaultdict(list)
    for index, result in enumerate(found):
        if isinstance(result, Resolved) and result.start is not None:
            timed[page.block_of(result)].append(index)
    instead: dict[int, list[Resolved]] = {}
    behind = -1
    for block, own in timed.items():
        heads = _heads_in(block, own, found, page) if block > behind else None
        if heads is not None:
            grid = _Grid(found, page, style_of(page.text, page.document.blocks[block]), heads)
            last = _read(grid, block, timed)
            if grid.instead or grid.figures >= _FEWEST:
                behind = last
                instead.update(grid.instead)
                instead.update({index: [muted(grid.at(index))] for index in own})
    if not instead:
        return list(found)
    return [each for index, result in enumerate(found) for each in instead.get(index, (result,))]


def _heads_in(block: int, own: Sequence[int], found: Found, page: Page) -> _Heads | None:
    """The times of a row that heads a table: each in a cell of its own, in all but the first at least."""
    if block < 0 or len(own) < _FEWEST:
        return None
    if style_of(page.text, page.document.blocks[block]) not in _STYLES:
        return None
    cells = cells_of(page.text, page.span_of(block))
    inside = _inside(cells, own, found)
    if len(inside) < len(own) or len(inside) < max(_FEWEST, len(cells) - 1):
        return None
    columns = {
        column: each for column, (index,) in inside.items() if isinstance(each := found[index], Resolved)
    }
    days = {day for each in columns.values() if (day := day_in(each)) is not None}
    if len(days) == len(columns):
        return _Heads(columns, len(cells), of_days=True)
    hours = 0 not in columns and all(map(is_hour, columns.values()))
    return _Heads(columns, len(cells), of_days=False) if hours else None


def _inside(cells: Sequence[Span], own: Sequence[int], found: Found) -> dict[int, list[int]]:
    """The times of a row by the number of their cell."""
    inside: dict[int, list[int]] = defaultdict(list)
    column = 0
    for index in own:
        start = found[index].mention.span.start
        while column + 1 < len(cells) and start >= cells[column + 1].start:
            column += 1
        inside[column].append(index)
    return inside


def _read(grid: _Grid, block: int, timed: Mapping[int, Sequence[int]]) -> int:
    """Read the rows below the heads; the number of the last block of the table."""
    page, heads = grid.page, grid.heads
    blocks = page.document.blocks
    while block + 1 < len(blocks):
        below = blocks[block + 1]
        if style_of(page.text, below) != grid.style:
            break
        if page.text[blocks[block].span.end : below.span.start].strip():
            break
        cells = cells_of(page.text, below.span)
        if len(cells) > heads.width or (grid.style == " " and len(cells) < heads.width):
            break
        own = timed.get(block + 1, ())
        others = _heads_in(block + 1, own, grid.found, page)
        if others is not None and (others.of_days or not heads.of_days):
            break  # the heads of the next week
        if any(cell.of(page.text).strip(_RULED) for cell in cells):
            _read_row(grid, cells, own)
        block += 1
    if grid.told:
        grid.figures = 0
    return block


def _read_row(grid: _Grid, cells: Sequence[Span], own: Sequence[int]) -> None:
    """Give the cells of a row the times that the heads tell."""
    inside = _inside(cells, own, grid.found)
    here = inside.get(0, ()) if 0 not in grid.heads.columns else ()
    lead = _lead(grid, here)
    told: list[Resolved] = []
    count = len(grid.instead)
    headed = [(cells[column], column) for column in grid.heads.columns if column < len(cells)]
    for cell, column in headed:
        if column in inside:
            name = cell if 0 in inside or not tells(cells[0], grid.page) else cells[0]
            _put_on_head(grid, column, inside[column], (cell, name))
        elif lead is not None and tells(cell, grid.page):
            told.append(_of_cell(grid, grid.heads.columns[column], grid.at(lead), cell))
    if lead is not None and told:
        grid.instead.update({index: [] for index in here})
        grid.instead[lead] = told
        start = grid.at(lead).start
        grid.last = start.at if isinstance(start, Moment) else None
    grid.told = grid.told or len(grid.instead) > count or any(tells(cell, grid.page) for cell, _ in headed)
    grid.figures += not any(column in inside for _, column in headed)


def _lead(grid: _Grid, here: Sequence[int]) -> int | None:
    """The time at the head of a row; "Day 2, 17 March" tells its day twice."""
    if grid.heads.of_days:
        return here[0] if len(here) == 1 and is_hour(grid.at(here[0])) else None
    days = {day_in(grid.at(index)) for index in here}
    return here[0] if len(days) == 1 and None not in days else None


def _of_cell(grid: _Grid, head: Resolved, lead: Resolved, cell: Span) -> Resolved:
    """When is on what a cell tells."""
    day, hour = (head, lead) if grid.heads.of_days else (lead, head)
    rest = of_whole_day(cell, grid.page)
    if rest is not None:
        return on_day(day, lead, rest)
    start = hour.start
    late = grid.last is not None and grid.last.hour >= _DUSK
    late = late and isinstance(start, Moment) and start.at.hour < _DAWN
    return joined(day, hour, lead, cell, late=late)


def _put_on_head(grid: _Grid, column: int, here: Sequence[int], cells: tuple[Span, Span]) -> None:
    """Put the clock times in a cell on the day over it; a bare one is of what its row names."""
    if not grid.heads.of_days or not all(is_hour(grid.at(index)) for index in here):
        return
    cell, name = cells
    folded, head = grid.page.folded, grid.heads.columns[column]
    for position, index in enumerate(here):
        time = grid.at(index)
        before = cell.start if not position else time.span.start
        behind = cell.end if position + 1 == len(here) else grid.at(here[position + 1]).span.start
        named = has_word(folded[before : time.span.start] + folded[time.span.end : behind])
        grid.instead[index] = [joined(head, time, time, Span(before, behind) if named else name, late=False)]
