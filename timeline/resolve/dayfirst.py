"""In which order a text writes its dates in numbers, where one of them can be read in one order only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.model.said import Mention

_PAIR: Final = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?:/(?:\d\d){1,2})?(?![\d/])")
_DAYS, _MONTHS = range(13, 32), range(1, 13)


def day_first(text: str, mentions: Sequence[Mention]) -> bool | None:
    """Whether the day stands first, as "16/03" or "3/16" tells; None where none tells, or both do."""
    if "/" not in text:
        return None
    first = second = False
    for match in (
        match for each in mentions for match in _PAIR.finditer(text, each.span.start, each.span.end)
    ):
        one, two = int(match[1]), int(match[2])
        first = first or (one in _DAYS and two in _MONTHS)
        second = second or (two in _DAYS and one in _MONTHS)
    return first if first != second else None
