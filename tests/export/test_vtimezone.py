from __future__ import annotations

import random
import re
import zoneinfo
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from tests.export.vtimezones import changes, observances, offset_at, offsets_at
from timeline.export.posixtz import parse_footer
from timeline.export.tzif import LocalType, Transition, Zone, read_zone
from timeline.export.vtimezone import vtimezone_lines

ODD = [
    "Europe/Dublin",  # daylight saving of minus one hour
    "Africa/Casablanca",  # changes told one by one until 2087
    "Africa/El_Aaiun",
    "Africa/Cairo",  # 24:00 on the last Thursday: may be November
    "Asia/Gaza",
    "Asia/Jerusalem",
    "America/Nuuk",  # an hour before the last Sunday
    "America/Santiago",
    "Australia/Lord_Howe",  # half an hour
    "Antarctica/Troll",  # two hours
    "Pacific/Chatham",
    "Europe/Moscow",
    "Europe/Volgograd",
    "America/Havana",
    "Asia/Kathmandu",
    "Etc/GMT+5",
]
ALL = sorted(zoneinfo.available_timezones() - {"localtime", "Factory"})


def near(instants: list[datetime]) -> list[datetime]:
    steps = [timedelta(seconds=-1), timedelta(0), timedelta(hours=1), timedelta(hours=-1), timedelta(days=30)]
    return sorted(instant + step for instant in instants for step in steps)


@pytest.mark.parametrize("name", [*ODD, *ALL[::23]])
@pytest.mark.parametrize(("first", "last"), [(2020, 2037), (2010, 2015)])
def test_says_what_zoneinfo_says(name, first, last):
    zone = ZoneInfo(name)
    start, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last, 12, 31, tzinfo=UTC)
    found = observances(vtimezone_lines(read_zone(name), start, end), datetime(last + 1, 3, 1))  # noqa: DTZ001
    probes = [at for at in [start, *near(changes(zone, first, last)), end] if start <= at <= end]

    wrong = [
        at for at in probes if offset_at(found, at.replace(tzinfo=None)) != at.astimezone(zone).utcoffset()
    ]

    assert wrong == []


def test_all_zones_at_random_instants_around_every_change_until_2037():
    """All of the tz database: each change of 2020-2037 from both sides, and the days around it."""
    start, end = datetime(2020, 1, 1, tzinfo=UTC), datetime(2037, 12, 31, tzinfo=UTC)
    wrong, probes = [], 0
    for name in ALL:
        zone, chance = ZoneInfo(name), random.Random(name)  # noqa: S311 - a test
        found = observances(vtimezone_lines(read_zone(name), start, end), datetime(2039, 1, 1))  # noqa: DTZ001
        instants = [start, end]
        for change in read_zone(name).transitions:
            at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=change.at)
            instants += [at, at - timedelta(seconds=1)] + [
                at + timedelta(seconds=chance.randint(-3 * 86400, 3 * 86400)) for _ in range(4)
            ]
        for change in changes(zone, 2020, 2037, step=timedelta(days=28)):
            instants += [change, change - timedelta(seconds=1)] + [
                change + timedelta(seconds=chance.randint(-7200, 7200)) for _ in range(4)
            ]
        told = offsets_at(found, [at.replace(tzinfo=None) for at in instants if start <= at <= end])
        for at, offset in told:
            probes += 1
            if offset != at.replace(tzinfo=UTC).astimezone(zone).utcoffset():
                wrong.append((name, at))

    assert wrong == []
    assert probes > 40_000


@pytest.mark.parametrize("name", ALL[7::37])
def test_is_right_for_a_repetition_without_end(name):
    zone, start = ZoneInfo(name), datetime(2026, 5, 1, tzinfo=UTC)
    found = observances(vtimezone_lines(read_zone(name), start, None), datetime(2060, 1, 1))  # noqa: DTZ001

    for at in near(changes(zone, 2050, 2055)):
        assert offset_at(found, at.replace(tzinfo=None)) == at.astimezone(zone).utcoffset()


