"""Abbreviations, names of zones, IANA names."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta
from importlib import resources

import pytest

from timeline.errors import UsageError
from timeline.zones import (
    abbreviation,
    abbreviation_offset,
    abbreviation_readings,
    canonical,
    check,
    cldr_name,
    country_zone,
    country_zones,
    in_country,
    tzdb_version,
    windows_name,
)
from timeline.zones.database import release_order
from timeline.zones.table import table

ABBREVIATIONS = [key.split(":") for key in table("abbreviations").every_key()]
MOMENTS = [datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=7 * n) for n in range(572)]


@pytest.fixture(scope="module")
def offsets():
    """The offsets (minutes) that each zone of the tzdata package has from 2020 to 2030."""
    zones = {}

    def of(name):
        if name not in zones:
            path = resources.files("tzdata") / "zoneinfo" / name
            with path.open("rb") as file:
                zone = zoneinfo.ZoneInfo.from_file(file)
            zones[name] = {moment.astimezone(zone).utcoffset() // timedelta(minutes=1) for moment in MOMENTS}
        return zones[name]

    return of


@pytest.mark.parametrize(("language", "letters"), ABBREVIATIONS)
def test_every_reading_is_a_zone_that_has_the_offset(language, letters, offsets):
    readings = abbreviation_readings(letters, language)
    assert readings
    for zone, stated in readings:
        assert canonical(zone) == zone
        assert stated is None or stated in offsets(zone)


FIRST = {
    "ET": "America/New_York",
    "EST": "America/New_York",
    "E.D.T.": "America/New_York",
    "CT": "America/Chicago",
    "CST": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "PST": "America/Los_Angeles",
    "AKDT": "America/Anchorage",
    "HST": "Pacific/Honolulu",
    "BST": "Europe/London",
    "IST": "Asia/Kolkata",
    "MSK": "Europe/Moscow",
    "GMT": "Etc/UTC",
    "UTC": "Etc/UTC",
    "Z": "Etc/UTC",
    "Zulu": "Etc/UTC",
    "AEST": "Australia/Sydney",
    "JST": "Asia/Tokyo",
    "GST": "Asia/Dubai",
    "WEST": "Europe/Lisbon",
    "SAST": "Africa/Johannesburg",
}


@pytest.mark.parametrize(("text", "zone"), FIRST.items())
def test_abbreviation(text, zone):
    assert abbreviation(text)[0] == zone


@pytest.mark.parametrize(
    "text", ["art", "Cat", "est", "est.", "AT", "IT", "A", "", ".", "UTC+3", "+", "X" * 50]
)
def test_no_abbreviation(text):
    assert abbreviation(text) == ()


def test_small_letters_count_when_not_strict():
    assert abbreviation("est", strict=False)[0] == "America/New_York"


@pytest.mark.parametrize(
    ("language", "text", "zone"),
    [
        ("de", "MESZ", "Europe/Berlin"),
        ("fr", "HNE", "America/Toronto"),
        ("fr", "TU", "Etc/UTC"),
        ("uk", "МСК", "Europe/Moscow"),
    ],
)
def test_abbreviations_of_a_language(language, text, zone):
    assert abbreviation(text, language)[0] == zone
    assert abbreviation(text, "en") == ()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("EST", -300),
        ("EDT", -240),
        ("CEST", 120),
        ("NPT", 345),
        ("NST", -210),
        ("UTC", 0),
        ("ET", None),
        ("BST", None),
    ],
)
def test_abbreviation_offset(text, minutes):
    assert abbreviation_offset(text) == minutes


CLDR = [
    ("en", "Eastern", "America/New_York"),
    ("en", "Eastern Time", "America/New_York"),
    ("en", "US Eastern", "America/New_York"),
    ("en", "Eastern Standard Time", "America/New_York"),
    ("en", "Pacific Daylight Time", "America/Los_Angeles"),
    ("en", "Mountain", "America/Denver"),
    ("en", "Central European Summer Time", "Europe/Berlin"),
    ("en", "Greenwich Mean Time", "Etc/UTC"),
    ("en", "Coordinated Universal Time", "Etc/UTC"),
    ("en", "British Summer Time", "Europe/London"),
    ("en", "India Standard Time", "Asia/Kolkata"),
    ("en", "Moscow Standard Time", "Europe/Moscow"),
    ("en", "Japan Standard Time", "Asia/Tokyo"),
    ("en", "Hawaii", "Pacific/Honolulu"),
    ("en", "FLE Standard Time", "Europe/Kyiv"),
    ("en", "GTB Standard Time", "Europe/Bucharest"),
    ("uk", "за центральноєвропейським часом", "Europe/Berlin"),
    ("uk", "за Гринвічем", "Etc/UTC"),
    ("fr", "heure de l’Est", "America/New_York"),
    ("fr", "heure d'Europe centrale", "Europe/Berlin"),
    ("de", "mitteleuropäischer Sommerzeit", "Europe/Berlin"),
    ("de", "Mitteleuropäische Zeit", "Europe/Berlin"),
    ("es", "hora peninsular", "Europe/Madrid"),
    ("es", "hora del Pacífico", "America/Los_Angeles"),
    ("it", "ora dell'Europa centrale", "Europe/Berlin"),
    ("it", "ora di Greenwich", "Etc/UTC"),
]


@pytest.mark.parametrize(("language", "name", "zone"), CLDR)
def test_cldr_name(language, name, zone):
    assert cldr_name(name, language)[0] == zone


def test_names_hold_canonical_zones():
    for key in table("zone_names").every_key():
        for language in ("en", "uk", "fr", "de", "es", "it"):
            for zone in cldr_name(key, language):
                assert canonical(zone) == zone, key
    for key in table("windows").every_key():
        assert canonical(windows_name(key)) == windows_name(key)


def test_windows_and_cldr_differ_for_arabia():
    assert windows_name("Arabian Standard Time") == "Asia/Dubai"
    assert cldr_name("Arabian Standard Time")[0] == "Asia/Riyadh"


def zi_lines(letter):
    text = (resources.files("tzdata") / "zoneinfo" / "tzdata.zi").read_text("utf-8")
    return [line.split() for line in text.splitlines() if line.startswith(f"{letter} ")]


LINKS = [(link, target) for _, target, link in zi_lines("L")]


@pytest.mark.parametrize(("link", "target"), LINKS)
def test_every_link_has_a_canonical_name_with_the_same_clock(link, target, offsets):
    found = canonical(link)
    assert found is not None
    assert canonical(found) == found
    assert canonical(link.upper()) == found
    assert offsets(found) == offsets(target)


def test_every_zone_is_known():
    for _, name, *_ in zi_lines("Z"):
        assert canonical(name) is not None


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Kiev", "Europe/Kyiv"),
        ("US/Eastern", "America/New_York"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("GMT", "Etc/UTC"),
        ("Zulu", "Etc/UTC"),
        ("Europe/Oslo", "Europe/Oslo"),
        ("EST5EDT", "America/New_York"),
        ("africa/timbuktu", "Africa/Bamako"),
    ],
)
def test_canonical(name, zone):
    assert canonical(name) == zone


@pytest.mark.parametrize(
    "name", ["Europe", "", "/", "../etc/passwd", "Europe/Kyiv\0", "Kyiv", "a" * 500, "\ud800"]
)
def test_not_canonical(name):
    assert canonical(name) is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("europe/kyiv", "Europe/Kyiv"),
        ("Tokyo", "Asia/Tokyo"),
        ("New York", "America/New_York"),
        ("Kyiv", "Europe/Kyiv"),
        ("ET", "America/New_York"),
        ("est", "America/New_York"),
        ("utc", "Etc/UTC"),
        ("Nice", "Europe/Paris"),
        ("Pacific Time", "America/Los_Angeles"),
        (" Europe/Kiev ", "Europe/Kyiv"),
    ],
)
def test_check(text, zone):
    assert check(text) == zone


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Europe/Kiyv", "Europe/Kyiv"),
        ("Amrica/New_York", "America/New_York"),
        ("Lodnon", "Europe/London"),
        ("Strasbuorg", "Strasbourg"),
    ],
)
def test_check_suggests(text, meant):
    with pytest.raises(UsageError) as raised:
        check(text)
    assert str(raised.value) == f"unknown zone {text!r}: did you mean {meant}?"


@pytest.mark.parametrize("text", ["", " ", "qqqqqq", "a" * 5000, "\0", "../x", "Europe/", "\ud800"])
def test_check_refuses(text):
    with pytest.raises(UsageError, match="unknown zone"):
        check(text)


def test_countries():
    assert country_zone("ua") == "Europe/Kyiv"
    assert country_zone("US") == "America/New_York"
    assert country_zones("DE") == ("Europe/Berlin",)
    assert country_zones("??") == ()
    with pytest.raises(UsageError, match="unknown country 'ZZ'"):
        country_zone("ZZ")


def test_in_country():
    assert in_country(abbreviation("ET"), "CA") == "America/Toronto"
    assert in_country(abbreviation("IST"), "IL") == "Asia/Jerusalem"
    assert in_country(abbreviation("EET"), "UA") == "Europe/Kyiv"
    assert in_country(("Europe/Berlin",), "NO") == "Europe/Oslo"
    assert in_country(("Europe/Berlin",), "JP") is None
    assert in_country((), "US") is None


def test_releases_have_an_order():
    assert release_order("2025b") < release_order("2025z") < release_order("2025za") < release_order("2026a")
    assert release_order("") == release_order("unknown") < release_order("1999a")
    assert tzdb_version().endswith(("(tzdata package)", "(system)"))
