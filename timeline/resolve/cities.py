"""The zone of a name in a text: cities, countries and peoples, and which words of a longer name are meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from timeline import zones
from timeline.language import Language, load_language
from timeline.model.text import Span
from timeline.resolve.tensewords import tense_words

CAPITALS = re.compile(
    r"[^\W\d_a-z][\w'.\u2019-]*"
    r"(?: (?:of |de |la |and |es |del |di |da |upon |el-|al-)?[^\W\d_a-z][\w'.\u2019-]*){0,3}"
)
_REGION = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")
_MIXED_PAIR = re.compile(r"[A-Z][a-z] ")
"""Two letters that are none of a state before a name: "Cashel, Co Tipperary"."""
LARGE = 1_000_000
"""People of a city that the first word of a longer name means: elsewhere a hall is named after it."""
_OWNER = ("'s", "\u2019s")
_ABBREVIATION = 6
"""Letters of an abbreviation with its point at most: "Calif."."""
_BEFORE = re.compile(r"([^\W\d_]+) (?:[^\W\d_]{3} )?\Z")
"""The word before a name, over its article."""
_ALONE = re.compile(r"\s*(?:[.,;:!?)]|$)")
"""Behind a name that stands for itself: "at 7.30pm in the Minster"."""
_REACH = 16
LONGEST = 4
"""Words of a name at most."""


def look_up(text: str, start: int, language: Language, *, sure: bool = True) -> tuple[str, Span] | None:
    """The zone and the words of the place that begins at `start`; a `sure` one is no part of another name."""
    match = CAPITALS.match(text, start)
    if match is None:
        return None
    words = match[0].rstrip(".,").split(" ")
    tail = text[match.end() : match.end() + 30]
    for count in range(min(len(words), LONGEST), 0, -1):
        name = " ".join(words[:count])
        if count < len(words) and len(words[count - 1]) > _ABBREVIATION:
            name = name.rstrip(".")  # "in London. The talk"
        if count == len(words) and _is_owner(name, tail, language):
            continue
        if count == len(words) and (region := _REGION.match(tail)):
            zone = _zone_within(name, region[1], language)
            if zone:
                return zone, Span(start, start + len(name))
        if (zone := city_zone(name, language.code)) and (not sure or _is_meant(words, count, language)):
            ground = _is_ground(text, start, name, language)
            return None if ground else (zone, Span(start, start + len(name)))
    return None


def _zone_within(name: str, region: str, language: Language) -> str | None:
    """The zone of a place by the state or the country behind its comma, perhaps only by its first word."""
    zone = qualified_zone(name, region.rstrip("."), language.code)
    first, _, behind = region.partition(" ")
    alone = not behind or behind.isupper() or behind.lower() in _names_of_times(language.code)
    if zone is None and alone and not _MIXED_PAIR.match(region):
        return qualified_zone(name, first, language.code)  # not "the Willow Tent, Chad Rivers"
    return zone


def city_before(found: tuple[str, Span], text: str, low: int, language: Language) -> tuple[str, Span] | None:
    """The city before the comma of a state or a country: "in *Columbus,* Georgia, at 9"."""
    start = found[1].start
    if text[start - 2 : start] != ", ":
        return None
    for match in CAPITALS.finditer(text, low, start - 2):
        city = look_up(text, match.start(), language) if match.end() == start - 2 else None
        if city and city[1].end == start - 2 and is_qualified(city, text, language):
            return city
    return None


def is_qualified(found: tuple[str, Span], text: str, language: Language) -> bool:
    """Whether a state or a country behind a place says which one of its name it is: "Springfield, Mo."."""
    region = _REGION.match(text, found[1].end)
    return region is not None and _zone_within(found[1].of(text), region[1], language) == found[0]


@lru_cache(maxsize=256)
def zone_told_once(name: str, text: str, code: str) -> str | None:
    """The zone of a name by the state that stands behind it anywhere in a text: "Springfield, Mo."."""
    language, at = load_language(code), text.find(f"{name}, ")
    while at >= 0:
        region = _REGION.match(text, at + len(name))
        zone = region and not text[at - 1 : at].isalpha() and _zone_within(name, region[1], language)
        if zone:
            return zone
        at = text.find(f"{name}, ", at + 1)
    return None


def _is_ground(text: str, start: int, name: str, language: Language) -> bool:
    """Whether a name is that of a ground or a house: "at the Emirates", "in the Minster"."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    for article in language.settings.get("accept", {}).get("articles", ()):
        if text.endswith(f" {article} ", 0, start):
            town = zones.place(name, language.code)  # not "the Hague"
            alone = _ALONE.match(text, start + len(name)) is not None  # not "the Denver courthouse"
            if (
                alone
                and town is not None
                and town.kind == "city"
                and not town.name.lower().startswith(article)
            ):
                return True
    if before is None or before[1].lower() not in language.settings.get("place", {}).get("grounds", ()):
        return False
    found = zones.place(name, language.code)
    return found is not None and found.kind == "country"


