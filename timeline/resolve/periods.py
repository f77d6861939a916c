"""Stretches of the calendar coarser than a day, and shifts by them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from timeline.model.said import (
    Decade,
    Edge,
    Grain,
    Holiday,
    Month,
    Nth,
    Period,
    Quarter,
    Said,
    Season,
    Shift,
    WeekOf,
    Year,
    ZoneName,
)
from timeline.resolve.add import add_amount, add_months, finest
from timeline.resolve.context import Context
from timeline.resolve.day import day_of, nth_from, nth_of, told_day
from timeline.resolve.timex import day_value

Stretch = tuple[str, date, date]
"""TIMEX3 value, first day, last day."""

_DAY = timedelta(days=1)
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS_UP = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR})
_CLOCK = (Grain.HOUR, Grain.MINUTE, Grain.SECOND)


def period_ground(said: Said, context: Context, ground: Callable[..., Any], make: Callable[..., Any]) -> Any:  # noqa: ANN401 - a Ground
    """Place a period on the calendar; None for what is none."""
    if isinstance(said, Nth):
        return _nth(said, context, ground, make)
    if isinstance(said, Edge):
        of = ground(said.of, context)
        if of is None:
            return None
        day_grain = of.calendar and of.first == of.last
        return make(of.type, of.value, of.first, of.last, mod=said.mod, calendar=day_grain)
    if isinstance(said, Period) and said.grain in _CLOCK:
        return _clock_period(said, context, make)
    if isinstance(said, Period) and (said.count is not None or said.vague):
        return _count(said, context, make)
    stretch = stretch_of(said, context)
    if stretch is None:
        return None
    value, first, last = stretch
    if isinstance(said, Period) and said.rest and context.today and first <= context.today <= last:
        if said.grain is not Grain.DAY:
            return make("DATE", day_value(context.today), context.today, last, end_value=day_value(last), calendar=False)
    calendar = isinstance(said, Period) and said.grain is Grain.WEEKEND
    return make("DATE", value, first, last, calendar=calendar)


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
        return unit_stretch(said.grain, base, _weekend_offset(said, context) if said.grain is Grain.WEEKEND else said.offset)
    return None


def _weekend_offset(said: Period, context: Context) -> int:
    """ "the coming weekend" is this week's until it begins; "over the weekend" told of the past is the last one."""
    early = context.today is not None and context.today.isoweekday() < 6  # noqa: PLR2004
    if said.which == "coming" and early:
        return 0
    return -1 if said.which == "" and early and context.direction < 0 else said.offset


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
    return f"{year:04d}-{'Q' if said.parts == 4 else 'H'}{said.number}", first, add_months(first, months) - _DAY  # noqa: PLR2004


def _season(said: Season, context: Context) -> Stretch | None:
    month = _SEASON_MONTH[said.code]
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
    del month
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
    first, last = min(saturday, day) if near else saturday, max(saturday + _DAY, day) if near else saturday + _DAY
    return f"{year}-W{week:02d}-WE", first, last


def _clock_period(said: Period, context: Context, make: Callable[..., Any]) -> Any:  # noqa: ANN401
    """ "the next two hours", "the last hour": from now on, or up to now."""
    if context.now is None:
        return None
    from timeline.model.said import Amount  # noqa: PLC0415

    amount = Amount(((said.count or 1, said.grain),)) if not said.vague else Amount(((None, said.grain),))
    other = add_amount(context.now, amount, 1 if said.offset >= 0 else -1)
    if other is None or not said.offset:
        return make("DATE", "PRESENT_REF", calendar=False) if not said.offset else None
    first, last = sorted((context.now, other))
    return make("TIME", _minute(first), first.date(), last.date(), at=first, until=last, end_value=_minute(last), calendar=False)


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M}" + (f":{at:%S}" if at.second else "")


def _count(said: Period, context: Context, make: Callable[..., Any]) -> Any:  # noqa: ANN401
    """ "the next three weeks", "the past two years": a duration beside now (TIMEX3), with its days."""
    from timeline.model.said import Amount  # noqa: PLC0415
    from timeline.resolve.timex import amount_value  # noqa: PLC0415

    amount = Amount(((said.count, said.grain),))
    today = context.today
    if today is None or said.vague or said.count is None or said.grain in (Grain.DECADE, Grain.CENTURY):
        return make("DURATION", amount_value(amount), calendar=False)
    sign = 1 if said.offset >= 0 else -1
    if said.grain is Grain.QUARTER and said.count.denominator == 1:
        return _quarters(int(said.count), sign, today, make)
    other = add_amount(today, amount, sign)
    if other is None:
        return make("DURATION", amount_value(amount), calendar=False)
    if sign > 0:
        first, last = today + _DAY, other
    else:
        first, last = other, today - _DAY
    if first > last:
        first, last = last, first
    return make("DATE", day_value(first), first, last, end_value=day_value(last), calendar=False)


