"""Several days told in one breath, and the hours that they share: "Sept. 5, 7 and 9 at 6 p.m."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from timeline.find.clock import make_clock
from timeline.find.dates import make_date, year_of
from timeline.find.dayhours import are_hours
from timeline.find.sets import MOST
from timeline.find.slots import Built, Slots
from timeline.model.said import At, Clock, Date, DayNumber, Grain, Listing, Range, Recurrence, Said, Weekday

_NOON = 12
_SCORE = re.compile(r"[-\u2013](\d{1,3})(?!\d)")
_DECEMBER = 12


def _of_weekdays(slots: Slots) -> Built:
    """Weekdays before the dates and hours that are meant: "Mon-Thu, March 16-19, 5:30-6:30 pm"."""
    days: Any = slots.said("days")
    hours: Any = slots.said("hours")
    weekdays = isinstance(days, Range) and isinstance(days.start, Weekday) and isinstance(days.end, Weekday)
    return hours if weekdays and isinstance(hours.day, Range) else None


def build_days_hours(slots: Slots) -> Built:
    """The same hours on several days."""
    if "days" in slots:
        return _of_weekdays(slots)
    days: Any = slots.said("dayrange") or slots.said("listing_") or slots.said("day")
    hours: Any = slots.said("time") or slots.said("range_clock") or slots.said("bare")
    if "first" in slots:
        return _day_by_day(slots, hours)
    if _goes_on_from(slots):
        clock, zone = (hours.clock, hours.zone) if isinstance(hours, At) else (hours, None)
        return Range(At(days.start, replace(clock, bare=False), zone=zone), days.end) if clock else None
    if "h2" in slots:
        start, end = slots.number("h"), slots.number("h2")
        first = make_clock(start, slots.number("minute"), bare=True, is_24h=start > _NOON)
        last = make_clock(end, bare=True, is_24h=end > _NOON)
        if "minute" in slots and not are_hours(start, end):
            return None
        hours = Range(first, last) if first and last and not slots.counts() else None
    if isinstance(hours, Range):
        return Range(hours.start, hours.end, day=days, zone=hours.zone) if hours.day is None else None
    if isinstance(hours, Clock):
        return At(days, replace(hours, bare=False))
    return replace(hours, day=days) if isinstance(hours, At) and hours.day is None else None


def _day_by_day(slots: Slots, hours: Any) -> Recurrence | None:  # noqa: ANN401
    """As in "9 p.m. to 5 a.m. for four nights from Monday"."""
    amount = slots.said("amount")
    days = [number for number, grain in amount.parts if grain is Grain.DAY] if amount else []
    count = int(days[0] or 0) if days else slots.number("n") or slots.number("nw")
    if not 1 < count <= MOST:
        return None
    return _each_day(hours, slots.said("first"), count=count)


def build_hours_until(slots: Slots) -> Built:
    """The same hours every day up to the last of them: "10pm to 6am from 9 May to 6am on 22 May"."""
    hours, bounds = slots.said("range_clock"), slots.said("range") or slots.said("open")
    last = bounds.end
    if "open" in slots:
        # "from 9 p.m. to 6 a.m. through Sunday"
        days = isinstance(last, Date | Weekday | DayNumber) and bounds.relation == "until"
        return _each_day(hours, None, until=last) if days else None
    if bounds.day is not None or not isinstance(last, At) or last.clock is None or last.clock != hours.end:
        return None
    first = bounds.start
    if isinstance(first, At):
        if first.clock is not None and first.clock != hours.start:
            return None
        first = first.day
    return None if first is None or last.day is None else _each_day(hours, first, until=last)


def _each_day(
    hours: Any,  # noqa: ANN401
    first: Said | None,
    *,
    count: int | None = None,
    until: Said | None = None,
) -> Recurrence:
    zone = None if isinstance(hours, Clock) else hours.zone
    clock = replace(hours, day=None, zone=None) if isinstance(hours, Range | At) else hours
    return Recurrence("DAILY", clock=clock, start=first, until=until, count=count, zone=zone)


def _goes_on_from(slots: Slots) -> bool:
    """Whether an hour begins what goes on for days: "from 4 p.m. on Friday through Sunday".

    Hours from a Monday on are those of a week: "open from 9 a.m. Monday to Friday".
    """
    if not (slots.begins_with("time") or slots.begins_with("bare")) or "each_" in slots:
        return False
    days = slots.said("dayrange")
    led = any("from" in classes for classes in slots.classes_before(1))
    if not led or not isinstance(days, Range):
        return False
    return not (isinstance(days.start, Weekday) and days.start.weekday == 1)


def _ends_in_rank(slots: Slots) -> bool:
    """Whether an ordinal in letters stands last, which ranks what follows as often as it is a day."""
    last = [name for name in ("second", "third", "fourth", "fifth") if name in slots][-1:]
    return any(slots.has_class(name, cls) for name in last for cls in ("ord", "ordw"))


def build_listing(slots: Slots) -> Built:
    """Several days told in one breath: "Sept. 5, 7 and 9"."""
    if slots.counts() and not any(map(str.isdigit, slots.words().split()[-1])) and _ends_in_rank(slots):
        return None  # "on 22 April and the first open day"
    year = year_of(slots)
    names = [name for name in ("first", "second", "third", "fourth", "fifth") if name in slots]
    if (
        "or" not in slots
        and not any(map(str.isdigit, slots.raw("first")))
        and isinstance(slots.said("first"), DayNumber)
    ):
        return None  # "on three nights, the first, Friday 25 September"
    items: list[Said] = []
    known = next((slots.said(name) for name in names if isinstance(slots.said(name), Date)), None)
    for name in names:
        said = slots.said(name)
        if known and isinstance(said, DayNumber) and said.month_shift is None:
            said = _in_month(said, known, items)
        elif said is None or (isinstance(said, Clock) and slots.asks(name, ("d",))):
            # "scheduled for 20 and 27 June", where "for 20" alone is an hour
            said = make_date(known.month, slots.number(name), known.year) if known else None
        if said is None:
            return None
        items.append(replace(said, year=said.year or year) if isinstance(said, Date) else said)
    if "wday" in slots and isinstance(items[0], Date):
        items[0] = replace(items[0], weekday=slots.number("wday"))  # "Thurs 17 / Fri 18 Sept"
    if known is None and any(isinstance(item, DayNumber) and item.weekday is None for item in items):
        return None  # "the 2nd and the 3rd" of something
    if any(slots.asks(name, ("day",)) for name in names):
        items = _of_one_week(items)
    days = [(item.month, item.day) for item in items if isinstance(item, Date)]
    if slots.asks(names[-1], ("d",)) and _begins_score(slots, days):
        return None
    if not items or len(set(days)) < len(days) or ("or" not in slots and days != sorted(days)):
        return None
    last_year = next((item.year for item in reversed(items) if isinstance(item, Date) and item.year), None)
    items = [replace(item, year=item.year or last_year) if isinstance(item, Date) else item for item in items]
    return Listing(tuple(items))


def _begins_score(slots: Slots, days: Sequence[tuple[int, int]]) -> bool:
    """Whether the last number is of a score: "4-1 on Feb. 6 and 3-2 in overtime"; not "Feb. 6 and 8-10"."""
    goes_on = _SCORE.match(slots.folded, slots.end)
    return goes_on is not None and (days != sorted(days) or int(goes_on[1]) <= days[-1][1])


def _in_month(told: DayNumber, known: Date, before: Sequence[Said]) -> Date | None:
    """A day of the month that another one tells, or of the month beside it: "Sat 28 and Sun 1 March"."""
    month, year = known.month, known.year
    behind = known in before
    if told.weekday is not None and (told.day < known.day) is behind:
        month += 1 if behind else -1
        if not 1 <= month <= _DECEMBER:
            month, year = (1, year and year + 1) if behind else (_DECEMBER, year and year - 1)
    date = make_date(month, told.day, year)
    return None if date is None else replace(date, weekday=told.weekday or date.weekday)


def _of_one_week(items: list[Said]) -> list[Said]:
    """Weekdays of which one tells the week: "next Monday and Tuesday", "Monday and Tuesday next week"."""
    weekdays = [item for item in items if isinstance(item, Weekday)]
    if len(weekdays) < len(items):
        return []
    first, last = weekdays[0], weekdays[-1]
    told = first if first.which else last
    if told is last and last.week is None:
        return []  # "on Friday and next Tuesday"
    return [replace(told, weekday=item.weekday) for item in weekdays]
