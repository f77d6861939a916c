"""Clock times of one sentence whose day and zone stand with the last: "opens at 7, ends at 8 on Tuesday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from timeline.model.said import At, Range
from timeline.model.when import Basis, Moment, Origin, Relation, Resolved, Unresolved
from timeline.resolve.page import Found, Page, rezoned, shifted, words_of
from timeline.resolve.tense import direction
from timeline.resolve.tensewords import tense_words

_GAP: Final = 160
"""Code points between two clock times of one sentence."""
_SMALL_HOURS: Final = 5
_OPEN: Final = frozenset({Basis.PUBLICATION, Basis.UNKNOWN})
_ASSUMED: Final = frozenset({Basis.DEFAULT, Basis.PUBLICATION, Basis.UNKNOWN})
_TOLD: Final = frozenset({Basis.STATED, Basis.CARRIED})


def with_coordinated(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Give clock times without a day the day that stands with a later one of their sentence."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        first, second = out[index], out[index + 1]
        if not isinstance(first, Resolved) or not isinstance(second, Resolved):
            continue
        if not isinstance(first.start, Moment) or not isinstance(second.start, Moment):
            continue
        if not _goes_on(first, second, page):
            continue
        if _lacks_day(first) and _has_day(second) and _is_later(first, second, page):
            out[index] = _in_zone(_on_day(first, second), second, page)
        elif _is_named_only(first, second, page) or _is_one_occasion(first, second):
            out[index] = _in_zone(first, second, page)
    return out


def _lacks_day(result: Resolved) -> bool:
    start = result.start
    said = result.mention.said
    told = isinstance(said, At | Range) and said.day is not None
    return isinstance(start, Moment) and not told and not result.rrule and start.day_from.basis in _OPEN


def _has_day(result: Resolved) -> bool:
    said, start = result.mention.said, result.start
    told = isinstance(said, At | Range) and said.day is not None
    carried = isinstance(start, Moment) and start.day_from.basis in {Basis.CARRIED, Basis.STATED}
    return not result.rrule and (told or carried) and result.relation in {Relation.AT, Relation.SINCE}


def _goes_on(first: Resolved, second: Resolved, page: Page) -> bool:
    """Whether both stand in one enumeration that tells of what is to come."""
    gap = page.between(first, second)
    if len(gap) > _GAP or "\n" in gap or page.block_of(first) != page.block_of(second):
        return False
    if page.ends_sentence(first.span.end, second.span.start):
        return False
    told, table = words_of(gap), page.table("sequence")
    links = (*table.get("links", ()), *table.get("toward", ()))
    joined = any(word in links for word in told) or gap.lstrip().startswith((",", ";"))
    if not joined or any(word in table.get("apart", ()) for word in told):
        return False
    tense = tense_words(page.language.code)
    if any(word in tense.moves for word in told):
        return False
    here, there = (direction(page.folded, each.span, page.language) for each in (first, second))
    return here == there if here < 0 else not any(word in tense.past for word in told)


def _is_later(first: Resolved, second: Resolved, page: Page) -> bool:
    """Whether the second is later that day and tells its day last: not "Mass 10.30, Sunday at 3 concert"."""
    here, there = first.start, second.start
    if not isinstance(here, Moment) or not isinstance(there, Moment):
        return False
    small = there.at.hour <= _SMALL_HOURS < here.at.hour
    if here.at.time() >= there.at.time() and not small:
        return False  # "closes at 6 pm and reopens at 9 am on Monday"
    return (
        there.day_from.basis is Basis.CARRIED
        or page.folded[second.span.start].isdigit()
        or not any(map(str.isdigit, second.span.of(page.folded)))
    )


def _is_one_occasion(first: Resolved, second: Resolved) -> bool:
    """Whether both are of one day, whose place stands last: "doors at 6 on Friday, start at 8 in Rome"."""
    here, there = first.start, second.start
    if not isinstance(here, Moment) or not isinstance(there, Moment):
        return False
    return here.at.date() == there.at.date() and _is_place_behind(second)


def _is_named_only(first: Resolved, second: Resolved, page: Page) -> bool:
    """Whether nothing but names stands between two times: "practice Friday 10:00, race Sunday 15:00 CEST"."""
    tense = tense_words(page.language.code)
    return not any(word in tense.future for word in words_of(page.between(first, second)))


def _on_day(first: Resolved, second: Resolved) -> Resolved:
    here, there = first.start, second.start
    if not isinstance(here, Moment) or not isinstance(there, Moment):
        return first
    day = there.at.date()
    if there.at.hour <= _SMALL_HOURS < here.at.hour:
        day -= timedelta(days=1)  # "doors at 9 p.m. and the last song at 2 a.m. on Saturday"
    moved = shifted(first, day - here.at.date())
    start = moved.start
    if not isinstance(start, Moment):
        return first
    return replace(moved, start=replace(start, day_from=Origin(Basis.CARRIED, second.span)))


def _in_zone(first: Resolved, second: Resolved, page: Page) -> Resolved:
    """With the zone of the later time, where only that states one and nobody travels between them."""
    here, there = first.start, second.start
    if not isinstance(here, Moment) or not isinstance(there, Moment) or there.zone is None:
        return first
    told = there.zone_from.basis in _TOLD or _is_place_behind(second)
    if here.zone_from.basis not in _ASSUMED or not told:
        return first
    if not {*words_of(page.between(first, second))}.isdisjoint(page.table("journey").get("arrives", ())):
        return first
    return rezoned(first, there.zone, Origin(Basis.CARRIED, there.zone_from.span, there.zone_from.note))


def _is_place_behind(second: Resolved) -> bool:
    """Whether a place behind the last time tells its zone: "from 7, and until 8 on Sunday, *in Peru*"."""
    start = second.start
    if not isinstance(start, Moment) or start.zone_from.basis is not Basis.PLACE:
        return False
    return start.zone_from.span is not None and start.zone_from.span.start >= second.span.end
