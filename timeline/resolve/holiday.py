"""When a named day falls: fixed, an n-th weekday, counted from Easter (rules in data/holidays.toml)."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from typing import Any

from timeline import resources


@cache
def _rules() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.read_text("holidays.toml"))


def holiday_on(key: str, year: int) -> date | None:
    """The day on which a holiday falls in a year; None if the key is unknown or the year out of range.

    >>> holiday_on("easter", 2025)
    datetime.date(2025, 4, 20)
    >>> holiday_on("thanksgiving", 2025)
    datetime.date(2025, 11, 27)
    """
    rule = _rules().get(key)
    if rule is None or not 1583 <= year <= 4099:  # noqa: PLR2004
        return None
    if "easter" in rule:
        return easter(year) + timedelta(days=rule["easter"])
    if "orthodox" in rule:
        return orthodox_easter(year) + timedelta(days=rule["orthodox"])
    day = date(year, rule["month"], rule.get("day", 1))
    if "weekday" in rule:
        day = nth_weekday(year, rule["month"], rule["weekday"], rule["nth"])
    return day + timedelta(days=rule.get("plus", 0))


def yearly_rule(key: str) -> list[str]:
    """The parts of an RFC 5545 yearly rule of a holiday; none for one that no rule gives (Easter)."""
    rule = _rules().get(key, {})
    if "day" in rule and not rule.get("plus"):
        return [f"BYMONTH={rule['month']}", f"BYMONTHDAY={rule['day']}"]
    if "weekday" in rule and not rule.get("plus"):
        code = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[rule["weekday"] - 1]
        return [f"BYMONTH={rule['month']}", f"BYDAY={rule['nth']}{code}"]
    return []


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th weekday of a month (Monday is 1); -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-nth - 1))


def easter(year: int) -> date:
    """Gregorian Easter Sunday (the anonymous algorithm; Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus's Julian algorithm, shifted)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    shift = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=shift)
