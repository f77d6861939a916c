"""What a notice without a title is of, by what the text calls it: "Date: 5 May, 3 p.m.", "join this call"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from timeline.events import roles
from timeline.events.feasts import feast_with_hours
from timeline.events.layout import label_of
from timeline.events.saying import Title
from timeline.events.scene import Scene
from timeline.events.tokens import words_of
from timeline.events.wording import finish
from timeline.model.text import Span
from timeline.model.when import Basis, Moment

_REACH: Final = 1200
"""Code points behind a time among which it is spoken of."""


def spoken_of(scene: Scene) -> Title:
    """What the text behind a labelled clock time speaks of as "this call", or the feast told with it."""
    start, label = scene.mention.start, label_of(scene.layout, scene.block_at)
    if not isinstance(start, Moment) or start.day_from.basis is not Basis.STATED:
        return Title("", "")
    if feast := feast_with_hours(scene):
        return Title(feast, "feast that its hours are of")
    if label is None or label.kind != "when":
        return Title("", "")
    text, begin = scene.document.text, scene.block.span.start
    span = Span(begin, min(len(text), begin + _REACH))
    words = words_of(text, span, scene.layout.times_in(span), scene.words)
    leads = {phrase.split()[0] for phrase in scene.words.sets["status.this_event"]}
    for word, behind in pairwise(words):
        if word.low in leads and behind.bits & roles.HAPPENING and not behind.bits & roles.TIME:
            return Title(finish(text[behind.start : behind.end], scene.words), "what the text calls it")
    return Title("", "")


__all__ = ["spoken_of"]
