"""Which year words name, lack, or count from."""

from __future__ import annotations

from timeline.model.said import (
    At,
    Date,
    DayNumber,
    DayOffset,
    Edge,
    Grain,
    Holiday,
    Listing,
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


def is_whole(said: Said) -> bool:
    """Whether a day or a week is told with its year, or its number: no tense is needed to know which."""
    told = said.day if isinstance(said, At) else said
    if isinstance(told, WeekOf):
        return told.number is not None and told is said
    return isinstance(told, Date) and told.year is not None


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


def counts_from_now(said: Said | None) -> bool:
    """Whether the words count from the day of speaking: "tomorrow", "next week"."""
    if isinstance(said, DayOffset):
        return True
    if isinstance(said, Period):
        return (
            said.which in ("next", "last", "coming") and said.count is None and not (said.vague or said.rest)
        )
    inner = _inner(said)
    return inner is not None and counts_from_now(inner)
