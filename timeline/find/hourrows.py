"""Hours of four digits at the head of rows, which could be years: "0900-1000", below it "1500-1700"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from timeline.find.clock import make_clock
from timeline.find.dayhours import between_hours
from timeline.language import Language
from timeline.language.figures import figures_in, has_four_digits, heads_line
from timeline.model.said import Clock, Mention, Range, Said, Year
from timeline.model.text import Span, lies_in

_MARKS, _MOST = " \t*\u2022\u25aa|>_([-", 12
"""What may stand before the hours of a row, and how much of it."""
_LABEL: Final = 4
"""Code points of blanks between the number of a session and its hours."""
_HEAD: Final = (
    r"(?m)^[ \t*\u2022\u25aa|>_(\[-]{0,12}(?:[^\W\d_]{3,12} \d{1,2}:?[ \t]{1,4})?"
    r"(?P<span>(?P<start>\d{4})(?: ?[-\u2013\u2014] ?| %s )(?P<end>\d{4}))(?![\w/-]|[.:,]\d)"
)
_ROUND: Final = 5
_HOUR: Final = 60
_LEAST: Final = 2
"""Rows that are hours, not years, where one of them begins before ten: "0900"."""
_QUARTERS: Final = 3
"""Rows, and half of them with a half or a quarter of an hour, where none begins so."""


def with_hours_of_rows(found: list[Mention], folded: str, language: Language) -> list[Mention]:
    """The mentions of a text with the hours at the head of its rows, where together they can be no years.

    Args:
        found: all mentions, in order and apart.
        folded: the text folded.
        language: whose words lie between two hours.
    """
    if not has_four_digits(folded):
        return found
    rows = list(_rows(found, folded, language))
    if not _are_hours([row.span.of(folded) for row, _ in rows]):
        return found
    new = [row for row, known in rows if not known]
    told = [row.span for row in new]
    kept = [mention for mention in found if not lies_in(told, mention.span.start)]
    return sorted([*kept, *new], key=lambda mention: mention.span)


def _rows(found: Sequence[Mention], folded: str, language: Language) -> Iterator[tuple[Mention, bool]]:
    """The hours at the head of rows, each with whether something else than years has been read there."""
    figures = figures_in(folded)
    if not any(_may_head(folded, figure) for figure in figures if folded[figure + 3 : figure + 4].isdigit()):
        return
    starts = [mention.span.start for mention in found]
    for match in _pattern(language.code).finditer(folded):
        first, last = _clock(match["start"]), _clock(match["end"])
        if first is None or last is None or match["start"] >= match["end"]:
            continue
        span = Span(*match.span("span"))
        at = bisect_right(starts, span.start) - 1
        before = found[at] if at >= 0 else None
        known = before is not None and before.span.overlaps(span) and not _is_years(before.said)
        yield Mention(span, Range(first, last), "range_clock"), known


def _may_head(folded: str, figure: int) -> bool:
    """Whether a number heads a line, or stands behind the number of a session: "Session 1 0930"."""
    before = folded[max(0, figure - _LABEL) : figure].rstrip(" \t:")
    return before[-1:].isdigit() or heads_line(folded, figure, _MOST, _MARKS)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    return re.compile(_HEAD % between_hours(code))


def _clock(digits: str) -> Clock | None:
    hour, minute = divmod(int(digits), 100)
    if minute >= _HOUR or minute % _ROUND:
        return None
    return make_clock(hour, minute, is_24h=True)


def _is_years(said: Said) -> bool:
    return isinstance(said, Year) or (isinstance(said, Range) and isinstance(said.start, Year))


def _are_hours(rows: Sequence[str]) -> bool:
    """Whether the rows are hours: one of them is before ten, or many of them tell halves and quarters."""
    if any(row.startswith("0") for row in rows):
        return len(rows) >= _LEAST
    odd = sum(not row.replace(" ", "").endswith("00") or row[2:4] != "00" for row in rows)
    return len(rows) >= _QUARTERS and odd * 2 >= len(rows)
