"""Schedules of no day at all: "Typical day", "A model timetable", "Usual upgrade window: 02:00-06:00 CET"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from timeline.events.scene import Scene
from timeline.events.words import EventWords
from timeline.model.said import At, Clock, DayPart, Lasting, Range, Said
from timeline.model.text import Document
from timeline.model.when import Moment, Resolved

_NEAR: Final = 4
"""Words from "typical" to what is typical: "an example of a timetable"."""
_LONGEST: Final = 4000
"""Code points before the first time that are looked at."""


def tells_sample(document: Document, mentions: Sequence[Resolved], words: EventWords) -> bool:
    """Whether a text calls its schedule a sample before the first clock time, and tells no day anywhere."""
    timed = [mention for mention in mentions if mention.start is not None]
    if not timed or any(_tells_day(mention.mention.said) for mention in timed):
        return False
    first = timed[0].span.start
    told = document.text[max(0, first - _LONGEST) : first].lower()
    kinds = words.sets["samples.kinds"]
    if not any(kind in told for kind in kinds) and not any(
        phrase in told for phrase in words.sets["samples.phrases"]
    ):
        return False
    return any(_calls_sample(line, words) for line in told.splitlines())


def _calls_sample(line: str, words: EventWords) -> bool:
    """Whether "typical" and what is typical stand close together in a line in lower case."""
    if any(phrase in line for phrase in words.sets["samples.phrases"]):
        return True
    told = [word.strip(".,:;()[]*_|\"'\u201c\u201d\u2018\u2019") for word in line.split()]
    kinds, plans = words.sets["samples.kinds"], words.sets["samples.plans"]
    at = [
        (index, word in kinds)
        for index, word in enumerate(told)
        if word in kinds or word in plans or word.rstrip("s") in plans
    ]
    return any(
        kind and not plan and second - first <= _NEAR for (first, kind), (second, plan) in pairwise(at)
    )


def _tells_day(said: Said | None) -> bool:
    """Whether words name any day, be it only a weekday or "tonight"."""
    if isinstance(said, At):
        return said.day is not None or (isinstance(said.part, DayPart) and bool(said.part.which))
    if isinstance(said, Range):
        return any(each is not None and _tells_day(each) for each in (said.day, said.start, said.end))
    if isinstance(said, Lasting):
        return _tells_day(said.start)
    if isinstance(said, DayPart):
        return bool(said.which)
    return not isinstance(said, Clock)


def is_of_sample(scene: Scene, _row: bool) -> bool:
    """Whether a clock time is one of a schedule that is a sample."""
    return scene.layout.of_sample and isinstance(scene.mention.start, Moment)


__all__ = ["is_of_sample", "tells_sample"]
