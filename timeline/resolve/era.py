"""Histories: a text about years long past reads "in March" in the year told last, not in that of issue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.model.said import (
    At,
    Date,
    DayNumber,
    DayOffset,
    Edge,
    Grain,
    Holiday,
    Listing,
    Mention,
    Month,
    Nth,
    Period,
    Quarter,
    Range,
    Said,
    Season,
    Shift,
    Weekday,
    WeekOf,
    Year,
)

_FEWEST = 3
"""Years of the past that a history tells at least."""
_LONG_AGO = 2
"""Years before the day of issue."""


def is_history(mentions: Sequence[Mention], today: date | None) -> bool:
    """Whether a text tells mostly of years long past and never counts from the day of its issue."""
    years = [year for mention in mentions if (year := year_told(mention.said))]
    if today is None:
        return bool(years)
    old = [year for year in years if year <= today.year - _LONG_AGO]
    if len(old) < _FEWEST or len(old) * 5 < len(years) * 4:
        return False
    return sum(_counts_from_now(mention.said) for mention in mentions) * 10 <= len(mentions)


def year_told(said: Said | None) -> int | None:
    """The year that the words name."""
    if isinstance(said, Year | Date | Month | Quarter | Season | Holiday):
        return said.year
    inner = _inner(said)
    return year_told(inner) if inner is not None else None


def lacks_year(said: Said | None) -> bool:
    """Whether a day, a month or a season is told without its year and without a word that picks one."""
    if isinstance(said, Date | Weekday):
        return said.which == "" and year_told(said) is None
    if isinstance(said, Month | Season | Holiday):
        return said.year is None and said.which == "" and said.year_shift is None
    if isinstance(said, DayNumber):
        return said.month_shift is None
    inner = _inner(said)
    return inner is not None and lacks_year(inner)


def tells_on(said: Said) -> bool:
    """Whether what comes after it counts from it: a time of the story itself."""
    if isinstance(said, Shift):
        return said.told
    if isinstance(said, Period):
        return said.which in ("following", "preceding")
    return year_told(said) is not None or lacks_year(said)


def counts_years(said: Said) -> bool:
    """Whether a year is counted from the one told before: "the previous year", "that year"."""
    return (
        isinstance(said, Period)
        and said.grain is Grain.YEAR
        and said.which in ("following", "preceding", "same")
    )


def _inner(said: Said | None) -> Said | None:
    if isinstance(said, At | WeekOf):
        return said.day
    if isinstance(said, Edge | Nth):
        return said.of
    if isinstance(said, Range):
        return said.day or said.start or said.end
    if isinstance(said, Listing):
        return said.items[0] if said.items else None
    return None


def _counts_from_now(said: Said | None) -> bool:
    if isinstance(said, DayOffset):
        return True
    if isinstance(said, Period):
        return (
            said.which in ("next", "last", "coming") and said.count is None and not (said.vague or said.rest)
        )
    inner = _inner(said)
    return inner is not None and _counts_from_now(inner)
