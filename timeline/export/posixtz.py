"""The rule at the end of a TZif file: a POSIX TZ string such as `EET-2EEST,M3.5.0/3,M10.5.0/4`.

RFC 8536 section 3.3.1: hours of a change may run from -167 to 167, so that "24:00 on the last Thursday"
and "an hour before the last Sunday" can be said.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.export.tzif import LocalType, Transition

_EPOCH = date(1970, 1, 1).toordinal()
_DAY = 86400
_LAST_WEEK = 5
_FEBRUARY = 2
_MARCH_FIRST = 60
"""Day of a year that has no 29 February."""
_NAME = r"(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)"
_TIME = r"[+-]?[0-9]{1,3}(?::[0-9]{2}){0,2}"
_TZ = re.compile(
    rf"(?P<std>{_NAME})(?P<std_offset>{_TIME})"
    rf"(?:(?P<dst>{_NAME})(?P<dst_offset>{_TIME})?,(?P<start>[^,]+),(?P<end>[^,]+))?"
)
_RULE = re.compile(
    rf"(?:M(?P<month>[0-9]{{1,2}})\.(?P<week>[1-5])\.(?P<weekday>[0-6])|(?P<julian>J?)(?P<day>[0-9]{{1,3}}))"
    rf"(?:/(?P<time>{_TIME}))?"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """When in a year the clock is changed, in the local time kept until then."""

    seconds: int
    """Seconds from the midnight that begins the day; may be negative or more than a day."""
    month: int = 0
    """1-12 for a weekday of a month; 0 when the day is told by its number in the year."""
    week: int = 0
    """1-4, or 5 for the last."""
    weekday: int = 0
    """0 is Monday."""
    day: int = 0
    """Day of the year: from 1 without 29 February when `julian`, else from 0."""
    julian: bool = False

    def ordinal(self, year: int) -> int:
        """The proleptic ordinal of the day that the rule names."""
        if not self.month:
            leap_day = self.julian and self.day >= _MARCH_FIRST and calendar.isleap(year)
            return date(year, 1, 1).toordinal() + self.day + (leap_day - 1 if self.julian else 0)
        first = date(year, self.month, 1)
        day = 1 + (self.weekday - first.weekday()) % 7 + 7 * (self.week - 1)
        if day > calendar.monthrange(year, self.month)[1]:
            day -= 7
        return first.toordinal() + day - 1


@dataclass(frozen=True, slots=True)
class Footer:
    """What a zone keeps after its last transition: one type for ever, or two that alternate."""

    standard: LocalType
    daylight: LocalType | None = None
    start: Rule | None = None
    end: Rule | None = None

    def changes(self, first: int, last: int) -> Iterator[Transition]:
        """Yield the changes of the years `first` to `last`, in order."""
        if self.daylight is None or self.start is None or self.end is None:
            return
        for year in range(first, last + 1):
            pair = (
                _change(self.start, year, self.standard, self.daylight),
                _change(self.end, year, self.daylight, self.standard),
            )
            yield from sorted(pair, key=lambda change: change.at)


def parse_footer(text: str) -> Footer:
    """Read a POSIX TZ string.

    Raises:
        LookupError: if it is none.
    """
    found = _TZ.fullmatch(text)
    if found is None:
        raise LookupError(f"not a POSIX TZ string: {text!r}")
    # POSIX counts west of Greenwich
    offset = -_seconds(found["std_offset"])
    standard = LocalType(offset, is_dst=False, name=found["std"].strip("<>"))
    if found["dst"] is None:
        return Footer(standard)
    ahead = offset + 3600 if found["dst_offset"] is None else -_seconds(found["dst_offset"])
    daylight = LocalType(ahead, is_dst=True, name=found["dst"].strip("<>"))
    return Footer(standard, daylight, _rule(found["start"]), _rule(found["end"]))


def month_days(rule: Rule) -> tuple[int, list[tuple[int, tuple[int, ...]]]] | None:
    """The days on which a weekday rule falls, with whole days of `seconds` worked in.

    Returns:
        The weekday (0 is Monday) and, for each month that it can fall into, the possible days of that month.
        None when the days are not the same in every year: a rule by day number, or one that needs to know
        how long February is.

    >>> month_days(parse_footer("EET-2EEST,M4.5.5/0,M10.5.4/24").end)
    (4, [(10, (26, 27, 28, 29, 30, 31)), (11, (1,))])
    """
    if not rule.month:
        return None
    shift = rule.seconds // _DAY
    length = calendar.monthrange(2001, rule.month)[1]
    first = (length - 7 if rule.week == _LAST_WEEK else 7 * (rule.week - 1)) + shift
    base = date(2001, rule.month, 1)
    days = [base + timedelta(first + step) for step in range(7)]
    months = tuple(dict.fromkeys(day.month for day in days))
    if months[0] == _FEBRUARY and (rule.week == _LAST_WEEK or len(months) > 1):
        return None
    return (rule.weekday + shift) % 7, [
        (month, tuple(day.day for day in days if day.month == month)) for month in months
    ]


def _change(rule: Rule, year: int, before: LocalType, after: LocalType) -> Transition:
    return Transition((rule.ordinal(year) - _EPOCH) * _DAY + rule.seconds - before.offset, before, after)


def _rule(text: str) -> Rule:
    found = _RULE.fullmatch(text)
    if found is None:
        raise LookupError(f"not a POSIX TZ rule: {text!r}")
    seconds = 7200 if found["time"] is None else _seconds(found["time"])
    if found["month"] is None:
        return Rule(seconds, day=int(found["day"]), julian=bool(found["julian"]))
    # POSIX counts from Sunday
    return Rule(seconds, int(found["month"]), int(found["week"]), (int(found["weekday"]) - 1) % 7)


def _seconds(text: str) -> int:
    hours, *rest = text.lstrip("+-").split(":")
    minutes, seconds, *_ = [int(part) for part in rest] + [0, 0]
    total = int(hours) * 3600 + minutes * 60 + seconds
    return -total if text.startswith("-") else total
