"""What stands before the text of a block: "PARIS, April 8 —", "JERICHO, N.Y. - (AP) -", "Hello Marta,"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from timeline import zones
from timeline.events.layout import Layout
from timeline.events.words import EventWords
from timeline.model.text import Span
from timeline.model.when import AllDay, Resolved

_REACH: Final = 160
"""Code points from the head of a block in which a dateline ends."""
_CITY: Final = re.compile(
    r"[\s*_]*(?:[^\W\d_a-z]{3,}|[^\W\d_a-z]{2}\. [^\W\d_a-z]{3,})"
    r"(?:[\s.'\u2019/-]+[^\W\d_a-z]{2,}|['\u2019][^\W\d_a-z])*[.,]?(?=[\s,(—\u2013-])"
)
_BEHIND_DAY: Final = re.compile(
    r" \([A-Z][\w.]{2,20}(?: [A-Z][\w.]{1,20})?\) ?(?:[\u2014\u2013]|--?(?=\s)) ?(?=(?:\S+ ){4})"
)
"""From the day of a dateline without a city to its text of some words: "May 4 (Agency) - The bank"."""
_MARKS: Final = 3
"""Code points of marks before that day."""
_WORD: Final = re.compile(r"\([^()\n]*\)|[^\W_]+")
_SALUTATION: Final = re.compile(
    r"[\s*_>]*(?P<words>[^\W\d_]+(?:[ \u2019'.-]{1,2}[^\W\d_]+){0,5})(?P<mark>[,!.:]?)(?:\s+|\Z)"
)
_HEAD: Final = re.compile(
    r"[\s*_]*(?P<open>[(\[])?(?P<city>[^\W\d_a-z][\w.'\u2019-]+(?: [^\W\d_a-z][\w.'\u2019-]+){0,2})"
    r"(?: ?[,/] ?[^\W\d_a-z][\w.'\u2019 -]{1,24}){0,2},? ?(?P<inner>\()?"
)
"""From the head of a block to the day of its dateline: "(Oslo, ", "Geneva / London, ", "Narvik, Norway ("."""
_TAIL: Final = re.compile(
    r"(?P<close>[)\]])?[ *_]*(?P<dash>[\u2013\u2014:]|--?(?=\s))?[\s*_]*(?=[^\W\d_a-z\u201c\"](?:\S* +){4})"
)
_SLASH: Final = re.compile(r"[,/]")
_PLACES: Final = 70
_ISSUE: Final = timedelta(days=1)
"""From the day of a dateline to that of issue at most."""
_DASH: Final = re.compile(
    r"\s*(?:(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)\s*)?(?:[—\u2013]|--?(?=\s|\Z))\s*(?:\([^()\n]{2,40}\)\s*[—\u2013-]*\s*)?|\s*\([^()\n]{2,40}\)\s+(?=\S)"
)


def opening_end(layout: Layout, block: int, mention: Resolved) -> int:
    """Where the text of a block begins: behind its dateline or its salutation, if it has one.

    Args:
        layout: the document.
        block: number of the block.
        mention: the first time in it, which may belong to the dateline.
    """
    span = layout.blocks[block].span
    greeted = salutation_end(layout.document.text, span, layout.words)
    return (
        greeted or _mixed_end(layout, span, mention) or dateline_end(layout.document.text, span, mention.span)
    )


def _mixed_end(layout: Layout, span: Span, first: Resolved) -> int:
    """Where a dateline of the day of issue ends whose city is not all in capitals; 0 if there is none."""
    published, start = layout.document.published, first.start
    if published is None or not isinstance(start, AllDay) or first.span.start - span.start > _PLACES:
        return 0
    text = layout.document.text
    head = _HEAD.fullmatch(text, span.start, first.span.start)
    tail = _TAIL.match(text, first.span.end, min(span.end, first.span.end + _REACH))
    if head is None or tail is None or abs(start.first - published.at.date()) > _ISSUE:
        return 0
    closed = head["open"] or head["inner"]
    if bool(closed) != bool(tail["close"]) or not (tail["dash"] or closed):
        return 0
    places = (place.strip(" *_([") for place in _SLASH.split(head[0]))
    return tail.end() if any(place and zones.place(place, layout.words.code) for place in places) else 0


def dateline_end(text: str, span: Span, first: Span) -> int:
    """Where the dateline ends that opens a block; where the block begins if none does.

    Args:
        text: the document.
        span: the block.
        first: the first time in it.
    """
    limit = min(span.end, span.start + _REACH)
    if first.start <= span.start + _MARKS and (agency := _BEHIND_DAY.match(text, first.end, limit)):
        return agency.end()
    city = _CITY.match(text, span.start, limit)
    if city is None:
        return span.start
    time = first if first.start < limit else Span(limit, limit)
    between = text[city.end() : time.start]
    dash = _DASH.match(text, time.end, min(span.end, time.end + 60)) if time.start < limit else None
    if dash is not None and _is_rest(between):
        return dash.end()
    return _without_day(text, city.end(), limit, span.start)


def salutation_end(text: str, span: Span, words: EventWords) -> int:
    """Where the salutation ends that opens a text: "Hello Marta,", "Dear all"; 0 if none does.

    A name alone greets nobody: "Hello Dolly!" is a show.
    """
    line = _SALUTATION.match(text, span.start, min(span.end, span.start + _REACH))
    if line is None:
        return 0
    told = line["words"].lower().split()
    size = next((size for size in (2, 1) if " ".join(told[:size]) in words.sets["nouns.salutations"]), 0)
    if not size:
        return 0
    known = all(word in words.sets["nouns.addressed"] for word in told[size:])
    rest = text[line.end() : span.end].strip()
    mark = line["mark"]
    if known:
        return line.end() if mark or not rest or "\n" in line[0][len(line["words"]) :] else 0
    return line.end() if mark == "," and len(told) > size else 0


def _is_rest(between: str) -> bool:
    """Whether only the state, the agency and dashes stand between the city and the day."""
    return all(not word[0].islower() for word in _WORD.findall(between))


def _without_day(text: str, start: int, limit: int, default: int) -> int:
    """The end of "HAYWARD, Calif. (AP) — ": without a day, the agency or a comma tells."""
    match = _AGENCY.match(text, start, limit)
    return match.end() if match else default


_AGENCY: Final = re.compile(
    r",?[^\n()—\u2013]{0,30}\([^()\n]{2,40}\)\s*(?:[—\u2013]|--?(?=\s))\s*|,\s[A-Z][\w.]{1,12}\s*[—\u2013]\s+|\s+[—\u2013-]{1,2}\s+(?=[A-Z][\w\u2019]*\s)"
)
