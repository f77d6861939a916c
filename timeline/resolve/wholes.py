"""On whose clocks the rows of a programme are: those of where the whole takes place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Final

from timeline.language import Language
from timeline.language.eventdata import wholes
from timeline.language.wordlist import letters_of
from timeline.model.said import At, Date, DayNumber, Listing, Mention, Range, Weekday
from timeline.model.text import BlockKind, Document, Span
from timeline.resolve.context import Context
from timeline.resolve.nth import is_counted
from timeline.resolve.place import place_in, place_near

_DAYS: Final = (At, Date, DayNumber, Listing, Range, Weekday)
_FAR: Final = 40
"""Blocks and expressions above a row in which the whole is told."""
_LONGEST: Final = 400
"""Code points of its sentence on either side of its days."""
_END: Final = re.compile(r"[.!?]\s+(?=[^\W\d_a-z])|\n\s*\n")


class Wholes:
    """Answers for one document: "The congress takes place in Milan from 20 to 22 March"."""

    def __init__(self, document: Document, mentions: Sequence[Mention], language: Language) -> None:
        self.document, self.mentions, self.language = document, mentions, language
        self.starts = [mention.span.start for mention in mentions]
        self.blocks = [block.span.start for block in document.blocks]
        self.told: dict[int, tuple[str, Span] | None] = {}

    def place_for(self, here: Span, day: date, context: Context, block: int) -> tuple[str, Span] | None:
        """The zone and the words of where the whole is that a row at `here` is part of.

        Args:
            here: the clock time of the row.
            day: its day.
            context: the day told last, and the days of what goes on for several.
            block: the block of the row.
        """
        known = {each.span for each in (context.day, context.heading_day) if each is not None}
        first, last = context.stretch
        inside = first is not None and last is not None and first <= day <= last
        until = bisect_left(self.starts, here.start)
        for number in range(until - 1, max(-1, until - _FAR - 1), -1):
            mention = self.mentions[number]
            at = bisect_right(self.blocks, mention.span.start) - 1
            if block - at > _FAR:
                break
            if (inside or mention.span in known) and (found := self._place(number, mention, at)):
                return found
        return None

    def _place(self, number: int, mention: Mention, block: int) -> tuple[str, Span] | None:
        if number not in self.told:
            self.told[number] = self._place_of(mention, block)
        return self.told[number]

    def _place_of(self, mention: Mention, block: int) -> tuple[str, Span] | None:
        """The place of a sentence that tells the days of a whole."""
        blocks, text, span = self.document.blocks, self.document.text, mention.span
        if block < 0 or blocks[block].kind is BlockKind.ROW or not isinstance(mention.said, _DAYS):
            return None
        if is_counted(mention.said):
            return None
        before = text[max(blocks[block].span.start, span.start - _LONGEST) : span.start]
        behind = text[span.end : min(blocks[block].span.end, span.end + _LONGEST)]
        sentence = f"{_END.split(before)[-1]} {_END.split(behind)[0]}".lower()
        if wholes(self.language.code).isdisjoint(letters_of(sentence)):
            return None
        near = place_near(text, span, self.language, blocks[block].span)
        heads = blocks[block].kind is BlockKind.HEADING
        return near or (place_in(text, blocks[block].span, self.language) if heads else None)


__all__ = ["Wholes"]
