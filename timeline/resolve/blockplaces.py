"""Where a block says that its times are: the same for all of them, however many it has."""

from __future__ import annotations

from collections.abc import Collection

from timeline.language import Language
from timeline.model.text import BlockKind, Document, Span
from timeline.resolve.address import place_of_label
from timeline.resolve.place import place_in

_HEADING_REACH = 12
"""Blocks over a row among which its heading is looked for."""
_Place = tuple[str, Span] | None


class BlockPlaces:
    """Answers for the blocks of one document, each worked out once."""

    def __init__(self, document: Document, text: str, language: Language) -> None:
        self.blocks, self.text, self.language = document.blocks, text, language
        self.labelled: dict[int, _Place] = {}
        self.named: dict[int, _Place] = {}

    def of_label(self, block: int, timed: Collection[int]) -> _Place:
        """The place that a label near a block tells; `timed` are the blocks with a time, always the same."""
        if block not in self.labelled:
            self.labelled[block] = place_of_label(self.text, self.blocks, block, self.language, timed)
        return self.labelled[block]

    def of_row(self, block: int) -> _Place:
        """The place that a row itself, or the heading over it, names."""
        if block not in self.named:
            self.named[block] = self._of_row(block)
        return self.named[block]

    def _of_row(self, block: int) -> _Place:
        for index in range(block, max(-1, block - _HEADING_REACH), -1):
            titles = index == block or self.blocks[index].kind is BlockKind.HEADING
            if titles and (found := place_in(self.text, self.blocks[index].span, self.language)):
                return found
        return None
