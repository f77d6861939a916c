"""Numbers that name what stands before them: "Option 1 - 1 p.m.", "to move Item 4 to September 8"."""

from __future__ import annotations

import re
from collections.abc import Collection

from timeline.find.slots import Slots

_TIGHT = re.compile(r"\d{1,2}[-\u2013]\d")
_TELEPHONE = re.compile(r"(\d{3})-(\d{4})")


def is_numbered(slots: Slots) -> bool:
    """Whether the first number belongs to the word before it; minutes make it an hour."""
    labelled: Collection[str] = slots.settings.get("accept", {}).get("labelled", ())
    bare = "start" in slots and "start_minute" not in slots and slots.raw("start").isdigit()
    tight = _TIGHT.match(slots.words()) is not None  # "Village Hall 2-4pm"
    beside = slots.folded[max(0, slots.start - 2) : slots.start - 1].isalpha()  # not "Room 4, 7-9pm"
    return bare and beside and not tight and slots.follows(labelled, reach=1)


def is_of_list(slots: Slots) -> bool:
    """Whether the number is that of an item: "to move Item 4 to September 8"."""
    words: Collection[str] = slots.settings.get("accept", {}).get("labelled", ())
    return "start" in slots and slots.raw("start").isdigit() and slots.follows(words, reach=1)


def is_telephone(written: str) -> bool:
    """Whether two numbers are rather one to call than hours, which tell round minutes: "555-0147"."""
    match = _TELEPHONE.fullmatch(written)
    return match is not None and (match[2].startswith("0") or any(int(part) % 5 for part in match.groups()))
