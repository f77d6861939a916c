"""Verbs before two times that say that the first was given up: "moved from Tuesday to Thursday"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Final

from timeline.find.slots import Slots

_COMMA_TIE: Final = re.compile(r", [^\W\d_]+ ")
_SLOT: Final = 2
"""Words before a slot: "*due on* Friday"."""
_WITHIN: Final = 5
"""Words between a verb and the slots that it moves at most: "moved its annual open day from"."""


def is_move(slots: Slots) -> bool:
    """Whether the words tell of a move: "moved from Tuesday to Thursday" names two slots, no range.

    What only describes or names does not: "the rescheduled match", "a clothes swap", "the night shift".
    """
    if _is_slot_aside(slots):
        return True
    known = slots.settings.get("range", {})
    if "to" in slots and not slots.raw("to").strip().isalpha():
        return False  # "moved to 19 March, 22:00-02:00"
    moves: Collection[str] = known.get("not_after", ())
    told = ["", *slots.words_before(_WITHIN + 1)][-_WITHIN - 1 :]
    if _arrives(told, known):
        return False
    parted: Collection[str] = known.get("not_after_pairs", ())
    for place, (before, word) in enumerate(pairwise(told), start=2):
        if f"{before} {word}" in parted and set(told[place:]) <= set(known.get("openers", ())):
            return True  # "put back from 13 to 20 June"
        if word not in moves:
            continue
        last, introduced = place == len(told), before in known.get("articles", ())
        is_verb = word not in known.get("nouns", ()) or before in known.get("makes_verb", ())
        behind = told[place : place + 1]
        changed = not is_verb and any(word in known.get("of_change", ()) for word in behind)
        if changed or (last if introduced else is_verb):
            return True
    return False


def _is_slot_aside(slots: Slots) -> bool:
    """Whether the first time is a slot told beside: "delayed the vote, *due on Friday*, until Monday"."""
    if not _COMMA_TIE.search(slots.words()):
        return False
    words = slots.settings.get("tense", {})
    return any(word in words.get("slots", ()) for word in slots.words_before(_SLOT))


def _arrives(told: Sequence[str], known: Mapping[str, Collection[str]]) -> bool:
    """Whether the words go on to a new slot, a range as a whole: "moved to *5 to 9 May*".

    A word that also tells of what is moved counts right behind the verb: "rescheduled for *5 to 9 May*",
    not "change the visit for Monday to Tuesday".
    """
    verb, last = told[-2:] if len(told) > 1 else ("", told[-1])
    if last in known.get("arrives", ()):
        return True
    return last in known.get("arrives_at_once", ()) and verb in known.get("not_after", ())
