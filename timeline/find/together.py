"""A day, a clock time, a part of the day and a zone that belong together."""

from __future__ import annotations

import re

from timeline.find.clock import half_of, make_clock
from timeline.find.dates import counts_told
from timeline.find.dayhours import hours_of_day
from timeline.find.headcounts import counts_heads
from timeline.find.lineitems import heads_next, opens_next
from timeline.find.slots import Built, Slots
from timeline.find.stretches import day_of_stretch
from timeline.find.yearhours import is_year_of
from timeline.find.zone import offset_zone
from timeline.model.said import (
    At,
    Clock,
    Date,
    DayNumber,
    DayOffset,
    DayPart,
    Grain,
    Holiday,
    Period,
    Range,
    Said,
    Weekday,
    Which,
    ZoneName,
)
from timeline.model.text import Span
from timeline.model.values import replace

_DAYS = ("day", "date_", "weekday_", "shift_")
_NOON = 12
_NEXT_SENTENCE = re.compile(r"\.\s+[^\W\d_]+['\u2019]s(?: [^\W\d_]+)?$")
_YEARS = range(1900, 2100)
"""Years that texts tell of seasons."""
_BAR = re.compile(r" [|\u2013-] ")
_WAY = {"last": -1, "past": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}
_BARE = ("bare", "hour", "hhmm", "time")
_TIMES = ("time", "clock", "bare", "timez", "time2")


def build_part(slots: Slots) -> Built:
    """A part of a day, with its day when told."""
    edge = slots.value("edge_part") or ""
    edge = slots.value("edge_part") or ""
    if (slots.is_named("part") and "day" in slots and not edge) or (
        slots.begins_with("part") and slots.names_row()
    ):
        return None  # "Quiz Night, Friday 20 March", "8am Morning Prayer"
    if "offset" in slots:
        days, part = slots.number("offset"), DayPart(slots.value("part"))
        return At(DayOffset(days), part=part) if days == slots.number("near") else None
    if "dated" in slots:
        date, weekday = slots.said("dated"), slots.said("weekday_")
        plain = (
            isinstance(date, Date) and isinstance(weekday, Weekday) and not (date.weekday or weekday.which)
        )
        return (
            At(replace(date, weekday=weekday.weekday), part=DayPart(slots.value("part"))) if plain else None
        )
    if "nthday" in slots:
        day_told = day_of_stretch(slots, slots.number("nthday"))
        return None if day_told is None else At(day_told, part=DayPart(slots.value("part")))
    behind = "whichpart" in slots and slots.ends_with("whichpart") and slots.goes_on_in_words()
    if behind and "at" not in slots.classes_after():
        return None  # "the night before the vote"
    which: Which = slots.value("which") or slots.value("whichpart") or ""
    if which == "following" and slots.raw("part") in slots.settings["accept"].get("counted_parts", ()):
        return None  # "on the following nights:"
    part = DayPart(slots.value("part"), which, edge)
    day: Said | None = slots.said("day")
    if "wday" in slots:
        day = Weekday(slots.number("wday"), slots.value("which") or "")
        return At(day, part=DayPart(part.code, mod=edge))
    if isinstance(day, At):
        return replace(day, part=part)
    return part if day is None else At(day, part=part)


def build_clock_zone(slots: Slots) -> Built:
    """A clock time, or a range of them, with its zone."""
    if "central" in slots:
        return _two_zones(slots)
    zone: ZoneName | None = slots.said("zone_") or offset_zone(slots)
    if zone is not None and zone.kind == "local" and "zone2" in slots:
        zone = slots.said("zone2")  # "local time (UTC+8)"
    if zone is None:
        return None
    inner: Said | None = slots.said("time") or slots.said("range_clock") or slots.said("bare")
    if "hhmm" in slots:
        digits = slots.raw("hhmm")
        if int(digits) in _YEARS and _names_region(slots, zone):
            return None  # "the 2016 Atlantic hurricane season"
        inner = make_clock(int(digits[:-2]), int(digits[-2:]), is_24h=True)
    elif "hour" in slots:
        if slots.folded[slots.start - 1 : slots.start].isalpha():
            return None  # "booking QK7Z2P"
        if "minute" not in slots and slots.follows(slots.settings.get("accept", {}).get("labelled", ()), 1):
            return None  # "Gate 5 MET gala"
        inner = make_clock(slots.number("hour"), slots.number("minute"), is_24h=slots.number("hour") > _NOON)
    if inner is None:
        return None
    if isinstance(inner, Clock):
        return At(clock=replace(inner, bare=False), zone=zone)
    if isinstance(inner, At) and inner.zone is None:
        return replace(inner, zone=zone)
    if isinstance(inner, Range):
        return None if zone_of(inner.end) else replace(inner, zone=zone)
    return None


