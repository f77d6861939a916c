"""Times of invitations: "7.30 for 8 p.m."."""

from __future__ import annotations

from dataclasses import replace

from timeline.find.clock import make_clock
from timeline.find.slots import Built, Slots
from timeline.find.together import zone_of
from timeline.model.said import At, Clock, Said

_NOON, _HOUR = 12, 60
_DRINKS = range(5, 8)
"""Hours for which guests are asked in the evening unless the words say otherwise."""


def build_for(slots: Slots) -> Built:
    """As in "7.30 for 8 p.m.": guests come at the first time, at most an hour before the second."""
    first = _clock(slots, "time" if "time" in slots else "bare", "hour", "minute")
    second = _clock(slots, "second", "second", "minute2")
    if first is None or second is None or (slots.counts() and not slots.follows_day()):
        return None
    plain = first.half is None and second.half is None and not (first.minute or second.minute)
    if plain and not slots.follows_day():
        return None  # "7 for 8"
    one, other = (_minutes(clock) for clock in (first, second))
    gap = (other - one) % (_NOON * _HOUR)
    if not 0 < gap <= _HOUR or (first.half and second.half and first.half != second.half and other > one):
        return None
    if first.half is None and not first.is_24h and second.half:
        crosses = other < one and second.hour != _NOON
        first = replace(first, half=("am" if second.half == "pm" else "pm") if crosses else second.half)
    elif first.half is None and not first.is_24h and first.hour in _DRINKS:
        first = replace(first, half="pm")
    zone = zone_of(slots.said("time")) or zone_of(slots.said("second"))
    first = replace(first, bare=False)
    return At(clock=first, zone=zone) if zone else first


def _clock(slots: Slots, name: str, hour: str, minute: str) -> Clock | None:
    said: Said | None = slots.said(name) if name in slots else None
    if isinstance(said, At):
        return said.clock if said.day is None and not said.choices else None
    if isinstance(said, Clock):
        return None if said.name else said
    if hour not in slots:
        return None
    return make_clock(slots.number(hour), slots.number(minute), is_24h=slots.raw(hour).startswith("0"))


def _minutes(clock: Clock) -> int:
    """Minutes on a dial of twelve hours."""
    return clock.hour % _NOON * _HOUR + clock.minute
