"""Clock times that another reading could have: "18-20h" on a day, "7.30 for 8 p.m."."""

from __future__ import annotations

import re
from collections.abc import Collection

from timeline.find.clock import make_clock
from timeline.find.dates import make_date, year_of
from timeline.find.slots import Built, Slots
from timeline.model.said import At, DayNumber, Range, ZoneName
from timeline.model.text import Span

_LINE = 80
"""Code points on either side among which a clock time of the same style may stand."""
_SAME_STYLE = re.compile(r"(?<![\d.:])\d{1,2}(?:[:.]\d\d ?h|h\d\d)(?![^\W_])")
_DATE_BEFORE = re.compile(r"\d[./-]\d{1,2}(?:[./-]\d{2,4})?[ ,|:(\u2013-]{1,3}$")
_ROW_GOES_ON = re.compile(r"[ \t]*[-\u2013\u2014|:]?[ \t]+[^\W\d_a-z]")
_FIVE = 5
_DAYS = frozenset({"month", "wday", "wdays", "relday", "night", "groups_many", "adverb", "part"})
_PASSED = frozenset({"digits", "hsign", "or", "at", "dayfirst", "clocksign", "year"})
_FAR = 8
_NOON, _HOUR = 12, 60


def build_hours(slots: Slots) -> Built:
    """As in "Saturday, 18-20h", "10 h Mass"; where nothing says that it is a time it stays an amount."""
    from_late = "from" in slots and slots.number("end") > _NOON
    if not (from_late or _is_led(slots) or _is_row(slots) or _follows_day(slots) or _has_company(slots)):
        return None
    first = make_clock(slots.number("hour"), is_24h=True)
    if "end" not in slots:
        return first
    last = make_clock(slots.number("end"), is_24h=True)
    return None if first is None or last is None or first.hour >= last.hour else Range(first, last)


def _is_led(slots: Slots) -> bool:
    """Whether it is told as an hour and counts nothing: "the vote is at 15h.", not "at 15h intervals"."""
    return slots.follows(slots.settings.get("accept", {}).get("before_bare", ()), 1) and not slots.counts()


def _is_row(slots: Slots) -> bool:
    line = slots.folded.rfind("\n", max(0, slots.start - _LINE), slots.start) + 1
    if not line and slots.start > _LINE:
        return False
    if slots.folded[line : slots.start].strip(" |-\u2022\u25aa>*\t"):
        return False
    return _ROW_GOES_ON.match(slots.after(_FAR)) is not None


def _follows_day(slots: Slots) -> bool:
    """Whether a day stands right before it, with nothing but numbers and signs between."""
    line = max(0, slots.start - _LINE)
    if _DATE_BEFORE.search(slots.folded[line : slots.start]):
        return True
    for classes in slots.classes_before(_FAR):
        if not _DAYS.isdisjoint(classes):
            return True
        if not _passes(classes):
            return False
    return False


def _passes(classes: Collection[str]) -> bool:
    return not _PASSED.isdisjoint(classes)


def _has_company(slots: Slots) -> bool:
    """Whether a time of the same style stands on the line: "rehearsal 10 h, concert 19.30 h"."""
    text = slots.folded
    low, high = max(0, slots.start - _LINE), slots.end + _LINE
    low = max(low, text.rfind("\n", low, slots.start) + 1)
    end = text.find("\n", slots.end, high)
    return _SAME_STYLE.search(text, low, high if end < 0 else end) is not None


def build_group(slots: Slots) -> Built:
    """A date-time group of seamen and soldiers: "051800Z MAR 26"."""
    digits = slots.raw("ddhhmm")
    clock = make_clock(int(digits[2:4]), int(digits[4:]), is_24h=True)
    if slots.value("abbr")[:1] != ("Etc/UTC",):
        return None
    zone = ZoneName(slots.raw("abbr"), "abbreviation", slots.value("abbr"), Span(slots.start, slots.end))
    number = int(digits[:2])
    day = make_date(slots.number("month"), number, year_of(slots)) if "month" in slots else DayNumber(number)
    return At(day, clock, zone=zone) if clock and day else None
