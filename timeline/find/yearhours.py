"""Four digits beside a day that are a clock time, and no year: "8 January 1600 CST", "dep 1500 11 Jun"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from timeline import zones
from timeline.find.slots import Slots
from timeline.model.said import Date, Said

_FOUR, _MINUTES, _NEAR = 4, 60, 8
_YEARS = range(1800, 2150)
"""Years that texts with clock times tell."""
_NOWADAYS, _FIVE = range(2010, 2060), 5
"""Years that texts are about: "20 March 2026 hours" may be opening hours, "20 March 1900 hrs" is an hour."""
_TOLD_YEARS = range(1900, 2100)
"""Years that stand before a day."""
_NAME = 4
"""Words of the name of a zone at most."""
_ZONE_BEHIND = re.compile(r" [A-Z]{3,4}\b(?!-)")
_FOUR_BEHIND = re.compile(r"(?: to | ?[-\u2013] ?)[0-2]\d[0-5]\d(?!\d)")


def is_hour(slots: Slots) -> bool:
    """Whether four digits behind a day are a clock time: "8 January 1600 CST", "21 March 1030 to 1630"."""
    year = slots.number("year")
    if len(slots.raw("year")) != _FOUR or year % 100 >= _MINUTES:
        return False
    if year in _YEARS:
        return "hoursword" in slots.classes_after() and (year not in _NOWADAYS or not year % _FIVE)
    return _goes_on_as_hour(slots)


def _goes_on_as_hour(slots: Slots) -> bool:
    """Whether a zone, a second hour or a word for hours stands behind."""
    behind = slots.after(_NEAR)
    if _ZONE_BEHIND.match(behind) or _FOUR_BEHIND.match(behind) or _names_zone(slots):
        return True
    return "hoursword" in slots.classes_after()


def _names_zone(slots: Slots) -> bool:
    """Whether the name of a zone begins behind: "1500 gmt", "1500 (UTC+1)", "1500 Central European Time"."""
    small = slots.settings.get("accept", {}).get("function", ())
    for number, word in enumerate(slots.tokens_after(_NAME)):
        if slots.is_of(word, {"zoneword"}):
            return number > 0
        if zones.abbreviation(word.upper(), "any"):
            return True
        if word in small or not (word.isalpha() or word == "("):
            return False
    return False


def leads_day(slots: Slots) -> bool:
    """Whether four digits before a day are a clock time: "dep 1500 11 Jun", "at 2015 11 June"."""
    year = slots.number("year")
    if not slots.begins_with("year") or "," in slots.words() or not slots.raw("day").isdigit():
        return False
    if year % 100 >= _MINUTES or slots.start + _FOUR + 1 + len(slots.raw("day")) > slots.end - 1:
        return False
    if not slots.folded[slots.start + _FOUR + 1 :].startswith(slots.raw("day")):
        return False  # "2015 June 11"
    leads = slots.settings.get("accept", {}).get("before_clock", ())
    return year not in _TOLD_YEARS or slots.follows(leads, 1)


def year_behind(said: Date, weekday: int, year: int) -> Date | None:
    """A date with its weekday and a year behind both: "March 24 (Tuesday), 2026".

    Args:
        said: the date, as it is told before.
        weekday: 1 for Monday to 7 for Sunday.
        year: the four digits behind.

    Returns:
        None when the four digits are an hour: the day is no such weekday in that year.
    """
    if said.year is not None or not (_falls_on(said, weekday, year) or year % 100 >= _MINUTES):
        return None
    return replace(said, year=year, weekday=weekday)


def is_year_of(slots: Slots, day: Said | None) -> bool:
    """Whether four digits behind a weekday and its date are their year: "on Tuesday (March 24), 2026"."""
    if not isinstance(day, Date) or day.year is not None or day.weekday is None:
        return False
    return not _goes_on_as_hour(slots) and _falls_on(day, day.weekday, int(slots.raw("hhmm")))


def _falls_on(said: Date, weekday: int, year: int) -> bool:
    try:
        return date(year, said.month, said.day).isoweekday() == weekday
    except ValueError:
        return False
