"""Days of what was told to go on for several: "on the second day", "Day 2", "on the final evening"."""

from __future__ import annotations

import re
from typing import Final

from timeline.find.slots import Built, Slots
from timeline.model.said import Grain, Nth

_MOST: Final = 14
"""Days of a programme at most."""
_REACH: Final = 40
_BEHIND: Final = re.compile(r" +([^\W\d_]+)(?:[ \n]+([^\W\d_]+))?")
_BEFORE: Final = re.compile(r"([^\W\d_]+|\d+) +$")


def build_stretch_day(slots: Slots) -> Built:
    """The n-th day of a stretch; not "the third day in a row", "the first day of spring", "5 a day 2 km"."""
    return day_of_stretch(slots, slots.number("number"))


def day_of_stretch(slots: Slots, number: int) -> Nth | None:
    """The same of a number told with other words: "the second *evening*"."""
    settings = slots.settings.get("stretch", {})
    if not 0 < abs(number) <= _MOST or is_of_other(slots):
        return None
    before = _BEFORE.search(slots.folded, max(0, slots.start - _REACH), slots.start)
    if before is not None and before[1] not in settings.get("ties", ()):
        return None
    return Nth(number, Grain.DAY)


def is_limit(slots: Slots) -> bool:
    """Whether the words behind say that it is the last day for something: "Last day to enrol: 20 April"."""
    behind = _BEHIND.match(slots.folded, slots.end)
    return behind is not None and behind[1] in slots.settings.get("stretch", {}).get("limits", ())


def is_of_other(slots: Slots) -> bool:
    """Whether the words behind say that it is a day of something else: "the first day of spring"."""
    settings = slots.settings.get("stretch", {})
    behind = _BEHIND.match(slots.folded, slots.end)
    if behind is None:
        return False
    of_other = behind[1] in settings.get("of", ()) and behind[2] not in settings.get("this", ())
    return of_other or behind[1] in settings.get("other", ())
