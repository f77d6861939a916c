"""Heads counted on a day, which are no hours: "on Friday about 400 farmers", "on Tuesday 4 shops"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.find.slots import Slots

_ESTIMATE: Final = re.compile(r"(?:^|(?P<before>\S+) )(?P<word>[^\W\d_]+) (?P<number>\d{1,4})\Z")
_THOUSANDS: Final = re.compile(r",\d{3}(?!\d)")
_NOUN: Final = re.compile(r" ([^\W\d_]+)")
_OWN: Final = re.compile(r" [^\W\d_A-Z]")
"""A word without a capital: no name of a row."""
_PART: Final = 3
"""Digits that no hour alone has."""


def counts_heads(slots: Slots) -> bool:
    """Whether the number that ends a day with a word of estimate counts what follows it."""
    words = slots.words()
    match = _ESTIMATE.search(words) if words[-1:].isdigit() else None
    if match is None or match["word"] not in _table(slots, "estimates"):
        return False
    if _THOUSANDS.match(slots.after(len(",000 "))):
        return True
    if len(match["number"]) == _PART and slots.counts():
        return True
    return match["before"] not in _table(slots, "before_bare") and counts_several(slots)


def counts_several(slots: Slots) -> bool:
    """Whether the next word, written small, names several things: "4 farmers", not "4 Lions v Tigers"."""
    noun = _NOUN.match(slots.folded, slots.end)
    if noun is None or not _OWN.match(slots.after(2)) or noun[1] in _table(slots, "function"):
        return False
    many, one = tuple(_table(slots, "plural")), tuple(_table(slots, "not_plural"))
    return noun[1].endswith(many) and not noun[1].endswith(one)


def _table(slots: Slots, name: str) -> Sequence[str]:
    words: Sequence[str] = slots.settings.get("accept", {}).get(name, ())
    return words
