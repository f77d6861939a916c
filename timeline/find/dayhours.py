"""Hours that only the day beside them makes hours: "Saturday 10-4", "9 to 5 on Friday"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from timeline.find.clock import make_clock
from timeline.find.slots import Slots
from timeline.language import at_word_start, load_language
from timeline.language.wordlist import letters_of
from timeline.model.said import Date, DayNumber, DayOffset, Range, Said, Weekday

_NOON: Final = 12
_LONGEST, _LONG = 9, 11
"""Hours between two numbers that are hours; longer where the first is an opening's."""
_OPENING: Final = range(6, 11)
_REACH: Final = 40
"""Code points before in which a word may tell that the numbers are a score."""
_NEXT: Final = re.compile(r" ([^\W\d_]+)")
_STOP: Final = re.compile(r"[.!?]\s|\n")


def hours_of_day(slots: Slots, day: Said | None) -> Range | None:
    """From one hour to another on a day; no counts ("Monday 8 to 9 inches"), no scores."""
    first, last = slots.number("hour"), slots.number("hour2")
    settings = slots.settings.get("accept", {})
    behind = _NEXT.match(slots.folded, slots.end)
    known = (*settings.get("function", ()), *settings.get("behind_hours", ()))
    if behind is not None and behind[1] not in known:
        return None
    if not isinstance(day, Weekday | DayOffset | DayNumber) and not (isinstance(day, Date) and day.weekday):
        return None  # "Sept. 5, 7-9" may be days
    if slots.begins_with("hour") or "-" in slots.words():
        if not are_hours(first, last) or slots.follows(settings.get("before_time_to", ()), reach=1):
            return None
        before = _STOP.split(slots.folded[max(0, slots.start - _REACH) : slots.start])[-1]
        if any(word in settings.get("scored", ()) for word in letters_of(before)):
            return None
    start, end = (make_clock(number, bare=True, is_24h=number > _NOON) for number in (first, last))
    return Range(start, end, day=day) if start and end else None


@cache
def between_hours(code: str) -> str:
    """A group of the words of a language that stand between two hours: "9 to 5"."""
    return at_word_start(sorted(filter(str.isalpha, load_language(code).classes.get("to", {}).get(1, ()))))


def are_hours(first: int, last: int) -> bool:
    """Whether two numbers may be the hours of one happening."""
    if first > _NOON or last > _NOON:
        return first < last
    length = (last - first) % _NOON
    return 0 < length <= (_LONG if first in _OPENING else _LONGEST)
