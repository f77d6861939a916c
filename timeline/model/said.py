"""What the words say, and nothing more: no reference time, no guess.

Every value here is what a reader understands before asking "which one?": `Weekday(4)` for "Thursday",
`Clock(3, half="pm")` for "3 p.m.". `timeline.resolve` turns them into places on the calendar.
Numbers follow ISO 8601: Monday is 1, January is 1.
"""

from __future__ import annotations

from typing import Literal

from timeline.model.named import (
    Amount,
    Clock,
    Date,
    DayNumber,
    DayOffset,
    DayPart,
    Decade,
    Grain,
    Holiday,
    Month,
    Now,
    Period,
    Quarter,
    Season,
    Vague,
    Weekday,
    Which,
    Year,
    ZoneName,
)
from timeline.model.text import Span
from timeline.model.values import value_class


@value_class(frozen=True, slots=True)
class Shift:
    """An amount before or after something: "in two weeks", "3 days after the vote", "two hours later"."""

    amount: Amount
    sign: Literal[1, -1]
    anchor: Said | None = None
    """None is the anchor that `told` names."""
    told: bool = False
    """Counts from what was told before ("later", "the following"), not from now."""


@value_class(frozen=True, slots=True)
class Nth:
    """The n-th unit or weekday of something: "first Thursday of next month", "the last week of March"."""

    number: int
    """From 1; -1 is the last."""
    grain: Grain | None = None
    weekday: int | None = None
    of: Said | None = None


@value_class(frozen=True, slots=True)
class Edge:
    """As in "early June", "the end of the year", "mid-week": TIMEX3 mod START, MID, END."""

    mod: str
    of: Said


@value_class(frozen=True, slots=True)
class WeekOf:
    """As in "the week of September 8", "week 36", "KW 36"."""

    day: Said | None = None
    number: int | None = None
    year: int | None = None
    weekend: bool = False
    """Only the weekend of that week, with the feast that touches it."""


@value_class(frozen=True, slots=True)
class At:
    """A day with a clock time or a part of the day, and a zone: "Thursday, Sept. 4, at 3 p.m. Kyiv time"."""

    day: Said | None = None
    clock: Clock | None = None
    part: DayPart | None = None
    zone: ZoneName | None = None
    twin: tuple[At, ...] = ()
    """The same instant said again in another zone."""
    choices: tuple[Clock, ...] = ()
    """Further clock times: "9:30 or 10"."""
    every: bool = False
    """Whether it is at all of them: "12:30 and 7:30 p.m."."""


@value_class(frozen=True, slots=True)
class Range:
    """From `start` to `end`; either may be None ("until Friday", "from Monday on")."""

    start: Said | None
    end: Said | None
    relation: Literal["range", "until", "by", "before", "after", "since"] = "range"
    day: Said | None = None
    """The day of a range of clock times."""
    zone: ZoneName | None = None
    ends_on_day: bool = False
    """Whether the day was told for the end: "9 p.m., ends at 2 a.m. on Saturday"."""


@value_class(frozen=True, slots=True)
class Lasting:
    """A start and how long it goes on: "at 3 p.m. for two hours", "3 days from Monday"."""

    start: Said
    amount: Amount
    calendar: bool = False


@value_class(frozen=True, slots=True)
class Listing:
    """Several days (or clock times) that share the rest: "Sept. 5, 7 and 9 at 6 p.m."."""

    items: tuple[Said, ...]


@value_class(frozen=True, slots=True)
class Recurrence:
    """A set of times, in RFC 5545 terms."""

    freq: str
    """`SECONDLY` ... `YEARLY`."""
    interval: int = 1
    byday: tuple[str, ...] = ()
    """`MO`, `1TH`, `-1FR`."""
    bymonthday: tuple[int, ...] = ()
    bymonth: tuple[int, ...] = ()
    clock: Said | None = None
    """A Clock, a DayPart or a Range of clock times."""
    start: Said | None = None
    until: Said | None = None
    count: int | None = None
    length: Amount | None = None
    """"for six weeks"."""
    exceptions: tuple[Said, ...] = ()
    zone: ZoneName | None = None
    quantity: str = ""
    """TIMEX3 quant: `EVERY`, `EACH`."""
    times: int = 0
    """"twice a week": 2."""


@value_class(frozen=True, slots=True)
class Approx:
    """As in "around 3 p.m.", "shortly before noon", "1600 or so"."""

    of: Said
    mod: str = "APPROX"


Said = (
    Clock
    | DayPart
    | Date
    | DayNumber
    | Weekday
    | DayOffset
    | Holiday
    | Amount
    | Shift
    | Year
    | Month
    | Quarter
    | Season
    | Decade
    | Period
    | Nth
    | Edge
    | WeekOf
    | Now
    | Vague
    | ZoneName
    | At
    | Range
    | Lasting
    | Listing
    | Recurrence
    | Approx
)


@value_class(frozen=True, slots=True)
class Mention:
    """A time expression: where it stands, what it says, which rule read it."""

    span: Span
    said: Said
    rule: str
    lead: Span | None = None
    """A preposition just before it that belongs to it in speech ("on", "at"), not to the expression."""
    core: Span | None = None
    """The expression as TIMEX3 has it, where `span` holds more: "Friday" of "until Friday"."""


__all__ = [
    "Amount",
    "Approx",
    "At",
    "Clock",
    "Date",
    "DayNumber",
    "DayOffset",
    "DayPart",
    "Decade",
    "Edge",
    "Grain",
    "Holiday",
    "Lasting",
    "Listing",
    "Mention",
    "Month",
    "Now",
    "Nth",
    "Period",
    "Quarter",
    "Range",
    "Recurrence",
    "Said",
    "Season",
    "Shift",
    "Vague",
    "WeekOf",
    "Weekday",
    "Which",
    "Year",
    "ZoneName",
]
