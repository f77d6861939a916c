"""Zones as written: "Kyiv time", "ET", "UTC+2", "(CEST)", "local time", "America/New_York"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from timeline.find.slots import Built, Slots
from timeline.model.said import At, Clock, Mention, Range, Said, ZoneName
from timeline.model.text import Span

_BRACKET: Final = re.compile(r"[\])] ?(?:[^\W\d_] )?")
"""What stands between a clock time in brackets and its zone, perhaps with the letter for hours."""
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


def with_zones_behind(found: list[Mention], text: str) -> list[Mention]:
    """The mentions, a zone behind a closing bracket with its clock time: "[5/2/2026 08:00]h CET"."""
    kept: list[Mention] = []
    for mention in found:
        last = kept[-1] if kept else None
        said = mention.said
        if last is None or not isinstance(said, ZoneName):
            kept.append(mention)
            continue
        zoned = None
        if _BRACKET.fullmatch(text, last.span.end, mention.span.start):
            zoned = _zoned(last.said, said)
        if zoned is None:
            kept.append(mention)
        else:
            kept[-1] = replace(last, span=Span(last.span.start, mention.span.end), said=zoned)
    return kept


def _zoned(said: Said, zone: ZoneName) -> Said | None:
    if isinstance(said, Clock):
        return At(clock=said, zone=zone)
    if isinstance(said, At) and said.clock is not None and said.zone is None:
        return replace(said, zone=zone)
    if isinstance(said, Range) and said.zone is None and isinstance(said.start, Clock):
        return replace(said, zone=zone)
    return None
