"""Hostile text: nothing raises, nothing is slow; the newest database is chosen."""

from __future__ import annotations

import zoneinfo

import pytest
import tzdata
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import zones
from timeline.zones import database
from timeline.zones.table import Table

ANY = st.text(st.characters(), max_size=100)  # lone surrogates too
LANGUAGE = st.sampled_from(["en", "uk", "fr", "de", "es", "it", "xx", "", "e,n", "\t"])


@settings(max_examples=200, deadline=None)
@given(ANY, ANY, LANGUAGE)
def test_no_text_raises(text, other, language):
    for strict in (True, False):
        zones.place(text, language, strict=strict)
        zones.abbreviation(text, language, strict=strict)
    zones.demonym(text, language)
    zones.cldr_name(text, language)
    zones.windows_name(text)
    zones.canonical(text)
    zones.qualified(text, other, language)
    zones.abbreviation_offset(text, language)
    zones.in_country((text,), other)
    zones.country_zones(text)
    zones.words(language)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "a " * 500_000,
        "." * 1_000_000,
        "\t\n" * 9,
        "kyiv\t1",
        "\0",
        "\ud800",
        "APRİL",
        "ﬃ" * 40,
        "'" * 79,
    ],
)
def test_hostile_names(text):
    assert zones.place(text) is None
    assert zones.demonym(text) is None
    assert zones.qualified(text, "Nowhereland") is None
    assert zones.cldr_name(text) == ()
    assert zones.canonical(text) is None


KEYS = st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(KEYS, KEYS, max_size=400), KEYS)
def test_a_table_is_a_dict(entries, other):
    rows = sorted((key.encode(), value.encode()) for key, value in entries.items())
    found = Table(b"".join(key + b"\t" + value + b"\n" for key, value in rows))
    assert {key: found.get(key) for key in entries} == entries
    assert found.get(other) == entries.get(other)


def test_a_table_of_many_blocks_is_a_dict():
    entries = {f"{number:x}": str(number) * 7 for number in range(5000)}
    found = Table("".join(f"{key}\t{entries[key]}\n" for key in sorted(entries)).encode())
    assert {key: found.get(key) for key in entries} == entries
    assert found.get("g") is None
    assert found.get("") is None
    assert found.every_key() == sorted(entries)


@pytest.fixture
def tzpath():
    before = zoneinfo.TZPATH
    yield zoneinfo.reset_tzpath
    zoneinfo.reset_tzpath(before)
    zoneinfo.ZoneInfo.clear_cache()


@pytest.mark.parametrize(
    ("version", "package"),
    [("1999a", True), ("9999z", False), (tzdata.IANA_VERSION, False), (None, True), ("\xff", True)],
)
def test_the_newer_database_is_used(tmp_path, tzpath, version, package):
    if version is not None:
        (tmp_path / "tzdata.zi").write_bytes(f"# version {version}\n".encode("latin-1"))
    tzpath((str(tmp_path),))
    shown = database.tzdb_version()
    database.use_newest()
    assert shown == (f"{tzdata.IANA_VERSION} (tzdata package)" if package else f"{version} (system)")
    assert (() if package else (str(tmp_path),)) == zoneinfo.TZPATH
