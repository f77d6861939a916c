"""Guides that tell the channel beside the time and what is shown on the next line: "Midday: BBC One"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.headings import line_title
from timeline.events.layout import Layout
from timeline.events.tokens import Word, is_word, lows
from timeline.events.wording import without_times
from timeline.model.text import Span

_LONGEST: Final = 7
"""Words of the names of one or two channels."""
_BREAKS: Final = 2
"""Line breaks that set off a line."""


def is_channel(layout: Layout, own: Sequence[Word]) -> bool:
    """Whether the words of a row tell nothing but where something is shown."""
    plain = [word for word in without_times(own) if is_word(word)]
    if not plain or len(plain) > _LONGEST:
        return False
    if not layout.words.phrases["nouns.channels"].at(lows(plain), 0)[0]:
        return False
    return all(word.bits & (roles.NAME | roles.CONJUNCTION) for word in plain)


def shown_beside(layout: Layout, block: int) -> str:
    """The line without a time right below a row, or right above where only that belongs to it."""
    above, below = _gap(layout, block - 1), _gap(layout, block)
    sides = (block - 1, block + 1) if above < _BREAKS <= below else (block + 1,)
    for index in sides:
        if 0 <= index < len(layout.blocks) and not layout.times_in(layout.blocks[index].span):
            title = line_title(layout, index)
            if title:
                return title
    return ""


def _gap(layout: Layout, block: int) -> int:
    """The line breaks behind a block; many at the ends of a text."""
    if not 0 <= block < len(layout.blocks) - 1:
        return _BREAKS
    between = Span(layout.blocks[block].span.end, layout.blocks[block + 1].span.start)
    return between.of(layout.document.text).count("\n")


__all__ = ["is_channel", "shown_beside"]
