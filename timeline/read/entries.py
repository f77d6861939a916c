"""Documents whose events are data: they are taken as they are, and their words are not searched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from timeline.model.event import Event
from timeline.model.text import Document
from timeline.model.when import Unresolved
from timeline.read import dataevent, ics

ENTRIES: Final[Mapping[str, Callable[[Document], tuple[list[Event], list[Unresolved]]]]] = {
    ics.MEDIA: ics.events_of,
    dataevent.MEDIA: dataevent.events_of,
}
"""By the media type of a document's text: its events, and those whose times cannot be read."""


def as_data(document: Document) -> Document:
    """A text that somebody gave without saying what it is; a calendar is told by its first words.

    Its lines end as those of files that were read; all offsets stay.
    """
    if document.media not in ENTRIES and ics.is_calendar(document.text):
        return ics.calendar(document)
    if "\r" not in document.text or document.blocks:
        return document
    return replace(document, text=document.text.replace("\r\n", " \n").replace("\r", "\n"))
