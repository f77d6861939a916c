"""Where a series begins that tells no first day: the first occurrence that is still to come."""

from __future__ import annotations

import pytest

import timeline

TEXT = "Water is handed out at the pump from 7 a.m. to 8 a.m. daily through Friday."


@pytest.mark.parametrize(
    ("issued", "first"),
    [
        ("2026-03-10T06:30-04:00", "2026-03-10T07:00-04:00"),
        ("2026-03-10T07:40-04:00", "2026-03-10T07:00-04:00"),
        ("2026-03-10T21:30-04:00", "2026-03-11T07:00-04:00"),
        ("2026-03-10T12:00-04:00", "2026-03-10T07:00-04:00"),
    ],
    ids=["before", "while it lasts", "after", "only the day is known"],
)
def test_first_occurrence(issued, first):
    (event,) = timeline.extract(TEXT, published=issued, zone="America/New_York")
    assert event.to_dict()["start"] == first
