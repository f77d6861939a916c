"""Rows of the day that the first line of a text tells, behind a sentence of another day.

As in "Press view: Tuesday 3 November", "The show opens on Saturday 7 November.", "10.00 Doors open".
"""

from __future__ import annotations

from typing import Final

from timeline.language import Language
from timeline.language.wordlist import letters_of
from timeline.model.said import Clock, Mention, Range
from timeline.model.text import BlockKind, Document
from timeline.model.when import Basis
from timeline.resolve.context import Context, KnownDay

_LINE: Final = 110
"""Code points of the first line at most."""
_SENTENCE: Final = 400
_REACH: Final = 900
"""Code points from that sentence to the rows."""
_WORDS: Final = 4
"""Words of a sentence at least."""
_HEAD: Final = 6
"""Code points of bullets at the head of a row."""


def is_of_title(title: KnownDay, mention: Mention, block: int, document: Document, context: Context) -> bool:
    """Whether a clock time that heads a row is of the day of the title, not of the day told last.

    Args:
        title: the first day that the text tells.
        mention: the clock time.
        block: the number of its block.
        document: the text.
        context: the day told last, and that of issue, which titles of papers tell.
    """
    said, day = mention.said, context.day
    plain = isinstance(said, Clock) or (isinstance(said, Range) and said.day is None)
    if not plain or day is None or title is day or title.day == day.day or day.basis is Basis.HEADING:
        return False
    if context.today is None or title.day <= context.today or mention.span.start - day.span.end > _REACH:
        return False
    row = document.blocks[block] if block >= 0 else None
    if row is None or row.kind is not BlockKind.ROW or mention.span.start - row.span.start > _HEAD:
        return False
    return _is_title(title, document, context.language) and _is_sentence(day, document)


def _is_title(title: KnownDay, document: Document, language: Language) -> bool:
    """Whether a day ends the first line of the text, behind words that name more than a limit or a paper."""
    text = document.text
    if title.span.start > _LINE:
        return False
    before = text[: title.span.start].lstrip()
    end = text.find("\n", title.span.end, title.span.end + _LINE)
    if end < 0 or "\n" in before or len(before) + end - title.span.start > _LINE:
        return False
    line = text[title.span.end : end].rstrip()
    told = letters_of(before.lower())
    side = language.settings.get("accept", {}).get("side_labels", ())
    return bool(told) and not line.endswith((".", "!", "?")) and not any(word in side for word in told)


def _is_sentence(day: KnownDay, document: Document) -> bool:
    """Whether a sentence tells a day in passing, and leads to no rows: "The show opens on Friday."."""
    text = document.text
    begin = text.rfind("\n", max(0, day.span.start - _SENTENCE), day.span.start) + 1
    end = text.find("\n", day.span.end, day.span.end + _SENTENCE)
    line = text[begin : end if end >= 0 else day.span.end].rstrip()
    return line.endswith(".") and len(letters_of(text[begin : day.span.start].lower())) >= _WORDS
