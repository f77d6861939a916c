"""Days of what was told to go on for several: "on the second day", "Day 2", "on the final evening"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from timeline.find.slots import Built, Slots
from timeline.language.wordlist import letters_of
from timeline.model.said import Grain, Nth

_MOST: Final = 14
"""Days of a programme at most."""
_REACH: Final = 40
_SENTENCE: Final = 160
"""Code points before "on the second" in which another day is counted."""
_STOPS: Final = frozenset(".!?:;\n\u2022-")
_ORDINAL: Final = frozenset({"ordw"})
_DAY: Final = frozenset({"day_word"})
_BEHIND: Final = re.compile(r" +([^\W\d_]+)(?:[ \n]+([^\W\d_]+))?")
_BEHIND_LABEL: Final = re.compile(r"[^\W\d_]: \Z")
_BEFORE: Final = re.compile(r"([^\W\d_]+|\d+) +$")


def build_stretch_day(slots: Slots) -> Built:
    """The n-th day of a stretch; not "the third day in a row", "the first day of spring", "5 a day 2 km"."""
    if "opening" in slots and (is_limit(slots) or not _opens_sentence(slots)):
        return None
    if "again" in slots and not _counts_on(slots):
        return None
    if slots.begins_with("number") and _BEHIND_LABEL.search(
        slots.folded, max(0, slots.start - 3), slots.start
    ):
        return None  # "Air show: second day at Le Bourget" under its date
    return day_of_stretch(slots, slots.number("number") or slots.number("opening") or slots.number("again"))


def _opens_sentence(slots: Slots) -> bool:
    """Whether it begins its sentence: "The final day ends at noon", not "Friday is the last day to book"."""
    before = slots.folded[max(0, slots.start - _REACH) : slots.start].rstrip(" *_")
    return not before or before[-1] in _STOPS


def _counts_on(slots: Slots) -> bool:
    """Whether it goes on from another day told so: "on the first day at 10, and *on the second* at 7"."""
    function = slots.settings.get("accept", {}).get("function", ())
    behind = _BEHIND.match(slots.folded, slots.end)
    if behind is not None and behind[1] not in function:
        return False  # "on the second lap"
    window = slots.folded[max(0, slots.start - _SENTENCE) : slots.start].rpartition("\n")[2]
    words = letters_of(window)
    return any(
        slots.is_of(word, _ORDINAL) and slots.is_of(following, _DAY) for word, following in pairwise(words)
    )


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
