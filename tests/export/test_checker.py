"""The judge finds what is wrong, and nothing where nothing is."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.checker import problems
from tests.export.sample import event, sample, timeline_of
from tests.export.test_ics import near_a_change_of_offset
from timeline.export.ics import Style, write

SAMPLE = write(sample()).encode()


def test_what_we_write_has_no_problem():
    assert problems(SAMPLE) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b"\r\nEND:VCALENDAR\r\n", b"\r\nEND:VCALENDAR", "the last line has no end"),
        (b"SEQUENCE:0\r\n", b"SEQUENCE:0\n", "not CRLF"),
        (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "control character"),
        (b"SUMMARY:Choir", b"SUMMARY:\x0bChoir", "control character"),
        (b"SUMMARY:Choir", b"SUMMARY:\xff Choir", "no UTF-8"),
        (b"SUMMARY:Choir", b"SUMMARY:" + b"Choir" * 20, "octets"),
        (b"VERSION:2.0", b"VERSION:2.0\r\nUID:x", "UID or METHOD"),
        (b"VERSION:2.0", b"VERSION:2.0\r\nMETHOD:REQUEST", "METHOD:REQUEST"),
        (b"PRODID:", b"X-PRODID:", "has 0 PRODID"),
        (b"END:VEVENT\r\nEND:VCALENDAR", b"END:VCALENDAR", "ends nothing"),
        (b"TZID:Europe/Moscow", b"TZID:Europe/Minsk", "undefined or unused"),
        (b"DTSTAMP:20250903T060000Z\r\n", b"", "no DTSTAMP"),
        (b"000000000012", b"000000000013", "twice"),
        (
            b"DTEND;TZID=Europe/Moscow:20120701T130000",
            b"DTEND;TZID=Europe/Moscow:20120701T120000",
            "not after",
        ),
        (b"DTEND;TZID=Europe/Moscow:", b"DTEND:", "another kind"),
        (b"UNTIL=20251201T045959Z", b"UNTIL=20251201T045959", "must be in UTC"),
        (b"UNTIL=20251201T045959Z", b"UNTIL=20251201", "another type"),
        (b"EXDATE;TZID=America/New_York", b"EXDATE;TZID=Europe/Kyiv", "EXDATE is of another kind"),
        (b"LOCATION:Mariinskyi Palace\\,", b"LOCATION:Mariinskyi Palace,", "not escaped"),
        (b"TZOFFSETTO:+0400", b"TZOFFSETTO:+0300", "VTIMEZONE Europe/Moscow has 3:00:00"),
        (b"VERSION:2.0", b"VERSION:2.0\r\nREFRESH-INTERVAL:P1D", "lacks"),
    ],
)
def test_finds_what_is_wrong(old, new, words):
    assert old in SAMPLE

    assert any(words in problem for problem in problems(SAMPLE.replace(old, new, 1)))


@given(
    start=near_a_change_of_offset(), rule=st.sampled_from([None, "FREQ=DAILY", "FREQ=WEEKLY;UNTIL=20271231"])
)
@settings(max_examples=60)
def test_no_problem_near_changes_of_the_clock(start, rule):
    assert problems(write(timeline_of(event(1, "x", start, rrule=rule))).encode()) == []


@given(
    title=st.text(max_size=300),
    place=st.text(max_size=99),
    quote=st.text(max_size=99),
    url=st.text(max_size=99),
)
@settings(max_examples=100)
def test_no_problem_with_any_text(title, place, quote, url):
    one = event(1, title, sample().events[3].start, place=place, quote=quote, url=url, warnings=(quote,))

    assert problems(write(timeline_of(one)).encode()) == []
    assert re.search(rb"^UID:", write(timeline_of(one)).encode(), re.MULTILINE)


def test_newer_properties_have_the_parameters_that_they_need():
    style = Style(
        links=True,
        alarms=(timedelta(days=1), timedelta(minutes=30)),
        refresh=timedelta(hours=12),
        source="https://example.org/a.ics",
        length=timedelta(minutes=45),
    )
    one = event(
        1,
        "Talk",
        sample().events[5].start,
        place="https://meet.example.org/x;y,z",
        url="https://example.org/a",
    )

    text = write(timeline_of(one), style)

    lines = text.replace("\r\n ", "").split("\r\n")
    assert problems(text.encode()) == []
    assert {
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "SOURCE;VALUE=URI:https://example.org/a.ics",
        "LINK;LINKREL=SOURCE;VALUE=URI:https://example.org/a",
        "CONFERENCE;VALUE=URI;LABEL=Talk:https://meet.example.org/x;y,z",
        "TRIGGER:-P1D",
        "TRIGGER:-PT30M",
    } <= set(lines)