@cache
def _names_of_times(code: str) -> frozenset[str]:
    """The names of months and weekdays, which may stand behind a place: "in Portland, Oregon Friday at 8"."""
    classes = load_language(code).classes
    named = (word for name in ("wday", "month") for words in classes.get(name, {}).values() for word in words)
    return tense_words(code).names | {*named}


def _is_owner(name: str, tail: str, language: Language) -> bool:
    """Whether a name owns what nobody names, as a church does: "at St Paul's", but "in Paris's squares"."""
    if not name.endswith(_OWNER) or tail[1:2].isalpha():
        return False
    found = zones.place(name, language.code)
    return found is not None and not found.name.endswith(_OWNER)


def _is_meant(words: list[str], count: int, language: Language) -> bool:
    """Whether the first words of a longer name are a place: "Berlin Cathedral", not "Victoria Hall"."""
    behind = words[count] if count < len(words) and not words[count - 1].endswith(".") else ""
    if (
        not behind
        or (behind.isupper() and not words[0].isupper())
        or behind.lower() in tense_words(language.code).names
    ):
        return True
    named = language.settings.get("place", {})
    if behind.lower().rstrip(".") in named.get("streets", ()):
        return False  # "Roma Street station"
    if behind.lower().rstrip(".") in named.get("civic", ()):
        return zones.place(words[0], language.code) is not None
    found = zones.place(" ".join(words[:count]), language.code)
    if found is None or found.kind == "region":
        return False
    return found.kind == "country" or found.population >= LARGE


@lru_cache(maxsize=4096)
def city_zone(name: str, language: str) -> str | None:
    """The zone of a city by the code of a language; None if cities of that name lie in different ones."""
    found = zones.place(name, language)
    zone = None if found is None else zones.only_zone(found)
    return None if zone is None or zone.startswith("Etc/") else zone  # Greenwich itself has summer time


@lru_cache(maxsize=4096)
def qualified_zone(city: str, region: str, language: str) -> str | None:
    """The zone of a city whose state or country is told."""
    found = zones.qualified(city, region, language)
    return None if found is None else found.zone


@lru_cache(maxsize=4096)
def people_zone(name: str, language: str) -> str | None:
    """The zone of the country of a people: "Japanese"."""
    found = zones.demonym(name, language)
    return None if found is None else zones.only_zone(found)


def land_with(
    text: str, span: Span, language: Language, fits: Callable[[str], bool]
) -> tuple[str, Span] | None:
    """The first zone of a country, a state or a city named in a stretch of text whose clocks fit."""
    for match in CAPITALS.finditer(text, span.start, span.end):
        words = match[0].rstrip(".,").split(" ")
        for first in range(len(words)):
            found = zones.place(words[first], language.code)
            zone = next(filter(fits, found.zones), None) if found else None
            if zone is not None:
                begin = match.start() + sum(len(word) + 1 for word in words[:first])
                return zone, Span(begin, begin + len(words[first]))
    return None