def _names_region(slots: Slots, zone: ZoneName) -> bool:
    """Whether a zone is told by the name of a region alone, and no preposition of a time stands before it."""
    bare = zone.kind in ("name", "place") and " " not in zone.text.strip()
    return bare and not slots.follows(slots.settings.get("accept", {}).get("before_clock", ()), 1)


def _two_zones(slots: Slots) -> At | None:
    """As in "8/7c" of American television: evening hours of two zones an hour apart."""
    hour = slots.number("hour")
    if not 0 < hour <= _NOON or (hour - slots.number("second")) % _NOON != 1:
        return None
    zone = ZoneName(slots.raw("central"), "name", (slots.value("central"),), Span(slots.start, slots.end))
    return At(clock=Clock(hour, half="am" if hour == _NOON else "pm"), zone=zone)


def _is_of_next(slots: Slots) -> bool:
    """As in "starts at 11:30; on Sunday a concert follows", "opens at 11 a.m. Thursday's tour is off"."""
    if _NEXT_SENTENCE.search(slots.words()):
        return True
    if not slots.begins_with("day") and (heads_next(slots) or opens_next(slots)):
        return True
    return ";" in slots.words() and not slots.begins_with("day") and slots.goes_on()


def _is_house(slots: Slots) -> bool:
    """As in "on Friday, May 8, at 7 Marina Way": what looks like an hour is the number of a house."""
    return any(slots.ends_with(name) for name in _BARE) and slots.tells_house(slots.end)


def build_at(slots: Slots) -> Built:
    """A clock time on a day."""
    if _is_of_next(slots):
        return None
    if (
        "," in slots.words()
        and (slots.begins_with("time") or slots.begins_with("bare"))
        and slots.has_own_time()
    ):
        return None  # "Saturday at 8, Sunday at 3"
    lone = next((name for name in ("part_", "daypart") if isinstance(slots.said(name), DayPart)), "")
    if slots.is_named(lone) and not (slots.said(lone).mod or slots.said(lone).which):
        return None  # "Quiz Night 7 p.m. Friday"
    if slots.raw_start_is_score() or counts_heads(slots) or _is_house(slots):
        return None  # "won 3-1 on Tuesday night", "on Tuesday night about 400 farmers"
    day, part = day_and_part(slots)
    if "same" in slots:
        return At(day, Clock(0, name=slots.value("same")))
    if isinstance(day, DayNumber) and _BAR.search(slots.words()) and slots.ends_with("day"):
        return None  # "13:45 | First aid", "3 p.m. - 2nd heat"
    if isinstance(day, Holiday) and slots.begins_with("day") and slots.goes_to_day():
        return None  # "to mark Earth Day at 5 p.m. on Saturday"
    if isinstance(day, DayNumber) and "day" in slots and counts_told(slots, day):
        return None
    if isinstance(day, Period) and day.which == "same" and ("bare" in slots or "hhmm" in slots):
        return None  # "to end the day at 812 points"
    if "hour2" in slots:
        return hours_of_day(slots, day)
    if "part_" in slots:
        part = slots.said("part_")
    if "dnum" in slots:
        day = _day_number(slots)
        if day is None:
            return None
    if "year" in slots:
        if not isinstance(day, Date) or day.year is not None:
            return None
        day = replace(day, year=slots.number("year"))
    time = _time(slots)
    if "hhmm" in slots and (time is None or _is_other(slots, day)):
        return None
    if "part" in slots:
        part = DayPart(slots.value("part"))
    if "range_clock" in slots:
        return _on_day(slots, day if part is None else At(day, part=part))
    if "sign" in slots and isinstance(time, Clock):
        zone = offset_zone(slots)
        return At(day, time, zone=zone) if zone else None
    return put_together(day, part, time)


