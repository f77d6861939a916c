"""What an entry of a feed tells, to a document."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from timeline.language.load import codes
from timeline.model.text import Document, Source
from timeline.model.values import value_class
from timeline.read.fragment import fragment_lines, looks_like_html
from timeline.read.ics import calendar
from timeline.read.identity import is_web, url_identity
from timeline.read.lines import Line, compose, plain_lines
from timeline.read.plain import digest
from timeline.read.raw import Raw
from timeline.read.stamp import Stamp

_ESCAPED: Final = re.compile(r"&(?:amp;)?lt;/?(?:p|br|div|span|a|ul|li|b|strong|em|h[1-6])\b", re.IGNORECASE)
_TAG: Final = re.compile(r"<[a-zA-Z/!]")


@value_class(frozen=True, slots=True)
class Told:
    """What one entry tells."""

    title: str = ""
    """May hold HTML."""
    body: str = ""
    """HTML or plain text: what it has of tags and entities decides."""
    is_plain: bool = False
    """Whether the body is plain text for sure."""
    link: str = ""
    guid: str = ""
    issued: Stamp | None = None
    language: str = ""
    calendar: str = ""
    """The events that it states as data, as iCalendar."""


def document(raw: Raw, number: int, told: Told) -> Document:
    """One entry as a document: its title on top, its text below."""
    title = " ".join(line.text for line in _lines(told.title) if line.text)
    text, blocks = compose(title or None, plain_lines(told.body) if told.is_plain else _lines(told.body))
    identity = url_identity(told.guid) or url_identity(told.link) or digest(text)
    code = told.language[:2].lower()
    source = Source(
        name=f"{raw.name}#{number}",
        identity=identity,
        title=title or None,
        url=told.link if is_web(told.link) else None,
    )
    found = Document(
        text=text,
        blocks=blocks,
        published=told.issued and told.issued.published("metadata"),
        language=code if code in codes() else None,
        source=source,
    )
    if not told.calendar:
        return found
    beside = Source(name=f"{source.name}.ics", identity=identity, title=source.title, url=source.url)
    stated = calendar(Document(text=told.calendar, source=beside, published=found.published))
    return Document(
        text=found.text,
        blocks=found.blocks,
        published=found.published,
        language=found.language,
        source=found.source,
        attached=(stated,),
    )


def _lines(words: str) -> list[Line]:
    """The lines of what may be HTML; what was escaped twice is unescaped once more."""
    if _ESCAPED.search(words) and not _TAG.search(words):
        words = unescape(words)
    return fragment_lines(words) if looks_like_html(words) else plain_lines(words.strip())
