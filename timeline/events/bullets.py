"""Items of a list whose time stands on a line below: "- Puppet show", "  10:00", "  Red Room"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from timeline.events.item import LINE, OTHER, TIME, Item, Line
from timeline.model.text import Block, BlockKind

_PAIR: Final = 2
"""Line breaks where a blank line stands between a bullet and its time."""
_LONGEST: Final = 120
"""Code points of a bullet that names what happens."""
_STOPS: Final = (":", ".", ",", ";")


def items_of_bullets(lines: Sequence[Line], text: str, blocks: Sequence[Block]) -> dict[int, Item]:
    """For each time right below a bullet that tells none, the bullet and the lines of the same item.

    Args:
        lines: the blocks as lines.
        text: the document.
        blocks: its blocks.
    """
    found: dict[int, Item] = {}
    for index, (over, line) in enumerate(pairwise(lines)):
        if line.kind != TIME or over.kind != OTHER or line.gap > _PAIR:
            continue
        behind = lines[index + 2 :]
        if _names(blocks[over.block], text) and _goes_on(line, behind[:1], text, blocks):
            below = behind[:1] if _is_inside(behind[:1], text, blocks) else ()
            found[line.block] = Item((over.block,), tuple(each.block for each in below), twins=(line.block,))
    return found


def _names(block: Block, text: str) -> bool:
    """Whether a block is a short bullet that leads to nothing."""
    told = block.span.of(text).strip(" *_")
    if block.kind is not BlockKind.ROW or not block.level or len(told) > _LONGEST or "\n" in told:
        return False
    return not told.endswith(_STOPS) and any(map(str.isalpha, told))


def _goes_on(line: Line, behind: Sequence[Line], text: str, blocks: Sequence[Block]) -> bool:
    """Whether a time belongs to the bullet over it: set in, or with nothing behind that it would head."""
    block = blocks[line.block]
    if block.level or block.kind is BlockKind.HEADING:
        return False
    if block.span.of(text)[:1].isspace():
        return True
    return line.gap == 1 and all(other.kind == OTHER or other.gap > 1 for other in behind)


def _is_inside(behind: Sequence[Line], text: str, blocks: Sequence[Block]) -> bool:
    """Whether the line behind the time is set in as well: where it is."""
    return any(other.kind == LINE and other.gap == 1 for other in behind) and all(
        blocks[other.block].span.of(text)[:1].isspace() and not blocks[other.block].level for other in behind
    )
