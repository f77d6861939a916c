from __future__ import annotations

import json
import os
import stat

import pytest
from icalendar import Calendar

from timeline.cli import save as saving
from timeline.export import EXPORTERS


@pytest.mark.parametrize("name", ["a.ics", "a.json", "a.jsonl", "a.csv", "a.md"])
def test_the_suffix_tells_the_format(run, article, name):
    ended = run("export", "article.txt", "-o", name)

    assert (ended.code, ended.out, ended.err) == (0, "", f"timeline: 3 events written to {name}\n")
    assert (article.parent / name).read_bytes()


def test_the_calendar_is_read_back(run, article):
    run("export", "article.txt", "-o", "a.ics")

    calendar = Calendar.from_ical((article.parent / "a.ics").read_bytes())

    starts = [event.decoded("dtstart").isoformat() for event in calendar.walk("VEVENT")]
    assert starts == ["2025-09-04T11:30:00+03:00", "2025-09-04T15:00:00+03:00", "2025-09-04T16:00:00+03:00"]


@pytest.mark.parametrize("format_", EXPORTERS)
def test_file_and_standard_output_are_the_same_bytes(run, article, format_):
    run("export", "article.txt", "-o", "out", "--format", format_)

    ended = run("export", "article.txt", "--format", format_, encoding="ascii")

    assert ended.data == (article.parent / "out").read_bytes()


def test_jsonl_is_one_event_a_line(run, article):
    ended = run("export", "article.txt", "--format", "jsonl")

    assert [json.loads(line)["zone"] for line in ended.out.splitlines()] == ["Europe/Kyiv"] * 3


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ((), 2, "in which format? give --output FILE, or --format and one of ics, "),
        (("-o", "a.xyz"), 2, "known are ics, "),
        (("--format", "xyz"), 2, "known are ics, "),
        (("-o", "gone/a.ics"), 4, "gone/a.ics: the folder gone does not exist"),
        (("-o", ".", "--format", "ics"), 4, ".: is a directory; give a file name in it"),
    ],
)
def test_bad_output(run, article, options, code, words):
    ended = run("export", "article.txt", *options)

    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err
    assert sorted(os.listdir()) == ["article.txt"]


def test_a_full_disk_leaves_the_old_file(run, article, monkeypatch):
    (article.parent / "a.ics").write_text("old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.os, "fdopen", fail)
    ended = run("export", "article.txt", "-o", "a.ics")

    assert (ended.code, ended.err) == (4, "timeline: a.ics: cannot be written (No space left on device)\n")
    assert (article.parent / "a.ics").read_text() == "old"
    assert sorted(os.listdir()) == ["a.ics", "article.txt"]


def test_a_protected_file_is_left_alone(run, article, monkeypatch):
    (article.parent / "a.ics").write_text("old")
    monkeypatch.setattr(saving.os, "access", lambda *_: False)

    ended = run("export", "article.txt", "-o", "a.ics")

    assert (ended.code, ended.err) == (4, "timeline: a.ics: cannot be written (permission denied)\n")
    assert (article.parent / "a.ics").read_text() == "old"


def test_the_mode_of_a_file_is_kept(run, article):
    path = article.parent / "a.ics"
    path.write_text("old")
    path.chmod(0o640)

    run("export", "article.txt", "-o", "a.ics")

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(run, article):
    (article.parent / "real.ics").write_text("old")
    (article.parent / "a.ics").symlink_to("real.ics")

    run("export", "article.txt", "-o", "a.ics")

    assert (article.parent / "a.ics").is_symlink()
    assert "BEGIN:VCALENDAR" in (article.parent / "real.ics").read_text()


def test_nothing_is_written_when_nothing_could_be_read(run, article):
    ended = run("export", "gone.txt", "-o", "a.ics")

    assert ended.code == 3
    assert not (article.parent / "a.ics").exists()
