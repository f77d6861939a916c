"""Tables of a page: rows of cells with their spans filled in; tables that only lay out a page are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from timeline.model.text import BlockKind
from timeline.model.values import value_class
from timeline.read.htmlparts import attributes_of, is_block, is_unseen
from timeline.read.htmlpieces import BREAK, collapsed, in_one_line
from timeline.read.htmltime import time_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WIDEST, _TALLEST = 60, 1000
"""Columns and rows that one cell may span; more is hostile or a slip."""
_MOST_COLUMNS: Final = 200
"""Cells further to the right do not reach down."""
_REPEATED: Final = 80
"""Code points of a cell that is told again in each row it spans."""
_LONG_CELL: Final = 700
_MANY_BLOCKS: Final = 3
_TITLE: Final = 120
_PAIR: Final = 2
_DEEP: Final = 6
_INNER: Final = frozenset({"table", "form", "h1", "h2", "iframe", "main", "article"})
_PARTS: Final = frozenset({"thead", "tbody", "tfoot"})


@value_class(frozen=True, slots=True)
class Row:
    """One row as it reads."""

    text: str
    kind: BlockKind
    level: int = 0


@dataclass(slots=True)
class _Cell:
    text: str
    head: bool
    wide: int
    tall: int


def is_of_data(table: HtmlElement) -> bool:
    """Whether a table holds rows of cells; one that only places the parts of a page does not.

    Linear in the number of its elements: tables that hold tables are not looked into twice.
    """
    if table.get("role") in {"presentation", "none"}:
        return False
    widest, cells = 0, 0
    for row in _rows(table):
        count = 0
        for cell in row:
            if cell.tag in {"td", "th"}:
                count += 1
                if len(cell) and _lays_out(cell):
                    return False
        widest, cells = max(widest, count), cells + count
    return widest > 1 and cells > 1


def _lays_out(cell: HtmlElement) -> bool:
    blocks, length = 0, 0
    for element in cell.iter():
        tag = element.tag
        if tag in _INNER:
            return True
        blocks += tag in {"p", "div", "li", "section"}
        length += len(element.text or "")
        if blocks >= _MANY_BLOCKS and length > _LONG_CELL:
            return True
    return False


def rows_of(table: HtmlElement, stamps: Mapping[str, bool]) -> Iterator[Row]:
    """The rows of a table, each cell told again in every row that it spans.

    A row of one cell over all columns is a heading of those below it; a table of names and values gives
    rows of "name: value"; its caption heads it.
    """
    caption = table.find("caption")
    if caption is not None and (words := words_of(caption, stamps)):
        yield Row(words, BlockKind.HEADING, _DEEP)
    rows = list(_grid(table, stamps))
    width = max((sum(cell.wide for cell in row) for row, _ in rows), default=0)
    named = bool(rows) and width == _PAIR and all(_is_named(row) for row, _ in rows)
    for row, texts in rows:
        told = [cell for cell in row if cell.text]
        if not told and not any(texts):
            continue
        only = told[0] if len(told) == 1 else None
        if named:
            yield Row(f"{row[0].text.rstrip(' :')}: {row[1].text}".rstrip(": "), BlockKind.ROW)
        elif only is not None and (only.wide >= width or len(row) == 1) and only.text in texts and width > 1:
            yield _lone(only, texts)
        else:
            yield Row(" | ".join(texts).rstrip(" |"), BlockKind.ROW)


def _lone(cell: _Cell, texts: list[str]) -> Row:
    """A row of one cell: a heading, or a remark."""
    spanned = [text for text in texts if text and text != cell.text]
    if spanned:
        return Row(" | ".join(texts).rstrip(" |"), BlockKind.ROW)
    if len(cell.text) <= _TITLE and not cell.text.endswith((".", "!", "?")):
        return Row(cell.text, BlockKind.HEADING, _DEEP)
    return Row(cell.text, BlockKind.PARAGRAPH)


def _is_named(row: list[_Cell]) -> bool:
    return len(row) == _PAIR and (row[0].head or row[0].text.endswith(":")) and not row[1].head


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _PARTS:
            yield from (row for row in child if row.tag == "tr")


def _grid(table: HtmlElement, stamps: Mapping[str, bool]) -> Iterator[tuple[list[_Cell], list[str]]]:
    """Each row's own cells, and the words of all its columns; what spans tell again is bounded."""
    spanning: dict[int, tuple[str, int]] = {}
    room = 10_000
    rows = [
        [
            _cell(cell, stamps)
            for cell in row
            if cell.tag in {"td", "th"} and not is_unseen(cell, attributes_of(cell))
        ]
        for row in _rows(table)
        if not is_unseen(row, attributes_of(row))
    ]
    wordy = _wordiness(rows)
    for cells in rows:
        room += 8 * sum(len(cell.text) + 1 for cell in cells)
        texts: list[str] = []
        for cell in cells:
            _fill(texts, spanning)
            start = len(texts)
            texts += _across(cell, wordy[start : start + cell.wide])
            if cell.tall > 1 and len(texts) <= _MOST_COLUMNS:
                for column in range(start, len(texts)):
                    words = texts[column] if len(texts[column]) <= _REPEATED else ""
                    spanning[column] = (words, cell.tall - 1)
        _fill(texts, spanning)
        room -= sum(len(text) + 1 for text in texts)
        if room < 0:
            spanning.clear()
            texts = [cell.text for cell in cells]
        yield cells, texts


