"""Times that come again: "every Tuesday at 6 pm through October except Oct. 14", "weekdays at noon"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from timeline.find.clock import half_of, make_clock
from timeline.find.slots import Built, Slots
from timeline.find.together import zone_of
from timeline.model.said import (
    Approx,
    At,
    Clock,
    Date,
    DayPart,
    Grain,
    Holiday,
    Period,
    Range,
    Recurrence,
    Said,
    Season,
    Weekday,
)

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQ = {
    Grain.SECOND: ("SECONDLY", 1),
    Grain.MINUTE: ("MINUTELY", 1),
    Grain.HOUR: ("HOURLY", 1),
    Grain.DAY: ("DAILY", 1),
    Grain.WEEK: ("WEEKLY", 1),
    Grain.FORTNIGHT: ("WEEKLY", 2),
    Grain.MONTH: ("MONTHLY", 1),
    Grain.QUARTER: ("MONTHLY", 3),
    Grain.HALF_YEAR: ("MONTHLY", 6),
    Grain.YEAR: ("YEARLY", 1),
    Grain.DECADE: ("YEARLY", 10),
    Grain.CENTURY: ("YEARLY", 100),
}
CLOCK_GRAINS = (Grain.HOUR, Grain.MINUTE, Grain.SECOND)
MOST = 60
"""Days of a series that somebody counts."""
_BOUNDS = frozenset({"except_", "until", "since", "every"})
_TIES = frozenset({"atclock", "month", "wday", "digits", "date_", "relday"})
"""What stands before a number that is an hour or a day, not a count."""
_WEEKEND = ("SA", "SU")
_WORKDAYS = ("MO", "TU", "WE", "TH", "FR")


def build_every(slots: Slots) -> Built:
    """The pattern itself."""
    interval = (
        slots.number("n") or slots.number("nw") or slots.number("interval") or slots.number("other_") or 1
    )
    weekdays = _weekdays(slots)
    quantity = slots.value("every") or ""
    if "times" in slots or "number_times" in slots:
        grain = _per(slots)
        if grain is None:
            return None
        freq, step = _FREQ.get(grain, ("", 0))
        many = slots.number("times") or slots.number("number_times")
        return Recurrence(freq, step, quantity=quantity, times=many) if freq else None
    if "many" in slots:
        return _several(slots, weekdays)
    if "things" in slots:
        return _things(slots, weekdays)
    if weekdays:
        freq, step = _FREQ[Grain(slots.value("adverb"))] if "adverb" in slots else ("WEEKLY", 1)
        if freq != "WEEKLY":
            return None
        clock = DayPart(slots.value("part")) if "part" in slots else None
        return Recurrence("WEEKLY", interval * step, weekdays, quantity=quantity or "EVERY", clock=clock)
    if "groups" in slots:
        return Recurrence("WEEKLY", interval, tuple(slots.value("groups").split(",")), quantity=quantity)
    if "part" in slots:
        return Recurrence("DAILY", interval, clock=DayPart(slots.value("part")), quantity=quantity or "EVERY")
    return _yearly(slots, interval, quantity) or _by_grain(slots, interval, quantity)


def _several(slots: Slots, weekdays: tuple[str, ...]) -> Recurrence | None:
    """As in "six Wednesdays", "eight Monday evenings"."""
    many = slots.number("many")
    part = DayPart(slots.value("part")) if "part" in slots else None
    if not 1 < many <= MOST or "atclock" in next(slots.classes_before(1), ()):
        return None
    return Recurrence("WEEKLY", byday=weekdays, count=many, clock=part, quantity="EVERY")


def _things(slots: Slots, weekdays: tuple[str, ...]) -> Recurrence | None:
    """As in "two Wednesday evening races": so many things of a weekday, whose days nobody tells."""
    many = slots.number("things")
    before = next(slots.classes_before(1), ())
    if not 1 < many <= MOST or _TIES & set(before) or not slots.counts_many():
        return None
    if slots.raw("things").isdigit() and (slots.begins_line() or not slots.after(2)[1:].islower()):
        return None  # "14 Saturday walks", "2 Friday Morning Stars"
    clock = DayPart(slots.value("part")) if "part" in slots else None
    return Recurrence("WEEKLY", byday=weekdays, clock=clock, times=many)


def _per(slots: Slots) -> Grain | None:
    """The unit of "twice a week", "three times every month"."""
    if "per" in slots:
        ((number, grain), *more) = slots.said("per").parts
        return grain if number == 1 and not more else None
    return Grain(slots.value("grain") or slots.value("adverb"))


def _yearly(slots: Slots, interval: int, quantity: str) -> Recurrence | None:
    if "month" in slots:
        return Recurrence("YEARLY", interval, bymonth=(slots.number("month"),), quantity=quantity)
    if "date_" in slots:
        day: Date = slots.said("date_")
        return Recurrence("YEARLY", interval, bymonth=(day.month,), bymonthday=(day.day,), quantity=quantity)
    if "holiday" in slots:
        return Recurrence("YEARLY", interval, start=Holiday(slots.value("holiday")), quantity=quantity)
    season = slots.said("season_")
    if isinstance(season, Season) and season.year is None and not season.which:
        return Recurrence("YEARLY", interval, quantity=quantity)
    return None


def _by_grain(slots: Slots, interval: int, quantity: str) -> Recurrence | None:
    if "amount" in slots:
        ((number, grain),) = slots.said("amount").parts[:1]
        if number is None:
            return None
        if number.denominator != 1:
            finer = {
                Grain.HOUR: (Grain.MINUTE, 60),
                Grain.MINUTE: (Grain.SECOND, 60),
                Grain.DAY: (Grain.HOUR, 24),
                Grain.YEAR: (Grain.MONTH, 12),
            }
            if grain not in finer:
                return None
            grain, factor = finer[grain]
            number *= factor
        interval = int(number)
    else:
        name = next((name for name in ("grain", "unit", "adverb", "units") if name in slots), None)
        if name is None:
            return None
        grain = Grain(slots.value(name))
    if grain in (Grain.WEEKEND, Grain.BUSINESS_DAY):
        return Recurrence(
            "WEEKLY", interval, _WEEKEND if grain is Grain.WEEKEND else _WORKDAYS, quantity=quantity
        )
    freq, step = _FREQ[grain]
    return Recurrence(freq, interval * step, quantity=quantity) if interval else None


def _weekdays(slots: Slots) -> tuple[str, ...]:
    names = ("wday", "wday2", "wday3", "wday4", "wdays", "wdays2", "wdays3")
    numbers = [slots.number(name) for name in names if name in slots]
    if "to_" in slots and len(numbers) == 2:  # noqa: PLR2004
        first, last = numbers
        numbers = [(first - 1 + step) % 7 + 1 for step in range((last - first) % 7 + 1)]
    return tuple(CODES[number - 1] for number in dict.fromkeys(numbers))


def build_every_nth(slots: Slots) -> Built:
    """The n-th weekday, or a day of the month, of every month or year."""
    grain = Grain(slots.value("grain")) if "grain" in slots else Grain.MONTH
    quantity = slots.value("every") or "EVERY"
    if "date_" in slots:
        day: Date = slots.said("date_")
        return (
            Recurrence("YEARLY", bymonth=(day.month,), bymonthday=(day.day,), quantity=quantity)
            if grain is Grain.YEAR
            else None
        )
    if grain not in (Grain.MONTH, Grain.YEAR, Grain.WEEK, Grain.QUARTER):
        return None
    months = (slots.number("month"),) if "month" in slots else ()
    freq = "YEARLY" if grain is Grain.YEAR or months else "MONTHLY"
    weekday = slots.number("wday") or slots.number("wdays")
    if "lastunit" in slots:
        return _last_of_each(slots, freq, months, quantity)
    if weekday:
        if grain is Grain.WEEK:
            return (
                Recurrence("WEEKLY", byday=(CODES[weekday - 1],), quantity=quantity)
                if "number" not in slots
                else None
            )
        numbers = [slots.number(name) for name in ("number", "number2", "number3") if name in slots]
        if not numbers:
            return None
        byday = tuple(f"{number}{CODES[weekday - 1]}" for number in numbers)
        return Recurrence(freq, byday=byday, bymonth=months, quantity=quantity)
    number = slots.number("day") or slots.number("number")
    if grain is Grain.YEAR or not number:
        return None
    days = (number, slots.number("day2")) if "day2" in slots else (number,)
    return Recurrence(freq, bymonthday=days, bymonth=months, quantity=quantity)


def _last_of_each(slots: Slots, freq: str, months: tuple[int, ...], quantity: str) -> Recurrence | None:
    """As in "last Friday of each month", "last day of every month"."""
    unit = slots.said("lastunit")
    if isinstance(unit, Weekday) and unit.which == "last" and unit.week is None:
        return Recurrence(freq, byday=(f"-1{CODES[unit.weekday - 1]}",), bymonth=months, quantity=quantity)
    if isinstance(unit, Period) and unit.which == "last" and freq == "MONTHLY":
        return Recurrence(freq, bymonthday=(-1,), quantity=quantity)
    return None


def build_set_time(slots: Slots) -> Built:
    """A pattern with its hours."""
    pattern: Recurrence = slots.said("set")
    bounded = not _BOUNDS.isdisjoint(slots.classes_after())
    if (
        slots.has_class("set", "adverb")
        and slots.ends_with("set")
        and _goes_on(slots.after(3))
        and not bounded
    ):
        return None  # "8:30 am WEEKLY MEETING": what kind of meeting, not how often from now on
    if slots.ends_with("set") and "," in slots.words() and slots.has_own_time():
        return None  # "at 7.30 p.m., Sundays at 2"
    if pattern.clock is not None and not isinstance(pattern.clock, DayPart):
        return None
    time: Any = next(
        (slots.said(name) for name in ("time", "range_clock", "bare", "daypart", "choice_") if name in slots),
        None,
    )
    if "h2" in slots:
        time = Range(make_clock(slots.number("h"), bare=True), make_clock(slots.number("h2"), bare=True))
    elif "h" in slots:
        time = make_clock(slots.number("h"), bare=True)
    if "part" in slots:
        time = DayPart(slots.value("part"))
    if time is None or _is_rate(pattern, time, slots.words()):
        return None
    part = pattern.clock
    if isinstance(part, DayPart) and isinstance(time, Clock) and not time.half:
        time = replace(time, half=half_of(part.code, time.hour))
    zone = zone_of(time)
    if isinstance(time, At):
        if time.day is not None:
            return replace(pattern, clock=time.part) if time.part and time.clock is None else None
        if not time.choices:
            time = time.clock or time.part
    days: Any = slots.said("dayrange")
    if isinstance(days, Range):
        pattern = replace(pattern, start=days.start, until=days.end)
    return replace(pattern, clock=time, zone=zone)


def _is_rate(pattern: Recurrence, time: Said, words: str) -> bool:
    """Whether a number with it tells how many: "about 4 per week", but "at 4 every day"."""
    if pattern.freq == "DAILY" or pattern.byday or pattern.bymonthday:
        return False
    told = time.of if isinstance(time, Approx) else time
    clock = told.clock if isinstance(told, At) and told.day is None else told
    return isinstance(clock, Clock) and not (clock.half or clock.is_24h or clock.name or ":" in words)


def _goes_on(after: str) -> bool:
    return after[:1] == " " and after[1:2].isalpha()
