"""The commas of a city and its state or country, which part nothing: "the museum in Reno, Nev., opens"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from timeline import zones
from timeline.events import roles

if TYPE_CHECKING:
    from timeline.events.tokens import Word

_LONGEST: Final = 3
"""Words of a city, or of a state, at most."""
_GOES_ON: Final = roles.AUXILIARY | roles.FINITE | roles.TIME | roles.LEAD | roles.PREPOSITION
"""What goes on with the clause behind the second comma."""
_ACTS: Final = roles.AUXILIARY | roles.FINITE | roles.DOUBTFUL | roles.BASE


def with_whole_places(text: str, found: list[Word], code: str) -> list[Word]:
    """The words with the state or country behind the comma of a city in the word of the city.

    The comma behind it is left out where the clause goes on.

    Args:
        text: the whole document.
        found: words of a stretch of it, in order.
        code: the language of the text.
    """
    commas = [index for index in range(1, len(found) - 1) if found[index].low == ","]
    if not any(_may_part(found, index) for index in commas):
        return found
    kept: list[Word] = []
    index = 0
    while index < len(found):
        inside = index in commas and _may_part(found, index)
        end = _region(text, found, index, code) if inside else 0
        if not end or _is_subject(found, index, end):
            kept.append(found[index])
            index += 1
            continue
        kept[-1] = kept[-1]._replace(end=found[end - 1].end)
        closed = end + 1 < len(found) and found[end].low == "," and found[end + 1].bits & _GOES_ON
        index = end + 1 if closed else end
    return kept


def _is_subject(found: Sequence[Word], comma: int, end: int) -> bool:
    """Whether a country behind a city acts: "In London, *England* play Wales", "In Paris, *France* and"."""
    front = opens_with_place(found, comma)
    return front and end < len(found) and bool(found[end].bits & (_ACTS | roles.CONJUNCTION))


def opens_with_place(found: Sequence[Word], comma: int) -> bool:
    """Whether only a place and perhaps a time stand before a comma: "On Saturday in Dublin,"."""
    at = comma
    while at and found[at - 1].bits & roles.NAME and not found[at - 1].bits & roles.FUNCTION:
        at -= 1
    led = 0 < at < comma and found[at - 1].bits & roles.PLACE_LEAD
    return bool(led) and all(word.bits & (roles.TIME | roles.LEAD | roles.MARK) for word in found[: at - 1])


def _may_part(found: Sequence[Word], index: int) -> bool:
    """Whether a comma stands between two names."""
    return bool(found[index - 1].bits & roles.NAME and found[index + 1].bits & roles.NAME)


def _region(text: str, found: Sequence[Word], index: int, code: str) -> int:
    """The index behind the state or country that begins behind a comma; 0 if none that has the city does."""
    for first in range(max(0, index - _LONGEST), index):
        if not all(word.bits & roles.NAME for word in found[first:index]):
            continue
        city = text[found[first].start : found[index - 1].end]
        for last in range(min(len(found), index + 1 + _LONGEST), index + 1, -1):
            if all(word.bits & roles.NAME for word in found[index + 1 : last]):
                region = text[found[index + 1].start : found[last - 1].end]
                if lies_in(city, region, code):
                    return last
    return 0


@lru_cache(maxsize=1024)
def lies_in(city: str, region: str, code: str) -> bool:
    """Whether a state or a country has a city of that name."""
    place = zones.qualified(city, region, code)
    return place is not None and place.population > 0
