"""Sets of times as RFC 5545 rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from timeline.model.said import At, Clock, DayPart, Grain, Holiday, Month, Period, Range, Recurrence, Said
from timeline.resolve.add import add_amount
from timeline.resolve.context import PLACEHOLDERS, Context, KnownDay
from timeline.resolve.day import day_of
from timeline.resolve.ground import ground
from timeline.resolve.grounded import Ground
from timeline.resolve.half import halves_of_range, with_half
from timeline.resolve.holiday import holiday_on, nth_weekday, yearly_rule
from timeline.resolve.hours import last_start, on_day, told_start
from timeline.resolve.ranges import first_day

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNITS = {
    "YEARLY": "Y",
    "MONTHLY": "M",
    "WEEKLY": "W",
    "DAILY": "D",
    "HOURLY": "H",
    "MINUTELY": "M",
    "SECONDLY": "S",
}
_LENGTHS = {"DAILY": Grain.DAY, "WEEKLY": Grain.WEEK, "MONTHLY": Grain.MONTH}
_DAY = timedelta(days=1)
_MOST_DAYS = 31
"""Days of a stretch of which "each day" is said."""
_SEARCH = 800
"""Days to look ahead for the first occurrence."""


def recurrence_ground(said: Recurrence, context: Context) -> Ground | None:
    """The rule, its first occurrence on or after the day of speaking, and its exceptions."""
    start = _bound(said.start, context, last=False) if not isinstance(said.start, Holiday) else None
    until = last_start(_bound(said.until, _from(context, start), last=True), said)
    if count := _count(said):
        said = replace(said, count=count)
    elif said.length is not None and context.today is not None:
        base = start or context.today
        ended = add_amount(base, said.length, 1)
        until = None if ended is None else ended - _DAY
    today = context.today
    if (stretch := _stretch(said, context)) is not None:
        start, until = stretch
    if said.start is not None and said.start is said.until and start and until and today:
        start = max(start, min(today, until))  # "every Wednesday in March", said in March
    clock, end, guessed = _hours(said.clock, context)
    parts = _parts(said, start, until)
    rule = ";".join(parts)
    value = _value(said, clock)
    base_day = start or told_start(said, until, context) or context.today
    first = _first(said, base_day) if start else _first_ahead(said, base_day, (clock, end), context)
    if said.times or first is None or said.freq in ("HOURLY", "MINUTELY", "SECONDLY"):
        return Ground("SET", value, rrule=_timed(rule, clock), calendar=False, mod=None, zone=said.zone)
    exdates = _exceptions(said, context, first, until)
    while first in exdates and (following := _first(said, first + _DAY)) is not None:
        first = following
    at, until_at = _times_on(first, clock, end)
    is_over = said.start is None and (said.count or 0) > 0 and context.direction < 0
    calendar = not is_over and bool(said.byday or said.bymonthday or clock or said.start or said.until)
    part = said.clock.code if isinstance(said.clock, DayPart) else None
    return Ground(
        "SET",
        value,
        first,
        first,
        at=at,
        until=until_at,
        rrule=rule,
        set_rule=_timed(rule, clock),
        exdates=tuple(day for day in exdates if day > first),
        zone=said.zone,
        calendar=calendar,
        part=part,
        guessed_half=guessed,
    )


def _first_ahead(
    said: Recurrence, day: date | None, hours: tuple[Clock | None, Clock | None], context: Context
) -> date | None:
    """The first occurrence that is not over at the time of writing, where that is told to the minute."""
    first, now = _first(said, day), context.now
    if first is None or now is None or (now.minute == 0 and now.hour in PLACEHOLDERS):
        return first
    at, until = _times_on(first, *hours)
    gone = at is not None and first == now.date() and (until or at) <= now
    return (_first(said, first + _DAY) or first) if gone else first


def _stretch(said: Recurrence, context: Context) -> tuple[date, date] | None:
    """The days told before of which "each day" is said: "5-7 May", "talks at 3 p.m. each day"."""
    known, today = context.day, context.today
    pattern = (said.start, said.until, said.count, said.length, said.byday or said.bymonthday or said.bymonth)
    if said.freq != "DAILY" or said.interval != 1 or any(pattern) or known is None or known.last is None:
        return None
    if today is None or known.last < today or (known.last - known.day).days >= _MOST_DAYS:
        return None
    return known.day, known.last


def _times_on(day: date, clock: Clock | None, end: Clock | None) -> tuple[datetime | None, datetime | None]:
    """The hours of an occurrence; an end that lies before its start is of the next day."""
    if clock is None:
        return None, None
    at = on_day(day, clock)
    until = None if end is None else on_day(day, end)
    return at, until + _DAY if until is not None and until <= at else until


def _count(said: Recurrence) -> int:
    """How often, where the length of a series says it: once a week for six weeks; 0 where it does not."""
    parts = said.length.parts if said.length is not None else ()
    if said.count or len(parts) != 1 or said.interval != 1 or len(said.byday) > 1 or said.exceptions:
        return 0
    number, grain = parts[0]
    fits_unit = grain == _LENGTHS.get(said.freq) and (said.freq != "WEEKLY" or said.byday)
    return int(number) if number is not None and fits_unit and number.denominator == 1 else 0


def _parts(said: Recurrence, start: date | None, until: date | None) -> list[str]:
    parts = [f"FREQ={said.freq}"]
    if said.interval != 1:
        parts.append(f"INTERVAL={said.interval}")
    if isinstance(said.start, Holiday) and said.freq == "YEARLY":
        parts.extend(yearly_rule(said.start.key))
    if said.bymonth:
        parts.append("BYMONTH=" + ",".join(map(str, said.bymonth)))
    if said.byday:
        parts.append("BYDAY=" + ",".join(said.byday))
    if said.bymonthday:
        parts.append("BYMONTHDAY=" + ",".join(map(str, said.bymonthday)))
    if said.count:
        parts.append(f"COUNT={said.count}")
    elif (
        until is not None
        and start is not None
        and said.freq == "DAILY"
        and said.interval == 1
        and not said.byday
    ):
        parts.append(f"COUNT={(until - start).days + 1}")  # "9 a.m. each day, August 12-14"
    elif until is not None:
        parts.append(f"UNTIL={until:%Y%m%d}")
    return parts


def _timed(rule: str, clock: Clock | None) -> str:
    if clock is None or "HOURLY" in rule:
        return rule
    return f"{rule};BYHOUR={clock.hour};BYMINUTE={clock.minute}"


def _hours(said: Said | None, context: Context) -> tuple[Clock | None, Clock | None, bool]:
    if isinstance(said, Clock):
        clock, guessed = with_half(said, None, context)
        return clock, None, guessed
    if isinstance(said, Range) and isinstance(said.start, Clock) and isinstance(said.end, Clock):
        start, end = halves_of_range(said.start, said.end)
        first, guessed_first = with_half(start, None, context)
        last, guessed_last = with_half(end, None, context)
        if guessed_last and last.hour <= first.hour and last.hour < 12:  # noqa: PLR2004
            last = replace(last, hour=last.hour + 12)
        return first, last, guessed_first or guessed_last
    if isinstance(said, At) and said.clock is not None:
        clock, guessed = with_half(said.clock, said.part.code if said.part else None, context)
        return clock, None, guessed
    return None, None, False


def _value(said: Recurrence, clock: Clock | None) -> str:
    """TIMEX3 value of a set: `XXXX-WXX-2T18:00`, `P2W`, `XXXX-05-01`."""
    time = (
        f"T{clock.hour:02d}:{clock.minute:02d}"
        if clock
        else (f"T{said.clock.code}" if isinstance(said.clock, DayPart) else "")
    )
    if said.freq == "WEEKLY" and len(said.byday) == 1:
        return f"XXXX-WXX-{_CODES.index(said.byday[0]) + 1}{time}"
    if said.freq == "WEEKLY" and said.byday == ("SA", "SU"):
        return "XXXX-WXX-WE"
    if said.freq == "YEARLY" and said.bymonth and len(said.bymonthday) == 1:
        return f"XXXX-{said.bymonth[0]:02d}-{said.bymonthday[0]:02d}{time}"
    if said.freq == "YEARLY" and said.bymonth:
        return f"XXXX-{said.bymonth[0]:02d}"
    if said.freq == "DAILY" and time and said.interval == 1:
        return f"XXXX-XX-XX{time}"
    unit = _UNITS[said.freq]
    years, quarter = divmod(said.interval, 12) if said.freq == "MONTHLY" else (0, 1)
    if years and not quarter:
        return f"P{years}Y"
    return f"P{'T' if said.freq in ('HOURLY', 'MINUTELY', 'SECONDLY') else ''}{said.interval}{unit}"


def _bound(said: Said | None, context: Context, *, last: bool) -> date | None:
    if said is None:
        return None
    day = day_of(said, context)
    if day is not None:
        return day
    if isinstance(said, Month) and said.year is None and last and context.today:
        context = context._replace(direction=1)
    found = ground(said, context)
    if found is None:
        return None
    return found.last if last else found.first


def _from(context: Context, start: date | None) -> Context:
    """The end of a series lies after its start."""
    if start is None or context.now is None or start <= context.now.date():
        return context._replace(direction=1)
    return context._replace(direction=1, now=datetime.combine(start, context.now.time()))


def _first(said: Recurrence, base: date | None) -> date | None:
    """The first day of the pattern on or after `base`."""
    if base is None:
        return None
    if isinstance(said.start, Holiday):
        days = [holiday_on(said.start.key, year) for year in (base.year, base.year + 1)]
        return next((day for day in days if day and day >= base), None)
    if said.freq in ("HOURLY", "MINUTELY", "SECONDLY"):
        return base
    if not (said.byday or said.bymonthday or said.bymonth):
        return base
    for step in range(_SEARCH):
        day = base + step * _DAY
        if fits(said, day):
            return day
    return None


def first_of(said: Recurrence, base: date) -> date | None:
    """The first day of the pattern on or after `base`."""
    return _first(said, base)


def fits(said: Recurrence, day: date) -> bool:
    """Whether a day is one of the pattern (intervals aside)."""
    if said.bymonth and day.month not in said.bymonth:
        return False
    if said.bymonthday:
        month_end = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY
        return any(
            day.day == number if number > 0 else day == month_end + (number + 1) * _DAY
            for number in said.bymonthday
        )
    if not said.byday:
        return day.day == 1 if said.freq == "YEARLY" else True
    for code in said.byday:
        weekday = _CODES.index(code[-2:]) + 1
        if day.isoweekday() != weekday:
            continue
        plain = len(code) == len(_CODES[0])
        yearly = said.freq == "YEARLY" and not said.bymonth
        if plain or day == _nth(day, weekday, int(code[:-2]), yearly=yearly):
            return True
    return False


def _nth(day: date, weekday: int, number: int, *, yearly: bool) -> date:
    if yearly:
        month = 1 if number > 0 else 12
        return nth_weekday(day.year, month, weekday, number)
    return nth_weekday(day.year, day.month, weekday, number)


def _exceptions(said: Recurrence, context: Context, first: date, until: date | None) -> tuple[date, ...]:
    found: list[date] = []
    after = context._replace(direction=1, day=KnownDay(first, context.day.span, -1) if context.day else None)
    for item in said.exceptions:
        if isinstance(item, Recurrence):
            limit = until or first + timedelta(days=366)
            step = first
            while step <= limit:
                if fits(item, step) and fits(said, step):
                    found.append(step)
                step += _DAY
            continue
        place = ground(item, after) if not isinstance(item, Period) or item.grain != "day" else None
        start = first_day(item, after)
        last = place.last if place is not None and place.last else start
        if start is None or last is None:
            continue
        step = start
        while step <= last and len(found) < 400:  # noqa: PLR2004
            if fits(said, step):
                found.append(step)
            step += _DAY
    return tuple(sorted(set(found)))
