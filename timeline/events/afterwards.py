"""What a sentence without a time says of the happening told before it: "This event has been cancelled."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.events import roles
from timeline.events.layout import Layout
from timeline.events.tokens import lows, words_of
from timeline.events.words import EventWords
from timeline.model.event import Event, Status
from timeline.model.text import BlockKind, Span, lies_in

_BELOW: Final = 4
"""Lines of a row and below it that are of its item."""
_LAST: Final = re.compile(r"[.;]\s+([^\s.;\n][^.;\n]*)\.?\s*\Z")
"""The last sentence of a line."""
_ENDS: Final = frozenset({".", "!", ")", "]"})
_REASON: Final = roles.FUNCTION | roles.ADVERB | roles.GERUND | roles.PARTICIPLE
"""What may follow on "cancelled": "owing to", "due to", "because of", "until further notice"."""


def with_status_below(found: Sequence[Event], layout: Layout) -> list[Event]:
    """The events, those cancelled that a line below their row calls off: "Room 2, £5. CANCELLED"."""
    low = layout.document.text.lower()
    if not any(map(low.__contains__, layout.words.phrases["status.cancelled"].firsts)):
        return list(found)
    return [
        replace(event, status=Status.CANCELLED) if _is_off_below(event, layout) else event for event in found
    ]


def _is_off_below(event: Event, layout: Layout) -> bool:
    end = event.evidence[-1].span.end
    if layout.blocks[layout.block_at(end - 1)].kind is not BlockKind.ROW:
        return False
    lines = list(layout.lines_from(end, _BELOW))
    own, lines = lines[:1], lines[1:]
    for line in own:
        last = _LAST.search(layout.document.text, line.start, line.end)
        if last is not None:
            lines.append(Span(last.start(1), line.end))  # "10 a.m. Budget hearing. POSTPONED"
    return any(_calls_off(line, layout) for line in lines)


def _calls_off(line: Span, layout: Layout) -> bool:
    """Whether a sentence is "Cancelled", with at most its reason, not "Cancelled: Poems"."""
    words = words_of(layout.document.text, line, (), layout.words)
    low = lows(words)
    off = layout.words.phrases["status.cancelled"].first_in(low)
    if off is None or (off[0] and not words[off[0] - 1].bits & roles.MARK):
        return False
    if off[1] == len(words):
        return True
    behind = words[off[1]]
    return behind.low in _ENDS or bool(behind.bits & _REASON)


def without_greetings(found: Sequence[Event], text: str, words: EventWords) -> list[Event]:
    """Without the days of "See you on Friday!" on which something is told anyway.

    Args:
        found: the events of a text, or of all messages of a thread.
        text: in which their evidence stands.
        words: the words of its language.
    """
    if len(found) <= 1:
        return list(found)
    days = Counter(event.day for event in found)
    return [event for event in found if days[event.day] == 1 or not _greets(event, text, words)]


def without_asked(found: Sequence[Event], layout: Layout) -> list[Event]:
    """Without the day of "Is the call today?" above a quotation that tells the one hour of that day."""
    quotes = [block.span for block in layout.blocks if block.kind is BlockKind.QUOTE]
    if not quotes:
        return list(found)
    quoted = [lies_in(quotes, event.evidence[0].span.start) for event in found]
    hours = Counter(
        event.day for event, told in zip(found, quoted, strict=True) if told and not event.all_day
    )
    return [
        event
        for event, told in zip(found, quoted, strict=True)
        if told or hours[event.day] != 1 or not _asks(event, layout)
    ]


def _asks(event: Event, layout: Layout) -> bool:
    context = event.evidence[0].context
    if not event.all_day or context is None:
        return False
    return context.of(layout.document.text).rstrip().endswith("?")


def _greets(event: Event, text: str, words: EventWords) -> bool:
    context = event.evidence[0].context
    if not event.all_day or context is None:
        return False
    said = context.of(text).lower()
    return any(phrase in said for phrase in words.sets["nouns.greetings"])
