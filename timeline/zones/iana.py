"""IANA names: the current one of a zone, the zones of a country.

Data: `zones.txt`, a `Table` from the lower-case name or link to `<canonical name> <zone of the clock>`;
`countries.txt` from the ISO 3166 code to the zones whose clocks differ, the likeliest first, and to all its
zones. Canonical is the name that zone.tab has for its country ("Europe/Oslo", although tzdata links it to
Berlin); links without a country follow CLDR's aliases.
"""

from __future__ import annotations

from functools import lru_cache

from timeline.errors import UsageError
from timeline.zones.database import exists
from timeline.zones.fold import LONGEST
from timeline.zones.table import lines, table


@lru_cache(maxsize=1024)
def canonical(name: str) -> str | None:
    """The current IANA name of a zone or link, in any case; None if it is no zone.

    >>> canonical("Europe/Kiev"), canonical("us/eastern"), canonical("GMT"), canonical("Mars/Base")
    ('Europe/Kyiv', 'America/New_York', 'Etc/UTC', None)
    """
    if len(name) > LONGEST:
        return None
    value = table("zones").get(name.strip().lower())
    if value is not None:
        return value.split(" ")[0]
    # a database newer than our file may have a zone more
    return name if exists(name) else None


def country_zone(country_code: str) -> str:
    """The zone of a country's capital or largest city.

    Raises:
        UsageError: if the code is not in ISO 3166-1 (alpha-2, any case; `XK` is Kosovo).

    >>> country_zone("US"), country_zone("ua")
    ('America/New_York', 'Europe/Kyiv')
    """
    zones = country_zones(country_code)
    if not zones:
        raise UsageError(f"unknown country {country_code!r}: expected a code of ISO 3166 such as UA")
    return zones[0]


def country_zones(country_code: str) -> tuple[str, ...]:
    """The zones of a country whose clocks differ, the likeliest first; empty for an unknown code."""
    value = table("countries").get(country_code.upper()) if len(country_code) <= LONGEST else None
    return tuple(value.split("\t")[0].split(" ")) if value else ()


@lru_cache(maxsize=1024)
def in_country(zones: tuple[str, ...], country: str) -> str | None:
    """The first of some zones that is used in a country, under the name that it has there.

    >>> in_country(("America/New_York", "America/Toronto"), "CA")
    'America/Toronto'
    >>> in_country(("Europe/Berlin", "Europe/Paris"), "NO")  # Norway keeps Berlin's time
    'Europe/Oslo'
    """
    value = table("countries").get(country.upper()) if len(country) <= LONGEST else None
    if value is None:
        return None
    own = value.split("\t")[1].split(" ")
    for zone in zones:
        if zone in own:
            return zone
    clocks = {_clock(zone): zone for zone in reversed(own)}
    return next((clocks[_clock(zone)] for zone in zones if _clock(zone) in clocks), None)


def _clock(zone: str) -> str:
    """The zone that tzdata links a name to."""
    value = table("zones").get(zone.lower())
    return value.split(" ")[1] if value else zone


@lru_cache(maxsize=1024)
def country_of(zone: str) -> str | None:
    """The ISO 3166 code of a country that uses a zone; None for UTC and the like.

    >>> country_of("Europe/Kyiv"), country_of("America/Chicago"), country_of("Etc/UTC")
    ('UA', 'US', None)
    """
    return _countries().get(zone)


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines("countries"):
        code, _, used = line.decode("utf-8").split("\t")
        for zone in used.split(" "):
            found.setdefault(zone, code)
    return found
