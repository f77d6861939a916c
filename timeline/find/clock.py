"""Clock times: "3 p.m.", "15:00", "0900", "14h30", "half past eight", "noon", "at 7"."""

from __future__ import annotations

import re
from typing import Literal

from timeline.find.localtimes import is_local
from timeline.find.slots import Built, Slots
from timeline.model.said import Clock

Half = Literal["am", "pm"] | None
_LINE = 80
"""Code points of bullets and blanks before the time of a row."""
_ROW_GOES_ON = re.compile(r"(?: {2,}|\t| ?[-\u2013\u2014|:] )(?=\s*[*_]{0,3}[^\W\d_])| (?=[^\W\d_a-z])")
"""What follows the time that begins a row: a gap, a dash, or a word with a capital."""
_ROW_BEGINS = " |-\u2022\u25aa>*+/\u00b1~"
"""Bullets and signs of doubt: "+/- 13.15  Lunch"."""
_YEARS = range(1800, 2100)
_NOON, _DAY, _NIGHT_BEGINS = 12, 24, 5
_PLAIN = 15
"""Code points of "10 to midnight" and one more: what is longer has a word for the minutes."""


def build_clock(slots: Slots) -> Built:
    """A clock time from its parts; None if no clock shows it."""
    if "named" in slots:
        return _named(slots)
    half: Half = slots.value("half") or slots.value("letter")
    if "hhmm" in slots:
        digits = slots.raw("hhmm")
        hour, minute = int(digits[:-2]), int(digits[-2:])
        if half is None and len(digits) < 4:  # noqa: PLR2004
            return None
        if "localsign" in slots and not is_local(slots):
            return None
        return make_clock(hour, minute, half=half, is_24h=half is None)
    if "letter" in slots and not slots.raw("letter").islower():
        return None  # "2A" is a class, a flat, a page
    if (
        "sub" in slots
        and half is None
        and slots.raw("sub").isdigit()
        and slots.raw("hour").isdigit()
        and "minutes" not in slots
    ):
        return None  # "10 to 3" is a range
    hour, minute = slots.number("hour"), slots.number("minute")
    if "sub" in slots and _is_range(slots, hour, half):
        return None
    hour, minute = _shifted(slots, hour, minute)
    if "part" in slots and slots.raw("part") in slots.settings.get("accept", {}).get("counted_parts", ()):
        return None  # "for 4 nights"
    if "part" in slots and half is None:
        half = half_of(slots.value("part"), hour)
        if half is None and hour <= _NOON:
            return None
    raw = slots.raw("hour")
    is_24h = half is None and (
        hour > _NOON or (raw.startswith("0") and len(raw) > 1) or hour == 0 or "hsign" in slots
    )
    second = slots.number("second") if "second" in slots else None
    return make_clock(hour, minute, second, half=half, is_24h=is_24h)


def build_row(slots: Slots) -> Built:
    """A clock time that begins a row and has no other mark: "0930  Convoy leaves", "10.30 Opening"."""
    line = slots.folded.rfind("\n", max(0, slots.start - _LINE), slots.start) + 1
    if not line and slots.start > _LINE:
        return None
    if slots.folded[line : slots.start].strip(_ROW_BEGINS) or not _ROW_GOES_ON.match(slots.after(12)):
        return None
    if "hhmm" in slots:
        digits = slots.raw("hhmm")
        if len(digits) < 4 or int(digits) in _YEARS:  # noqa: PLR2004
            return None
        return make_clock(int(digits[:-2]), int(digits[-2:]), is_24h=True)
    return make_clock(
        slots.number("hour"),
        slots.number("minute"),
        is_24h=slots.number("hour") > _NOON or slots.raw("hour").startswith("0"),
    )


def build_bare(slots: Slots) -> Built:
    """A number that a preposition may make a time: "at 7"."""
    name = "late" if "late" in slots else "hhmm"
    if name in slots:
        digits = slots.raw(name)
        if name == "late" and int(digits) in _YEARS:  # "by 2031", "since 1945"
            return None
        return make_clock(int(digits[:-2]), int(digits[-2:]), is_24h=True, bare=True)
    hour = slots.number("hour")
    if slots.raw("hour").isalpha() and slots.counts():
        return None
    return (
        None
        if not 0 < hour <= _DAY
        else make_clock(hour, slots.number("minute"), bare=True, is_24h=hour > _NOON)
    )


