"""What stands beside a time: its length, its half-day, its place, its day, its series."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from timeline.find import find_mentions
from timeline.language import load_language
from timeline.model.text import Document, Published
from timeline.model.when import Moment, Resolved
from timeline.read import parse_published
from timeline.read.blocks import split_blocks
from timeline.resolve import resolve

ENGLISH = load_language("en")
PUBLISHED = parse_published("2026-03-05T09:00:00+00:00")
"""A Thursday."""
TABLES = tomllib.loads((Path(__file__).parent / "beside.toml").read_text(encoding="utf-8"))


def resolved(text: str, zone: str | None = "Europe/London", published: Published | None = PUBLISHED):
    document = Document(text, split_blocks(text), published, "en", zone)
    breaks = [block.span.start for block in document.blocks]
    return resolve(document, find_mentions(text, ENGLISH, breaks), ENGLISH)


def written(when) -> str:
    if isinstance(when, Moment):
        return when.at.isoformat(timespec="minutes")
    return f"{when.first}" if when.first == when.last else f"{when.first}/{when.last}"


def starts(text: str, **options) -> list[str]:
    """Start and end of each expression that has a place on the calendar, with the rule of a series."""
    rows = []
    for found in resolved(text, **options):
        if isinstance(found, Resolved) and found.start is not None:
            row = [written(found.start), *([written(found.end)] if found.end else [])]
            rows.append(" ".join([*row, *([found.rrule] if found.rrule else [])]))
    return rows


@pytest.mark.parametrize(("text", "expected"), TABLES["lengths"])
def test_a_length_beside_a_start_gives_the_end(text, expected):
    assert starts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The museum opens at 10:00 on Friday and a visit takes two hours.",
        "After a two-hour delay the match began at 10:00 on Friday 6 March.",
        "The talk ends at 10:00 on Friday and lasts two hours.",
        "It starts at 10:00 on Friday and should take more than two hours.",
        "Please allow two hours for the queue; gates close at 10:00 on Friday.",
        "The meeting is at 10:00 on Friday. It usually takes 20 minutes to get there from the station.",
        "We move the wiki at 10:00 on Friday. If the disk fails, it will take 3 hours to recover.",
        "Meet at 10:00 on Friday at the mill. The walk from the station takes 20 minutes.",
        "The inspection is at 10:00 on Friday. Registration takes 10 minutes.",
        "The interview is at 10:00 on Friday. The process takes two weeks.",
    ],
)
def test_other_lengths_give_none(text):
    assert starts(text) == ["2026-03-06T10:00+00:00"]


def test_lengths_in_rows():
    text = "10:00 Keynote (45 min)\n11:00 Coffee, 15 minutes\n11:15 Panel | 60 min | Main Hall"

    assert starts(text) == [
        "2026-03-05T10:00+00:00 2026-03-05T10:45+00:00",
        "2026-03-05T11:00+00:00 2026-03-05T11:15+00:00",
        "2026-03-05T11:15+00:00 2026-03-05T12:15+00:00",
    ]


def test_a_row_without_a_half_day_goes_on_in_time():
    text = "Tuesday 10 March\n9 to 11:30 am  Workshop\n1-2:30 pm  Talks\n7:30-9  Reception"

    assert starts(text)[1:] == [
        "2026-03-10T09:00+00:00 2026-03-10T11:30+00:00",
        "2026-03-10T13:00+00:00 2026-03-10T14:30+00:00",
        "2026-03-10T19:30+00:00 2026-03-10T21:00+00:00",
    ]


def test_a_part_of_the_day_in_the_row_tells_its_half():
    assert starts("Friday 13 March\n7:30-9  Stargazing (evening)")[1:] == [
        "2026-03-13T19:30+00:00 2026-03-13T21:00+00:00"
    ]


def test_an_earlier_row_of_another_day_is_a_morning():
    assert (
        starts("Friday 13 March\n7 pm Supper\nSaturday 14 March\n8:30 Walk")[-1] == "2026-03-14T08:30+00:00"
    )


@pytest.mark.parametrize(("text", "expected"), TABLES["journeys"])
def test_the_clocks_of_a_journey_are_those_of_its_places(text, expected):
    assert starts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "HIGH COURT LIST, BRISBANE (local time)\nFriday 6 March\n10:00 Smith v Jones",
        "Times are local to Brisbane.\n\nFriday 6 March\n10:00 Doors",
        "Conference in Brisbane\n\n(all times local)\nFriday 6 March\n10:00 Doors",
    ],
)
def test_a_heading_in_local_time_sets_the_zone_by_its_place(text):
    assert starts(text)[-1] == "2026-03-06T10:00+10:00"


@pytest.mark.parametrize(("text", "expected"), TABLES["days"])
def test_a_day_behind_several_times_is_that_of_all(text, expected):
    assert starts(text) == expected


@pytest.mark.parametrize(("text", "expected"), TABLES["series"])
def test_the_first_day_of_a_series(text, expected):
    assert starts(text) == expected


def test_a_week_counted_from_an_unknown_day_stays_open():
    assert starts("Assignments are due on the Tuesday of week 3.") == []


def test_a_weekend_that_has_been():
    monday = parse_published("2026-03-09T09:00:00+00:00")

    assert starts("It only became public this weekend.", published=monday) == ["2026-03-07/2026-03-08"]
    assert starts("The fair is on this weekend.", published=monday) == ["2026-03-14/2026-03-15"]


HOSTILE = [
    "7:30-9 (evening) ",
    "Zurich 13:05 - Toronto 16:10 ",
    "at 11:30, on Friday, 45 minutes, ",
    "10:00 Talk (45 min)\n",
    "From March every Tuesday at 6 pm. The next is on 10 March. ",
]


@pytest.mark.parametrize("row", HOSTILE)
def test_twice_the_text_takes_twice_the_time(row):
    def seconds(times):
        start = time.process_time()
        resolved(row * times)
        return time.process_time() - start

    seconds(20)

    assert seconds(800) < 4 * seconds(400) + 0.2
