"""The zone in which a text was issued: by the outlet's place, its language and the offset of its stamp.

No place is guessed from an offset alone: it must agree with a domain, a dateline or a language. The date of a
mail, which its sender's clocks wrote, counts for times of that offset where nothing else tells. A stamp
without an offset is of the clocks of the place, if a domain or a dateline tells it. `Published.zone_from`
says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from timeline import zones
from timeline.ical.values import on_clocks
from timeline.model.text import Document, Published
from timeline.model.values import replace, value_class
from timeline.read.dateline import dateline_of
from timeline.read.stampwords import place_words
from timeline.zones.offsets import by_offset

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_LETTERS = 2
"""Letters of a country-code domain (RFC 1591)."""
_UTC, _MINUTE = timedelta(), timedelta(minutes=1)


@value_class(frozen=True, slots=True)
class _Clue:
    """Something that tells where a text was issued."""

    words: str
    zones: tuple[str, ...]
    """The zones of the place whose clocks differ, the likeliest first."""
    alone: bool = True
    """Whether it tells the zone without an offset that agrees."""


@lru_cache(maxsize=256)
def country_of_url(url: str | None) -> str | None:
    """ISO 3166 code of the country whose domain an address has; None for a domain of all the world.

    >>> country_of_url("https://www.example.co.uk/news"), country_of_url("https://example.io")
    ('GB', None)
    """
    domain = _domain(_host(url))
    places = place_words()["places"]
    if domain in places and domain != "cities":
        return str(places[domain])
    if len(domain) != _LETTERS or domain in place_words()["domains"]["anywhere"]:
        return None
    return domain.upper() if zones.country_zones(domain) else None


def zone_of_issue(published: Published, document: Document) -> Published:
    """Find the zone in which a text was issued.

    Args:
        published: when it was issued.
        document: the text, with its source and language.

    Returns:
        The same with `zone` where it can be told, and `zone_from`; a naive time is put on the clocks of that
        zone, and one that a program wrote in UTC is told on them.
    """
    if published.zone is not None:
        return published
    if document.zone is not None and published.basis != "argument":
        user = _Clue("the zone given", (document.zone,))
        return _on_clocks(published, user) if published.at.tzinfo is None else _agreed(published, [user])
    clues = list(_clues(published, document))
    if published.day_only or published.at.tzinfo is None:
        clue = _of_place(clues)
        return _on_clocks(published, clue) if clue else published
    return _agreed(published, clues)


def _clues(published: Published, document: Document) -> Iterator[_Clue]:
    told = place_words()
    url = document.source.url
    for host, alone in ((_host(url), True), (_host_of_mail(document), False)):
        domain = _domain(host)
        if domain in told["places"]["cities"]:
            yield _Clue(f"domain .{domain}", (told["places"]["cities"][domain],), alone)
        elif country := country_of_url(f"//{host}"):
            yield _Clue(f"domain .{domain}", zones.country_zones(country), alone)
    # what the user gives needs no dateline: times of the text are put on its clocks anyhow
    if published.basis != "argument" and (line := dateline_of(document.text, published)):
        place, words = line
        yield _Clue(f"dateline {words}", place.zones)
    if document.language in told["languages"]:
        yield _Clue(f"language {document.language}", tuple(told["languages"][document.language]), alone=False)


def _of_place(clues: list[_Clue]) -> _Clue | None:
    """The clue that tells the clocks of a stamp without an offset: the domain before the dateline."""
    alone = [clue for clue in clues if clue.alone]
    if not alone:
        return None
    first = alone[0]
    if len(first.zones) == 1:
        return first
    for clue in alone[1:]:
        both = [zone for zone in clue.zones if zone in first.zones]
        if len(clue.zones) == 1 and both:
            return _Clue(f"{first.words} and {clue.words}", (both[0],))
    return None


def _on_clocks(published: Published, clue: _Clue) -> Published:
    zone = clue.zones[0]
    at = published.at
    if at.tzinfo is None and not published.day_only:
        at = on_clocks(at, ZoneInfo(zone))
    return replace(published, at=at, zone=zone, zone_from=clue.words)


def _agreed(published: Published, clues: list[_Clue]) -> Published:
    """The zone of the clues whose clocks show the offset of the stamp."""
    offset = published.at.utcoffset()
    agreeing = [(clue, zone) for clue in clues if (zone := _showing(clue.zones, published.at)) is not None]
    if agreeing:
        names = " and ".join(dict.fromkeys(["offset", *(clue.words for clue, _ in agreeing)]))
        return replace(published, zone=agreeing[0][1], zone_from=f"{names} agree")
    written = published.basis in {"header", "metadata"}
    if offset == _UTC and written and (clue := _of_place(clues)):
        at = published.at.astimezone(ZoneInfo(clue.zones[0]))
        return replace(published, at=at, zone=clue.zones[0], zone_from=f"{clue.words}; the stamp is in UTC")
    if offset and published.basis == "header" and (zone := by_offset(round(offset / _MINUTE), published.at)):
        return replace(published, zone=zone, zone_from="the offset of its date alone")
    if offset == _UTC or not clues:
        return published
    against = ", ".join(clue.words for clue in clues)
    return replace(published, zone_from=f"unknown: the offset does not agree with {against}")


def _showing(names: tuple[str, ...], at: datetime) -> str | None:
    """The first of some zones whose clocks have the offset of an instant."""
    offset = at.utcoffset()
    return next((name for name in names if at.astimezone(ZoneInfo(name)).utcoffset() == offset), None)


@lru_cache(maxsize=256)
def _host(url: str | None) -> str:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def _host_of_mail(document: Document) -> str:
    """The host that a Message-ID names (RFC 5322, 3.6.4)."""
    _, at, host = document.source.identity.rpartition("@")
    host = host.rstrip(">")
    return host if at and _HOST.fullmatch(host) else ""


def _domain(host: str) -> str:
    return host.rpartition(".")[2].lower()
