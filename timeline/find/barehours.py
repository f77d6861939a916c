"""Hours of one or two digits in rows, which a day over or beside them makes hours: "10-11.30 Ethics"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from timeline.find.around import words_of
from timeline.find.clock import make_clock
from timeline.find.dayhours import are_hours, between_hours
from timeline.find.namesakes import are_houses
from timeline.language import Language
from timeline.language.figures import figures_in, heads_line
from timeline.language.wordlist import letters_of
from timeline.model.said import At, Clock, Date, DayOffset, Mention, Range, Weekday
from timeline.model.text import Span

_PAIR: Final = (
    r"(?P<span>(?P<first>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?(?: ?[-\u2013\u2014] ?| (?:%s) )"
    r"(?P<last>\d{1,2})(?:[.:](?P<minute2>[0-5]\d))?)"
)
_MARKS, _MOST = " \t*\u2022\u25aa>_-", 6
"""What may stand before the hours of a row, and how much of it."""
_HEAD: Final = r"(?m)^[ \t*\u2022\u25aa>_-]{0,6}" + _PAIR + r"(?=(?: |: | [-\u2013\u2014] )[^\W\d_])"
_TAIL: Final = r"(?m), " + _PAIR + r"(?=[ .]*$|,)"
_REACH: Final = 600
"""Code points over a row within which its day stands."""
_STREET: Final = 60
"""Code points behind two numbers in which the name of a street stands."""
_LAST_WORD: Final = 24
"""Code points before a line in which the last word of the line above ends."""
_WORD: Final = re.compile(r"\s+([^\W\d_]+)")
_NOON: Final = 12
_HOURS: Final = 24


def with_bare_hours(found: list[Mention], folded: str, language: Language) -> list[Mention]:
    """The mentions of a text with the bare hours of its rows, where a day is told over or beside them.

    Args:
        found: all mentions, in order and apart.
        folded: the text folded.
        language: whose words lie between two hours.
    """
    days = [mention.span.start for mention in found if tells_day(mention)]
    if not days:
        return found
    weekdays = {mention.span.start for mention in found if tells_day(mention, weekday=True)}
    new = list(_hours(found, days, weekdays, folded, language))
    return sorted([*found, *new], key=lambda mention: mention.span) if new else found


def _hours(
    found: Sequence[Mention], days: Sequence[int], weekdays: set[int], folded: str, language: Language
) -> Iterator[Mention]:
    scored = language.settings.get("accept", {}).get("scored", ())
    spans = [mention.span for mention in found]
    last = -1
    for match in sorted(_matches(folded, language.code), key=re.Match.start):
        span = Span(*match.span("span"))
        near = bisect_left(days, span.end)
        if span.start < last or not near or span.start - days[near - 1] > _REACH:
            continue
        if not (match["minute"] or match["minute2"] or days[near - 1] in weekdays):
            continue  # "12 May 2014, Journal of Water 3, 9-12"
        at = bisect_left(spans, span)
        if any(other.overlaps(span) for other in spans[max(0, at - 1) : at + 1]):
            continue
        end = folded.find("\n", span.end, span.end + _REACH)
        begin = folded.rfind("\n", max(0, span.start - _REACH), span.start) + 1
        line = folded[begin : end if end >= 0 else span.end]
        first, second = _clock(match["first"], match["minute"]), _clock(match["last"], match["minute2"])
        if (
            first is None
            or second is None
            or not (are_hours(first.hour, second.hour) or _within(first, second))
        ):
            continue
        if _is_counted(folded, match, language):
            continue
        if are_houses(folded[span.end : span.end + _STREET], words_of(language.code)):
            continue
        if not any(word in scored for word in letters_of(line)):
            last = span.end
            yield Mention(span, Range(first, second), "range_clock")


def _is_counted(folded: str, match: re.Match[str], language: Language) -> bool:
    """Whether the numbers measure or go on from the line above: "snow of", below it "1 to 3 inches"."""
    settings = language.settings.get("accept", {})
    behind = _WORD.match(folded, match.end("span"))
    if behind is not None and behind[1] in settings.get("measures", ()):
        return True
    start = match.start()
    above = folded[max(0, start - _LAST_WORD) : start].rstrip(" \t")
    words = letters_of(above) if above.endswith("\n") else []
    open_line = bool(words) and above[-len("x\n") :][:1].isalpha()
    return open_line and words[-1] in settings.get("unfinished", ())


def _matches(folded: str, code: str) -> Iterator[re.Match[str]]:
    if not any(
        folded[max(0, figure - 2) : figure] == ", " or heads_line(folded, figure, _MOST, _MARKS)
        for figure in figures_in(folded)
    ):
        return
    for pattern in _patterns(code):
        yield from pattern.finditer(folded)


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape % between_hours(code)) for shape in (_HEAD, _TAIL))


def _clock(hour: str, minute: str | None) -> Clock | None:
    if int(hour) > _HOURS:
        return None
    return make_clock(int(hour), int(minute or 0), bare=False, is_24h=int(hour) > _NOON)


def _within(first: Clock, second: Clock) -> bool:
    """Whether two times lie in one hour: "15.00 to 15.45"."""
    return first.hour == second.hour and first.minute < second.minute


def tells_day(mention: Mention, *, weekday: bool = False) -> bool:
    """Whether a mention tells a day, or a day with its weekday."""
    said = mention.said
    day = said.day if isinstance(said, At | Range) else said
    if isinstance(day, Date):
        return not weekday or day.weekday is not None
    return isinstance(day, Weekday | DayOffset)
