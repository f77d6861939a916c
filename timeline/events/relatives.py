"""Main verbs behind a relative clause without commas: "the concert that opens the season *begins*"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from timeline.events import roles
from timeline.events.tokens import Word
from timeline.events.verbs import Group

_BREAKS = roles.SUBORDINATOR | roles.RELATIVE | roles.MARK
_NO_VERB = roles.DETERMINER | roles.PRONOUN | roles.NAME | roles.PREPOSITION | roles.TIME


def main_verbs(words: Sequence[Word], groups: Sequence[Group], reported: AbstractSet[int]) -> frozenset[int]:
    """The indices at which the main verbs of such sentences begin; a clause that is `reported` holds none."""
    starts = [group.start for group in groups if group.finite]
    found = []
    for at in range(1, len(words) - 2) if starts else ():
        if not words[at].bits & roles.RELATIVE or not _is_led(words, at, starts):
            continue
        next_one = bisect_right(starts, at)
        next_one += starts[next_one : next_one + 1] == [at + 1]
        if starts[next_one - 1] != at + 1 and not _acts(words, at + 1):
            continue
        main = starts[next_one] if next_one < len(starts) else 0
        if main > at and not _is_broken(words[at + 1 : main]) and reported.isdisjoint(range(at, main + 1)):
            found.append(main)
    return frozenset(found)


def _is_broken(words: Sequence[Word]) -> bool:
    """Whether a mark or the beginning of another clause stands among these words."""
    return any(word.bits & _BREAKS or word.low in (",", ";") for word in words)


def _is_led(words: Sequence[Word], at: int, starts: Sequence[int]) -> bool:
    """Whether a relative pronoun stands right behind the noun of a main clause."""
    if words[at - 1].bits & (roles.MARK | roles.PREPOSITION) or words[at - 1].low == ",":
        return False
    begin = next((index + 1 for index in range(at - 1, -1, -1) if words[index].low == ","), 0)
    return bisect_left(starts, begin) == bisect_left(starts, at)


def _acts(words: Sequence[Word], index: int) -> bool:
    """Whether only a verb can stand there: a noun of its own follows ("that *runs* the ferry")."""
    return not words[index].bits & _NO_VERB and bool(
        words[index + 1].bits & (roles.DETERMINER | roles.PRONOUN)
    )
