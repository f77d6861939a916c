"""Stretches and days that are counted: "the next three weeks", "two days ago", "an hour after noon"."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

from timeline.model.said import Amount, Grain, Month, Period, Quarter, Shift, Vague, Year, ZoneName
from timeline.resolve.add import add_amount, finest
from timeline.resolve.context import Context
from timeline.resolve.day import told_day
from timeline.resolve.grounded import Ground
from timeline.resolve.periods import unit_stretch
from timeline.resolve.timex import amount_value, day_value

_DAY = timedelta(days=1)
_TOLD = "TOLD"
"""The value of "that time", "that date"."""
_MONTHS_UP = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR})
_CLOCK = (Grain.HOUR, Grain.MINUTE, Grain.SECOND)


def vague_ground(said: Vague, context: Context) -> Ground:
    """As in "recently", "soon"; "that date" is the day told last."""
    if said.value != _TOLD:
        return Ground("DATE", said.value, calendar=False)
    known = told_day(context)
    return Ground("DATE", "PAST_REF" if known is None else day_value(known), known, known, calendar=False)


def clock_period(said: Period, context: Context) -> Ground | None:
    """As in "the next two hours", "the last hour": from now on, or up to now."""
    if context.now is None:
        return None
    amount = Amount(((None if said.vague else said.count or Fraction(1), said.grain),))
    other = add_amount(context.now, amount, 1 if said.offset >= 0 else -1)
    if other is None or not said.offset:
        return Ground("DATE", "PRESENT_REF", calendar=False) if not said.offset else None
    first, last = sorted((context.now, other))
    return Ground(
        "TIME",
        _minute(first),
        first.date(),
        last.date(),
        at=first,
        until=last,
        end_value=_minute(last),
        calendar=False,
    )


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M}" + (f":{at:%S}" if at.second else "")


def count_ground(said: Period, context: Context) -> Ground | None:
    """As in "the next three weeks", "the past two years": a duration beside now (TIMEX3), with its days."""
    amount = Amount(((said.count, said.grain),))
    today = context.today
    if today is None or said.vague or said.count is None or said.grain in (Grain.DECADE, Grain.CENTURY):
        return Ground("DURATION", amount_value(amount), calendar=False)
    sign = 1 if said.offset >= 0 else -1
    if said.grain is Grain.QUARTER and said.count.denominator == 1:
        return _quarters(int(said.count), sign, today)
    other = add_amount(today, amount, sign)
    if other is None:
        return Ground("DURATION", amount_value(amount), calendar=False)
    if sign > 0:
        first, last = today + _DAY, other
    else:
        first, last = other, today - _DAY
    if first > last:
        first, last = last, first
    return Ground("DATE", day_value(first), first, last, end_value=day_value(last), calendar=False)


def _quarters(count: int, sign: int, today: date) -> Ground | None:
    """Quarters are counted whole."""
    ends = [unit_stretch(Grain.QUARTER, today, sign), unit_stretch(Grain.QUARTER, today, sign * count)]
    first = min(end[1] for end in ends if end)
    last = max(end[2] for end in ends if end)
    return Ground("DATE", day_value(first), first, last, end_value=day_value(last), calendar=False)


def shift_ground(said: Shift, base: datetime | date, zone: ZoneName | None) -> Ground | None:
    """An amount before or after a day or a moment, as fine as the amount and its base are."""
    found = add_amount(base, said.amount, said.sign)
    grain = finest(said.amount)
    mod = said.amount.mod or None
    if found is None:
        value = "FUTURE_REF" if said.sign > 0 else "PAST_REF"
        return (
            Ground("DATE", value, calendar=False)
            if said.anchor is None
            else Ground("DURATION", amount_value(said.amount), calendar=False)
        )
    if grain in _CLOCK:
        if not isinstance(found, datetime):
            return None
        return Ground("TIME", _minute(found), found.date(), found.date(), at=found, zone=zone, mod=mod)
    day = found.date() if isinstance(found, datetime) else found
    if (
        len(said.amount.parts) == 1
        and grain in _MONTHS_UP
        and (said.told or isinstance(said.anchor, Period | Month | Year | Quarter))
        and (said.told or not isinstance(found, datetime))
    ):
        # "two years later", "the same month a year ago": as coarse as what it counts from or in
        value = (
            f"{day.year:04d}"
            if grain is Grain.YEAR and not isinstance(said.anchor, Period | Month | Quarter)
            else f"{day:%Y-%m}"
        )
        return Ground("DATE", value, day, day, mod=mod, calendar=False)
    if said.anchor is not None or said.told:
        if isinstance(found, datetime) and said.anchor is not None:
            return Ground("TIME", _minute(found), day, day, at=found, zone=zone, mod=mod)
        return Ground("DATE", day_value(day), day, day, mod=mod)
    if grain is Grain.YEAR and len(said.amount.parts) == 1:
        return Ground(
            "DATE", f"{day.year:04d}" if said.sign < 0 else day_value(day), day, day, mod=mod, calendar=False
        )
    if grain in (Grain.MONTH, Grain.QUARTER) and len(said.amount.parts) == 1 and said.sign < 0:
        return Ground("DATE", f"{day:%Y-%m}", day, day, mod=mod, calendar=False)
    if grain in (Grain.DECADE, Grain.CENTURY):
        return Ground("DATE", f"{day.year:04d}", day, day, mod=mod, calendar=False)
    calendar = grain in (Grain.DAY, Grain.BUSINESS_DAY, Grain.WEEK, Grain.FORTNIGHT, Grain.WEEKEND)
    return Ground("DATE", day_value(day), day, day, mod=mod, calendar=calendar)
