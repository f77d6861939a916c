"""What is shut ends when it opens again: "The bridge will close at 8 p.m. ... It reopens at 6 a.m."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from timeline.events import roles
from timeline.events.ends import NEAR
from timeline.events.tokens import Word, words_of
from timeline.events.words import EventWords, load_event_words
from timeline.model.event import Event
from timeline.model.text import Span

_SMALL: Final = roles.FUNCTION | roles.LEAD | roles.MARK | roles.ADVERB
_LONGEST: Final = timedelta(days=31)


def with_reopenings(found: Sequence[Event], code: str) -> list[Event]:
    """The events, each closing with the end that the reopening told next gives it; both are kept.

    Args:
        found: the events of one document, in the order of its text.
        code: the language.
    """
    kept = list(found)
    words = load_event_words(code)
    for index, (closing, opening) in enumerate(pairwise(found)):
        if _lies_behind(closing, opening) and _reopens(closing, opening, words):
            kept[index] = replace(closing, end=opening.start)
    return kept


def _lies_behind(closing: Event, opening: Event) -> bool:
    """Whether the second is told right behind the first, and is later by some days at most."""
    start, end = closing.start, opening.start
    if closing.end is not None or closing.rrule or opening.rrule:
        return False
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return False
    if (start.tzinfo is None) != (end.tzinfo is None) or not timedelta() < end - start <= _LONGEST:
        return False
    return opening.evidence[0].span.start - closing.evidence[0].span.end <= NEAR


def _reopens(closing: Event, opening: Event, words: EventWords) -> bool:
    shut, opened = words.sets["deadline.shuts"], words.sets["deadline.reopens"]
    low = opening.title.lower()
    if not any(word in low for word in opened):
        return False
    first, second = _words(closing.title, words), _words(opening.title, words)
    if not any(word.low in shut for word in first) or not any(word.low in opened for word in second):
        return False
    thing = {word.low for word in first if not word.bits & _SMALL}
    return any(word.low in thing for word in second)


def _words(title: str, words: EventWords) -> list[Word]:
    return list(words_of(title, Span(0, len(title)), (), words))


__all__ = ["with_reopenings"]
