"""What a person wants to see before trusting an entry: the words, the source, how the zone is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.model.event import Event, Evidence, iso
from timeline.model.text import Document
from timeline.model.when import Basis

_LONGEST_QUOTE = 300
_BASES = {
    Basis.STATED: "stated in the text",
    Basis.CARRIED: "carried over from another time in the text",
    Basis.HEADING: "taken from a heading of the text",
    Basis.PLACE: "taken from the place",
    Basis.PUBLICATION: "taken from the publication",
    Basis.DEFAULT: "assumed, as asked for",
    Basis.UNKNOWN: "not known",
}


def description(event: Event, documents: Mapping[str, Document]) -> str:
    """A few lines: sentence, time as written, zone, source, date, address, warnings.

    Args:
        event: what to describe.
        documents: the texts by their names; from them come the sentences around the evidence.
    """
    return "\n".join(_lines(event, documents))


def _lines(event: Event, documents: Mapping[str, Document]) -> Iterator[str]:
    quotes = {evidence: _sentence(evidence, documents) for evidence in event.evidence}
    yield from dict.fromkeys(f"“{quote}”" for quote in quotes.values() if quote)
    written = dict.fromkeys(
        _plain(evidence.quote) for evidence in event.evidence if quotes[evidence] != _plain(evidence.quote)
    )
    if written:
        yield "Time as written: " + ", ".join(f"“{words}”" for words in written)
    if not event.all_day:
        yield f"Time zone: {event.zone or 'none'} ({_BASES[event.zone_basis]})"
    if event.moved_from is not None:
        yield f"Moved from {iso(event.moved_from).replace('T', ' ')}"
    for name in dict.fromkeys(evidence.document for evidence in event.evidence if evidence.document):
        yield f"Source: {name}"
    if event.published is not None:
        yield f"Published: {iso(event.published).replace('T', ' ')}"
    if event.url and event.url not in {evidence.document for evidence in event.evidence}:
        yield event.url
    for warning in event.warnings:
        yield f"Check: {warning}"


def _sentence(evidence: Evidence, documents: Mapping[str, Document]) -> str:
    """The sentence around the time where it is known and short, else the time as written."""
    document = documents.get(evidence.document)
    if document is None or evidence.context is None or evidence.span.of(document.text) != evidence.quote:
        return _plain(evidence.quote)
    words = _plain(evidence.context.of(document.text))
    return words if len(words) <= _LONGEST_QUOTE else _plain(evidence.quote)


def _plain(text: str) -> str:
    return " ".join(text.split())
