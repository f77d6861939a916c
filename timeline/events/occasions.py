"""Feasts that are the occasion of what happens on another day: "an event to mark Earth Day on Saturday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from timeline.events import roles
from timeline.events.words import EventWords
from timeline.language.wordlist import letters_of
from timeline.model.text import Document
from timeline.model.when import AllDay, Basis, Resolved

_HOLIDAY: Final = "holiday"
_REACH: Final = 240
"""Code points of a sentence that are looked at on each side."""
_NEAR: Final = 4
"""Words between a feast and the word that makes it an occasion."""
_END: Final = re.compile(r"[.!?][\"')\]]*\s+(?=[^\W\d_a-z])|\n")


def occasions(mentions: Sequence[Resolved], document: Document, words: EventWords) -> Iterator[Resolved]:
    """The feasts that say why something takes place, where the sentence tells another day for it."""
    for index, mention in enumerate(mentions):
        if mention.mention.rule != _HOLIDAY or not isinstance(mention.start, AllDay):
            continue
        begin, end = _sentence(document.text, mention)
        beside = (*mentions[max(0, index - _NEAR) : index], *mentions[index + 1 : index + 1 + _NEAR])
        told = any(begin <= other.span.start < end and _tells_day(other) for other in beside)
        if (told or _heads_line(beside, mention, document.text)) and (
            _is_marked(document.text[begin : mention.span.start], words)
            or _is_marked_behind(document.text[mention.span.end : end], words)
        ):
            yield mention


def _heads_line(beside: Sequence[Resolved], mention: Resolved, text: str) -> bool:
    """Whether a day is at the head of the line: "Friday: jobs report. Markets closed for Labor Day."."""
    line = text.rfind("\n", max(0, mention.span.start - _REACH), mention.span.start) + 1
    heads = (other for other in beside if line <= other.span.start < mention.span.start and _tells_day(other))
    first = next(heads, None)
    return first is not None and not any(map(str.isalnum, text[line : first.span.start]))


def _sentence(text: str, mention: Resolved) -> tuple[int, int]:
    start, end = mention.span.start, mention.span.end
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    begin = max((stop.end() for stop in _END.finditer(text, low, start)), default=low)
    stop = _END.search(text, end, high)
    return begin, stop.start() + 1 if stop else high


def _tells_day(other: Resolved) -> bool:
    """Whether an expression tells the day of something by itself, not by a feast."""
    return (
        other.mention.rule != _HOLIDAY
        and other.start is not None
        and other.start.day_from.basis is Basis.STATED
    )


def _is_marked(before: str, words: EventWords) -> bool:
    """Whether a word such as "to mark" leads to the feast, with nothing but small words between."""
    for word in reversed(letters_of(before.lower())[-_NEAR:]):
        if word in words.sets["words.marking"]:
            return True
        if not words.roles.get(word, 0) & (roles.FUNCTION | roles.COMPLEMENT):
            return False
    return False


def _is_marked_behind(behind: str, words: EventWords) -> bool:
    """As in "Earth Day will be marked"."""
    for word in letters_of(behind.lower())[:_NEAR]:
        if word in words.sets["words.marked"]:
            return True
        if not words.roles.get(word, 0) & (roles.AUXILIARY | roles.MODAL | roles.COPULA | roles.ADVERB):
            return False
    return False
