"""The whole program on one page: read, find, resolve, events, assemble."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from timeline import zones
from timeline.assemble.together import Heard, together
from timeline.errors import InputError
from timeline.events.afterwards import without_greetings
from timeline.events.find import Refused, find_events, judge
from timeline.events.words import load_event_words
from timeline.find import find_mentions
from timeline.find.daytabs import without_tabs
from timeline.language import Language, codes, load_language
from timeline.model.event import Event
from timeline.model.said import Mention, ZoneName
from timeline.model.text import Document, Published, Source, lies_in
from timeline.model.timeline import Timeline
from timeline.model.unwrapped import unwrapped
from timeline.model.values import replace
from timeline.model.when import Resolved, TimeExpression, Unresolved
from timeline.read import Kind, Raw, digest, documents, issue, parse_published, read_source
from timeline.read.blocks import split_blocks
from timeline.read.captions import captioned
from timeline.read.entries import ENTRIES, as_data
from timeline.read.spoken import in_language, remarked
from timeline.read.thread import inherited, parts_of
from timeline.resolve import resolve

_LANGUAGE = "en"
_DAYLESS = re.compile(r"(?:XXXX-XX-XX)?T\d\d:\d\d")
"""TIMEX3 of a clock time whose day is unknown."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What each stage made of a document, for `timeline explain`."""

    document: Document
    language: str
    published: Published | None
    mentions: list[Resolved | Unresolved]
    timeline: Timeline
    notes: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    """Times at which nothing happens, and why."""


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    published: str | datetime | None = None,
    zone: str | None = None,
    language: str | None = None,
    note: Callable[[str], None] | None = None,
) -> Document:
    """Read one input.

    Args:
        source: a path, the bytes of a text, or `-` for standard input.
        published: when the text was issued: ISO 8601 with offset, or an aware datetime.
        zone: the IANA zone (or a name for it) to fall back on when nothing in the text tells one.
        language: ISO 639-1 code; None finds it out.
        note: called with a sentence about anything that had to be guessed.

    Raises:
        InputError: if the source cannot be read, or holds no document or several.
        UsageError: if an argument cannot be used.
    """
    return _with(read_source(source, note=note), published, zone, language)


def read_all(
    raw: Raw,
    *,
    zone: str | None = None,
    language: str | None = None,
    note: Callable[[str], None] | None = None,
    kind: Kind | None = None,
) -> Iterator[Document | InputError]:
    """Read one input that may hold many documents: a mailbox, a feed, an archive.

    Args:
        raw: the input.
        zone: the IANA zone to fall back on.
        language: ISO 639-1 code; None finds it out.
        note: called with a sentence about anything that had to be guessed.
        kind: what the input is; None finds it out.

    Yields:
        The documents, and an error for every part that cannot be read; one never stops the others.
    """
    for found in documents(raw, note, kind):
        yield found if isinstance(found, InputError) else _with(found, None, zone, language)


def extract(
    text_or_document: str | Document,
    *,
    published: str | datetime | None = None,
    zone: str | None = None,
    language: str | None = None,
    source: str | None = None,
) -> Timeline:
    """Find the events of a text.

    Args:
        text_or_document: the text, or a Document from `read`.
        published: when it was issued; fixes "today" and missing years. Without it, and without a line in the
            text that states it, relative expressions stay unresolved.
        zone: the IANA zone to fall back on; without one such times are floating.
        language: ISO 639-1 code; None finds it out.
        source: the name under which the text appears as evidence.

    Raises:
        UsageError: if an argument cannot be used.
    """
    return extract_all([_document(text_or_document, published, zone, language, source)])


def extract_all(given: Iterable[Document]) -> Timeline:
    """Find the events of several documents; what they tell alike is one event with the evidence of all.

    Of several documents the timeline keeps what their events need to be shown and written, not their texts.
    """
    return together(_heard(document, language) for document, language in _all_prepared(given))


def _heard(document: Document, language: Language) -> Heard:
    if take := ENTRIES.get(document.media):
        return Heard(document, *take(document), telling=None)
    words = load_event_words(language.code)
    events: list[Event] = []
    unresolved: list[Unresolved] = []
    for part in _parts(document):
        mentions = _mentions(part, language)
        unresolved += [each for each in (_unplaced(mention, part) for mention in mentions) if each]
        events += find_events(part, mentions, words)
    if document.parts:
        events = without_greetings(events, document.text, words)
    return Heard(document, events, unresolved, words.telling)


def _all_prepared(given: Iterable[Document]) -> Iterator[tuple[Document, Language]]:
    """Each document and what came with it."""
    for document in given:
        ready, language = _prepared(document)
        yield ready, language
        for attached in ready.attached:
            spoken = attached.language or document.language
            yield _prepared(replace(inherited(attached, ready), language=spoken))


