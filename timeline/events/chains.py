"""Rows that run on in one line: "Thursday: half-year results 7am, minutes noon, jobless claims 1.30pm"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.model.text import BlockKind

_LONGEST: Final = 120
"""Words of such a sentence at most."""
_PART: Final = 7
"""Words of one part at most."""
_PARTS: Final = 2
"""Parts at least."""
_BETWEEN: Final = frozenset({",", ";"})
_VERBAL: Final = roles.MODAL | roles.COPULA | roles.PRONOUN


def is_chain(scene: Scene) -> bool:
    """Whether a sentence only names what is on at each time, its times behind the names.

    Such names may look like verbs ("jobless claims", "results", "Fed speakers"). A day with a colon leads
    them, or they are a row.
    """
    if len(scene.sentence.words) > _LONGEST:
        return False
    words = [word for word in scene.sentence.words if word.low != "."]
    if len(words) < _PARTS + _PARTS or not words[-1].bits & roles.TIME:
        return False
    labelled = bool(words[0].bits & roles.TIME) and words[1].low == ":"
    if not labelled and scene.block.kind is not BlockKind.ROW:
        return False
    rest = words[2:] if labelled else words
    behind = [*(word.low for word in rest[1:]), ","]
    ends = [index for index, word in enumerate(rest) if word.bits & roles.TIME and behind[index] in _BETWEEN]
    parts = [rest[: ends[0]], *(rest[start + 1 : end] for start, end in pairwise(ends))] if ends else []
    return (
        len(parts) >= _PARTS
        and _is_name(parts[0])
        and all(part and part[0].low in _BETWEEN and _is_name(part[1:]) for part in parts[1:])
    )


def _is_name(part: Sequence[Word]) -> bool:
    """Whether the words before a time only name something: not "and meets at"."""
    if not part or len(part) > _PART or part[-1].bits & (roles.PREPOSITION | roles.MARK):
        return False
    verbal = any(word.bits & _VERBAL and not word.bits & roles.NAME for word in part)
    return any(map(is_word, part)) and not verbal
