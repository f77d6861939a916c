"""When a page was issued, by what it tells machines: JSON-LD, `<meta>`, `<time>`; the offset is kept.

Of several the first of this order wins that can be true: the article's JSON-LD, `<meta>`, `<time>`; one with
a day only gives way to one of that day with a clock time and an offset. Then the text itself may tell
(`published.py`); then stamps of an update, the address, htmldate's day, and last HTTP's Last-Modified.
"""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from timeline.language import load_language
from timeline.model.text import Published
from timeline.read import jsonld
from timeline.read.pagemeta import Meta
from timeline.read.pagestamp import read_stamp
from timeline.read.published import find_published
from timeline.read.raw import Note, Raw
from timeline.read.stamp import Stamp

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES: Final = re.compile(
    r"\w*Article\w*|\w*BlogPosting|Report|PressRelease|DiscussionForumPosting|\w*Posting"
)
_PAGES: Final = re.compile(r"\w*Page|CreativeWork|Blog|EventPage")
_PUBLISHED: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "article.published",
    "bt:pubdate",
    "datepublished",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "analyticsattributes.articledate",
    "originalpublicationdate",
    "publication_date",
    "publication-date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "published",
    "release_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "dc:date",
    "article_date_original",
    "citation_publication_date",
    "citation_online_date",
    "date",
)
_UPDATED: Final = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "revised",
)
_STAMPED: Final = re.compile(
    r"(?:^|[\s_-])(?:entry-date|published|updated|pub-?date|date-?published|dt-(?:published|updated)|timestamp"
    r"|posted(?:-on)?|post-?date|publish(?:ed)?-?date|modified|time-?ago|byline)(?=$|[\s_-])",
    re.IGNORECASE | re.ASCII,
)
_UPDATE_CLASS: Final = re.compile(r"updated|modified", re.IGNORECASE)
_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-]|$)")
_A_DAY: Final = timedelta(days=1)
_EARLIEST, _LATEST = 1995, 2199
_STAMPS: Final = ("datePublished", "dateModified", "dateCreated", "uploadDate")
_MOST_TIMES: Final = 2000
_LANGUAGE: Final = "en"


_UNHEARD: Final = logging.NullHandler()
"""One for all: a logger keeps each that it is given."""


@dataclass(slots=True)
class Dates:
    """What a page tells machines of when it was issued, the surest first."""

    published: list[tuple[str, str]] = field(default_factory=list)
    """Where it is told, and as written."""
    updated: list[tuple[str, str]] = field(default_factory=list)
    stamps: dict[str, bool] = field(default_factory=dict)
    """Values of `<time datetime>` that only tell when the page, or a part of it, was issued.

    True for those of the page itself, whose words are a line of its text as any byline.
    """


def gather(tree: HtmlElement, meta: Meta, things: list[jsonld.Thing]) -> Dates:
    """Everything that a page tells machines of when it was issued."""
    dates = Dates()
    articles = [thing for thing in things if any(map(_ARTICLES.fullmatch, jsonld.types(thing)))]
    pages = [thing for thing in things if any(map(_PAGES.fullmatch, jsonld.types(thing)))]
    for thing in (*articles[:1], *pages[:1]):
        for told, name in ((dates.published, "datePublished"), (dates.updated, "dateModified")):
            if written := jsonld.text(thing.get(name)):
                told.append(("JSON-LD", written))
    for thing in articles[:1]:
        if written := jsonld.text(thing.get("dateCreated")):
            dates.updated.append(("JSON-LD", written))
    for told, names in ((dates.published, _PUBLISHED), (dates.updated, _UPDATED)):
        told += [("<meta>", written) for name in names for written in meta.metas.get(name, ())[:1]]
    own = {written for _, written in dates.published}
    values = own | {written for _, written in dates.updated}
    values |= {written for thing in things for name in _STAMPS if (written := jsonld.text(thing.get(name)))}
    for count, element in enumerate(tree.iter("time", "abbr")):
        if count >= _MOST_TIMES:
            break
        value = element.get("datetime") or element.get("title") or ""
        kind = _kind(element) or _kind(element.getparent())
        if kind and value:
            if not own and kind == "published":
                own.add(value)
            (dates.updated if kind == "updated" else dates.published).append(("<time>", value))
        if value and (kind or value in values):
            dates.stamps[value] = value in own
    return dates


