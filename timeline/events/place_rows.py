"""Where a row happens: its columns, "@ X", a part that is nothing but a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline import zones
from timeline.events import roles
from timeline.events.columns import Row
from timeline.events.layout import Layout
from timeline.events.place_names import cleaned, name_end, nearest_place, online_in, stripped
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, text_of
from timeline.events.words import EventWords

_LONGEST_PLACE: Final = 6
"""Words of "City, Region, Country (Venue)"."""
_INSIDE: Final = roles.PREPOSITION | roles.DETERMINER


def is_place_column(layout: Layout, column: Sequence[Word]) -> bool:
    """Whether a column of a row is nothing but a place: "Virtual (Kassel, DE)", "@ Köln"."""
    plain = [word for word in column if is_word(word)]
    if not plain or any(
        word.bits & roles.HAPPENING and not word.bits & (roles.VENUE | roles.ONLINE) for word in plain
    ):
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
    if plain[-1].bits & roles.VENUE and all(
        word.bits & (roles.NAME | roles.VENUE | _INSIDE) for word in plain
    ):
        return True
    head = name.split(",")[0].split("(")[0].strip()
    if len(plain) > _LONGEST_PLACE or " - " in name:
        return False
    return "," in name and bool(head) and zones.place(head, layout.words.code) is not None


def row_place(scene: Scene) -> str | None:
    """The place of a row: a column, "@ X", a part that is a place, or a name after "at"."""
    layout = scene.layout
    text = layout.document.text
    row = scene.row()
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
        or online_in(scene, row.words)
    )


def _part_place(scene: Scene, row: Row) -> str | None:
    """A part of a row that is nothing but a place: ", Hall A", "(Room 4)", ", Lisbon, Portugal"."""
    text = scene.document.text
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
        named = any(word.bits & roles.VENUE for word in part) and len(part) > 1
        if named or zones.place(text_of(text, part), scene.words.code) is not None:
            following = parts[number + 1] if number + 1 < len(parts) else []
            region = following and zones.place(text_of(text, following), scene.words.code) is not None
            return text_of(text, part) + (f", {text_of(text, following)}" if region and not named else "")
    return None


def _after_sure(scene: Scene, words: Sequence[Word], at: int) -> str | None:
    """In rows a name after "at" is a place, known or not: "Forest City at Waukon"."""
    sure = scene.words.sets["place.sure"]
    index = next(
        (index for index in range(min(at, len(words)) - 1, -1, -1) if words[index].low in sure), None
    )
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
