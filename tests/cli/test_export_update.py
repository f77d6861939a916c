"""A second export updates the first."""

from __future__ import annotations

import os
import re

import icalendar
import pytest

from tests.export.checker import problems
from timeline.cli import calendar as calendars
from timeline.cli import save as saving
from timeline.errors import OutputError

FIRST = """\
Port news

Thu, 04 Sep 2025 09:12:00 +0300

A workshop on pilotage opens at 10:40 a.m. Kyiv time. The call with the harbour board starts at 3 p.m., and \
a press conference follows at 4 p.m.
"""
SECOND = FIRST.replace("09:12", "10:12").replace("3 p.m.", "3:30 p.m.")
THIRD = (
    SECOND.replace("10:12", "11:12")
    .replace("The call with the harbour board", "The phone talk with the owners")
    .replace(", and a press conference follows at 4 p.m.", ".")
)
FOREIGN = """\
BEGIN:VEVENT
UID:mine@example.org
DTSTAMP:20250101T000000Z
DTSTART;TZID=Europe/Kyiv:20250904T180000
SUMMARY:Dinner, unescaped
X-ODD:kept
END:VEVENT
""".replace("\n", "\r\n")


@pytest.fixture
def paper(run, tmp_path, monkeypatch):
    """Export a text under one name into one calendar; gives the events and what was said."""
    monkeypatch.chdir(tmp_path)

    def export(text, *options, name="news.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        ended = run("export", name, "-o", "cal.ics", "--update", *options)
        assert ended.code == 0, ended.err
        events = icalendar.Calendar.from_ical((tmp_path / "cal.ics").read_bytes()).walk("VEVENT")
        return events, ended.err.removeprefix("timeline: ").rstrip("\n")

    return export


def told(events, *names):
    return [
        tuple(event.decoded(name) if name == "dtstart" else str(event.get(name)) for name in names)
        for event in events
    ]


def test_three_exports_of_an_article(paper, tmp_path):
    """The call moves by half an hour, then gets another title while the press conference disappears."""
    first, said = paper(FIRST)
    assert said == "3 events written to cal.ics"
    second, said = paper(SECOND)
    assert said == "cal.ics: 1 changed, 2 unchanged"
    third, said = paper(THIRD)
    assert said == "cal.ics: 1 changed, 1 cancelled, 1 unchanged"

    uids = [event["uid"] for event in first]
    assert [event["uid"] for event in second] == [event["uid"] for event in third] == uids
    assert told(first, "sequence", "status") == [("0", "CONFIRMED")] * 3
    assert told(second, "sequence") == [("0",), ("1",), ("0",)]
    assert told(third, "sequence", "status") == [("0", "CONFIRMED"), ("2", "CONFIRMED"), ("1", "CANCELLED")]
    assert [str(event["summary"]) for event in third][1] == "Phone talk with the owners"
    assert third[1].decoded("dtstart").isoformat() == "2025-09-04T15:30:00+03:00"
    stamps = [[event.decoded(name).isoformat() for name in ("created", "last-modified")] for event in third]
    assert stamps == [
        ["2025-09-04T06:12:00+00:00", "2025-09-04T06:12:00+00:00"],
        ["2025-09-04T06:12:00+00:00", "2025-09-04T08:12:00+00:00"],
        ["2025-09-04T06:12:00+00:00", "2025-09-04T08:12:00+00:00"],
    ]
    assert problems((tmp_path / "cal.ics").read_bytes()) == []


@pytest.mark.parametrize("text", [FIRST, THIRD])
def test_the_same_again_touches_nothing(paper, tmp_path, text):
    paper(FIRST)
    paper(text)
    before, inode = (tmp_path / "cal.ics").read_bytes(), (tmp_path / "cal.ics").stat()

    _, said = paper(text)

    assert said == "cal.ics: is up to date"
    assert (tmp_path / "cal.ics").read_bytes() == before
    assert (tmp_path / "cal.ics").stat().st_ino == inode.st_ino


def test_an_update_from_nothing_is_an_export(paper, run, tmp_path):
    paper(FIRST)
    run("export", "news.txt", "-o", "other.ics")

    assert (tmp_path / "other.ics").read_bytes() == (tmp_path / "cal.ics").read_bytes()


def test_what_comes_back_is_confirmed_again(paper):
    for text in (FIRST, SECOND, THIRD):
        paper(text)

    events, said = paper(SECOND)

    assert said == "cal.ics: 2 changed, 1 unchanged"
    assert told(events, "sequence", "status") == [("0", "CONFIRMED"), ("3", "CONFIRMED"), ("2", "CONFIRMED")]


def test_what_was_over_is_not_cancelled(paper):
    paper(FIRST)
    later = (
        FIRST.replace("Thu, 04 Sep 2025 09:12", "Fri, 05 Sep 2025 09:12").partition("A workshop")[0]
        + "All is said.\n"
    )

    events, said = paper(later)

    assert said == "cal.ics: is up to date\ntimeline: no events found"
    assert told(events, "status") == [("CONFIRMED",)] * 3


def test_other_sources_stay(paper, tmp_path):
    paper(FIRST)

    events, said = paper(
        "Fri, 05 Sep 2025 10:00:00 +0300\n\nThe regatta starts at 9 a.m. Kyiv time tomorrow.\n", name="b.txt"
    )

    assert said == "cal.ics: 1 new, 3 unchanged"
    assert told(events, "status") == [("CONFIRMED",)] * 4
    assert paper(FIRST)[1] == "cal.ics: is up to date"
    assert problems((tmp_path / "cal.ics").read_bytes()) == []


def test_what_two_sources_tell_stays_while_one_still_tells_it(paper, run, tmp_path):
    (tmp_path / "b.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "news.txt").write_text(FIRST, encoding="utf-8")
    run("export", "news.txt", "b.txt", "-o", "cal.ics", "--update")

    shorter = FIRST.replace(", and a press conference follows at 4 p.m.", ".")
    events, said = paper(shorter)

    assert said == "cal.ics: 3 unchanged"
    assert [b"SOURCE:news.txt" in event.to_ical() for event in events] == [True, True, False]
    assert all(b"SOURCE:b.txt" in event.to_ical() for event in events)
    events, said = paper(shorter, name="b.txt")
    assert said == "cal.ics: 1 cancelled, 2 unchanged"
    assert told(events, "status") == [("CONFIRMED",), ("CONFIRMED",), ("CANCELLED",)]


def test_events_of_others_are_kept_to_the_letter(paper, tmp_path):
    paper(FIRST)
    path = tmp_path / "cal.ics"
    path.write_bytes(path.read_bytes().replace(b"END:VCALENDAR", FOREIGN.encode() + b"END:VCALENDAR"))

    paper(SECOND)
    events, _ = paper(THIRD)

    assert FOREIGN.encode() in path.read_bytes()
    assert len(events) == 4


def test_what_a_user_adds_to_our_event_stays(paper, tmp_path):
    paper(FIRST)
    path = tmp_path / "cal.ics"
    alarm = b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nDESCRIPTION:x\r\nEND:VALARM\r\n"
    path.write_bytes(path.read_bytes().replace(b"END:VEVENT", b"COLOR:red\r\n" + alarm + b"END:VEVENT"))

    events, _ = paper(SECOND)

    assert [str(event["color"]) for event in events] == ["red"] * 3
    assert all(len(event.walk("VALARM")) == 1 for event in events)


def test_an_assumed_length_stays(paper):
    paper(FIRST, "--duration", "90m")

    events, _ = paper(SECOND)

    assert {event.decoded("dtend") - event.decoded("dtstart") for event in events} == {
        calendars.length_of("90m", "x")
    }
    assert told(events, "sequence") == [("0",), ("1",), ("0",)]


def test_alarms_alone_do_not_raise_the_sequence(paper):
    paper(FIRST)

    events, said = paper(FIRST, "--alarm", "30m", "--alarm", "1d")

    assert said == "cal.ics: 3 unchanged"
    assert told(events, "sequence") == [("0",)] * 3
    assert [str(alarm["trigger"].to_ical()) for alarm in events[0].walk("VALARM")] == ["b'-P1D'", "b'-PT30M'"]


def test_standard_input_is_matched_but_never_cancelled(paper, run, tmp_path):
    run("export", "-", "-o", "cal.ics", "--update", stdin=FIRST.encode())

    ended = run("export", "-", "-o", "cal.ics", "--update", stdin=THIRD.encode())

    assert "1 new, 3 unchanged" in ended.err
    assert b"CANCELLED" not in (tmp_path / "cal.ics").read_bytes()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"hello", "cal.ics: cannot be updated: holds no calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "ends too early: the VEVENT of line 2 has no end"),
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "line 2: END:VEVENT inside VCALENDAR ends nothing"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" * 2, "holds 2 calendars, not one"),
        (b"BEGIN:VCALENDAR\r\nX:\xff\r\nEND:VCALENDAR\r\n", "is not UTF-8 (byte 19)"),
    ],
)
def test_what_is_no_calendar_is_left_alone(run, article, content, words):
    path = article.parent / "cal.ics"
    path.write_bytes(content)

    ended = run("export", "article.txt", "-o", "cal.ics", "--update")

    assert (ended.code, path.read_bytes()) == (4, content)
    assert words in ended.err
    assert sorted(os.listdir()) == ["article.txt", "cal.ics"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--format", "ics", "--update"), "--update: give the calendar"),
        (("-o", "a.json", "--update"), "--update is for calendars"),
        (("-o", "a.csv", "--alarm", "5m"), "--alarm is for calendars"),
        (("-o", "a.ics", "--alarm", "soon"), "--alarm: 'soon' is no length of time; write 30m, 1h30m or 2d"),
        (("-o", "a.ics", "--alarm", ""), "is no length of time"),
        (("-o", "a.ics", "--duration", "0m"), "--duration: must be longer than 0m"),
        (("-o", "a.ics", "--duration", "9999d"), "must lie between 0m and 366d"),
        (("-o", "a.ics", "--duration", "-PT5M"), "must lie between 0m and 366d"),
        (("-o", "a.ics", "--method", "request"), "--method"),
    ],
)
def test_bad_options(run, article, options, words):
    ended = run("export", "article.txt", *options)

    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert sorted(os.listdir()) == ["article.txt"]


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path):
    path = tmp_path / "cal.ics"
    path.write_bytes(b"theirs")

    with pytest.raises(OutputError, match="another program has just changed it"):
        saving.save(str(path), b"ours", expected=b"old")

    assert path.read_bytes() == b"theirs"
    assert os.listdir(tmp_path) == ["cal.ics"]


def test_the_options_of_a_calendar(run, article):
    options = ("--method", "publish", "--name", "My, port", "--duration", "1h30m", "--alarm", "0m")
    ended = run("export", "article.txt", "--format", "ics", *options)

    text = ended.out.replace("\r\n ", "")
    assert problems(ended.data, method="PUBLISH") == []
    assert {"METHOD:PUBLISH", "NAME:My\\, port", "TRIGGER:PT0S"} <= set(text.split("\r\n"))
    assert re.search(r"DTSTART[^:]*:20250904T113000\r\nDTEND[^:]*:20250904T130000", text)
