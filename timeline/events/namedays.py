"""Days in names: "First Friday Art Walk (Friday, April 3, 6 p.m.)", a play "Friday Night" behind its hour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from timeline.events.tokens import is_quoted
from timeline.model.said import At, Said, Weekday
from timeline.model.text import Document
from timeline.model.when import AllDay, Basis, Moment, Resolved

_NAME: Final = re.compile(r"[ ][^\W\d_a-z][^\n.!?;]{1,80}?[ ]?[(\[,:|\u2013\u2014-][ *_]*")
"""The rest of a name behind its weekday, up to the sign that leads to the date."""


def named_days(mentions: Sequence[Resolved], document: Document) -> Iterator[Resolved]:
    """The days that only name something: its hour stands before, or its date, on the same weekday, behind."""
    text = document.text
    for before, mention in pairwise(mentions):
        between = text[before.span.end : mention.span.start]
        titled = text[mention.span.start].isupper() and is_quoted(text, mention.span)
        if titled and isinstance(before.start, Moment) and not any(map(str.isalnum, between)):
            yield mention  # 8 p.m. "Friday Night"
    for mention, following in pairwise(mentions):
        said, start = _day_of(mention.mention.said), following.start
        if not isinstance(said, Weekday) or start is None or start.day_from.basis is not Basis.STATED:
            continue
        day = start.first if isinstance(start, AllDay) else start.at.date()
        named = text[mention.span.start].isupper() and day.isoweekday() == said.weekday
        dated = any(map(str.isdigit, following.span.of(text)))
        if not named or not dated or isinstance(_day_of(following.mention.said), Weekday):
            continue
        if _NAME.fullmatch(text, mention.span.end, following.span.start):
            yield mention


def _day_of(said: Said) -> Said | None:
    """The day of an expression without a clock time: "Friday", "Friday night"."""
    return said.day if isinstance(said, At) and said.clock is None else said
