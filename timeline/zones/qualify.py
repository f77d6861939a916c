"""Places with their state or country behind a comma: "Springfield, Ill.", "Kassel, DE"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from timeline.zones.fold import fold_name
from timeline.zones.places import Candidate, Place, candidates
from timeline.zones.table import setting

_CODE = 3
"""The most letters of a country's code (ISO 3166)."""


@lru_cache(maxsize=1024)
def qualified(city: str, region: str, language: str = "en") -> Place | None:
    """The city of that name in a region.

    Args:
        city: the name before the comma, as written.
        region: what stands behind it: a state, province or country, in full, in newspaper or postal letters
            ("Ill.", "Calif.", "TX", "DE"); several of them, the nearest first ("CA, USA"), are fine.
        language: ISO 639-1 code of the text.

    Returns:
        The city; where it is not in the gazetteer a `Place` with its name, population 0 and the zone of the
        region's capital or largest city, and with `zones` longer than one when the region has several.
        Letters of both a state and a country ("DE", "TN") mean the one that has the city.

    >>> qualified("San Diego", "CA, USA").zone, qualified("Kassel", "DE").zone
    ('America/Los_Angeles', 'Europe/Berlin')
    """
    folded = fold_name(city)
    if not folded:
        return None
    parts = [part for part in region.split(",") if part.strip()] or [""]
    regions = _regions(parts[0], language)
    if len(parts) > 1:
        countries = {found.place.country for found in _regions(parts[-1], language)}
        regions = [found for found in regions if found.place.country in countries] or regions
    cities = [found for found in candidates(folded) if found.place.kind != "country"]
    for within in regions:
        for found in cities:
            if found.place.country == within.place.country and within.admin in ("", found.admin):
                return found.place
    if not regions:
        return None
    return replace(regions[0].place, name=city.strip(), kind="city", population=0)


def _regions(text: str, language: str) -> list[Candidate]:
    """The states and countries that a name or its letters stand for, states first."""
    folded = fold_name(text)
    if not folded:
        return []
    named = [found for found in candidates(folded) if found.place.kind != "city"]
    letters = candidates(folded, "regions")
    named += letters if _is_code(text) else [found for found in letters if found.place.kind == "region"]
    if not named:
        first, _, rest = folded.partition(" ")
        if rest and first in setting("articles", language):
            return _regions(rest, language)
    seen: dict[tuple[str, str], Candidate] = {}
    for found in named:
        seen.setdefault((found.place.country, found.place.name), found)
    return sorted(seen.values(), key=lambda found: found.place.kind != "region")


def _is_code(text: str) -> bool:
    """Whether letters can be a country's code, never written as a word: no "Mar 13", no "Fr. 13 March"."""
    letters = text.strip(" .")
    return len(letters) > _CODE or not letters.istitle()
