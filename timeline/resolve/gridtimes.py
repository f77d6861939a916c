"""Times of a table whose columns and rows share them: which are days, which hours, and both put together."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from timeline.model.said import Approx, At, Clock, DayPart, Lasting, Range, Said
from timeline.model.text import Span
from timeline.model.when import AllDay, Moment, Relation, Resolved, Unresolved
from timeline.resolve import instants
from timeline.resolve.page import Page

_DAY: Final = timedelta(days=1)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_MARKS: Final = " \t*_`~.:"


def joined(day: Resolved, hour: Resolved, lead: Resolved, cell: Span, *, late: bool) -> Resolved:
    """The time at `lead` on the day of the one and at the hour of the other.

    Args:
        day: tells one day, see `day_in`.
        hour: tells a clock time, see `is_hour`.
        lead: which of the two, or of both, the evidence is.
        cell: what is on then.
        late: whether the hour is one after the midnight of that day.
    """
    first, start, end = day_in(day), hour.start, hour.end
    assert first is not None and isinstance(start, Moment)  # noqa: S101, PT018 - the caller asked
    first += _DAY if late else timedelta()
    origin = start.day_from if day.start is None else day.start.day_from
    begin = datetime.combine(first, start.at.time())
    until = None
    if isinstance(end, Moment):
        closes = datetime.combine(first, end.at.time())
        closes += _DAY if closes <= begin else timedelta()
        until = replace(end, at=instants.place(closes, end.zone), day_from=origin)
    at = replace(start, at=instants.place(begin, start.zone), day_from=origin)
    return replace(lead, start=at, end=until, rrule=day.rrule, cell=cell, choices=(), warnings=day.warnings)


def on_day(day: Resolved, lead: Resolved, cell: Span) -> Resolved:
    """The time at `lead` as the whole of a day."""
    return replace(lead, start=day.start, end=None, rrule=day.rrule, cell=cell)


def muted(result: Resolved) -> Resolved:
    """A time that heads others and tells nothing by itself."""
    return replace(result, start=None, end=None, rrule=None)


def day_in(result: Resolved | Unresolved) -> date | None:
    """The one day that an expression tells."""
    if not isinstance(result, Resolved) or not isinstance(result.start, AllDay):
        return None
    one = result.start.first == result.start.last and result.relation is Relation.AT
    return result.start.first if one and result.start.part is None else None


def is_hour(result: Resolved | Unresolved) -> bool:
    """Whether an expression tells a clock time and no day."""
    if not isinstance(result, Resolved) or not isinstance(result.start, Moment) or result.rrule:
        return False
    return result.relation is Relation.AT and not _tells_day(result.mention.said)


def _tells_day(said: Said | None) -> bool:
    if isinstance(said, Lasting):
        return _tells_day(said.start)
    if isinstance(said, Approx):
        return _tells_day(said.of)
    if isinstance(said, At):
        return said.day is not None
    if isinstance(said, Range):
        part = said.day
        return not (part is None or isinstance(part, DayPart) or (isinstance(part, At) and part.day is None))
    return not isinstance(said, Clock)


def has_word(folded: str) -> bool:
    """Whether there is a word in it, and not only numbers and units."""
    return _WORD.search(folded) is not None


def tells(cell: Span, page: Page) -> bool:
    """Whether a cell tells of something, and not that nothing is on."""
    words = cell.of(page.folded).strip(_MARKS)
    return has_word(words) and words not in page.table("cells").get("idle", ())


def of_whole_day(cell: Span, page: Page) -> Span | None:
    """What is on the whole day where a cell under an hour says so: "All day: trip to the lake"."""
    words = cell.of(page.folded)
    begin = len(words) - len(words.lstrip(_MARKS))
    for phrase in page.table("cells").get("whole_day", ()):
        if words.startswith(phrase, begin):
            rest = Span(cell.start + begin + len(phrase), cell.end)
            return rest if tells(rest, page) else cell
    return None
