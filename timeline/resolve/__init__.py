"""Places mentions on the calendar: which day, which half of it, which zone, which instant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.language import Language, fold
from timeline.model.said import Mention
from timeline.model.text import Document
from timeline.model.unwrapped import unwrapped
from timeline.model.when import Resolved, Unresolved
from timeline.resolve.ahead import with_days_ahead
from timeline.resolve.coordinated import with_coordinated
from timeline.resolve.daybehind import with_day_behind
from timeline.resolve.flights import with_flights
from timeline.resolve.governing import with_hours_of_all
from timeline.resolve.grids import with_grids
from timeline.resolve.habits import with_monthly_days
from timeline.resolve.halves import with_halves
from timeline.resolve.inlinedays import with_hours_of_inline
from timeline.resolve.journeys import with_journeys
from timeline.resolve.lengths import with_lengths
from timeline.resolve.named import with_named_days
from timeline.resolve.namedanchors import with_named_anchors
from timeline.resolve.nights import with_nights
from timeline.resolve.onlyday import with_only_day
from timeline.resolve.page import Page
from timeline.resolve.rowdays import with_hours_of_row_days
from timeline.resolve.runs import with_runs
from timeline.resolve.series import with_each_hour, with_hours_behind, with_starts
from timeline.resolve.setdays import with_days_of_sets
from timeline.resolve.slotlabels import with_slots_of_labels
from timeline.resolve.twins import with_twins, with_world_clocks
from timeline.resolve.walk import walk
from timeline.resolve.yearbefore import with_years_before

__all__ = ["resolve"]

_AFTER: tuple[Callable[[list[Resolved | Unresolved], Page], list[Resolved | Unresolved]], ...] = (
    with_twins,
    with_world_clocks,
    with_halves,
    with_day_behind,
    with_coordinated,
    with_journeys,
    with_flights,
    with_days_ahead,
    with_years_before,
    with_named_anchors,
    with_nights,
    with_named_days,
    with_lengths,
    with_monthly_days,
    with_starts,
    with_hours_behind,
    with_each_hour,
    with_hours_of_inline,
    with_runs,
    with_hours_of_row_days,
    with_only_day,
    with_hours_of_all,
    with_days_of_sets,
    with_slots_of_labels,
    with_grids,
)
"""What a reader settles when the words around a time are known, in order."""


def resolve(
    document: Document, mentions: Sequence[Mention], language: Language
) -> list[Resolved | Unresolved]:
    """Resolve the mentions of a document, in order; several days of one mention give several results."""
    text = unwrapped(document)
    folded = fold(text)
    found = walk(document, mentions, language, folded)
    if found:
        starts = tuple(block.span.start for block in document.blocks)
        page = Page(document, folded, language, starts, text)
        for step in _AFTER:
            found = step(found, page)
    return found
