"""Hours of what was only seen or measured: "At 2:56 PM a storm was located near", "40 mm in 2 to 3 hours"."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Final

from timeline.events.scene import Scene
from timeline.model.said import Shift
from timeline.model.when import Basis, Moment

_FRESH: Final = timedelta(hours=2)
"""How long before its issue a text tells what it has just seen."""


def is_sighting(scene: Scene, is_row: bool) -> bool:
    """Whether a storm was only seen just before the text was issued: "At 857 AM, frost was seen near"."""
    del is_row
    start, published = scene.mention.start, scene.document.published
    if published is None or not isinstance(start, Moment) or start.day_from.basis is Basis.STATED:
        return False
    if start.at.tzinfo is None or published.at.tzinfo is None:
        return False
    if not timedelta() <= published.at - start.at <= _FRESH:
        return False
    words, sets = scene.sentence.words, scene.words.sets
    seen = any(words[group.main].low in sets["words.sighted"] for group in scene.sentence.groups)
    return seen and any(
        word.low in sets["nouns.storms"] or word.low in sets["nouns.weather"] for word in words
    )


def is_rate(scene: Scene, is_row: bool) -> bool:
    """Whether a stretch tells how fast: "60 mm in 2 to 3 hours", "an inch could fall in an hour"."""
    del is_row
    if scene.mention.mention.rule != "in_amount" or not isinstance(scene.mention.mention.said, Shift):
        return False
    words, sets = scene.sentence.words, scene.words.sets
    before = words[scene.clause.start : scene.at]
    if not isinstance(scene.mention.start, Moment) or not any(
        word.low in sets["nouns.lengths"] and (one.low[:1].isdigit() or one.low in sets["words.single"])
        for one, word in pairwise(before)
    ):
        return False
    return before[-1].low in sets["nouns.lengths"] or any(
        word.low in sets["words.falling"] for word in before
    )
