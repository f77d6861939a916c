"""A day told behind several clock times: "Doors 7 pm, show 8 pm, Friday 13 March"."""

from __future__ import annotations

from datetime import timedelta

from timeline.model.said import At, Range
from timeline.model.text import BlockKind
from timeline.model.when import Basis, Moment, Resolved, Unresolved
from timeline.resolve.halves import Found
from timeline.resolve.page import Page, shifted, words_of
from timeline.resolve.tense import tense_words

_GAP = 60
_SIGNS = ",|/\u2013\u2014"


def with_day_behind(found: Found, page: Page) -> list[Resolved | Unresolved]:
    """Give clock times of one breath the day that stands with the last of them."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        first, second = out[index], out[index + 1]
        if (
            isinstance(first, Resolved)
            and isinstance(second, Resolved)
            and (step := _step(first, second, page))
        ):
            out[index] = shifted(first, step)
    return out


def _step(first: Resolved, second: Resolved, page: Page) -> timedelta | None:
    here, there = first.start, second.start
    if not isinstance(here, Moment) or not isinstance(there, Moment) or first.rrule or second.rrule:
        return None
    if _tells_day(first) or here.day_from.basis not in (Basis.PUBLICATION, Basis.UNKNOWN):
        return None
    told = _tells_day(second)
    joined = told or (there.day_from.span is None and here.at.date() != there.at.date())
    if not joined or not _one_breath(first, second, page):
        return None
    if here.at.time() >= there.at.time():
        return None
    return there.at.date() - here.at.date() or None


def _tells_day(result: Resolved) -> bool:
    said = result.mention.said
    return isinstance(said, At | Range) and said.day is not None


def _one_breath(first: Resolved, second: Resolved, page: Page) -> bool:
    gap = page.between(first, second)
    block = page.block_of(first)
    if len(gap) > _GAP or "\n" in gap or ";" in gap or block != page.block_of(second):
        return False
    if page.ends_sentence(first.span.end, second.span.start):
        return False
    if not any(sign in gap for sign in _SIGNS) and page.kind(block) is not BlockKind.ROW:
        return False
    tense = tense_words(page.language.code)
    told = words_of(gap)
    return not any(word in tense.past or word in tense.future or word in tense.moves for word in told)
