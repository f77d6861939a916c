"""Stretches of the calendar coarser than a day: their TIMEX3 value, first and last day."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.model.said import Decade, Grain, Month, Period, Quarter, Said, Season, WeekOf, Year
from timeline.resolve.add import add_months
from timeline.resolve.context import Context
from timeline.resolve.day import day_of, told_day
from timeline.resolve.timex import day_value

Stretch = tuple[str, date, date]
"""TIMEX3 value, first day, last day."""

_DAY = timedelta(days=1)
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def stretch_of(said: Said, context: Context) -> Stretch | None:
    """The value, the first and the last day of a period."""
    if isinstance(said, Year):
        return year_stretch(said.year)
    if isinstance(said, Decade):
        return _decade(said)
    if isinstance(said, WeekOf):
        return _week_of(said, context)
    if isinstance(said, Month):
        return _month(said, context)
    if isinstance(said, Quarter):
        return _quarter(said, context)
    if isinstance(said, Season):
        return _season(said, context)
    if isinstance(said, Period) and context.today is not None:
        base = context.today
        if said.which in ("following", "preceding", "same"):
            base = told_day(context) or base
        return unit_stretch(
            said.grain, base, _weekend_offset(said, context) if said.grain is Grain.WEEKEND else said.offset
        )
    return None


def _weekend_offset(said: Period, context: Context) -> int:
    """Weeks to a weekend: "the coming" one is this week's until it begins; told of the past it is over."""
    early = context.today is not None and context.today.isoweekday() < 6  # noqa: PLR2004
    if said.which == "coming" and early:
        return 0
    return -1 if said.which in ("", "this") and early and context.direction < 0 else said.offset


def year_stretch(year: int) -> Stretch | None:
    """A calendar year."""
    if not 1 <= year <= 9998:  # noqa: PLR2004
        return None
    return f"{year:04d}", date(year, 1, 1), date(year, 12, 31)


def month_stretch(year: int, month: int) -> Stretch | None:
    """A calendar month."""
    if not 1 <= year <= 9998:  # noqa: PLR2004
        return None
    first = date(year, month, 1)
    return f"{year:04d}-{month:02d}", first, add_months(first, 1) - _DAY


def unit_stretch(grain: Grain, base: date, offset: int) -> Stretch | None:
    """A calendar unit counted from the one that holds a day; weeks begin on Monday (ISO 8601)."""
    try:
        return _unit_stretch(grain, base, offset)
    except (ValueError, OverflowError):
        return None


