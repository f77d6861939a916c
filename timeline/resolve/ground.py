"""From what is said to the calendar: days, clock times on days, periods, with their TIMEX3 values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from timeline.model.said import (
    Amount,
    At,
    Clock,
    DayPart,
    Edge,
    Grain,
    Lasting,
    Listing,
    Now,
    Nth,
    Period,
    Range,
    Recurrence,
    Said,
    Shift,
    Vague,
)
from timeline.resolve import counted, periods
from timeline.resolve.add import add_amount, finest
from timeline.resolve.context import Context
from timeline.resolve.day import day_of, told_day, told_last
from timeline.resolve.farhours import as_hour
from timeline.resolve.grounded import Ground
from timeline.resolve.half import with_half
from timeline.resolve.hours import at_same_time, further, is_same_time, on_day, time_value
from timeline.resolve.nth import nth_ground
from timeline.resolve.sequence import days_listed
from timeline.resolve.timex import amount_value, clock_value, day_value

_DAY = timedelta(days=1)


def ground(said: Said, context: Context) -> Ground | None:
    """Place what is said on the calendar; None when it cannot be told."""
    special = _GROUNDERS.get(type(said := as_hour(said, context)))
    if special is not None:
        return special(said, context)
    day = day_of(said, context)
    if day is not None:
        return Ground("DATE", day_value(day), day, day)
    return _period(said, context)


def _period(said: Said, context: Context) -> Ground | None:
    """Place a period on the calendar; None for what is none."""
    if isinstance(said, Nth):
        return nth_ground(said, context, ground)
    if isinstance(said, Edge):
        of = ground(said.of, context)
        if of is None:
            return None
        day_grain = of.calendar and of.first == of.last
        return Ground(of.type, of.value, of.first, of.last, mod=said.mod, calendar=day_grain)
    if isinstance(said, Period) and said.grain in _CLOCK:
        return counted.clock_period(said, context)
    if isinstance(said, Period) and (said.count is not None or said.vague):
        return counted.count_ground(said, context)
    stretch = periods.stretch_of(said, context)
    if stretch is None:
        return None
    value, first, last = stretch
    rest = isinstance(said, Period) and said.rest and said.grain is not Grain.DAY
    if rest and context.today and first <= context.today <= last:
        return Ground(
            "DATE", day_value(context.today), context.today, last, end_value=day_value(last), calendar=False
        )
    calendar = isinstance(said, Period) and said.grain is Grain.WEEKEND
    return Ground("DATE", value, first, last, calendar=calendar)


def _amount(said: Amount, _: Context) -> Ground:
    return Ground("DURATION", amount_value(said), mod=said.mod or None, calendar=False)


def _now(_: Now, context: Context) -> Ground:
    if context.now is None:
        return Ground("DATE", "PRESENT_REF", calendar=False)
    return Ground(
        "DATE", "PRESENT_REF", context.now.date(), context.now.date(), at=context.now, calendar=False
    )


def _clock(said: Clock, context: Context) -> Ground | None:
    return _at(At(clock=said), context)


def _part(said: DayPart, context: Context) -> Ground | None:
    shift = {"last": -1, "past": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1}.get(
        said.which, 0
    )
    base = context.today
    if said.which in ("following", "same", "preceding") or (said.which == "" and context.day):
        base = told_day(context) or base
    if base is None:
        return Ground("TIME", f"XXXX-XX-XXT{said.code}", part=said.code, calendar=False, mod=said.mod or None)
    day = base + shift * _DAY
    return Ground(
        "TIME",
        f"{day_value(day)}T{said.code}",
        day,
        day,
        part=said.code,
        mod=said.mod or None,
        calendar=bool(said.which),
    )


def _at(said: At, context: Context) -> Ground | None:
    day_said = said.day is not None
    if isinstance(said.day, Range | Listing):
        return _at_days(said, context)
    day = base_day(said.day, context) if day_said else _context_day(context)
    if is_same_time(said):
        return at_same_time(day, context)
    if said.clock is None:
        if day is None or said.part is None:
            return None
        value = f"{day_value(day)}T{said.part.code}"
        return Ground(
            "TIME",
            value,
            day,
            day,
            part=said.part.code,
            mod=said.part.mod or None,
            zone=said.zone,
            day_said=day_said,
        )
    part = said.part.code if said.part else None
    apart = day_said or (context.sure is not None and context.sure.date() != day)
    clock, guessed = with_half(said.clock, part, context, context.sure, apart=apart)
    if day is None:
        value = f"XXXX-XX-XXT{clock_value(clock)}" if said.day else f"T{clock_value(clock)}"
        return Ground("TIME", value, zone=said.zone, calendar=False, twins=said.twin, day_said=day_said)
    at = on_day(day, clock, said.part.code if said.part else None)
    choices = tuple(further(choice, at, context, every=said.every) for choice in said.choices)
    return Ground(
        "TIME",
        time_value(at, clock),
        at.date(),
        at.date(),
        at=at,
        zone=said.zone,
        choices=choices,
        twins=said.twin,
        guessed_half=guessed,
        day_said=day_said,
        part=said.part.code if said.part else None,
    )


def base_day(said: Said | None, context: Context) -> date | None:
    """The day of a clock time: told as a day, or the day on which another told time lies."""
    if said is None:
        return _context_day(context)
    day = day_of(said, context)
    if day is not None:
        return day
    found = ground(said, context)
    return None if found is None or not found.calendar else found.first


def _context_day(context: Context) -> date | None:
    known = context.day or context.heading_day
    return known.day if known else context.today


def _at_days(said: At, context: Context) -> Ground | None:
    """The same clock time on several days."""
    days = days_of(said.day, context)
    if not days or said.clock is None:
        return None
    clock, guessed = with_half(said.clock, None, context)
    at = on_day(days[0], clock)
    rule = f"FREQ=DAILY;COUNT={len(days)}" if isinstance(said.day, Range) and len(days) > 1 else None
    return Ground(
        "TIME",
        time_value(at, clock),
        days[0],
        days[-1],
        at=at,
        zone=said.zone,
        end_value=time_value(on_day(days[-1], clock), clock),
        rrule=rule,
        days=() if rule else days,
        guessed_half=guessed,
        twins=said.twin,
    )


_MOST_DAYS = 366


def days_of(said: Said | None, context: Context) -> tuple[date, ...]:
    """The days of a list or a short range."""
    if isinstance(said, Listing):
        found = days_listed(said.items, context, base_day)
        # "the first two Mondays of March", the first of which is over
        if tuple(sorted(found)) == found:
            return found
        return days_listed(said.items, context._replace(direction=-1), base_day)
    if isinstance(said, Range):
        span = ground(said, context)
        if span and span.first and span.last and 0 <= (span.last - span.first).days < _MOST_DAYS:
            return tuple(span.first + step * _DAY for step in range((span.last - span.first).days + 1))
    return ()


def _listing(said: Listing, context: Context) -> Ground | None:
    days = days_of(said, context)
    if not days:
        return None
    return Ground("DATE", day_value(days[0]), days[0], days[0], days=days)


def _shift(said: Shift, context: Context) -> Ground | None:
    base: datetime | date | None = context.now
    zone = None
    if said.anchor is not None:
        anchor = ground(said.anchor, context)
        if anchor is None:
            return None
        base, zone = (
            anchor.at or (anchor.last if said.sign > 0 and not anchor.calendar else anchor.first),
            anchor.zone,
        )
    elif said.told:
        base = told_last(context, said.sign)
        unsaid = context.day is None and context.direction >= 0
        base = base or (None if said.sign < 0 and finest(said.amount) in _CLOCK else context.now)
        base = None if said.sign < 0 and unsaid and finest(said.amount) not in _CLOCK else base
    if base is None:
        return Ground("DURATION", amount_value(said.amount), calendar=False)
    return counted.shift_ground(said, base, zone)


def _lasting(said: Lasting, context: Context) -> Ground | None:
    start = ground(said.start, context)
    if start is None or start.first is None:
        return start
    if start.at is not None:
        end = add_amount(start.at, said.amount, 1)
        if end is None:
            return start
        value = f"{start.at:%Y-%m-%dT%H:%M}" if start.value == "PRESENT_REF" else start.value
        seconds = f":{end:%S}" if end.second else ""
        coarse = finest(said.amount) not in _CLOCK
        return replace(
            start,
            value=value if not coarse or start.value != "PRESENT_REF" else day_value(start.first),
            until=end,
            end_value=day_value(end.date())
            if coarse and start.value == "PRESENT_REF"
            else f"{end:%Y-%m-%dT%H:%M}{seconds}",
            calendar=start.calendar,
        )
    end_day = add_amount(start.first, said.amount, 1)
    if end_day is None:
        return start
    if finest(said.amount) in _CLOCK:
        return start
    return replace(start, last=max(start.first, end_day - _DAY), end_value=day_value(end_day - _DAY))


def _range(said: Range, context: Context) -> Ground | None:
    from timeline.resolve import ranges  # noqa: PLC0415 - ranges hold anything, itself included

    return ranges.range_ground(said, context)


def _recurrence(said: Recurrence, context: Context) -> Ground | None:
    from timeline.resolve import recurrence  # noqa: PLC0415 - a set is bounded by anything

    return recurrence.recurrence_ground(said, context)


_CLOCK = frozenset({"hour", "minute", "second"})
_GROUNDERS: dict[type, Callable[[Any, Context], Ground | None]] = {
    Amount: _amount,
    Vague: counted.vague_ground,
    Now: _now,
    Clock: _clock,
    DayPart: _part,
    At: _at,
    Listing: _listing,
    Shift: _shift,
    Lasting: _lasting,
    Range: _range,
    Recurrence: _recurrence,
}
