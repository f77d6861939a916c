"""Blocks of plain text: what is a heading, a row, a paragraph, a quote."""

from __future__ import annotations

import pytest

from timeline.model.text import BlockKind
from timeline.read.blocks import split_blocks

LINES = {
    "dated lines are rows, however long": (
        "Thursday, December 24 - the branch on Mill Lane closes at noon\nFriday, December 25 - closed",
        [BlockKind.ROW, BlockKind.ROW],
    ),
    "a wrapped sentence is one paragraph": (
        "The council of the town will meet in the old hall by the river on\nMonday about the bridge.",
        [BlockKind.PARAGRAPH],
    ),
    "a shouted label of many words is a row": (
        "DEADLINE for comments or requests for another day: 12 March",
        [BlockKind.ROW],
    ),
    "quotes by depth": ("> > older\n> old\nnew", [BlockKind.QUOTE, BlockKind.QUOTE, BlockKind.ROW]),
    "a heading over a rule": ("Summer regatta\n==============\nThe boats start at ten.", None),
}


@pytest.mark.parametrize(("text", "kinds"), LINES.values(), ids=LINES)
def test_blocks(text, kinds):
    found = split_blocks(text)
    if kinds is None:
        assert found[0].kind is BlockKind.HEADING
    else:
        assert [block.kind for block in found] == kinds


def test_blocks_keep_their_offsets():
    text = "# A\n\n* one\n  * two\n"
    assert [block.span.of(text) for block in split_blocks(text)] == ["# A", "* one", "  * two"]
    assert [block.level for block in split_blocks(text)] == [1, 1, 2]
