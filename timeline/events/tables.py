"""Tables: rows of cells in a line each, what their heads call the columns, which column is the place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import Final

from timeline.events import roles
from timeline.events.words import EventWords
from timeline.model.cells import PARTING, cells_of, style_of
from timeline.model.text import Block, Span
from timeline.model.values import value_class

_SEPARATOR: Final = re.compile(r"[\s|:+=-]*-{2,}[\s|:+=-]*")
_WORD: Final = re.compile(r"[^\W_]+")
_BRACKET: Final = re.compile(r"\([^()]*\)")
"""What is told beside the head of a column: "Start (UTC)"."""
_MARKS: Final = " \t*_`#[]"
_HEADER: Final = "header"
_PAIR: Final = ("when", "end")
"""What "From" and "To" head in a table, which in a mail name people."""
_FEWEST: Final = 2
_SHORT: Final = 3
"""Words of the head of a column."""
_WIDE: Final = 40
"""Code points of a cell that names a column or a place."""


@value_class(frozen=True, slots=True)
class Table:
    """Rows that follow each other, in columns."""

    heads: tuple[Span, ...]
    """The cells of its first row, where they name the columns."""
    kinds: tuple[str, ...]
    """What each column holds: `when`, `where`, `what`, `who` ..., `event` where the head is a happening
    itself; empty when nothing tells."""
    cells: Mapping[int, Sequence[Span]]
    """The cells of each block that is a row of it, empty ones among them."""


def tables_of(
    text: str, blocks: Sequence[Block], times: Sequence[Span], words: EventWords
) -> dict[int, Table]:
    """The table of each block that is a row of one; heads and rules belong to none.

    Args:
        text: the document.
        blocks: its blocks.
        times: its time mentions in order.
        words: the language, whose labels name columns.
    """
    found: dict[int, Table] = {}
    if not any(map(text.__contains__, PARTING)):
        return found
    run: list[int] = []
    style = ""
    at = 0
    timed: set[int] = set()
    for number, block in enumerate(blocks):
        while at < len(times) and times[at].start < block.span.start:
            at += 1
        if at < len(times) and times[at].start < block.span.end:
            timed.add(number)
        here = style_of(text, block)
        if here != style or (run and _is_apart(text, blocks[run[-1]], block)):
            found.update(_table(text, blocks, run, timed, words))
            run = []
        style = here
        if here:
            run.append(number)
    found.update(_table(text, blocks, run, timed, words))
    return found


def _is_apart(text: str, last: Block, block: Block) -> bool:
    return bool(text[last.span.end : block.span.start].strip())


def column_at(text: str, row: Span, table: Table, cells: Sequence[Span], offset: int) -> int | None:
    """Number of the column that holds `offset`; None when the row does not fit its table."""
    if not table.kinds:
        return None
    for index, cell in enumerate(cells):
        if cell.start <= offset <= cell.end:
            return column_of_cell(text, row, table, cells, index)
    return None


def column_of_cell(text: str, row: Span, table: Table, cells: Sequence[Span], index: int) -> int | None:
    """Number of the column that cell `index` of a row stands in."""
    if len(cells) == len(table.kinds) or "|" in row.of(text) or not table.heads:
        return index if index < len(table.kinds) else None
    # columns of blanks: the head that begins nearest to where the cell begins
    line, top = text.rfind("\n", 0, cells[index].start) + 1, text.rfind("\n", 0, table.heads[0].start) + 1
    here = cells[index].start - line
    return min(range(len(table.heads)), key=lambda number: abs(table.heads[number].start - top - here))


def _table(
    text: str, blocks: Sequence[Block], run: Sequence[int], timed: set[int], words: EventWords
) -> dict[int, Table]:
    """The table of consecutive rows."""
    if len(run) < _FEWEST:
        return {}
    ruled = [number for number in run if _SEPARATOR.fullmatch(blocks[number].span.of(text).strip())]
    rows = [number for number in run if number not in ruled]
    if not rows:
        return {}
    first = cells_of(text, blocks[rows[0]].span)
    kinds = [_label(text, cell, words) for cell in first]
    for number, (one, other) in enumerate(pairwise(first)):
        if is_pair(one.of(text), other.of(text), words):
            kinds[number : number + 2] = _PAIR
    venues = [number for number, cell in enumerate(first) if _names_venue(cell.of(text), words)]
    if len(venues) == 1 and not kinds[venues[0]] and "where" not in kinds:
        kinds[venues[0]] = "where"  # "College", "Church"; two of them are the rooms of a grid
    headed = rows[0] not in timed and (
        bool(ruled and ruled[0] == rows[0] + 1) or sum(map(bool, kinds)) * 2 >= len(kinds)
    )
    if headed:
        rows = rows[1:]
    else:
        kinds = []
    cells = {number: cells_of(text, blocks[number].span) for number in rows}
    seen = _places(text, list(cells.values()), words)
    told = tuple(
        kind or ("where" if place and "where" not in kinds else "")
        for kind, place in zip_longest(kinds, seen, fillvalue="")
    )
    if told.count(_HEADER) == len(_PAIR):
        pair = iter(_PAIR)
        told = tuple(next(pair) if kind == _HEADER else kind for kind in told)
    table = Table(tuple(first) if headed else (), told, cells)
    return dict.fromkeys(rows, table)


def is_pair(one: str, other: str, words: EventWords) -> bool:
    """Whether two heads of columns tell from when to when: "Opens" and "Closes", "From" and "To"."""
    return _ends_in(one, words.sets["lists.opens"]) and _ends_in(other, words.sets["lists.closes"])


def _ends_in(head: str, known: frozenset[str]) -> bool:
    """Whether the first or the last word of a head is known: "Opening date", "Entries close (noon)"."""
    told = _BRACKET.sub("", head).strip(_MARKS).lower().split()
    return bool(told) and len(told) <= _SHORT and (told[0] in known or told[-1] in known)


def _names_venue(head: str, words: EventWords) -> bool:
    """Whether the head of a column is one word for a kind of place."""
    told = head.strip(_MARKS).lower().split()
    return len(told) == 1 and bool(words.roles.get(told[0], 0) & roles.VENUE)


def _label(text: str, cell: Span, words: EventWords) -> str:
    told = _BRACKET.sub("", cell.of(text)).strip(_MARKS).lower().split()
    known = words.labels.get(" ".join(told), "")
    happens = any(words.roles.get(word, 0) & roles.HAPPENING for word in told)
    return known or ("event" if happens else "")


def _places(text: str, rows: Sequence[Sequence[Span]], words: EventWords) -> list[bool]:
    """For each column whether most of its cells end as names of places do: "Main Hall", "Room 5"."""
    width = max(map(len, rows), default=0)
    if width <= _FEWEST:
        return []
    venues, filled = [0] * width, [0] * width
    for row in rows:
        for index, cell in enumerate(row):
            told = cell.of(text).strip(_MARKS)
            filled[index] += bool(told)
            venues[index] += len(told) <= _WIDE and any(
                _is_venue(part.strip(), words) for part in told.split(",")
            )
    return [count >= _FEWEST and count * 2 >= full for count, full in zip(venues, filled, strict=True)]


def _is_venue(told: str, words: EventWords) -> bool:
    found = _WORD.findall(told.lower())
    if any(words.roles.get(word, 0) & roles.HAPPENING for word in found):
        return False
    if len(found) > 1 and (found[-1].isdigit() or len(found[-1]) == 1):
        found.pop()
    bits = words.roles.get(found[-1], 0) if found else 0
    return bool(bits & (roles.VENUE | roles.ONLINE)) and told[:1].isupper()
