"""Titles out of rows, labelled lines and headings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from timeline.events import roles
from timeline.events.behind import is_side_line, name_above, name_below, told_behind, told_under
from timeline.events.channels import is_channel, shown_beside
from timeline.events.columns import Row, is_code, is_measure, is_telling
from timeline.events.feasts import feast_before
from timeline.events.headdays import title_over_day
from timeline.events.headings import (
    heading_above,
    intro_title,
    is_label,
    line_above,
    line_title,
    names_more,
    stands_alone,
)
from timeline.events.item import Item
from timeline.events.layout import Label, Layout, column_of, label_of
from timeline.events.notice import is_under_when, labelled_title
from timeline.events.place_rows import is_only_place, is_place_column
from timeline.events.rowparts import own_words, untimed, without_tail
from timeline.events.saying import Title
from timeline.events.scene import Scene
from timeline.events.tokens import Word, lows, text_of, words_of
from timeline.events.vague import is_vague
from timeline.events.wording import MOST_WORDS, finish, fit, trim, without_times, words_in
from timeline.events.words import EventWords
from timeline.language import load_language
from timeline.model.text import BlockKind
from timeline.model.when import Moment

_NEAR: Final = 3
"""Blocks around a bare time in which its title is looked for."""
_NO_TITLES: Final = frozenset({"who", "where", "when", "end", "header", "stamp"})
"""Kinds of columns that tell something else than what happens."""
_HEAD: Final = 6
"""Words before a colon at the head of a row."""


def row_title(scene: Scene) -> Title:
    """The title of a row: its own words, then the lines below and above it, then its heading."""
    layout, block = scene.layout, scene.block_at
    item = layout.items.get(block)
    label = label_of(layout, block)
    row = scene.row()
    nested = item is not None and item.nested and not _is_beside_label(layout, item.above[0], label)
    if nested and row.words and row.words[0].start < scene.block.span.start:
        return Title(heading_above(layout, block), "line that leads to the list")
    own = _without_mark(own_words(scene, row), scene.words)
    labelled = label is not None and label.kind in {"when", "end", "deadline"}
    if labelled or is_under_when(scene):
        told = labelled_title(scene, own if is_telling(own) else [])
        if told.text:
            return told
    if is_channel(layout, own) and (shown := shown_beside(layout, block)):
        return Title(shown, "what the channel shows")
    if names_more(layout, own):
        return _own_title(scene, row, own, item)
    left_out = is_telling(without_times(row.words)) and not is_telling(without_times(own))
    if left_out and (above := line_above(layout, block)):
        return Title(above, "line above a link or a state")
    if over := title_over_day(scene):
        return Title(over, "title of the text over its day")
    if ruled := _told_with_hours(scene):
        return Title(ruled, "line that tells the hours of the day")
    head = _head(scene, row)
    if head:
        return Title(head, "head of the column")
    if feast := feast_before(scene):
        return _on_feast(layout, block, feast)
    if is_telling(without_times(own)):
        return Title(line_above(layout, block), "heading of the row")
    return Title("", "nothing named") if names_happening(scene) else _beside(scene)


def _is_beside_label(layout: Layout, above: int, label: Label | None) -> bool:
    """Whether the line above is only another label of the notice, however deep the next one is set in."""
    over = label_of(layout, above)
    return label is not None and over is not None and bool(label.kind and over.kind)


def _own_title(scene: Scene, row: Row, own: Sequence[Word], item: Item | None) -> Title:
    """The words of a row as a title, with its heading where they tell only who or where."""
    layout, block = scene.layout, scene.block_at
    label = label_of(layout, block)
    title = finish(_join(layout, row, own, clock=isinstance(scene.mention.start, Moment)), scene.words)
    if label is not None and label.kind == "deadline" and not title:
        title = label.name.of(scene.document.text)
    title = _with_series(layout, row, own, title)
    below = "" if item is not None and item.is_titled else _item_below(layout, block)
    if below and words_in(title) + words_in(below) <= MOST_WORDS:
        return Title(f"{title}: {below}", "row and the item below it")
    head = _head(scene, row)
    if head and title and words_in(title) + words_in(head) <= MOST_WORDS:
        return Title(f"{title}: {head}", "row and the head of the column")
    bare = item is not None and item.kinds and all(kind in _NO_TITLES for kind in item.kinds)
    only_place = is_only_place(layout, row, own)
    if only_place and (told := told_behind(scene)):
        return Title(told, "sentence behind day, hour and place")
    measured = len(row.columns) > 1 and is_measure(title)
    if not (measured or is_vague(title, scene.words) or bare or only_place):
        return Title(title, "words of the row")
    heading = heading_above(layout, block)
    held = bool(title) and title.lower() in heading.lower().split()
    held = held or (only_place and stands_alone(layout, block))
    if heading and not held and words_in(title) + words_in(heading) <= MOST_WORDS:
        return Title(f"{heading}: {title}".rstrip(": "), "heading and row")
    placed = not heading and not bare and only_place
    if placed and (shown := shown_beside(layout, block)):
        return Title(shown, "line below a place")
    return Title(heading or name_below(layout, block, title) or title, "heading of the row")


def _told_with_hours(scene: Scene) -> str:
    """What the line is about that tells the hours of a day far below: "All meetings start at 4 p.m."."""
    layout = scene.layout
    over = [layout.block_at(span.start) for span in scene.mention.also]
    return next(
        (title for block in over if block < scene.block_at and (title := intro_title(layout, block))), ""
    )


def _on_feast(layout: Layout, block: int, feast: str) -> Title:
    """What is on a feast, as the heading of its list tells: "Closure dates: Christmas"."""
    heading = heading_above(layout, block) or line_above(layout, block)
    fits = heading and words_in(heading) + words_in(feast) <= MOST_WORDS
    return Title(f"{heading}: {feast}" if fits else feast, "feast and the heading of its list")


def _with_series(layout: Layout, row: Row, own: Sequence[Word], title: str) -> str:
    """A bare noun with what the row is about: "Pie contest: heats 6pm Friday; final 6pm Saturday"."""
    bare = words_in(title) == 1 and layout.words.roles.get(title.lower(), 0) & roles.HAPPENING
    if not bare:
        return title
    colon = next((index for index, word in enumerate(row.words[: _HEAD + 1]) if word.low == ":"), 0)
    head = row.words[:colon]
    if not head or own[0].start < row.words[colon].start:
        return title
    if any(word.bits & (roles.TIME | roles.FINITE) for word in head) or not is_telling(head):
        return title
    told = text_of(layout.document.text, trim(head, layout.words))
    return finish(f"{told}: {title.lower()}", layout.words)


def _head(scene: Scene, row: Row) -> str:
    """The head of the time's column, where a table has several columns of times: "Notification"."""
    layout, block = scene.layout, scene.block_at
    kind, span = column_of(layout, block, scene.mention.span.start)
    if kind not in {"", "event"} or span is None or len(row.times()) == 1:
        return ""
    return finish(
        text_of(layout.document.text, words_of(layout.document.text, span, (), layout.words)), layout.words
    )


