"""Moved, postponed, brought forward, cancelled; and how sure it is."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from marked import ZONE, events

from timeline.model.event import Status

MONDAY, WEDNESDAY = date(2025, 9, 8), date(2025, 9, 10)
MOVED = [
    "The hearing has been moved from {Monday|2025-09-08} to {Wednesday|2025-09-10}.",
    "The hearing, originally scheduled for {Monday|2025-09-08}, has been moved to {Wednesday|2025-09-10}.",
    "{Monday's|2025-09-08} hearing was postponed until {Wednesday|2025-09-10|until}.",
    "The hearing, which had been due on {Monday|2025-09-08}, has been postponed to {Wednesday|2025-09-10}.",
]


@pytest.mark.parametrize("text", MOVED)
def test_the_new_slot_is_the_event(text):
    [event] = events(text)

    assert (event.title, event.start, event.moved_from) == ("Hearing", WEDNESDAY, MONDAY)
    assert event.status is Status.CONFIRMED


def test_a_range_of_a_move_is_no_range():
    [event] = events("The hearing was moved {from Monday to Wednesday|2025-09-08/2025-09-10}.")

    assert (event.start, event.end, event.moved_from) == (WEDNESDAY, None, MONDAY)


def test_the_old_clock_time_is_on_the_new_day():
    [event] = events(
        "The call was brought forward from {3 p.m.|2025-09-03T15:00|publication} to {1 "
        "p.m. on Friday|2025-09-05T13:00}."
    )

    assert event.moved_from == datetime(2025, 9, 5, 15, tzinfo=ZoneInfo(ZONE))


STATUS = [
    ("The hearing on {Monday|2025-09-08} has been cancelled.", Status.CANCELLED),
    ("The hearing planned for {Monday|2025-09-08} has been postponed.", Status.CANCELLED),
    ("Ms Roe cannot speak at {3 p.m.|2025-09-08T15:00}.", Status.CANCELLED),
    ("Ms Roe may visit Oslo on {Monday|2025-09-08}.", Status.TENTATIVE),
    ("Ms Roe is expected to land in Oslo on {Monday|2025-09-08}.", Status.TENTATIVE),
    ("The launch is set for no earlier than {Monday|2025-09-08}.", Status.TENTATIVE),
    ("We anticipate that the regatta will start at {3 p.m.|2025-09-08T15:00}.", Status.TENTATIVE),
    ("{Monday|2025-09-08}: choir (TBC)", Status.TENTATIVE),
    ("Ms Roe will visit Oslo on {Monday|2025-09-08}.", Status.CONFIRMED),
    ("The report is due to be read on {Monday|2025-09-08}.", Status.CONFIRMED),
    ("Ms Roe may join, while the meeting begins at {3 p.m.|2025-09-08T15:00}.", Status.CONFIRMED),
]


@pytest.mark.parametrize(("text", "status"), STATUS, ids=[text for text, _ in STATUS])
def test_status(text, status):
    assert [event.status for event in events(text)] == [status]
