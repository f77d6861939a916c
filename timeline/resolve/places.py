"""The places that speak for a whole text: its dateline, the only zone that it names."""

from __future__ import annotations

from dataclasses import dataclass

from timeline import zones
from timeline.language import Language
from timeline.model.text import Span
from timeline.model.when import Basis, Origin
from timeline.resolve.cities import is_qualified, look_up, zone_told_once
from timeline.resolve.place import dateline
from timeline.resolve.placewords import place_words
from timeline.zones import Place

_WHOLE = 6000
"""Code points of a text in which its places are looked for."""
_LIKE = 8
"""A namesake so many times smaller is meant only where its state is told: Paris, Texas."""


@dataclass(slots=True)
class Places:
    """Each is looked up at most once."""

    text: str
    language: Language
    looked: bool = False
    dateline: tuple[str, Span] | None = None
    read: bool = False
    only: tuple[str, Span] | None = None

    def of_text(self) -> tuple[str, Origin] | None:
        """The zone of all places that the text names, if they lie in one."""
        if not self.read:
            self.only, self.read = _only_zone(self.text, self.language), True
        return (
            None
            if self.only is None
            else (self.only[0], Origin(Basis.PLACE, self.only[1], self.only[1].of(self.text)))
        )

    def of_dateline(self) -> tuple[str, Span] | None:
        """The zone and the words of the dateline."""
        if not self.looked:
            self.dateline, self.looked = dateline(self.text, self.language), True
        return self.dateline


def at_home(
    found: tuple[str, Span], text: str, language: Language, home_zone: str | None
) -> tuple[str, Span] | None:
    """The place of that name where the text is from: "in Salem" of a paper in Oregon, not in India.

    None where several places of the name at home are in different zones.
    """
    if is_qualified(found, text, language):
        return found
    name = found[1].of(text)
    if told := zone_told_once(name, text, language.code):
        return told, found[1]
    if home_zone is None or home_zone == found[0]:
        return found
    named, first = zones.namesakes(name), zones.place(name, language.code)
    largest = max(each.population for each in (*named, first) if each) if named else 0
    if first is not None and first.zone == found[0] and _is_seat(first, name):
        return found
    others = [each for each in named if each.zone != found[0] and each.population * _LIKE >= largest]
    if any(home_zone == each.zone for each in others):
        return home_zone, found[1]
    home = zones.country_of(home_zone)
    near = {each.zone for each in others if each.country == home}
    if not near or zones.country_of(found[0]) == home:
        return found
    return (near.pop(), found[1]) if len(near) == 1 else None


def _is_seat(place: Place, name: str) -> bool:
    """Whether the clocks of a whole country are called after a city, which is meant everywhere: "Athens"."""
    called = place.zone.rpartition("/")[2].replace("_", " ")
    return called == name and len(zones.country_zones(place.country)) == 1


def _only_zone(text: str, language: Language) -> tuple[str, Span] | None:
    """The zone of the places that a text names, if they all lie in one."""
    found: tuple[str, Span] | None = None
    for match in place_words(language.code).prepositions.finditer(text, 0, _WHOLE):
        here = look_up(text, match.end(), language)
        if here and found and here[0] != found[0]:
            return None
        found = found or here
    return found
