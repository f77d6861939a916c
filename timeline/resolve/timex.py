"""TIMEX3 values (ISO-TimeML; TempEval-3 guidelines)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from timeline.model.said import Amount, Clock, Grain

_DATE_UNITS = {
    Grain.DAY: ("D", 1),
    Grain.BUSINESS_DAY: ("D", 1),
    Grain.WEEKEND: ("WE", 1),
    Grain.WEEK: ("W", 1),
    Grain.FORTNIGHT: ("W", 2),
    Grain.MONTH: ("M", 1),
    Grain.QUARTER: ("M", 3),
    Grain.HALF_YEAR: ("M", 6),
    Grain.YEAR: ("Y", 1),
    Grain.DECADE: ("Y", 10),
    Grain.CENTURY: ("Y", 100),
}
_TIME_UNITS = {Grain.HOUR: "H", Grain.MINUTE: "M", Grain.SECOND: "S"}


def day_value(day: date) -> str:
    """`2025-09-04`."""
    return day.isoformat()


def clock_value(clock: Clock) -> str:
    """`15:00`, `15:00:30`; the hour is taken as 24-hour."""
    seconds = "" if clock.second is None else f":{clock.second:02d}"
    return f"{clock.hour % 24:02d}:{clock.minute:02d}{seconds}"


def amount_value(amount: Amount) -> str:
    """`P3D`, `PT1H30M`, `P2.5Y`, `PXM` for a vague number.

    >>> amount_value(Amount(((Fraction(3, 2), Grain.HOUR),)))
    'PT1H30M'
    """
    days, times = "", ""
    for number, grain in amount.parts:
        if grain in _TIME_UNITS:
            times += _time_part(number, grain)
        else:
            unit, factor = _DATE_UNITS[grain]
            half_day = grain is Grain.DAY and number is not None and number.denominator != 1
            if half_day and number is not None and number < 1:
                times += _number(number * 24) + "H"
            else:
                days += (_number(number * factor) if number is not None else "X") + unit
    return "P" + days + ("T" + times if times else "")


def _time_part(number: Fraction | None, grain: Grain) -> str:
    if number is None:
        return "X" + _TIME_UNITS[grain]
    if grain is Grain.HOUR and number.denominator != 1 and (number * 60).denominator == 1:
        hours, minutes = divmod(int(number * 60), 60)
        return (f"{hours}H" if hours else "") + f"{minutes}M"
    if grain is Grain.MINUTE and number.denominator != 1 and (number * 60).denominator == 1:
        minutes, seconds = divmod(int(number * 60), 60)
        return (f"{minutes}M" if minutes else "") + f"{seconds}S"
    return _number(number) + _TIME_UNITS[grain]


def _number(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"
