"""What a dash behind a day only names: "12 May - spring fair", "Thursday 2 April - Holy Thursday"."""

from __future__ import annotations

import re
from typing import Final

from timeline.find.slots import Slots
from timeline.model.said import At, Date, Holiday, Said, Season, Weekday

_DASHED: Final = re.compile(r"[\d\w.,)] (?:--?|[\u2013\u2014]) [^\W\d_]")
_WORD: Final = re.compile(r" ([^\W\d_]+)")


def is_title(slots: Slots, start: Said, end: Said) -> bool:
    """Whether what follows the dash behind a date is the name of what is on, or of that day, no last day.

    Args:
        slots: the words from the date on.
        start: the day before the dash.
        end: what the words behind it would be as a time.
    """
    day = start.day if isinstance(start, At) else start
    if not isinstance(day, Date) or not _DASHED.search(slots.words()):
        return False
    if isinstance(end, Season):
        return end.year is None and not end.which and end.year_shift is None
    if isinstance(end, Holiday):
        return _goes_on(slots) or day.weekday is not None
    return isinstance(end, Weekday) and not end.which and _goes_on(slots)


def names_more(slots: Slots) -> bool:
    """Whether a feast behind a dash is part of a title: "25 November - Christmas market"."""
    return _DASHED.search(slots.words()) is not None and _goes_on(slots)


def _goes_on(slots: Slots) -> bool:
    """Whether a noun follows: "25 November - Christmas *market*", not "24 December - Boxing Day at noon"."""
    word = _WORD.match(slots.folded, slots.end)
    function = slots.settings.get("accept", {}).get("function", ())
    return word is not None and word[1] not in function
