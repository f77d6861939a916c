"""What a cell of a table tells whose day and hour stand at the heads of its column and its row."""

from __future__ import annotations

from timeline.events.build import build_event
from timeline.events.columns import is_telling
from timeline.events.place import find_place
from timeline.events.scene import Scene
from timeline.events.status import find_status
from timeline.events.tokens import is_word, words_of
from timeline.events.wording import MOST_WORDS, fit, without_times, written
from timeline.model.event import Event
from timeline.model.text import Span


def event_of_cell(scene: Scene, cell: Span) -> Event | None:
    """The happening that a cell tells; None where it names none.

    Args:
        scene: a time at a head of the table or in the cell.
        cell: the cell.
    """
    start, layout = scene.mention.start, scene.layout
    told = words_of(layout.document.text, cell, layout.times_in(cell), layout.words)
    own = without_times(told)
    own = own if sum(map(is_word, own)) <= MOST_WORDS else fit(own, MOST_WORDS, layout.words)
    if start is None or not is_telling(own):
        return None
    narrow = scene.of_part(cell)
    return build_event(
        scene,
        start,
        scene.mention.end,
        title=written(layout.document.text, own, layout.words),
        how="cell of its column and row",
        status=find_status(narrow, is_row=True),
        place=find_place(narrow, is_row=False),
    )
