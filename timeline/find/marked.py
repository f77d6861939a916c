"""Clock times with a point or a dash: "doors 17.30", "Thurs. 12th 1.30 Garden Club", "7-30pm"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from timeline.find.clock import make_clock
from timeline.find.slots import Built, Slots

_FIVE = 5
_NOON = 12
_LINE: Final = 120
"""Code points of a row, and of the one over it."""
_TIES: Final = frozenset(",-|")
_DAYS: Final = frozenset({"month", "wday", "relday"})
_PARTS: Final = frozenset({"digits", "th", "year"})
_FAR: Final = 6
"""Tokens before an hour in which its day stands: "4th June 2026, 18.15"."""
_GOES_ON: Final = re.compile(
    r"[ \t*_]*(?:\n|\Z|[,;:|)!?]|\.(?:\s|\Z)|[-\u2013\u2014] |[(\[])|[ \t]+(?:[*_]{1,3} ?)?[^\W\d_a-z]"
)
_ENDS: Final = re.compile(r" *(?:\n|\Z|[,;]|\.(?:\s|\Z))")
_LIST: Final = re.compile(r"(?:\A|\n|[.!?] )[ \t*_\u2022-]*([^:\n]{3,25}):[^:\n]*\Z")
"""Of a list of one day: "Thursday: questions 10.30, debate 12.15"."""
_DAYTIME: Final = range(7, 24)


def build_dotted_row(slots: Slots) -> Built:
    """As in "Thurs. 12th 1.30 Garden Club": behind the day of a row, a label, or alone under its day."""
    minute = slots.number("minute")
    if minute % _FIVE or not (slots.follows_day_of_row() or _is_of_row(slots) or _is_of_list(slots)):
        return None
    hour, raw = slots.number("hour"), slots.raw("hour")
    return make_clock(hour, minute, is_24h=hour > _NOON or raw.startswith("0"))


def build_dotted(slots: Slots) -> Built:
    """As in "doors 17.30", where no noun follows that the number could count."""
    if slots.counts() or slots.after(2)[:1] in ("%", "/"):
        return None
    hour, raw = slots.number("hour"), slots.raw("hour")
    return make_clock(hour, slots.number("minute"), is_24h=hour > _NOON or raw.startswith("0"))


def build_dash(slots: Slots) -> Built:
    """As in "7-30pm", where the second number can be no hour."""
    minute = slots.number("minute")
    clock = make_clock(slots.number("hour"), minute) if minute > _NOON else None
    return None if clock is None or clock.hour > _NOON else replace(clock, half=slots.value("half"))


def _is_of_row(slots: Slots) -> bool:
    """Whether it ends a row that tells a day or what begins: "Thursday 4 June, 18.15", "Kick Off: 18.15"."""
    behind = slots.after(_FAR)
    if not _GOES_ON.match(behind) or (behind[:1] == "." and slots.number("hour") not in _DAYTIME):
        return False
    line = slots.folded.rfind("\n", max(0, slots.start - _LINE), slots.start) + 1
    head = slots.folded[max(line, slots.start - _LINE) : slots.start].strip(" \t*_|>\u2022-")
    if head:
        return head.rstrip(" :-") in _labels(slots) or _follows(slots, slots.start)
    ends = slots.after(1) in ("", "\n")
    return bool(line) and ends and _follows(slots, line - 1)


def _is_of_list(slots: Slots) -> bool:
    """Whether it ends a part of a list that begins with its day and a colon; low numbers may be prices."""
    if slots.number("hour") not in _DAYTIME or not _ENDS.match(slots.after(_FAR)):
        return False
    begins = max(0, slots.start - _LINE)
    head = _LIST.search(slots.folded[begins : slots.start])
    return head is not None and _follows(slots, begins + head.end(1))


def _labels(slots: Slots) -> frozenset[str]:
    return frozenset(slots.settings.get("accept", {}).get("hour_labels", ()))


def _follows(slots: Slots, end: int) -> bool:
    """Whether a day ends at an offset, with nothing but commas, dashes and the numbers of its date behind."""
    for classes, word in slots.tokens_before(end, _FAR):
        if not _DAYS.isdisjoint(classes):
            return True
        if word not in _TIES and _PARTS.isdisjoint(classes):
            return False
    return False
