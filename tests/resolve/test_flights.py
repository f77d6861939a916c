"""The hours of a ticket are on the clocks of where it leaves and where it lands."""

from __future__ import annotations

import pytest

import timeline

TICKETS = [
    (
        "London to New York JFK (JFK)\nDeparts: Sat 14 Mar 2026, 11:25\nArrives: Sat 14 Mar 2026, 14:10",
        "2026-03-14T11:25+00:00",
        "2026-03-14T14:10-04:00",
    ),
    (
        "Departure: 14 March 2026 09:30 Paris\nArrival: 15 March 2026 06:45 Tokyo",
        "2026-03-14T09:30+01:00",
        "2026-03-15T06:45+09:00",
    ),
    (
        "Leeds to York by coach\nDeparts: Sat 14 Mar 2026, 11:25\nArrives: Sat 14 Mar 2026, 12:10",
        "2026-03-14T11:25+00:00",
        "2026-03-14T12:10+00:00",
    ),
]


@pytest.mark.parametrize(("text", "start", "end"), TICKETS)
def test_hours_are_on_the_clocks_of_their_places(text: str, start: str, end: str) -> None:
    (event,) = timeline.extract(text, published="2026-03-11T12:00+00:00", zone="Europe/London", language="en")
    told = event.to_dict()
    assert (told["start"], told["end"]) == (start, end)
