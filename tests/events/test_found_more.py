"""Whole sentences and notices: when it is, and a word that the title must have."""

from __future__ import annotations

import pytest

import timeline

PUBLISHED = "2021-03-01T12:00:00-05:00"
ZONE = "America/New_York"
FOUND = [
    ("Spring photos are on Tuesday (3/9).", [("2021-03-09", "photos")]),
    ("Early dismissal (12:15) on Friday, March 12.", [("2021-03-12T12:15-05:00", "dismissal")]),
    ("Doors open at 7 on Saturday.", [("2021-03-06T19:00-05:00", "doors")]),
    (
        "The ferry line, which is the oldest on the river, signed the pact in Paris on February 15.",
        [("2021-02-15", "ferry line")],
    ),
    ("The bridge, closed since May, reopened on Monday.", [("2021-03-01", "bridge")]),
    (
        "The council meets Tuesday in Spokane, Washington at 17:00 UTC.",
        [("2021-03-02T17:00+00:00", "council")],
    ),
    ("We are closed from April 2 to April 5.", [("2021-04-02", "closed")]),
    ("The fair will be held in Oakland on September 18 and 19.", [("2021-09-18", "fair")]),
    (
        "The envoy told a press conference on Tuesday that schools reopen on 1 September.",
        [("2021-02-23", "press conference"), ("2021-09-01", "schools")],
    ),
    (
        "Windows:\n- 25–28 June (Friday 5pm–Monday 8am)\n- 9–12 July (Friday 5pm–Monday 8am)",
        [("2021-06-25T17:00-04:00", ""), ("2021-07-09T17:00-04:00", "")],
    ),
    (
        "Agenda\n\n9:00 Welcome\n9:15 Budget\n\nMeeting date: Wednesday, March 10, 2021.",
        [("2021-03-10T09:00-05:00", "welcome"), ("2021-03-10T09:15-05:00", "budget")],
    ),
    (
        "School Board Meetings 2021\nMarch 9\nMay 11\nAll meetings begin at 6 p.m. in the library.",
        [("2021-03-09T18:00-05:00", "board"), ("2021-05-11T18:00-04:00", "board")],
    ),
    (
        "Storage upgrade\nStart\n2021-03-06 22:00\nEnd\n2021-03-07 06:00",
        [("2021-03-06T22:00-05:00", "storage")],
    ),
    (
        "Flight AB12 departs on March 14 at 6:05 pm and arrives in Lisbon on March 15 at 6:10 am local time.",
        [("2021-03-14T18:05-04:00", "departs"), ("2021-03-15T06:10+00:00", "arrives")],
    ),
    (
        "Winter 2021\nThursday, December 30 - Year-end sale\nSaturday, January 1 - Open house",
        [("2021-12-30", "sale"), ("2022-01-01", "open house")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text[:40] for text, _ in FOUND])
def test_found(text, wanted):
    events = [event.to_dict() for event in timeline.extract(text, published=PUBLISHED, zone=ZONE)]
    told = [(event["start"], event["title"].lower()) for event in events]

    assert [start for start, _ in told] == [start for start, _ in wanted]
    assert all(word in title for (_, title), (_, word) in zip(told, wanted, strict=True))


def test_an_end_that_stands_under_its_label():
    text = "Storage upgrade\nStart\n2021-03-06 22:00\nEnd\n2021-03-07 06:00"
    (event,) = timeline.extract(text, published=PUBLISHED, zone=ZONE)

    assert event.to_dict()["end"] == "2021-03-07T06:00-05:00"
