"""Labelled days and hours of a start and of an end are one time with its own end."""

from __future__ import annotations

import pytest

import timeline

NOTICES = [
    "Book fair\nStart date: 7 October 2026\nStart time: 9am\nEnd date: 9 October 2026\nEnd time: 5pm",
    "Book fair\n\nStart Date: 2026-10-07\nEnd Date: 2026-10-09\nStart Time: 09:00\nEnd Time: 17:00",
    "Book fair\nDate from: 7 October 2026\nDate to: 9 October 2026\nTime from: 9am\nTime to: 5pm",
    "Book fair\nStarts: 7 October 2026\nTime: 9am\nEnds: 9 October 2026\nTime: 5pm",
]


@pytest.mark.parametrize("text", NOTICES)
def test_the_end_is_on_its_own_day(text: str) -> None:
    (event,) = timeline.extract(text, published="2026-03-11T09:00-04:00", zone="Europe/London", language="en")
    told = event.to_dict()
    assert (told["start"], told["end"]) == ("2026-10-07T09:00+01:00", "2026-10-09T17:00+01:00")


def test_hours_of_one_day_stay_on_it() -> None:
    text = "Book fair\nDate: 7 October 2026\nStart time: 9am\nEnd time: 5pm"
    (event,) = timeline.extract(text, published="2026-03-11T09:00-04:00", zone="Europe/London", language="en")
    assert event.to_dict()["end"] == "2026-10-07T17:00+01:00"
