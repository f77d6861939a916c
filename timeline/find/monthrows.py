"""Days that head rows under the name of their month: "MARCH 2017", then "9 Open evening", "14Matinee"."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from timeline.language import Language
from timeline.model.said import (
    At,
    Clock,
    Date,
    DayNumber,
    DayOffset,
    Holiday,
    Listing,
    Mention,
    Month,
    Period,
    Range,
    Said,
    Weekday,
)
from timeline.model.text import Span, lies_in
from timeline.model.values import value_class

_MARKS: Final = " \t*#|:_=-\u2013\u2014.,~\u2022\u25aa>"
"""What may stand beside the name of a month, and before the number of a row."""
_NUMBER: Final = re.compile(
    r"(?P<day>\d{1,2})(?:[ ]?[-\u2013][ ]?(?P<last>\d{1,2})(?![\d:.]))?(?P<letters>[^\W\d_]*)"
    r"(?P<gap>[ \t*_(]*(?:[:|,\u2013\u2014-][ \t*_(]+)?)(?P<next>[^\W_]?)"
)
"""The head of a row: a number or two, the letters of an ordinal or of the first word, and what follows."""
_LEAST: Final = 6
"""What rows and their signs of days must come to: ascending numbers are the proof that they are days."""
_IDLE: Final = 2
"""Lines without a number for each that has one, at most."""
_NUMBERED: Final = 2
_ORDINAL: Final = 4
_DATED: Final = 6
"""How much a bare number, an ordinal, and a number with its weekday speak for a day."""
_PARTED, _CLOCKED = 1, 2
"""How much more a sign behind the number speaks for it, and a clock time in its line."""
_PAIR: Final = 2
_IN_NAMES: Final = Holiday | DayOffset | Period
"""What in a row that has its day is of a name: "12 Last Day of School", "25 Memorial Day"."""
_LEAP_YEAR: Final = 2000
_LONGEST: Final = 160
"""Code points of a line that is looked at."""


@value_class(frozen=True, slots=True)
class _Row:
    """The days of an unnamed month that the head of a row tells."""

    span: Span
    said: Said
    weight: int


def with_days_of_months(found: list[Mention], text: str, language: Language) -> list[Mention]:
    """The mentions of a text with the days that head the rows under a month.

    Args:
        found: all mentions, in order and apart.
        text: the text as it is.
        language: whose ordinals are read.
    """
    months = [mention for mention in found if _heads_rows(mention, text)]
    if not months:
        return found
    reader = _Reader(found, text, language)
    ends = [*(mention.span.start for mention in months[1:]), len(text)]
    sections = [
        (mention.said, reader.rows(mention.span.end, end)) for mention, end in zip(months, ends, strict=True)
    ]
    if not _are_days(sections):
        return found
    days = [
        Mention(row.span, _dated(row.said, month), "month_row")
        for month, rows in sections
        if isinstance(month, Month)
        for row in rows
    ]
    told = [day.span for day in days]
    kept = [mention for mention in found if not lies_in(told, mention.span.start)]
    lines = [Span(span.start, _line_end(text, span.end)) for span in told]
    kept = [
        each for each in kept if not (isinstance(each.said, _IN_NAMES) and lies_in(lines, each.span.start))
    ]
    return sorted([*kept, *days], key=lambda mention: mention.span)


def _heads_rows(mention: Mention, text: str) -> bool:
    """Whether a month stands alone on its line."""
    if not isinstance(mention.said, Month) or mention.said.which or mention.said.year_shift is not None:
        return False
    low = max(0, mention.span.start - _LONGEST)
    begin = text.rfind("\n", low, mention.span.start) + 1
    if low and not begin:
        return False
    end = _line_end(text, mention.span.end)
    if end - begin > _LONGEST:
        return False
    return not (text[begin : mention.span.start] + text[mention.span.end : end]).strip(_MARKS)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


class _Reader:
    """Reads the heads of rows."""

    def __init__(self, found: Sequence[Mention], text: str, language: Language) -> None:
        self.text = text
        self.at = {mention.span.start: mention for mention in found}
        self.clocks = [mention.span.start for mention in found if _tells_clock(mention.said)]
        self.ordinals = {word for words in language.classes.get("th", {}).values() for word in words}

    def rows(self, begin: int, end: int) -> list[_Row]:
        """The rows between two offsets, up to where lines without a number prevail."""
        rows: list[_Row] = []
        idle = 0
        for start in self._lines(begin, end):
            row = self._row(start)
            if row is not None:
                rows.append(row)
            elif (idle := idle + 1) > _IDLE * (len(rows) + 1):
                break
        return rows

    def _lines(self, begin: int, end: int) -> Iterator[int]:
        """Where lines begin, behind their marks."""
        text = self.text
        while (begin := text.find("\n", begin, end)) >= 0:
            begin += 1
            while begin < end and text[begin] in _MARKS:
                begin += 1
            if begin < end and text[begin] != "\n":
                yield begin

    def _row(self, start: int) -> _Row | None:
        if (mention := self.at.get(start)) is not None:
            number = _number_in(mention.said)
            if number is None:
                return None
            return _Row(mention.span, mention.said, _DATED if number.weekday else _ORDINAL)
        match = _NUMBER.match(self.text, start, start + _LONGEST)
        if match is None:
            return None
        letters, end = match["letters"], match.end("last" if match["last"] else "day")
        ordinal = letters.lower() in self.ordinals and not letters.istitle()  # "1St David's Day"
        follows = self.at.get(match.start("next"))
        sign = bool(match["gap"].strip(" \t*_("))
        if ordinal:
            end = match.end("letters")
        elif not (letters or match["next"])[:1].isupper() and (letters or not (sign or follows)):
            return None  # "3 deaths", "2nd" is none of its letters
        weight = _ORDINAL if ordinal else _NUMBERED + _PARTED * sign
        clock = bisect_left(self.clocks, end)
        if clock < len(self.clocks) and self.clocks[clock] < _line_end(self.text, end):
            weight += _CLOCKED
        if follows is not None and isinstance(follows.said, Weekday) and not letters:
            end, weight = follows.span.end, _DATED
        first = DayNumber(int(match["day"]))
        said: Said = Range(first, DayNumber(int(match["last"]))) if match["last"] else first
        return _Row(Span(start, end), said, weight)


def _are_days(sections: Sequence[tuple[Said, Sequence[_Row]]]) -> bool:
    """Whether the numbers of all rows ascend as days of their months do, and do not merely count the rows.

    A stretch of days may begin before the row over it: "17 Film night", then "16-23 Book fair".
    """
    rows = [row for _, rows in sections for row in rows]
    days: list[int] = []
    counts = True
    for month, own in sections:
        if not isinstance(month, Month):
            return False
        told = [stretch for row in own if (stretch := _stretch_in(row.said))]
        longest = monthrange(month.year or _LEAP_YEAR, month.month)[1]
        if any(one > other for (one, _), (_, other) in pairwise([(1, 1), *told, (longest, longest)])):
            return False
        first = [day for day, _ in told]
        counts = counts and _is_counting(first, 1)
        days += first
    sure = any(row.weight >= _ORDINAL for row in rows)
    if len(days) == _PAIR and not sure and _is_counting(days, days[0]):
        return False
    return sum(row.weight for row in rows) >= _LEAST and (sure or not counts)


def _is_counting(numbers: Sequence[int], start: int) -> bool:
    return numbers == list(range(start, start + len(numbers)))


def _stretch_in(said: Said) -> tuple[int, int] | None:
    """The first and the last day of an unnamed month that an expression tells."""
    first = _number_in(said)
    if first is None:
        return None
    last = said.end if isinstance(said, Range) else None
    return first.day, last.day if isinstance(last, DayNumber) else first.day


def _tells_clock(said: Said | None) -> bool:
    if isinstance(said, Range):
        return _tells_clock(said.start)
    return isinstance(said, Clock | At)


def _number_in(said: Said | None) -> DayNumber | None:
    """The day of an unnamed month with which an expression begins."""
    if isinstance(said, DayNumber):
        return said if said.month_shift is None else None
    if isinstance(said, At):
        return _number_in(said.day)
    if isinstance(said, Range):
        return _number_in(said.day or said.start)
    return _number_in(said.items[0]) if isinstance(said, Listing) else None


def _dated(said: Said, month: Month) -> Said:
    """The expression with its days in a month; a number that the month does not have stays one."""
    if isinstance(said, DayNumber):
        if said.day > monthrange(month.year or _LEAP_YEAR, month.month)[1]:
            return said
        return Date(month.month, said.day, month.year, said.weekday)
    if isinstance(said, At):
        return replace(said, day=said.day and _dated(said.day, month))
    if isinstance(said, Range):
        start, end, day = (part and _dated(part, month) for part in (said.start, said.end, said.day))
        return replace(said, start=start, end=end, day=day)
    if isinstance(said, Listing):
        return replace(said, items=tuple(_dated(item, month) for item in said.items))
    return said
