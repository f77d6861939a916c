"""Hours behind what a row names, or in brackets, with a point or bare: "A v B, 14.15", "report (12.00)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final, NamedTuple

from timeline.find.barehours import tells_day
from timeline.find.clock import make_clock
from timeline.find.dayhours import are_hours, between_hours
from timeline.find.headlines import day_over
from timeline.language import Language, at_word_start, load_language
from timeline.language.figures import figures_in
from timeline.language.wordlist import letters_of
from timeline.model.said import At, Clock, DayNumber, Listing, Mention, Range, Year
from timeline.model.text import Span, lies_in

_HOUR: Final = r"(?:[01]?\d|2[0-4])"
_ONE: Final = rf"(?:{_HOUR}[.:][0-5][05]|[0-2]\d[0-5][05]|{_HOUR})(?![\w%]|[.,:/]\d)"
_BEFORE: Final = re.compile(r"(?P<tie>[(\[]|[,;:] ?|[ \t][-\u2013\u2014] |[ \t]{2,}|\t|[ ])\Z")
_TIES: Final = frozenset(" \t([,;:")
_CLOSED: Final = re.compile(r"[ \t]*(?:\n|\Z|[;|)\]]|,(?!\d)|[.](?:\s|\Z))|[ ][-\u2013\u2014|/] ")
_DECIMAL: Final = re.compile(r"\d{1,3}[.]\d\d(?![\w%]|[.,:/]\d)")
_LINE_ENDS: Final = re.compile(r"[ \t]*(?:\n|\Z)")
_ADJACENT: Final = re.compile(r"[ \t]*[,:;]?[ \t]*[-\u2013\u2014(\[]?[ \t]*")
_NAME: Final = re.compile(r"[ \t]{1,3}[^\W\d_]")
_STOP: Final = re.compile(r"[.!?]\s+(?=[^\W\d_])")
_LINE: Final = 300
"""Code points of a line before an hour in which its day stands."""
_WORD: Final = 40
"""Code points before an hour in which the word before it stands."""
_SEVERAL: Final = 2
_TIE: Final = 3
_NOON: Final = 12
_FOUR: Final = 4
_LATE_YEARS: Final = range(1500, 2060)
_OPENING: Final = ("(", "[")
_ROW_ENDS: Final = ("\n", "\n\n")
"""Behind a row, and behind a paragraph, in which brackets may stand in other lines."""
_DAYTIME: Final = range(7, 24)


class _Hour(NamedTuple):
    """Numbers that may be an hour or two, and where they stand."""

    span: Span
    said: Clock | Range
    first: str
    second: str | None
    tie: str
    late: bool

    @property
    def dotted(self) -> bool:
        """Whether minutes are told."""
        return any(mark in f"{self.first}{self.second}" for mark in ".:")

    @property
    def bare(self) -> bool:
        """Whether it is one or two hours without minutes."""
        return not self.dotted and len(self.first) < _FOUR

    @property
    def weak(self) -> bool:
        """Whether it might as well be a price or a year: such need another of their kind."""
        if self.second or self.late:
            return False
        if len(self.first) == _FOUR and self.first.isdigit():
            return int(self.first) in _LATE_YEARS
        return int(self.first.replace(":", ".").partition(".")[0]) not in _DAYTIME


class _Text(NamedTuple):
    """A text and what has been found in it."""

    folded: str
    found: Sequence[Mention]
    days: Sequence[Mention]
    table: _Table


class _Table(NamedTuple):
    """What of a language tells hours from other numbers."""

    hours: re.Pattern[str]
    figures: frozenset[str]
    scored: frozenset[str]
    function: frozenset[str]


def with_hours_behind(found: list[Mention], folded: str, language: Language) -> list[Mention]:
    """The mentions of a text with the hours that end its rows or stand in brackets, where a day is told.

    Args:
        found: all mentions, in order and apart.
        folded: the text folded.
        language: whose words tell prices and scores.
    """
    if "row_prices" not in language.settings.get("accept", {}):
        return found
    days = [mention for mention in found if _tells_day(mention)]
    if not days:
        return found
    text = _Text(folded, found, days, _table(language.code))
    hours, results = _hours(text)
    dated = [(hour, _day_of(hour, text)) for hour in hours]
    told = [(hour, day) for hour, day in dated if (day or not results) and _stands(hour, day, text)]
    if len(told) < _SEVERAL and all(hour.weak and not _has_company(hour, text) for hour, _ in told):
        return found
    new = [_mention(hour, day, folded) for hour, day in told]
    spans = [mention.span for mention in new]
    kept = [mention for mention in found if not lies_in(spans, mention.span.start)]
    return sorted([*kept, *new], key=lambda mention: mention.span)


def _mention(hour: _Hour, day: Mention | None, folded: str) -> Mention:
    """The hours, with the days of the list that ends right before them."""
    if day is not None and isinstance(day.said, Listing) and _is_beside(day, hour, folded):
        span = Span(day.span.start, hour.span.end)
        if isinstance(hour.said, Clock):
            return Mention(span, At(day.said, hour.said), "days_hours")
        return Mention(span, replace(hour.said, day=day.said), "days_hours")
    return Mention(hour.span, hour.said, "clock" if isinstance(hour.said, Clock) else "range_clock")


def _tells_day(mention: Mention, *, weekday: bool = False) -> bool:
    """Whether a mention tells a day or several of them: "Saturday, Jan. 31 and Saturday, Feb. 21"."""
    said = mention.said
    items = said.items if isinstance(said, Listing) else (said,)
    return all(
        (isinstance(item, DayNumber) and item.weekday is not None)
        or tells_day(replace(mention, said=item), weekday=weekday)
        for item in items
    )


def _hours(text: _Text) -> tuple[list[_Hour], list[int]]:
    """What may be hours by its form and by what stands on either side, and where results or prices stand."""
    spans, folded = [mention.span for mention in text.found], text.folded
    hours: list[_Hour] = []
    results: list[int] = []
    last = -1
    for figure in figures_in(folded):
        if folded[figure - 1 : figure] not in _TIES or figure < last:
            continue
        tie = _BEFORE.search(folded, max(0, figure - _TIE), figure)
        match = text.table.hours.match(folded, figure) if tie else None
        if (
            tie
            and match is None
            and (odd := _DECIMAL.match(folded, figure))
            and _CLOSED.match(folded, odd.end())
        ):
            results.append(figure)
        if tie is None or match is None:
            continue
        if not _CLOSED.match(folded, match.end()) and not (
            tie["tie"].isspace() and len(tie["tie"]) > 1 and _NAME.match(folded, match.end())
        ):
            continue
        span = Span(*match.span())
        at = bisect_left(spans, span)
        near = [mention for mention in text.found[max(0, at - 1) : at + 1] if mention.span.overlaps(span)]
        if not all(_gives_way(mention, span) for mention in near):
            continue
        first, second = match["first"], match["second"]
        said = _said(first, second)
        if said is None or (len(first) < _FOUR - 1 and not second and not match["late"]):
            continue
        if match["late"] and isinstance(said, Clock) and said.hour < _NOON:
            said = replace(said, half="pm")
        last = span.end
        hours.append(_Hour(span, said, first, second, tie["tie"], bool(match["late"])))
    return hours, results


def _gives_way(mention: Mention, span: Span) -> bool:
    """Whether what has been read there is a year, or only the end of the hours: "9 till 1"."""
    said = mention.said
    if isinstance(said, Range):
        return said.relation == "until" and said.day is None and mention.span.end == span.end
    return isinstance(said, Year) and mention.span == span


def _said(first: str, second: str | None) -> Clock | Range | None:
    start = _clock(first)
    if second is None or start is None:
        return start
    end = _clock(second)
    if end is None or (first.isdigit() and len(first) == _FOUR) != (
        second.isdigit() and len(second) == _FOUR
    ):
        return None
    apart = are_hours(start.hour, end.hour) or (start.hour == end.hour and start.minute < end.minute)
    return Range(start, end) if apart else None


def _clock(written: str) -> Clock | None:
    hour, _, minute = written.replace(":", ".").partition(".")
    if not minute and len(hour) == _FOUR:
        hour, minute = hour[:2], hour[2:]
    return make_clock(int(hour), int(minute or 0), is_24h=int(hour) > _NOON or written.startswith("0"))


def _day_of(hour: _Hour, text: _Text) -> Mention | None:
    """The last day told before it in its line."""
    begin = _line(hour, text.folded)
    at = bisect_left(text.days, hour.span, key=lambda mention: mention.span) - 1
    return text.days[at] if at >= 0 and text.days[at].span.start >= begin else None


def _line(hour: _Hour, folded: str) -> int:
    low = max(0, hour.span.start - _LINE)
    return max(low, folded.rfind("\n", low, hour.span.start) + 1)


def _is_beside(day: Mention, hour: _Hour, folded: str) -> bool:
    return _ADJACENT.fullmatch(folded, day.span.end, hour.span.start) is not None


def _stands(hour: _Hour, day: Mention | None, text: _Text) -> bool:
    """Whether a day before the numbers makes them hours, and no word of their line another figure."""
    folded, begin = text.folded, _line(hour, text.folded)
    before = _STOP.split(folded[begin : hour.span.start])[-1]
    told = letters_of(before)
    if not text.table.figures.isdisjoint(told) or (hour.bare and not text.table.scored.isdisjoint(told)):
        return False
    if day is not None and _is_beside(day, hour, folded):
        return not hour.bare or hour.late or _are_hours_of(day, hour)
    if hour.tie.isspace() and not hour.late and _NAME.match(folded, hour.span.end):
        return hour.dotted and _has_company(hour, text)
    if hour.tie == " " and not hour.late:
        return _ends_part(hour, day, text)
    if hour.bare and not hour.late:
        return False
    if day is not None and _STOP.search(folded, day.span.end, hour.span.start) is None:
        return True
    if day is None and day_over(text.days, folded, begin) is not None:
        return True
    return hour.tie in _OPENING and _has_company(hour, text)


def _are_hours_of(day: Mention, hour: _Hour) -> bool:
    """Whether bare numbers beside a day are hours, and no days of its month: "Oct 21, 10-4", "(10 to 12)"."""
    if hour.tie in _OPENING or _tells_day(day, weekday=True):
        return True
    return hour.second is not None and int(hour.first) > int(hour.second)


def _ends_part(hour: _Hour, day: Mention | None, text: _Text) -> bool:
    """Whether it ends a row, or a part of a sentence with another hour: "A v B 14.15", ", ceremony 11.30"."""
    folded, start = text.folded, hour.span.start
    words = letters_of(folded[max(0, start - _WORD) : start])
    if not words or words[-1] in text.table.function or not folded[start - 2].isalpha() or not hour.dotted:
        return False
    if day is None:
        ends = _LINE_ENDS.match(folded, hour.span.end) is not None
        return ends and day_over(text.days, folded, _line(hour, folded)) is not None
    return _STOP.search(folded, day.span.end, start) is None and _has_company(hour, text)


def _has_company(hour: _Hour, text: _Text) -> bool:
    """Whether another clock time stands before it in its paragraph."""
    at = bisect_left(text.found, hour.span, key=lambda mention: mention.span)
    for mention in reversed(text.found[max(0, at - 3) : at]):
        far = mention.span.start < hour.span.start - _LINE
        if far or _ROW_ENDS[hour.tie in _OPENING] in text.folded[mention.span.end : hour.span.start]:
            return False
        said = mention.said.start if isinstance(mention.said, Range) else mention.said
        if isinstance(said.clock if isinstance(said, At) else said, Clock):
            return True
    return False


@cache
def _table(code: str) -> _Table:
    settings: Mapping[str, Any] = load_language(code).settings
    accept = settings["accept"]
    late = at_word_start(sorted(accept["till_late"], key=len, reverse=True))
    until = load_language(code).classes.get("until", {}).get(1, ())
    ends = at_word_start(sorted(filter(str.isalpha, until), key=len, reverse=True))
    to = f"(?:{between_hours(code)}|{ends})"
    return _Table(
        re.compile(
            rf"(?P<first>{_ONE})(?:(?P<late> {late})\b|(?: ?[-\u2013\u2014] ?| {to} )(?P<second>{_ONE}))?"
        ),
        frozenset(accept["row_prices"]),
        frozenset(accept["scored"]),
        frozenset((*accept["function"], *accept["measures"])),
    )