def names_happening(scene: Scene) -> bool:
    """Whether the time expression itself names what happens: "12:00 lunch"."""
    told = words_of(scene.document.text, scene.mention.span, (), scene.words)
    return any(word.bits & roles.HAPPENING and word.low not in _months(scene.words.code) for word in told)


@cache
def _months(code: str) -> frozenset[str]:
    """The names of months, of which "march" is a happening, too."""
    return frozenset(name for names in load_language(code).classes["month"].values() for name in names)


def _without_mark(own: list[Word], words: EventWords) -> list[Word]:
    """Without "HOLD:" or "TBC -" at the head, which tell the status."""
    plain = without_times(own)
    low = lows(plain)
    length, _ = words.phrases["status.tentative_rows"].at(low, 0) if low else (0, 0)
    if length and length < len(plain) and plain[length].bits & roles.MARK:
        return plain[length + 1 :]
    return own


def is_side_time(scene: Scene) -> bool:
    """Whether a row tells a lesser time beside its main one: "5:40 PM pregame 6:30 PM kickoff"."""
    row, start = scene.row(), scene.mention.start
    if not isinstance(start, Moment):
        return False  # "Saturday 14 March, doors 7pm"
    day = start.day_from.span
    times = [index for index in row.times() if day is None or row.words[index].start != day.start]
    at = next((index for index in times if row.words[index].start == scene.mention.span.start), None)
    if at is None or len(times) == 1:
        return False
    side, after = scene.words.sets["labels.side"], row.words[at + 1 :]
    behind = next((word.low for word in after if not word.bits & roles.MARK or word.low == "("), "")
    before = next((word.low for word in reversed(row.words[:at]) if not word.bits & roles.MARK), "")
    return behind in side or (before in side and not is_telling(row.words[: at - 1]))


