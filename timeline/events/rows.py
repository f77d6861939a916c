"""Titles out of rows, labelled lines and headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.columns import Row, is_telling, unbracketed
from timeline.events.layout import Layout, label_of, labels_around
from timeline.events.place_rows import is_place_column
from timeline.events.saying import Title
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, lows, text_of, words_of
from timeline.events.wording import MOST_WORDS, finish, fit, trim, without_times, words_in
from timeline.events.words import EventWords
from timeline.model.text import BlockKind, Span
from timeline.model.when import Moment

_NEAR: Final = 3
"""Blocks around a bare time in which its title is looked for."""
_FAR: Final = 30
"""Blocks above a row in which its heading is looked for."""
_SHORT: Final = 14
"""Words up to which a line without a verb can be a title."""
_PART: Final = 4
"""Words up to which the text behind a time in mid-row is its label: "7:00 PM Kickoff"."""


def row_title(scene: Scene) -> Title:
    """The title of a row: its own words, then the lines below and above it, then its heading."""
    layout, block = scene.layout, scene.block_at
    label = label_of(layout, block)
    row = scene.row()
    own = _without_mark(_own_words(scene, row), scene.words)
    if label is not None and label.kind in {"when", "end", "deadline"}:
        told = _labelled(scene, own if is_telling(own) else [])
        if told.text:
            return told
    if is_telling(unbracketed(own)):
        title = finish(_join(layout, row, own, clock=isinstance(scene.mention.start, Moment)), scene.words)
        if label is not None and label.kind == "deadline" and not title:
            title = label.name.of(scene.document.text)
        below = _item_below(layout, block)
        if below and words_in(title) + words_in(below) <= MOST_WORDS:
            return Title(f"{title}: {below}", "row and the item below it")
        if title.lower() not in scene.words.sets["nouns.weak"]:
            return Title(title, "words of the row")
        heading = heading_above(layout, block)
        if heading and words_in(title) + words_in(heading) <= MOST_WORDS:
            return Title(f"{heading}: {title}", "heading and row")
        return Title(heading or title, "heading of the row")
    return Title("", "nothing named") if names_happening(scene) else _beside(scene)


def names_happening(scene: Scene) -> bool:
    """Whether the time expression itself names what happens: "12:00 lunch"."""
    span = scene.mention.span
    return any(word.bits & roles.HAPPENING for word in words_of(scene.document.text, span, (), scene.words))


def _without_mark(own: list[Word], words: EventWords) -> list[Word]:
    """Without "HOLD:" or "TBC -" at the head, which tell the status."""
    plain = without_times(own)
    low = lows(plain)
    length, _ = words.phrases["status.tentative_rows"].at(low, 0) if low else (0, 0)
    if length and length < len(plain) and plain[length].bits & roles.MARK:
        return plain[length + 1 :]
    return own


def is_side_time(scene: Scene) -> bool:
    """Whether a row tells a lesser time beside its main one: "6:15 PM pregame 7:00 PM kickoff"."""
    row = scene.row()
    times = row.times()
    at = next((index for index in times if row.words[index].start == scene.mention.span.start), None)
    if at is None or len(times) == 1:
        return False
    side = scene.words.sets["labels.side"]
    behind = next((word.low for word in row.words[at + 1 :] if not word.bits & roles.MARK), "")
    before = next((word.low for word in reversed(row.words[:at]) if not word.bits & roles.MARK), "")
    return behind in side or (before in side and not is_telling(row.words[: at - 1]))


def _own_words(scene: Scene, row: Row) -> list[Word]:
    """The words of the row that belong to this time."""
    times = row.times()
    at = next(
        (
            index
            for index in times
            if row.words[index].start <= scene.mention.span.start < row.words[index].end
        ),
        None,
    )
    if at is None or len(times) == 1 or _untimed(row, set(row.words)):
        return list(row.words)
    position = times.index(at)
    head = row.words[: times[0]]
    behind = row.words[at + 1 : times[position + 1] if position + 1 < len(times) else len(row.words)]
    if is_telling(head):
        if is_telling(behind) and sum(map(is_word, behind)) <= _PART:
            return [*head, *behind]
        before = _without_tail(list(row.words[times[position - 1] + 1 : at])) if position else list(head)
        closing = not is_telling(row.words[times[-1] + 1 :])
        return before if closing and is_telling(before) else list(row.words[: times[0] + 1])
    return list(behind) if is_telling(behind) else list(row.words)


def _join(layout: Layout, row: Row, own: Sequence[Word], *, clock: bool) -> str:
    """The columns of a row as one title: without places and numbers, a dash for a score."""
    text = layout.document.text
    chosen = set(own)
    parts: list[str] = []
    scored = False
    columns = [
        [word for word in row.words[start:end] if word in chosen]
        for start, end in _untimed(row, chosen) or row.columns
    ]
    wide = clock or len(row.columns) > 1
    named = [column for column in columns if not is_place_column(layout, column)]
    # a clock time in a row that is nothing but a place is named by it
    for column in columns if wide and not _any_telling(named) else named:
        kept = trim(_without_tail(without_times(column)), layout.words)
        if not kept:
            continue
        if not is_telling(kept):
            scored = scored or len(parts) == 1
            continue
        parts.append(text_of(text, fit(kept, MOST_WORDS, layout.words)))
    while len(parts) > 1 and (sum(map(words_in, parts)) >= MOST_WORDS or len(parts) > len("ab")):
        parts.pop()
    return (" \u2013 " if scored or len(parts) > 1 else " ").join(parts)


def _any_telling(columns: Sequence[Sequence[Word]]) -> bool:
    return any(is_telling(without_times(column)) for column in columns)


def _untimed(row: Row, chosen: set[Word]) -> list[tuple[int, int]]:
    """The columns without a time that tell something, where a row has several columns."""
    if len(row.columns) <= len("ab"):
        return []
    return [
        (start, end)
        for start, end in row.columns
        if not any(word.bits & roles.TIME for word in row.words[start:end])
        and is_telling([word for word in row.words[start:end] if word in chosen])
    ]


def _without_tail(column: list[Word]) -> list[Word]:
    """Without a bracket set off by a dash at the end: "Board - (after the committees)"."""
    opening = next((index for index in range(len(column) - 1, 0, -1) if column[index].low == "("), 0)
    if opening > 1 and column[-1].low == ")" and column[opening - 1].low in {"-", "\u2013", "—"}:
        return column[: opening - 1]
    return column


def _item_below(layout: Layout, block: int) -> str:
    """The text of a deeper row right below that has no time of its own."""
    below = block + 1
    if below >= len(layout.blocks) or layout.blocks[below].kind is not BlockKind.ROW:
        return ""
    deeper = layout.blocks[below].level > layout.blocks[block].level
    return line_title(layout, below) if deeper and not layout.times_in(layout.blocks[below].span) else ""


def line_title(layout: Layout, block: int) -> str:
    """A block as a title, when it is short and names something; else nothing."""
    span = layout.blocks[block].span
    label = label_of(layout, block)
    if label is not None and label.kind and label.kind != "what":
        return ""
    start = label.value.start if label is not None and label.kind == "what" else span.start
    part = Span(start, min(span.end, start + MOST_WORDS * 20))
    words = words_of(layout.document.text, part, layout.times_in(span), layout.words)
    text = span.of(layout.document.text).rstrip()
    sentence = layout.blocks[block].kind is BlockKind.PARAGRAPH and text.endswith((".", "!", "?"))
    if sentence or text.endswith(","):
        return ""
    if not is_telling(words) or (
        sum(map(is_word, words)) > _SHORT and layout.blocks[block].kind is BlockKind.PARAGRAPH
    ):
        return ""
    return finish(
        text_of(layout.document.text, fit(without_times(words), MOST_WORDS, layout.words)), layout.words
    )


def heading_above(layout: Layout, block: int) -> str:
    """The nearest heading above a block that names something more than a day."""
    for index in range(block - 1, max(-1, block - _FAR - 1), -1):
        if layout.blocks[index].kind is BlockKind.HEADING:
            title = line_title(layout, index)
            if title:
                return title
    return ""


def _labelled(scene: Scene, own: Sequence[Word]) -> Title:
    """The title of a notice in labelled lines."""
    layout = scene.layout
    labels = labels_around(layout, scene.block_at)
    what = labels.get("what")
    if what is not None:
        words = words_of(layout.document.text, what.value, layout.times_in(what.value), layout.words)
        title = finish(
            text_of(layout.document.text, fit(without_times(words), MOST_WORDS, layout.words)), layout.words
        )
        if title:
            return Title(title, "label of the notice")
    if own:
        return Title("", "")
    label = label_of(layout, scene.block_at)
    if label is not None and label.kind == "deadline":
        return Title(finish(label.name.of(layout.document.text), layout.words), "label of the limit")
    above = _above(layout, scene.block_at)
    return Title(above, "line above the notice")


def _above(layout: Layout, block: int) -> str:
    """The nearest line above that is no label and has no time."""
    for index in range(block - 1, max(-1, block - _FAR - 1), -1):
        label = label_of(layout, index)
        if label is not None and label.kind and layout.blocks[index].kind is not BlockKind.HEADING:
            continue
        title = line_title(layout, index)
        if title:
            return title
    return ""


def _beside(scene: Scene) -> Title:
    """The title of a time that stands alone: below it, above it, or its heading."""
    layout, block = scene.layout, scene.block_at
    before = label_of(layout, block - 1) if block else None
    if before is not None and before.kind == "when":
        return _labelled(scene, [])
    for index in range(block + 1, min(len(layout.blocks), block + _NEAR + 1)):
        if layout.times_in(layout.blocks[index].span):
            break
        title = line_title(layout, index)
        if title:
            return Title(title, "line below the time")
    return Title(_above(layout, block), "line above the time")