def _wordiness(rows: Sequence[Sequence[_Cell]]) -> list[int]:
    """Code points of each column in the rows where no cell spans several."""
    found = [0] * _MOST_COLUMNS
    for row in rows:
        if all(cell.wide == 1 for cell in row):
            for column, cell in enumerate(row[:_MOST_COLUMNS]):
                found[column] += len(cell.text)
    return found


def _across(cell: _Cell, wordy: Sequence[int]) -> list[str]:
    """The columns of a cell: heads stand over each, other words in the one that tells most elsewhere.

    "Lunch" over the columns of rooms and sessions is no room.
    """
    if cell.wide == 1:
        return [cell.text]
    if cell.head and cell.wide <= _MANY_BLOCKS:
        return [cell.text] * cell.wide
    texts = [""] * cell.wide
    texts[wordy.index(max(wordy)) if wordy else 0] = cell.text
    return texts


def _fill(texts: list[str], spanning: dict[int, tuple[str, int]]) -> None:
    """Take over the cells from above that reach down into the next columns."""
    while (known := spanning.get(len(texts))) is not None:
        words, more = known
        if more == 1:
            del spanning[len(texts)]
        else:
            spanning[len(texts)] = (words, more - 1)
        texts.append(words)


def _cell(cell: HtmlElement, stamps: Mapping[str, bool]) -> _Cell:
    text = words_of(cell, stamps).replace("|", "/")
    return _Cell(text, cell.tag == "th", _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _TALLEST))


def _span(cell: HtmlElement, name: str, most: int) -> int:
    written = cell.get(name, "1").strip()[:6]
    count = int(written) if written.isascii() and written.isdigit() else 1
    if name == "rowspan" and count == 0:  # to the end of the table
        return most
    return min(max(count, 1), most)


def words_of(element: HtmlElement, stamps: Mapping[str, bool]) -> str:
    """The words of an element in one line; its blocks and `<br>` part them."""
    if not len(element):
        return collapsed(element.text or "")
    from lxml import etree

    words: list[str] = []
    events = etree.iterwalk(element, events=("start", "end"))
    for event, inner in events:
        tag = inner.tag
        if event == "start":
            value = inner.get("datetime") if tag == "time" else None
            if inner is not element and is_unseen(inner, attributes_of(inner)):
                inner.text = None
                events.skip_subtree()
            elif value and not len(inner):
                visible = collapsed(inner.text or "")
                shown = stamps.get(value)
                words.append(time_words(visible, value) if shown is None else visible * shown)
                events.skip_subtree()
            else:
                if tag == "br" or is_block(tag):
                    words.append(BREAK)
                words.append(inner.text or "")
        elif inner is not element:
            if is_block(tag):
                words.append(BREAK)
            words.append(inner.tail or "")
    return in_one_line(collapsed("".join(words)))
