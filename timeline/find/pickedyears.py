"""Dates of a year that is told from now: "20 June last year", "May 4 next year"."""

from __future__ import annotations

from dataclasses import replace

from timeline.find.slots import Slots
from timeline.model.said import Date

_SHIFT = {"last": -1, "this": 0, "next": 1}


def in_picked_year(found: Date | None, slots: Slots) -> Date | None:
    """The date in the year of its words; "20 June of the same year" counts from another one."""
    if found is None or "year_word" not in slots:
        return found
    shift = _SHIFT.get(slots.value("which"))
    return None if shift is None else replace(found, year_shift=shift)
