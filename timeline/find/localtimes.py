"""Local times of pilots and soldiers, which could be litres: "closed 0030L-1300L", not "a tank of 1300L"."""

from __future__ import annotations

import re
from typing import Final

from timeline.find.slots import Slots
from timeline.find.tokens import TOKEN

_LINE: Final = 120
"""Code points on either side among which a day or another such time stands."""
_EARLY: Final = re.compile(r"(?<!\w)0\d{3}[^\W\d_](?!\w)")
"""No litres are told with a nought before them."""
_PAIRED: Final = re.compile(r"(?<!\w)\d{4}[^\W\d_] ?(?:-|\u2013|[^\W\d_]{2,5}) ?\Z")
_PAIRS: Final = re.compile(r" ?(?:-|\u2013|[^\W\d_]{2,5}) ?\d{4}[^\W\d_](?!\w)")
_DAYS: Final = frozenset({"month", "wday", "relday"})
_ROUND: Final = 5


def is_local(slots: Slots) -> bool:
    """Whether four digits and their sign are a local time: one of a pair, or behind "at", near a day."""
    if not slots.raw("localsign").isupper() or int(slots.raw("hhmm")) % _ROUND:
        return False
    text = slots.folded
    low, high = max(0, slots.start - _LINE), min(len(text), slots.end + _LINE)
    low = max(low, text.rfind("\n", low, slots.start) + 1)
    end = text.find("\n", slots.end, high)
    high = high if end < 0 else end
    led = slots.follows(slots.settings.get("accept", {}).get("before_clock", ()), reach=1)
    if not (led or _PAIRED.search(text, low, slots.start) or _PAIRS.match(text, slots.end, high)):
        return False
    return bool(_EARLY.search(text, low, high)) or any(
        slots.is_of(token, _DAYS) for token in TOKEN.findall(text, low, high)
    )