def _join(layout: Layout, row: Row, own: Sequence[Word], *, clock: bool) -> str:
    """The columns of a row as one title: without places and numbers, a dash for a score."""
    text = layout.document.text
    chosen = set(own)
    parts: list[str] = []
    scored = False
    columns = [
        [word for word in row.words[start:end] if word in chosen]
        for start, end in _naming(layout, row, untimed(row, chosen) or row.columns)
    ]
    wide = clock or len(row.columns) > 1
    named = [column for column in columns if not is_place_column(layout, column)]
    # a clock time in a row that is nothing but a place is named by it
    for column in columns if wide and not _any_telling(named) else named:
        kept = trim(without_tail(without_times(column)), layout.words)
        if not kept:
            continue
        if not is_telling(kept):
            scored = scored or len(parts) == 1
            continue
        if parts and is_code(kept):
            continue
        parts.append(text_of(text, fit(kept, MOST_WORDS, layout.words)))
    while len(parts) > 1 and (sum(map(words_in, parts)) >= MOST_WORDS or len(parts) > len("ab")):
        parts.pop()
    return (" \u2013 " if scored or len(parts) > 1 else " ").join(parts)


def _naming(layout: Layout, row: Row, columns: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The columns that name what happens, as far as the heads of a table tell."""
    if not row.words:
        return columns
    block = layout.block_at(row.words[columns[0][0]].start) if columns else 0
    kinds = [column_of(layout, block, row.words[start].start)[0] for start, _ in columns]
    named = [column for column, kind in zip(columns, kinds, strict=True) if kind in {"what", "event"}]
    rest = [column for column, kind in zip(columns, kinds, strict=True) if kind not in _NO_TITLES]
    people = [column for column, kind in zip(columns, kinds, strict=True) if kind == "who"]
    for chosen in (named, rest, people):
        if _any_telling([row.words[start:end] for start, end in chosen]):
            return chosen
    return columns


def _any_telling(columns: Sequence[Sequence[Word]]) -> bool:
    return any(is_telling(without_times(column)) for column in columns)


def _item_below(layout: Layout, block: int) -> str:
    """The text of a deeper row right below that has no time of its own, and is not the first of a list."""
    below = block + 1
    if below >= len(layout.blocks) or not _is_untimed_row(layout, below):
        return ""
    level = layout.blocks[below].level
    listed = below + 1 < len(layout.blocks) and layout.blocks[below + 1].level == level
    deeper = level > layout.blocks[block].level and not (listed and _is_untimed_row(layout, below + 1))
    return line_title(layout, below) if deeper else ""


def _is_untimed_row(layout: Layout, block: int) -> bool:
    here = layout.blocks[block]
    return here.kind is BlockKind.ROW and not layout.times_in(here.span)


def _beside(scene: Scene) -> Title:
    """The title of a time that stands alone: below it, above it, or its heading."""
    layout, block = scene.layout, scene.block_at
    before = label_of(layout, block - 1) if block else None
    if before is not None and before.kind == "when":
        return labelled_title(scene, [])
    if scene.sentence.span.end < scene.block.span.end and (told := told_under(scene)):
        return Title(told, "sentence behind day and hour")
    for index in range(block + 1, min(len(layout.blocks), block + _NEAR + 1)):
        if layout.times_in(layout.blocks[index].span) or is_label(layout, index):
            break
        if layout.text(index).rstrip(" *_").endswith(":"):
            break  # it leads to what stands below it
        title = line_title(layout, index)
        if title and is_side_line(layout, index) and (named := name_above(layout, block)):
            return Title(named, "line above the time, over its place or price")
        if title:
            return Title(title, "line below the time")
        if index == block + 1 and not _is_led(layout, block) and (told := told_under(scene)):
            return Title(told, "sentence below day and hour")
    return Title(line_above(layout, block), "line above the time")


def _is_led(layout: Layout, block: int) -> bool:
    """Whether a name or another row of a list stands right above."""
    above = layout.blocks[block - 1 : block]
    listed = any(each.kind is BlockKind.ROW and layout.times_in(each.span) for each in above)
    return listed or bool(above and line_title(layout, block - 1))


__all__ = ["heading_above", "is_side_time", "names_happening", "row_title"]
