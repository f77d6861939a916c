"""Hours behind labels of an evening's rows: "doors 7, show 8", "gates 5.30 | start 7"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from timeline.find.barehours import tells_day
from timeline.find.clock import make_clock
from timeline.language import Language
from timeline.language.load import load_language
from timeline.model.said import Mention
from timeline.model.text import Span

_TIED: Final = r"(?: ?[:\u2013\u2014-] ?| )(?:(?:%s) )?"
"""Between a label and its hour; the words are those that lead to a clock time."""
_HOUR: Final = r"(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?"
_CLOSED: Final = r"(?=[ ]*(?:\Z|[\n,;|/)(&]|\.(?!\d))|[ ]+(?:[\u2013\u2014-] |(?:%s)\b))"
"""Behind a bare hour: no noun that it counts, but a mark, the end of the line or the next label."""
_REACH: Final = 600
"""Code points over a label within which its day stands."""
_HOURS: Final = 23
_NOON: Final = 12


def with_door_hours(found: list[Mention], folded: str, language: Language) -> list[Mention]:
    """The mentions of a text with the bare hours behind such labels, where a day is told near.

    Args:
        found: all mentions, in order and apart.
        folded: the text folded.
        language: whose labels they are.
    """
    labels = _doors(language.code)
    if labels is None or labels.search(folded) is None:
        return found
    days = [mention.span.start for mention in found if tells_day(mention)]
    new = list(_hours(found, days, folded, language)) if days else []
    return sorted([*found, *new], key=lambda mention: mention.span) if new else found


def _hours(
    found: Sequence[Mention], days: Sequence[int], folded: str, language: Language
) -> Iterator[Mention]:
    doors, pattern = _doors(language.code), _pattern(language.code)
    assert doors is not None  # noqa: S101 - by the caller
    spans = [mention.span for mention in found]
    for begin, end in _lines(folded, doors):
        near = bisect_left(days, end)
        if not near or begin - days[near - 1] > _REACH:
            continue
        for match in pattern.finditer(folded, begin, end):
            span = Span(match.start("hour"), match.end())
            at = bisect_left(spans, span)
            if any(other.overlaps(span) for other in spans[max(0, at - 1) : at + 1]):
                continue
            hour = int(match["hour"])
            clock = make_clock(hour, int(match["minute"] or 0), is_24h=hour > _NOON)
            if clock is not None and hour <= _HOURS:
                yield Mention(span, clock, "clock")


def _lines(folded: str, doors: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The lines in which such a label stands, each once."""
    last = -1
    for match in doors.finditer(folded):
        if match.start() < last:
            continue
        begin = folded.rfind("\n", 0, match.start()) + 1
        last = folded.find("\n", match.end())
        last = len(folded) if last < 0 else last
        yield begin, last


@cache
def _doors(code: str) -> re.Pattern[str] | None:
    """The labels that speak of an evening by themselves, right before an hour."""
    words = load_language(code).settings.get("accept", {}).get("door_labels", ())
    if not words:
        return None
    return re.compile(rf"\b(?:{_either(words)}){_TIED % _either(_leads(code))}\d")


@cache
def _pattern(code: str) -> re.Pattern[str]:
    settings = load_language(code).settings.get("accept", {})
    labels = _either([*settings.get("door_labels", ()), *settings.get("stage_labels", ())])
    return re.compile(rf"\b(?:{labels}){_TIED % _either(_leads(code))}{_HOUR}{_CLOSED % labels}")


def _leads(code: str) -> Sequence[str]:
    leads: Sequence[str] = load_language(code).settings.get("accept", {}).get("door_leads", ())
    return leads


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
