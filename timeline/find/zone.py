"""Zones as written: "Kyiv time", "ET", "UTC+2", "(CEST)", "local time", "America/New_York"."""

from __future__ import annotations

from timeline.find.slots import Built, Slots
from timeline.model.said import ZoneName
from timeline.model.text import Span

_MAX_OFFSET_HOURS = 14


def build_zone(slots: Slots) -> Built:
    """A zone with its IANA candidates; an offset is written as `UTC+05:30`."""
    span = Span(slots.start, slots.end)
    words = slots.words()
    if "sign" in slots:
        return offset_zone(slots)
    if "local" in slots:
        return ZoneName(words, "local", (), span)
    for kind, name in (("abbr", "abbreviation"), ("zname", "name"), ("zplace", "place"), ("iana", "iana")):
        if kind in slots:
            found = slots.value(kind)
            return ZoneName(slots.raw(kind), name, (found,) if isinstance(found, str) else found, span)
    return None


def offset_zone(slots: Slots) -> ZoneName | None:
    """An offset from UTC in the slots sign, oh, om or ohm, perhaps after an abbreviation of UTC."""
    span = Span(slots.start, slots.end)
    if "ohm" in slots:
        digits = slots.raw("ohm")
        hours, minutes = int(digits[:-2]), int(digits[-2:])
    else:
        hours, minutes = slots.number("oh"), slots.number("om")
    if hours > _MAX_OFFSET_HOURS or ("abbr" in slots and slots.value("abbr")[0] != "Etc/UTC"):
        return None
    sign = "+" if slots.number("sign") > 0 else "-"
    return ZoneName(f"UTC{sign}{hours:02d}:{minutes:02d}", "offset", (), span)
