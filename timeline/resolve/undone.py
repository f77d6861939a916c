"""Is a day the one on which somebody called something off? "The airline cancelled 300 flights on Tuesday"."""

from __future__ import annotations

import re
from typing import Final

from timeline.resolve.tensewords import TenseWords

_TOKEN: Final = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:['-][^\W\d_]+)*|[,;:()]")


def tells_undoing(before: str, after: str, words: TenseWords) -> bool:
    """Whether the clause tells in the past that somebody undoes something at the time.

    "Cancelled" mostly tells of a slot to come; it is an act where what is undone has no slot of its own,
    is counted, or where the day stands before the verb.

    Args:
        before: the clause up to the time, folded.
        after: the clause behind it.
        words: the tense words of its language.
    """
    told = _TOKEN.findall(before)
    at = _act(told, words)
    if at >= 0:
        thing = told[at + 1 :]
        while thing and thing[-1] in words.day_ties:
            thing.pop()
        if not thing or not words.slot_leads.isdisjoint(thing):
            return False
        return thing[-1] in words.undated or any(
            word[0].isdigit() or word in words.counted for word in thing[:2]
        )
    behind = _TOKEN.findall(after)
    if not before.strip() and behind[:1] == [","]:
        behind = behind[1:]
    return _act(behind, words) >= 0 and (not told or told[-1] in words.day_ties)


def _act(told: list[str], words: TenseWords) -> int:
    """The number of the verb that undoes something, with its object behind it; else -1."""
    for index, word in enumerate(told[:-1]):
        if word not in words.dropped:
            continue
        last = index + (told[index + 1] in words.off)
        thing = told[last + 1] if last + 1 < len(told) else ""
        passive = index and told[index - 1] in words.perfect | words.past | words.infinitive | words.no_verb
        if not passive and (thing in words.no_verb or thing in words.counted or thing[:1].isdigit()):
            return last
    return -1
