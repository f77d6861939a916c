"""Feasts that name what is on a date: "Christmas: 24 to 27 December" in a list of closures."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from timeline.events.scene import Scene
from timeline.language import fold, load_language
from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Moment

_HEAD: Final = re.compile(
    r"[\s*_>|\u2022-]*([^\d\n:|\u2013\u2014-][^\n:|\u2013\u2014]{1,60}?)(?::| [|\u2013\u2014-]) *[\s*_]*$"
)
_YEAR: Final = re.compile(r"\s*\b\d{4}$")
_LONGEST: Final = 90


def feast_before(scene: Scene) -> str:
    """The feast at the head of a row, set off from the date behind it; empty where there is none."""
    if scene.block.kind is not BlockKind.ROW or not isinstance(scene.mention.start, AllDay):
        return ""
    begin, end = scene.block.span.start, scene.mention.span.start
    if not 0 < end - begin <= _LONGEST:
        return ""
    match = _HEAD.match(scene.document.text[begin:end])
    if match is None:
        return ""
    name = _YEAR.sub("", fold(match[1]).strip())
    return match[1].strip() if name in _feasts(scene.words.code) else ""


def feast_with_hours(scene: Scene) -> str:
    """The feast that begins the words of a day with its hours: "Palm Sunday, March 29: 8 and 10:15 a.m."."""
    if not isinstance(scene.mention.start, Moment):
        return ""
    name, comma, _ = scene.mention.span.of(scene.document.text).partition(",")
    return name if comma and fold(name.strip()) in _feasts(scene.words.code) else ""


@cache
def _feasts(code: str) -> frozenset[str]:
    table = load_language(code).classes.get("holiday", {})
    return frozenset(name for names in table.values() for name in names)


__all__ = ["feast_before", "feast_with_hours"]
