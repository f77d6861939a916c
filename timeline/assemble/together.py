"""What documents tell, as one timeline that does not depend on the order in which they were given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from timeline.assemble.adopt import adopt
from timeline.assemble.merge import assemble
from timeline.assemble.telling import Telling
from timeline.model.event import Event
from timeline.model.text import Document
from timeline.model.timeline import Timeline, sortable
from timeline.model.values import replace
from timeline.model.when import Unresolved

_UNKNOWN: Final = datetime(9999, 12, 31, tzinfo=UTC)


class Heard(NamedTuple):
    """What one document tells."""

    document: Document
    events: Sequence[Event]
    unresolved: Sequence[Unresolved]
    telling: Telling | None
    """The words of its language by which titles are compared; None for a calendar, taken as it is."""


def together(documents: Iterable[Heard]) -> Timeline:
    """The timeline of several documents; of more than one their texts are not kept."""
    heard: list[Heard] = []
    for each in documents:
        heard.append(each)
        if len(heard) > 1:
            heard[-2:] = map(_without_text, heard[-2:])
    if len(heard) > 1:  # one is in order, and its key takes a while
        heard.sort(key=_order)
    telling = next((each.telling for each in heard if each.telling), None)
    found = assemble([event for each in heard if each.telling for event in each.events], telling)
    if entries := [event for each in heard if not each.telling for event in each.events]:
        found = adopt(entries, found, telling)
    unresolved = tuple(mention for each in heard for mention in each.unresolved)
    return Timeline(found, unresolved, tuple(each.document for each in heard))


def _without_text(heard: Heard) -> Heard:
    return heard._replace(document=replace(heard.document, text="", blocks=(), attached=()))


def _order(heard: Heard) -> tuple[datetime, str, str, str]:
    """The earliest issued first: it gives an event its identity, whichever was named first."""
    document = heard.document
    issued = document.published
    at = sortable(issued.at) if issued else _UNKNOWN
    return at, document.source.name, document.source.identity, document.media
