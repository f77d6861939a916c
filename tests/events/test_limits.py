"""Deadlines, embargoes, what is in effect, ends told later."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from marked import PUBLISHED, ZONE, events


def at(day, hour):
    return datetime(2025, 9, day, hour, tzinfo=ZoneInfo(ZONE))


DEADLINES = [
    ("Entries must be received by {5 p.m.|2025-09-05T17:00|by}.", "Deadline: Entries received"),
    ("The deadline for entries is {Friday|2025-09-05}.", "Deadline for entries"),
    ("Please register by {Friday|2025-09-05|by}.", "Deadline: Register"),
    ("Entries are accepted until {Friday|2025-09-05|until}.", "Deadline: Entries accepted"),
]


@pytest.mark.parametrize(("text", "title"), DEADLINES, ids=[title for _, title in DEADLINES])
def test_deadlines(text, title):
    assert [event.title for event in events(text)] == [title]


def test_past_and_by_is_no_deadline():
    assert all(
        "Deadline" not in event.title for event in events("The crew landed by {5 p.m.|2025-09-02T17:00|by}.")
    )


def test_embargo():
    [event] = events("Embargoed until {9 a.m.|2025-09-05T09:00|until}, all media\n\nA study of tea.")

    assert event.title == "Embargo lifts"


def test_in_effect_until():
    [event] = events("FLOOD WATCH 21 REMAINS IN EFFECT UNTIL {6 PM|2025-09-04T18:00|until}")

    assert (event.title, event.start, event.end) == ("Flood Watch 21", PUBLISHED, at(4, 18))


@pytest.mark.parametrize(
    "text",
    [
        "The talks start at {3 p.m.|2025-09-04T15:00} and end at {5 p.m.|2025-09-04T17:00}.",
        (
            "A launch is due at {3 p.m.|2025-09-04T15:00}. The launch window runs through {5 "
            "p.m.|2025-09-04T17:00|until}."
        ),
        "LH 123  Bonn - Rome   dep {15:00|2025-09-04T15:00} arr {17:00|2025-09-04T17:00}",
    ],
)
def test_ends_told_later(text):
    assert [(event.start, event.end) for event in events(text)] == [(at(4, 15), at(4, 17))]


def test_an_end_before_the_start_is_no_end():
    found = events(
        "The talks start at {3 p.m.|2025-09-04T15:00} and run until {1 p.m.|2025-09-04T13:00|until}."
    )

    assert [event.end for event in found] == [None]


def test_end_of_days():
    [event] = events(
        "The show opens on {5 September|2025-09-05} and runs until {12 October|2025-10-12|until}."
    )

    assert (event.start, event.end) == (date(2025, 9, 5), date(2025, 10, 12))
