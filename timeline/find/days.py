"""Weekdays, days counted from today, feasts: "next Friday", "tomorrow", "Friday week", "Easter Monday"."""

from __future__ import annotations

import re

from timeline.find.dates import year_of
from timeline.find.slots import Built, Slots
from timeline.find.stretches import is_of_other
from timeline.model.said import (
    At,
    DayOffset,
    DayPart,
    Grain,
    Holiday,
    Listing,
    Nth,
    Period,
    Vague,
    Weekday,
    WeekOf,
    Which,
)

_WEEK_OF: dict[str, int] = {
    "this": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "last": -1,
    "past": -1,
    "preceding": -1,
    "same": 0,
}
_OF_TOLD = frozenset({"following", "preceding", "same"})
"""These pick a week from the day told last."""

_WEEKS = 53
_NEW_YEAR = ("new_year", "new_year_eve")
_NEXT = re.compile(r" ([^\W\d_]+)")
_OWNED = re.compile(r"'s |\u2019s ")
_MOST = 12
"""Weekdays in a row that somebody counts."""


def build_weekday(slots: Slots) -> Built:
    """A weekday by its name."""
    return Weekday(slots.number("wday"))


def build_weekday_which(slots: Slots) -> Built:
    """A weekday with a word that picks it, or with the week that it lies in."""
    weekday = slots.number("wday") or slots.number("wdays")
    if "side" in slots:
        return None if slots.goes_on_in_words() else Weekday(weekday, slots.value("side"))
    which: Which = slots.value("which")
    if "week_word" in slots:
        return Weekday(weekday, which if which in _OF_TOLD else "", week=_WEEK_OF[which])
    if slots.begins_with("wday") and _OWNED.search(slots.words()):
        return None  # "Wednesday's previous game"
    if which == "last" and slots.raw("which") != slots.words().split()[-2] and _is_of_noun(slots):
        return None  # "is the last Sunday of just one service"
    return Weekday(weekday, which)


def _is_of_noun(slots: Slots) -> bool:
    """Whether the match goes on to what it is a part of: "the last Sunday *of* the old service"."""
    after = _NEXT.match(slots.folded, slots.end)
    return after is not None and after[1] in slots.settings.get("accept", {}).get("of", ())


def build_weekday_weeks(slots: Slots) -> Built:
    """As in "Friday week", "Monday fortnight", "two weeks from Tuesday", "three Fridays from now"."""
    if slots.words().endswith(tuple(slots.settings.get("limits", {}).get("possessive", ()))):
        return None  # "a week after Monday's crash" is counted from that Monday
    if "number" in slots:
        return _of_week(slots)
    if "ago" in slots:
        number = slots.number("n") or slots.number("nw")
        weekday = slots.number("wdays") or slots.number("wday")
        return (
            Nth(number * (-1 if slots.number("ago") < 0 else 1), weekday=weekday, of=DayOffset(0))
            if number
            else None
        )
    if "ahead" in slots:
        count, sign = slots.number("n") or slots.number("nw"), -1 if slots.number("ahead") < 0 else 1
        if not 1 < count <= _MOST:
            return None
        steps = range(1, count + 1) if sign > 0 else range(-count, 0)
        told = slots.number("ahead") > 1  # "the following three Thursdays"
        of = Period(Grain.DAY, 0, which="same") if told else DayOffset(0)
        return Listing(tuple(Nth(step, weekday=slots.number("wdays"), of=of) for step in steps))
    if "offset" in slots:
        if slots.number("offset") != slots.number("near"):
            return None
        return Weekday(
            slots.number("wday"),
            "next" if slots.number("offset") > 0 else "last",
            plus_weeks=1 if slots.number("offset") > 0 else -1,
        )
    if slots.follows(slots.settings.get("lasting", {}).get("after", ()), reach=1):
        return None  # "for three weeks from Monday"
    plus = slots.number("n") or slots.number("nw") or slots.number("plus") or 1
    which: Which = slots.value("which") or ""
    return Weekday(slots.number("wday"), which, plus_weeks=plus)


def _of_week(slots: Slots) -> Nth | None:
    """As in "the Tuesday of week 3": of a year's week, or of a count whose beginning nobody has told."""
    number = slots.number("number")
    if not 1 <= number <= _WEEKS:
        return None
    year = year_of(slots)
    of = None if year is None else WeekOf(number=number, year=year)
    return Nth(1, weekday=slots.number("wday"), of=of)


def build_relative_day(slots: Slots) -> Built:
    """Today and its neighbours."""
    if slots.names_row(capital=True):
        return None  # "11pm Today in Parliament"
    return DayOffset(slots.number("relday"), slots.number("wday") or None)


def build_same_day(slots: Slots) -> Built:
    """The day told before, or the one beside it."""
    which: Which = slots.value("which") or "same"
    if which == "this":
        return Period(Grain.DAY, 0, which=which)
    if which == "next":
        which = "following"
    articles = slots.settings.get("accept", {}).get("articles", ())
    if which == "last" and not (slots.words().split()[0] in articles or slots.follows(articles, 1)):
        return None  # "Last day to enrol: 20 April", "Friday, 17 July: Last day of classes"
    on = slots.settings.get("stretch", {}).get("on", ())
    if which == "last" and slots.follows(on, reach=2) and not is_of_other(slots):
        return Nth(-1, Grain.DAY)  # "on the last day", not "in the last day"
    return Period(Grain.DAY, _WEEK_OF.get(which, 0), which=which)


def build_tonight(slots: Slots) -> Built:
    """The night of today."""
    if slots.names_row(capital=True):
        return None  # "7 p.m. Tonight with Jo Brand"
    return At(DayOffset(0), part=DayPart("NI")) if "night" in slots else None


def build_holiday(slots: Slots) -> Built:
    """A named day, perhaps with its year; "Lunar New Year" is that of another calendar."""
    known = slots.settings.get("accept", {})
    new_year = slots.value("holiday") in _NEW_YEAR and slots.follows(known.get("other_calendars", ()), 1)
    if new_year or slots.follows(known.get("other_feasts", ()), 1):
        return Vague("FUTURE_REF")
    which: Which = slots.value("which") or ""
    shift = None
    if "year_word" in slots:
        shift, which = _WEEK_OF.get(which, 0), ""
    return Holiday(slots.value("holiday"), year_of(slots), which, shift)
