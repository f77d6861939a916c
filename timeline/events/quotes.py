"""Names in quotation marks, whose verbs are none of their sentence: a talk on "How cities grew"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.tokens import Word
from timeline.events.verbs import Group

_MARKS: Final = {"\u201c": "\u201d", '"': '"'}
_LONGEST: Final = 14
"""Words of a name."""
_LEADS: Final = roles.PREPOSITION | roles.COMPLEMENT | roles.HAPPENING | roles.LEAD
_ENDS: Final = frozenset(",.!")


def without_named(words: Sequence[Word], groups: list[Group]) -> list[Group]:
    """The verbs of a sentence but for those within the names of what is on.

    Args:
        words: those of the sentence.
        groups: its verbs, in order.
    """
    if not groups or not any(word.low in _MARKS for word in words):
        return groups
    named = _named(words)
    return [group for group in groups if not any(start < group.start < end for start, end in named)]


def _named(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where quotation marks hold a name: behind a small word, a happening, or "called"."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for index, word in enumerate(words):
        if opened is not None and word.low == _MARKS[words[opened].low]:
            short = index - opened <= _LONGEST
            timed = any(each.bits & roles.TIME for each in words[opened:index])
            if short and not timed and _leads(words, opened) and words[index - 1].low not in _ENDS:
                found.append((opened, index))
            opened = None
        elif opened is None and word.low in _MARKS:
            opened = index
    return found


def _leads(words: Sequence[Word], opened: int) -> bool:
    """Whether what stands before the marks leads to a name, and what they hold begins as names do."""
    if not opened or opened + 1 >= len(words) or not words[opened + 1].bits & roles.NAME:
        return False
    before = words[opened - 1].bits
    called = before & roles.PARTICIPLE and not before & roles.REPORT
    return bool(before & _LEADS or called)
