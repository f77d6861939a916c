"""What a feed still tells of events that vanished: a while as cancelled, then nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from timeline.export.ledger import OURS, universal
from timeline.ical import Component, parse
from timeline.ical.values import parse_time

VANISHED = "X-TIMELINE-VANISHED"
"""Says since when an event of ours is no longer told."""


def bury(text: str, newest: datetime, keep: timedelta) -> str:
    """A calendar without the events that vanished long ago.

    Args:
        text: the calendar.
        newest: when the newest text was issued, aware. Nothing here reads the clock, so that the same texts
            always give the same feed.
        keep: how long a vanished event is still told as cancelled.

    Returns:
        The calendar, otherwise letter for letter the same.

    Raises:
        BrokenCalendarError: if the text is no whole calendar.
    """
    gone = [
        event
        for calendar in parse(text)
        for event in calendar.children
        if (since := _vanished(event)) is not None and since + keep <= newest
    ]
    for event in reversed(gone):
        end = event.end
        while text[end : end + 1] in {"\r", "\n"} and end < len(text):
            end += 1
        text = text[: event.start] + text[end:]
    return text


def _vanished(event: Component) -> datetime | None:
    value = event.value(VANISHED)
    if value is None or event.first(OURS) is None:
        return None
    try:
        return universal(parse_time(value))
    except ValueError:
        return None
