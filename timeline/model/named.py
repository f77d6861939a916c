"""The plain things that words name: a clock time, a date, a weekday, a feast, a month, so many units, a zone.

Numbers follow ISO 8601: Monday is 1, January is 1.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Literal

from timeline.model.text import Span
from timeline.model.values import value_class

_NOWHERE = Span(0, 0)


class Grain(StrEnum):
    """A unit of the calendar or the clock, named as TIMEX3 durations name it."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    BUSINESS_DAY = "business_day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


Which = Literal["", "this", "next", "last", "coming", "past", "following", "preceding", "same"]
"""How a name picks one of its kind: the bare name, or a word beside it.

`coming` and `past` are the nearest ones ("this coming Friday", "this past Friday"); `following`,
`preceding` and `same` count from what was told before.
"""


@value_class(frozen=True, slots=True)
class Clock:
    """A clock time. `half` is None when the words do not say it: "3:30", "at 7"."""

    hour: int
    minute: int = 0
    second: int | None = None
    half: Literal["am", "pm"] | None = None
    is_24h: bool = False
    """Written in a way that only 24-hour clocks have: "15:00", "0900", "14 h 30"."""
    bare: bool = False
    """A number that only its neighbours make a time: "at 7", "9-5"."""
    name: str = ""
    """`noon` or `midnight`."""
    bias: Literal["", "end"] = ""
    """`end` for 24:00 and for the midnight that ends the named day."""


@value_class(frozen=True, slots=True)
class DayPart:
    """A part of the day: TIMEX3 `MO`, `AF`, `EV`, `NI`, `DT` (daytime), `MI` (midday)."""

    code: str
    which: Which = ""
    mod: str = ""
    """`START`, `MID` or `END`: "early in the morning"."""


@value_class(frozen=True, slots=True)
class Date:
    """A day by number and month; `year` None when not said. `other` is the other reading of 04/05."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    other: tuple[int, int] | None = None
    """(month, day) when both orders of a numeric date make sense."""
    which: Which = ""
    year_shift: int | None = None
    """-1 for "20 June last year"."""


@value_class(frozen=True, slots=True)
class DayNumber:
    """As in "the 15th", "Thursday the 15th": month and year are not said."""

    day: int
    weekday: int | None = None
    month_shift: int | None = None
    """0 for "the 15th of this month", 1 for "of next month"."""


@value_class(frozen=True, slots=True)
class Weekday:
    """A weekday, perhaps with the week that it lies in."""

    weekday: int
    which: Which = ""
    week: int | None = None
    """Offset of the ISO week meant: "Friday next week" 1, "Friday last week" -1."""
    plus_weeks: int = 0
    """Whole weeks beyond the nearest: "Friday week" 1, "Monday fortnight" 2."""


@value_class(frozen=True, slots=True)
class DayOffset:
    """today 0, tomorrow 1, yesterday -1, the day after tomorrow 2."""

    days: int
    weekday: int | None = None
    """A weekday told beside it, as a check."""


@value_class(frozen=True, slots=True)
class Holiday:
    """A named day; `key` names its rule in data/holidays.toml."""

    key: str
    year: int | None = None
    which: Which = ""
    year_shift: int | None = None


@value_class(frozen=True, slots=True)
class Amount:
    """So much time: ((2, WEEK),), ((1, HOUR), (30, MINUTE)). A number is None when vague ("several days")."""

    parts: tuple[tuple[Fraction | None, Grain], ...]
    mod: str = ""
    """TIMEX3: `APPROX`, `MORE_THAN`, `LESS_THAN`, `EQUAL_OR_MORE`, `EQUAL_OR_LESS`, `START`, `MID`, `END`."""


@value_class(frozen=True, slots=True)
class Year:
    """A year by its number."""

    year: int


@value_class(frozen=True, slots=True)
class Month:
    """A month by its name."""

    month: int
    year: int | None = None
    which: Which = ""
    year_shift: int | None = None


@value_class(frozen=True, slots=True)
class Quarter:
    """A quarter (`halves` 4) or a half (2) of a year."""

    number: int
    year: int | None = None
    year_shift: int | None = None
    parts: int = 4
    which: Which = ""


@value_class(frozen=True, slots=True)
class Season:
    """TIMEX3 `SP`, `SU`, `FA`, `WI`."""

    code: str
    year: int | None = None
    which: Which = ""
    year_shift: int | None = None


@value_class(frozen=True, slots=True)
class Decade:
    """The 1990s are 199, "the 90s" too (the reader guesses the century); centuries have `digits` 2."""

    number: int
    digits: int = 3


@value_class(frozen=True, slots=True)
class Period:
    """A calendar unit counted from now: this week 0, next month 1, the last three days -3."""

    grain: Grain
    offset: int = 0
    count: Fraction | None = None
    """"the next three weeks": 3 and offset 1; None for a single unit."""
    which: Which = ""
    rest: bool = False
    """"the rest of the week", "later this week"."""
    vague: bool = False
    """"the next few weeks", "in recent days"."""


@value_class(frozen=True, slots=True)
class Now:
    """As in "now", "right now", "at this moment"."""


@value_class(frozen=True, slots=True)
class Vague:
    """TIMEX3 `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`."""

    value: str


@value_class(frozen=True, slots=True)
class ZoneName:
    """A zone as written; `kind` is `abbreviation`, `offset`, `name`, `place`, `iana` or `local`."""

    text: str
    kind: str
    zones: tuple[str, ...] = ()
    """IANA candidates, the likeliest first; empty for `local`."""
    span: Span = _NOWHERE
