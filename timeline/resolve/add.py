"""Calendar arithmetic: an amount of time added to a day or a local time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import TypeVar

from timeline.model.said import Amount, Grain

_MONTHS: dict[Grain, int] = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.HALF_YEAR: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
_SECONDS: dict[Grain, int] = {
    Grain.SECOND: 1,
    Grain.MINUTE: 60,
    Grain.HOUR: 3600,
    Grain.DAY: 86_400,
    Grain.WEEKEND: 7 * 86_400,
    Grain.WEEK: 7 * 86_400,
    Grain.FORTNIGHT: 14 * 86_400,
}
_SATURDAY = 6
_MOST = 40_000
"""More business days than a lifetime: larger counts are no date."""

When = TypeVar("When", date, datetime)


def add_amount(when: When, amount: Amount, sign: int) -> When | None:
    """Add (or, with `sign` -1, take away) an amount; None beyond the years 1 to 9999 or for vague amounts."""
    try:
        for number, grain in amount.parts:
            if number is None:
                return None
            when = _add(when, Fraction(number) * sign, grain)
    except (OverflowError, ValueError):
        return None
    return when


def _add(when: When, number: Fraction, grain: Grain) -> When:
    if grain in _MONTHS:
        months = number * _MONTHS[grain]
        whole = int(months)
        when = add_months(when, whole)
        rest = months - whole
        return when + timedelta(days=round(rest * 30)) if rest else when
    if grain is Grain.BUSINESS_DAY:
        return _add_business_days(when, int(number))
    seconds = number * _SECONDS[grain]
    if isinstance(when, datetime):
        return when + timedelta(seconds=float(seconds))
    return when + timedelta(days=int(seconds // 86_400))


def add_months(when: When, months: int) -> When:
    """Add months; a day that the month does not have becomes its last."""
    index = when.year * 12 + when.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return when.replace(year=year, month=month, day=min(when.day, monthrange(year, month)[1]))


def _add_business_days(when: When, number: int) -> When:
    if abs(number) > _MOST:
        raise OverflowError
    step = 1 if number >= 0 else -1
    for _ in range(abs(number)):
        when += timedelta(days=step)
        while when.isoweekday() >= _SATURDAY:
            when += timedelta(days=step)
    return when


def finest(amount: Amount) -> Grain:
    """The finest unit of an amount."""
    order = list(Grain)
    return min((grain for _, grain in amount.parts), key=order.index)
