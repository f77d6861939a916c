"""Days and hours on lines of their own amid lines of names and text: on which side of them is what is on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.events.celltable import clusters_of, tells_day
from timeline.events.item import LINE, OTHER, Item, Line
from timeline.model.text import Block, BlockKind

_LEAST: Final = 3
"""Times from which one side is a habit."""
_APART: Final = 3
"""Line breaks that part a list from what is no part of it."""
_MOST: Final = 8
"""Lines of one item."""
_SHORT: Final = 3
"""Words of a line that needs the next one to name anything: "STATUS RED"."""
_NAME: Final = 90
"""Code points of a line that names."""


_HOUR: Final = re.compile(r"\d[:.]\d\d")


class _List(NamedTuple):
    times: tuple[tuple[Line, ...], ...]
    between: tuple[tuple[Line, ...], ...]
    """The lines before the first time, between two of them, and behind the last."""


def items_beside(
    lines: Sequence[Line], text: str, blocks: Sequence[Block], starts: Sequence[int]
) -> dict[int, Item]:
    """What is on at times whose names are followed, or led, by running text, by the side that all have.

    Where a list ends with a time its names stand over it, where it begins with one they stand below; and so
    they do where the line below a time ends with a comma and goes on.
    """
    found: dict[int, Item] = {}
    for run in _lists(lines, text, blocks, starts):
        side = _side(run, text, blocks)
        if not side:
            continue
        most = max(map(len, run.between[1:-1]))  # over the first of them stands the title of all
        groups = run.between[1:] if side > 0 else (run.between[0][-most:], *run.between[1:-1])
        for times, group in zip(run.times, groups, strict=True):
            named = _named(group, text, blocks)
            twins = tuple(line.block for line in times)
            item = Item(below=named, twins=twins) if side > 0 else Item(above=named, twins=twins)
            found.update(dict.fromkeys(twins, item))
    return found


def _lists(
    lines: Sequence[Line], text: str, blocks: Sequence[Block], starts: Sequence[int]
) -> Iterator[_List]:
    """Runs of lines that hold such times again and again."""
    run: list[Line] = []
    for line in [*lines, None]:
        opens = line is not None and blocks[line.block].kind is BlockKind.HEADING
        opens = opens and line is not None and blocks[line.block].span.of(text).lstrip().startswith("#")
        if line is None or line.gap >= _APART or opens:
            read = _read(run, text, blocks)
            if read is not None and not _are_heads(read, text, blocks, starts):
                yield read
            run = []
        if line is not None:
            run.append(line)


def _read(run: Sequence[Line], text: str, blocks: Sequence[Block]) -> _List | None:
    clusters = clusters_of(run)
    if len(clusters) < _LEAST or not all(
        tells_day(text, blocks[run[behind - 1].block].span) for _, behind in clusters
    ):
        return None
    ends = [0, *(behind for _, behind in clusters)]
    begins = [*(first for first, _ in clusters), len(run)]
    between = tuple(tuple(run[end:begin]) for end, begin in zip(ends, begins, strict=True))
    if not all(0 < len(group) <= _MOST for group in between[1:-1]):
        return None
    if max(len(between[0]), len(between[-1])) > _MOST:
        return None
    return _List(tuple(tuple(run[first:behind]) for first, behind in clusters), between)


def _are_heads(run: _List, text: str, blocks: Sequence[Block], starts: Sequence[int]) -> bool:
    """Whether days only head lines that tell hours: "Friday 3 July", below it "Fair / 3 p.m. to midnight"."""
    if all(
        _HOUR.search(text, blocks[times[-1].block].span.start, blocks[times[-1].block].span.end)
        for times in run.times
    ):
        return False
    lines = (blocks[line.block].span for group in run.between for line in group)
    return any(
        bisect_left(starts, span.start) < bisect_left(starts, span.end)
        and any(map(str.isdigit, span.of(text)))
        for span in lines
    )


def _side(run: _List, text: str, blocks: Sequence[Block]) -> int:
    """1 where what is on stands below its time, -1 where it stands above, 0 where nothing is sure."""
    if any(_told(group[0], text, blocks).endswith(":") for group in run.between[1:] if group):
        return 0  # "Reviewed:" over its dates
    if not any(line.kind == OTHER for group in run.between for line in group):
        return 0  # a table of cells
    if not run.between[-1]:
        return -1 if run.between[0] else 0
    if not run.between[0]:
        return 1
    goes_on = [_goes_on(group[0], text, blocks) for group in run.between[1:]]
    return 1 if any(goes_on) and not any(_goes_on(group[-1], text, blocks) for group in run.between) else 0


def _goes_on(line: Line, text: str, blocks: Sequence[Block]) -> bool:
    """Whether a line ends with a comma."""
    return _told(line, text, blocks).endswith(",")


def _named(group: Sequence[Line], text: str, blocks: Sequence[Block]) -> tuple[int, ...]:
    """The lines that name what is on: the first, and the next where the first goes on or is short."""
    named = [group[0].block]
    for line, behind in pairwise(group):
        short = len(named) == 1 and behind.kind == LINE and len(_told(line, text, blocks).split()) <= _SHORT
        if not short and not _goes_on(line, text, blocks):
            break
        if len(_told(behind, text, blocks)) > _NAME:
            break
        named.append(behind.block)
    return tuple(named)


def _told(line: Line, text: str, blocks: Sequence[Block]) -> str:
    return blocks[line.block].span.of(text).rstrip(" \t*_")


__all__ = ["items_beside"]
