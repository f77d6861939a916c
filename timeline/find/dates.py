"""Days by number and month: "Sept. 4, 2025", "4 September", "2025-09-04", "9/4/25", "the 15th"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from timeline.find.daytitles import names_more
from timeline.find.headcounts import counts_several
from timeline.find.pickedyears import in_picked_year
from timeline.find.slots import Built, Slots
from timeline.find.wordranks import is_dated, is_no_day
from timeline.find.yearhours import is_hour, leads_day, year_behind
from timeline.model.said import Date, DayNumber, DayOffset, Grain, Holiday, Period, Range, Said, Weekday

_LEAP_YEAR = 2000
_MONTHS = 12
_REACH = 30
_NEAR = 8
_HOUR_BEHIND = re.compile(r"[,:]?[ \t|]+\d{1,2}[:.]\d\d(?!\d)")
_DATED = 5
"""Tokens of a day with its weekday: "Saturday, 22 September,"."""
_CENTURY_PIVOT = 70
MONTH_SHIFT: dict[str, int] = {
    "this": 0,
    "same": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "last": -1,
    "past": -1,
    "preceding": -1,
}


def build_date(slots: Slots) -> Built:
    """A day of a named month; "one may" is none."""
    if (
        "year" not in slots
        and slots.has_class("month", "weak")
        and slots.raw("month").islower()
        and slots.counts()
    ):
        return None
    if (
        slots.has_class("month", "weak")
        and slots.raw("month").islower()
        and slots.raw("day").isalpha()
        and not slots.has_class("day", "ord")
        and "year" not in slots
    ):
        return None
    if slots.has_class("day", "ordw") and is_no_day(slots):
        return None
    if "year" in slots and (is_hour(slots) or leads_day(slots)):
        return None
    return in_picked_year(make_date(slots.number("month"), slots.number("day"), year_of(slots)), slots)


def build_iso(slots: Slots) -> Built:
    """Year first: the order is never in doubt."""
    if "week" in slots:
        try:
            day = date.fromisocalendar(slots.number("year"), slots.number("week"), slots.number("wd"))
        except ValueError:
            return None
        return Date(day.month, day.day, day.year)
    if "yyyymmdd" in slots:
        digits = slots.raw("yyyymmdd")
        return make_date(int(digits[4:6]), int(digits[6:]), int(digits[:4]))
    return make_date(slots.number("month"), slots.number("day"), slots.number("year"))


def build_numeric(slots: Slots) -> Built:
    """A date in numbers. Month first if that is possible; the other reading is kept, and resolve chooses."""
    first, second, year = slots.number("a"), slots.number("b"), year_of(slots)
    if year is None and slots.follow("month"):
        return None  # "3/4 June"
    articles = slots.settings.get("accept", {}).get("articles", ())
    if year is None and "-" in slots.words() and slots.follows(articles, reach=1):
        return None  # "the 2-1 defeat"
    if year is None and "-" in slots.words() and max(first, second) <= _MONTHS and _beside_weekday(slots):
        return None  # "Saturday 10-4" tells hours
    if year is None and "-" in slots.words() and slots.follows(_accepted(slots, "numbered"), reach=1):
        return None  # "grades 6-8 at 12:15"
    readings = [said for said in (make_date(first, second, year), make_date(second, first, year)) if said]
    if not readings:
        return None
    said = readings[0]
    other = (readings[1].month, readings[1].day) if len(readings) > 1 and first != second else None
    return Date(said.month, said.day, said.year, other=other)


def build_point(slots: Slots) -> Built:
    """As in "13.03. 18:00 Film", "Wed 5.8. Opening" at the head of a row; "5.8. Report" is a section."""
    line = slots.folded.rfind("\n", max(0, slots.start - _REACH), slots.start) + 1
    head = slots.folded[max(line, slots.start - _REACH) : slots.start].strip(" \t*|>\u2022-")
    beside = any("wday" in found for found in slots.classes_before(len(",.")))
    padded = slots.raw("b").startswith("0") or _HOUR_BEHIND.match(slots.after(_NEAR)) is not None
    if slots.after(1) not in (" ", "\t", "\n", "", ":", ",") or not (beside or (padded and not head)):
        return None
    return make_date(slots.number("b"), slots.number("a"))


def _beside_weekday(slots: Slots) -> bool:
    """Whether a weekday stands right before or behind: "Sat, 10-4", "Saturday (10-2)", "9-1 on Friday"."""
    before = any("wday" in found for found in slots.classes_before(_DATED))
    return before or slots.follow("wday") or slots.follow("on", "wday")


_HEADS = re.compile(r" ?[:|\u2013\u2014-] |\t| {2,}(?=\S)|\n|\Z")
"""Behind a weekday and its number at the head of a row: "Mon 16: Speech"."""
_LONGEST_MONTH = 31
_TO_HOUR = re.compile(
    r" (?P<word>[^\W\d_]+) (?:[^\W\d_] )?(?P<hour>\d{1,2})(?!\d)(?P<minute>[.:][0-5]\d)?"
    r"(?: (?P<behind>[^\W\d_]+))?"
)
_LONG_DASHES = ("--", "\u2014")


def _leads_to_month(slots: Slots) -> bool:
    """Whether the month follows a day behind a small word: "Tuesday 10th *of March*"."""
    tie, month = (*slots.tokens_after(2), "", "")[:2]
    return tie in slots.settings.get("accept", {}).get("of_month", ()) and slots.is_of(month, {"month"})


def build_day_number(slots: Slots) -> Built:
    """A day of the month without its month."""
    day = slots.number("day")
    if "headday" in slots:
        heads = slots.begins_line() and _HEADS.match(slots.folded, slots.end) is not None
        return DayNumber(day, slots.number("headday")) if heads and 0 < day <= _LONGEST_MONTH else None
    if "wday" in slots and "month_of" not in slots and _leads_to_month(slots):
        return None
    if "wday" in slots and slots.raw("day").isdigit() and slots.begins_hours():
        return None  # "Sun. 8, 10 and 11:30 am"
    if "wday" in slots and slots.raw("day").isdigit() and _goes_on_to_hour(slots, day):
        return None  # "Thursday, 7 for 7.30"
    if "wday" in slots and slots.raw("day").isdigit() and counts_several(slots):
        return None  # "on Tuesday 4 farmers"
    if "wday" in slots and slots.raw("day").isalpha() and slots.counts():
        return None  # "Saturday's two matinees"
    if "wday" in slots and slots.has_class("day", "ordw"):
        after = re.match(r" ([^\W\d_]+)", slots.folded[slots.end : slots.end + _REACH])
        another = slots.settings.get("tense", {}).get("day_ties", ())
        if after and (
            after[1] not in slots.settings.get("accept", {}).get("function", ()) or after[1] in another
        ):
            return None  # "announced on Tuesday the first generation", "one on Monday, the second on Tuesday"
    if slots.has_class("day", "ordw") and not {"wday", "month_of", "month_word"} & slots.names():
        after = re.match(r" ([^\W\d_]+)", slots.folded[slots.end : slots.end + _REACH])
        if is_dated(slots) or (after and (not slots.classes_after() or "part" in slots.classes_after())):
            return None  # "from the first launch pad", "on the first evening"
    shift = None
    if "month_of" in slots:
        month = slots.said("month_of")
        if (
            not isinstance(month, Period)
            or month.grain is not Grain.MONTH
            or month.count is not None
            or month.rest
        ):
            return None
        shift = month.offset
    if "month_word" in slots:
        if slots.value("which") not in (None, *MONTH_SHIFT):
            return None
        shift = MONTH_SHIFT[slots.value("which") or "this"]
    return DayNumber(day, slots.number("wday") or None, shift)


def _goes_on_to_hour(slots: Slots, hour: int) -> bool:
    """Whether what could be a day goes on to a later hour: "7 for 7.30", not "6 till 8 August"."""
    match = _TO_HOUR.match(slots.folded, slots.end)
    if match is None or not 0 < hour <= _MONTHS or not 0 < int(match["hour"]) <= _MONTHS:
        return False
    behind = match["behind"]
    counted = behind is not None and not match["minute"] and behind not in _accepted(slots, "function")
    length = (int(match["hour"]) - hour) % _MONTHS
    invites = match["word"] in _accepted(slots, "invites") and length <= 1
    lasts = match["word"] in _accepted(slots, "lasting") and length > 0
    return (invites or lasts) and bool(length or match["minute"]) and not counted


def _accepted(slots: Slots, name: str) -> Sequence[str]:
    words: Sequence[str] = slots.settings.get("accept", {}).get(name, ())
    return words


def counts_told(slots: Slots, day: DayNumber) -> bool:
    """Whether an ordinal counts what was told before: "the first at 8 and the second at 9:30 p.m."."""
    if day.weekday or day.month_shift is not None or any(map(str.isdigit, slots.raw("day"))):
        return False
    if slots.begins_with("day"):
        return not slots.follows(slots.settings.get("accept", {}).get("before_ordinal", ()), 1)
    return "dayfirst" not in slots


def build_beside(slots: Slots) -> Built:
    """A weekday, a relative day or a feast told with its date: the date says it, the weekday is a check."""
    found = slots.said("date_")
    if "short" in slots:
        return _short_weekday(slots, found)
    weekday = slots.said("weekday_")
    day = slots.said("day")
    if "weekday_" in slots and slots.ends_with("weekday_") and slots.follow("to", "wday"):
        return None  # "7 March - 19 April, Tue-Sun"
    if day is not None and found is None:
        found = day
    if "holiday_" in slots and slots.ends_with("holiday_") and names_more(slots):
        return None  # "25 November - Christmas market"
    if "near" in slots:
        return _named_date(slots.said("near"), found)
    if slots.value("which") == "same":
        return None  # "it shows that July 19 is off"
    if "which" in slots and isinstance(found, Date):
        return replace(found, which=slots.value("which")) if found.year is None else found
    if "year" in slots and "rel_" in slots:
        return replace(found, year=slots.number("year")) if found.year is None else None
    if found is None:
        found = slots.said("rel_") or slots.said("holiday_")
    if "day" in slots and isinstance(found, DayOffset) and day is None:
        return found
    if isinstance(found, Date) and isinstance(weekday, Weekday):
        if "year" in slots:
            return year_behind(found, weekday.weekday, slots.number("year"))
        return Date(found.month, found.day, found.year, weekday.weekday, found.other)
    if isinstance(found, DayNumber) and isinstance(weekday, Weekday):
        return DayNumber(found.day, weekday.weekday, found.month_shift)
    if isinstance(found, DayOffset) and isinstance(weekday, Weekday):
        return DayOffset(found.days, weekday.weekday)
    return found if isinstance(found, Date | DayOffset | Holiday | Weekday) else None


def _short_weekday(slots: Slots, said: Said) -> Date | None:
    """As in "We 26 Oct": two letters that are a word as often, so the date must be on that weekday."""
    word = slots.raw("short")
    if not isinstance(said, Date) or said.weekday is not None or not word[0].isupper():
        return None
    if word.lower() in slots.settings.get("accept", {}).get("function", ()) and slots.counts():
        return None  # "We 26 October voted"
    known = said.year is not None and said.other is None
    if known and date(said.year or 0, said.month, said.day).isoweekday() != slots.number("short"):
        return None
    return replace(said, weekday=slots.number("short"))


def _named_date(near: Said, date_: Said) -> Date | None:
    """As in "this Friday, 5/12": the date, with its weekday as a check."""
    if isinstance(near, Weekday) and isinstance(date_, Date):
        return replace(
            date_, weekday=near.weekday, which="last" if near.which in ("last", "past") else "this"
        )
    return None


def build_numeric_range(slots: Slots) -> Built:
    """As in "10/1/2018-10/7/2018", "10/1-11/7": written without blanks."""
    last_year = year_of(slots, "year2")
    first_year = year_of(slots) or last_year
    for order in (("a", "b", "c", "e"), ("b", "a", "e", "c")):
        month, day, month2, day2 = (slots.number(name) for name in order)
        start, end = make_date(month, day, first_year), make_date(month2, day2, last_year)
        if (
            start
            and end
            and (start.year is None or (first_year, month, day) < (last_year or first_year, month2, day2))
        ):
            return Range(start, end)
    return None


def counts_behind_dash(slots: Slots) -> bool:
    """Whether a long dash begins an aside that counts something: "on May 3 -- 20 people"."""
    if "to" not in slots or slots.raw("to") not in _LONG_DASHES or not slots.ends_with("end"):
        return False
    return slots.counts() or set(slots.classes_after()) == {"stop"}


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
