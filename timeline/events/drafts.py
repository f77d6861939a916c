"""Schedules that are only proposed: what stands under "Draft programme" or "Proposed agenda" is not sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from timeline.events import roles
from timeline.events.layout import Layout
from timeline.events.tokens import words_of
from timeline.model.event import Event, Status
from timeline.model.text import BlockKind, Span, lies_in


def as_drafted(found: Sequence[Event], layout: Layout) -> list[Event]:
    """The events, those of a drafted schedule tentative."""
    drafts = list(_drafts(layout))
    if not drafts:
        return list(found)
    return [
        replace(event, status=Status.TENTATIVE)
        if event.status is Status.CONFIRMED
        and lies_in(drafts, event.evidence[0].span.start)
        and not _is_of_next(event, layout)
        else event
        for event in found
    ]


def _is_of_next(event: Event, layout: Layout) -> bool:
    """Whether a row is of another happening than the schedule: "Next meeting: 10 March"."""
    block = layout.blocks[layout.block_at(event.evidence[0].span.start)]
    told = block.span.of(layout.document.text).lower().split(maxsplit=2)
    roles_of = layout.words.roles
    head = [word.strip(" :*-") for word in told[:2]]
    following = layout.words.sets["status.following"]
    return len(head) > 1 and head[0] in following and bool(roles_of.get(head[1], 0) & roles.HAPPENING)


def _drafts(layout: Layout) -> Iterator[Span]:
    """The stretches under a heading that calls a schedule a draft, up to the next heading of its rank."""
    start, rank = -1, 0
    for block in layout.blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        drafted = _is_draft(layout, block.span)
        ends = block.level <= rank and not layout.times_in(block.span)
        if start >= 0 and (ends or drafted):
            yield Span(start, block.span.start)
            start = -1
        if drafted:
            start, rank = block.span.start, block.level
    if start >= 0:
        yield Span(start, len(layout.document.text))


def _is_draft(layout: Layout, span: Span) -> bool:
    sets = layout.words.sets
    told = span.of(layout.document.text).lower()
    if not any(map(told.__contains__, _openings(sets["status.drafted"]))):
        return False
    low = {word.low for word in words_of(layout.document.text, span, (), layout.words)}
    return not low.isdisjoint(sets["status.drafted"]) and not low.isdisjoint(sets["status.plans"])


@cache
def _openings(phrases: frozenset[str]) -> frozenset[str]:
    """What each phrase begins with, up to its first blank or apostrophe."""
    return frozenset(phrase.split()[0].partition("'")[0] for phrase in phrases)


__all__ = ["as_drafted"]
