"""Captions of pictures: the lines that a credit stands in, above or below: "Ann Bell/Reuters"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.model.text import Document, Span
from timeline.read.stampwords import stamp_words

_SLASH = re.compile(
    r"/ ?(?P<who>[^\W\d_a-z][^\W\d_]*(?:[ .'&-]{1,2}[^\W\d_]+){0,3})[)\].]{0,2}[ \t]*$", re.MULTILINE
)
_REACH = 1000
"""Code points of a line before its credit that are looked at."""
_MOST_NAMES = 6
_AGENCY = 8
"""Letters of the name of an agency that is written in capitals."""
_MARKS = " \t*_#|()[]"


def captioned(document: Document) -> Document:
    """The document with its captions, in order and apart."""
    spans: list[Span] = []
    for span in _captions(document.text):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    return replace(document, captions=tuple(spans)) if spans else document


def _captions(text: str) -> Iterator[Span]:
    for match in _SLASH.finditer(text):
        start = text.rfind("\n", max(0, match.start() - _REACH), match.start()) + 1
        line, end = text[start : match.start()], match.end()
        head, bracket, inside = line.rpartition("(")
        if bracket and ")" not in inside:
            if _is_credit(inside, match["who"]) and head.strip():
                yield Span(start, end)
                continue
            line = inside
        label = _after_label(line)
        if not _is_credit(line if label is None else label, match["who"]):
            continue
        if label is not None or _names(line):
            yield _with_neighbour(text, start, end) if label is None or _names(line) else Span(start, end)


def _is_credit(left: str, right: str) -> bool:
    """Whether one side of the slash is an agency."""
    known = stamp_words().sets["credits"]
    sides = [" ".join(side.strip(_MARKS).lower().split()) for side in (left, right)]
    shouted = right.isupper() and right.isalpha() and 1 < len(right) <= _AGENCY
    return any(side in known for side in sides) or (shouted and not left.isupper() and _names(left))


def _names(written: str) -> bool:
    """Whether some words are the name of somebody."""
    words = written.strip(_MARKS).split()
    return 0 < len(words) <= _MOST_NAMES and all(
        (word[:1].isupper() and word.isalpha()) or "." in word for word in words
    )


def _after_label(line: str) -> str | None:
    """The name behind "Source:" or "Photo by", the last words of a caption; None without one."""
    low = line.lower()
    found = [(low.rfind(label), label) for label in stamp_words().sets["photos"] if label in low]
    if not found:
        return None
    at, label = max(found)
    return line[at + len(label) :]


def _with_neighbour(text: str, start: int, end: int) -> Span:
    """A line of nothing but a credit, with the caption in the line below it, else in the one above."""
    below = text.find("\n", end + 1)
    below = len(text) if below == -1 else below
    if text[end + 1 : below].strip():
        return Span(start, below)
    above = text.rfind("\n", 0, max(0, start - 1)) + 1
    return Span(above, end) if text[above:start].strip() else Span(start, end)


__all__ = ["captioned"]
