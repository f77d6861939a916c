"""Lists of days in a sentence, a row for each: "Trips: 12 May - castle; 12 June - museum; 14 July - zoo"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.words import EventWords
from timeline.model.text import Block, BlockKind, Span
from timeline.model.values import replace

_KINDS: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.ROW})
_FEWEST: Final = 2
"""Days that make a list, the first of which stands at the head of a sentence or behind a colon."""
_BEFORE: Final = re.compile(
    r"(?:(?P<mark>[;,:.!?])[ \n]+(?P<joint>(?:[^\W\d_]{2,3} )?)|(?P<joined>[^\W\d_]+ ))\Z"
)
_BEHIND: Final = re.compile(
    r"(?: (?:--?|[\u2013\u2014]) |(?P<colon>:) |(?P<comma>, ))(?=[\"'\u201c\u2018(]?[^\W_])"
)
_OPENS: Final = frozenset({"", ":", ".", "!", "?"})
"""Before the first item."""
_LED: Final = "led"
"""Words before it, which only the first of three items has: "Our next dates are 12 May: ..."."""
_LONGEST: Final = 24
"""Code points before a time in which the mark of its item stands."""
_SENTENCE: Final = re.compile(r"(?<=[^\W_]{2})[.!?][\"')\u201d]?\s+(?=[^\W\d_a-z])")
"""Where the last item ends."""
_TRIMMED: Final = " \n;,"


class _Item(NamedTuple):
    """A day at which an item may begin."""

    start: int
    mark: str
    """What parts it from the item before: `;`, `,`, `:`, a word, or nothing at the head of a block."""
    tie: str
    """What stands between the day and its title: a dash, `:` or `,`."""


def split_lists(
    text: str, blocks: Sequence[Block], times: Sequence[Span], words: EventWords
) -> Sequence[Block]:
    """The blocks, those that list days with what is on as a row for each day.

    Args:
        text: the document's.
        blocks: its blocks, in order.
        times: all time mentions, in order.
        words: the language, for the words before the last item of a list.
    """
    starts = [time.start for time in times]
    found: list[Block] = []
    for block in blocks:
        low, high = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        edges: Sequence[int] = ()
        if block.kind in _KINDS and high - low >= _FEWEST and "|" not in block.span.of(text):
            edges = _edges(text, block.span, times[low:high], words)
        if not edges:
            found.append(block)
            continue
        lead = text[block.span.start : edges[0]].rstrip()
        if lead:
            found.append(replace(block, span=Span(block.span.start, block.span.start + len(lead))))
        stop = _SENTENCE.search(text, edges[-1], block.span.end)
        last = block.span.end if stop is None else stop.start() + 1
        found.extend(_row(text, block, start, end, words) for start, end in pairwise([*edges, last]))
        if stop is not None:
            found.append(replace(block, kind=BlockKind.PARAGRAPH, span=Span(stop.end(), block.span.end)))
    return found


def _row(text: str, block: Block, start: int, end: int, words: EventWords) -> Block:
    kept = text[start:end].rstrip(_TRIMMED)
    head, _, last = kept.rpartition(" ")
    if words.roles.get(last, 0) & roles.CONJUNCTION:
        kept = head.rstrip(_TRIMMED)
    return replace(block, kind=BlockKind.ROW, span=Span(start, start + len(kept)))


def _edges(text: str, span: Span, times: Sequence[Span], words: EventWords) -> Sequence[int]:
    """Where the items of a list begin; nothing where the days of a block make none."""
    items = [item for time in times if (item := _item(text, span, time, words)) is not None]
    best: list[_Item] = []
    for index, first in enumerate(items):
        if first.mark not in _OPENS and first.mark != _LED:
            continue
        run = [first]
        for item in items[index + 1 :]:
            if item.tie != first.tie or item.mark in _OPENS or item.mark == _LED:
                break
            run.append(item)
        if _is_list(run) and len(run) > len(best):
            best = run
    return [item.start for item in best]


def _is_list(run: Sequence[_Item]) -> bool:
    """Whether they are items of one list: with a comma behind each day only if semicolons part them."""
    marks = {item.mark for item in run[1:]}
    if len(run) < _FEWEST:
        return False
    if run[0].tie == "," or run[0].mark == _LED:
        return len(run) > _FEWEST and (";" in marks or run[0].tie != ",")
    return ";" in marks or len(run) > _FEWEST or run[0].mark == ":"


def _item(text: str, span: Span, time: Span, words: EventWords) -> _Item | None:
    behind = _BEHIND.match(text, time.end)
    if behind is None:
        return None
    tie = ":" if behind["colon"] else "," if behind["comma"] else "-"
    head = text[max(span.start, time.start - _LONGEST) : time.start]
    if not head.strip() and time.start - span.start < _LONGEST:
        return _Item(time.start, "", tie)
    before = _BEFORE.search(head)
    joint = "" if before is None else (before["joint"] or before["joined"] or "").strip()
    if before is None or (joint and not words.roles.get(joint.lower(), 0) & roles.CONJUNCTION):
        return _Item(time.start, _LED, tie)
    return _Item(time.start, before["mark"] or joint, tie)
