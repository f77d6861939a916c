"""Texts whose lines were wrapped, as they were written: a name may go on with the next line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from timeline.model.event import Event
from timeline.model.text import BlockKind, Document

_NARROW: Final = 55
"""Code points of the longest line from which a paragraph may be wrapped."""
_HOUR: Final = re.compile(r"\d[^\S\n]?(?:[^\W\d_]\.?){0,2}\s*\Z")
"""A number at the end of a line, perhaps with two letters behind it: "8pm", "8 p.m."."""
_MARKS: Final = re.compile(r"(?:>[ \t]?)+(?<=[ \t])")
WRAP: Final = "\v"
"""A blank that parts no columns: it stands for the marks of a quotation between two of its lines."""
_FEW: Final = 3
"""Words of a short line that may be a whole one: a heading, a cell."""
_SLACK: Final = 6
"""Code points by which a wrapped line may be shorter than it need be."""


def unwrapped(document: Document) -> str:
    """The text with blanks for the line breaks that only wrap its paragraphs: all offsets stay.

    A line was wrapped where the first word of the next one had no room on it.
    """
    text = document.text
    if not _has_lines(text):
        return text
    pieces: list[str] = []
    at = 0
    for block in document.blocks:
        span = block.span
        joined = _JOINED.get(block.kind)
        if joined is None or text.find("\n", span.start, span.end) < 0:
            continue
        pieces += [text[at : span.start], joined(span.of(text))]
        at = span.end
    return "".join([*pieces, text[at:]]) if pieces else text


@lru_cache(maxsize=2)
def _has_lines(text: str) -> bool:
    """Whether there is more than blank lines, which no wrap is: each stage asks for it."""
    return "\n" in text.replace("\n\n", "")


def _joined(paragraph: str) -> str:
    r"""A paragraph in one line, where all its lines were wrapped.

    >>> _joined("The premiere of the film is on Friday at 7 p.m. at the Gate\nSquare, London.")[-27:]
    'at the Gate Square, London.'
    >>> _joined("Friday\nQuiz")
    'Friday\nQuiz'
    """
    lines = paragraph.split("\n")
    width = max(map(len, lines))
    if width < _NARROW:
        return _joined_narrow(lines)
    for line, following in pairwise(lines):
        first = following.split(maxsplit=1)[:1]
        if not first or len(line.rstrip()) + 1 + len(first[0]) <= width - _SLACK:
            return paragraph
        if not first[0][:1].islower() and _HOUR.search(line):
            return paragraph  # two rows: "Plaza at 8 PM", "Blue Hour"
    return " ".join(lines)


def _joined_narrow(lines: list[str]) -> str:
    r"""Short lines, of which those are joined that break off in the middle of a sentence.

    >>> _joined_narrow(["The hearing will be held next", "Thursday at 10 a.m."])
    'The hearing will be held next Thursday at 10 a.m.'
    """
    text = lines[0]
    for line, following in pairwise(lines):
        ends = line.rstrip()[-1:]
        broken = len(line.split(maxsplit=_FEW)) > _FEW and (ends.isalnum() or ends == ",")
        text += (" " if broken and following[:1].isalnum() else "\n") + following
    return text


def _joined_quote(quote: str) -> str:
    r"""A quotation, with a wrap instead of each line break and mark in the middle of a sentence.

    >>> _joined_quote("> We meet on Thursday 12\n> November.")
    '> We meet on Thursday 12 \x0b November.'
    """
    lines = quote.split("\n")
    width = max(len(line.rstrip()) for line in lines)
    text = lines[0]
    for line, following in pairwise(lines):
        marks = _MARKS.match(following)
        end = 0 if marks is None else marks.end()
        rest, last = following[end:], line.rstrip()
        broken = len(last.split(maxsplit=_FEW + 1)) > _FEW + 1 and (last[-1:].isalnum() or last[-1:] in ",.")
        word = rest.split(maxsplit=1)[:1] or [""]
        no_room = len(last) + 1 + len(word[0]) > width - end - _SLACK
        goes_on = rest[:1].islower() or (last[-1:] != "." and no_room and rest[:1].isalnum())
        text += f" {WRAP * (end - 1)} {rest}" if broken and goes_on and end else f"\n{following}"
    return text


_JOINED: Final[dict[BlockKind, Callable[[str], str]]] = {
    BlockKind.PARAGRAPH: _joined,
    BlockKind.QUOTE: _joined_quote,
}


def quoted(events: list[Event], document: Document) -> list[Event]:
    """Events that were found in the text without its wraps, with their evidence as the document has it."""
    return [
        replace(
            event,
            evidence=tuple(
                replace(each, quote=each.span.of(document.text))
                if each.quote != each.span.of(document.text)
                else each
                for each in event.evidence
            ),
        )
        for event in events
    ]
