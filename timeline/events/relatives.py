"""Main verbs behind a relative clause without commas: "the concert that opens the season *begins*"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from timeline.events import roles
from timeline.events.ledverbs import has_verb, is_noun
from timeline.events.tokens import Word
from timeline.events.verbs import Group

_BREAKS: Final = roles.SUBORDINATOR | roles.RELATIVE | roles.MARK
_SMALL: Final = roles.PREPOSITION | roles.LEAD


def main_verbs(words: Sequence[Word], groups: Sequence[Group], reported: set[int]) -> frozenset[int]:
    """The indices at which the main verbs of such sentences begin.

    Args:
        words: the sentence.
        groups: its verbs, in order.
        reported: where a reported clause begins; what turns out to be none is taken out.
    """
    finite = [group for group in groups if group.finite]
    found = []
    for at in range(1, len(words) - 2) if len(finite) > 1 else ():
        if not words[at].bits & roles.RELATIVE or words[at - 1].low == ",":
            continue
        if not is_noun(words, at, finite) or has_verb(words, at, finite):
            continue
        behind = [group for group in finite if group.start > at]
        main = _main(words, at, behind)
        if main is None:
            continue
        if main is behind[1]:
            reported.difference_update(range(behind[0].start, main.start + 1))
        elif not reported.isdisjoint(range(behind[1].start, main.start + 1)):
            continue
        found.append(main.start)
    return frozenset(found)


def _main(words: Sequence[Word], at: int, behind: Sequence[Group]) -> Group | None:
    """The main verb among those behind a relative pronoun: the one behind that of its clause."""
    open_ones = list(takewhile(lambda group: not _is_broken(words, at + 1, group.start), behind))
    if len(open_ones) <= 1:
        return None
    tells = words[open_ones[0].main].bits & roles.REPORT and len(open_ones) > len("ab")
    return open_ones[2 if tells else 1]  # "the minister who said prices will rise *resigned*"


def _is_broken(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a mark or the beginning of another clause stands among these words."""
    for index in range(start, end):
        word = words[index]
        leads = word.bits & _SMALL and words[index + 1].bits & roles.TIME
        if word.low == "," or (word.bits & _BREAKS and not leads):
            return True
    return False
