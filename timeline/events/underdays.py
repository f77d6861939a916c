"""Programmes of lines under their days, each happening over its hours: "4 July", "Arrival", "3pm - 5pm"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from timeline.events.celltable import tells_day
from timeline.events.item import LINE, OTHER, TIME, Item, Line
from timeline.model.text import Block

_LEAST: Final = 2
"""Happenings under days from which they are a programme."""
_MOST: Final = 3
"""Lines of a happening."""
_OFTEN: Final = 3
"""Rows in which a cell that names nothing says the same."""
_MARKS: Final = " \t*_|"


def without_remarks(lines: Sequence[Line], text: str, blocks: Sequence[Block]) -> list[Line]:
    """The lines without a cell that says the same under day after day: "Minutes", between day and hour."""
    beside: dict[int, str] = {}
    for (over, line), under in zip(pairwise(lines), lines[2:], strict=False):
        between = line.kind == LINE and over.kind == TIME == under.kind and line.gap == under.gap == 1
        if between and tells_day(text, blocks[over.block].span):
            beside[line.block] = _says(text, blocks, line)
    if not beside:
        return list(lines)
    counts = Counter(beside.values())
    return [line for line in lines if counts[beside.get(line.block, "")] < _OFTEN]


def items_under_days(
    lines: Sequence[Line], text: str, blocks: Sequence[Block], labels: Mapping[str, str]
) -> tuple[dict[int, Item], set[int]]:
    """What belongs to the hours under days, and the blocks of those days, which have no row of their own.

    Args:
        lines: the blocks as lines.
        text: the document.
        blocks: its blocks.
        labels: words before a colon, and what they ask for: such a line tells more of its happening.
    """
    found: dict[int, Item] = {}
    days: set[int] = set()
    for day, section in _sections(lines, text, blocks):
        items = _items(section, text, blocks, labels)
        if items:
            found.update(items)
            days.add(day.block)
    return (found, days) if len({item.below for item in found.values()}) >= _LEAST else ({}, set())


def _sections(lines: Sequence[Line], text: str, blocks: Sequence[Block]) -> Iterator[tuple[Line, list[Line]]]:
    """Each day with the lines below it up to the next one."""
    day: Line | None = None
    section: list[Line] = []
    for line in lines:
        heads = line.kind == TIME and tells_day(text, blocks[line.block].span)
        if day is not None and (heads or line.gap > 1):
            yield day, section
            day = None
        if heads:
            day, section = line, []
        elif day is not None:
            section.append(line)
    if day is not None:
        yield day, section


def _items(
    section: Sequence[Line], text: str, blocks: Sequence[Block], labels: Mapping[str, str]
) -> dict[int, Item]:
    """The items of a section in which every happening stands over its hours; else none."""
    found: dict[int, Item] = {}
    cells: list[int] = []
    for line in section:
        if line.kind == LINE:
            cells.append(line.block)
        elif line.kind == TIME and 0 < len(cells) <= _MOST:
            found[line.block] = Item(below=tuple(cells), twins=(line.block,))
            cells = []
        elif line.kind != OTHER or not _is_labelled(blocks[line.block].span.of(text), labels):
            return {}
    return {} if cells else found


def _says(text: str, blocks: Sequence[Block], line: Line) -> str:
    return blocks[line.block].span.of(text).strip(_MARKS)


def _is_labelled(told: str, labels: Mapping[str, str]) -> bool:
    head, colon, _ = told.partition(":")
    return bool(colon) and head.lower().strip(_MARKS) in labels
