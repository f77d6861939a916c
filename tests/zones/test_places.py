"""Places by name, in six languages, and with their state."""

from __future__ import annotations

import zoneinfo

import pytest

from timeline.zones import Place, demonym, place, qualified, words
from timeline.zones.fold import fold_name
from timeline.zones.places import record
from timeline.zones.table import lines, table

NAMES = [
    ("en", "Kyiv Kiev Київ Киев Kiew Kyjiw KYIV", "Europe/Kyiv"),
    ("en", "Odesa Odessa Lviv Lvov Kharkiv Ukraine Dnipro", "Europe/Kyiv"),
    ("en", "London Birmingham Cambridge Manchester UK U.K. Britain England Scotland", "Europe/London"),
    ("en", "Washington US U.S. USA America Boston Miami Florida", "America/New_York"),
    ("en", "Houston Chicago Texas Tennessee Dallas", "America/Chicago"),
    ("en", "Seattle Vegas California L.A.", "America/Los_Angeles"),
    ("en", "Islamabad Pakistan", "Asia/Karachi"),
    ("en", "Georgia Tbilisi", "Asia/Tbilisi"),
    ("en", "Türkiye Turkey Turkiye Ankara Istanbul", "Europe/Istanbul"),
    ("en", "Hague Amsterdam", "Europe/Amsterdam"),
    ("en", "Simferopol Sevastopol Crimea", "Europe/Simferopol"),
    ("uk", "Київ Києва Києві Києвом Одеса Одесі Львові Харкові Рівне України Дніпрі", "Europe/Kyiv"),
    ("uk", "Москва Москвою Росії", "Europe/Moscow"),
    ("uk", "США Вашингтоні Нью-Йорку", "America/New_York"),
    ("uk", "Лондоні Британії", "Europe/London"),
    ("uk", "Гаазі", "Europe/Amsterdam"),
    ("fr", "Kiev Ukraine", "Europe/Kyiv"),
    ("fr", "Londres Angleterre Royaume-Uni", "Europe/London"),
    ("fr", "Allemagne Berlin Munich", "Europe/Berlin"),
    ("fr", "Genève Suisse Davos", "Europe/Zurich"),
    ("de", "München Deutschland Köln", "Europe/Berlin"),
    ("de", "Moskau Russland", "Europe/Moscow"),
    ("de", "Brüssel Belgien", "Europe/Brussels"),
    ("es", "Londres Inglaterra", "Europe/London"),
    ("es", "Granada Toledo Valencia España Barcelona", "Europe/Madrid"),
    ("es", "Túnez", "Africa/Tunis"),
    ("it", "Mosca", "Europe/Moscow"),
    ("it", "Ginevra Svizzera", "Europe/Zurich"),
    ("it", "Monaco", "Europe/Monaco"),
    ("it", "Londra Inghilterra", "Europe/London"),
]
PHRASES = [
    ("en", "the Hague", "Europe/Amsterdam"),
    ("en", "St. Petersburg", "Europe/Moscow"),
    ("en", "Saint Petersburg", "Europe/Moscow"),
    ("en", "St Louis", "America/Chicago"),
    ("en", "the United States", "America/New_York"),
    ("en", "New York", "America/New_York"),
    ("en", "Washington, D.C.", "America/New_York"),
    ("en", "Washington State", "America/Los_Angeles"),
    ("en", "South Korea", "Asia/Seoul"),
    ("en", "Sao  Paulo", "America/Sao_Paulo"),
    ("en", "Baikonur Cosmodrome", "Asia/Qyzylorda"),
    ("en", "Cape Canaveral", "America/New_York"),
    ("en", "Bretton Woods", "America/New_York"),
    ("en", "Côte d'Ivoire", "Africa/Abidjan"),
    ("en", "Cote d’Ivoire", "Africa/Abidjan"),
    ("uk", "Великої Британії", "Europe/London"),
    ("uk", "Сполучених Штатах", "America/New_York"),
    ("fr", "les États-Unis", "America/New_York"),
    ("de", "der Schweiz", "Europe/Zurich"),
    ("de", "Vereinigten Staaten", "America/New_York"),
    ("es", "EE. UU.", "America/New_York"),
    ("es", "Ciudad de México", "America/Mexico_City"),
    ("it", "Monaco di Baviera", "Europe/Berlin"),
    ("it", "Stati Uniti", "America/New_York"),
]
SINGLE = [(language, name, zone) for language, names, zone in NAMES for name in names.split()]


@pytest.mark.parametrize(("language", "name", "zone"), SINGLE + PHRASES)
def test_place(language, name, zone):
    found = place(name, language)
    assert found is not None
    assert found.zone == zone


@pytest.mark.parametrize(
    "name", ["Nice", "Reading", "Mobile", "Male", "Same", "March", "May", "time", "Of", "us", ""]
)
def test_an_everyday_word_is_no_place_when_strict(name):
    assert place(name) is None


@pytest.mark.parametrize("name", ["Nice", "Reading", "Mobile", "Male", "us"])
def test_an_everyday_word_is_a_place_when_asked(name):
    assert place(name, strict=False) is not None


def test_names_of_other_languages_are_no_names_when_strict():
    assert place("Inde") is None
    assert place("Inde", "fr").zone == "Asia/Kolkata"
    assert place("Inde", strict=False).zone == "Asia/Kolkata"


