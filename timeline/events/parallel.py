"""Sessions at one time in lines of their own: "11:00 Concurrent sessions", "A Reefs", "B Pools"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.layout import Layout
from timeline.events.roomtables import in_rooms
from timeline.events.tokens import words_of
from timeline.events.wording import MOST_WORDS, fit, without_times, written
from timeline.model.event import Event
from timeline.model.text import Span

_LINES: Final = 16
"""Lines below a time in which its sessions stand."""
_LEAST: Final = 2
_MARKED: Final = re.compile(
    r"[ \t|*_\u2022\u25aa-]*(?:(?P<word>[^\W\d_]{4,12})[ ])?(?P<mark>[A-Z]|\d{1,2})"
    r"(?:[.):]|[ ]?[-\u2013\u2014](?= )|(?=[ \t]{2}))[ \t]*(?P<title>[^\W_].{2,})"
)
"""A line with its letter or number: "A  Reefs", "Panel 2. Rivers"."""
_BRACKET: Final = re.compile(r"\(([^()\n]{2,60})\)[.\s]*$")


class _Session(NamedTuple):
    word: str
    mark: str
    told: Span
    """What it is called, with its word and mark where it has a word."""

    def follows(self, other: _Session) -> bool:
        """Whether it is marked as the one behind another: B after A, Panel 2 after Panel 1."""
        return self.word == other.word and self._rank() == other._rank() + 1

    def opens(self) -> bool:
        """Whether it is marked as the first of several."""
        return self.mark in {"A", "1"}

    def _rank(self) -> int:
        return int(self.mark) if self.mark.isdigit() else ord(self.mark)


def with_parallels(found: Sequence[Event], layout: Layout) -> list[Event]:
    """The events with one for each session that stands below the time of all.

    Lines that only number what is done one after the other are the agenda of one event: only a word of the
    row ("concurrent") or the name of a happening with each number ("Panel 2") tells of several.
    """
    kept: list[Event] = []
    for event in found:
        sessions = _sessions(event, layout) if isinstance(event.start, datetime) else []
        if not sessions and (rooms := in_rooms(event, layout)):
            kept += rooms
            continue
        kept += [_as(event, session, layout) for session in sessions] or [event]
    return kept


def _sessions(event: Event, layout: Layout) -> list[_Session]:
    text, end = layout.document.text, event.evidence[-1].span.end
    first, *below = [*layout.lines_from(end, _LINES)] or [Span(end, end)]
    if not below:
        return []
    own = _session(text, first)
    sessions = [own] if own is not None and own.word else []
    for line in below:
        session = _session(text, line)
        if session is not None and (session.follows(sessions[-1]) if sessions else session.opens()):
            sessions.append(session)
    if len(sessions) < _LEAST:
        return []
    said = text[first.start : first.end].lower().replace("-", " ").split()
    named = layout.words.roles.get(sessions[0].word, 0) & roles.HAPPENING
    return sessions if named or not layout.words.sets["labels.parallel"].isdisjoint(said) else []


def _session(text: str, line: Span) -> _Session | None:
    match = _MARKED.match(text, line.start, line.end)
    if match is None:
        return None
    word = match["word"] or ""
    return _Session(word.lower(), match["mark"], Span(match.start("word" if word else "title"), line.end))


def _as(event: Event, session: _Session, layout: Layout) -> Event:
    text, span, place = layout.document.text, session.told, event.place
    bracket = _BRACKET.search(text, span.start, span.end)
    if bracket is not None:
        inside = words_of(text, Span(*bracket.span(1)), (), layout.words)
        if any(word.bits & (roles.VENUE | roles.ONLINE) for word in inside):
            place, span = bracket[1], Span(span.start, bracket.start())
    words = words_of(text, span, (), layout.words)
    title = written(text, fit(without_times(words), MOST_WORDS, layout.words), layout.words)
    return replace(event, title=title or event.title, place=place)
