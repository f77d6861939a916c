"""Lines under the rows of a schedule: "9:00 am Staff meeting", below it "Location: Room 12"."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from timeline.events.layout import Label, Layout, label_of

_BELOW: Final = 4
"""Lines under a row that may tell of it."""
_WHERE: Final = "where"


def own_where(layout: Layout, block: int) -> Label | None:
    """The label that tells where, in the lines right under a row that has an hour of its own."""
    if _is_labelled(layout, block):
        return None
    for index in range(block + 1, min(len(layout.blocks), block + 1 + _BELOW)):
        if layout.times_in(layout.blocks[index].span) or _blank_before(layout, index):
            return None
        label = label_of(layout, index)
        if label is not None and label.kind == _WHERE:
            return label
    return None


def is_of_other(layout: Layout, block: int, label: Label) -> bool:
    """Whether a label stands under the hour of another row, to which it belongs."""
    if _is_labelled(layout, block):
        return False
    first = at = bisect_right(layout.starts, label.name.start) - 1
    while first > 0 and at - first < _BELOW and not _blank_before(layout, first):
        first -= 1
        if first == block:
            return False
        if layout.times_in(layout.blocks[first].span):
            low, high = sorted((first, block))
            apart = any(_blank_before(layout, index) for index in range(low + 1, high + 1))
            return apart and begins_with_time(layout, first) and begins_with_time(layout, block)
    return False


def begins_with_time(layout: Layout, block: int) -> bool:
    """Whether a row begins with a time."""
    row = layout.blocks[block]
    times = layout.times_in(row.span)
    return bool(times) and not layout.document.text[row.span.start : times[0].start].strip()


def _blank_before(layout: Layout, block: int) -> bool:
    end, start = layout.blocks[block - 1].span.end, layout.blocks[block].span.start
    return layout.document.text.count("\n", end, start) > 1


def _is_labelled(layout: Layout, block: int) -> bool:
    label = label_of(layout, block)
    return label is not None and bool(label.kind)
