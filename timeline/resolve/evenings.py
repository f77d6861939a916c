"""Hours behind the evening of their day: "on Friday night; first pitch is 7:05"."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import Final

from timeline.model.said import At, Clock, DayPart, Mention, Said
from timeline.model.text import Span
from timeline.resolve.context import Context

_LATE: Final = frozenset({"EV", "NI"})
_DUSK: Final = time(18)
_NOON: Final = 12
_REACH: Final = 60
"""Code points between two hours of one sentence at most."""
_STOP: Final = re.compile(r"[.!?:|][\s)]|\n")


def part_told(said: Said) -> str:
    """The part of the day that is told with a day and without a clock time: `EV` of "Friday evening"."""
    part = said.part if isinstance(said, At) and said.clock is None else said
    return part.code if isinstance(part, DayPart) else ""


def in_sentence(
    context: Context, mention: Mention, before: Span, following: Mention | None, folded: str
) -> Context:
    """The frame of an hour behind or before another of its sentence: "at 6 p.m.; we leave at 7".

    Beside an hour that only a dial of 24 shows, one with two digits is on that dial, too.
    """
    if not isinstance(mention.said, Clock | At):
        return context
    if context.sure is not None and _goes_on(folded, before.end, mention.span.start):
        return context._replace(beside=True)
    clock = following.said if following is not None else None
    clock = clock.clock if isinstance(clock, At) else clock
    late = isinstance(clock, Clock) and clock.is_24h and clock.hour > _NOON and not clock.name
    if late and following is not None and _goes_on(folded, mention.span.end, following.span.start):
        return context._replace(is_24h=True)
    return context


def _goes_on(folded: str, start: int, end: int) -> bool:
    """Whether nothing ends a sentence between two offsets near each other."""
    return 0 <= end - start <= _REACH and _STOP.search(folded, start, end) is None


def in_evening(context: Context, block: int) -> Context:
    """The frame of a time in the paragraph of an evening: its hours go on from dusk."""
    day = context.day
    if day is None or day.part not in _LATE or day.block != block:
        return context
    if context.sure is not None and context.sure.date() == day.day:
        return context
    return context._replace(sure=datetime.combine(day.day, _DUSK))
