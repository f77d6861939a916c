"""When a warning was issued, on the line over its validity: "3 May 09:00", "3 May 15:00 to 4 May 03:00"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from timeline.model.text import Document, Span
from timeline.model.when import Basis, Moment, Resolved

_ROUGHLY: Final = timedelta(hours=3)
"""So much later than a text that is known only by its day one of its lines may have been written."""


def issues_over_validity(document: Document, mentions: Sequence[Resolved]) -> tuple[Span, ...]:
    """The times, alone on their lines and not ahead, right over a line that tells only from when to when."""
    published = document.published
    if published is None:
        return ()
    now = published.at.replace(tzinfo=None)
    return tuple(
        one.span
        for one, other in pairwise(each for each in mentions if each.start is not None)
        if one.end is None and other.end is not None
        if _is_over(document.text, one.span, other.span) and _was_before(one, other, now)
    )


def _is_over(text: str, one: Span, other: Span) -> bool:
    """Whether two times fill two lines, one right over the other."""
    if text[one.end : other.start].strip(" \t*_") != "\n":
        return False
    begin, end = text.rfind("\n", 0, one.start) + 1, text.find("\n", other.end)
    behind = text[other.end : end if end >= 0 else len(text)]
    return not text[begin : one.start].strip(" \t*_") and not behind.strip(" \t*_")


def _was_before(one: Resolved, other: Resolved, now: datetime) -> bool:
    """Whether a clock time of a day told with it is no later than the text, and than what the next begins."""
    start, following = one.start, other.start
    if not isinstance(start, Moment) or not isinstance(following, Moment):
        return False
    if start.day_from.basis is not Basis.STATED or following.day_from.basis is not Basis.STATED:
        return False
    at = start.at.replace(tzinfo=None)
    return at <= min(now + _ROUGHLY, following.at.replace(tzinfo=None))


__all__ = ["issues_over_validity"]
