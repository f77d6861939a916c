"""Items of one line that days and marks head: "Fri: Reds v Cubs, 7 p.m. Sat: Reds v Jays, 8 p.m."."""

from __future__ import annotations

import re
from typing import Final

from timeline.find.slots import Slots
from timeline.model.said import Holiday

_ITEMS: Final = 600
"""Code points of the items before."""
_WORD: Final = 20
"""Code points of the word behind."""
_NEAR: Final = 8
"""Code points before a day in which an hour of its own stands."""
_TIMED: Final = re.compile(r"\d(?: ?[^\W\d_]\.?[^\W\d_]\.?)?,? $")
_ITEM: Final = re.compile(r":(?!\d)| [\u2013\u2014-] ")
_HEAD: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,9}\.?)(?: \d{1,2})?(:(?!\d)| [\u2013\u2014-] )")
_DAYS: Final = frozenset({"wday", "month", "relday"})


_SMALL: Final = re.compile(r",? ([^\W\d_]+)")
_NAMED: Final = frozenset({"wday", "month"})
_LAST: Final = ("day", "part_", "daypart")
_RELATIVE: Final = frozenset({"relday", "which"})


def opens_next(slots: Slots) -> bool:
    """Whether the day opens the next sentence: "ends at 7 p.m. The next day", "7 p.m. Tomorrow the mayor"."""
    name = next((name for name in _LAST if slots.ends_with(name)), "")
    day = slots.raw(name) if name else ""
    first, _, rest = day.partition(" ")
    first = first.rstrip(",.")
    if not first.istitle() or isinstance(slots.said(name), Holiday) or slots.is_of(first.lower(), _NAMED):
        return False
    if not slots.words()[: -len(day)].rstrip().endswith("."):
        return False
    if rest and not slots.is_of(first.lower(), _RELATIVE):
        return True
    small = _SMALL.match(slots.after(_WORD))
    return small is not None and small[1].islower() and "at" not in slots.classes_after()


def heads_next(slots: Slots) -> bool:
    """Whether what ends the match heads the next item of its line, as a day headed the first one."""
    mark = _ITEM.match(slots.folded, slots.end)
    if mark is None:
        return False
    low = max(0, slots.start - _ITEMS)
    line = slots.folded.rfind("\n", low, slots.start) + 1
    for head in _HEAD.finditer(slots.folded, max(line, low), slots.start):
        if slots.is_of(head[1], _DAYS):
            timed = _TIMED.search(slots.folded, max(0, head.start() - _NEAR), head.start())
            return timed is None and head[2].strip() == mark[0].strip()
    return False
