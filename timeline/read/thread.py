"""A thread of mails in a plain text: each message is read by itself, with its own day and zone.

As of mails in files, an older message below another is a document of its own, since its "tomorrow" is another
day. Of a plain text it keeps its place: the rest of the text is left blank, so that all offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from timeline.model.text import Document, Published, lies_in
from timeline.model.values import replace
from timeline.read.blocks import split_blocks
from timeline.read.issue import dated
from timeline.read.lines import Line, plain_lines
from timeline.read.mailhead import bare_subject, latest_quoted
from timeline.read.mailtail import without_tail
from timeline.read.mailthread import Message, end_of_head, is_marker, messages
from timeline.read.mailwords import mail_words
from timeline.read.subject import needs_its_day

_MOST, _BLANKS = 60, 20_000_000
"""Messages of one text that are read apart, or more while the blanks before them are so many at most; the
rest is read with the last of them."""
_WRITTEN: Final = re.compile(r"[^\n]")
_UTC: Final = timedelta()


def parts_of(document: Document) -> tuple[Document, ...]:
    """The messages of a plain text, the newest first; none where nothing older is told with its date.

    Args:
        document: with its blocks, its language and its time of issue.
    """
    text = document.text
    if mail_words().dated.search(text) is None:
        return ()
    lines = plain_lines(text)
    before = latest_quoted(document.published)
    head = end_of_head(lines, before)
    newest, *older = messages(lines[head:], before)
    older = [each for each in older if each.written is not None and any(line.text for line in each.lines)]
    if not older or not (head or _has_words(newest) or _is_forward(lines)):
        return ()
    most = max(_MOST, _BLANKS // len(text))
    for each in older[most:]:
        older[most - 1].lines += each.lines
    del older[most:]
    first = _part(document, without_tail([*lines[:head], *newest.lines]))
    return first, *(_older(document, each, oldest=each is older[-1]) for each in older)


def inherited(document: Document, newer: Document) -> Document:
    """What came with a document, with what it does not tell of itself.

    An older message has the clocks of its own header; one whose header tells no offset has those of the
    mailer that quotes it.
    """
    own, issued = document.published, newer.published
    zone = document.zone or newer.zone
    if own is not None and not own.day_only and own.at.tzinfo is None:
        zone = zone or (issued.zone if issued else None)
    elif own is not None and zone and own.basis == "header" and _is_elsewhere(own.at, zone):
        zone = None
    return replace(document, published=own or issued, zone=zone)


def _is_elsewhere(at: datetime, zone: str) -> bool:
    """Whether a time was written on other clocks; machines write in UTC, wherever they are."""
    offset = at.utcoffset()
    return bool(offset) and at.astimezone(ZoneInfo(zone)).utcoffset() != offset


def _has_words(message: Message) -> bool:
    return any(line.text for line in message.lines)


def _is_forward(lines: Iterable[Line]) -> bool:
    """Whether a text begins with the words above a message that is forwarded."""
    return is_marker(next((line.text for line in lines if line.text), ""))


def _older(document: Document, message: Message, *, oldest: bool) -> Document:
    lines = without_tail(message.lines)
    if message.heading is not None:
        subject, is_reply = bare_subject(message.heading.text)
        if oldest or not (is_reply and needs_its_day(subject)):
            lines = [message.heading, *lines]
    issued: Published | None = message.written.published("header") if message.written else None
    part = replace(_part(document, lines), published=issued)
    return dated(inherited(part, document))


def _part(document: Document, lines: Iterable[Line]) -> Document:
    """The document with nothing but these lines."""
    pieces: list[str] = []
    end = 0
    for line in sorted(lines, key=lambda each: each.at):
        if line.text and line.at >= end:
            pieces.append(_blank(document.text, end, line))
            pieces.append(line.text)
            end = line.at + len(line.text)
    text = "".join(pieces)
    blocks = split_blocks(text)
    unread = [block.span for block in blocks if lies_in(document.unread, block.span.start)]
    return replace(document, text=text, blocks=blocks, unread=tuple(unread), unread_languages=())


def _blank(text: str, start: int, line: Line) -> str:
    """Blanks as far as a line, before it the marks of as much quoting as it still has."""
    blank = _WRITTEN.sub(" ", text[start : line.at])
    return blank[: len(blank) - line.depth] + ">" * line.depth if line.depth else blank
