"""Hours told later in a row for all days that head it: "16 and 17 May: Book fair, 9 am to 3 pm"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from timeline.model.said import Listing, Range
from timeline.model.when import AllDay, Basis, Moment, Relation, Resolved, Unresolved
from timeline.resolve.governing import at_hours
from timeline.resolve.page import Found, Page, shifted, words_of
from timeline.resolve.tensewords import tense_words

_HEAD: Final = 6
"""Code points of bullets at the head of a row."""
_REACH: Final = 120
"""Code points from the days to their hours."""
_LONGEST: Final = 10
"""Days of a stretch whose hours are those of each day; what goes on longer has days off."""
_GAP: Final = 60
"""Code points from hours to the days that the rest of their clause tells."""
_MOST: Final = 6
"""Words between them."""
_STOP: Final = re.compile(r"[.!?;:,\n]")


def with_hours_of_row_days(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """The days that head a row take the hours behind them, and days behind hours in one clause do."""
    out: list[Resolved | Unresolved] = []
    index = 0
    while index < len(found):
        days = _days_at(found, index, page)
        rest = index + max(1, len(days))
        while days and rest < len(found) and _is_silent(found[rest]):
            rest += 1  # "16 and 17 May: Parents' evening, 6 pm"
        hours = found[rest] if rest < len(found) else None
        alone = days and not _has_more(found, rest, page)
        if alone and isinstance(hours, Resolved) and _are_of_row(days, hours, page):
            out += [*found[index + len(days) : rest], *_each_at(days, hours)]
            index = rest + 1
            continue
        out.append(found[index])
        index += 1
    return _with_hours_before(out, page)


def _is_silent(result: Resolved | Unresolved) -> bool:
    return isinstance(result, Unresolved) or result.start is None


def _days_at(found: Found, index: int, page: Page) -> list[Resolved]:
    """The listed days, or the stretch of days, that head a row."""
    first = found[index]
    if not isinstance(first, Resolved) or not isinstance(first.mention.said, Listing | Range) or first.rrule:
        return []
    if not isinstance(first.mention.said, Listing) and not _heads_row(first, page):
        return []
    days = [first]
    while index + len(days) < len(found):
        other = found[index + len(days)]
        if not isinstance(other, Resolved) or other.mention.span != first.mention.span:
            break
        days.append(other)
    if not all(isinstance(day.start, AllDay) and day.relation is Relation.AT for day in days):
        return []
    return days if len(_dates(days)) in range(2, _LONGEST + 1) else []


def _heads_row(first: Resolved, page: Page) -> bool:
    """Whether nothing but bullets stands before it in its line."""
    block = page.span_of(page.block_of(first))
    line = page.folded.rfind("\n", block.start, first.span.start) + 1 or block.start
    return first.span.start - line <= _HEAD and not any(
        map(str.isalnum, page.folded[line : first.span.start])
    )


def _dates(days: Sequence[Resolved]) -> list[date]:
    dates: list[date] = []
    for day in days:
        if isinstance(day.start, AllDay):
            length = min((day.start.last - day.start.first).days, _LONGEST)
            dates += [day.start.first + timedelta(days=step) for step in range(length + 1)]
    return dates


def _are_of_row(days: Sequence[Resolved], hours: Resolved, page: Page) -> bool:
    """Whether hours in the same line have no day but the first of these."""
    start, gap = hours.start, page.between(days[-1], hours)
    if (
        not isinstance(start, Moment)
        or hours.rrule
        or start.day_from.basis not in (Basis.CARRIED, Basis.HEADING)
    ):
        return False
    if len(gap) > _REACH or "\n" in gap or start.at.date() != _dates(days)[0]:
        return False
    if not (_heads_row(days[0], page) or gap.endswith("(")):
        return False  # "this Thursday and Friday, outside the hall (8.00-8.40)"
    stretch = len(days) == 1 and isinstance(days[0].mention.said, Range)
    if page.ends_sentence(days[-1].span.end, hours.span.start):
        return False
    return not stretch or isinstance(hours.end, Moment)


def _has_more(found: Found, index: int, page: Page) -> bool:
    """Whether the row tells another time: then hours are of one part of it."""
    hours, after = (found[at] if at < len(found) else None for at in (index, index + 1))
    return (
        hours is not None
        and after is not None
        and page.block_at(after.mention.span.start) == page.block_at(hours.mention.span.start)
        and ("\n" not in page.folded[hours.mention.span.end : after.mention.span.start])
    )


def _each_at(days: Sequence[Resolved], hours: Resolved) -> list[Resolved | Unresolved]:
    """The days without a time of their own, and the hours on each of them."""
    dates = _dates(days)
    muted = [replace(day, start=None, end=None) for day in days]
    also = (*hours.also, days[0].span)
    if len(days) == 1 and isinstance(days[0].mention.said, Range):
        daily = f"FREQ=DAILY;COUNT={len(dates)}"
        return [*muted, replace(hours, rrule=daily, also=also)]
    return [*muted, *(replace(shifted(hours, day - dates[0]), also=also) for day in dates)]


def _with_hours_before(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Days take the hours before them in a clause: "The tour (9 am to noon) is planned for 23 and 24 May"."""
    out = list(found)
    for index in range(len(out) - 1):
        hours, day = out[index], out[index + 1]
        if not isinstance(hours, Resolved) or not isinstance(day, Resolved) or not _lead_to(hours, day, page):
            continue
        last = index + 1
        while last < len(out) and out[last].mention.span == day.mention.span:
            last += 1
        days = [each for each in out[index + 1 : last] if isinstance(each, Resolved)]
        if not all(isinstance(each.start, AllDay) and not each.rrule for each in days):
            continue
        before = out[index - 1] if index else None
        if (
            isinstance(before, Resolved)
            and isinstance(before.start, Moment)
            and _is_beside(before, hours, page)
        ):
            continue  # "at 10 and at 2"
        for number, each in enumerate(days, index + 1):
            out[number] = _daily(each, hours)
        out[index] = replace(hours, start=None, end=None)
    return out


