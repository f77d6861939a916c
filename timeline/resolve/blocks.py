"""The blocks of a document by number; -1 is what stands before the first."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from timeline.model.said import Mention
from timeline.model.text import Block, BlockKind, Document

SENTENCE: Final = re.compile(r"[.!?][\"')\u201d]*\s+(?=[^\W\d_a-z])")
"""Between two sentences of a block."""


class Blocks:
    """Answers for one document."""

    def __init__(self, document: Document) -> None:
        self.all = document.blocks
        self.starts = [block.span.start for block in document.blocks]

    def at(self, offset: int) -> int:
        """Number of the block that holds an offset, or of the one before it."""
        return bisect_right(self.starts, offset) - 1

    def __getitem__(self, block: int) -> Block | None:
        return self.all[block] if 0 <= block < len(self.all) else None

    def kind(self, block: int) -> BlockKind | None:
        """What kind it is; None outside."""
        here = self[block]
        return None if here is None else here.kind

    def begin(self, block: int) -> int:
        """Where it begins."""
        return self.starts[block] if block >= 0 else 0

    def end(self, block: int) -> int | None:
        """Where it ends; None outside."""
        here = self[block]
        return None if here is None else here.span.end

    def bounds(self, mention: Mention) -> tuple[int, int | None]:
        """Where the block of a mention begins and ends."""
        block = self.at(mention.span.start)
        return self.begin(block), self.end(block)
