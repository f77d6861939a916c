from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.export.sample import EVIL, KYIV, NEW_YORK, event, sample, timeline_of
from tests.export.vtimezones import changes
from timeline.errors import UsageError
from timeline.export.wording import day_range, rule_words
from timeline.model.event import Status
from timeline.model.timeline import Timeline
from timeline.model.when import Basis
from timeline.show import clock, render, svg
from timeline.show.cells import plain, width

ZONES = [
    "Europe/Kyiv",
    "America/New_York",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
]
CHANGES = sorted(change for name in ZONES for change in changes(ZoneInfo(name), 2025, 2026))
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def instant_shown(text: str, day: date, zone: ZoneInfo) -> datetime:
    """Read a clock as a person would: day of the heading, shift, and which of two equal hours."""
    face, *marks = text.split(" ")
    shift = next((int(mark) for mark in marks if mark[0] in "+-"), 0)
    name = next((mark for mark in marks if mark[0] not in "+-"), None)
    local = datetime.combine(day, datetime.strptime(face, "%H:%M").time(), zone) + timedelta(days=shift)  # noqa: DTZ007
    for fold in (0, 1):
        if name in {None, local.replace(fold=fold).tzname(), f"UTC{local.replace(fold=fold).tzname()}"}:
            return local.replace(fold=fold).astimezone(UTC)
    raise AssertionError(text)


@given(st.sampled_from(CHANGES), st.integers(-180, 180), st.sampled_from(ZONES), st.sampled_from(ZONES))
@settings(max_examples=200, deadline=None)
def test_show_in_any_zone_keeps_the_instant(change, minutes, own, other):
    start = (change + timedelta(minutes=minutes)).astimezone(ZoneInfo(own))

    shown = clock(start, other, start.date())

    assert instant_shown(shown, start.date(), ZoneInfo(other)) == start.astimezone(UTC)


@pytest.mark.parametrize(
    ("value", "zone", "day", "expected"),
    [
        (datetime(2025, 9, 4, 14, 0, tzinfo=KYIV), "Europe/Kyiv", date(2025, 9, 4), "14:00"),
        (datetime(2025, 9, 4, 3, 0, tzinfo=KYIV), "America/New_York", date(2025, 9, 4), "20:00 -1"),
        (datetime(2025, 11, 2, 1, 30, tzinfo=NEW_YORK), None, date(2025, 11, 2), "01:30 EDT"),
        (datetime(2025, 11, 2, 1, 30, tzinfo=NEW_YORK, fold=1), None, date(2025, 11, 2), "01:30 EST"),
        (datetime(2025, 9, 4, 14, 0, 30), "Asia/Tokyo", date(2025, 9, 3), "14:00:30 +1"),  # noqa: DTZ001 - floating
    ],
)
def test_clock(value, zone, day, expected):
    assert clock(value, zone, day) == expected


SUMMIT = (
    event(1, "The ministers meet", datetime(2025, 9, 4, 11, 30, tzinfo=KYIV), place="Kyiv"),
    event(
        2,
        "Call",
        datetime(2025, 9, 4, 15, 0, tzinfo=KYIV),
        datetime(2025, 9, 4, 15, 45, tzinfo=KYIV),
        basis=Basis.CARRIED,
    ),
    event(3, "Dinner", datetime(2025, 9, 5, 1, 0, tzinfo=KYIV), status=Status.TENTATIVE),
)


def test_one_zone_is_told_once():
    assert render(timeline_of(*SUMMIT)) == (
        "Thursday, 4 September 2025 · Kyiv\n"
        "  11:30        ●  The ministers meet · Kyiv\n"
        "  15:00–15:45  ●  Call (zone carried)\n"
        "\n"
        "Friday, 5 September 2025 · Kyiv\n"
        "  01:00        ?  Dinner (tentative)\n"
    )


def test_several_zones_stand_side_by_side():
    assert render(timeline_of(*SUMMIT), zones=["America/New_York", "Asia/Tokyo"], unicode=False) == (
        "Thursday, 4 September 2025\n"
        "  New York     Tokyo\n"
        "  04:30        17:30        *  The ministers meet - Kyiv\n"
        "  08:00-08:45  21:00-21:45  *  Call (zone carried)\n"
        "  18:00        07:00 +1     ?  Dinner (tentative)\n"
    )


def test_events_of_several_zones_tell_their_own():
    other = event(4, "Briefing", datetime(2025, 9, 4, 9, 0, tzinfo=NEW_YORK))

    assert "  09:00        New York  ●  Briefing\n" in render(timeline_of(*SUMMIT, other))


def test_a_floating_time_is_not_put_into_a_zone():
    fete = event(1, "Fête", datetime(2025, 9, 7, 14, 0), basis=Basis.UNKNOWN)  # noqa: DTZ001

    assert "14:00 local" in render(timeline_of(fete), zones=["Asia/Tokyo"])


