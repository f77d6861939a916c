"""Documents whose events are data: they are taken as they are, and their words are not searched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from timeline.model.event import Event
from timeline.model.text import Document
from timeline.model.when import Unresolved
from timeline.read import dataevent, ics
from timeline.read.plain import with_bullets

ENTRIES: Final[Mapping[str, Callable[[Document], tuple[list[Event], list[Unresolved]]]]] = {
    ics.MEDIA: ics.events_of,
    dataevent.MEDIA: dataevent.events_of,
}
"""By the media type of a document's text: its events, and those whose times cannot be read."""


def as_data(document: Document) -> Document:
    """A text that somebody gave without saying what it is; a calendar is told by its first words.

    Its lines end and its bullets look as those of files that were read; all offsets stay.
    """
    if document.media not in ENTRIES and ics.is_calendar(document.text):
        return ics.calendar(document)
    if document.blocks:
        return document
    given = document.text
    text = with_bullets(given.replace("\r\n", " \n").replace("\r", "\n") if "\r" in given else given)
    return document if text is given else replace(document, text=text)
