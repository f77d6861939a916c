"""Clock times of a later sentence that go back to a day before the one told last: "Gates open at 1 p.m."."""

from __future__ import annotations

import re
from typing import Final

from timeline.language import Language
from timeline.language.wordlist import letters_of
from timeline.model.text import Document, Span
from timeline.resolve.blocks import SENTENCE, Blocks
from timeline.resolve.context import KnownDay
from timeline.resolve.tensewords import TenseWords, tense_words

_PART: Final = re.compile(rf"{SENTENCE.pattern}|\n[ \t]*\n")
_REACH: Final = 160
"""Code points of a sentence beside a time."""
_SUBJECT: Final = 5
"""Words at the head of a sentence that hold its subject."""
_OCCASION: Final = 40
"""Code points of "on the day of the meeting"."""
_KEPT: Final = 4
"""Days that are remembered."""
_BLOCKS: Final = 2
"""Blocks back to such a day."""


class MainDays:
    """The days told last, for one document."""

    def __init__(self, folded: str, document: Document, language: Language) -> None:
        self.folded, self.text, self.words = folded, document.text, tense_words(language.code)
        self.blocks = Blocks(document)
        self.days: list[tuple[KnownDay, bool]] = []
        """Each with whether a clock time was told with it."""

    def note(self, known: KnownDay, *, clocked: bool) -> None:
        """Keep a day that lies ahead."""
        self.days = [*self.days[1 - _KEPT :], (known, clocked)]

    def day_for(self, span: Span, last: KnownDay, block: int) -> KnownDay | None:
        """The earlier day that a clock time at `span` is of, where the sentence says so.

        Either its subject is the happening of that day alone ("The summit will open at 10"), or it tells of
        doors, which belong to what has an hour.
        """
        begin = self._begin(span.start)
        if begin <= last.span.end or len(self.days) < len("ab"):
            return None
        subject = letters_of(self.folded[begin : span.start])[:_SUBJECT]
        named = self.words.plannable.intersection(subject)
        doors = not self.words.doors.isdisjoint(subject[:2])
        if not (named or doors):
            return None
        told = self._named_in(last.span)
        if not named.isdisjoint(told):
            return None
        for known, clocked in reversed(self.days):
            if known.span.start >= last.span.start or block - known.block > _BLOCKS:
                continue
            here = self._named_in(known.span)
            if not named.isdisjoint(here) and (known.block == block or last.block != block):
                return known
            sold = not self.words.sales.isdisjoint(self._told_in(known.span))
            if doors and (clocked or here) and not (told or sold or self._clocked(last)):
                return known
        return None

    def of_occasion(self, span: Span) -> KnownDay | None:
        """The day last told with an hour, where "on the day of the meeting" stands behind a time."""
        behind = self.folded[span.end : span.end + _OCCASION].lstrip()
        lead = next((lead for lead in self.words.occasions if behind.startswith(lead)), None)
        if lead is None or self.words.happening.isdisjoint(letters_of(behind[len(lead) :])[:1]):
            return None
        return next((known for known, clocked in reversed(self.days) if clocked), None)

    def _clocked(self, known: KnownDay) -> bool:
        return any(clocked for each, clocked in self.days if each.span == known.span)

    def _begin(self, start: int) -> int:
        begin = max(0, start - _REACH, self.blocks.begin(self.blocks.at(start)))
        found = [match.end() for match in SENTENCE.finditer(self.text, begin, start)]
        return found[-1] if found else begin

    def _named_in(self, span: Span) -> frozenset[str]:
        """The happenings that the sentence of a day names."""
        return self.words.plannable.intersection(self._told_in(span))

    def _told_in(self, span: Span) -> list[str]:
        """The words of the sentence of a day."""
        begin = self._begin(span.start)
        end = min(span.end + _REACH, self.blocks.end(self.blocks.at(span.start)) or span.end)
        stop = SENTENCE.search(self.text, span.end, end)
        return letters_of(self.folded[begin : stop.start() if stop else end])


def is_of_now(folded: str, text: str, span: Span, last: KnownDay, words: TenseWords) -> bool:
    """Whether a clock time behind a day is that of the next news of the text: "next advisory at 10"."""
    begin = max(0, span.start - _REACH)
    stops = [match.end() for match in _PART.finditer(text, begin, span.start)]
    if not stops or stops[-1] <= last.span.end:
        return False
    return not words.news_of_now.isdisjoint(letters_of(folded[stops[-1] : span.start])[: 2 * _SUBJECT])
