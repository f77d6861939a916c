"""Ordinals in letters beside a month that are no day of it: "opens to members first Nov. 20"."""

from __future__ import annotations

import re
from typing import Final

from timeline.find.slots import Slots

_DAY_BEHIND: Final = re.compile(r" \d{1,2}(?![\d:%]|\.\d| ?[ap]\.?m)")


def is_no_day(slots: Slots) -> bool:
    """Whether an ordinal in letters ranks, or tells an order: "from March, first and third Friday"."""
    rank = slots.raw("day").lower()
    if slots.words().endswith(", " + rank):
        return True
    before_month = slots.begins_with("day") and slots.ends_with("month")
    return before_month and _DAY_BEHIND.match(slots.folded, slots.end) is not None