def test_cities_of_one_name_are_told_in_full():
    shown = render(timeline_of(*SUMMIT), zones=["America/Indiana/Knox", "Etc/GMT-3"], width=120)

    assert "  Knox" in shown
    assert "UTC+3" in shown


def test_an_unknown_zone_is_refused():
    with pytest.raises(UsageError, match="Mars/Base"):
        render(sample(), zones=["Mars/Base"])


def test_nothing_is_shown_of_nothing():
    assert render(Timeline()) == ""


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
@pytest.mark.parametrize("zones", [[], ["Asia/Tokyo"], ["Europe/Kyiv", "America/New_York", "Asia/Tokyo"]])
def test_no_line_is_too_wide_and_no_word_is_lost(columns, zones):
    shown = render(sample(), zones=zones, width=columns)
    words = set(re.sub(r"[│●✗]", " ", shown).split())

    assert max(map(width, shown.splitlines())) <= columns
    assert all(set(plain(one.title).split()) <= words for one in sample())


@given(title=st.text(max_size=150), columns=st.integers(1, 90))
@settings(max_examples=60, deadline=None)
def test_any_title_is_harmless(title, columns):
    shown = render(
        timeline_of(event(1, title, datetime(2025, 9, 4, 9, 0, tzinfo=KYIV))), width=columns, wide=True
    )
    letters = "".join(plain(title).split())

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert letters in "".join(shown.split())
    assert max(map(width, shown.splitlines())) <= max(columns, 20)


def test_ascii_is_ascii_and_colour_changes_no_character():
    assert render(sample(), unicode=False, wide=True).isascii()
    coloured = render(sample(), colour=True, wide=True)
    assert ANSI.sub("", coloured) == render(sample(), wide=True)
    assert coloured != render(sample(), wide=True)


def test_every_line_ends_without_style_or_blanks():
    for line in render(sample(), colour=True).splitlines():
        assert line == line.rstrip()
        assert line.count("\x1b[0m") * 2 == line.count("\x1b[")


def test_wide_shows_words_and_sources_and_what_was_not_placed():
    shown = render(sample(), wide=True)

    assert "“at 11:30 a.m.” article.txt:22-47" in shown
    assert "Not placed\n  “recently” too vague to be a day\n" in shown


def test_moves_and_warnings_are_told():
    shown = render(sample(), width=120)

    assert "moved from 14:00" in shown
    assert "! the text says Friday, but 4 September 2025 is a Thursday" in shown


@pytest.mark.parametrize(
    ("rrule", "words"),
    [
        ("FREQ=DAILY;COUNT=5", "every day 5 times"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", "every 2 weeks on Monday, Wednesday and Friday"),
        ("FREQ=MONTHLY;BYDAY=1TH", "every month on the first Thursday"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=4", "every year on day 4 in September"),
        ("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1"),
        ("FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=XX"),
        ("sometimes", "sometimes"),
    ],
)
def test_rules_in_words(rrule, words):
    assert rule_words(rrule) == words


def test_a_rule_tells_whose_days_it_counts():
    choir = event(1, "Choir", datetime(2025, 10, 20, 19, 0, tzinfo=NEW_YORK), rrule="FREQ=WEEKLY;BYDAY=MO")

    assert "(every Monday)" in render(timeline_of(choir))
    assert "(every Monday, New York time)" in render(timeline_of(choir), zones=["Europe/Kyiv"])


def test_ranges_of_days():
    assert day_range(date(2025, 9, 4), date(2025, 9, 6)) == "4–6 Sep"
    assert day_range(date(2025, 9, 30), date(2025, 10, 2)) == "30 Sep – 2 Oct"
    assert day_range(date(2025, 12, 30), date(2026, 1, 2)) == "30 Dec 2025 – 2 Jan 2026"


@pytest.mark.parametrize("text", ["abc", "大使", "Київ", "e\u0301", "한국", "🎉", "ｆｕｌｌ", "ا"])
def test_widths_are_those_of_rich(text):
    assert width(text) == cell_len(text)


def test_the_picture_is_xml_without_the_network():
    picture = svg(
        timeline_of(*SUMMIT, event(9, EVIL, date(2025, 9, 4))), zones=["Europe/Kyiv"], title="a <b> & c"
    )
    root = ET.fromstring(picture)

    assert "The ministers meet" in "".join(root.itertext())
    assert not re.search(r"url\(|href|@import|@font-face", picture)
    assert picture == svg(
        timeline_of(*SUMMIT, event(9, EVIL, date(2025, 9, 4))), zones=["Europe/Kyiv"], title="a <b> & c"
    )
