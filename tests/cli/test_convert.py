from __future__ import annotations

import pytest

WORDS = "11:30 a.m. Kyiv time, 4 Sep 2025"
EXPECTED = """\
11:30 a.m. Kyiv time, 4 Sep 2025
  Europe/Kyiv       Thu 2025-09-04 11:30  UTC+03:00
  America/New_York  Thu 2025-09-04 04:30  UTC-04:00
  Asia/Tokyo        Thu 2025-09-04 17:30  UTC+09:00
"""


def test_words_to_zones_and_places(run):
    ended = run("convert", WORDS, "--to", "America/New_York", "--to", "Tokyo")

    assert (ended.code, ended.out, ended.err) == (0, EXPECTED, "")


def test_without_a_zone_to_convert_to_it_is_utc(run):
    assert "  UTC          Thu 2025-09-04 08:30  UTC+00:00\n" in run("convert", WORDS).out


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_lines_of_standard_input(run, arguments):
    ended = run("convert", *arguments, "--to", "Tokyo", stdin=f"{WORDS}\n\n{WORDS}\n".encode())

    assert ended.out.count("Asia/Tokyo   Thu 2025-09-04 17:30") == 2


def test_the_day_shift_is_shown(run):
    ended = run("convert", "11 p.m. Kyiv time, 4 Sep 2025", "--to", "Tokyo", "--to", "Pacific/Honolulu")

    assert "Asia/Tokyo        Fri 2025-09-05 05:00  UTC+09:00  +1 day\n" in ended.out
    assert "Pacific/Honolulu  Thu 2025-09-04 10:00  UTC-10:00\n" in ended.out


def test_the_zone_and_the_day_may_be_options(run):
    options = ("--zone", "Europe/Kyiv", "--published", "2025-09-04T14:12+03:00")

    ended = run("convert", "3 p.m.", "4 p.m.", "--to", "Tokyo", *options)

    assert "Europe/Kyiv  Thu 2025-09-04 15:00  UTC+03:00  (zone: default)\n" in ended.out
    assert "Asia/Tokyo   Thu 2025-09-04 22:00  UTC+09:00\n" in ended.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("3 p.m. Kyiv time", "or give --published"),
        ("3 p.m. on 4 Sep 2025", "has no zone; name one"),
        ("4 Sep 2025", "names a day but no time of day"),
        ("soup of the house", "no time found in these words"),
    ],
)
def test_what_cannot_be_converted(run, words, message):
    """It is named with what is missing, and the other times are still converted."""
    ended = run("convert", words, WORDS, "--to", "America/New_York", "--to", "Tokyo")

    assert (ended.code, ended.out) == (2, EXPECTED)
    assert ended.err.count("\n") == 1
    assert message in ended.err


def test_the_events_of_a_document(run, article):
    ended = run("convert", "--file", "article.txt", "--to", "Tokyo")

    assert ended.code == 0
    assert [line.split()[3] for line in ended.out.splitlines() if "Asia/Tokyo" in line] == [
        "17:30",
        "21:00",
        "22:00",
    ]


def test_words_and_a_document(run, article):
    ended = run("convert", WORDS, "--file", "article.txt")

    assert (ended.code, ended.err) == (2, "timeline: give either times in words or --file, not both\n")


def test_unknown_place(run):
    ended = run("convert", WORDS, "--to", "Europe/Kiyv")

    assert ended.code == 2
    assert "did you mean Europe/Kyiv?" in ended.err


def test_a_repeated_hour_is_the_first(run):
    """RFC 5545 3.3.5; 26 October 2025, 03:30 occurs twice in Kyiv."""
    ended = run("convert", "3:30 a.m. Kyiv time, 26 Oct 2025")

    assert "UTC          Sun 2025-10-26 00:30  UTC+00:00" in ended.out
