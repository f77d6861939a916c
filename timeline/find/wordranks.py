"""Ordinals in letters beside a month that are no day of it: "opens to members first Nov. 20"."""

from __future__ import annotations

import re
from typing import Final

from timeline.find.slots import Slots

_ASIDE: Final = re.compile(r"(?:,\s|\s\()([^\W\d_]+),? \d")
_DAY_BEHIND: Final = re.compile(r" \d{1,2}(?![\d:%]|\.\d| ?[ap]\.?m)")


def is_no_day(slots: Slots) -> bool:
    """Whether an ordinal in letters ranks, or tells an order: "from March, first and third Friday"."""
    rank = slots.raw("day").lower()
    if slots.words().endswith(", " + rank):
        return True
    before_month = slots.begins_with("day") and slots.ends_with("month")
    return before_month and _DAY_BEHIND.match(slots.folded, slots.end) is not None


def is_dated(slots: Slots) -> bool:
    """Whether what is ranked has its own date right behind: "on the first, Friday 25 September, we"."""
    match = _ASIDE.match(slots.folded, slots.end)
    known = slots.settings.get("accept", {})
    if match is None or match[1] in known.get("function", ()):
        return False
    return match[1] in known.get("before_day", ())  # the names of weekdays among them
