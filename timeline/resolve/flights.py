"""Tickets: a departure and an arrival on lines of their own are on the clocks of their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from timeline.model.text import Span
from timeline.model.when import Moment, Resolved, Unresolved
from timeline.resolve.cities import city_zone
from timeline.resolve.journeys import placed
from timeline.resolve.page import Found, Page, words_of

_NAME: Final = r"[^\W\d_a-z][\w'.\u2019-]*(?: [^\W\d_a-z][\w'.\u2019-]*){0,4}"
_CODE: Final = r"(?: \([^\W\d_]{3}\))?"
_BEHIND: Final = re.compile(rf"[ ,|\t]{{1,4}}(?P<name>{_NAME})")
_LABEL: Final = 30
"""Code points of the label of an hour."""
_GAP: Final = 80
_LINES: Final = 3
"""Lines above the departure among which the route stands."""
_REACH: Final = 240
Place = tuple[str, Span]


def with_flights(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Give a departure and an arrival on lines of their own the zones of their places."""
    out = list(found)
    for index in range(len(out) - 1):
        first, second = out[index], out[index + 1]
        if isinstance(first, Unresolved) or isinstance(second, Unresolved):
            continue
        if not isinstance(first.start, Moment) or not isinstance(second.start, Moment):
            continue
        if not _is_journey(first, second, page):
            continue
        places = _behind(first, second, page) or _route(first, page)
        if places is not None:
            out[index], out[index + 1] = placed(first, places[0], page), placed(second, places[1], page)
    return out


def _is_journey(first: Resolved, second: Resolved, page: Page) -> bool:
    """Whether two lines below each other begin with words of leaving and of arriving."""
    gap = page.between(first, second)
    if len(gap) > _GAP or "\n" not in gap:
        return False
    leaves, arrives = page.table("place").get("left", ()), page.table("journey").get("arrives", ())
    heads = (_head(first, page), _head(second, page))
    return all(
        any(word in told for word in words_of(head))
        for head, told in zip(heads, (leaves, arrives), strict=True)
    )


def _head(result: Resolved, page: Page) -> str:
    """What stands before an hour on its line; nothing where that is no label."""
    start = page.folded.rfind("\n", 0, result.span.start) + 1
    head = page.folded[start : result.span.start]
    return head if len(head) <= _LABEL else ""


def _behind(first: Resolved, second: Resolved, page: Page) -> tuple[Place, Place] | None:
    """The places behind both hours: "Departure: 14 March 09:30 Paris"."""
    found = [
        _city(page, match.span("name")) for each in (first, second) if (match := _name_behind(each, page))
    ]
    if len(found) != len(("first", "second")) or found[0] is None or found[1] is None:
        return None
    return found[0], found[1]


def _name_behind(result: Resolved, page: Page) -> re.Match[str] | None:
    return _BEHIND.match(page.text, result.span.end)


def _route(first: Resolved, page: Page) -> tuple[Place, Place] | None:
    """The places that a line above names: "Flight 12 London Heathrow (LHR) to New York JFK (JFK)"."""
    ways = "|".join(map(re.escape, page.table("journey").get("ways", ())))
    if not ways:
        return None
    pattern = re.compile(rf"(?P<one>{_NAME}){_CODE} (?:{ways}) (?P<other>{_NAME})")
    for line in _lines_above(first, page):
        for match in pattern.finditer(page.text, line.start, line.end):
            one, other = _city(page, match.span("one")), _city(page, match.span("other"))
            if one and other and one[0] != other[0]:
                return one, other
    return None


def _lines_above(result: Resolved, page: Page) -> Iterator[Span]:
    end = page.text.rfind("\n", 0, result.span.start)
    for _ in range(_LINES):
        if end <= 0 or result.span.start - end > _REACH:
            return
        start = page.text.rfind("\n", 0, end) + 1
        yield Span(start, end)
        end = start - 1


def _city(page: Page, span: tuple[int, int]) -> Place | None:
    """The zone of the city that some words of a name are, the most words first: "London Heathrow"."""
    begin = span[0]
    words = [match.span() for match in re.finditer(r"\S+", page.text[span[0] : span[1]])]
    ranges = sorted(combinations(range(len(words) + 1), 2), key=lambda pair: pair[0] - pair[1])
    for first, last in ranges:
        start, end = begin + words[first][0], begin + words[last - 1][1]
        name = page.text[start:end].rstrip(".,")
        if zone := city_zone(name, page.language.code):
            return zone, Span(start, start + len(name))
    return None
