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
_LABEL: Final = re.compile(r"\)[*_]{0,3} ?:[*_]{0,3}[ \t]{0,4}")
"""What stands between a zone in brackets at the end of a label and the time of its row."""
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


def with_zones_beside(found: list[Mention], text: str) -> list[Mention]:
    """The mentions, a zone in a bracket with the clock time before or behind it.

    As in "[5/2/2026 08:00]h CET", and behind the label of a row: "Start (UTC): 5 February, 08:00".
    """
    kept: list[Mention] = []
    for mention in found:
        last = kept[-1] if kept else None
        if last is not None and isinstance(last.said, ZoneName):
            zoned = (
                _zoned(mention.said, last.said)
                if _LABEL.fullmatch(text, last.span.end, mention.span.start)
                else None
            )
            kept.append(mention if zoned is None else replace(mention, said=zoned))
            continue
        said = mention.said
        zoned = None
        if last is not None and isinstance(said, ZoneName):
            behind = _BRACKET.fullmatch(text, last.span.end, mention.span.start)
            zoned = _zoned(last.said, said) if behind else None
        if last is None or zoned is None:
            kept.append(mention)
        else:
            kept[-1] = replace(last, span=Span(last.span.start, mention.span.end), said=zoned)
    return kept


def _zoned(said: Said, zone: ZoneName) -> Said | None:
    if isinstance(said, Clock):
        return At(clock=said, zone=zone)
    if isinstance(said, At) and said.clock is not None and said.zone is None:
        return replace(said, zone=zone)
    if isinstance(said, Range) and said.zone is None:
        timed = isinstance(said.start, Clock) or (isinstance(said.start, At) and said.start.clock is not None)
        return replace(said, zone=zone) if timed else None
    return None
