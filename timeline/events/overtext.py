"""Times on lines of their own over what they are of: schedules in paragraphs, listings under dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from timeline.events.celltable import tells_day
from timeline.events.item import LINE, OTHER, TIME, Item, Line
from timeline.model.text import Block, BlockKind

_PAIR: Final = 2
"""Times from which it is a habit, and line breaks that part two lines of one item."""


def items_over_text(
    found: Mapping[int, Item], lines: Sequence[Line], blocks: Sequence[Block], text: str
) -> dict[int, Item]:
    """What belongs to times that stand over a title or a paragraph, again and again.

    A time with its day between two lines is that of the line above, the line below is where it is.
    """
    led: list[tuple[tuple[int, ...], Item]] = []
    at = 0
    while at < len(lines):
        behind = at + (lines[at].kind == TIME)
        while at < behind < len(lines) and lines[behind].kind == TIME and lines[behind].gap <= _PAIR:
            behind += 1
        if behind > at and behind < len(lines) and lines[behind].gap <= _PAIR:
            below = lines[behind]
            free = not any(line.block in found for line in lines[at:behind])
            over = lines[at - 1] if at and lines[at].gap <= _PAIR and lines[at - 1].kind == LINE else None
            prose = below.kind == OTHER and blocks[below.block].kind is BlockKind.PARAGRAPH
            times = tuple(line.block for line in lines[at:behind])
            if free and over is not None and tells_day(text, blocks[lines[at].block].span):
                places = () if prose else (below.block,)
                led.append((times, Item((over.block,), places)))
            elif free and not (over is not None and lines[at].gap == 1) and (below.kind == LINE or prose):
                led.append((times, Item(below=(below.block,))))
        at = max(behind, at + 1)
    if len(led) < _PAIR:
        return {}
    return {block: replace(item, twins=(block,)) for times, item in led for block in times}
