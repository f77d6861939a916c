"""Hours that are those of each of several days, told right behind them."""

from __future__ import annotations

import pytest

import timeline


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("24th to 26th August - Road closure - between 1.20 and 5am", ["FREQ=DAILY;COUNT=3"]),
        ("Jazz duo: Friday, March 13, through Monday, March 16, 8 and 10 p.m.", ["FREQ=DAILY;COUNT=4"] * 2),
        ("Craft fair, 24-26 April, 10 a.m. to 4 p.m.", ["FREQ=DAILY;COUNT=3"]),
        ("The summit runs from 24 to 26 April. It opens at 9 a.m.", [None, None]),
        ("24 to 26 April – Book fair – doors 10 am", [None, None]),
    ],
)
def test_hours_behind_days(text, rules):
    found = timeline.extract(text, published="2026-03-11T09:00-04:00", zone="America/New_York")
    assert [event.rrule for event in found] == rules


def test_days_of_a_series_are_told_for_it():
    text = "Choir rehearsals are every Tuesday from 7 to 9 p.m.\n- April 7\n- April 14"
    found = timeline.extract(text, published="2026-03-11T09:00-04:00", zone="America/New_York")
    assert [event.rrule for event in found] == [None, None]
