"""Whose clocks a time is told on, by the time elsewhere beside it: "9 a.m. local time (0100 GMT)"."""

from __future__ import annotations

from typing import Final

from timeline.model.text import Span
from timeline.model.when import Basis, Origin
from timeline.resolve.cities import land_with
from timeline.resolve.grounded import Ground
from timeline.resolve.half import to_24h
from timeline.resolve.place import place_beside, place_near, place_told
from timeline.resolve.places import Places
from timeline.resolve.zone import offset_at
from timeline.zones.offsets import by_offset

_WEST: Final = -12 * 60
_EAST: Final = 14 * 60
_HOUR: Final = 60
_DAY: Final = 24 * 60
_AROUND: Final = 600
"""Code points around a time among which the land is named whose clocks it is told on."""


def offset_of_twin(found: Ground) -> int | None:
    """Minutes east of UTC of a local time by its twin in a zone; None without a twin or beyond any zone's."""
    if found.at is None:
        return None
    for twin in found.twins:
        if twin.clock is None or twin.zone is None or twin.zone.kind == "local" or not twin.zone.zones:
            continue
        there = to_24h(twin.clock.hour, twin.clock.half) * 60 + twin.clock.minute
        apart = found.at.hour * 60 + found.at.minute - there + (offset_at(twin.zone.zones[0], found.at) or 0)
        return next(
            (minutes for minutes in (apart, apart + _DAY, apart - _DAY) if _WEST <= minutes <= _EAST), None
        )
    return None


def by_twin(
    places: Places, found: Ground, here: Span, block: Span, homes: tuple[tuple[str | None, Basis], ...]
) -> tuple[str, Origin] | None:
    """The zone whose clocks are as far from UTC as the time elsewhere says.

    Args:
        places: the places of the text.
        found: the time with its twins.
        here: where it stands.
        block: the block around it.
        homes: the zones of the user and of the outlet.

    Returns:
        the zone; None without a twin, and where a known zone is an hour off: there summer time was forgotten.
    """
    minutes, at, text, language = offset_of_twin(found), found.at, places.text, places.language
    if minutes is None or at is None:
        return None
    options = (
        place_beside(text, here, language),
        place_near(text, here, language, block),
        places.of_dateline(),
        place_told(text, here.start, language),
    )
    for option in options:
        if option and offset_at(option[0], at) == minutes:
            return option[0], Origin(Basis.PLACE, option[1], option[1].of(text))
    for zone, basis in homes:
        if zone and offset_at(zone, at) == minutes:
            return zone, Origin(basis)
    near = (*(option[0] for option in options if option), *(zone for zone, _ in homes if zone))
    if found.zone is None and any(abs((offset_at(zone, at) or 0) - minutes) <= _HOUR for zone in near):
        return None
    if any(options) and not _is_of_utc(found):
        return None  # "0600 local time (1300 EST)" of Syria: whoever counts between two zones may err
    around = Span(max(0, here.start - _AROUND), here.end + _AROUND)
    if land := land_with(text, around, language, lambda zone: offset_at(zone, at) == minutes):
        return land[0], Origin(Basis.PLACE, land[1], land[1].of(text))
    return _fixed(found, minutes)


def _is_of_utc(found: Ground) -> bool:
    """Whether the time elsewhere is that of UTC, which agencies give."""
    return any(twin.zone is not None and "Etc/UTC" in twin.zone.zones[:1] for twin in found.twins)


def _fixed(found: Ground, minutes: int) -> tuple[str, Origin] | None:
    """The fixed zone `minutes` from UTC at the wall clock found, by the zone that another clock tells."""
    fixed = None if found.at is None else by_offset(minutes, found.at)
    twin = next((twin.zone for twin in found.twins if twin.zone is not None), None)
    return None if fixed is None or twin is None else (fixed, Origin(Basis.STATED, twin.span, twin.text))