def tag(
    text_or_document: str | Document,
    *,
    published: str | datetime | None = None,
    zone: str | None = None,
    language: str | None = None,
) -> list[TimeExpression]:
    """Find the time expressions of a text, as TIMEX3 has them; arguments as for `extract`."""
    document, spoken = _prepared(_document(text_or_document, published, zone, language, None))
    found: list[TimeExpression] = []
    for each in _all_mentions(document, spoken):
        if isinstance(each, Unresolved):
            continue
        span, timex = each.mention.core or each.span, each.timex
        if found and found[-1].start == span.start:
            continue
        found.append(
            TimeExpression(
                span.start,
                span.end,
                span.of(document.text),
                timex.type,
                timex.value,
                timex.mod,
                timex.end_value,
                timex.rrule,
                timex.zone,
                each.mention.rule,
            )
        )
    return found


def dated(document: Document) -> Document:
    """The document with its blocks and the time of publication that it states."""
    return _prepared(document)[0]


def trace(document: Document) -> Trace:
    """Run all stages over one document and keep what each made of it."""
    document, language = _prepared(document)
    mentions = _all_mentions(document, language)
    timeline = extract_all([document])
    words = load_event_words(language.code)
    refused = [no for part in _parts(document) for no in judge(part, _mentions(part, language), words)[1]]
    notes = _notes(document, language)
    spoken = document.language or language.code
    return Trace(document, spoken, document.published, mentions, timeline, notes, tuple(refused))


def _document(
    given: str | Document,
    published: str | datetime | None,
    zone: str | None,
    language: str | None,
    source: str | None,
) -> Document:
    document = as_data(given if isinstance(given, Document) else Document(given))
    document = _with(document, published, zone, language)
    if source is not None:
        document = replace(document, source=replace(document.source, name=source))
    return document


def _with(
    document: Document, published: str | datetime | None, zone: str | None, language: str | None
) -> Document:
    zone = zones.check(zone) if zone is not None else document.zone
    issued = parse_published(published, zone) if published is not None else document.published
    if language is not None:
        document = replace(document, language=load_language(language).code, language_from="")
    if issued is document.published and zone == document.zone:
        return document
    return replace(document, published=issued, zone=zone)


def _prepared(document: Document) -> tuple[Document, Language]:
    """The document with blocks, publication line and identity."""
    zones.use_newest()
    if not document.source.identity:
        document = replace(document, source=replace(document.source, identity=digest(document.text)))
    if document.media in ENTRIES:
        return replace(document, language=_read(document).code), _read(document)
    if is_bare := not document.blocks:
        document = replace(document, blocks=split_blocks(document.text))
    document = in_language(document)
    language = _read(document)
    ready = without_tabs(captioned(remarked(issue.dated(document))), language)
    return replace(ready, parts=parts_of(ready)) if is_bare else ready, language


def _read(document: Document) -> Language:
    """The language whose words are looked for; numbers and names in one that is not read need any."""
    return load_language(document.language if document.language in codes() else _LANGUAGE)


def _parts(document: Document) -> tuple[Document, ...]:
    """The messages of a thread, or the document itself."""
    return document.parts or (document,)


def _all_mentions(document: Document, language: Language) -> list[Resolved | Unresolved]:
    """The mentions of all parts of a document, in order."""
    found = [mention for part in _parts(document) for mention in _mentions(part, language)]
    return sorted(found, key=lambda each: each.mention.span) if document.parts else found


def _mentions(document: Document, language: Language) -> list[Resolved | Unresolved]:
    return [] if document.media in ENTRIES else resolve(document, _found(document, language), language)


def _found(document: Document, language: Language) -> list[Mention]:
    """The mentions of the blocks that are read, without the stamps of changes and comments."""
    if len(document.unread) == len(document.blocks) > 0:
        return []
    mentions = find_mentions(unwrapped(document), language, [block.span.start for block in document.blocks])
    left_out = sorted((*document.unread, *document.stamps))
    return [each for each in mentions if not lies_in(left_out, each.span.start)] if left_out else mentions


def _unplaced(mention: Resolved | Unresolved, document: Document) -> Unresolved | None:
    """What could not be placed; a clock time on an unknown day has a TIMEX3 value and yet no place."""
    if isinstance(mention, Unresolved):
        return mention
    if document.published is None and mention.start is None and _DAYLESS.match(mention.timex.value):
        return Unresolved(mention.mention, "no date of publication to count from")
    return None


def _notes(document: Document, language: Language) -> tuple[str, ...]:
    """Zones that stand by themselves and govern other times."""
    if document.media in ENTRIES:
        return ("a calendar: its events are taken as they are",)
    named = tuple(
        f"zone named by itself: {mention.span.of(document.text)!r}"
        for mention in _found(document, language)
        if isinstance(mention.said, ZoneName)
    )
    return (*document.remarks, *named)


__all__ = ["Source", "Trace", "dated", "extract", "extract_all", "read", "read_all", "tag", "trace"]
