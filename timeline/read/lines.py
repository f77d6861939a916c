"""A text on its way to blocks: lines that know how deep they are quoted and, from markup, what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from timeline.model.text import Block, BlockKind, Span
from timeline.read.blocks import split_blocks

DEEPEST: Final = 8
"""Quoting deeper than this counts as this deep."""
_QUOTED: Final = re.compile(r"(?:>[ \t]?)+")
_new: Final = tuple.__new__
"""Twice as fast as `Line(...)`, of which a mail needs dozens."""
_NATURE: Final = attrgetter("kind", "wraps")


class Line(NamedTuple):
    """One line of a text."""

    text: str
    depth: int = 0
    """How deep it is quoted; its marks are not in `text`."""
    kind: BlockKind | None = None
    """What the markup says it is; None is judged by its look."""
    level: int = 0
    wraps: bool = True
    """Whether the next line may go on with its sentence; in markup a new line is a new line."""
    at: int = -1
    """Where `text` begins in the plain text of which it is a line; -1 elsewhere."""


def plain_lines(text: str) -> list[Line]:
    r"""The lines of a plain text; `>` at the head of one is quoting.

    >>> [(line.depth, line.text) for line in plain_lines("Yes.\n> > Is it at ten?")]
    [(0, 'Yes.'), (2, 'Is it at ten?')]
    """
    lines: list[Line] = []
    at = 0
    for line in text.split("\n"):
        marks = _QUOTED.match(line) if line.startswith(">") else None
        if marks is None:
            lines.append(_new(Line, (line.rstrip(), 0, None, 0, True, at)))
        else:
            depth = min(marks[0].count(">"), DEEPEST)
            lines.append(Line(line[marks.end() :].rstrip(), depth, at=at + marks.end()))
        at += len(line) + 1
    return lines


def shallower(lines: Iterable[Line], depth: int) -> list[Line]:
    """The same lines with that much less quoting."""
    return [line._replace(depth=max(line.depth - depth, 0)) if line.depth else line for line in lines]


def compose(heading: str | None, lines: Sequence[Line]) -> tuple[str, tuple[Block, ...]]:
    """The text of a document and its blocks, the heading on top and not once more below it."""
    parts = list(_parts(heading, lines))
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for (text, inner), before in zip(parts, [None, *parts], strict=False):
        if before is not None:
            gap = "\n" if inner[0].kind is before[1][-1].kind is BlockKind.ROW else "\n\n"
            pieces.append(gap)
            at += len(gap)
        pieces.append(text)
        blocks += (
            [
                Block(block.kind, Span(block.span.start + at, block.span.end + at), block.level)
                for block in inner
            ]
            if at
            else inner
        )
        at += len(text)
    return "".join(pieces), tuple(blocks)


def _parts(heading: str | None, lines: Sequence[Line]) -> Iterator[tuple[str, list[Block]]]:
    if heading:
        yield heading, [Block(BlockKind.HEADING, Span(0, len(heading)), 1)]
        first = next((at for at, line in enumerate(lines) if line.text.strip()), 0)
        alike = bool(lines) and lines[first].text.lstrip()[:1] == heading[:1]  # most first lines are not
        if alike and " ".join(lines[first].text.split()) == heading:
            lines = lines[first + 1 :]
    for (kind, _), group in groupby(lines, key=_NATURE):
        if kind is not None:
            yield from (_told(line) for line in group if line.text)
        elif part := _judged(list(group)):
            yield part


def _told(line: Line) -> tuple[str, list[Block]]:
    """A line of which the markup says what it is."""
    assert line.kind is not None  # noqa: S101 - the caller asked
    text, kind, level = line.text, line.kind, line.level
    if line.depth:
        text, kind, level = _marked(line), BlockKind.QUOTE, line.depth
    return text, [Block(kind, Span(0, len(text)), level)]


def _judged(lines: list[Line]) -> tuple[str, list[Block]] | None:
    """Lines that are cut into blocks by their look."""
    text = "\n".join([_marked(line) if line.depth else line.text for line in lines]).strip("\n")
    if not text.strip():
        return None
    blocks = split_blocks(text)
    if lines[0].wraps:
        return text, list(blocks)
    return text, [part for block in blocks for part in _one_line_each(text, block)]


def _one_line_each(text: str, block: Block) -> Iterator[Block]:
    at = block.span.start
    for line in block.span.of(text).split("\n"):
        if line.strip():
            yield replace(block, span=Span(at, at + len(line)))
        at += len(line) + 1


def _marked(line: Line) -> str:
    """The line with its marks of quoting; blank lines have none, so that they part."""
    return f"{'>' * line.depth} {line.text}" if line.depth and line.text else line.text
