"""Weekdays that are any such day, and the hours told with them: "issued on a Tuesday at 9 a.m."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.words import EventWords
from timeline.model.said import At, Weekday
from timeline.model.text import Span
from timeline.model.when import Resolved

_REACH: Final = 8
"""Code points before a weekday in which its article stands."""
_ENDS: Final = frozenset({"", ".", ",", ";", "\n", ")"})


def any_weekdays(mentions: Sequence[Resolved], text: str, words: EventWords) -> tuple[Span, ...]:
    """Where a text tells a weekday with an indefinite article, and no noun behind that it is of.

    As in "published on a Tuesday."; not in "for a Tuesday hearing".
    """
    found = []
    for mention in mentions:
        said, span = mention.mention.said, mention.span
        if not isinstance(said.day if isinstance(said, At) else said, Weekday):
            continue
        before = text[max(0, span.start - _REACH) : span.start].lower().split()
        article = bool(before) and words.roles.get(before[-1], 0) & roles.INDEFINITE
        if article and text[span.start].isalpha() and text[span.end : span.end + 1] in _ENDS:
            found.append(span)
    return tuple(found)
