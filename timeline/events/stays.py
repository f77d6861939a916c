"""Where the rows of a programme happen: where the day, or the days, that they are part of take place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from timeline.events import roles
from timeline.events.columns import is_telling
from timeline.events.place_names import cleaned
from timeline.events.place_rows import DASHES, is_place_column
from timeline.events.scene import Scene
from timeline.events.tokens import Word, text_of, words_of
from timeline.model.event import Event
from timeline.model.text import BlockKind, Span
from timeline.model.when import AllDay, Moment

_LINE: Final = 120
"""Code points of a line that heads a day."""
_PARTING: Final = frozenset({*DASHES, "|", "/", ":", ";"})
_FAR: Final = 40
"""Blocks above a row in which the sentence stands."""


def place_of_whole(found: Sequence[Event], scene: Scene) -> str | None:
    """The place of the event whose day a row goes on from, or whose days its day is one of.

    As in "Sports Day is on Tuesday at Elm Park" over "9.00 Races", "a congress in Milan from 20 to 22 March".
    """
    start, layout = scene.mention.start, scene.layout
    if start is None or scene.block.kind is BlockKind.PARAGRAPH:
        return None
    source = start.day_from.span
    if source is not None and (beside := _beside_day(scene, source)):
        return beside
    day = start.at.date() if isinstance(start, Moment) else start.first
    for event in reversed(found):
        evidence = event.evidence[-1]
        block = layout.block_at(evidence.span.start)
        if evidence.document != scene.document.source.name or scene.block_at - block > _FAR:
            break
        if not event.place or layout.blocks[block].kind is BlockKind.ROW or not _is_thing(event, scene):
            continue
        if source is not None and source.start >= evidence.span.start and source.end <= evidence.span.end:
            return event.place
        if _holds(event, day) and not isinstance(start, AllDay):
            return event.place
    return None


def _beside_day(scene: Scene, day: Span) -> str | None:
    """A place that stands with the day over a row and is all else there: "Friday 20 March - Main Hall"."""
    layout = scene.layout
    block = layout.block_at(day.start)
    span = layout.blocks[block].span
    label = layout.labels[block]
    if block == scene.block_at or span.end - span.start > _LINE or (label is not None and label.kind):
        return None
    parts: list[list[Word]] = [[]]
    for word in words_of(layout.document.text, span, layout.times_in(span), layout.words):
        if word.bits & roles.TIME or word.low in _PARTING:
            parts.append([])
        elif word.low not in {",", "(", ")"} or parts[-1]:
            parts[-1].append(word)
    told = [part for part in map(_trimmed, parts) if part and is_telling(part)]
    for part in reversed(told):
        if is_place_column(layout, part):
            return cleaned(text_of(layout.document.text, part).strip(" @,()"))
    return None


def _trimmed(part: list[Word]) -> list[Word]:
    """A part of a line without the marks at its end."""
    while part and part[-1].bits & roles.MARK and part[-1].low != ")":
        part = part[:-1]
    return part


def _is_thing(event: Event, scene: Scene) -> bool:
    """Whether a title names what others are part of, "Annual congress", and no deed: "Reds face Blues"."""
    told = [scene.words.roles.get(word, 0) for word in event.title.lower().split()]
    acts = any(bits & roles.VERB and not bits & roles.HAPPENING for bits in told)
    return not acts and any(bits & roles.HAPPENING for bits in told)


def _holds(event: Event, day: date) -> bool:
    """Whether a day is one of those of an event of several."""
    if isinstance(event.start, datetime) or isinstance(event.end, datetime) or event.end is None:
        return False
    return event.start < event.end and event.start <= day <= event.end
