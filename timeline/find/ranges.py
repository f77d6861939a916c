"""From one time to another: clock times, days, periods; open ranges; lists of days; "for two hours"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.find.clock import half_of, make_clock
from timeline.find.dates import counts_behind_dash, make_date, year_of
from timeline.find.daytitles import is_title
from timeline.find.fourdigits import are_hours
from timeline.find.listnumbers import is_numbered, is_of_list, is_telephone
from timeline.find.moves import is_move
from timeline.find.slots import Built, Slots
from timeline.find.together import zone_of
from timeline.model.said import (
    At,
    Clock,
    Date,
    DayNumber,
    Grain,
    Month,
    Now,
    Nth,
    Period,
    Range,
    Said,
    Weekday,
    Year,
)

_LONG = 12
"""Years that "1939-45" spans at most without a word before it that says so."""
_TIES = ("-", "/", ".")
_TAG = re.compile(r"[\w/\"']$")


def build_range_clock(slots: Slots) -> Built:
    """From a clock time to another; the zone of either is the zone of both."""
    if is_move(slots):
        return None
    start, end = _clock_in(slots, "start"), _clock_in(slots, "end")
    if start is None or end is None:
        return None
    if is_numbered(slots) or is_telephone(slots.words()):
        return None  # "Option 1 - 1 p.m."
    zone = zone_of(end) or zone_of(start)
    first, last = _plain(start), _plain(end)
    if first is None or last is None:
        return None
    if "part" in slots:
        part = slots.value("part")
        first, last = (
            replace(clock, half=clock.half or half_of(part, clock.hour)) for clock in (first, last)
        )
    if first.bare and last.bare and not ("from" in slots or "part" in slots or "between" in slots):
        return None
    first, last = replace(first, bare=first.bare and last.bare), replace(last, bare=False)
    ending = "to" in slots and slots.has_class("to", "ending")
    return Range(first, last, zone=zone, ends_on_day=ending)


def _clock_in(slots: Slots, name: str) -> Said | None:
    if name not in slots:
        return None
    said: Said | None = slots.said(name)
    if said is not None and not (isinstance(said, Year) and slots.asks(name, ("hhmm",))):
        return said
    if name + "_minute" in slots:
        return make_clock(
            slots.number(name), slots.number(name + "_minute"), is_24h=slots.raw(name).startswith("0")
        )
    raw = slots.raw(name)
    if raw.isdigit() and len(raw) > 2:  # noqa: PLR2004
        return make_clock(int(raw[:-2]), int(raw[-2:]), is_24h=True)
    hour = slots.number(name)
    return make_clock(hour, bare=True, is_24h=hour > 12 or raw.startswith("0"))  # noqa: PLR2004


def _plain(said: Said) -> Clock | None:
    if isinstance(said, At):
        return said.clock if said.day is None else None
    return said if isinstance(said, Clock) else None


def build_range_day(slots: Slots) -> Built:
    """From a day or a period to another; the month, the year or the name told once serves both."""
    if is_move(slots):
        return None
    year = year_of(slots)
    if "weekend" in slots and slots.said("weekend") != Period(Grain.WEEKEND):
        return None
    if "dayrange" in slots:
        named = "days" not in slots or isinstance(slots.said("days").start, Weekday)
        return slots.said("dayrange") if named else None
    if "start_year" in slots:
        return _years(slots)
    if "date_" in slots:
        first = slots.said("date_") if "lead" not in slots else replace(slots.said("date_"), weekday=None)
        last = make_date(first.month, slots.number("end"), year or first.year)
        if last is None or last.day <= first.day or counts_behind_dash(slots):
            return None
        return Range(replace(first, year=first.year or year), last)
    if "month" in slots:
        from_, to = (make_date(slots.number("month"), slots.number(name), year) for name in ("start", "end"))
        return Range(from_, to) if from_ and to and from_.day < to.day else None
    start, end = _side(slots, "start"), _side(slots, "end")
    if start is None or end is None or (isinstance(start, DayNumber) and is_of_list(slots)):
        return None
    if isinstance(start, Year) and isinstance(end, Year) and are_hours(slots, start.year, end.year):
        return None
    if is_title(slots, start, end):
        return None
    if isinstance(start, Nth) and start.of is None and isinstance(end, Date):
        return None  # "Day 1 - Tuesday 14 April"
    if "lead" in slots and isinstance(start, DayNumber):
        start = replace(start, weekday=slots.said("lead").weekday)  # "Wed 22 to Sat 25 April"
    if "tail" in slots and isinstance(end, DayNumber):
        end = replace(end, weekday=slots.said("tail").weekday)  # "Wed 22 to Sat 25"
    if "week" in slots:
        return _in_week(slots.said("week"), start, end)
    return _share(start, end)


def _in_week(week: Said, start: Said, end: Said) -> Range | None:
    """As in "next week between Wednesday and Friday"."""
    if not (isinstance(week, Period) and week.grain is Grain.WEEK and week.count is None and not week.rest):
        return None
    if not (isinstance(start, Weekday) and isinstance(end, Weekday)) or start.weekday >= end.weekday:
        return None
    return Range(replace(start, week=week.offset), replace(end, week=week.offset))


def _side(slots: Slots, name: str) -> Said | None:
    said: Said | None = slots.said(name)
    if said is not None and not (isinstance(said, Clock) and said.bare):
        return said
    if name in slots:
        if slots.has_class(name, "wday"):
            return Weekday(slots.number(name))
        return DayNumber(slots.number(name))
    return Now() if "now" in slots or "fromnow" in slots else None


def _share(start: Said, end: Said) -> Range | None:
    if isinstance(end, Date) and isinstance(start, DayNumber):
        shared = make_date(end.month, start.day, end.year)
        if shared is None or shared.day >= end.day:
            return None
        if end.weekday is not None and start.weekday is None:
            return None  # "Day 1 - Thursday, 19 September"
        return Range(replace(shared, weekday=start.weekday, year_shift=end.year_shift), end)
    if isinstance(start, Date) and isinstance(end, Date):
        if (start.month, start.year) == (end.month, end.year) and end.day < start.day:
            return None  # "starts Tues 6 Oct - Mon 5 Oct is a holiday"
        if start.year is None and end.year is not None:
            year = end.year - (1 if (start.month, start.day) > (end.month, end.day) else 0)
            start = replace(start, year=year)
        elif start.year is not None and end.year is None:
            end = replace(
                end, year=start.year + (1 if (end.month, end.day) < (start.month, start.day) else 0)
            )
        elif start.year_shift is None and end.year_shift is not None:
            start = replace(
                start, year_shift=end.year_shift - ((start.month, start.day) > (end.month, end.day))
            )
    if isinstance(start, Month) and isinstance(end, Month):
        if start.year is None and end.year is not None:
            start = replace(start, year=end.year - (1 if start.month > end.month else 0))
        elif start.year is not None and end.year is None:
            end = replace(end, year=start.year + (1 if end.month < start.month else 0))
    if isinstance(start, DayNumber) and not isinstance(end, DayNumber | Date):
        return None
    if isinstance(start, Month) and isinstance(end, DayNumber):
        return None  # "June 2026 - Friday 5th"
    return Range(start, end)


def _years(slots: Slots) -> Range | None:
    start = slots.number("start_year")
    before, after = (
        slots.folded[max(0, slots.start - 2) : slots.start],
        slots.folded[slots.end : slots.end + 2],
    )
    if (before[-1:] in _TIES and before[:1].isalnum()) or (after[:1] in _TIES and after[1:].isdigit()):
        return None  # part of a longer number
    end = slots.number("end_year") if "end_year" in slots else start // 100 * 100 + slots.number("end_short")
    if "end_year" in slots and are_hours(slots, start, end):
        return None
    lone = "end_short" in slots and end - start > _LONG and not _is_led(slots)
    return Range(Year(start), Year(end)) if start < end and not lone else None


def _is_led(slots: Slots) -> bool:
    """Whether a bracket or a little word before two numbers says that they are years: "(1950-72)"."""
    if slots.folded[slots.start - 1 : slots.start] == "(":
        return True
    return any("lead" in classes for classes in slots.classes_before(1))


def build_range_at(slots: Slots) -> Built:
    """From a moment to another; a clock time alone takes the day of the other."""
    if is_move(slots):
        return None
    start, end = _moment_in(slots, "start"), _moment_in(slots, "end")
    if start is None or end is None:
        return None
    if "stime" in slots:
        start = At(start, clock=_plain(slots.said("stime")))
    if isinstance(end, Clock) and isinstance(start, At):
        # a clock time alone ends on the day of the start, or in the night after it
        return (
            Range(start.clock, end, day=_day_of(start), zone=start.zone)
            if start.clock and not start.twin
            else Range(start, end)
        )
    if isinstance(end, At) and end.day is None and isinstance(start, At) and start.clock and end.clock:
        return Range(start.clock, end.clock, day=_day_of(start), zone=start.zone or end.zone)
    if isinstance(start, Clock | At) and isinstance(end, At) and _no_day(start) and _day_of(end) is not None:
        first = _plain(start)
        if first is not None and end.clock is not None and end.day is not None:
            zone = end.zone or zone_of(start)
            ending = "to" in slots and slots.has_class("to", "ending")
            return Range(
                replace(first, bare=False), end.clock, day=_day_of(end), zone=zone, ends_on_day=ending
            )
    return Range(start, end)


def _moment_in(slots: Slots, name: str) -> Said | None:
    if name not in slots:
        return Now() if "now" in slots or "fromnow" in slots else None
    said = slots.said(name)
    return said if said is not None else _clock_in(slots, name)


def _no_day(said: Said) -> bool:
    return isinstance(said, Clock) or (isinstance(said, At) and said.day is None)


def _day_of(said: At) -> Said | None:
    if said.part is not None:
        return At(said.day, part=said.part)
    return said.day


def build_open_end(slots: Slots) -> Built:
    """Up to a time: a deadline ("by"), an end ("until"), "before"."""
    relation = next((name for name in ("by", "until", "before") if name in slots), "until")
    if relation == "until" and slots.has_class("until", "moved_to") and is_move(slots):
        return None  # "moves to Thursday"
    owning = tuple(slots.settings.get("limits", {}).get("possessive", ()))
    if relation == "before" and slots.words().endswith(owning):
        return None  # "before Friday's match"
    end = target_of(slots)
    if relation == "until" and slots.begins_with("day") and isinstance(end, At):
        return Range(end.day, end)  # "tomorrow until 2 p.m."
    return None if end is None else Range(None, end, relation)  # type: ignore[arg-type]


def build_open_start(slots: Slots) -> Built:
    """From a time on."""
    if slots.words().startswith(">") and _TAG.search(slots.folded[max(0, slots.start - 3) : slots.start]):
        return None  # the end of a tag, not a comparison
    start = target_of(slots)
    return None if start is None else Range(start, None, "after" if "after" in slots else "since")


def target_of(slots: Slots) -> Said | None:
    """The point in time that an expression with one open end names."""
    said: Said | None = None
    for name in (
        "moment",
        "period",
        "daypart",
        "timez",
        "edge_",
        "shift_",
        "holiday_",
        "day",
        "time",
        "bare",
        "now_",
    ):
        if name in slots:
            said = slots.said(name)
            break
    time = slots.said("time") or slots.said("bare")
    day = slots.said("day")
    if day is not None and time is not None:
        clock = _plain(time)
        return At(day, clock and replace(clock, bare=False), zone=zone_of(time))
    if "now" in slots:
        return Now()
    return replace(said, bare=False) if isinstance(said, Clock) else said
