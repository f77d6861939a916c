"""A bracket with the same instant on other clocks: "15:00 UTC (09:00 MDT, 17:00 Finland, 00:00+1 KST)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.model.said import At, Clock, Mention, Said, ZoneName
from timeline.model.text import Span

_OPENS: Final = re.compile(r" ?[(\[]")
_CLOSES: Final = re.compile(r"(?:[+-]\d)? ?[)\]]")
_BETWEEN: Final = re.compile(r"[ ,;/|+=~\d-]{0,12}")
"""What parts the clocks in a bracket; a day later is told by "+1"."""
_MOST: Final = 24


def with_bracketed_clocks(found: list[Mention], text: str) -> list[Mention]:
    """The mentions, a bracket of nothing but clock times in other zones with the moment before it."""
    kept: list[Mention] = []
    index = 0
    while index < len(found):
        last = _last_in_bracket(found, index, text)
        if last > index:
            span = Span(found[index].span.start, _closing(found[last], text))
            kept.append(replace(found[index], span=span, core=None))
        else:
            kept.append(found[index])
        index = last + 1
    return kept


def _last_in_bracket(found: Sequence[Mention], first: int, text: str) -> int:
    """The index of the last clock time in the bracket behind a moment; its own without such a bracket."""
    zone, opens = _zone(found[first].said), _OPENS.match(text, found[first].span.end)
    if zone is None or opens is None:
        return first
    end = opens.end()
    zones: set[str] = set()
    for index in range(first + 1, min(first + 1 + _MOST, len(found))):
        mention = found[index]
        if not _is_clock(mention.said) or _BETWEEN.fullmatch(text, end, mention.span.start) is None:
            return first
        other = _zone(mention.said)
        if other is not None:
            zones.add(other.text.casefold())
        end = mention.span.end
        if _CLOSES.match(text, end) is not None:
            return index if zones and zone.text.casefold() not in zones else first
    return first


def _zone(said: Said) -> ZoneName | None:
    return said.zone if isinstance(said, At) and said.clock is not None else None


def _is_clock(said: Said) -> bool:
    """Whether nothing but clock times is told, or the zone of one."""
    if isinstance(said, At):
        return said.day is None and said.part is None and said.clock is not None
    return isinstance(said, Clock | ZoneName)


def _closing(last: Mention, text: str) -> int:
    match = _CLOSES.match(text, last.span.end)
    return last.span.end if match is None else match.end()
