"""Texts: a document, its blocks and where a word lies in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from timeline.model.values import value_class


@value_class(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in a document's text."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


def lies_in(spans: Sequence[Span], offset: int) -> bool:
    """Whether one of some spans, in order and apart, holds an offset."""
    if not spans:
        return False
    index = bisect_right(spans, offset, key=lambda span: span.start)
    return index > 0 and offset in spans[index - 1]


class BlockKind(StrEnum):
    """What a block is to a reader's eye."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ROW = "row"
    """A list item, a table row, a labelled line: one thing of several of its kind."""
    QUOTE = "quote"
    """Older text that is quoted: an earlier mail of a thread."""


@value_class(frozen=True, slots=True)
class Block:
    """A stretch of text between hard breaks; blocks do not overlap and are in order."""

    kind: BlockKind
    span: Span
    level: int = 0
    """Depth of a heading (1 is the highest), of a list item or of quoting; else 0."""


@value_class(frozen=True, slots=True)
class Published:
    """When a text was issued, as far as it is known.

    `at` is aware when the offset is known, naive when only the wall clock is, and
    `day_only` says that its clock part means nothing.
    """

    at: datetime
    zone: str | None = None
    basis: str = "argument"
    """`argument`, `text` (a line of the text itself), `header` (of a mail, of an answer) or `metadata`."""
    span: Span | None = None
    day_only: bool = False
    zone_from: str = ""
    """How the zone is known, or why none is: "offset and dateline agree"."""
    doubts: tuple[str, ...] = ()
    """What speaks against it, a clause each: "says Friday, but 2025-09-04 is a Thursday"."""


@value_class(frozen=True, slots=True)
class Source:
    """Where a document came from."""

    name: str = ""
    """How the user called it: a path, a URL, `-`; empty for text given from Python."""
    identity: str = ""
    """Canonical identity: Message-ID, guid, URL without scheme and tracking, or a digest of the text."""
    title: str | None = None
    url: str | None = None


@value_class(frozen=True, slots=True)
class Document:
    """One text to read. Offsets everywhere count code points of `text`."""

    text: str
    blocks: tuple[Block, ...] = ()
    published: Published | None = None
    language: str | None = None
    zone: str | None = None
    """The zone to fall back on when neither text nor place nor publisher tells."""
    source: Source = Source()
    media: str = "text/plain"
    """The media type of `text`: `text/calendar`, `application/ld+json` are events as data, else prose."""
    attached: tuple[Document, ...] = ()
    """What came with it and is read beside it: an invitation, the structured data of a page."""
    parts: tuple[Document, ...] = ()
    """The messages of a thread of mails, the newest first: each is its text with all others left blank."""
    seen: datetime | None = None
    """When it was there at the latest (aware): HTTP Last-Modified, a mail's Received."""
    language_from: str = ""
    """How the language was found; empty when somebody told it."""
    unread: tuple[Span, ...] = ()
    """Blocks in languages that are not read; their times are not searched."""
    unread_languages: tuple[str, ...] = ()
    """The language of each of them: ISO 639-1, or `other`."""
    stamps: tuple[Span, ...] = ()
    """What only tells when the text was changed, or when a comment below it was written."""
    captions: tuple[Span, ...] = ()
    """The lines of pictures, with their credits: their days are not those of the text."""
    remarks: tuple[str, ...] = ()
    """What a user should know of how it was read, a clause each."""