def _is_beside(before: Resolved, hours: Resolved, page: Page) -> bool:
    return not page.ends_sentence(before.span.end, hours.span.start) and "\n" not in page.between(
        before, hours
    )


def _daily(day: Resolved, hours: Resolved) -> Resolved:
    start = day.start
    dates = _dates([day])
    if not isinstance(start, AllDay) or len(dates) == 1:
        return at_hours(day, hours)
    first = at_hours(replace(day, start=replace(start, last=start.first)), hours)
    return replace(first, rrule=f"FREQ=DAILY;COUNT={len(dates)}")


def _lead_to(hours: Resolved, day: Resolved, page: Page) -> bool:
    """Whether hours without a day are those of the day that their clause goes on to tell."""
    start, end = hours.start, day.start
    if not isinstance(start, Moment) or hours.rrule or not _lacks_day(start, hours, page):
        return False
    if (
        not isinstance(end, AllDay)
        or end.part
        or day.relation is not Relation.AT
        or hours.relation is not Relation.AT
    ):
        return False
    if end.day_from.basis is not Basis.STATED or len(_dates([day])) > _LONGEST:
        return False
    gap = page.between(hours, day)
    told, words = words_of(gap), tense_words(page.language.code)
    if len(gap) > _GAP or _STOP.search(gap) or not 1 < len(told) <= _MOST:
        return False
    if page.ends_sentence(hours.span.end, day.span.start):
        return False
    if not (words.joining | words.relatives | words.moves).isdisjoint(told):
        return False
    return told[-1] in words.set_ties and told[-2] in words.slots


def _lacks_day(start: Moment, hours: Resolved, page: Page) -> bool:
    """Whether no day is told for hours in their sentence: one of an earlier sentence is of that."""
    told = start.day_from
    if told.basis in (Basis.PUBLICATION, Basis.UNKNOWN):
        return True
    carried = told.basis is Basis.CARRIED and told.span is not None
    return carried and told.span is not None and page.ends_sentence(told.span.end, hours.span.start)
