"""The n-th unit or weekday of something: "first Monday of May", "the last week of the year"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from timeline.language import Language
from timeline.model.said import (
    At,
    Date,
    DayNumber,
    Grain,
    Holiday,
    Listing,
    Mention,
    Month,
    Nth,
    Range,
    Recurrence,
    Said,
    Shift,
    Weekday,
)
from timeline.model.text import Span
from timeline.resolve.context import Context
from timeline.resolve.day import day_of, nth_from, nth_of
from timeline.resolve.grounded import Ground
from timeline.resolve.periods import Stretch, month_stretch, unit_stretch
from timeline.resolve.timex import day_value

_BESIDE = 5
"""Code points of " | " or " (" between a day and its date."""
_CLAUSE = 200
"""Code points from a month to the ordinal that is of it."""
_NEXT = re.compile(r" ([^\W\d_]+)")
_STOP = re.compile(r"[.!?;]\s|\n\s*\n")
_COUNTS = re.compile(r"[ \t]*[,(\[|:/\u2013\u2014-]?[ \t]*")
"""What parts a date from the number of its day."""
Days = tuple[date | None, date | None]
_LONGEST = timedelta(days=31)
"""Of a festival or a course; longer ones have no days that are counted."""
Grounder = Callable[[Said, Context], Ground | None]


def nth_ground(said: Nth, context: Context, ground: Grounder) -> Ground | None:
    """Place an n-th weekday, day or unit; `ground` places what it is counted in."""
    if is_counted(said):
        day = _day_of_stretch(said, context)
        return None if day is None else Ground("DATE", day_value(day), day, day)
    if said.of is None:
        return None
    if said.grain is None and (isinstance(said.of, Holiday) or day_of(said.of, context) is not None):
        day = day_of(said.of, context)
        if day is None:
            return None
        found = nth_from(said, day)
        return Ground("DATE", day_value(found), found, found)
    of = ground(said.of, context)
    if of is None or of.first is None or of.last is None:
        return None
    if said.weekday is not None or said.grain is Grain.DAY:
        day = nth_of(said, of.first, of.last)
        if (
            isinstance(said.of, Month)
            and said.of.year is None
            and said.of.which == ""
            and context.today
            and day
            and day < context.today
            and context.direction >= 0
        ):
            later = month_stretch(of.first.year + 1, of.first.month)
            day = nth_of(said, later[1], later[2]) if later else day
        return None if day is None else Ground("DATE", day_value(day), day, day)
    stretch = _nth_unit(said, of.first, of.last)
    return (
        None
        if stretch is None
        else Ground("DATE", stretch[0], stretch[1], stretch[2], calendar=stretch[1] == stretch[2])
    )


def stretch_told(before: Days, said: Said, found: Ground) -> Days:
    """The days of which "the second day" is told behind an expression: several, or one that may open them."""
    if not found.day_said and found.type != "DATE":
        return before
    first = found.first
    last = found.days[-1] if found.days else found.last
    if first is None or is_counted(said):
        return before
    if last is not None and first < last:
        return (first, last) if last - first <= _LONGEST else before
    return before if before[1] is not None else (first, None)


def is_counted(said: Said) -> bool:
    """Whether the day is told as one of several: "at 9 a.m. on the second day"."""
    day = said.day if isinstance(said, At) else said
    return isinstance(day, Nth) and day.of is None and day.grain is Grain.DAY


def with_dates_of_days(mentions: Sequence[Mention], text: str) -> Sequence[Mention]:
    """A day of several and its date are one expression: "Day 1 | Wednesday 18 March", "18 March (Day 1)"."""
    if not any(_may_be_dated(mention.said) for mention in mentions):
        return mentions
    kept: list[Mention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if before is not None and _may_be_dated(before.said) and _is_date_of(mention, before, text):
            core = mention.core or mention.span
            kept[-1] = replace(mention, span=Span(before.span.start, mention.span.end), core=core)
        elif before is not None and _counts_day(mention, before, text):
            kept[-1] = replace(
                before, span=Span(before.span.start, mention.span.end), core=before.core or before.span
            )
        else:
            kept.append(mention)
    return kept


def with_months(mentions: Sequence[Mention], folded: str, language: Language) -> Sequence[Mention]:
    """A day of a month that the sentence has named: "The June meeting is on the 11th"."""
    month: Mention | None = None
    kept: list[Mention] = []
    for mention in mentions:
        said = mention.said
        day = said.day if isinstance(said, At) else said
        if _month_of(said) is not None:
            month = None if _names_paper(mention, folded, language) else mention
        elif isinstance(day, Date):
            month = None
        elif month is not None and isinstance(day, DayNumber) and day.month_shift is None:
            named, near = _month_of(month.said), mention.span.start - month.span.end <= _CLAUSE
            stop = _STOP.search(folded, month.span.end, mention.span.start) if near else None
            if named is not None and near and stop is None and _lies_in(day, named):
                date_of = Date(named.month, day.day, named.year, day.weekday)
                changed = replace(said, day=date_of) if isinstance(said, At) else date_of
                mention = replace(mention, said=changed)  # noqa: PLW2901 - the mention as it is meant
        kept.append(mention)
    return kept


def _month_of(said: Said | None) -> Month | None:
    """The month that an expression names: "in May", "not until May"."""
    if isinstance(said, Range) and said.start is None:
        said = said.end
    return said if isinstance(said, Month) and not said.which else None


def _lies_in(day: DayNumber, month: Month) -> bool:
    """Whether a day may lie in a month: the weekday told with it falls on it then."""
    if day.weekday is None or month.year is None:
        return True
    try:
        return date(month.year, month.month, day.day).isoweekday() == day.weekday
    except ValueError:
        return False


def _names_paper(mention: Mention, folded: str, language: Language) -> bool:
    """Whether a paper bears the name of the month, and comes out in another: "The May issue is out on"."""
    behind = _NEXT.match(folded, mention.span.end)
    return behind is not None and behind[1] in language.settings.get("papers", {}).get("monthly", ())


def _may_be_dated(said: Said) -> bool:
    """Whether a date may follow that says which day is meant: "a week later, *on April 21*"."""
    weekly = (
        isinstance(said, Recurrence) and said.freq == "WEEKLY" and said.clock is None and said.start is None
    )
    return weekly or is_counted(said) or (isinstance(said, Shift) and said.told)


def _is_date_of(mention: Mention, before: Mention, text: str) -> bool:
    gap = text[before.span.end : (mention.lead or mention.span).start]
    if len(gap) > _BESIDE or "\n" in gap or any(letter.isalnum() for letter in gap):
        return False
    said = mention.said
    day = said.day if isinstance(said, At | Range) else said
    if isinstance(before.said, Recurrence):
        return isinstance(day, Listing) and not gap.strip()  # "Saturdays 4, 11 and 18 April"
    return isinstance(day, Date)


def _counts_day(mention: Mention, before: Mention, text: str) -> bool:
    """Whether a day of several only counts the day that stands right before it: "18 March (Day 1)"."""
    if not isinstance(mention.said, Nth) or not is_counted(mention.said):
        return False
    if not isinstance(before.said, Date | Weekday):
        return False
    gap = text[before.span.end : (mention.lead or mention.span).start]
    return len(gap) <= _BESIDE and bool(_COUNTS.fullmatch(gap))


def _day_of_stretch(said: Nth, context: Context) -> date | None:
    """The n-th day of the days told last: "18 to 20 March ... on the *second day*"."""
    first, last = context.stretch
    if first is None or (said.number < 0 and last is None):
        return None
    if said.number < 0 and last is not None:
        return last + timedelta(days=said.number + 1)
    day = first + timedelta(days=said.number - 1)
    return day if last is None or day <= last else None


def _nth_unit(said: Nth, first: date, last: date) -> Stretch | None:
    grain = said.grain or Grain.DAY
    if grain in (Grain.WEEK, Grain.WEEKEND):
        # the week that holds most of its days inside: ISO 8601's own rule for the first week of a year
        monday = first - timedelta(days=first.isoweekday() - 1)
        if first.isoweekday() > 4:  # noqa: PLR2004
            monday += timedelta(weeks=1)
        if said.number < 0:
            monday = last - timedelta(days=last.isoweekday() - 1)
            if last.isoweekday() < 4 and grain is Grain.WEEK:  # noqa: PLR2004
                monday -= timedelta(weeks=1)
        step = said.number - 1 if said.number > 0 else said.number + 1
        return unit_stretch(grain, monday + timedelta(weeks=step), 0)
    stretch = unit_stretch(
        grain, first if said.number > 0 else last, said.number - 1 if said.number > 0 else said.number + 1
    )
    if stretch is None or stretch[1] < first or stretch[2] > last:
        return None
    return stretch
