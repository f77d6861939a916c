"""Which day: everything that names one day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

from timeline.model.said import (
    Amount,
    Date,
    DayNumber,
    DayOffset,
    Grain,
    Holiday,
    Nth,
    Period,
    Said,
    Weekday,
    Which,
)
from timeline.resolve.add import add_amount
from timeline.resolve.context import Context
from timeline.resolve.holiday import holiday_on
from timeline.resolve.listyears import Years, in_season
from timeline.resolve.year import year_for

_WEEK = timedelta(days=7)
_ROWS, _MONTHS = timedelta(days=150), timedelta(days=45)
"""Rows of a list lie hardly further apart; those that tell no month, no further."""
_FEAST = 3
"""Days from a feast on which it is that of this year, whatever is told of it."""
_SOONER = 8
"""Times that the last feast must be further than the next one, to be told with its year or not at all."""
_SLIP = timedelta(days=7)
"""A row may lie so much before the row over it: "Christmas: 24 December to 2 January"."""


def day_of(said: Said, context: Context) -> date | None:
    """The day that the words mean; None when it cannot be told (no reference, no such day)."""
    if isinstance(said, Date):
        return _date(said, context)
    today = context.today
    if isinstance(said, Period) and (
        said.grain not in (Grain.DAY, Grain.BUSINESS_DAY) or said.count is not None or said.vague
    ):
        return None
    if isinstance(said, Period) and said.which in ("same", "following", "preceding"):
        base = told_end(context) if said.offset > 0 else told_day(context)
        if base is None and said.which != "same":
            base = today  # "that same day" is one that the text has told
        return None if base is None else base + timedelta(days=said.offset)
    if today is None:
        if isinstance(said, Holiday) and said.year:
            return holiday_on(said.key, said.year)
        return None
    if isinstance(said, DayOffset):
        return today + timedelta(days=said.days)
    if isinstance(said, Weekday):
        return weekday_on(said, today, context)
    if isinstance(said, DayNumber):
        return _day_number(said, today, context)
    if isinstance(said, Holiday):
        return _holiday(said, today, context)
    if isinstance(said, Period) and said.grain in (Grain.DAY, Grain.BUSINESS_DAY):
        if said.which == "this" and context.day is not None and context.day.day > today:
            return context.day.day  # "Sports day is on 14 July. School closes early on this day"
        return (
            add_amount(today, Amount(((Fraction(1), said.grain),)), 1 if said.offset >= 0 else -1)
            if said.offset
            else today
        )
    return None


def told_day(context: Context) -> date | None:
    """The day told last, if any."""
    told = context.told
    if told is not None:
        return told.date() if hasattr(told, "date") else told
    return context.day.day if context.day else None


def told_end(context: Context) -> date | None:
    """The day told last, of several the last: "runs from 1 to 5 April. The next day" is 6 April."""
    told, day = told_day(context), context.day
    if day is None or day.last is None or told != day.day:
        return told
    return day.last


def told_last(context: Context, sign: int) -> datetime | date | None:
    """The moment or day from which "later" (1) and "earlier" (-1) count."""
    if isinstance(context.told, datetime):
        return context.told
    return told_end(context) if sign > 0 else told_day(context)


def _date(said: Date, context: Context) -> date | None:
    month, day = said.month, said.day
    if said.other and _day_first(context):
        month, day = max((said.other, (said.month, said.day)), key=lambda pair: pair == said.other)
    if said.year is not None:
        found = _safe(said.year, month, day)
        if said.other and said.weekday and found and found.isoweekday() != said.weekday:
            other = _safe(said.year, *(said.other if (month, day) != said.other else (said.month, said.day)))
            if other and other.isoweekday() == said.weekday:
                return other
        return found
    if said.year_shift is not None and context.today is not None:
        return _safe(context.today.year + said.year_shift, month, day)
    if (listed := _in_list(month, day, said.weekday, context)) is not None and not said.which:
        return listed
    if context.today is None:
        return None
    if said.which:
        return _picked(said.which, month, day, context.today)
    found = year_for(month, day, today=context.today, direction=context.direction, weekday=said.weekday)
    if said.other and said.weekday and (found is None or found.isoweekday() != said.weekday):
        month, day = said.other if (month, day) != said.other else (said.month, said.day)
        other = year_for(month, day, today=context.today, direction=context.direction, weekday=said.weekday)
        if other and other.isoweekday() == said.weekday:
            return other  # "Tues 3/10" where only the tenth of March is a Tuesday
    return found


def _in_list(month: int, day: int, weekday: int | None, context: Context) -> date | None:
    """The day in the year of the heading over the row, or within some months of the row before."""
    known = context.list_day
    if context.list_last is not None and context.today is not None:
        season = Years(context.list_year, context.list_last)
        return in_season(month, day, weekday, season, known=known, today=context.today)
    years = [context.list_year] if context.list_year is not None else []
    years += [known.year, known.year + 1] if known is not None else []
    if weekday is not None and context.list_year is not None:
        years.append(context.list_year - 1)  # "New Year 2016" over "Thursday, December 31"
    for year in years:
        found = _safe(year, month, day)
        if found is None or (weekday is not None and found.isoweekday() != weekday):
            continue
        told = context.list_year is not None and year <= context.list_year
        if told or (known is not None and -_SLIP <= found - known <= _ROWS):
            return found
    return None


def _picked(which: Which, month: int, day: int, today: date) -> date | None:
    """As in "this 5 May" is the nearest one, "next 5 May" lies ahead, "last 5 May" behind."""
    near = [found for year in range(today.year - 8, today.year + 9) if (found := _safe(year, month, day))]
    if which in ("last", "past", "preceding"):
        return max((found for found in near if found < today), default=None)
    if which in ("next", "coming", "following"):
        return min((found for found in near if found > today), default=None)
    return min(near, key=lambda found: abs((found - today).days), default=None)


def _day_first(context: Context) -> bool:
    if context.day_first is not None:
        return context.day_first
    if context.country is not None and context.language.dmy_countries:
        return context.country in context.language.dmy_countries
    return context.language.date_order == "DMY"


def weekday_on(said: Weekday, today: date, context: Context) -> date:
    """The day of a weekday, by the word beside it, else by the tense of its clause."""
    if said.week is not None and said.which and (told_last := told_day(context)):
        today = told_last  # "Tuesday of the following week"
    ahead = (said.weekday - today.isoweekday()) % 7
    monday = today - timedelta(days=today.isoweekday() - 1)
    in_week = monday + timedelta(days=said.weekday - 1)
    if said.week is not None:
        # "came out on Friday this week", said on Monday
        before = said.week == 0 and not said.which and context.direction < 0 and in_week > today
        return in_week + (said.week - before) * _WEEK
    which = said.which
    if which == "same" and context.direction >= 0 and (base := told_day(context)) and base > today:
        return base + timedelta(days=(said.weekday - base.isoweekday()) % 7)  # "a 9 a.m. vote that Friday"
    if which == "this":
        if context.direction < 0:
            return in_week
        return in_week if in_week >= today else in_week + _WEEK
    if which == "next":
        # "next Friday": of the coming week, unless this week's is behind us or it is the weekend already
        return in_week + _WEEK if said.plus_weeks == 0 else in_week + (1 + said.plus_weeks) * _WEEK
    if which == "last":
        back = (today.isoweekday() - said.weekday) % 7 or 7
        return today - timedelta(days=back) + said.plus_weeks * _WEEK
    if which in ("past", "preceding"):
        origin = (told_day(context) if which == "preceding" else None) or today
        return origin - timedelta(days=(origin.isoweekday() - said.weekday) % 7 or 7)
    if which in ("coming", "following"):
        base = told_end(context) if which == "following" else None
        if base is not None:
            return base + timedelta(days=(said.weekday - base.isoweekday()) % 7 or 7)
        return today + timedelta(days=ahead or 7)
    if context.direction >= 0 and not said.plus_weeks and (told := _told_weekday(said, today, context)):
        return told
    if said.plus_weeks:
        return today + timedelta(days=ahead or 7) + said.plus_weeks * _WEEK
    if context.direction < 0:
        return today - timedelta(days=(today.isoweekday() - said.weekday) % 7)
    if context.direction == 0 and ahead == 0:
        return today
    return today + timedelta(days=ahead)


def _told_weekday(said: Weekday, today: date, context: Context) -> date | None:
    """The day of a weekday whose date the text has told: "Saturday, 21 March", "Weekend of 7-8 November"."""
    for known in (context.day, context.heading_day):
        if known is not None and known.last is not None and known.day > today:
            within = known.day + timedelta(days=(said.weekday - known.day.isoweekday()) % 7)
            if within <= known.last:
                return within
    told = context.dated[said.weekday]
    return told if told is not None and told > today else None


def _day_number(said: DayNumber, today: date, context: Context) -> date | None:
    if said.month_shift is not None:
        index = today.year * 12 + today.month - 1 + said.month_shift
        return _safe(index // 12, index % 12 + 1, said.day)
    base = today
    if said.weekday is None and context.day and context.day.day.day == said.day:
        return context.day.day  # "on December 13. He is free on the 13th"
    if said.weekday is None and context.day and context.day.day > today and context.direction >= 0:
        base = context.day.day.replace(day=1)
    candidates = []
    for step in range(-24, 25):
        index = base.year * 12 + base.month - 1 + step
        found = _safe(index // 12, index % 12 + 1, said.day)
        if found and (said.weekday is None or found.isoweekday() == said.weekday):
            candidates.append(found)
    known = context.list_day
    if known is not None and said.weekday is not None:
        listed = [found for found in candidates if known <= found <= known + _MONTHS]
        if listed:
            return listed[0]
    behind = max((found for found in candidates if found <= today), default=None)
    ahead = min((found for found in candidates if found >= base), default=None)
    if context.direction < 0:
        return behind
    far = ahead is None or ahead - today > _MONTHS
    if context.direction == 0 and far and behind is not None and today - behind <= _WEEK:
        return behind  # "Saturday 22nd" at the head of the list of a Sunday's bulletin
    return ahead


def _holiday(said: Holiday, today: date, context: Context) -> date | None:
    if said.year is not None:
        return holiday_on(said.key, said.year)
    if said.year_shift is not None:
        return holiday_on(said.key, today.year + said.year_shift)
    years = [found for year in range(today.year - 1, today.year + 3) if (found := holiday_on(said.key, year))]
    if not years:
        return None
    if said.which in ("last", "past", "preceding"):
        return max((found for found in years if found < today), default=None)
    if said.which == "this":
        return holiday_on(said.key, today.year)
    if said.which in ("next", "coming", "following"):
        return min((found for found in years if found > today), default=None)
    told = (today,) if context.day is None else (today, context.day.day)  # "May 25 (Mon.): Memorial Day"
    near = [found for found in years for day in told if abs((found - day).days) <= _FEAST]
    if near:
        return near[0]
    ahead = min((found for found in years if found >= today), default=None)
    behind = max((found for found in years if found <= today), default=None)
    soon = ahead is not None and behind is not None and (ahead - today) * _SOONER < today - behind
    return behind if context.direction < 0 and not soon else ahead  # "Labor Day: offices closed" in August


def nth_of(said: Nth, first: date, last: date) -> date | None:
    """The n-th weekday or day of a stretch of days."""
    if said.weekday is None:
        found = (
            first + timedelta(days=said.number - 1)
            if said.number > 0
            else last + timedelta(days=said.number + 1)
        )
    elif said.number > 0:
        found = first + timedelta(days=(said.weekday - first.isoweekday()) % 7 + 7 * (said.number - 1))
    else:
        found = last - timedelta(days=(last.isoweekday() - said.weekday) % 7 + 7 * (-said.number - 1))
    return found if first <= found <= last else None


def nth_from(said: Nth, day: date) -> date:
    """The n-th weekday strictly after (or, negative, before) a day."""
    weekday = said.weekday or 1
    if said.number > 0:
        return day + timedelta(days=((weekday - day.isoweekday()) % 7 or 7) + 7 * (said.number - 1))
    return day - timedelta(days=((day.isoweekday() - weekday) % 7 or 7) + 7 * (-said.number - 1))


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
