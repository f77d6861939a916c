"""Where a row happens by what stands around it: the line below, the line over its notice, its heading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.headings import is_map_link
from timeline.events.layout import Layout
from timeline.events.place_names import cleaned
from timeline.events.place_rows import DASHES, happens, is_place_column
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, text_of, words_of
from timeline.model.text import BlockKind, Span

FAR: Final = 30
"""Blocks above a row in which its heading is looked for."""
_STREET: Final = re.compile(r"\s*\d{1,5}[a-zA-Z]?,? [^\W\d_]")
_BRACKET: Final = re.compile(r"\(([^()\n]{3,40})\)$")
_CURRENCY: Final = "Sc"
"""The category of the signs of currencies in Unicode."""
_WIDE: Final = 90
"""Code points of a line that is an address."""
_NEAR: Final = 4
"""Blocks above a row in which a link to a map stands."""
_NOTICE: Final = 12
"""Labels of one notice."""
_INSIDE: Final = roles.PREPOSITION | roles.DETERMINER


def place_near(scene: Scene) -> str | None:
    """The place that the lines around a row tell."""
    return _below(scene) or _bracketed(scene) or _map_above(scene)


def _map_above(scene: Scene) -> str | None:
    """The name of a link to a map on the lines right above."""
    layout = scene.layout
    for index in range(scene.block_at - 1, max(-1, scene.block_at - _NEAR - 1), -1):
        told = layout.text(index).strip()
        if is_map_link(told):
            name = cleaned(told)
            words = words_of(name or "", Span(0, len(name or "")), (), layout.words)
            known = all(word.bits & (roles.NAME | roles.MARK | _INSIDE) for word in words)
            return name if known and not happens(words) else None
        if layout.blocks[index].kind is BlockKind.HEADING:
            break
    return None


def _below(scene: Scene) -> str | None:
    """A place on the line right below: "Room 5", or a name over its street and number."""
    layout, block = scene.layout, scene.block_at
    told = [_line(layout, block, step) for step in (1, 2)]
    if told[0] is None:
        return None
    words = _before_price(words_of(layout.document.text, told[0], (), layout.words), layout.document.text)
    plain = [word for word in words if is_word(word)]
    if is_place_column(layout, words):
        return cleaned(layout.document.text[words[0].start : words[-1].end])
    named = bool(plain) and all(word.bits & (roles.NAME | _INSIDE) for word in plain) and not happens(words)
    if not named or told[1] is None or not _STREET.match(told[1].of(layout.document.text)):
        return None
    return cleaned(", ".join(span.of(layout.document.text).strip() for span in told if span is not None))


def _before_price(words: Sequence[Word], text: str) -> Sequence[Word]:
    """The words of a line up to its end or to what is paid: "Library, room 2, £5. Bring a pen"."""
    end = next(
        (
            index
            for index, word in enumerate(words)
            if word.low == "." or unicodedata.category(text[word.start]) == _CURRENCY
        ),
        len(words),
    )
    while end and words[end - 1].bits & roles.MARK:
        end -= 1
    return words[:end]


def _line(layout: Layout, block: int, step: int) -> Span | None:
    """A line below a row in the same paragraph that tells no time and is no label."""
    index = block + step
    if index >= len(layout.blocks) or layout.labels[index] is not None:
        return None
    span = layout.blocks[index].span
    between = layout.document.text[layout.blocks[index - 1].span.end : span.start]
    if between.count("\n") != 1 or between.strip() or layout.blocks[index].level or layout.times_in(span):
        return None
    return span if len(cleaned(span.of(layout.document.text)) or "") <= _WIDE else None


def _bracketed(scene: Scene) -> str | None:
    """The ground of a match in the line over its notice: "Alton v Bramley (Meadow Park)"."""
    layout, block = scene.layout, scene.block_at
    last = block - _NOTICE
    while block > max(last, 0) and (label := layout.labels[block]) is not None and label.kind:
        block -= 1
    found = _BRACKET.search(layout.text(block).strip())
    if block == scene.block_at or found is None:
        return None
    names = found[1].split()
    return found[1] if all(name[:1].isupper() for name in names) and not found[1].isupper() else None


def heading_place(layout: Layout, block: int) -> str | None:
    """The place that the heading over a row names beside a day: "Lisbon, Portugal - 12 May"."""
    text = layout.document.text
    first = True
    for index in range(block - 1, max(-1, block - FAR - 1), -1):
        if layout.blocks[index].kind is not BlockKind.HEADING:
            continue
        span = layout.blocks[index].span
        words = words_of(text, span, layout.times_in(span), layout.words)
        nearest, first = first, False
        part: list[Word] = []
        for word in [*words, None]:
            if word is None or word.bits & roles.TIME or word.low in DASHES or word.low in {"|", ":"}:
                if part and _is_known(layout, part):
                    return text_of(text, part).strip(" ,")
                venue = _venue_behind_comma(part) if nearest else ()
                if venue:
                    return text_of(text, venue)
                part = []
            else:
                part.append(word)
        if layout.times_in(span):
            return None
    return None


def _venue_behind_comma(part: Sequence[Word]) -> Sequence[Word]:
    """The house of a heading that names who plays first: "The Larks, Croft Theatre"."""
    comma = next((index for index in range(len(part) - 1, 0, -1) if part[index].low == ","), None)
    behind = () if comma is None else part[comma + 1 :]
    named = len(behind) > 1 and bool(behind[-1].bits & roles.VENUE)
    return behind if named and all(word.bits & roles.NAME for word in behind) else ()


def _is_known(layout: Layout, part: Sequence[Word]) -> bool:
    """Whether a part of a heading is a place with its region: "Lisbon, Portugal"."""
    name = layout.document.text[part[0].start : part[-1].end]
    return "," in name and is_place_column(layout, part)
