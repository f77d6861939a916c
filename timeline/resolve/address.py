"""The zone of an address that stands among the rows of a notice: "Europaplein 22, Amsterdam, Netherlands"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from timeline import zones
from timeline.language import Language
from timeline.model.text import Block, BlockKind, Span

_NEAR: Final = 3
"""Blocks above and below a time in which the address of its notice is looked for."""
_LONGEST: Final = 300
"""Code points of a line that are looked at."""
_PART: Final = re.compile(r"[^,|()\[\]<>\n]+")
_BRACKET: Final = re.compile(r"\([^()\d]*\)")
_WHOLE: Final = 40
"""Code points of a line that is a city with its state."""
KNOWN: Final = 50_000
"""People of a city whose name alone tells where something is."""
_POSTCODE: Final = re.compile(r"(?<!\w)(?:[A-Z]{1,2}-?)?\d[\dA-Z -]*(?!\w)")
"""Digits of a postal code or a house in front of, or behind, the name of a city."""


def zone_of_address(
    text: str,
    blocks: Sequence[Block],
    block: int,
    language: Language,
    *,
    head: int | None = None,
    timed: Collection[int] = (),
) -> tuple[str, Span] | None:
    """The zone of the city in the address nearest to a row, and where the address stands.

    An address is told by its end: a city and, behind a comma, the state or country that has it. That of the
    line `head`, which tells the day of the row, is meant for all rows under it; those of other `timed` rows,
    and of a bracket, "Dr West (Austin, Texas)", are of nothing else.
    """
    if not 0 <= block < len(blocks) or blocks[block].kind is not BlockKind.ROW:
        return None
    for step in range(_NEAR + 1):
        for near in (block - step, block + step):
            if not 0 <= near < len(blocks) or blocks[near].kind is BlockKind.QUOTE:
                continue
            span = blocks[near].span
            of_other = near != block and near in timed and blocks[near].kind is BlockKind.ROW
            if of_other or span.end - span.start > _LONGEST:
                continue
            line = text[span.start : span.end]
            found = _city(_BRACKET.sub(" ", line) if near == block else line, language.code)
            if found is not None:
                return found, span
    if head is None or not 0 <= head < block or blocks[head].span.end - blocks[head].span.start > _LONGEST:
        return None
    city = _city(blocks[head].span.of(text), language.code)
    return None if city is None else (city, blocks[head].span)


@lru_cache(maxsize=256)
def _city(line: str, code: str) -> str | None:
    """The zone of an address; every row of a notice asks for the same lines around it."""
    parts = _PART.findall(line)
    if len(parts) < len("abc"):
        return None
    if any(map(str.isdigit, line)):
        parts = [_POSTCODE.sub(" ", part) for part in parts]
    parts = [part.strip(" .*_") for part in parts]
    for city, region in pairwise(parts):
        if not city[:1].isupper() or not region[:1].isupper():
            continue
        place = zones.place(city, code)
        told = zones.qualified(city, region, code)
        if place is not None and told is not None and told.population and len(told.zones) == 1:
            return told.zone
    return None


def place_of_label(
    text: str, blocks: Sequence[Block], block: int, language: Language, timed: Collection[int] = ()
) -> tuple[str, Span] | None:
    """The zone of the city that a line with a label of a place names: "Where: Grand Hotel, *Nairobi*".

    A line that is a city with its state or country, "Nairobi, Kenya", needs no label. The line stands among
    the blocks around that of the time; only a city that many know counts without its country, as halls and
    houses have the names of smaller ones.
    """
    labels = language.settings.get("place", {}).get("labels", ())
    if not labels or not 0 <= block < len(blocks):
        return None
    for step in range(_NEAR + 1):
        for near in (block + step, block - step):
            if not 0 <= near < len(blocks) or blocks[near].kind is BlockKind.QUOTE:
                continue
            if near != block and near in timed:
                continue
            if found := _labelled(text, blocks[near].span, labels, language.code):
                return found
    return None


@lru_cache(maxsize=256)
def _of_whole(line: str, code: str) -> str | None:
    """The zone of a line that is a city with its state or country: "Nairobi, Kenya", "Springfield, Mo."."""
    city, _, region = line.partition(", ")
    if not city[:1].isupper() or not region[:1].isupper():
        return None
    told = zones.qualified(city, region, code)
    return told.zone if told is not None and told.population and len(told.zones) == 1 else None


def _labelled(text: str, line: Span, labels: Collection[str], code: str) -> tuple[str, Span] | None:
    here = text[line.start : line.end].strip()
    whole = here.count(",") == 1 and len(here) <= _WHOLE and not any(map(str.isdigit, here))
    if whole and (zone := _of_whole(here, code)):
        return zone, line
    label, colon, told = text[line.start : min(line.end, line.start + _LONGEST)].partition(":")
    if not colon or label.strip(" *_-\u2022").lower() not in labels:
        return None
    start = line.start + len(label) + 1
    for part in reversed(list(_PART.finditer(told.partition("\n")[0]))):
        name = part[0].strip(" .*_")
        city = zones.place(name, code) if name else None
        zone = None if city is None or city.population < KNOWN else zones.only_zone(city)
        if zone:
            begin = start + part.start() + part[0].index(name)
            return zone, Span(begin, begin + len(name))
    return None
