"""Bounds of sets of times: "until May", "for six weeks", "eight sessions", "except in June"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from timeline.find.ranges import target_of
from timeline.find.sets import CLOCK_GRAINS, CODES, MOST
from timeline.find.slots import Built, Slots
from timeline.model.said import (
    Amount,
    At,
    Clock,
    Date,
    Grain,
    Lasting,
    Listing,
    Period,
    Range,
    Recurrence,
    Weekday,
)


def build_set_bounds(slots: Slots) -> Built:
    """A pattern with its first and last day, how long it goes on, or how often."""
    pattern: Recurrence | None = slots.said("set") if "set" in slots else _weekly(slots.said("hours"))
    if pattern is None:
        return None
    if "term" in slots:
        return pattern
    count = slots.number("n") or slots.number("nw")
    if count:
        return replace(pattern, count=count) if _counts_all(slots, count) else None
    bound: Any = slots.said("bound")
    if isinstance(bound, Date) and bound.other is not None and "-" in slots.raw("bound"):
        return None  # "weekdays 7-19"
    if isinstance(bound, Lasting):
        return replace(pattern, start=bound.start, length=bound.amount)
    if isinstance(bound, Amount):
        hours = any(grain in CLOCK_GRAINS for _, grain in bound.parts)
        return None if hours else replace(pattern, length=bound)
    if isinstance(bound, At | Range) and isinstance(bound.day, Range):
        days = bound.day
        return replace(_starting(pattern, bound), start=days.start, until=days.end)
    if isinstance(bound, At) and "since" not in slots and "until" not in slots:
        return None
    if isinstance(bound, Range) and bound.day is not None:
        return _starting(pattern, bound) if "since" in slots else None
    if isinstance(bound, Range):
        start, until = bound.start, bound.end
        if isinstance(until, Clock):  # "late opening on Thursdays until 8pm": no last day
            begun = isinstance(pattern.clock, Clock)
            return replace(pattern, clock=Range(pattern.clock, until)) if begun else pattern
        if (
            isinstance(start, Weekday)
            and isinstance(until, Weekday)
            and start.which == ""
            and until.which == ""
        ):
            return _weekday_range(pattern, start, until)
        return replace(pattern, start=start or pattern.start, until=until or pattern.until)
    if "since" in slots:
        return _starting(pattern, bound)
    if "until" in slots:
        return replace(pattern, until=bound)
    if isinstance(bound, Period) and bound.count is None and bound.grain in (Grain.DAY, Grain.BUSINESS_DAY):
        return None
    return replace(pattern, start=bound, until=bound)


def _weekly(hours: Any) -> Recurrence | None:  # noqa: ANN401
    """Hours of listed weekdays, which a last day makes a series: "Mon and Fri 18:30-21:00 until 27 March"."""
    day = hours.day
    if isinstance(day, Range) and isinstance(day.start, Weekday) and isinstance(day.end, Weekday):
        first = day.start.weekday
        steps = range((day.end.weekday - first) % 7 + 1)
        items: list[Any] = [Weekday((first - 1 + step) % 7 + 1) for step in steps]
    else:
        items = list(day.items) if isinstance(day, Listing) else []
    if len(items) < 2 or not all(isinstance(item, Weekday) and not item.which for item in items):  # noqa: PLR2004
        return None
    clock = replace(hours, day=None, zone=None) if isinstance(hours, Range) else hours.clock
    days = tuple(CODES[item.weekday - 1] for item in items)
    return Recurrence("WEEKLY", byday=days, clock=clock, zone=hours.zone)


def _starting(pattern: Recurrence, bound: Any) -> Recurrence:  # noqa: ANN401
    """A pattern with its first day, which may tell its hours too."""
    if isinstance(bound, At) and bound.clock is not None and pattern.clock is None:
        return replace(pattern, start=bound.day, clock=bound.clock, zone=bound.zone)
    if isinstance(bound, Range) and not isinstance(pattern.clock, Clock | Range):
        return replace(pattern, start=bound.day, clock=replace(bound, day=None, zone=None), zone=bound.zone)
    return replace(pattern, start=bound)


def _counts_all(slots: Slots, count: int) -> bool:
    """Whether "eight sessions" are those of the series: nothing goes on about them."""
    if not 1 < count <= MOST:
        return False
    return not slots.ends_with("ntimes") or not slots.goes_on() or "since" in slots.classes_after()


def _weekday_range(pattern: Recurrence, start: Weekday, until: Weekday) -> Recurrence | None:
    if pattern.byday or pattern.freq not in ("DAILY", "WEEKLY"):
        return None
    days = tuple(
        CODES[(start.weekday - 1 + step) % 7] for step in range((until.weekday - start.weekday) % 7 + 1)
    )
    return replace(pattern, freq="WEEKLY", byday=days)


def build_set_except(slots: Slots) -> Built:
    """A pattern with days left out."""
    pattern: Recurrence = slots.said("set")
    left_out: list[Any] = []
    if "but_at" in slots:
        hours: Any = slots.said("but_at")
        if isinstance(pattern.clock, Clock | Range | At) or hours.day is None:
            return None
        left_out.extend(hours.day.items if isinstance(hours.day, Listing) else (hours.day,))
        time = replace(hours, day=None, zone=None) if isinstance(hours, Range) else hours.clock
        pattern = replace(pattern, clock=time, zone=hours.zone)
    for name in ("but", "but2"):
        said = slots.said(name)
        if isinstance(said, Listing):
            left_out.extend(said.items)
        elif said is not None:
            left_out.append(said)
    if not left_out:
        return None
    without = _codes_of(left_out)
    days = pattern.byday or (CODES if pattern.freq == "DAILY" and pattern.interval == 1 else ())
    rest = tuple(day for day in days if day not in without)
    if without and len(days) > 1 and rest and len(rest) < len(days):
        return replace(pattern, freq="WEEKLY", byday=rest)
    return replace(pattern, exceptions=(*pattern.exceptions, *left_out))


def _codes_of(left_out: list[Any]) -> frozenset[str]:
    """The days of the week that are always left out: "daily except Sundays"; none if other days are."""
    codes: set[str] = set()
    for said in left_out:
        if isinstance(said, Weekday) and said.which == "" and said.week is None and not said.plus_weeks:
            codes.add(CODES[said.weekday - 1])
        elif isinstance(said, Recurrence) and said.freq == "WEEKLY" and said.interval == 1 and not said.clock:
            codes.update(said.byday)
        else:
            return frozenset()
    return frozenset(codes)


def build_lasting(slots: Slots) -> Built:
    """A start and how long it goes on."""
    start = target_of(slots)
    table = slots.settings.get("lasting", {})
    if start is None or slots.follows(table.get("ends", ())):
        return None  # "the talk ends at 10 and lasts two hours"
    told = slots.words_before(2)[: 1 if slots.follows(table.get("after", ()), 1) else 2]
    if "since" in slots and any(word in table.get("slated", ()) for word in told[-1:]):
        return None  # "is set for a week from Wednesday at 10"
    return Lasting(start, slots.said("amount"))
