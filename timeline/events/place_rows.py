"""Where a row happens: its columns, "@ X", a part that is nothing but a place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile, zip_longest
from typing import Final

from timeline import zones
from timeline.events import roles
from timeline.events.columns import Row, is_telling
from timeline.events.layout import Layout, cell_of_kind
from timeline.events.place_names import after_sure, cleaned, nearest_place, online_in
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, text_of, words_of
from timeline.events.wording import without_times
from timeline.events.words import EventWords

_LONGEST_PLACE, _ADDRESS = 6, 10
"""Words of "City, Region, Country (Venue)"."""
DASHES: Final = frozenset({"-", "--", "\u2013", "\u2014"})
_INSIDE: Final = roles.PREPOSITION | roles.DETERMINER


def is_place_column(layout: Layout, column: Sequence[Word]) -> bool:
    """Whether a column of a row is nothing but a place: "Virtual (Kassel, DE)", "@ Köln"."""
    plain = [word for word in column if is_word(word)]
    if not plain or happens(column):
        return False
    first = column[0]
    if first.low == "@" or first.low.startswith("@"):
        return True
    if plain[0].bits & roles.ONLINE:
        return True
    text = layout.document.text
    if len(plain) > len("ab") and plain[-1].low.isdigit() and plain[-2].bits & roles.VENUE:
        plain.pop()  # "Library, room 2"
    name = text[plain[0].start : plain[-1].end]
    if len(plain) <= len("ab") and plain[0].bits & roles.VENUE and plain[-1].low[0].isdigit():
        return True
    if any(word.low in layout.words.sets["place.sure"] for word in plain[1:]):
        return False  # "The Tempest at the Playhouse"
    if any(word.low in DASHES for word in column) or (
        plain[0].bits & roles.BASE and not plain[0].bits & roles.VENUE
    ):
        return False
    if plain[-1].bits & roles.VENUE and all(
        word.bits & (roles.NAME | roles.VENUE | _INSIDE) for word in plain
    ):
        return all(_is_part(layout, part) for part in name.split(",")[:-1])
    addressed = any(_opens_address(word, text) for word in plain)
    if len(plain) > (_ADDRESS if addressed else _LONGEST_PLACE) or "," not in name:
        return False
    head, tail = name.split(",")[0].split("(")[0].strip(), name.rpartition(",")[2].strip()
    named = [word for word in plain if not _opens_address(word, text)]
    if not all(word.bits & (roles.NAME | _INSIDE) for word in named):
        return False
    if any(word.low[-1:].isdigit() and not before.bits & roles.VENUE for before, word in pairwise(named)):
        return False  # "Falcon 9, Starlink 11-4, Cape Canaveral"
    if len(head.split()) > 1 and _is_venue(layout, head):
        return True  # "Mill Farm, Elm Lane, Alton"
    if addressed and _is_venue(layout, head):
        return True  # "Moss Hall, 25 Ash Street"
    return any(part and zones.place(part, layout.words.code) is not None for part in (head, tail))


def _opens_address(word: Word, text: str) -> bool:
    """Whether a number opens a part of an address: ", 25 Ash Street"."""
    return word.low.isdigit() and text[max(0, word.start - 2) : word.start] == ", "


def _is_venue(layout: Layout, name: str) -> bool:
    last = name.lower().rsplit(" ", 1)[-1]
    return bool(layout.words.roles.get(last, 0) & roles.VENUE) and name[:1].isupper()


def is_only_place(layout: Layout, row: Row, own: Sequence[Word]) -> bool:
    """Whether the words of a row tell nothing but where: "Room 5", "Glasgow, UK - The Garage"."""
    chosen = set(own)
    columns = [[word for word in row.words[start:end] if word in chosen] for start, end in row.columns]
    told = [column for column in map(without_times, columns) if is_telling(column)]
    if told and all(is_place_column(layout, column) for column in told):
        return True
    plain = [word for column in told for word in column]
    dash = next((index for index, word in enumerate(plain) if word.low in DASHES), 0)
    if not dash:
        return False
    names = all(word.bits & (roles.NAME | roles.VENUE | roles.MARK | roles.FUNCTION) for word in plain)
    happens = any(word.bits & roles.HAPPENING for word in plain)
    return names and not happens and is_place_column(layout, plain[:dash])


def _is_part(layout: Layout, name: str) -> bool:
    """Whether what stands before a comma is a place too: "Gordon Square 43", "Committee Room"."""
    low = [word.strip("().") for word in name.lower().split()]
    venue = any(layout.words.roles.get(word, 0) & roles.VENUE for word in low)
    return venue or zones.place(name.strip(), layout.words.code) is not None


def happens(column: Sequence[Word]) -> bool:
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
        column = _around_times(row.words[start:end])
        if column and is_place_column(layout, column):
            return _named(text_of(text, column).strip(" @|,;-\u2013"), column, layout.words)
    at = next((index for index, word in enumerate(row.words) if word.low == "@"), None)
    if at is not None and at + 1 < len(row.words) and not row.words[at + 1].bits & roles.TIME:
        near = row.words[at + 1 : at + 9]
        behind = takewhile(lambda word: not word.bits & roles.TIME and word.low != ":", near)
        return cleaned(text_of(text, list(behind)))
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
        or after_sure(scene, row.words, position)
        or online_in(scene, row.words)
    )


def _around_times(column: Sequence[Word]) -> list[Word]:
    """A column without the times before and behind its words; nothing where a time stands among them."""
    plain = [index for index, word in enumerate(column) if not word.bits & (roles.TIME | roles.MARK)]
    if not plain or any(word.bits & roles.TIME for word in column[plain[0] : plain[-1]]):
        return []
    kept = [word for word in column if not word.bits & roles.TIME]
    while kept and kept[-1].low == ".":
        kept.pop()
    while kept and kept[0].low in {":", ",", ";"}:
        kept.pop(0)
    return kept


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


def _part_place(scene: Scene, row: Row) -> str | None:
    """A part of a row that is nothing but a place: ", Hall A", "(Room 4)", ", Lisbon, Portugal"."""
    parts: list[list[Word]] = [[]]
    begins = {start for start, _ in row.columns}
    for index, word in enumerate(row.words):
        if index in begins or word.bits & (roles.MARK | roles.TIME):
            parts.append([])
        if not word.bits & (roles.MARK | roles.TIME):
            parts[-1].append(word)
    at = scene.mention.span.start
    order = sorted(
        range(1, len(parts)), key=lambda number: (bool(parts[number]) and parts[number][0].start < at, number)
    )
    return next((place for number in order if (place := _place_in(scene, parts, number))), None)


def _place_in(scene: Scene, parts: Sequence[Sequence[Word]], number: int) -> str | None:
    """A part as a place, with the region behind it or the house before it."""
    text, part = scene.document.text, parts[number]
    if not part or not all(word.bits & (roles.NAME | roles.VENUE | roles.COMPLEMENT) for word in part):
        return None
    if happens(part) or (part[0].bits & roles.BASE and not part[0].bits & roles.VENUE):
        return None
    named = _ends_as_place(part)
    if named and scene.layout.places[scene.block_at] is not None and _is_titled(scene, part):
        return None
    if named:
        return text_of(text, part).strip(" ,;")
    if zones.place(text_of(text, part), scene.words.code) is None:
        return None
    following = parts[number + 1] if number + 1 < len(parts) else ()
    if following and zones.place(text_of(text, following), scene.words.code) is not None:
        return f"{text_of(text, part)}, {text_of(text, following)}"
    before = parts[number - 1]
    told = any(is_telling(other) for other in parts[: number - 1])
    if told and before and _is_house(text, before, part):
        return f"{text_of(text, before)}, {text_of(text, part)}"
    return text_of(text, part)


def _is_house(text: str, before: Sequence[Word], part: Sequence[Word]) -> bool:
    """Whether a name stands before a town, with a comma between: "Old Forge, Leeds"."""
    small = roles.NAME | roles.VENUE | roles.COMPLEMENT
    if before[-1].low[-1:].isdigit() and not (len(before) > 1 and before[-2].bits & roles.VENUE):
        return False  # "Falcon 9, Cape Canaveral"
    return text[before[-1].end : part[0].start].strip() == "," and all(word.bits & small for word in before)


def _ends_as_place(part: Sequence[Word]) -> bool:
    """As in "Main Hall", "Room 5", "Palace of Nations", "St. Anne"; not "Field Day"."""
    if part[-1].bits & roles.VENUE:
        return len(part) > 1 or " " in part[-1].low
    if len(part) == 1:
        return False
    if len(part[-1].low) <= len("12a") and (part[-1].low[0].isdigit() or len(part[-1].low) == 1):
        return bool(part[-2].bits & roles.VENUE)
    return (
        bool(part[0].bits & roles.VENUE) and bool(part[1].bits & roles.COMPLEMENT) and len(part) > len("ab")
    )


def _is_titled(scene: Scene, part: Sequence[Word]) -> bool:
    """Whether a colon follows, behind which the item is told: "Laboratory 1: Testing models"."""
    return scene.document.text[part[-1].end : part[-1].end + 1] == ":"


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
