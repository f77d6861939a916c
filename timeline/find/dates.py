"""Days by number and month: "Sept. 4, 2025", "4 September", "2025-09-04", "9/4/25", "the 15th"."""

from __future__ import annotations

from datetime import date

from timeline.find.slots import Built, Slots
from timeline.model.said import Date, DayNumber, DayOffset, Holiday, Weekday

_LEAP_YEAR = 2000
_MONTHS = 12
_CENTURY_PIVOT = 70
MONTH_SHIFT: dict[str, int] = {"this": 0, "same": 0, "next": 1, "coming": 1, "following": 1, "last": -1, "past": -1, "preceding": -1}


def build_date(slots: Slots) -> Built:
    """A day of a named month."""
    return make_date(slots.number("month"), slots.number("day"), year_of(slots))


def build_iso(slots: Slots) -> Built:
    """Year first: the order is never in doubt."""
    if "yyyymmdd" in slots:
        digits = slots.raw("yyyymmdd")
        return make_date(int(digits[4:6]), int(digits[6:]), int(digits[:4]))
    return make_date(slots.number("month"), slots.number("day"), slots.number("year"))


def build_numeric(slots: Slots) -> Built:
    """A date in numbers. Month first if that is possible; the other reading is kept, and resolve chooses."""
    first, second, year = slots.number("a"), slots.number("b"), year_of(slots)
    readings = [said for said in (make_date(first, second, year), make_date(second, first, year)) if said]
    if not readings:
        return None
    said = readings[0]
    other = (readings[1].month, readings[1].day) if len(readings) > 1 and first != second else None
    return Date(said.month, said.day, said.year, other=other)


def build_day_number(slots: Slots) -> Built:
    """A day of the month without its month."""
    day = slots.number("day")
    shift = None
    if "month_word" in slots:
        shift = MONTH_SHIFT[slots.value("which") or "this"]
    return DayNumber(day, slots.number("wday") or None, shift)


def build_beside(slots: Slots) -> Built:
    """A weekday, a relative day or a feast told with its date: the date says it, the weekday is a check."""
    found = slots.said("date_")
    weekday = slots.said("weekday_")
    day = slots.said("day")
    if day is not None and found is None:
        found = day
    if found is None:
        found = slots.said("rel_") or slots.said("holiday_")
    if isinstance(found, Date) and isinstance(weekday, Weekday):
        return Date(found.month, found.day, found.year, weekday.weekday, found.other)
    if isinstance(found, DayNumber) and isinstance(weekday, Weekday):
        return DayNumber(found.day, weekday.weekday, found.month_shift)
    if isinstance(found, DayOffset) and isinstance(weekday, Weekday):
        return DayOffset(found.days, weekday.weekday)
    if isinstance(found, Holiday | Weekday):
        return found
    return found if isinstance(found, Date | DayOffset) else None


def make_date(month: int, day: int, year: int | None = None) -> Date | None:
    """A checked date: "31 June" is none."""
    if not 1 <= month <= _MONTHS:
        return None
    try:
        date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return None
    return Date(month, day, year)


def year_of(slots: Slots, name: str = "year") -> int | None:
    """The year in a slot: four digits, words, or two digits (69 is 2069, 70 is 1970)."""
    if name not in slots:
        return None
    year = slots.number(name)
    if year < 100:  # noqa: PLR2004
        year += 1900 if year >= _CENTURY_PIVOT else 2000
    return year
