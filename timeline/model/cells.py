"""Rows of a table: how their cells are parted, and where each lies."""

from __future__ import annotations

import re
from typing import Final

from timeline.model.text import Block, BlockKind, Span

_GAP: Final = re.compile(r" {3,}|\t+")
_DASH: Final = re.compile(r" [-\u2013\u2014] ")
_NARROW: Final = re.compile(r" {2,}|\t+")
PARTING: Final = ("|", "\t", "   ", " - ", " \u2013 ", " \u2014 ")
"""One of these is in every row of several cells."""
_LONGEST: Final = 600
"""Code points of a row; what is longer is running text with a bar in it."""


def style_of(text: str, block: Block) -> str:
    """How a block is divided: by bars, tabs, blanks or dashes; empty for a block of one cell."""
    words = block.span.of(text)
    if block.kind in {BlockKind.HEADING, BlockKind.QUOTE} or len(words) > _LONGEST or "\n" in words.strip():
        return ""
    stripped = words.strip()
    if "|" in stripped.rstrip("| ") or stripped.startswith("|"):
        return "|"  # a bar at the end of a line closes a cell that stands on lines of its own
    if "\t" in stripped:
        return "\t"
    if "   " in stripped:
        return " "
    dashed = " - " in stripped or " \u2013 " in stripped or " \u2014 " in stripped
    return "-" if dashed and len(_DASH.findall(stripped)) > 1 else ""


def cells_of(text: str, span: Span) -> list[Span]:
    """The cells of a row, empty ones among them."""
    start, end = span.start, span.end
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    words = text[start:end]
    if "|" in words:
        start += words.startswith("|")
        end -= words.endswith("|") and end - start > 1
        return _split(text, start, end, "|")
    if "\t" in words:
        return _split(text, start, end, "\t")
    found, at = [], start
    mark = _NARROW if _GAP.search(words) else _DASH
    for gap in mark.finditer(text, start, end):
        found.append(Span(at, gap.start()))
        at = gap.end()
    return [*found, Span(at, end)]


def _split(text: str, start: int, end: int, mark: str) -> list[Span]:
    found = []
    while True:
        stop = text.find(mark, start, end)
        found.append(Span(start, end if stop == -1 else stop))
        if stop == -1:
            return found
        start = stop + 1
