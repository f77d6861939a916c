"""Places by name: 190 countries, their states, 7,000 cities.

Data: `places.txt` has a place a line (name, zone, country, kind, population, admin code, all zones),
known by the number of the line. `names.txt` is a `Table` from the folded name to the numbers, best first,
each with flags: `@en.de` a name in these languages only, `^` only when written in capitals, `-` only beside
its state (`qualified`). A second column lists the languages in which the name is an everyday word ("Nice").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline.zones.fold import fold_name, is_capitals
from timeline.zones.table import lines, setting, table

_KNOWN = 200_000
"""People from which a city is known by a part of its name, too."""
_MUCH = 4
_SHORTEST_STEM = 3
"""Inflections are undone only where the name has more letters than this, or this many remain."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that has a zone."""

    name: str
    """In English or the local Latin spelling: "Kyiv", "São Paulo", "France", "Texas"."""
    zone: str
    """IANA zone; for a place of several zones that of its capital or largest city."""
    country: str
    """ISO 3166-1 alpha-2, `XK` for Kosovo."""
    kind: str
    """`city`, `country` or `region`."""
    zones: tuple[str, ...]
    """All zones whose clocks differ today, the likeliest first."""
    population: int
    """0 when unknown."""


class Candidate:
    """One place that a name may mean, with the conditions of its entry (no dataclass: those load slowly)."""

    __slots__ = ("admin", "beside_state", "capitals", "languages", "place")

    def __init__(self, number: int, flags: str, languages: tuple[str, ...]) -> None:
        """Take one entry of `names.txt`."""
        self.place, self.admin = record(number)
        self.languages = languages
        self.capitals = "^" in flags
        self.beside_state = "-" in flags


def place(name: str, language: str = "en", *, strict: bool = True) -> Place | None:
    """The place that a name means in a language.

    Case, accents, apostrophes and a leading article do not matter. Names of the language come first, then
    English and native ones. Among several places: capital, then primary name, then population.

    Args:
        name: the name as written, at most 80 code points.
        language: ISO 639-1 code of the text.
        strict: leave out names that are everyday words ("Nice", "Of"), letters that stand for a country only
            in capitals ("us"), small cities and the names of other languages.

    >>> place("Kiew").zone, place("United States").zones[:2], place("Nice")
    ('Europe/Kyiv', ('America/New_York', 'America/Chicago'), None)
    """
    return _place(name, language, strict)


@lru_cache(maxsize=4096)
def _place(name: str, language: str, strict: bool) -> Place | None:
    folded = fold_name(name)
    if not folded:
        return None
    found = _choose(folded, name, language, strict)
    if found is not None:
        return found
    first, _, rest = folded.partition(" ")
    if rest and first in setting("articles", language):
        found = _choose(rest, name, language, strict)
        if found is not None:
            return found
    return _inflected(folded, name, language, strict)


def only_zone(found: Place) -> str | None:
    """The zone of a place whose clocks are one, or nearly all of whose people live by one; None for others.

    >>> only_zone(place("Spain")), only_zone(place("Canada"))
    ('Europe/Madrid', None)
    """
    one = len(found.zones) <= 1
    mainland = found.kind == "country" and found.country in setting("mainland", "any")
    return found.zone if one or mainland else None


def candidates(folded: str, filed_in: str = "names") -> list[Candidate]:
    """Every place filed under a folded name (or the letters of a state, in `regions`), best first."""
    value = table(filed_in).get(folded)
    return [] if value is None else _read(value.partition("\t")[0])


def words(language: str = "en") -> int:
    """The number of words in the longest name of a place in a language (articles not counted)."""
    found = setting("words", language) or setting("words", "en")
    return int(found[0])


def _choose(folded: str, written: str, language: str, strict: bool) -> Place | None:
    value = table("names").get(folded)
    if value is None:
        return None
    entries, _, common = value.partition("\t")
    found = _read(entries)
    own = max((each.place.population for each in found if _is_own(folded)(each)), default=0)
    if own:  # "Salem" is Salem before Jerusalem; "Odessa" is in Ukraine, though Texas has a small one
        found = [each for each in found if _is_own(folded)(each) or not _is_alias(each, own)]
    if strict:
        if common and language in common.split("."):
            return None
        found = [c for c in found if not c.beside_state and (not c.capitals or is_capitals(written))]
        found = [c for c in found if language != "en" or not _is_nickname(folded, c)]
    for accepted in (language, "en"):
        for candidate in found:
            if not candidate.languages or accepted in candidate.languages:
                return candidate.place
    return found[0].place if found and not strict else None


def _is_own(folded: str) -> Callable[[Candidate], bool]:
    """Whether a place is a city that has the name itself, not as a nickname or in another language."""

    def is_own(candidate: Candidate) -> bool:
        return candidate.place.kind == "city" and fold_name(candidate.place.name) == folded

    return is_own


def _is_alias(candidate: Candidate, own: int) -> bool:
    """Whether a city of another name gives way to one of the name itself that is not much smaller."""
    return candidate.place.kind == "city" and own * _MUCH >= candidate.place.population


def _is_nickname(folded: str, candidate: Candidate) -> bool:
    """Whether several words name a city by none of its own: "the Garden City" is Singapore to some."""
    city = candidate.place
    if " " not in folded or city.kind != "city" or candidate.languages or fold_name(city.name) == folded:
        return False
    told, named = {*folded.split()}, {*fold_name(city.name).split()}
    return told.isdisjoint(named) or (told < named and city.population < _KNOWN)


@lru_cache(maxsize=1024)
def namesakes(name: str) -> tuple[Place, ...]:
    """All cities and states that have a name themselves, the most likely first (Georgia, the state, too).

    >>> [each.country for each in namesakes("Cambridge")][:2]
    ['GB', 'CA']
    """
    folded = fold_name(name)
    own = _is_own(folded)
    return tuple(
        each.place
        for each in candidates(folded)
        if own(each) or (each.place.kind == "region" and fold_name(each.place.name) == folded)
    )


def _read(entries: str) -> list[Candidate]:
    """`12,34^@en.de,56-`: numbers of lines, flags, languages."""
    found = []
    for entry in entries.split(","):
        number, _, languages = entry.partition("@")
        digits = number.rstrip("^-")
        codes = tuple(languages.split(".")) if languages else ()
        found.append(Candidate(int(digits), number[len(digits) :], codes))
    return found


def _inflected(folded: str, written: str, language: str, strict: bool) -> Place | None:
    """Undo the declension of a name, by the endings that the language lists."""
    for ending, base in _rules(language).get(folded[-1], ()):
        stem = folded.removesuffix(ending)
        if stem != folded and (len(stem) >= _SHORTEST_STEM or (stem and len(stem + base) > _SHORTEST_STEM)):
            found = _choose(stem + base, written, language, strict)
            if found is not None:
                return found
    return None


@cache
def _rules(language: str) -> dict[str, list[tuple[str, str]]]:
    """The endings of a language and what stands for them in the dictionary form, by the last letter."""
    rules: dict[str, list[tuple[str, str]]] = {}
    for rule in setting("inflection", language):
        ending, _, base = rule.partition(">")
        rules.setdefault(ending[-1], []).append((ending, base))
    return rules


@cache
def record(number: int) -> tuple[Place, str]:
    """The place in one line of `places.txt`, and the code of its state."""
    name, zone, country, kind, population, admin, zones = lines("places")[number].decode().split("\t")
    every = tuple(zones.split(" ")) if zones else (zone,)
    return Place(name, zone, country, kind, every, int(population)), admin
