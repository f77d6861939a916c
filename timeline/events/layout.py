"""The blocks of a document and which of them a time stands in; labels at their heads ("Where: ...")."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.events.words import EventWords
from timeline.model.text import Block, BlockKind, Document, Span

_LABEL: Final = re.compile(r"[\s*_•▪>#|-]*([^\W\d_][^\n:.|]{0,40}?)[\s*_]*(?::|\.\.\.|…|\s\|)[\s*_]*")
_PARAGRAPH: Final = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_ROW: Final = re.compile(r"\s*(?:[-*•▪◦]\s|\d+[.)]\s|\|)|[^\n]*\S(?:\t| {3,})\S|[^\n]*\s\|\s")
_HEADING: Final = re.compile(r"\s*#{1,6}\s")
_LABELS_REACH: Final = 8
"""Blocks above and below in which the other labels of a notice are looked for."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words before a colon, what they ask for, and the value behind it."""

    kind: str
    """`when`, `where`, `what`, `who`, `header`, `stamp`, `deadline`; empty when the word is not known."""
    name: Span
    value: Span


@dataclass(frozen=True, slots=True)
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
    of_today: bool = True
    """Whether the text speaks of the day on which it was issued."""

    def block_at(self, offset: int) -> int:
        """Number of the block that holds `offset`, or of the one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def times_in(self, span: Span) -> Sequence[Span]:
        """The time mentions that begin within `span`."""
        return self.times[bisect_left(self.time_starts, span.start) : bisect_left(self.time_starts, span.end)]

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
    blocks = document.blocks or tuple(_split(document.text, times))
    return Layout(
        document,
        words,
        blocks,
        tuple(block.span.start for block in blocks),
        tuple(times),
        tuple(time.start for time in times),
        document.source.identity or _digest(document.text),
        tuple(_label(document.text, block.span, words) for block in blocks),
        of_today,
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def label_of(layout: Layout, block: int) -> Label | None:
    """The label at the head of a block: "Where: Room 5", "* WHEN...until 6 PM"."""
    return layout.labels[block]


def _label(text: str, span: Span, words: EventWords) -> Label | None:
    match = _LABEL.match(text, span.start, span.end)
    if match is None:
        return None
    name = " ".join(match[1].lower().split())
    kind = words.labels.get(name, "")
    return Label(kind, Span(match.start(1), match.end(1)), Span(match.end(), span.end))


def labels_around(layout: Layout, block: int) -> dict[str, Label]:
    """The labels of the notice that a block belongs to: the nearest of each kind, those above first."""
    found: dict[str, Label] = {}
    for step in (-1, 1):
        for index in range(block + step, block + step * (_LABELS_REACH + 1), step):
            if not 0 <= index < len(layout.blocks):
                break
            label = label_of(layout, index)
            if label is None or not label.kind:
                if layout.blocks[index].kind is not BlockKind.ROW:
                    break
                continue
            if label.kind in found and step == 1 and label.kind == "what":
                break
            found.setdefault(label.kind, label)
    return found


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
    label = _LABEL.match(text, line.start, line.end)
    return bool(_ROW.match(text, line.start, line.end)) or (label is not None and label.end() < line.end)


def _lines(text: str, start: int, end: int) -> list[Span]:
    found = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop == -1 else stop
        found.append(Span(start, start + len(text[start:stop].rstrip())))
        start = stop + 1
    return found
