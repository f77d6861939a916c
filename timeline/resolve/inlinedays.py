"""Hours that one sentence tells for all days of its list: "Classes are at 6 p.m.: May 4, June 1 (5 p.m.)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from timeline.model.when import AllDay, Basis, Moment, Resolved, Unresolved
from timeline.resolve.governing import at_hours
from timeline.resolve.page import Found, Page, words_of

_LEAST: Final = 2
"""Days of a list that hours are told for."""
_LEAD: Final = 60
"""Code points between hours and the list that they head, and before hours in their clause."""
_BETWEEN: Final = 40
"""Code points between two days of a list, with a remark in brackets."""
_SIGNS: Final = re.compile(r"[\s,;&/]*(?:\([^()\n]*\))?[\s,;&/]*")
_STOP: Final = re.compile(r"[.!?]\s+(?=[^\W\d_])|\n\s*\n")


def with_hours_of_inline(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Days listed in the sentence of some hours take them, but for those with hours in brackets."""
    out = list(found)
    for index, hours in enumerate(found):
        if not isinstance(hours, Resolved) or not _is_open(hours):
            continue
        if _heads_list(found, index, page):
            days = list(_days_behind(found, index, page))
        elif _closes_list(found, index, page):
            days = list(_days_before(found, index, page))
        else:
            continue
        if len(days) < _LEAST:
            continue
        for number in days:
            day = found[number]
            if isinstance(day, Resolved) and not _has_hours(found, number, page):
                out[number] = at_hours(_without_hours(day), hours)
        out[index] = replace(hours, start=None, end=None)
    return out


def _is_open(result: Resolved) -> bool:
    """Whether it is a clock time that tells no day of its own."""
    start = result.start
    return isinstance(start, Moment) and start.day_from.basis is not Basis.STATED and not result.rrule


def _heads_list(found: Found, index: int, page: Page) -> bool:
    """Whether a sign leads from hours of what is held more than once to a day: "All start at 6: May 4"."""
    hours, after = found[index], found[index + 1] if index + 1 < len(found) else None
    if not isinstance(hours, Resolved) or not isinstance(after, Resolved):
        return False
    gap = page.between(hours, after)
    if len(gap) > _LEAD or not gap.rstrip().endswith(":") or _STOP.search(gap):
        return False
    words = page.table("half")
    wanted = (*words.get("held", ()), *words.get("all", ()))
    begin = max(page.span_of(page.block_of(hours)).start, hours.span.start - _LEAD)
    told = words_of(_STOP.split(page.folded[begin : hours.span.start])[-1])
    return any(word in wanted for word in told)


def _closes_list(found: Found, index: int, page: Page) -> bool:
    """Whether hours are told for all days before them: "May 4, June 1, July 6, all at 6 p.m."."""
    hours, before = found[index], found[index - 1] if index else None
    if not isinstance(hours, Resolved) or not isinstance(before, Resolved):
        return False
    gap, words = page.between(before, hours), page.table("half")
    told, everyone = words_of(gap), words.get("all", ())
    if len(gap) > _BETWEEN or not any(word in everyone for word in told) or "." in gap:
        return False
    return all(word in everyone or word in words.get("list_ties", ()) for word in told)


def _days_behind(found: Found, index: int, page: Page) -> Iterator[int]:
    """The numbers of the days of the list that begins behind some hours."""
    last = index
    for number in range(index + 1, len(found)):
        result = found[number]
        if number > index + 1 and not _goes_on(found[last], result, page):
            return
        if _is_day(result):
            yield number
        elif not _is_remark(result, page):
            return
        last = number


def _days_before(found: Found, index: int, page: Page) -> Iterator[int]:
    """The numbers of the days of the list that ends before some hours, the last one first."""
    last = index
    for number in range(index - 1, -1, -1):
        result = found[number]
        if (number < index - 1 and not _goes_on(result, found[last], page)) or not _is_day(result):
            return
        yield number
        last = number


def _goes_on(one: Resolved | Unresolved, other: Resolved | Unresolved, page: Page) -> bool:
    """Whether nothing but signs, a link or a remark in brackets lies between two times."""
    start, end = one.mention.span.end, other.mention.span.start
    if end <= start:
        return True  # days of one expression
    if end - start > _BETWEEN or page.block_at(start) != page.block_at(end):
        return False
    gap, joints = page.folded[start:end], page.table("lasting").get("joints", ())
    opened = gap.count("(") - gap.count(")")
    plain = re.sub(r"[()]", " ", gap) if opened else gap
    return _SIGNS.fullmatch(" ".join(word for word in plain.split() if word not in joints)) is not None


def _is_day(result: Resolved | Unresolved) -> bool:
    """Whether one day is told, perhaps with its hour."""
    start = result.start if isinstance(result, Resolved) else None
    if (
        start is None
        or start.day_from.basis is not Basis.STATED
        or (isinstance(result, Resolved) and result.rrule)
    ):
        return False
    return isinstance(start, Moment) or (start.first == start.last and not start.part)


def _is_remark(result: Resolved | Unresolved, page: Page) -> bool:
    """Whether it stands in brackets: "(5 p.m.)"."""
    return page.folded[: result.mention.span.start].rstrip()[-1:] == "("


def _has_hours(found: Sequence[Resolved | Unresolved], number: int, page: Page) -> bool:
    """Whether the hours of a day are its own: those in brackets behind several days are of the last."""
    day, after = found[number], found[number + 1] if number + 1 < len(found) else None
    if not isinstance(day, Resolved) or not isinstance(day.start, Moment):
        return after is not None and not _is_day(after) and _is_remark(after, page)
    if after is None or after.mention.span != day.mention.span:
        return True
    return "(" not in day.mention.span.of(page.folded)


def _without_hours(day: Resolved) -> Resolved:
    start = day.start
    if not isinstance(start, Moment):
        return day
    on = start.at.date()
    return replace(day, start=AllDay(on, on, start.day_from), end=None)