def build_about(slots: Slots) -> Built:
    """A clock time with a word of doubt or of precision beside it."""
    if "hhmm" in slots:
        return build_bare(slots)
    if "ish" in slots:
        return make_clock(slots.number("ish"))
    said = slots.said("clock") or slots.said("bare")
    if isinstance(said, Clock) and said.bare:
        return Clock(said.hour, said.minute, said.second, said.half, said.is_24h)
    return said  # type: ignore[no-any-return]


def make_clock(
    hour: int,
    minute: int = 0,
    second: int | None = None,
    *,
    half: Half = None,
    is_24h: bool = False,
    bare: bool = False,
) -> Clock | None:
    """A checked clock time; "15:00 p.m." means 15:00, 24:00 is the end of the day."""
    if hour == _DAY and (minute or second or half):
        return None
    if hour > _DAY or (half == "am" and hour > _NOON):
        return None
    if half == "pm" and hour > _NOON:
        half, is_24h = None, True
    return Clock(hour, minute, second, half, is_24h=is_24h, bare=bare, bias="end" if hour == _DAY else "")


def half_of(part: str, hour: int) -> Half:
    """The half of the day of an hour told with a part of the day: "8 in the evening"."""
    if hour > _NOON:
        return None
    if part == "MO":
        return "am"
    if part == "NI":
        return "pm" if _NIGHT_BEGINS <= hour < _NOON else "am"
    return "pm"


def _named(slots: Slots) -> Clock | None:
    name = slots.value("named")
    if slots.begins_with("named") and slots.names_row(capital=True):
        return None  # "9 p.m. Midnight Diner"
    hour = slots.number("hour", _NOON)
    if hour != _NOON or slots.number("minute"):
        return None
    add, sub = _minutes(slots, "add"), _minutes(slots, "sub")
    if 0 < sub <= _NOON and _begins_range(slots, sub):
        return None
    if add or sub:
        start = _NOON * 60 if name == "noon" else 0
        total = (start + add - sub) % (_DAY * 60)
        return Clock(total // 60, total % 60, is_24h=True)
    if name == "noon":
        return Clock(_NOON, half="pm", name="noon")
    return Clock(0, is_24h=True, name="midnight")


def _shifted(slots: Slots, hour: int, minute: int) -> tuple[int, int]:
    """Apply "half past", "quarter to", "ten to"."""
    add, sub = _minutes(slots, "add"), _minutes(slots, "sub")
    if sub:
        return (hour - 1 or _NOON) if hour <= _NOON else hour - 1, 60 - sub
    return hour, minute + add


def _is_range(slots: Slots, hour: int, half: Half) -> bool:
    """Whether two numbers are the ends of a range, not minutes to an hour: "5 to 6pm", "13 to 15 July"."""
    raw = slots.raw("sub")
    if not raw.isdigit() or slots.end > slots.start + len(raw) + 12:  # "20 minutes to 3"
        return False
    minutes = int(raw)
    if hour > _NOON or minutes % 5 or slots.follows(slots.settings.get("range", {}).get("openers", ()), 1):
        return True
    return minutes <= _NOON and (minutes < hour or half is not None)


def _begins_range(slots: Slots, number: int) -> bool:
    """Whether a number before "to noon" is an hour: "from 9 to noon", but "at 10 to noon", "ten to noon"."""
    settings = slots.settings
    if slots.end > slots.start + _PLAIN:
        return False  # "a minute to midnight"
    if number % 5 or slots.follows(settings.get("range", {}).get("openers", ()), 1):
        return True
    leads = settings.get("accept", {}).get("before_time_to", ())
    return slots.raw("sub").isdigit() and not slots.follows(leads, 1)


def _minutes(slots: Slots, name: str) -> int:
    if name not in slots:
        return 0
    return int(slots.value(name) or slots.number(name))
