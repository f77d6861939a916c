"""Lines that the number of a day heads under the name of its month are rows, however far apart they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.model.text import Block, BlockKind, Document
from timeline.model.when import Resolved

_RULE: Final = "month_row"
"""How `timeline.find` names such a day."""


def with_rows(document: Document, mentions: Sequence[Resolved]) -> Document:
    """The document with the lines of a month as rows: none of them is the heading of the next.

    Args:
        document: the text.
        mentions: its times, in order.
    """
    days = [mention.span.start for mention in mentions if mention.mention.rule == _RULE]
    if not days:
        return document

    def _as_row(block: Block) -> Block:
        at = bisect_left(days, block.span.start)
        heads = at < len(days) and days[at] < block.span.end
        return replace(block, kind=BlockKind.ROW) if heads and block.kind is not BlockKind.QUOTE else block

    return replace(document, blocks=tuple(map(_as_row, document.blocks)))


__all__ = ["with_rows"]
