"""Edges of stretches: "the end of May", "early next week", "close of business", "EOD"."""

from __future__ import annotations

from timeline.find.slots import Built, Slots
from timeline.model.said import DayNumber, Edge, Grain, Month, Period, Said, Season, Year


def build_edge(slots: Slots) -> Built:
    """The beginning, the middle or the end of something."""
    if "eom" in slots:
        if slots.has_class("eom", "weak") and not _is_deadline(slots):
            return None
        grain = Grain(slots.value("eom"))
        of: Said = Year(slots.number("year")) if "year" in slots else Period(grain, 0, which="this")
        return Edge("END", of)
    if "eod" in slots:
        eod: Edge = slots.said("eod")
        of_day = isinstance(eod.of, Period) and eod.of.grain is Grain.DAY and eod.of.offset == 0
        return Edge("END", slots.said("day")) if of_day and eod.mod == "END" else None
    mod = slots.value("edge")
    if "day" in slots and _counts_on(slots):
        return None  # "the end of the first half"
    for name in ("period", "day", "decade", "holiday_"):
        if name in slots:
            return Edge(mod, slots.said(name))
    if "month" in slots:
        return Edge(mod, Month(slots.number("month")))
    if "year" in slots:
        return Edge(mod, Year(slots.number("year")))
    if "season" in slots:
        return Edge(mod, Season(slots.value("season")))
    return Edge(mod, Period(Grain(slots.value("grain")), 0, which="this"))


def _counts_on(slots: Slots) -> bool:
    """Whether an ordinal in words is of the noun behind it, no day of a month."""
    day = slots.said("day")
    written = isinstance(day, DayNumber) and not any(map(str.isdigit, slots.raw("day")))
    word = slots.folded[slots.end + 1 :].partition(" ")[0].rstrip(".,;:!?")
    function = slots.settings.get("accept", {}).get("function", ())
    return written and slots.goes_on_in_words() and word not in function


def _is_deadline(slots: Slots) -> bool:
    """Whether an abbreviation that is a word, too, means the edge: "by cob", no corn on a cob."""
    table = slots.settings.get("accept", {})
    if slots.counts() or slots.follows(table.get("articles", ()), 1):
        return False
    return slots.raw("eom").isupper() or slots.follows(table.get("before_edge", ()), 1)
