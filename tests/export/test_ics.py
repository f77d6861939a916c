from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.sample import EVIL, KYIV, NEW_YORK, event, sample, timeline_of
from tests.export.vtimezones import changes
from timeline.export.contentline import clean, fold, text_line
from timeline.export.ics import write
from timeline.model.timeline import sortable
from timeline.model.when import Basis

ZONES = [
    "Europe/Kyiv",
    "America/New_York",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Africa/Cairo",
    "America/Nuuk",
]
CHANGES = {name: changes(ZoneInfo(name), 2023, 2027) for name in ZONES}


def parsed(text: str) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(text.encode())
    return {str(component["UID"]): component for component in calendar.walk("VEVENT")}


def lines_of(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


@st.composite
def near_a_change_of_offset(draw):
    """An instant within two hours of a change of the clock; uniform ones almost never fall there."""
    name = draw(st.sampled_from(ZONES))
    change = draw(st.sampled_from(CHANGES[name]))
    instant = change + timedelta(minutes=draw(st.integers(-120, 120)))
    return instant.astimezone(ZoneInfo(name))


def test_parses_back_to_the_same_instants():
    timeline = sample()
    found = parsed(write(timeline))

    assert len(found) == len(timeline)
    for one in timeline:
        start = found[one.id]["DTSTART"].dt
        assert sortable(start) == sortable(one.start)
        assert isinstance(start, datetime) == isinstance(one.start, datetime)


@given(start=near_a_change_of_offset(), minutes=st.integers(1, 300))
@settings(max_examples=60, deadline=None)
def test_round_trip_near_changes_of_the_clock(start, minutes):
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    one = event(1, "x", start, end)
    found = parsed(write(timeline_of(one)))[one.id]

    assert found["DTSTART"].dt.astimezone(UTC) == start.astimezone(UTC)
    assert found["DTEND"].dt.astimezone(UTC) == end.astimezone(UTC)


@given(title=st.text(max_size=200), place=st.text(max_size=40), quote=st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_stays_in_its_property(title, place, quote):
    one = event(1, title, date(2025, 9, 4), place=place, quote=quote)
    text = write(timeline_of(one))

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("\r\n") == text.count("\n") == text.count("\r")
    assert [line for line in lines_of(text) if line.startswith("BEGIN:")] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
    ]
    assert str(parsed(text)[one.id]["SUMMARY"]) == clean(title)


def test_evil_text_opens_nothing():
    text = write(timeline_of(event(1, EVIL, date(2025, 9, 4), url="http://x/\r\nBEGIN:VEVENT")))

    assert lines_of(text).count("BEGIN:VEVENT") == 1
    assert "URL:http://x/%0ABEGIN:VEVENT" in lines_of(text)


def test_the_same_timeline_gives_the_same_bytes():
    assert write(sample()) == write(sample())


def test_calendar_has_no_uid_and_no_method():
    head = lines_of(write(sample()))[:6]

    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//prose-timeline//timeline//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Visit\\, programme",
        "X-WR-CALNAME:Visit\\, programme",
    ]
    assert not any(line.startswith("METHOD") for line in lines_of(write(sample())))


def test_zones_come_first_sorted_and_once():
    zones = [line for line in lines_of(write(sample())) if line.startswith("TZID:")]

    assert zones == sorted(set(zones))
    assert "TZID:Europe/Kyiv" in zones


def test_an_old_name_of_a_zone_becomes_the_current_one():
    text = write(timeline_of(event(1, "x", datetime(2025, 9, 4, 11, 30, tzinfo=ZoneInfo("Europe/Kiev")))))

    assert "DTSTART;TZID=Europe/Kyiv:20250904T113000" in lines_of(text)
    assert "Kiev:" not in text


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (datetime(2025, 9, 4, 11, 30, tzinfo=KYIV), "DTSTART;TZID=Europe/Kyiv:20250904T113000"),
        (datetime(2025, 9, 4, 11, 30), "DTSTART:20250904T113000"),  # noqa: DTZ001 - floating
        (date(2025, 9, 4), "DTSTART;VALUE=DATE:20250904"),
        (datetime(2025, 10, 26, 3, 30, tzinfo=KYIV), "DTSTART:20251026T003000Z"),
        (datetime(2025, 10, 26, 3, 30, tzinfo=KYIV, fold=1), "DTSTART:20251026T013000Z"),
        (datetime(2025, 3, 30, 3, 30, tzinfo=KYIV), "DTSTART:20250330T013000Z"),
        (datetime.fromisoformat("2025-09-04T11:30+05:30"), "DTSTART:20250904T060000Z"),
    ],
)
def test_forms_of_the_start(start, expected):
    assert expected in lines_of(write(timeline_of(event(1, "x", start))))


