"""Which classes a said value has, so that shapes of later stages can ask for it."""

from __future__ import annotations

from itertools import chain, combinations

from timeline.model.said import (
    Amount,
    At,
    Clock,
    Date,
    DayNumber,
    DayOffset,
    DayPart,
    Decade,
    Edge,
    Grain,
    Holiday,
    Lasting,
    Listing,
    Month,
    Now,
    Nth,
    Period,
    Quarter,
    Range,
    Recurrence,
    Said,
    Season,
    Shift,
    Vague,
    Weekday,
    WeekOf,
    Year,
    ZoneName,
)

KIND_CLASSES: dict[str, frozenset[str]] = {
    kind: frozenset(classes.split())
    for kind, classes in {
        "clock": "clock time",
        "bare": "bare",
        "timez": "timez time",
        "choice": "choice_",
        "date": "day date_",
        "dom": "day dom_",
        "weekday": "day weekday_",
        "day": "day",
        "rel": "day rel_",
        "holiday": "day holiday_",
        "shift_day": "day shift_",
        "shift_time": "moment shift_",
        "shift_long": "period shift_",
        "month": "period month_",
        "year": "period year_",
        "decade": "period decade",
        "period": "period",
        "edge": "period edge_",
        "amount": "amount",
        "now": "now_",
        "vague": "vague_",
        "zone": "zone_",
        "part": "daypart part_",
        "daypart": "daypart",
        "moment": "moment",
        "moment_z": "moment moment_z",
        "moment_choice": "moment_choice",
        "moment_range": "moment_range",
        "range_clock": "range_clock",
        "dayrange": "dayrange",
        "range": "range",
        "open": "open",
        "listing": "listing_",
        "set": "set",
        "lasting": "lasting_",
    }.items()
}

# A node read from one token keeps these classes of the token:
# "2025" is a year, and still four digits for "Sept. 5-7, 2025".
KEPT: dict[str, frozenset[str]] = {
    "year": frozenset({"y4", "yx", "hhmm"}),
    "month": frozenset({"month"}),
    "weekday": frozenset({"wday"}),
    "part": frozenset({"part", "runs"}),
    "clock": frozenset({"named"}),
    "bare": frozenset({"h", "d", "hhmm", "n", "nw"}),
    "dom": frozenset({"do", "ord"}),
    "set": frozenset({"groups", "adverb", "wdays"}),
    "now": frozenset({"now"}),
    "vague": frozenset({"ahead", "which"}),
    "holiday": frozenset({"holiday"}),
}


def _subsets(classes: frozenset[str]) -> chain[tuple[str, ...]]:
    ordered = sorted(classes)
    return chain.from_iterable(combinations(ordered, size) for size in range(len(ordered) + 1))


SAID_CLASSES: tuple[frozenset[str], ...] = tuple(
    classes | frozenset(kept)
    for kind, classes in KIND_CLASSES.items()
    for kept in _subsets(KEPT.get(kind, frozenset()))
)

_SIMPLE: dict[type, str] = {
    Date: "date",
    DayNumber: "dom",
    Holiday: "holiday",
    DayOffset: "rel",
    Month: "month",
    Year: "year",
    Decade: "decade",
    Edge: "edge",
    WeekOf: "period",
    Season: "period",
    Quarter: "period",
    Amount: "amount",
    Now: "now",
    Vague: "vague",
    ZoneName: "zone",
    DayPart: "part",
    Listing: "listing",
    Recurrence: "set",
    Lasting: "lasting",
}
_DAY_GRAINS = frozenset({Grain.DAY, Grain.BUSINESS_DAY, Grain.WEEK, Grain.FORTNIGHT})
_CLOCK_GRAINS = frozenset({Grain.HOUR, Grain.MINUTE, Grain.SECOND})


def kind_of(said: Said) -> str:
    """The kind of a said value: a key of `KIND_CLASSES`."""
    simple = _SIMPLE.get(type(said))
    if simple is not None:
        return simple
    if isinstance(said, Clock):
        return "bare" if said.bare else "clock"
    if isinstance(said, Weekday):
        return "weekday" if said.which == "" and said.week is None and not said.plus_weeks else "day"
    if isinstance(said, Nth):
        return "day" if said.weekday or said.grain is Grain.DAY else "period"
    if isinstance(said, Period):
        return (
            "day"
            if said.grain is Grain.DAY and said.count is None and not said.vague and not said.rest
            else "period"
        )
    if isinstance(said, Shift):
        grain = said.amount.parts[-1][1]
        if grain in _CLOCK_GRAINS:
            return "shift_time"
        return "shift_day" if grain in _DAY_GRAINS else "shift_long"
    if isinstance(said, At):
        return _kind_of_at(said)
    return _kind_of_range(said) if isinstance(said, Range) else "vague"


def _kind_of_at(said: At) -> str:
    if said.clock is None:
        return "daypart"
    if said.choices:
        return "choice" if said.day is None and said.part is None else "moment_choice"
    if said.day is None and said.part is None:
        return "timez"
    return "moment_z" if said.zone else "moment"


def _kind_of_range(said: Range) -> str:
    if said.start is None or said.end is None:
        return "open"
    clocks = isinstance(said.start, Clock) and isinstance(said.end, Clock)
    if clocks:
        return "range_clock" if said.day is None else "moment_range"
    if said.day is not None:
        return "moment_range"
    inner = (At, Clock, Lasting)
    return "range" if isinstance(said.start, inner) or isinstance(said.end, inner) else "dayrange"
