"""What a user can ask of a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

ASSUMED_LENGTH = timedelta(hours=1)
"""How long an event is shown when the text tells no end; marked `X-TIMELINE-END:assumed`."""


@dataclass(frozen=True, slots=True)
class Style:
    """Choices for one calendar; the defaults are what most calendars take best."""

    method: str | None = None
    """METHOD, `PUBLISH` at most; with one, mail programs take a file for an invitation."""
    length: timedelta | None = None
    """How long an event without an end is shown; None is an hour."""
    alarms: tuple[timedelta, ...] = ()
    """Reminders, each so long before the start."""
    links: bool = False
    """Whether the source is also told as LINK (RFC 9253), which few programs read."""
    name: str | None = None
    """Name of the calendar; None takes it from the text."""
    refresh: timedelta | None = None
    """How often a subscriber should ask again (RFC 7986 section 5.7)."""
    source: str | None = None
    """Where the calendar itself can be fetched (RFC 7986 section 5.8)."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What a calendar remembers of an event's past; times as RFC 5545 writes them in UTC."""

    stamp: str
    """DTSTAMP: when the content last changed."""
    created: str | None = None
    modified: str | None = None
    sequence: int = 0