def test_a_repeated_hour_keeps_the_zone_in_a_property_of_ours():
    lines = lines_of(write(timeline_of(event(1, "x", datetime(2025, 10, 26, 3, 30, tzinfo=KYIV)))))

    assert "X-TIMELINE-TZID:Europe/Kyiv" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_a_missing_end_is_an_hour_and_says_so():
    lines = lines_of(write(timeline_of(event(1, "x", datetime(2025, 9, 4, 23, 30, tzinfo=KYIV)))))

    assert "DTEND;TZID=Europe/Kyiv:20250905T003000" in lines
    assert "X-TIMELINE-END:assumed" in lines


def test_days_end_on_the_day_after():
    lines = lines_of(write(timeline_of(event(1, "x", date(2025, 9, 4), date(2025, 9, 6)))))

    assert "DTEND;VALUE=DATE:20250907" in lines
    assert "TRANSP:TRANSPARENT" in lines
    assert "X-TIMELINE-END:assumed" not in lines


@pytest.mark.parametrize(
    ("start", "until", "expected"),
    [
        (datetime(2025, 9, 4, 19, tzinfo=NEW_YORK), "20251130", "20251201T045959Z"),
        (datetime(2025, 9, 4, 19, tzinfo=NEW_YORK), "20251127T190000", "20251128T000000Z"),
        (datetime(2025, 9, 4, 19, tzinfo=NEW_YORK), "20251128T000000Z", "20251128T000000Z"),
        (datetime(2025, 9, 4, 19), "20251130", "20251130T235959"),  # noqa: DTZ001 - floating
        (date(2025, 9, 4), "20251130T190000Z", "20251130"),
    ],
)
def test_until_takes_the_form_of_the_start(start, until, expected):
    lines = lines_of(write(timeline_of(event(1, "x", start, rrule=f"FREQ=WEEKLY;BYDAY=TH;UNTIL={until}"))))

    assert f"RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL={expected}" in lines


@pytest.mark.parametrize(
    "rrule", ["FREQ=WEEKLY\r\nEND:VEVENT", "sometimes", "BYDAY=MO", "FREQ=DAILY;UNTIL=20251399"]
)
def test_what_is_no_rule_is_kept_as_text(rrule):
    lines = lines_of(write(timeline_of(event(1, "x", date(2025, 9, 4), rrule=rrule))))

    assert not any(line.startswith("RRULE") for line in lines)
    assert any(line.startswith("X-TIMELINE-RRULE:") for line in lines)


def test_exceptions_take_the_form_of_the_start():
    one = event(
        1,
        "x",
        datetime(2025, 9, 4, 19, tzinfo=KYIV),
        rrule="FREQ=DAILY",
        exdates=(date(2025, 9, 6),),
        basis=Basis.CARRIED,
    )

    assert "EXDATE;TZID=Europe/Kyiv:20250906T190000" in lines_of(write(timeline_of(one)))


def test_the_last_day_of_the_calendar_is_no_crash():
    floating = datetime.fromisoformat("9999-12-31T23:30")
    lines = lines_of(write(timeline_of(event(1, "x", date.max), event(2, "y", floating))))

    assert not any(line.startswith("DTEND") for line in lines)


@given(st.text(max_size=300))
def test_unfolding_undoes_folding(text):
    line = text_line("SUMMARY", text)

    folded = fold(line)

    assert folded.removesuffix("\r\n").replace("\r\n ", "") == line


def test_nothing_but_the_standard_library_is_needed():
    code = "import sys, timeline.export; sys.exit('icalendar' in sys.modules or 'rich' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_khal_imports_and_shows_the_times(tmp_path):
    khal = shutil.which("khal") or str(Path(sys.executable).with_name("khal"))
    if not Path(khal).exists():
        pytest.skip("khal is not installed")
    (tmp_path / "calendar").mkdir()
    config = tmp_path / "config"
    config.write_text(
        f"[calendars]\n[[x]]\npath = {tmp_path / 'calendar'}\n[sqlite]\npath = {tmp_path / 'khal.db'}\n"
        "[locale]\nlocal_timezone = Europe/Kyiv\ndefault_timezone = Europe/Kyiv\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    (tmp_path / "sample.ics").write_text(write(sample()), newline="")
    environment = os.environ | {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}

    def run(*words: str) -> str:
        command = [khal, "-c", str(config), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout

    run("import", "--batch", str(tmp_path / "sample.ics"))
    shown = run("list", "--format", "{start-time} {title}", "2025-09-04", "1d")

    assert "11:30 The ministers meet" in shown
    assert "15:00 Call with the envoy" in shown
    assert "19:00 Choir practice" not in shown
    assert "02:00 Choir practice" in run("list", "--format", "{start-time} {title}", "2025-10-21", "1d")
