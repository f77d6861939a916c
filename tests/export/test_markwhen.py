"""The dates were tried out in @markwhen/parser 1.2: every instant of the sample comes back."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from tests.export.sample import EVIL, KYIV, event, sample, timeline_of
from timeline.export.markwhen import write


def paragraphs(timeline):
    return [paragraph.split("\n") for paragraph in write(timeline).strip().split("\n\n")]


def test_a_paragraph_an_event():
    found = paragraphs(sample())

    assert found[0] == ['title: "Visit, programme"']
    assert len(found) == len(sample()) + 1
    assert [
        "2025-09-04 15:00 / 2025-09-04 15:45: Call with the envoy",
        "  timezone: Europe/Kyiv",
        '  id: "0b7e5a52-0000-5000-8000-000000000002"',
        '  status: "tentative"',
        '  note: "zone carried"',
        "“at 11:30 a.m.” article.txt",
    ] in found


@pytest.mark.parametrize(
    ("start", "end", "dates"),
    [
        (date(2025, 9, 4), None, "2025-09-04"),
        (date(2025, 9, 4), date(2025, 9, 6), "2025-09-04 / 2025-09-06"),
        (datetime.fromisoformat("2025-09-07T14:00"), None, "2025-09-07 14:00"),
        (datetime(2025, 10, 26, 3, 30, tzinfo=KYIV, fold=1), None, "2025-10-26T01:30:00Z"),
        (
            datetime(2025, 10, 26, 3, 30, tzinfo=KYIV, fold=1),
            datetime(2025, 10, 26, 5, tzinfo=KYIV),
            "2025-10-26T01:30:00Z - 2025-10-26T03:00:00Z",
        ),
        (datetime(2025, 9, 4, 15, tzinfo=KYIV), datetime(2025, 9, 4, 14, tzinfo=KYIV), "2025-09-04 15:00"),
    ],
)
def test_dates(start, end, dates):
    assert paragraphs(timeline_of(event(1, "x", start, end)))[1][0] == f"{dates}: x"


def test_only_a_zone_that_tells_the_instant_is_a_property():
    night = paragraphs(timeline_of(event(1, "x", datetime(2025, 10, 26, 3, 30, tzinfo=KYIV, fold=1))))[1]

    assert not [line for line in night if "timezone" in line]


@pytest.mark.parametrize(
    "words", [EVIL, "2025-01-01: y", "now: y", "# Head", "x\n2025-01-01: y", "// x", "title: x"]
)
def test_words_of_strangers_begin_no_line(words):
    one = event(1, words, date(2025, 9, 4), place=words, quote=words, warnings=(words,))
    found = paragraphs(timeline_of(one))

    assert len(found) == 2
    assert [line[0] for line in found[1]] == ["2", " ", "“", "!"]


def test_words_are_no_tags_and_values_are_scalars():
    one = event(1, "#party [x] done", date(2025, 9, 4), rrule="FREQ=WEEKLY;BYDAY=TH")
    first, *rest = paragraphs(timeline_of(one))[1]

    assert first == "2025-09-04: # party [x] done"
    assert [json.loads(line.partition(": ")[2]) for line in rest if line.startswith(" ")] == [
        one.id,
        "every Thursday",
    ]
