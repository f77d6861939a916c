"""Notices that tell days and hours on lines of their own: "Start date: 7 May", "Start time: 9am"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final, Literal, NamedTuple

from timeline.language.wordlist import letters_of
from timeline.model.text import Span
from timeline.model.when import AllDay, Basis, Moment, Resolved, Unresolved
from timeline.resolve import instants
from timeline.resolve.page import Found, Page

_Side = Literal["start", "end"]
_LABEL: Final = re.compile(r"[\s*_>|\u2022-]*(?P<label>[^\W\d_][^\n:]{0,40}):[\s*_]*\Z")
_BARE: Final = re.compile(r"[\s*_>|\u2022-]*\Z")
_TAIL: Final = re.compile(r"[\s*_.,;|]*(?:\([^()\n]{0,20}\))?[\s*_.,;|]*\Z")
_LINE: Final = 80
"""Code points of a label."""
_WORDS: Final = 4
"""Words of a label at most."""


class _Told(NamedTuple):
    """What a labelled line tells."""

    number: int
    """That of its time among all found."""
    result: Resolved
    side: _Side
    line: Span


def with_slots_of_labels(found: list[Resolved | Unresolved], page: Page) -> list[Resolved | Unresolved]:
    """Days and hours of a start and an end, each with a label of its own, are one time from start to end."""
    if not any(isinstance(each, Resolved) and isinstance(each.start, Moment) for each in found):
        return found
    out: list[Resolved | Unresolved] | None = None
    for told in _notices(found, page):
        days = {each.side: each for each in told if isinstance(each.result.start, AllDay)}
        clocks = {each.side: each for each in told if isinstance(each.result.start, Moment)}
        if len(told) != len(days) + len(clocks) or len(days) + len(clocks) < len(("start", "end")) * 2:
            continue
        start = _at(days["start"], clocks["start"])
        end = _at(days["end"], clocks["end"])
        if start is None or end is None or end.at <= start.at:
            continue
        out = list(found) if out is None else out
        for each in told:
            out[each.number] = replace(each.result, start=None, end=None)
        first = clocks["start"]
        also = tuple(each.result.span for each in told if each is not first)
        out[first.number] = replace(first.result, start=start, end=end, also=also)
    return found if out is None else out


def _at(day: _Told, clock: _Told) -> Moment | None:
    """A clock time on a day."""
    on, hour = day.result.start, clock.result.start
    if not isinstance(on, AllDay) or not isinstance(hour, Moment) or hour.day_from.basis is Basis.STATED:
        return None
    wall = datetime.combine(on.first, hour.at.time().replace(tzinfo=None))
    return replace(hour, at=instants.place(wall, hour.zone), day_from=on.day_from)


def _notices(found: Found, page: Page) -> Iterator[list[_Told]]:
    """The labelled lines of each notice that follow on each other, with one day and one hour a side."""
    told: list[_Told] = []
    for index, result in enumerate(found):
        last = told[-1] if told else None
        line = (
            _line(result, last, page) if isinstance(result, Resolved) and result.start is not None else None
        )
        same = line is not None and any(
            _is_alike(line.result, each.result) and line.side == each.side for each in told
        )
        if line is not None and last is not None and not same and _follows(last, line, page):
            told.append(_Told(index, line.result, line.side, line.line))
            continue
        if told:
            yield told
        told = [] if line is None else [_Told(index, line.result, line.side, line.line)]
    if told:
        yield told


def _is_alike(one: Resolved, other: Resolved) -> bool:
    return isinstance(one.start, AllDay) == isinstance(other.start, AllDay)


def _follows(last: _Told, line: _Told, page: Page) -> bool:
    """Whether only line breaks part two lines."""
    between = page.folded[last.line.end : line.line.start]
    return not between.strip() and between.count("\n") <= len("\n\n")


def _line(result: Resolved, last: _Told | None, page: Page) -> _Told | None:
    """The line of a time that tells nothing else but its label, and of which side it is."""
    folded, span = page.folded, result.span
    begin = folded.rfind("\n", max(0, span.start - _LINE), span.start) + 1
    end = folded.find("\n", span.end, span.end + _LINE)
    end = end if end >= 0 else min(len(folded), span.end + _LINE)
    if not _TAIL.match(folded, span.end, end):
        return None
    label = _LABEL.match(folded, begin, span.start)
    words = letters_of(label["label"]) if label else []
    if label is None and not _BARE.match(folded, begin, span.start):
        return None
    table = page.table("slotlabels")
    side: _Side | None = None
    if any(word in table.get("ends", ()) for word in words):
        side = "end"
    elif any(word in table.get("starts", ()) for word in words):
        side = "start"
    elif last is not None and all(word in table.get("plain", ()) for word in words):
        side = last.side  # "Ends: 9 October", "Time: 5pm"
    if side is None or len(words) > _WORDS:
        return None
    return _Told(-1, result, side, Span(begin, end))
