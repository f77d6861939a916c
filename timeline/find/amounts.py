"""Amounts of time and what they count: "two and a half hours", "in two weeks", "3 days after Easter"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal

from timeline.find.sets import CLOCK_GRAINS
from timeline.find.slots import Built, Slots
from timeline.model.said import (
    Amount,
    At,
    Clock,
    DayOffset,
    Grain,
    Lasting,
    Now,
    Period,
    Said,
    Shift,
    Weekday,
    Which,
)

_CODE = re.compile(r"0\d{2,}$")
_CLOCK = re.compile(r"(?:1\d|2[0-4])[0-5]\d$")
_NEAR = 12
LONG = frozenset({Grain.WEEK, Grain.MONTH, Grain.YEAR, Grain.DECADE, Grain.CENTURY, Grain.DAY})


def build_amount(slots: Slots) -> Built:
    """So many units. A vague number ("several") is None; a range takes its longer end."""
    grain = Grain(slots.value("unit") or slots.value("grain") or slots.value("units"))
    if "few" in slots:
        few = slots.value("few")
        return Amount(((None if few == "X" else Fraction(few), grain),))
    if "units" in slots or "vaguely" in slots:
        return Amount(((None, grain),))
    if "n" in slots and _CODE.match(slots.raw("n")):
        return None  # "0200 to 0600 hrs"
    numbers = [slots.raw(name) for name in ("n", "n2") if name in slots]
    if grain is Grain.HOUR and len(numbers) > 1 and all(map(_CLOCK.match, numbers)):
        return None  # "1000-1600 hrs"
    if grain is Grain.HOUR and slots.after(_NEAR).lstrip(" -").casefold().startswith(_dials(slots)):
        return None  # "in 24 hour format"
    number = Fraction(slots.number("n") or slots.number("nw") or (0 if "part" in slots else 1))
    if "n2" in slots:
        number = Fraction(slots.number("n2"))
    if "decimal" in slots:
        number = Fraction(f"{slots.raw('n')}.{slots.raw('decimal')}")
    if "thousands" in slots:
        number = Fraction(slots.raw("n") + slots.raw("thousands"))
    if "top" in slots:
        bottom = slots.number("bottom")
        number = (number if "n" in slots else Fraction(0)) + (
            Fraction(slots.number("top"), bottom) if bottom else 0
        )
    for name in ("part", "extra"):
        if name in slots:
            number += Fraction(slots.number(name), 60)
    return Amount(((number, grain),))


def _dials(slots: Slots) -> tuple[str, ...]:
    return tuple(slots.settings.get("accept", {}).get("dials", ()))


def build_bare_units(slots: Slots) -> Built:
    """As in "months of talks": a vague amount; the guards ask for the words beside it."""
    return Amount(((None, Grain(slots.value("units"))),))


def build_sum(slots: Slots) -> Built:
    """As in "one hour and 30 minutes": each unit once, no coarser one after a finer one of the same kind."""
    parts = [
        part
        for name in ("amount", "amount2", "amount3", "amount4", "amount5")
        if name in slots
        for part in slots.said(name).parts
    ]
    grains = [grain for _, grain in parts]
    return None if len(set(grains)) < len(grains) else Amount(tuple(parts))


def build_amount_mod(slots: Slots) -> Built:
    """As in "more than two hours", "about a week"."""
    return Amount(slots.said("amount").parts, slots.value("more"))


def build_duration(slots: Slots) -> Built:
    """As in "for two hours": the amount itself."""
    return slots.said("amount")  # type: ignore[no-any-return]


def build_ago(slots: Slots) -> Built:
    """Counted from now ("ago", "in two weeks") or from what was told ("later")."""
    amount: Amount = slots.said("amount") or Amount(((None, Grain(slots.value("units"))),))
    if "since_then" in slots:
        if slots.follows(slots.settings.get("lasting", {}).get("bare", ()), 1):
            return None  # "will debate it for four hours beforehand"
        return Shift(amount, _sign(slots.number("since_then")), told=True)
    if "relday" in slots:
        sign = _sign(slots.number("before_after"))
        return None if _lasts(slots, sign) else Shift(amount, sign, DayOffset(slots.number("relday")))
    measured = slots.settings.get("accept", {}).get("counted_from", ())
    if "ago" not in slots and slots.after(_NEAR).lstrip().startswith(tuple(measured)):
        return None  # "dial in 10 minutes prior to the start"
    sign = _sign(slots.number("ago", 1))
    return Lasting(Now(), amount) if "ago" in slots and _lasts(slots, sign) else Shift(amount, sign)


def _is_through(slots: Slots) -> bool:
    """Whether what stands before makes it the whole of a unit: "throughout the day before moving on"."""
    ways = slots.settings.get("accept", {}).get("through_units", ())
    return " ".join(slots.words_before(2)) in ways or slots.follows(ways, 1)


def build_shift(slots: Slots) -> Built:
    """Counted from a time that stands beside it."""
    if "ahead_day" in slots:
        return _weeks_from(slots)
    if "of_day" in slots or "of_period" in slots:
        return _same_time(slots.said("of_day") or slots.said("of_period"))
    if "amount" in slots:
        amount = slots.said("amount")
    elif slots.follows(slots.settings.get("accept", {}).get("no_amount", ()), 1):
        return None  # "on any day from Friday"
    elif _is_through(slots):
        return None  # "throughout the day before moving on"
    else:
        amount = Amount(((Fraction(1), Grain(slots.value("grain"))),))
    sign = _sign(slots.number("before_after", slots.number("ago", 1)))
    anchor: Said | None = None
    for name in ("day", "rel_", "moment", "timez", "clock", "period", "holiday_", "daypart"):
        if name in slots:
            anchor = slots.said(name)
    if "relday" in slots:
        anchor = DayOffset(slots.number("relday"))
    if (
        isinstance(anchor, At | Clock)
        and "before_after" in slots
        and slots.has_class("before_after", "span_from")
        and all(grain in CLOCK_GRAINS for _, grain in amount.parts)
    ):
        return Lasting(anchor, amount)  # "two hours from 3 p.m.", not "a week from Wednesday at 10"
    if anchor is not None and _lasts(slots, sign):
        return None
    if "now" in slots:
        return Shift(amount, sign)
    if "weekday_" in slots:
        anchor = Weekday(slots.said("weekday_").weekday, "past" if sign < 0 else "coming")
    if "ago" in slots:
        return Shift(amount, sign, anchor if "rel_" in slots or "weekday_" in slots else None)
    if anchor is None and "amount" not in slots and slots.value("grain") == Grain.WEEK.value:
        return Period(Grain.WEEK, sign, which="following" if sign > 0 else "preceding")  # "the week before"
    return Shift(amount, sign, anchor, told=anchor is None)


def _lasts(slots: Slots, sign: int) -> bool:
    """As in "for two hours from 3 p.m." lasts; not "two hours from 3 p.m.", "set for a week from Friday"."""
    table = slots.settings.get("lasting", {})
    told = slots.words_before(2)
    slated = len(told) > 1 and told[0] in table.get("slated", ())
    return sign > 0 and not slated and slots.follows(table.get("after", ()), 1)


def _weeks_from(slots: Slots) -> Shift | None:
    """As in "a week tomorrow", "tomorrow week"."""
    day: DayOffset = slots.said("ahead_day")
    amount = slots.said("amount") or Amount(((Fraction(1), Grain(slots.value("grain"))),))
    if day.days < 0 or any(grain not in (Grain.WEEK, Grain.FORTNIGHT) for _, grain in amount.parts):
        return None
    return Shift(amount, 1, day)


def _same_time(other: Said) -> Shift | None:
    """As in "this time tomorrow", "this time next week": as far from now as the words say."""
    if isinstance(other, DayOffset):
        number, grain = other.days, Grain.DAY
    elif isinstance(other, Period) and other.count is None and not other.rest:
        number, grain = other.offset, other.grain
    else:
        return None
    return Shift(Amount(((Fraction(abs(number)), grain),)), _sign(number), Now()) if number else None


def build_before_told(slots: Slots) -> Built:
    """Counted from a happening told without its time: "24 hours before the meeting"."""
    amount = slots.said("amount") or Amount(((Fraction(1), Grain(slots.value("grain"))),))
    if "more" in slots:
        amount = Amount(amount.parts, slots.value("more"))
    return Shift(amount, _sign(slots.number("before_after", -1)), told=True)


def build_count(slots: Slots) -> Built:
    """Several units from now on: "the next three weeks", "the past decade", "within two days"."""
    if "within" in slots:
        amount = slots.said("amount")
        return Lasting(Now(), amount or Amount(((Fraction(1), Grain(slots.value("unit"))),)))
    offset = slots.number("ahead")
    which: Which = "next" if offset > 0 else "last"
    if "amount" in slots:
        (number, grain), *more = slots.said("amount").parts
        return None if more else Period(grain, offset, number, which, vague=number is None)
    grain = Grain(slots.value("unit") or slots.value("units"))
    few = slots.value("few")
    if "units" in slots or few == "X":
        return Period(grain, offset, which=which, vague=True)
    number = slots.number("more") or slots.number("n") or slots.number("nw") or few
    return Period(grain, offset, Fraction(number), which) if number else None  # "last 0 hours"


def _sign(number: int) -> Literal[1, -1]:
    return -1 if number < 0 else 1
