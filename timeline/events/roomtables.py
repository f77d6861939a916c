"""Tables with a column for each room or track: "| Time | Room 101 | Room 102 |"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events import roles
from timeline.events.columns import is_telling
from timeline.events.layout import Layout
from timeline.events.tables import Table
from timeline.events.tokens import text_of, words_of
from timeline.events.wording import MOST_WORDS, fit, trim, without_times, written
from timeline.model.event import Event
from timeline.model.text import Span


def in_rooms(event: Event, layout: Layout) -> list[Event]:
    """An event for each cell of a row whose columns are rooms; none where the table is no such one."""
    if not layout.tables or event.all_day:
        return []
    block = layout.block_at(event.evidence[-1].span.start)
    table = layout.tables.get(block)
    if table is None or any(kind not in {"", "when", "end"} for kind in table.kinds):
        return []
    cells, heads = table.cells[block], _heads(table, block)
    if len(cells) != len(heads) or not _are_rooms(layout, heads[1:]):
        return []
    if (
        layout.block_at(cells[0].start) != block
        or not cells[0].start <= event.evidence[-1].span.start <= cells[0].end
    ):
        return []
    found: list[Event] = []
    for head, cell in zip(heads[1:], cells[1:], strict=True):
        words = words_of(layout.document.text, cell, (), layout.words)
        if not is_telling(words):
            continue
        title = written(
            layout.document.text, fit(without_times(words), MOST_WORDS, layout.words), layout.words
        )
        room = words_of(layout.document.text, head, (), layout.words)
        found.append(
            replace(event, title=title, place=text_of(layout.document.text, trim(room, layout.words)))
        )
    if len({each.title for each in found}) == 1:
        return [replace(event, title=found[0].title)]  # lunch is for all
    return found


def _heads(table: Table, block: int) -> Sequence[Span]:
    """The heads of the columns, or the first row, whose day stands in its first cell."""
    if table.heads:
        return table.heads
    first = min(table.cells)
    return table.cells[first] if first != block else ()


def _are_rooms(layout: Layout, heads: Sequence[Span]) -> bool:
    """Whether every column is that of a place: "Room 1", "Room 2", not "Team 1", "Team 2"."""
    named = [words_of(layout.document.text, head, (), layout.words) for head in heads]
    several = len(named) > 1 and all(len(words) > 1 for words in named)
    return several and all(any(word.bits & roles.VENUE for word in words) for words in named)
