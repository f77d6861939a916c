"""Days that stand alone over what follows, and rows that say that nothing is on."""

from __future__ import annotations

import re
from typing import Final

from timeline.events import roles
from timeline.events.columns import is_telling, unbracketed
from timeline.events.feasts import feast_before
from timeline.events.headdays import title_over_day
from timeline.events.headings import heading_above
from timeline.events.layout import label_of
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Relation

_MONTH: Final = re.compile(r"[^\W\d_]{3,}")
"""A word in a time: then it is of a day, not of a clock alone."""


def is_bare_day(scene: Scene, is_row: bool) -> bool:
    """A day that stands alone is the heading of what follows, not an event."""
    del is_row
    if not isinstance(scene.mention.start, AllDay) or scene.mention.rrule:
        return False
    row = scene.row()
    if _is_stretch(scene) or feast_before(scene) or title_over_day(scene):
        return False
    if is_telling(unbracketed(row.words)) or any(word.low == "|" for word in row.words):
        return False
    label = label_of(scene.layout, scene.block_at)
    return label is None or label.kind not in {"when", "end", "deadline"}


def _is_stretch(scene: Scene) -> bool:
    """Whether some days alone on a row are what the heading above names: "Spring term", "6 Jan - 13 Feb"."""
    start, layout = scene.mention.start, scene.layout
    if not isinstance(start, AllDay) or start.last == start.first or scene.block.kind is not BlockKind.ROW:
        return False
    heading = heading_above(layout, scene.block_at)
    below = scene.block_at + 1
    if not heading or heading.lower() in scene.words.sets["nouns.weak"]:
        return False
    if below == len(layout.blocks) or layout.blocks[below].kind is BlockKind.HEADING:
        return True
    times = layout.times_in(layout.blocks[below].span)
    return any(_MONTH.search(time.of(scene.document.text)) for time in times)


_SHORT: Final = 3
"""Words of a row that says that nothing is on: "no film tonight"."""


def is_denied(scene: Scene, is_row: bool) -> bool:
    """Whether nothing is on: "Wed 3/10: no meetings", "every Tuesday, none on 4 October", "no 8 am Mass"."""
    at, relation = scene.at, scene.mention.relation
    if at and relation is Relation.AT and scene.sentence.low[at - 1] in scene.words.sets["words.none"]:
        return True
    while at and scene.sentence.words[at - 1].bits & (roles.LEAD | roles.PREPOSITION):
        at -= 1
    if at and scene.sentence.low[at - 1] in scene.words.sets["words.nothing"]:
        return True
    if not is_row:
        return False
    words = [word for word in scene.row().words if is_word(word)]
    none = scene.words.sets["words.none"]
    if len(words) < len(("no", "film")) or words[0].low not in none:
        return False
    if len(words) <= _SHORT or any(word.bits & roles.HAPPENING for word in words[1:_SHORT]):
        return True
    named = words[1].bits & roles.NAME  # "No Doubt, 9 April"
    return not named and not scene.sentence.groups and words[-1].start < scene.mention.span.start


__all__ = ["is_bare_day", "is_denied"]