def _quarters(count: int, sign: int, today: date, make: Callable[..., Any]) -> Any:  # noqa: ANN401
    """Quarters are counted whole."""
    ends = [unit_stretch(Grain.QUARTER, today, sign), unit_stretch(Grain.QUARTER, today, sign * count)]
    first = min(end[1] for end in ends if end)
    last = max(end[2] for end in ends if end)
    return make("DATE", day_value(first), first, last, end_value=day_value(last), calendar=False)


def _nth(said: Nth, context: Context, ground: Callable[..., Any], make: Callable[..., Any]) -> Any:  # noqa: ANN401
    if said.of is None:
        return None
    if said.grain is None and (isinstance(said.of, Holiday) or day_of(said.of, context) is not None):
        day = day_of(said.of, context)
        if day is None:
            return None
        found = nth_from(said, day)
        return make("DATE", day_value(found), found, found)
    of = ground(said.of, context)
    if of is None or of.first is None or of.last is None:
        return None
    if said.weekday is not None or said.grain is Grain.DAY:
        day = nth_of(said, of.first, of.last)
        if isinstance(said.of, Month) and said.of.year is None and said.of.which == "" and context.today and day and day < context.today and context.direction >= 0:
            later = month_stretch(of.first.year + 1, of.first.month)
            day = nth_of(said, later[1], later[2]) if later else day
        return None if day is None else make("DATE", day_value(day), day, day)
    stretch = _nth_unit(said, of.first, of.last)
    return None if stretch is None else make("DATE", stretch[0], stretch[1], stretch[2], calendar=stretch[1] == stretch[2])


def _nth_unit(said: Nth, first: date, last: date) -> Stretch | None:
    grain = said.grain or Grain.DAY
    if grain in (Grain.WEEK, Grain.WEEKEND):
        # the week that holds most of its days inside: ISO 8601's own rule for the first week of a year
        monday = first - timedelta(days=first.isoweekday() - 1)
        if first.isoweekday() > 4:  # noqa: PLR2004
            monday += timedelta(weeks=1)
        if said.number < 0:
            monday = last - timedelta(days=last.isoweekday() - 1)
            if last.isoweekday() < 4 and grain is Grain.WEEK:  # noqa: PLR2004
                monday -= timedelta(weeks=1)
        step = said.number - 1 if said.number > 0 else said.number + 1
        return unit_stretch(grain, monday + timedelta(weeks=step), 0)
    stretch = unit_stretch(grain, first if said.number > 0 else last, said.number - 1 if said.number > 0 else said.number + 1)
    if stretch is None or stretch[1] < first or stretch[2] > last:
        return None
    return stretch


def shift_ground(said: Shift, base: datetime | date, zone: ZoneName | None, make: Callable[..., Any]) -> Any:  # noqa: ANN401
    """An amount before or after a day or a moment, as fine as the amount and its base are."""
    found = add_amount(base, said.amount, said.sign)
    grain = finest(said.amount)
    mod = said.amount.mod or None
    if found is None:
        from timeline.resolve.timex import amount_value  # noqa: PLC0415

        value = "FUTURE_REF" if said.sign > 0 else "PAST_REF"
        return make("DATE", value, calendar=False) if said.anchor is None else make("DURATION", amount_value(said.amount), calendar=False)
    if grain in _CLOCK:
        if not isinstance(found, datetime):
            return None
        return make("TIME", _minute(found), found.date(), found.date(), at=found, zone=zone, mod=mod)
    day = found.date() if isinstance(found, datetime) else found
    if len(said.amount.parts) == 1 and grain in _MONTHS_UP and (said.told or isinstance(said.anchor, Period | Month | Year | Quarter)) and (said.told or not isinstance(found, datetime)):
        # "two years later", "the same month a year ago": as coarse as what it counts from or in
        value = f"{day.year:04d}" if grain is Grain.YEAR and not isinstance(said.anchor, Period | Month | Quarter) else f"{day:%Y-%m}"
        return make("DATE", value, day, day, mod=mod, calendar=False)
    if said.anchor is not None or said.told:
        if isinstance(found, datetime) and said.anchor is not None:
            return make("TIME", _minute(found), day, day, at=found, zone=zone, mod=mod)
        return make("DATE", day_value(day), day, day, mod=mod)
    if grain is Grain.YEAR and len(said.amount.parts) == 1:
        return make("DATE", f"{day.year:04d}" if said.sign < 0 else day_value(day), day, day, mod=mod, calendar=False)
    if grain in (Grain.MONTH, Grain.QUARTER) and len(said.amount.parts) == 1 and said.sign < 0:
        return make("DATE", f"{day:%Y-%m}", day, day, mod=mod, calendar=False)
    if grain in (Grain.DECADE, Grain.CENTURY):
        return make("DATE", f"{day.year:04d}", day, day, mod=mod, calendar=False)
    calendar = grain in (Grain.DAY, Grain.BUSINESS_DAY, Grain.WEEK, Grain.FORTNIGHT, Grain.WEEKEND)
    return make("DATE", day_value(day), day, day, mod=mod, calendar=calendar)