def _unit_stretch(grain: Grain, base: date, offset: int) -> Stretch | None:
    if grain in (Grain.DAY, Grain.BUSINESS_DAY):
        day = base + offset * _DAY
        return day_value(day), day, day
    if grain in (Grain.WEEK, Grain.WEEKEND, Grain.FORTNIGHT):
        step = 2 if grain is Grain.FORTNIGHT else 1
        monday = base - timedelta(days=base.isoweekday() - 1) + timedelta(weeks=offset * step)
        year, week, _ = monday.isocalendar()
        if grain is Grain.WEEKEND:
            return f"{year}-W{week:02d}-WE", monday + 5 * _DAY, monday + 6 * _DAY
        return f"{year}-W{week:02d}", monday, monday + timedelta(days=7 * step - 1)
    if grain is Grain.MONTH:
        first = add_months(base.replace(day=1), offset)
        return month_stretch(first.year, first.month)
    if grain is Grain.QUARTER:
        first = add_months(base.replace(month=(base.month - 1) // 3 * 3 + 1, day=1), 3 * offset)
        return f"{first.year}-Q{(first.month + 2) // 3}", first, add_months(first, 3) - _DAY
    if grain is Grain.HALF_YEAR:
        first = add_months(base.replace(month=(base.month - 1) // 6 * 6 + 1, day=1), 6 * offset)
        return f"{first.year}-H{1 if first.month == 1 else 2}", first, add_months(first, 6) - _DAY
    if grain is Grain.YEAR:
        return year_stretch(base.year + offset)
    if grain is Grain.DECADE:
        return _decade(Decade(base.year // 10 + offset))
    return _decade(Decade(base.year // 100 + offset, 2)) if grain is Grain.CENTURY else None


def _decade(said: Decade) -> Stretch | None:
    length = 10 if said.digits == 3 else 100  # noqa: PLR2004
    first = said.number * length
    if not 1 <= first <= 9800:  # noqa: PLR2004
        return None
    value = f"{said.number:0{said.digits}d}"
    return value, date(first, 1, 1), date(first + length - 1, 12, 31)


def _month(said: Month, context: Context) -> Stretch | None:
    if said.year is not None:
        return month_stretch(said.year, said.month)
    today = context.today
    if today is None:
        return None
    if said.year_shift is not None:
        return month_stretch(today.year + said.year_shift, said.month)
    ahead = (said.month - today.month) % 12
    year = today.year + (today.month + ahead - 1) // 12
    if said.which in ("last", "past", "preceding"):
        return month_stretch(year - 1, said.month)
    if said.which == "next":
        return month_stretch(year + (1 if ahead == 0 else 0), said.month)
    if said.which == "this":
        return month_stretch(today.year, said.month)
    if context.direction < 0 and ahead:
        return month_stretch(year - 1, said.month)
    if context.direction == 0 and ahead > 6:  # noqa: PLR2004
        return month_stretch(year - 1, said.month)
    return month_stretch(year, said.month)


def _quarter(said: Quarter, context: Context) -> Stretch | None:
    year = said.year
    if year is None:
        if context.today is None:
            return None
        year = context.today.year + (said.year_shift or 0)
        if said.year_shift is None:
            current = (context.today.month - 1) // (12 // said.parts) + 1
            if context.direction < 0 and said.number > current:
                year -= 1
    months = 12 // said.parts
    if not 1 <= year <= 9998:  # noqa: PLR2004
        return None
    first = date(year, (said.number - 1) * months + 1, 1)
    return (
        f"{year:04d}-{'Q' if said.parts == 4 else 'H'}{said.number}",  # noqa: PLR2004
        first,
        add_months(first, months) - _DAY,
    )


def _season(said: Season, context: Context) -> Stretch | None:
    if said.year is not None:
        return _season_of(said.code, said.year)
    today = context.today
    if today is None:
        return None
    if said.year_shift is not None:
        return _season_of(said.code, today.year + said.year_shift)
    this = _season_of(said.code, today.year)
    first = this[1]
    if said.which in ("last", "past", "preceding"):
        return this if this[2] < today else _season_of(said.code, today.year - 1)
    if said.which in ("next", "coming", "following"):
        return this if first > today else _season_of(said.code, today.year + 1)
    if context.direction < 0 and first > today:
        return _season_of(said.code, today.year - 1)
    if context.direction > 0 and this[2] < today:
        return _season_of(said.code, today.year + 1)
    return this


def _season_of(code: str, year: int) -> Stretch:
    first = date(year, _SEASON_MONTH[code], 1)
    return f"{year:04d}-{code}", first, add_months(first, 3) - _DAY


def _week_of(said: WeekOf, context: Context) -> Stretch | None:
    if said.number is not None:
        year = said.year or (context.today.year if context.today else None)
        if year is None:
            return None
        try:
            monday = date.fromisocalendar(year, said.number, 1)
        except ValueError:
            return None
        return f"{year}-W{said.number:02d}", monday, monday + 6 * _DAY
    day = day_of(said.day, context) if said.day is not None else None
    if day is not None and said.weekend:
        return _weekend_of(day)
    return None if day is None else unit_stretch(Grain.WEEK, day, 0)


def _weekend_of(day: date) -> Stretch:
    """The weekend that a day lies in or touches: a Monday belongs to the days before it."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    saturday = monday - 2 * _DAY if day.isoweekday() <= 2 else monday + 5 * _DAY  # noqa: PLR2004
    year, week, _ = saturday.isocalendar()
    near = day.isoweekday() in (1, 2, 4, 5)
    first, last = (
        min(saturday, day) if near else saturday,
        max(saturday + _DAY, day) if near else saturday + _DAY,
    )
    return f"{year}-W{week:02d}-WE", first, last
