"""Hours behind the evening of their day: "on Friday night; first pitch is 7:05"."""

from __future__ import annotations

from datetime import datetime, time
from typing import Final

from timeline.model.said import At, DayPart, Said
from timeline.resolve.context import Context

_LATE: Final = frozenset({"EV", "NI"})
_DUSK: Final = time(18)


def part_told(said: Said) -> str:
    """The part of the day that is told with a day and without a clock time: `EV` of "Friday evening"."""
    part = said.part if isinstance(said, At) and said.clock is None else said
    return part.code if isinstance(part, DayPart) else ""


def in_evening(context: Context, block: int) -> Context:
    """The frame of a time in the paragraph of an evening: its hours go on from dusk."""
    day = context.day
    if day is None or day.part not in _LATE or day.block != block:
        return context
    if context.sure is not None and context.sure.date() == day.day:
        return context
    return context._replace(sure=datetime.combine(day.day, _DUSK))
