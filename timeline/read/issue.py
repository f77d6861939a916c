"""When a document was issued: by its user, data or text; with its zone, and what speaks against it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from timeline.model.text import Document, Published
from timeline.model.values import replace
from timeline.read.home import country_of_url, zone_of_issue
from timeline.read.published import read_head

_A_DAY, _AN_HOUR = timedelta(days=1), timedelta(hours=1)
_EARLIEST = 1990
"""The web, and dates in mails that programs wrote, are no older."""
_WRITTEN = frozenset({"header", "metadata"})


def dated(document: Document) -> Document:
    """The document with its time of issue: as the user says, else as its data say, else a line of its text.

    The last resort is when it was there at the latest. A day that its data tell is made exact by a line of
    the text that tells the time on that day; what they tell of years before the web is no date at all.
    """
    read = read_head(document.text, document.language or "en", country_of_url(document.source.url))
    given = document.published
    remarks = document.remarks
    if given is not None and _is_too_old(given):
        remarks = (*remarks, f"its data say {given.at.date().isoformat()}, which is before the web")
    published = _chosen(document, read.published)
    if published is None:
        return replace(document, published=None, stamps=read.stamps, remarks=remarks)
    published = zone_of_issue(published, document)
    doubts = dict.fromkeys((*published.doubts, *_doubts(published, document.seen)))
    published = replace(published, doubts=tuple(doubts)) if doubts else published
    return replace(document, published=published, stamps=read.stamps, remarks=remarks)


def _chosen(document: Document, found: Published | None) -> Published | None:
    given = document.published
    if given is not None and given.basis in _WRITTEN and given.day_only and _is_exact(found, given):
        return found
    if given is None or _is_too_old(given):
        if found is None and document.seen is not None:
            return Published(document.seen, basis="header")
        return found
    if given.span is None and found is not None and _is_same_issue(found, given):
        return replace(given, span=found.span)
    return given


def _is_too_old(given: Published) -> bool:
    return given.basis in _WRITTEN and given.at.year < _EARLIEST


def _is_exact(found: Published | None, given: Published) -> bool:
    return found is not None and not found.day_only and found.at.date() == given.at.date()


def _is_same_issue(found: Published, given: Published) -> bool:
    """Whether a stamp in the text may be that of the publication that the caller knows."""
    ahead = found.at.replace(tzinfo=None) - given.at.replace(tzinfo=None)
    return ahead <= _A_DAY and (not found.day_only or ahead >= -_A_DAY)


def _doubts(published: Published, seen: datetime | None) -> list[str]:
    """What speaks against a time of issue; the user's own is not doubted."""
    if published.basis == "argument":
        return []
    if seen is None and published.at.year >= _EARLIEST:
        return []
    doubts = []
    day = published.at.date().isoformat()
    if published.at.year < _EARLIEST:
        doubts.append(f"says it was issued on {day}, before {_EARLIEST}")
    if seen is not None and seen.tzinfo is not None and seen.year >= _EARLIEST:
        at = published.at
        vague = at.tzinfo is None or published.day_only
        latest = seen.astimezone(UTC) + (_A_DAY if vague else _AN_HOUR)
        if at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC) > latest:
            doubts.append(f"says it was issued on {day}, but was there on {seen.date().isoformat()}")
    return doubts
