from __future__ import annotations

from xml.etree import ElementTree as ET


def test_the_events_in_order(run, article):
    ended = run("show", "article.txt")

    clocks = [word for word in ended.out.split() if word in ("11:30", "15:00", "16:00")]
    assert (ended.code, ended.err, clocks) == (0, "", ["11:30", "15:00", "16:00"])


def test_zones_side_by_side(run, article):
    out = run("show", "article.txt", "--tz", "Tokyo", "--tz", "America/New_York").out

    assert "17:30" in out
    assert "04:30" in out


def test_wide_quotes_the_words(run, article):
    words = "11:30 a.m. Kyiv time"

    assert words in run("show", "article.txt", "--wide").out
    assert words not in run("show", "article.txt").out


def test_piped_lines_are_not_wrapped(run, article):
    narrow, piped = run("show", "article.txt", "--width", "40"), run("show", "article.txt")

    assert max(map(len, narrow.out.splitlines())) <= 40
    assert len(piped.out.splitlines()) <= len(narrow.out.splitlines())


def test_the_picture(run, article):
    ended = run("show", "article.txt", "--svg", "a.svg")

    root = ET.parse(article.parent / "a.svg").getroot()
    assert (ended.code, ended.out) == (0, "")
    assert "11:30" in "".join(root.itertext())


def test_published_wins_over_the_text(run, article):
    out = run("export", "article.txt", "--format", "csv", "--published", "2026-02-03T10:00Z").out

    assert "2026-02-03T11:30+02:00" in out
    assert "2025-09-04T" not in out


def test_same_input_same_bytes(run, article):
    assert run("show", "article.txt", "--wide").data == run("show", "article.txt", "--wide").data
