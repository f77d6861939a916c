"""Hours of four digits that head the rows of a day, though they could be years: "1930 Dinner"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from timeline.find.barehours import tells_day
from timeline.find.clock import make_clock
from timeline.find.dayhours import between_hours
from timeline.find.headlines import day_over
from timeline.find.houses import heads_address
from timeline.language import Language
from timeline.language.figures import figures_in, heads_line
from timeline.model.said import At, Clock, DayOffset, Mention, Range, Said, Year
from timeline.model.text import Span, lies_in

_MARKS, _MOST = " \t*\u2022\u25aa|>_([-", 12
"""What may stand before the hours of a row, and how much of it."""
_ROW: Final = (
    r"(?m)^[ \t*\u2022\u25aa|>_(\[-]{0,12}"
    r"(?P<span>(?P<start>\d{4})(?:(?: ?[-\u2013\u2014] ?| %s )(?P<end>\d{4}))?)"
    r"(?=[ \t]*[)\]*_]{0,3}(?:[ \t]+['\"\u2018\u201c(]?[^\W\d_]|: |[ \t]*[|\t]|[ \t]+[-\u2013\u2014] ))"
)
_LINES: Final = 8
"""Lines between two rows of one day."""
_ABOVE: Final = 160
"""Code points over a day in which a title says that its rows are of the past."""
_HOUR, _FIVE, _NOON = 60, 5, 1200
_YEARS: Final = range(1500, 2060)


class _Rows:
    """The rows of one day."""

    def __init__(self, day: Mention) -> None:
        self.day = day
        self.rows: list[re.Match[str]] = []


def with_hours_of_diary(found: list[Mention], text: str, folded: str, language: Language) -> list[Mention]:
    """The mentions of a text with the hours at the head of rows that stand under their day.

    Args:
        found: all mentions, in order and apart.
        text: the text as it is.
        folded: the text folded.
        language: whose words lie between two hours, and say that rows are of years gone by.
    """
    past = language.settings.get("accept", {}).get("histories")
    if not past or not any(
        heads_line(folded, figure, _MOST, _MARKS) and folded[figure : figure + 4].isdigit()
        for figure in figures_in(folded)
    ):
        return found
    days = [mention for mention in found if tells_day(mention)]
    new: list[Mention] = []
    for under in _under_days(days, folded, language.code) if days else ():
        under.rows = [row for row in under.rows if not heads_address(text, row.end(), language.settings)]
        above = folded[max(0, under.day.span.start - _ABOVE) : under.day.span.start]
        if _are_hours(under) and not any(words in above for words in past):
            new += [_mention(row) for row in under.rows]
    spans = [mention.span for mention in found]
    new = [mention for mention in new if _is_free(found, spans, mention.span)]
    told = [mention.span for mention in new]
    kept = [mention for mention in found if not lies_in(told, mention.span.start)]
    return sorted([*kept, *new], key=lambda mention: mention.span) if new else found


def _under_days(days: Sequence[Mention], folded: str, code: str) -> Iterator[_Rows]:
    starts = [day.span.start for day in days]
    under: _Rows | None = None
    for row in _pattern(code).finditer(folded):
        if under is not None and under.rows:
            last = under.rows[-1].end()
            apart = bisect_left(starts, last) < bisect_left(starts, row.start())
            if not apart and folded.count("\n", last, row.start()) <= _LINES:
                under.rows.append(row)
                continue
            yield under
        day = day_over(days, folded, row.start())
        under = _Rows(day) if day is not None else None
        if under is not None:
            under.rows.append(row)
    if under is not None:
        yield under


def _are_hours(under: _Rows) -> bool:
    """Whether all rows are clock times, in order, and their day is none of a calendar of years gone by."""
    starts = [row["start"] for row in under.rows]
    ends = [row["end"] for row in under.rows if row["end"]]
    if any(_clock(digits) is None for digits in (*starts, *ends)):
        return False
    if any(row["end"] and row["start"] == row["end"] for row in under.rows):
        return False
    if not starts:
        return False
    falls = [first for first, second in pairwise(starts) if first > second]
    if len(falls) > 1 or any(int(first) < _NOON for first in falls):
        return False  # a night may go on behind midnight
    day = under.day.said.day if isinstance(under.day.said, At) else under.day.said
    sure = any(int(digits) not in _YEARS for digits in (*starts, *ends))
    return sure or isinstance(day, DayOffset) or tells_day(under.day, weekday=True)


def _is_free(found: Sequence[Mention], spans: Sequence[Span], span: Span) -> bool:
    """Whether nothing but years has been read there."""
    at = bisect_right(spans, span)
    near = found[max(0, at - 1) : at + 1]
    return all(
        _is_years(mention.said) and span.start <= mention.span.start and mention.span.end <= span.end
        for mention in near
        if mention.span.overlaps(span)
    )


def _is_years(said: Said | None) -> bool:
    return isinstance(said, Year) or (isinstance(said, Range) and isinstance(said.start, Year))


def _mention(row: re.Match[str]) -> Mention:
    first, last = _clock(row["start"]), _clock(row["end"] or "")
    assert first is not None  # noqa: S101 - by _are_hours
    if last is None:
        return Mention(Span(*row.span("span")), first, "clock_row")
    return Mention(Span(*row.span("span")), Range(first, last), "range_clock")


def _clock(digits: str) -> Clock | None:
    if not digits:
        return None
    hour, minute = divmod(int(digits), 100)
    if minute >= _HOUR or minute % _FIVE:
        return None
    return make_clock(hour, minute, is_24h=True)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    return re.compile(_ROW % between_hours(code))