def _is_other(slots: Slots, day: Said | None) -> bool:
    """Whether four digits beside a day are no hour: "Tuesday (March 24), 2026", "on Monday Flight 1120"."""
    if "at" not in slots and is_year_of(slots, day):
        return True
    return slots.follows(slots.settings["accept"]["labelled"], 1)


def _on_day(slots: Slots, day: Said | None) -> Range | None:
    """Hours on a day; the end may have its own: "Friday from 9 p.m. to 2 a.m. on Saturday"."""
    span: Range = slots.said("range_clock")
    if span.day is not None:
        return None
    if "last" not in slots:
        return replace(span, day=day, ends_on_day=span.ends_on_day and slots.begins_with("range_clock"))
    start, end = (said if isinstance(said, Clock) else Clock(0) for said in (span.start, span.end))
    if not all(clock.half or clock.is_24h for clock in (start, end)):
        return None
    over_night = _since_midnight(end) <= _since_midnight(start)
    if "\n" in slots.words() or slots.has_own_time() or not ("tie" in slots or over_night):
        return None  # "Friday 9 to 5 Saturday 10 to 2"
    return Range(At(day, start), At(slots.said("last"), end), zone=span.zone)


def _since_midnight(clock: Clock) -> int:
    """The minutes of a clock time whose half of the day is known."""
    hour = clock.hour % _NOON if clock.half else clock.hour
    return (hour + (_NOON if clock.half == "pm" else 0)) * 60 + clock.minute


def _time(slots: Slots) -> Said | None:
    """The clock time beside a day, read already or only a number."""
    if "named" in slots:
        noon = slots.value("named") == "noon"
        return Clock(12, half="pm", name="noon") if noon else Clock(0, is_24h=True, name="midnight")
    if "hhmm" in slots:
        digits = slots.raw("hhmm")
        whole = len(digits) == 4  # noqa: PLR2004
        return make_clock(int(digits[:-2]), int(digits[-2:]), is_24h=True) if whole else None
    if "hour" in slots:
        return make_clock(slots.number("hour"), bare=True)
    return next((slots.said(name) for name in _TIMES if name in slots), None)


def _day_number(slots: Slots) -> DayNumber | None:
    """As in "8pm on the 15": a number that only the clock time beside it makes a day."""
    if slots.folded[slots.end : slots.end + 2].strip()[:1].isalpha():
        return None
    return DayNumber(slots.number("dnum"))


def put_together(day: Said | None, part: DayPart | None, time: Said | None) -> Said | None:
    """One `At` of a day, a part of the day and a clock time."""
    if isinstance(time, Clock):
        return At(day, with_part(time, part), part)
    if isinstance(time, At) and time.day is None and time.clock:
        return replace(time, day=day, part=part, clock=with_part(time.clock, part))
    return None


def build_at_zone(slots: Slots) -> Built:
    """A moment, or a range of moments, with a zone after it."""
    zone: ZoneName = slots.said("zone_")
    inner = slots.said("moment") or slots.said("moment_range")
    if isinstance(inner, At | Range) and inner.zone is None:
        return replace(inner, zone=zone)
    return None


def zone_of(said: Said | None) -> ZoneName | None:
    """The zone that a part of a range states."""
    return said.zone if isinstance(said, At | Range) else None


def day_and_part(slots: Slots) -> tuple[Said | None, DayPart | None]:
    """The day and the part of the day that a match tells."""
    part: DayPart | None = None
    inner: Said | None = next((slots.said(name) for name in _DAYS if name in slots), None)
    if "daypart" in slots:
        inner = slots.said("daypart")
    if isinstance(inner, At) and inner.clock is None:
        return inner.day, inner.part
    if isinstance(inner, DayPart):
        part, inner = inner, None
        if part.which == "this":
            inner = DayOffset(0)
        elif part.which:
            inner = Period(Grain.DAY, _WAY.get(part.which, 0), which=part.which)
    return inner, part


def with_part(clock: Clock, part: DayPart | None) -> Clock:
    """A clock time in the half that a part of the day tells."""
    if part is None or clock.half or clock.is_24h or clock.name:
        return replace(clock, bare=False)
    return replace(clock, half=half_of(part.code, clock.hour), bare=False)
