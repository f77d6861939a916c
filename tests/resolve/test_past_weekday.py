"""The weekday of issue in a sentence of the past: today while its hour is gone, else a week before."""

from __future__ import annotations

import pytest

import timeline


@pytest.mark.parametrize(
    ("issued", "text", "start"),
    [
        ("2026-03-10T08:15-04:00", "The debate began at 2pm on Tuesday.", "2026-03-03T14:00-05:00"),
        ("2026-03-10T16:15-04:00", "The debate began at 2pm on Tuesday.", "2026-03-10T14:00-04:00"),
        ("2026-03-10T08:15-04:00", "The debate begins at 2pm on Tuesday.", "2026-03-10T14:00-04:00"),
        ("2026-03-10T08:15-04:00", "The debate began at 2pm on Monday.", "2026-03-09T14:00-04:00"),
        (
            "2026-03-10T08:15-04:00",
            "The hearing was held from 2 p.m. to 4 p.m. Tuesday.",
            "2026-03-03T14:00-05:00",
        ),
        ("2026-03-10T08:15-04:00", "Talks opened at 10 a.m. Tuesday London time.", "2026-03-10T10:00+00:00"),
        (
            "2026-03-10T08:15-04:00",
            "A lorry crashed at around 11:40 p.m. on Tuesday.",
            "2026-03-03T23:40-05:00",
        ),
        ("2026-03-10T09:00-04:00", "The debate began at 2pm on Tuesday.", "2026-03-10T14:00-04:00"),
        ("2026-03-10T11:15-04:00", "The debate began at 2pm on Tuesday.", "2026-03-10T14:00-04:00"),
    ],
    ids=[
        "hour to come",
        "hour gone by",
        "what begins",
        "yesterday",
        "range",
        "gone by there",
        "night",
        "stamp of a day",
        "updated later",
    ],
)
def test_past_hours_of_the_weekday_of_issue(issued: str, text: str, start: str) -> None:
    (event,) = timeline.extract(text, published=issued, zone="America/New_York")
    assert event.to_dict()["start"] == start


@pytest.mark.parametrize(
    ("issued", "text", "start"),
    [
        ("2026-03-13T19:00-04:00", "BEIRUT (AP) - A truce began on Saturday.", "2026-03-14"),
        ("2026-03-13T19:00-04:00", "BEIRUT - A cease-fire began on Saturday.", "2026-03-14"),
        ("2026-03-13T19:00-04:00", "TOKYO (AP) - A strike began at 9 a.m. today.", "2026-03-14T09:00+09:00"),
        ("2026-03-13T19:00-04:00", "NEW YORK (AP) - A strike began on Saturday.", "2026-03-07"),
        ("2026-03-13T12:00-04:00", "TOKYO (AP) - A strike began on Saturday.", "2026-03-07"),
    ],
    ids=["night there", "hyphen behind", "today there", "at home", "stamp of a day"],
)
def test_a_text_speaks_on_the_day_of_its_dateline(issued: str, text: str, start: str) -> None:
    (event,) = timeline.extract(text, published=issued, zone="America/New_York")
    assert event.to_dict()["start"] == start
