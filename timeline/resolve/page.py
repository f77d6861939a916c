"""The text of a document as the steps after the walk see it: its blocks, sentences, words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from timeline.language import Language
from timeline.language.wordlist import compounds_of
from timeline.model.text import BlockKind, Document, Span
from timeline.model.values import replace, value_class
from timeline.model.when import AllDay, Moment, Origin, Resolved, Unresolved
from timeline.resolve import instants

Found = Sequence[Resolved | Unresolved]
_LINE = 200
"""Code points of blanks and signs beside an expression at most."""
_SENTENCE = re.compile(r"[.!?][\"')\]]*\s+(?=[^\W\d_a-z])|\n\s*\n")
_OPENING = re.compile(r"\s+([^\W\d_a-z][^\W\d_]*)")


@value_class(frozen=True, slots=True)
class Page:
    """A document with its folded text and what the language file says of it."""

    document: Document
    folded: str
    language: Language
    starts: tuple[int, ...]
    """Where its blocks begin."""
    text: str
    """The text without the line breaks inside of its paragraphs."""

    def table(self, name: str) -> Mapping[str, Any]:
        """A table of the language file."""
        found: Mapping[str, Any] = self.language.settings.get(name, {})
        return found

    def block_of(self, result: Resolved) -> int:
        """The number of the block in which an expression begins."""
        return self.block_at(result.span.start)

    def block_at(self, offset: int) -> int:
        """The number of the block in which an offset lies."""
        return bisect_right(self.starts, offset) - 1

    def kind(self, block: int) -> BlockKind | None:
        """What a block is."""
        blocks = self.document.blocks
        return blocks[block].kind if 0 <= block < len(blocks) else None

    def span_of(self, block: int) -> Span:
        """Where a block lies."""
        blocks = self.document.blocks
        return blocks[block].span if 0 <= block < len(blocks) else Span(0, len(self.text))

    def fills(self, result: Resolved) -> bool:
        """Whether an expression is all that its block tells."""
        span = self.span_of(self.block_of(result))
        if result.span.start - span.start > _LINE or span.end - result.span.end > _LINE:
            return False
        rest = self.folded[span.start : result.span.start] + self.folded[result.span.end : span.end]
        return not any(map(str.isalnum, rest))

    def between(self, one: Resolved, other: Resolved) -> str:
        """The folded text between two expressions."""
        return self.folded[one.span.end : other.span.start]

    def ends_sentence(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two offsets, or with the first: "at 9 p.m. The return leg"."""
        if _SENTENCE.search(self.text, start, min(len(self.text), end + 1)) is not None:
            return True
        opening = _OPENING.match(self.text, start, end) if self.text[start - 1 : start] == "." else None
        return opening is not None and opening[1].lower() in self.table("accept").get("function", ())


def words_of(text: str) -> list[str]:
    """The words of a folded text."""
    return compounds_of(text)


def shifted(result: Resolved, step: timedelta) -> Resolved:
    """The same result some days or hours later, with its TIMEX3 values."""
    start, end = result.start, result.end
    if isinstance(start, AllDay):
        days = timedelta(days=step.days)
        start = replace(start, first=start.first + days, last=start.last + days)
        return replace(result, start=start, timex=replace(result.timex, value=start.first.isoformat()))
    if not isinstance(start, Moment):
        return result
    start = _later(start, step)
    timex = result.timex
    if timex.type != "SET":
        timex = replace(timex, value=wall_value(start.at))
    if isinstance(end, Moment):
        end = _later(end, step)
        if timex.end_value and timex.type != "SET":
            timex = replace(timex, end_value=wall_value(end.at))
    return replace(result, start=start, end=end, timex=timex)


def rezoned(result: Resolved, zone: str, origin: Origin) -> Resolved:
    """The same clock times on the clocks of another zone."""
    start, end = (
        replace(
            each, at=instants.place(each.at.replace(tzinfo=None, fold=0), zone), zone=zone, zone_from=origin
        )
        if isinstance(each, Moment)
        else each
        for each in (result.start, result.end)
    )
    return replace(result, start=start, end=end if isinstance(end, Moment) else None)


def wall_value(at: datetime) -> str:
    """TIMEX3 value of a local time."""
    return f"{at:%Y-%m-%dT%H:%M}" + (f":{at:%S}" if at.second else "")


def _later(moment: Moment, step: timedelta) -> Moment:
    wall = moment.at.replace(tzinfo=None, fold=0) + step
    return replace(moment, at=instants.place(wall, moment.zone))
