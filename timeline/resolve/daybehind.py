"""A day told behind several clock times: "Doors 7 pm, show 8 pm, Friday 13 March"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Basis, Moment, Origin, Relation, Resolved, Unresolved
from timeline.resolve.listed import tells_day
from timeline.resolve.page import Found, Page, shifted, words_of
from timeline.resolve.tensewords import tense_words

_FEW = 3
"""Words between two hours of which one gives way to the other."""
_GAP = 60
_DAWN, _DUSK = 6, 18
_DAY = timedelta(days=1)
_SIGNS = (",", "|", "/", " - ", " \u2013 ")


def with_day_behind(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Give clock times of one breath the day that stands with the last of them."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        first, second = out[index], out[index + 1]
        if not isinstance(first, Resolved) or not isinstance(second, Resolved):
            continue
        if step := _step(first, second, page):
            out[index] = _of_day(first, step, second)
        elif (step := _step_to_day(first, second, page)) is not None:
            out[index] = _of_day(first, step, second)
            out[index + 1] = replace(second, start=None)
    return out


def _step(first: Resolved, second: Resolved, page: Page) -> timedelta | None:
    here, there = first.start, second.start
    if not isinstance(here, Moment) or not isinstance(there, Moment) or first.rrule or second.rrule:
        return None
    if tells_day(first.mention.said) or here.day_from.basis not in (Basis.PUBLICATION, Basis.UNKNOWN):
        return None
    if _in_bracket(first, second, page):
        told = there.day_from.basis in (Basis.STATED, Basis.CARRIED)
        return (there.at.date() - here.at.date() or None) if told else None
    told = tells_day(second.mention.said)
    if told and _is_instead(first, second, page):
        return there.at.date() - here.at.date() or None
    behind = there.day_from.span is not None and there.day_from.span.start > second.span.start
    carried = there.day_from.basis is Basis.CARRIED or (behind and there.day_from.basis is Basis.STATED)
    joined = told or (carried and here.at.date() != there.at.date())
    if not joined or not _one_breath(first, second, page):
        return None
    if here.at.time() >= there.at.time():
        night = (
            told and here.at.hour >= _DUSK and there.at.hour < _DAWN
        )  # "dock at 11:30 p.m., open at 1 a.m. Friday"
        return (there.at.date() - here.at.date() - _DAY or None) if night else None
    return there.at.date() - here.at.date() or None


def _is_instead(first: Resolved, second: Resolved, page: Page) -> bool:
    """Whether the second hour gives way to the first one: "at 8pm instead of 7pm on Friday"."""
    between = words_of(page.between(first, second))
    return len(between) <= _FEW and any(word in tense_words(page.language.code).instead for word in between)


def _in_bracket(first: Resolved, second: Resolved, page: Page) -> bool:
    """As in "at 3 p.m. (doors open at noon) on 5 December": a time told beside, and the day of both."""
    gap = page.between(first, second)
    if len(gap) > _GAP or "\n" in gap or not gap.lstrip().startswith("(") or ")" in gap:
        return False
    return not page.ends_sentence(first.span.end, second.span.start)


def _of_day(result: Resolved, step: timedelta, teller: Resolved) -> Resolved:
    """The clock time on the day that another expression tells."""
    moved = shifted(result, step)
    start, origin = moved.start, Origin(Basis.CARRIED, teller.span)
    return replace(moved, start=replace(start, day_from=origin)) if isinstance(start, Moment) else moved


def _step_to_day(first: Resolved, second: Resolved, page: Page) -> timedelta | None:
    """As in "07:52 London - 09:34 Manchester, Tuesday": the day ends the row."""
    here, there = first.start, second.start
    if not isinstance(here, Moment) or not isinstance(there, AllDay) or there.first != there.last:
        return None
    if (
        first.rrule
        or second.rrule
        or there.part
        or second.relation is not Relation.AT
        or tells_day(first.mention.said)
    ):
        return None
    if here.day_from.basis not in (Basis.PUBLICATION, Basis.UNKNOWN) or not _one_breath(first, second, page):
        return None
    end = page.span_of(page.block_of(second)).end
    rest = page.folded[second.span.end : min(end, second.span.end + _GAP)]
    if rest.strip(" .)\n") or not page.between(first, second).rstrip(" (").endswith(_SIGNS):
        return None
    return there.first - here.at.date()


def _one_breath(first: Resolved, second: Resolved, page: Page) -> bool:
    gap = page.between(first, second)
    block = page.block_of(first)
    if len(gap) > _GAP or "\n" in gap or ";" in gap or block != page.block_of(second):
        return False
    if page.ends_sentence(first.span.end, second.span.start) or not words_of(gap):
        return False
    alike = page.language.classes.get("both", {}).get(1, ())
    both = words_of(gap)[0] in alike and page.text[first.span.end : first.span.end + 1].isspace()
    if not (both or any(sign in gap for sign in _SIGNS)) and page.kind(block) is not BlockKind.ROW:
        return False
    tense = tense_words(page.language.code)
    told = words_of(gap)
    return not any(word in tense.past or word in tense.future or word in tense.moves for word in told)
