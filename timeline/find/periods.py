"""Stretches of the calendar: months, years, seasons, "this week", "early June", "first Friday of May"."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from timeline.find.dates import year_of
from timeline.find.slots import Built, Slots
from timeline.find.stretches import is_limit
from timeline.model.said import (
    Amount,
    Decade,
    Edge,
    Grain,
    Lasting,
    Listing,
    Month,
    Now,
    Nth,
    Period,
    Quarter,
    Range,
    Said,
    Season,
    Shift,
    Vague,
    Weekday,
    WeekOf,
    Which,
    Year,
)

_SHIFT: dict[str, int] = {
    "": 0,
    "this": 0,
    "same": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "last": -1,
    "past": -1,
    "preceding": -1,
}
_HOURS_GO_ON = re.compile(r" ?[^\s\d]{1,3} ?\d{4} [A-Z]{1,3}[TC]\b")
_CENTURY_PIVOT, _MOST = 30, 6


def build_month(slots: Slots) -> Built:
    """A month, with its year when told."""
    which: Which = slots.value("which") or ""
    shift = None
    if "year_word" in slots:
        shift, which = _SHIFT[which], ""
    elif (
        which
        and slots.has_class("month", "weak")
        and slots.raw("month").islower()
        and which not in ("next", "last", "past")
    ):
        return None  # "this may", "that march"
    return Month(slots.number("month"), year_of(slots), which, shift)


def build_year(slots: Slots) -> Built:
    """A year by its number."""
    year = year_of(slots)
    hours = _HOURS_GO_ON.match(slots.after(16)) or slots.follow("wday")  # "1900 Saturday"
    return None if year is None or hours else Year(year)


def build_decade(slots: Slots) -> Built:
    """As in "the 1990s", "the '90s", "the nineties"."""
    if "tensp" in slots:
        decade = slots.number("tensp")
        if "century" in slots:
            return Decade(slots.number("century") * 10 + decade // 10)
    else:
        decade = slots.number("decade")
    if decade % 10:
        return None
    if decade >= 1000:  # noqa: PLR2004
        return Decade(decade // 10)
    return Decade((1900 if decade >= _CENTURY_PIVOT else 2000) // 10 + decade // 10)


def build_century(slots: Slots) -> Built:
    """As in "the 19th century" is 18."""
    number = slots.number("number")
    return Decade(number - 1, 2) if 1 < number <= 21 else None  # noqa: PLR2004


def build_quarter(slots: Slots) -> Built:
    """A quarter of a year."""
    return _part_of_year(slots, 4)


def build_half_year(slots: Slots) -> Built:
    """A half of a year."""
    return _part_of_year(slots, 2)


def _part_of_year(slots: Slots, parts: int) -> Quarter | None:
    number = slots.number("number") if "number" in slots else parts
    if not 1 <= number <= parts:
        return None
    which: Which = slots.value("which") or ""
    shift = _SHIFT.get(which, 0) if "year_word" in slots and "year" not in slots else None
    return Quarter(number, year_of(slots), shift, parts)


def build_season(slots: Slots) -> Built:
    """A season of a year."""
    which: Which = slots.value("which") or ""
    shift = None
    if "year_word" in slots:
        shift, which = _SHIFT[which], ""
    return Season(slots.value("season"), year_of(slots), which, shift)


def build_period(slots: Slots) -> Built:
    """A calendar unit picked from now: "this week", "last year", "the month after next"."""
    name = next(name for name in ("grain", "pgrain", "ytd", "units") if name in slots)
    grain = Grain(slots.value(name))
    if "ytd" in slots or "todate" in slots:
        return Period(grain, 0, which="this", rest=True)
    which: Which = slots.value("which") or ("" if grain is Grain.WEEKEND else "this")
    if grain in (Grain.SECOND, Grain.MINUTE) and which not in ("next", "last", "past"):
        return None
    if grain is Grain.DAY and which == "last" and is_limit(slots):
        return None
    if "shifted" in slots:
        return Period(grain, slots.number("shifted"), which="last")
    offset = slots.number("offset") if "offset" in slots else None
    if offset is not None and offset != slots.number("near"):
        return None
    if "later" in slots:
        return Edge(
            "END" if slots.number("later") > 0 else "START", Period(grain, _SHIFT[which], which=which)
        )
    if grain in (Grain.DECADE, Grain.CENTURY) and which in ("past", "coming", "next"):
        return Period(grain, _SHIFT[which], Fraction(1), which)
    return Period(grain, _SHIFT[which] if offset is None else offset, which=which)


def build_same_period(slots: Slots) -> Built:
    """As in "the same period last year", "the same month a year ago", "the year-ago quarter"."""
    period: Said | None = slots.said("period")
    if "amount" not in slots:
        return period
    if period is not None and not (isinstance(period, Period) and period.which == "same"):
        return None
    sign = slots.number("ago") or slots.number("since_then")
    return Shift(
        slots.said("amount"), -1 if sign < 0 else 1, period, told=period is None and "since_then" in slots
    )


def build_rest(slots: Slots) -> Built:
    """As in "the rest of the week"."""
    if "period" in slots:
        period: Said = slots.said("period")
        return (
            replace(period, rest=True)
            if isinstance(period, Period) and period.count is None
            else Edge("END", period)
        )
    if "grain" in slots:
        which: Which = slots.value("which") or "this"
        return Period(Grain(slots.value("grain")), _SHIFT[which], which=which, rest=True)
    if "relday" in slots:
        return Period(Grain.DAY, slots.number("relday"), which="this", rest=True)
    if "year" in slots:
        return Edge("END", Year(slots.number("year")))
    return Edge("END", Month(slots.number("month"))) if "month" in slots else None


def build_week_of(slots: Slots) -> Built:
    """As in "the week of September 8", "week 36"."""
    if "number" in slots:
        number = slots.number("number")
        return WeekOf(number=number, year=year_of(slots)) if 1 <= number <= 53 else None  # noqa: PLR2004
    if "article" in slots:
        return Lasting(slots.said("day"), Amount(((Fraction(1), Grain.WEEK),)))
    if "grain" in slots and Grain(slots.value("grain")) not in (Grain.WEEK, Grain.WEEKEND):
        return None
    if "weekend" in slots and not (
        isinstance(slots.said("weekend"), Period) and slots.said("weekend").grain is Grain.WEEKEND
    ):
        return None
    weekend = "weekend" in slots or slots.value("grain") == Grain.WEEKEND
    return WeekOf(slots.said("day") or slots.said("holiday_"), weekend=weekend)


def build_nth(slots: Slots) -> Built:
    """As in "the first Thursday of next month", "the last week of March", "the third day of the year"."""
    if "lastunit" in slots:
        return _last_of(slots)
    if "amount" in slots:
        return _several_of(slots)
    number = slots.number("number")
    if "tolast" in slots:
        number = -number
    of: Said | None = None
    if "period" in slots:
        of = slots.said("period")
    elif "month" in slots:
        of = Month(slots.number("month"), year_of(slots))
    elif "grain2" in slots:
        of = Period(Grain(slots.value("grain2")), 0, which="this")
    elif "wday" in slots and "grain" in slots:
        of = Period(Grain(slots.value("grain")), 0, which="this")
    elif "day" in slots:
        of = slots.said("day")
    if of is None:
        return None
    if "many" in slots:
        return _several_days(slots, of)
    if "wday" in slots:
        return Nth(number, weekday=slots.number("wday"), of=of)
    unit = slots.value("unit") or slots.value("grain")
    if unit is None:
        return Nth(number, Grain.DAY, of=of) if isinstance(of, Month | Period) else None
    return Nth(number, Grain(unit), of=of)


def _several_of(slots: Slots) -> Range | None:
    """As in "the first three months of 2026", "the last two weeks of August"."""
    ((count, grain), *more) = slots.said("amount").parts
    of: Said = (
        slots.said("period") if "period" in slots else Period(Grain(slots.value("grain2")), 0, which="this")
    )
    number = slots.number("number")
    if more or count is None or count < 2 or count.denominator != 1 or number not in (1, -1):  # noqa: PLR2004
        return None
    first, last = (1, int(count)) if number > 0 else (-int(count), -1)
    return Range(Nth(first, grain, of=of), Nth(last, grain, of=of))


def _several_days(slots: Slots, of: Said) -> Listing | None:
    """As in "the first two Mondays of March"."""
    many, number, weekday = slots.number("many"), slots.number("number"), slots.number("wdays")
    if not 1 < many < _MOST or number not in (1, -1):
        return None
    steps = range(1, many + 1) if number > 0 else range(-many, 0)
    return Listing(tuple(Nth(step, weekday=weekday, of=of) for step in steps))


def _last_of(slots: Slots) -> Nth | None:
    """As in "last week of 2019", "last Friday of July": "last" that looked as if it counted from now."""
    unit: Said = slots.said("lastunit")
    of: Said = (
        slots.said("period") if "period" in slots else Period(Grain(slots.value("grain2")), 0, which="this")
    )
    if isinstance(unit, Weekday) and unit.which == "last" and unit.week is None:
        return Nth(-1, weekday=unit.weekday, of=of)
    if isinstance(unit, Period) and unit.which == "last" and unit.count is None and not unit.vague:
        return Nth(-1, unit.grain, of=of)
    return None


def build_weekday_near(slots: Slots) -> Built:
    """As in "the Friday after Thanksgiving": the n-th weekday after or before a day."""
    sign = slots.number("before_after", 1)
    return Nth(
        sign * slots.number("number", 1),
        weekday=slots.number("wday"),
        of=slots.said("day") or slots.said("holiday_"),
    )


def build_vague(slots: Slots) -> Built:
    """As in "recently", "now", "in the future": TIMEX3 PAST_REF, PRESENT_REF, FUTURE_REF."""
    return Vague(slots.value("ref"))


def build_now(slots: Slots) -> Built:
    """The moment of speaking."""
    return Now() if "now" in slots else None
