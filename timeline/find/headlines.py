"""Which day heads the lines of a list: "Saturday 21 February" over "A v B, 14.15"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from timeline.model.said import Mention

_LINES, _REACH = 16, 700
"""Lines over a row, and code points, among which the day that heads it stands."""
_PROSE: Final = 200
"""Code points of a line that is no row."""
_BESIDE: Final = 40
"""Code points beside the day on the line that it heads: "Fixtures for Saturday 21 February (round 4)"."""


def day_over(days: Sequence[Mention], folded: str, line: int) -> Mention | None:
    """The day on a line of its own over a row, with nothing but other rows between.

    Args:
        days: the mentions that tell a day, in order.
        folded: the text folded.
        line: where the line of the row begins.
    """
    end = line - 1
    for _ in range(_LINES):
        if end < 0 or line - end > _REACH:
            return None
        begin = folded.rfind("\n", max(0, end - _PROSE - 1), end) + 1
        if end - begin > _PROSE:
            return None
        at = bisect_left(days, begin, key=lambda mention: mention.span.start)
        if at < len(days) and days[at].span.start < end:
            span = days[at].span
            headed = len(folded[begin : span.start].strip()) + len(folded[span.end : end].strip()) <= _BESIDE
            return days[at] if headed and not folded[begin:end].rstrip().endswith((".", ",")) else None
        end = begin - 1
    return None
