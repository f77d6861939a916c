"""Lines that end in the middle of an expression: "in effect from 10 AM to", below it "9 PM EDT Friday"."""

from __future__ import annotations

from typing import Final

from timeline.language import fold
from timeline.read.stampwords import stamp_words

_LEAST: Final = 3
"""Words of a line at least; shorter ones are labels: "From", "To"."""
_MARKS: Final = "*_"


def is_unfinished(line: str) -> bool:
    """Whether a line ends in a word that something has to follow.

    >>> [is_unfinished(line) for line in ("in effect until", "open from 9 a.m. to", "looking forward to")]
    [True, True, False]
    """
    words = line.rsplit(None, _LEAST - 1)
    if len(words) < _LEAST:
        return False
    last, sets = fold(words[-1]).strip(_MARKS), stamp_words().sets
    if last in sets["unfinished"]:
        return True
    return last in sets["unfinished_times"] and any(map(str.isdigit, line))
