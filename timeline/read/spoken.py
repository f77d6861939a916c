"""The language of a document, and what a user should know about it and about its time of issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.language import codes
from timeline.language.detect import DECLARED, DOUBT, OTHER, detect
from timeline.language.tally import name_of
from timeline.model.text import Document
from timeline.model.values import replace

_DIGIT = re.compile(r"\d")


def in_language(document: Document) -> Document:
    """The document with its language and the blocks that are in one that is not read.

    The language that the user gives is believed; what a page declares, as templates do, only where its words
    tell nothing.
    """
    if document.language in codes() and not document.language_from:
        return document
    spoken = detect(document.text, [block.span for block in document.blocks], codes())
    if spoken.how == DOUBT and document.language in codes():
        return replace(document, language_from=DECLARED)
    return replace(
        document,
        language=spoken.code,
        language_from=spoken.how,
        unread=spoken.unread,
        unread_languages=spoken.unread_codes,
    )


def remarked(document: Document) -> Document:
    """The document with what a user should know: what is not read, an issue that cannot be right."""
    doubts = document.published.doubts if document.published else ()
    told = tuple(dict.fromkeys((*_languages(document), *document.remarks, *doubts)))
    return replace(document, remarks=told) if told != document.remarks else document


def _languages(document: Document) -> Iterator[str]:
    """The languages that are not read; a line that only tells when the text was issued needs no word."""
    stamps = [document.published.span] if document.published and document.published.span else []
    stamps += document.stamps
    for code in dict.fromkeys(
        code
        for span, code in zip(document.unread, document.unread_languages, strict=True)
        if not any(span.overlaps(stamp) for stamp in stamps) and _DIGIT.search(span.of(document.text))
    ):
        whole = code == document.language
        said = f"{name_of(code)}, which is not read yet" if code != OTHER else "a language that is not read"
        yield f"{'is' if whole else 'parts of it are'} in {said}"
