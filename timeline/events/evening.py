"""The hours of one evening: doors open before what is on, and the later hour has its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from timeline.events import roles
from timeline.events.layout import Layout
from timeline.language.wordlist import letters_of
from timeline.model.event import Event

_LABEL: Final = 32
"""Code points before or behind an hour in which its label stands."""
_REACH: Final = 300
"""Code points from what is on to its hours."""
_LONGEST: Final = timedelta(hours=6)
"""From the doors to what is on, at most."""
_MOST: Final = 3
"""Words of a label, at most."""
_STOPS: Final = re.compile(r"[\n,;|/(.!?]| - ")
_TIE: Final = re.compile(r"\s*[:\u2013\u2014-]\s*\Z")
_OF: Final = re.compile(r"\s*(?:[:\u2013\u2014-])\s+(?=\S+\Z)")
"""Between what is on and the label of an hour: "Nora Quill: Show"."""


def with_evenings(found: Sequence[Event], layout: Layout) -> list[Event]:
    """The events, where "doors 7, show 8" behind what is on tells its hour and that of the doors.

    Args:
        found: the events of one document, in the order of the text.
        layout: the document and the words of its language.
    """
    out: list[Event | None] = list(found)
    for index, event in enumerate(found):
        if not isinstance(event.start, datetime) or not _label(event, layout, "labels.main_hours"):
            continue
        doors = index - 1 if index and _opens(found[index - 1], event, layout) else None
        if doors is not None:
            out[doors], event = _parted(found[doors], event, layout)  # noqa: PLW2901
        whole = _whole_day(found, index if doors is None else doors, event, layout)
        if whole is not None and _says_nothing(event.title, layout):
            day = found[whole]
            event = replace(event, title=day.title, place=event.place or day.place)  # noqa: PLW2901
            out[whole] = None
        head, *tail = _OF.split(event.title)
        bare = tail and _says_nothing(tail[-1], layout) and _has_doors(event, layout)
        out[index] = replace(event, title=head) if bare else event
    return [event for event in out if event is not None]


def _has_doors(event: Event, layout: Layout) -> bool:
    """Whether the line, or the one above it, tells the doors before the hour."""
    text, start = layout.document.text, event.evidence[0].span.start
    lines = text[max(0, start - 2 * _LABEL) : start].lower().splitlines()[-2:]
    return not layout.words.sets["labels.side"].isdisjoint(letters_of(" ".join(lines)))


def _opens(doors: Event, event: Event, layout: Layout) -> bool:
    """Whether the doors of what is on open at the hour told before."""
    first, second = doors.start, event.start
    if not isinstance(first, datetime) or not isinstance(second, datetime) or doors.zone != event.zone:
        return False
    return timedelta() < second - first <= _LONGEST and bool(_label(doors, layout, "labels.side"))


def _parted(doors: Event, event: Event, layout: Layout) -> tuple[Event, Event]:
    """The doors by their own name, and what is on by the name that was told with the doors."""
    label = _label(doors, layout, "labels.side")
    own = " ".join(label)
    named = not set(letters_of(doors.title.lower())).isdisjoint(label)
    told = _OF.split(doors.title)[0] if named else doors.title
    if _says_nothing(event.title, layout) and not _says_nothing(told, layout):
        event = replace(event, title=told)
    if not named or _says_nothing(doors.title, layout):
        doors = replace(doors, title=own[:1].upper() + own[1:])
    return doors, event


def _whole_day(found: Sequence[Event], index: int, event: Event, layout: Layout) -> int | None:
    """The event right before it that is told of the same day without an hour."""
    if not index:
        return None
    day = found[index - 1]
    near = 0 <= event.evidence[0].span.start - day.evidence[0].span.end <= _REACH
    alike = day.all_day and day.end is None and day.rrule is None and day.status is event.status
    return (
        index - 1
        if near and alike and day.day == event.day and not _says_nothing(day.title, layout)
        else None
    )


def _says_nothing(title: str, layout: Layout) -> bool:
    """Whether a title has nothing but labels of hours: "Show", "Doors start"."""
    sets = layout.words.sets
    labels = sets["labels.side"] | sets["nouns.generic"]
    return all(word in labels or _is_lead(word, layout) for word in letters_of(title.lower()))


def _is_lead(word: str, layout: Layout) -> bool:
    return bool(layout.words.roles.get(word, 0) & roles.LEAD)


def _label(event: Event, layout: Layout, key: str) -> list[str]:
    """The words of a label right before an hour, or right behind it; empty without one of such a set."""
    text, span, labels = layout.document.text, event.evidence[0].span, layout.words.sets[key]
    before = _STOPS.split(_TIE.sub("", text[max(0, span.start - _LABEL) : span.start]).lower())[-1]
    words = letters_of(before)
    while words and _is_lead(words[-1], layout) and words[-1] not in labels:
        words.pop()
    for count in range(min(_MOST, len(words)), 0, -1):
        if " ".join(words[-count:]) in labels:
            return words[-count:]
    behind = letters_of(_STOPS.split(text[span.end : span.end + _LABEL].lower())[0])[:1]
    return behind if not words and behind and behind[0] in labels else []
