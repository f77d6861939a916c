"""Rows in pairs: "9:15 am Weekly meeting", below it "10:00 am Room 12": when and where it is, until when."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from timeline.events import roles
from timeline.events.ends import with_end
from timeline.events.layout import Layout
from timeline.events.own_lines import begins_with_time
from timeline.events.place_rows import happens
from timeline.events.scene import Scene
from timeline.events.tokens import is_word, text_of, words_of
from timeline.events.wording import without_times
from timeline.model.event import Event
from timeline.model.text import BlockKind
from timeline.model.when import Moment

_REACH: Final = 10
"""Blocks on either side in which another pair stands."""
_MOST: Final = 9
"""Words of a row that tells where at most."""


def ends_pair(found: list[Event], scene: Scene) -> bool:
    """Whether a row tells the end and the place of the row right above it; the event then has both."""
    layout, block = scene.layout, scene.block_at
    if not found or scene.mention.end is not None or not isinstance(scene.mention.start, Moment):
        return False
    place = _place_under(layout, block)
    if not place or found[-1].evidence[-1].span.start < layout.blocks[block - 1].span.start:
        return False
    around = range(max(1, block - _REACH), min(len(layout.blocks), block + _REACH + 1))
    if not any(other != block and _place_under(layout, other) for other in around):
        return False
    ended = with_end(found[-1], scene.mention.start)
    if ended is None:
        return False
    found[-1] = replace(ended, place=ended.place or place)
    return True


def _place_under(layout: Layout, block: int) -> str:
    """The place that a row tells beside its hour, right under a row of a happening that begins a group."""
    if block < 1 or not (_is_hour(layout, block) and _is_hour(layout, block - 1)):
        return ""
    last = block + 1 == len(layout.blocks)
    if _is_apart(layout, block - 1) or not (block < len("ab") or _is_apart(layout, block - 2)):
        return ""
    if not (last or _is_apart(layout, block) or not _is_hour(layout, block + 1)):
        return ""
    return "" if _place(layout, block - 1) else _place(layout, block)


def _is_hour(layout: Layout, block: int) -> bool:
    """Whether a row begins with a time."""
    return layout.blocks[block].kind is BlockKind.ROW and begins_with_time(layout, block)


def _is_apart(layout: Layout, block: int) -> bool:
    """Whether a blank line stands behind a block."""
    end, start = layout.blocks[block].span.end, layout.blocks[block + 1].span.start
    return layout.document.text.count("\n", end, start) > 1


def _place(layout: Layout, block: int) -> str:
    """What a row tells beside its hour, where that is a place: "Room 12, 3rd floor"."""
    text, span = layout.document.text, layout.blocks[block].span
    told = without_times(words_of(text, span, layout.times_in(span), layout.words))
    plain = [word for word in told if is_word(word)]
    if not plain or len(plain) > _MOST or happens(told):
        return ""
    venue = any(word.bits & roles.VENUE for word in plain)
    verbs = any(word.bits & roles.FINITE and not word.bits & (roles.VENUE | roles.NAME) for word in plain)
    return text_of(text, plain) if venue and not verbs else ""