def _kind(element: HtmlElement | None) -> str:
    """`published` or `updated` for an element that says when the page was issued, else empty."""
    if element is None:
        return ""
    prop = element.get("itemprop") or ""
    if "datePublished" in prop or element.get("pubdate") is not None:
        return "published"
    if "dateModified" in prop:
        return "updated"
    classes = element.get("class") or ""
    if not _STAMPED.search(classes):
        return ""
    published = "published" in classes or not _UPDATE_CLASS.search(classes)
    return "published" if published else "updated"


def choose(
    dates: Dates,
    text: str,
    language: str | None,
    *,
    tree: HtmlElement,
    raw: Raw,
    url: str | None,
    note: Note,
) -> Published | None:
    """When a page was issued; None when its text may tell, or nothing does.

    Args:
        dates: what it tells machines.
        text: its main text.
        language: of the text, if known.
        tree: the page, for htmldate.
        raw: the input, whose `modified` is the last resort.
        url: the address of the page; news sites write the day in it.
        note: is told of stamps that cannot be true.
    """
    updated = [stamp for _, written in dates.updated if (stamp := read_stamp(written)) is not None]
    limits = [sure(stamp) for stamp in updated] + ([raw.modified.astimezone(UTC)] if raw.modified else [])
    found: list[Stamp] = []
    for where, written in dates.published:
        stamp = read_stamp(written)
        if stamp is None:
            if any(map(str.isdigit, written)) and not found:
                note(f"{raw.called}: {where} states no time of publication: {written[:60]!r}")
        elif limits and sure(stamp) > max(limits) + _A_DAY:
            note(
                f"{raw.called}: {where} states a publication after the last change: {written[:60]}; left out"
            )
        else:
            found.append(stamp)
    if found:
        return _published(_finest(found))
    if find_published(text, load_language(language or _LANGUAGE)) is not None:
        return None
    if updated:
        note(f"{raw.called}: states no time of publication; that of its last change is taken")
        return _published(_finest(updated))
    return _from_address(url) or _by_htmldate(tree, raw) or _from_server(raw, note)


def sure(stamp: Stamp) -> datetime:
    """A stamp as an instant to compare with; one without an offset is taken as UTC."""
    return stamp.at.replace(tzinfo=UTC) if stamp.at.tzinfo is None else stamp.at.astimezone(UTC)


def _finest(stamps: list[Stamp]) -> Stamp:
    """The first stamp, or one of its day that tells more: a clock time, an offset, one that is not UTC."""
    first = stamps[0]
    near = [stamp for stamp in stamps if abs(sure(stamp) - sure(first)) <= _A_DAY]
    best = min(near, key=lambda stamp: (stamp.day_only, stamp.at.tzinfo is None))
    if best.day_only or best.at.tzinfo is None:
        return best
    same = (stamp for stamp in near if stamp.at.tzinfo is not None and sure(stamp) == sure(best))
    return next((stamp for stamp in same if stamp.at.utcoffset()), best)


def _published(stamp: Stamp) -> Published:
    return Published(stamp.at, basis="metadata", day_only=stamp.day_only)


def _from_address(url: str | None) -> Published | None:
    """The day in the address of an article: `/2025/09/04/talks`."""
    found = _IN_ADDRESS.search(url or "")
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return Published(datetime.combine(day, datetime.min.time()), basis="metadata", day_only=True)


def _by_htmldate(tree: HtmlElement, raw: Raw) -> Published | None:
    """The day that htmldate finds in the head, at most that of the server; in the body it takes any day."""
    from htmldate import find_date
    from lxml import html

    head = tree.find("head")
    metas = [] if head is None else list(head.iterchildren("meta"))
    if not metas:
        return None

    latest = raw.modified.date() if raw.modified else date(_LATEST, 12, 31)
    alone = html.Element("html")
    alone.append(html.Element("head"))
    alone[0].extend(deepcopy(meta) for meta in metas)
    first, last = f"{_EARLIEST}-01-01", latest.isoformat()
    logging.getLogger("htmldate").addHandler(_UNHEARD)
    found = find_date(alone, extensive_search=False, original_date=True, min_date=first, max_date=last)
    stamp = read_stamp(found) if found else None
    return None if stamp is None else _published(stamp)


def _from_server(raw: Raw, note: Note) -> Published | None:
    if raw.modified is None:
        return None
    note(f"{raw.called}: states no time of publication; that of the server's Last-Modified is taken")
    return Published(raw.modified, basis="header")
