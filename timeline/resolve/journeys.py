"""Rows of journeys: each clock time is one of the place beside it: "Zurich 13:05 - Toronto 16:10 (+1)"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from timeline.model.text import Span
from timeline.model.when import Basis, Moment, Origin, Resolved, Unresolved
from timeline.resolve import instants
from timeline.resolve.cities import city_zone
from timeline.resolve.page import Found, Page, shifted, words_of

_BEFORE = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'.\u2019-]*(?: [^\W\d_a-z][\w'.\u2019-]*){0,3})"
    r"(?: \([^\W\d_]{3}\))?[ ,:|\t]{1,4}$"
)
_AFTER = re.compile(r"[ ,|\t]{1,4}(?P<name>[^\W\d_a-z][\w'.\u2019-]*(?: [^\W\d_a-z][\w'.\u2019-]*){0,3})")
_PLUS = re.compile(r" ?\(? ?\+ ?([12])(?: ?[^\W\d_]{1,4})? ?\)?(?![\d:])")
_DASH = re.compile(r"[-\u2013\u2014\u2192>|/\t]")
_REACH, _GAP = 60, 80
_DAY = timedelta(days=1)
Place = tuple[str, Span]


def with_journeys(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Give two clock times between two places the zones of these, and the second the day of arrival."""
    out = list(found)
    for index in range(len(out) - 1):
        first, second = out[index], out[index + 1]
        if (
            isinstance(first, Unresolved)
            or isinstance(second, Unresolved)
            or not _paired(first, second, page)
        ):
            continue
        places = _places(first, second, page)
        if places is not None:
            first, second = placed(first, places[0], page), placed(second, places[1], page)
        gap = page.between(first, second)
        arrives = not {*words_of(gap)}.isdisjoint(page.table("journey").get("arrives", ()))
        if arrives and page.ends_sentence(first.span.end, second.span.start):
            arrives = _departs(first, page)  # "The talks are at 13:00. Ministers arrive at 12:15."
        if (places is not None and _DASH.search(gap)) or arrives:
            second = _arrival(first, second, page)
        if arrives:
            first = _departure(first, second)
        out[index], out[index + 1] = first, second
    return out


def _departs(result: Resolved, page: Page) -> bool:
    """Whether the words before a clock time say that somebody leaves."""
    told = words_of(page.folded[max(0, result.span.start - _REACH) : result.span.start])
    return not {*told}.isdisjoint(page.table("place").get("left", ()))


def _paired(first: Resolved, second: Resolved, page: Page) -> bool:
    if not isinstance(first.start, Moment) or not isinstance(second.start, Moment):
        return False
    if first.end is not None or second.end is not None or first.rrule or second.rrule:
        return False
    gap = page.between(first, second)
    return len(gap) <= _GAP and "\n\n" not in gap and page.block_of(first) == page.block_of(second)


def _places(first: Resolved, second: Resolved, page: Page) -> tuple[Place, Place] | None:
    """The places before both, or behind both."""
    for look in (_before, _after):
        one, other = look(first, page), look(second, page)
        if one and other and one[1].of(page.text) != other[1].of(page.text):
            return one, other
    return None


def _before(result: Resolved, page: Page) -> Place | None:
    window = max(0, result.span.start - _REACH)
    match = _BEFORE.search(page.text[window : result.span.start])
    if match is None:
        return None
    words = match["name"].split(" ")
    for skip in range(len(words)):
        name = " ".join(words[skip:])
        if zone := city_zone(name.rstrip(".,"), page.language.code):
            start = window + match.end("name") - len(name)
            return zone, Span(start, start + len(name))
    return None


def _after(result: Resolved, page: Page) -> Place | None:
    end = result.span.end
    plus = _PLUS.match(page.text, end)
    match = _AFTER.match(page.text, plus.end() if plus else end)
    if match is None:
        return None
    words = match["name"].split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if zone := city_zone(name.rstrip(".,"), page.language.code):
            return zone, Span(match.start("name"), match.start("name") + len(name))
    return None


def placed(result: Resolved, place: Place, page: Page) -> Resolved:
    """A clock time on the clocks of a place, unless it tells its own zone."""
    start = result.start
    if not isinstance(start, Moment) or start.zone_from.basis is Basis.STATED:
        return result
    zone, span = place
    wall = start.at.replace(tzinfo=None, fold=0)
    origin = Origin(Basis.PLACE, span, span.of(page.text))
    return replace(result, start=replace(start, at=instants.place(wall, zone), zone=zone, zone_from=origin))


def _arrival(first: Resolved, second: Resolved, page: Page) -> Resolved:
    """The second of two times on its day: as many days later as told, else the first that fits."""
    leaves, lands = first.start, second.start
    if not isinstance(leaves, Moment) or not isinstance(lands, Moment):
        return second
    if plus := _PLUS.match(page.text, second.span.end):
        days = (leaves.at.date() - lands.at.date()).days + int(plus[1])
        return shifted(second, days * _DAY)
    aware = leaves.at.tzinfo is not None and lands.at.tzinfo is not None
    late = lands.at <= leaves.at if aware or leaves.at.tzinfo is lands.at.tzinfo else False
    same_day = lands.at.date() <= leaves.at.date() and lands.day_from.basis is not Basis.STATED
    return shifted(second, _DAY) if late and same_day else second


def _departure(first: Resolved, second: Resolved) -> Resolved:
    """Who "leaves at 6 p.m. and lands at 6 a.m. on Tuesday" leaves on the last day before the arrival."""
    leaves, lands = first.start, second.start
    if not isinstance(leaves, Moment) or not isinstance(lands, Moment):
        return first
    told = leaves.day_from.basis not in (Basis.PUBLICATION, Basis.UNKNOWN)
    if (
        told
        or lands.day_from.basis is not Basis.STATED
        or leaves.at.tzinfo is None
        or lands.at.tzinfo is None
    ):
        return first
    days = (lands.at.date() - leaves.at.date()).days
    late = leaves.at + days * _DAY >= lands.at
    moved = shifted(first, (days - late) * _DAY)
    if not isinstance(moved.start, Moment):
        return first
    return replace(moved, start=replace(moved.start, day_from=Origin(Basis.CARRIED, second.span)))