def test_a_country_of_many_zones_lists_them():
    america = place("United States")
    assert america.zones[:4] == (
        "America/New_York",
        "America/Chicago",
        "America/Los_Angeles",
        "America/Denver",
    )
    assert "Pacific/Honolulu" in america.zones
    assert len(place("Russia").zones) == 11
    assert place("Tennessee").zones == ("America/Chicago", "America/New_York")
    assert place("Ukraine").zones == ("Europe/Kyiv",)


def test_a_place_says_what_it_is():
    assert place("Kyiv") == Place(
        "Kyiv", "Europe/Kyiv", "UA", "city", ("Europe/Kyiv",), place("Kyiv").population
    )
    assert place("France").kind == "country"
    assert place("Bavaria").kind == "region"


QUALIFIED = [
    ("Springfield", "Ill.", "America/Chicago"),
    ("Portland", "Maine", "America/New_York"),
    ("Portland", "Ore.", "America/Los_Angeles"),
    ("Hayward", "Calif.", "America/Los_Angeles"),
    ("Brawley", "California", "America/Los_Angeles"),
    ("San Diego", "CA, USA", "America/Los_Angeles"),
    ("Kassel", "DE", "Europe/Berlin"),
    ("Dover", "DE", "America/New_York"),
    ("Tunis", "TN", "Africa/Tunis"),
    ("Nashville", "TN", "America/Chicago"),
    ("Knoxville", "Tenn.", "America/New_York"),
    ("Paris", "TX", "America/Chicago"),
    ("Paris", "France", "Europe/Paris"),
    ("Chicago", "IL", "America/Chicago"),
    ("Tel Aviv", "IL", "Asia/Jerusalem"),
    ("Perth", "WA", "Australia/Perth"),
    ("Seattle", "WA", "America/Los_Angeles"),
    ("Pensacola", "Fla.", "America/Chicago"),
    ("El Paso", "Texas", "America/Denver"),
    ("Washington", "D.C.", "America/New_York"),
    ("Toronto", "Ont.", "America/Toronto"),
    ("Atlanta", "Georgia", "America/New_York"),
    ("Tbilisi", "Georgia", "Asia/Tbilisi"),
    ("Nice", "France", "Europe/Paris"),
    ("Nowhere at all", "the Netherlands", "Europe/Amsterdam"),
]


@pytest.mark.parametrize(("city", "region", "zone"), QUALIFIED)
def test_qualified(city, region, zone):
    assert qualified(city, region).zone == zone


def test_an_unknown_city_of_a_state_of_two_zones_shows_both():
    found = qualified("Nowhere", "Tenn.")
    assert (found.name, found.kind, found.population) == ("Nowhere", "city", 0)
    assert found.zones == ("America/Chicago", "America/New_York")


def test_no_region_no_place():
    assert qualified("Springfield", "Nowhereland") is None
    assert qualified("Springfield", "") is None
    assert qualified("", "Texas") is None


DEMONYMS = [
    ("en", "French", "Europe/Paris"),
    ("en", "Ukrainian", "Europe/Kyiv"),
    ("en", "Californian", "America/Los_Angeles"),
    ("en", "South Korean", "Asia/Seoul"),
    ("fr", "française", "Europe/Paris"),
    ("fr", "ukrainienne", "Europe/Kyiv"),
    ("fr", "parisienne", "Europe/Paris"),
    ("de", "deutscher", "Europe/Berlin"),
    ("de", "ukrainischer", "Europe/Kyiv"),
    ("de", "Kiewer", "Europe/Kyiv"),
    ("de", "New Yorker", "America/New_York"),
    ("es", "española", "Europe/Madrid"),
    ("es", "ucraniana", "Europe/Kyiv"),
    ("es", "canaria", "Atlantic/Canary"),
    ("it", "italiana", "Europe/Rome"),
    ("it", "ucraina", "Europe/Kyiv"),
    ("it", "tedesca", "Europe/Berlin"),
    ("uk", "київським", "Europe/Kyiv"),
    ("uk", "Київський", "Europe/Kyiv"),
    ("uk", "британського", "Europe/London"),
    ("uk", "нью-йоркським", "America/New_York"),
    ("uk", "в’єтнамським", "Asia/Ho_Chi_Minh"),
]


@pytest.mark.parametrize(("language", "word", "zone"), DEMONYMS)
def test_demonym(language, word, zone):
    assert demonym(word, language).zone == zone


@pytest.mark.parametrize("word", ["time", "local", "Kyiv", "Weiter", "", "local time"])
def test_no_demonym(word):
    assert demonym(word) is None
    assert demonym(word, "de") is None


def test_every_demonym_points_at_a_place():
    demonyms = table("demonyms")
    for key in demonyms.every_key():
        assert record(int(demonyms.get(key)))[0].zone


def test_every_place_has_zones_of_the_database():
    known = zoneinfo.available_timezones()
    for number in range(len(lines("places"))):
        found, _ = record(number)
        assert set(found.zones) <= known, found
        assert found.zone == found.zones[0]


def test_names_are_sorted_and_folded():
    keys = table("names").every_key()
    assert [key.encode() for key in keys] == sorted(key.encode() for key in keys)
    assert len(set(keys)) == len(keys)
    assert all(fold_name(key) == key for key in keys)
    assert all(table("names").get(key) is not None for key in keys)
    assert max(len(key.split()) for key in keys) == words()
