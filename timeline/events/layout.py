"""The blocks of a document and which of them a time stands in; labels at their heads ("Where: ...")."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from typing import Final

from timeline.events.datelists import date_lists
from timeline.events.inlinelists import split_lists
from timeline.events.item import Item
from timeline.events.items import items_of
from timeline.events.labels import LABEL, Label, labels_of, split_notices
from timeline.events.repeats import notice_starts, told_once
from timeline.events.sections import places_of
from timeline.events.tables import Table, column_at, column_of_cell, tables_of
from timeline.events.words import EventWords
from timeline.language import load_language
from timeline.model.text import Block, BlockKind, Document, Span
from timeline.model.values import value_class

_PARAGRAPH: Final = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_ROW: Final = re.compile(r"\s*(?:[-*•▪◦]\s|\d+[.)]\s|\|)|[^\n]*\S(?:\t| {3,})\S|[^\n]*\s\|\s")
_HEADING: Final = re.compile(r"\s*#{1,6}\s")
_LINE: Final = 240
"""Code points of a line that is no paragraph."""
_LABELS_REACH: Final = 8
"""Blocks above and below in which the other labels of a notice are looked for."""


@value_class(frozen=True, slots=True)
class Layout:
    """A document's blocks and time mentions, ready to be asked."""

    document: Document
    words: EventWords
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    times: tuple[Span, ...]
    time_starts: tuple[int, ...]
    identity: str
    """What the document is known by: its canonical identity, else a digest of its text."""
    labels: tuple[Label | None, ...]
    """The label at the head of each block."""
    items: Mapping[int, Item]
    """For blocks that hold nothing but a time, and for deeper bullets, the blocks that belong to them."""
    units: frozenset[str]
    """Names of units of time: a row that tells only "2 hours" names nothing."""
    tables: Mapping[int, Table]
    """The table of each block that is a row of one."""
    places: Sequence[Span | None]
    """For each block the place that a label of its section tells."""
    notices: frozenset[int] = frozenset()
    """Blocks at which one of several notices under the same labels begins."""
    once: frozenset[str] = frozenset()
    """Kinds of labels of which there is one."""
    lists: Mapping[int, str] = field(default_factory=dict)
    """For rows that tell nothing but a day what their list is of."""
    of_today: bool = True
    """Whether the text speaks of the day on which it was issued."""
    of_stamp: bool = False
    """Whether the only day that the text tells is that of its own date line."""
    issues: tuple[Span, ...] = ()
    """When what is told on the line below was issued."""
    of_sample: bool = False
    """Whether the text is a sample of a schedule, of no day at all."""
    any_weekdays: tuple[Span, ...] = ()
    """Weekdays that are any such day: "on a Tuesday"."""
    titles: dict[int, str] = field(default_factory=dict)
    """Blocks as titles, as far as they have been asked for: it changes nothing but the time it takes."""

    def block_at(self, offset: int) -> int:
        """Number of the block that holds `offset`, or of the one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def times_in(self, span: Span) -> Sequence[Span]:
        """The time mentions that begin within `span`."""
        return self.times[bisect_left(self.time_starts, span.start) : bisect_left(self.time_starts, span.end)]

    def lines_from(self, start: int, most: int) -> Iterator[Span]:
        """The rest of a line and the lines below it, up to a blank one or the next time.

        Args:
            start: where in the line to begin.
            most: how many lines at most.
        """
        text = self.document.text
        for number in range(most):
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            line = Span(start, end)
            blank = number and not line.of(text).strip()
            if blank or end - start > _LINE or self.times_in(line):
                return
            yield line
            if end == len(text):
                return
            start = end + 1

    def text(self, block: int) -> str:
        """The text of a block."""
        return self.blocks[block].span.of(self.document.text)


def lay_out(document: Document, times: Sequence[Span], words: EventWords, *, of_today: bool = True) -> Layout:
    """Order a document's blocks and times; a document without blocks is split at its lines.

    Args:
        document: the text.
        times: all time mentions, in order and apart.
        words: the language.
        of_today: whether the text speaks of the day on which it was issued.
    """
    parts = split_notices(document.text, document.blocks or _split(document.text, times), words)
    blocks = tuple(split_lists(document.text, parts, times, words))
    labels = labels_of(document.text, blocks, words)
    return Layout(
        document,
        words,
        blocks,
        tuple(block.span.start for block in blocks),
        tuple(times),
        tuple(time.start for time in times),
        document.source.identity or _digest(document.text),
        labels,
        items_of(document.text, blocks, times, words.labels),
        _units(words.code),
        tables_of(document.text, blocks, times, words),
        places_of(document.text, blocks, labels, lambda told: is_name_of_label(told, words)),
        notice_starts(document.text, labels),
        told_once(labels),
        date_lists(document.text, blocks, times, words),
        of_today,
    )


@cache
def _units(code: str) -> frozenset[str]:
    return frozenset(word for names in load_language(code).classes.get("unit", {}).values() for word in names)


def column_of(layout: Layout, block: int, offset: int) -> tuple[str, Span | None]:
    """What the table calls the column at `offset` of a row: its kind, and its head where it has one."""
    table = layout.tables.get(block)
    if table is None:
        return "", None
    index = column_at(layout.document.text, layout.blocks[block].span, table, table.cells[block], offset)
    if index is None:
        return "", None
    return table.kinds[index], table.heads[index] if index < len(table.heads) else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def label_of(layout: Layout, block: int) -> Label | None:
    """The label at the head of a block: "Where: Room 5", "* WHEN...until 6 PM"."""
    return layout.labels[block]


def is_name_of_label(told: str, words: EventWords) -> bool:
    """Whether a line is nothing but the word of a label: "Schedule", "**Important dates**"."""
    return " ".join(told.strip(" \t\n*_#:=-\\").lower().split()) in words.labels


def labels_around(layout: Layout, block: int) -> dict[str, Label]:
    """The labels of the notice that a block belongs to: the nearest of each kind, those above first.

    Of the notices above and below under the same labels only what none but one of them tells.
    """
    found: dict[str, Label] = {}
    others: list[Label] = []
    for step in (-1, 1):
        own = step == 1 or block not in layout.notices
        for index in range(block + step, block + step * (_LABELS_REACH + 1), step):
            if not 0 <= index < len(layout.blocks):
                break
            own = own and not (step == 1 and index in layout.notices)
            label = label_of(layout, index)
            if label is None or not label.kind:
                if layout.blocks[index].kind is not BlockKind.ROW and not _is_value(layout, index):
                    break
                continue
            if label.kind in found and step == 1 and label.kind == "what":
                break
            if own:
                found.setdefault(label.kind, label)
            else:
                others.append(label)
            own = own and not (step == -1 and index in layout.notices)
    for label in others:
        if label.kind in layout.once:
            found.setdefault(label.kind, label)
    return found


def _is_value(layout: Layout, block: int) -> bool:
    """Whether a block is the value of the label that stands alone over it."""
    label = label_of(layout, block - 1) if block else None
    return label is not None and label.value.start == layout.blocks[block].span.start


def cell_of_kind(layout: Layout, block: int, kind: str) -> Span | None:
    """The cell of a row that its table gives to places, to names ...; None when it has none."""
    table = layout.tables.get(block)
    if table is None or kind not in table.kinds:
        return None
    text, row = layout.document.text, layout.blocks[block].span
    wanted = table.kinds.index(kind)
    cells = table.cells[block]
    for number, cell in enumerate(cells):
        if column_of_cell(text, row, table, cells, number) == wanted and cell.of(text).strip():
            return cell
    return None


def _split(text: str, times: Sequence[Span]) -> list[Block]:
    """Blocks of a text that nobody has read yet: paragraphs, and rows where lines look like rows."""
    blocks: list[Block] = []
    starts = [time.start for time in times]
    for match in _PARAGRAPH.finditer(text):
        lines = [line for line in _lines(text, match.start(), match.end()) if line.end > line.start]
        if _HEADING.match(text, lines[0].start, lines[0].end):
            blocks.append(Block(BlockKind.HEADING, lines.pop(0), 1))
        timed = sum(bisect_left(starts, line.start) < bisect_left(starts, line.end) for line in lines)
        rows = sum(_is_row(text, line) for line in lines)
        if max(rows, timed if len(lines) > 1 else 0) * 2 > len(lines):
            blocks.extend(Block(BlockKind.ROW, line) for line in lines)
        elif lines:
            blocks.append(Block(BlockKind.PARAGRAPH, Span(lines[0].start, lines[-1].end)))
    return blocks


def _is_row(text: str, line: Span) -> bool:
    label = LABEL.match(text, line.start, line.end)
    return bool(_ROW.match(text, line.start, line.end)) or (label is not None and label.end() < line.end)


def _lines(text: str, start: int, end: int) -> list[Span]:
    found = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop == -1 else stop
        found.append(Span(start, start + len(text[start:stop].rstrip())))
        start = stop + 1
    return found


__all__ = [
    "Label",
    "Layout",
    "cell_of_kind",
    "column_of",
    "is_name_of_label",
    "label_of",
    "labels_around",
    "lay_out",
]
