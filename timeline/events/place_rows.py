"""Where a row happens: its columns, "@ X", a part that is nothing but a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from timeline import zones
from timeline.events import roles
from timeline.events.columns import Row
from timeline.events.layout import Layout, cell_of_kind
from timeline.events.place_names import cleaned, name_end, nearest_place, online_in, stripped
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, text_of, words_of
from timeline.events.words import EventWords
from timeline.model.text import BlockKind, Span

FAR: Final = 30
"""Blocks above a row in which its heading is looked for."""
_LONGEST_PLACE: Final = 6
"""Words of "City, Region, Country (Venue)"."""
_STREET: Final = re.compile(r"\s*\d{1,5}[a-zA-Z]?,? [^\W\d_]")
_BRACKET: Final = re.compile(r"\(([^()\n]{3,40})\)$")
_WIDE: Final = 90
"""Code points of a line that is an address."""
_DASHES: Final = frozenset({"-", "--", "\u2013", "\u2014"})
_INSIDE: Final = roles.PREPOSITION | roles.DETERMINER


def is_place_column(layout: Layout, column: Sequence[Word]) -> bool:
    """Whether a column of a row is nothing but a place: "Virtual (Kassel, DE)", "@ Köln"."""
    plain = [word for word in column if is_word(word)]
    if not plain or _happens(column):
        return False
    first = column[0]
    if first.low == "@" or first.low.startswith("@"):
        return True
    if plain[0].bits & roles.ONLINE:
        return True
    text = layout.document.text
    name = text[plain[0].start : plain[-1].end]
    if len(plain) <= len("ab") and plain[0].bits & roles.VENUE and plain[-1].low[0].isdigit():
        return True
    if any(word.low in _DASHES for word in column):
        return False
    if plain[-1].bits & roles.VENUE and all(
        word.bits & (roles.NAME | roles.VENUE | _INSIDE) for word in plain
    ):
        return True
    if len(plain) > _LONGEST_PLACE or "," not in name:
        return False
    head, tail = name.split(",")[0].split("(")[0].strip(), name.rpartition(",")[2].strip()
    if not all(word.bits & (roles.NAME | _INSIDE) for word in plain):
        return False
    return any(part and zones.place(part, layout.words.code) is not None for part in (head, tail))


def _happens(column: Sequence[Word]) -> bool:
    """Whether a happening is named, not only a place for one: "Concert, Town Hall", not "Concert Hall"."""
    return any(
        word.bits & roles.HAPPENING
        and not word.bits & (roles.VENUE | roles.ONLINE)
        and not (following is not None and following.bits & roles.VENUE)
        for word, following in zip_longest(column, column[1:])
        if word is not None
    )


def row_place(scene: Scene) -> str | None:
    """The place of a row: a column, "@ X", a part that is a place, or a name after "at"."""
    layout = scene.layout
    text = layout.document.text
    row = scene.row()
    told = _told_column(scene)
    if told is not None:
        return told
    for start, end in row.columns:
        column = [word for word in row.words[start:end] if not word.bits & roles.TIME]
        if column and is_place_column(layout, column):
            return _named(text_of(text, column).strip(" @|-\u2013"), column, layout.words)
    at = next((index for index, word in enumerate(row.words) if word.low == "@"), None)
    if at is not None and at + 1 < len(row.words):
        return cleaned(text_of(text, row.words[at + 1 : at + 9]))
    part = _part_place(scene, row)
    if part is not None:
        return part
    tail = _venue_tail(text, row.words)
    if tail:
        return text_of(text, tail)
    position = next(
        (index for index, word in enumerate(row.words) if word.start <= scene.mention.span.start < word.end),
        0,
    )
    return (
        nearest_place(scene, row.words, position)
        or _after_sure(scene, row.words, position)
        or _below(scene)
        or _bracketed(scene)
        or online_in(scene, row.words)
    )


def _below(scene: Scene) -> str | None:
    """A place on the line right below: "Room 5", or a name over its street and number."""
    layout, block = scene.layout, scene.block_at
    told = [_line(layout, block, step) for step in (1, 2)]
    if told[0] is None:
        return None
    words = words_of(layout.document.text, told[0], (), layout.words)
    plain = [word for word in words if is_word(word)]
    if is_place_column(layout, words):
        return cleaned(told[0].of(layout.document.text))
    named = bool(plain) and all(word.bits & (roles.NAME | _INSIDE) for word in plain) and not _happens(words)
    if not named or told[1] is None or not _STREET.match(told[1].of(layout.document.text)):
        return None
    return cleaned(", ".join(span.of(layout.document.text).strip() for span in told if span is not None))


def _line(layout: Layout, block: int, step: int) -> Span | None:
    """A line below a row in the same paragraph that tells no time and is no label."""
    index = block + step
    if index >= len(layout.blocks) or layout.labels[index] is not None:
        return None
    span = layout.blocks[index].span
    between = layout.document.text[layout.blocks[index - 1].span.end : span.start]
    if between.count("\n") != 1 or between.strip() or layout.blocks[index].level or layout.times_in(span):
        return None
    return span if span.end - span.start <= _WIDE else None


def _bracketed(scene: Scene) -> str | None:
    """The ground of a match in the line over its notice: "Alton v Bramley (Meadow Park)"."""
    layout, block = scene.layout, scene.block_at
    while block and (label := layout.labels[block]) is not None and label.kind:
        block -= 1
    found = _BRACKET.search(layout.text(block).strip())
    if block == scene.block_at or found is None:
        return None
    names = found[1].split()
    return found[1] if all(name[:1].isupper() for name in names) and not found[1].isupper() else None


def _told_column(scene: Scene) -> str | None:
    """What stands in the column that the table gives to places, or in the cell headed so."""
    layout, text = scene.layout, scene.document.text
    cell = cell_of_kind(layout, scene.block_at, "where")
    if cell is not None and not layout.times_in(cell):
        column = [word for word in words_of(text, cell, (), layout.words) if not word.bits & roles.MARK]
        if column and any(letter.isalpha() for letter in column[0].low):
            named = cleaned(cell.of(text))
            return named and _named(named, column, layout.words)
    item = layout.items.get(scene.block_at)
    if item is None or "where" not in item.kinds:
        return None
    block = item.below[item.kinds.index("where")]
    return cleaned(layout.text(block))


def heading_place(layout: Layout, block: int) -> str | None:
    """The place that the heading over a row names beside a day: "Lisbon, Portugal - 12 May"."""
    text = layout.document.text
    for index in range(block - 1, max(-1, block - FAR - 1), -1):
        if layout.blocks[index].kind is not BlockKind.HEADING:
            continue
        span = layout.blocks[index].span
        words = words_of(text, span, layout.times_in(span), layout.words)
        part: list[Word] = []
        for word in [*words, None]:
            if word is None or word.bits & roles.TIME or word.low in _DASHES or word.low in {"|", ":"}:
                if part and _is_known(layout, part):
                    return text_of(text, part).strip(" ,")
                part = []
            else:
                part.append(word)
        if layout.times_in(span):
            return None
    return None


def _is_known(layout: Layout, part: Sequence[Word]) -> bool:
    """Whether a part of a heading is a place with its region: "Lisbon, Portugal"."""
    name = layout.document.text[part[0].start : part[-1].end]
    return "," in name and is_place_column(layout, part)


def _part_place(scene: Scene, row: Row) -> str | None:
    """A part of a row that is nothing but a place: ", Hall A", "(Room 4)", ", Lisbon, Portugal"."""
    layout, text = scene.layout, scene.document.text
    parts: list[list[Word]] = [[]]
    begins = {start for start, _ in row.columns}
    for index, word in enumerate(row.words):
        if index in begins or word.bits & (roles.MARK | roles.TIME):
            parts.append([])
        if not word.bits & (roles.MARK | roles.TIME):
            parts[-1].append(word)
    for number, part in enumerate(parts):
        if (
            not number
            or not part
            or not all(word.bits & (roles.NAME | roles.VENUE | roles.COMPLEMENT) for word in part)
        ):
            continue
        if any(word.bits & roles.HAPPENING and not word.bits & roles.VENUE for word in part):
            continue
        named = len(part) > 1 and _ends_as_place(part)
        if named and layout.places[scene.block_at] is not None and _is_titled(scene, part):
            continue
        if named or zones.place(text_of(text, part), scene.words.code) is not None:
            following = parts[number + 1] if number + 1 < len(parts) else []
            region = following and zones.place(text_of(text, following), scene.words.code) is not None
            return text_of(text, part) + (f", {text_of(text, following)}" if region and not named else "")
    return None


def _ends_as_place(part: Sequence[Word]) -> bool:
    """As in "Main Hall", "Room 5", "Palace of Nations", "St. Anne"; not "Field Day"."""
    if part[-1].bits & roles.VENUE:
        return True
    if len(part[-1].low) <= len("12a") and (part[-1].low[0].isdigit() or len(part[-1].low) == 1):
        return bool(part[-2].bits & roles.VENUE)
    return (
        bool(part[0].bits & roles.VENUE) and bool(part[1].bits & roles.COMPLEMENT) and len(part) > len("ab")
    )


def _is_titled(scene: Scene, part: Sequence[Word]) -> bool:
    """Whether a colon follows, behind which the item is told: "Laboratory 1: Testing models"."""
    return scene.document.text[part[-1].end : part[-1].end + 1] == ":"


def _after_sure(scene: Scene, words: Sequence[Word], at: int) -> str | None:
    """In rows a name after "at" is a place, known or not: "Forest City at Waukon"."""
    sure = scene.words.sets["place.sure"]
    before = range(min(at, len(words)) - 1, -1, -1)
    index = next((index for index in (*before, *range(at, len(words))) if words[index].low in sure), None)
    if index is None:
        return None
    end = name_end(words, index + 1)
    inner = words[index + 1 : end]
    if not inner or any(word.bits & roles.HAPPENING for word in inner) or inner[0].low[0].isdigit():
        return None
    return stripped(text_of(scene.document.text, inner), scene.words)


def _named(name: str, column: Sequence[Word], words: EventWords) -> str:
    first = next(word for word in column if is_word(word))
    if first.bits & roles.ONLINE:
        rest = name[len(first.low) :].strip()
        return f"{words.names['online']} {rest}".strip()
    return name


def _venue_tail(text: str, words: Sequence[Word]) -> list[Word]:
    """A venue at the end of a row, set off by its way of writing: "CALL w/ FRED SMITH Private Residence"."""
    if not words or not words[-1].bits & roles.VENUE:
        return []
    start = len(words) - 1
    if text[words[start].start : words[start].end].isupper():
        return []
    while (
        start > 0
        and words[start - 1].bits & roles.NAME
        and not text[words[start - 1].start : words[start - 1].end].isupper()
    ):
        start -= 1
    before = words[start - 1] if start else None
    shouted = (
        before is not None and text[before.start : before.end].isupper() and before.end - before.start > 1
    )
    return list(words[start:]) if shouted else []