@pytest.mark.parametrize("name", ["Europe/Kyiv", "America/New_York", "Europe/Dublin", "Asia/Kathmandu"])
def test_icalendar_reads_the_same_offsets(name):
    zone = ZoneInfo(name)
    lines = vtimezone_lines(
        read_zone(name), datetime(2024, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
    )
    read = icalendar.Timezone.from_ical("\r\n".join(lines)).to_tz(lookup_tzid=False)

    for month in range(1, 13):
        local = datetime(2026, month, 11, 12, tzinfo=zone)
        assert local.replace(tzinfo=read).utcoffset() == local.utcoffset()


def test_a_zone_with_a_rule_is_short():
    lines = vtimezone_lines(read_zone("Europe/Kyiv"), datetime(2026, 1, 1, tzinfo=UTC), None)

    assert [line for line in lines if line.startswith("RRULE")] == [
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    ]
    assert len(lines) < 20


def test_the_summer_of_dublin_is_daylight():
    text = "\n".join(vtimezone_lines(read_zone("Europe/Dublin"), datetime(2026, 1, 1, tzinfo=UTC), None))

    assert re.search(r"BEGIN:DAYLIGHT\n.*\n.*\nTZNAME:IST\nTZOFFSETFROM:\+0000\nTZOFFSETTO:\+0100", text)


def test_before_all_changes_the_first_type_holds():
    lines = vtimezone_lines(
        read_zone("Europe/Amsterdam"), datetime(1600, 1, 1, tzinfo=UTC), datetime(1700, 1, 1, tzinfo=UTC)
    )

    assert "DAYLIGHT" not in "".join(lines)
    assert any(re.fullmatch(r"TZOFFSETTO:\+00\d{4}", line) for line in lines), "local mean time has seconds"


def test_a_rule_by_day_number_is_written_out():
    winter, summer = LocalType(0, is_dst=False, name="AAA"), LocalType(3600, is_dst=True, name="BBB")
    before = Transition(0, winter, winter)
    zone = Zone("Test/Zone", winter, (before,), "AAA0BBB,J60/2,J300/2")
    lines = vtimezone_lines(zone, datetime(2024, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC))
    found = observances(lines, datetime(2026, 1, 1))  # noqa: DTZ001

    assert not any("RRULE" in line for line in lines)
    assert offset_at(found, datetime(2024, 2, 29, 23)) == timedelta(0)  # noqa: DTZ001
    assert offset_at(found, datetime(2024, 3, 1, 2)) == timedelta(hours=1)  # noqa: DTZ001
    assert summer in {change.after for change in parse_footer(zone.footer).changes(2024, 2024)}


def test_days_before_the_first_of_a_month():
    """No zone has it today: the Saturday before the first Sunday of November may be in October."""
    footer = "AAA0BBB,M3.5.0/2,M11.1.0/-1"
    zone = Zone("Test/Zone", LocalType(0, is_dst=False, name="AAA"), (), footer)
    lines = vtimezone_lines(zone, datetime(2024, 1, 1, tzinfo=UTC), datetime(2034, 1, 1, tzinfo=UTC))
    found = observances(lines, datetime(2035, 1, 1))  # noqa: DTZ001

    for change in parse_footer(footer).changes(2020, 2033):
        at = datetime.fromtimestamp(change.at, UTC).replace(tzinfo=None)
        assert offset_at(found, at) == timedelta(seconds=change.after.offset)
        assert offset_at(found, at - timedelta(seconds=1)) == timedelta(seconds=change.before.offset)


@pytest.mark.parametrize("name", ["../etc/passwd", "Mars/Base", "", "/etc/localtime", "Europe"])
def test_what_is_no_zone_is_refused(name):
    with pytest.raises(LookupError):
        read_zone(name)


@pytest.mark.parametrize("text", ["", "EET", "EET-2EEST", "EET-2EEST,M3.5.0", "EET-2EEST,X,Y"])
def test_what_is_no_footer_is_refused(text):
    with pytest.raises(LookupError):
        parse_footer(text)
