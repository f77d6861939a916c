"""Clock times over which no day stands, of the one day that the text tells elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from timeline.model.said import Shift
from timeline.model.text import BlockKind, Span
from timeline.model.when import AllDay, Basis, Moment, Origin, Resolved, Unresolved
from timeline.resolve.page import Page, rezoned, shifted, words_of
from timeline.resolve.place import place_near
from timeline.resolve.tense import direction
from timeline.resolve.tensewords import tense_words

_REACH: Final = 300
"""Code points from clock times to the sentence that tells their day."""
_ARTICLE: Final = 8
"""Code points before a clock time in which its article stands."""
_ASSUMED: Final = frozenset({Basis.DEFAULT, Basis.PUBLICATION, Basis.UNKNOWN})


def with_only_day(found: list[Resolved | Unresolved], page: Page) -> list[Resolved | Unresolved]:
    """Rows that no day stands over are of the one day that the text tells, wherever it tells it.

    So are clock times of a paragraph that tells their day last: "Doors are at 7. It is on Friday, 20 March".
    """
    published = page.document.published
    if published is None:
        return found
    today = published.at.date()
    days = {
        day: result.span
        for result in _stated(found, page)
        if (day := _day(result)) is not None and not (day < today and _is_aside(result, page))
    }
    if len(days) != 1 or min(days) <= today:
        return found
    day, span = next(iter(days.items()))
    out: list[Resolved | Unresolved] = []
    for result in found:
        if isinstance(result, Resolved) and _is_undated(result, page):
            out.append(_on(result, day, span))
        elif isinstance(result, Resolved) and _is_before(result, span, page):
            out.append(_where(_on(result, day, span), span, page))
        else:
            out.append(result)
    return out


def _stated(found: Sequence[Resolved | Unresolved], page: Page) -> list[Resolved]:
    published = page.document.published
    stamp = None if published is None else published.span
    return [
        result
        for result in found
        if isinstance(result, Resolved)
        and result.start is not None
        and result.start.day_from.basis is Basis.STATED
        and not _is_counted(result)
        and not (stamp is not None and stamp.overlaps(result.span))
    ]


def _is_aside(result: Resolved, page: Page) -> bool:
    """Whether a bracket in a row tells it: "Ordinance 11 (first reading February 24)"."""
    begins = page.span_of(page.block_of(result)).start
    before = page.text[begins : result.span.start]
    return page.kind(page.block_of(result)) is BlockKind.ROW and before.rfind("(") > before.rfind(")")


def _day(result: Resolved) -> date | None:
    start = result.start
    if isinstance(start, AllDay):
        return start.first
    return None if start is None else start.at.date()


def _is_undated(result: Resolved, page: Page) -> bool:
    start = result.start
    if not isinstance(start, Moment) or start.day_from.basis is not Basis.PUBLICATION:
        return False
    return page.kind(page.block_of(result)) is BlockKind.ROW


def _is_counted(result: Resolved) -> bool:
    """Whether it is counted from a clock time told before: "45 minutes later"."""
    said = result.mention.said
    return isinstance(said, Shift) and said.told and isinstance(result.start, Moment)


def _is_before(result: Resolved, day: Span, page: Page) -> bool:
    """Whether it is a clock time of what is to come, in the paragraph of its day and before it."""
    start = result.start
    if not isinstance(start, Moment) or not 0 <= day.start - result.span.end <= _REACH:
        return False
    if start.day_from.basis is not Basis.PUBLICATION and not _is_counted(result):
        return False
    if not page.ends_sentence(result.span.end, day.start):
        return False  # "We close at 6 p.m. and reopen on Monday"
    if _is_known(result, day, page):
        return False
    block = page.block_of(result)
    if page.kind(block) is not BlockKind.PARAGRAPH or page.block_at(day.start) != block:
        return False
    return direction(page.folded, result.span, page.language) >= 0


def _is_known(result: Resolved, day: Span, page: Page) -> bool:
    """Whether all know the appointment, and another moves: "The 11:00 stays. Tea moves to Friday"."""
    told = words_of(page.folded[max(0, result.span.start - _ARTICLE) : result.span.start])
    if not told or told[-1] not in page.table("accept").get("articles", ()):
        return False
    moves = tense_words(page.language.code).moves
    return any(word in moves for word in words_of(page.folded[result.span.end : day.start]))


def _on(result: Resolved, day: date, span: Span) -> Resolved:
    start = result.start
    if not isinstance(start, Moment):
        return result
    moved = shifted(result, day - start.at.date())
    if not isinstance(moved.start, Moment):
        return result
    return replace(moved, start=replace(moved.start, day_from=Origin(Basis.CARRIED, span)))


def _where(result: Resolved, day: Span, page: Page) -> Resolved:
    """On the clocks of the place that stands with the day, where no other told them."""
    start = result.start
    if not isinstance(start, Moment) or start.zone_from.basis not in _ASSUMED:
        return result
    found = place_near(page.text, day, page.language, page.span_of(page.block_at(day.start)))
    if found is None:
        return result
    zone, place = found
    return rezoned(result, zone, Origin(Basis.PLACE, place, place.of(page.text)))
