"""The exam of English: its texts, and how an answer is compared with what is expected.

An article is tests/articles/<name>.toml:

    published, zone, language    what a user would tell; all but `language` may be missing
    text | file                  the text, or a sample of data/ that holds it
    must_pass                    test_articles.py wants every required event and nothing else
    [[events]]                   title, title_words, start, end, zone, end_zone, zone_basis, all_day, status,
                                 place, rrule, moved_from, optional, alt, evidence

An event is found when its start is the same instant as `start` or one of `alt` (the same date when all-day,
the same wall clock when floating). `optional` events are neither missed nor false alarms. The `end` of an
all-day range is its last day. `past` is a kind of confirmed. A title is fine with half of `title_words` in it
and at most 12 words.

A table of tests/announcements/everyday/ has rows of one text and its events each, with the stamp and the zone
of the outlet at its head where they are not those of most.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "tests" / "articles"
CASES = ROOT / "tests" / "cases" / "en"
EVERYDAY = ROOT / "tests" / "announcements" / "everyday"
ISSUED, OUTLET = "2026-03-11T09:00-04:00", "America/New_York"
MAX_TITLE_WORDS = 12

Event = dict[str, Any]


@dataclass(frozen=True)
class Article:
    """One text and its timeline."""

    name: str
    published: str | None
    zone: str | None
    language: str
    text: str
    events: tuple[Event, ...]
    must_pass: bool

    @property
    def required(self) -> list[Event]:
        """The events that must be found."""
        return [event for event in self.events if not event.get("optional")]


@dataclass(frozen=True)
class Sentence:
    """A short text of one class, and a line "start | word of the title | status[ | place]" for each event."""

    text: str
    events: tuple[str, ...]
    published: str
    zone: str


@cache
def everyday() -> tuple[Sentence, ...]:
    """All rows of the everyday tables, by table."""
    found: list[Sentence] = []
    for path in sorted(EVERYDAY.glob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        issued, zone = table.get("published", ISSUED), table.get("zone", OUTLET)
        found += [Sentence(text, tuple(events), issued, zone) for text, *events in table["rows"]]
    return tuple(found)


@cache
def articles() -> tuple[Article, ...]:
    """All articles, by name."""
    return tuple(_article(path) for path in sorted(ARTICLES.glob("*.toml")))


def _article(path: Path) -> Article:
    row = tomllib.loads(path.read_text(encoding="utf-8"))
    text = (ROOT / row["file"]).read_text(encoding="utf-8") if "file" in row else row["text"]
    return Article(
        path.stem,
        row.get("published"),
        row.get("zone"),
        row["language"],
        text,
        tuple(row.get("events", [])),
        row.get("must_pass", False),
    )


@cache
def zone_rows() -> tuple[tuple[str, str, str, str, str, str], ...]:
    """Group, sentence, published, local time, zone, instant in UTC."""
    return tuple(
        tuple(row) for row in tomllib.loads((CASES / "zones.toml").read_text(encoding="utf-8"))["rows"]
    )


@cache
def nothing_lines(key: str) -> tuple[str, ...]:
    """The lines of `nothing` (no expression) or `no_event`."""
    return tuple(tomllib.loads((CASES / "nothing.toml").read_text(encoding="utf-8"))[key])


def digest() -> str:
    """SHA-256 of everything that is asked and expected; `must_pass` is no part of it."""
    asked = [
        [(a.name, a.published, a.zone, a.language, a.text, a.events) for a in articles()],
        zone_rows(),
        nothing_lines("nothing"),
        nothing_lines("no_event"),
    ]
    return hashlib.sha256(json.dumps(asked, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def moment(value: str | None) -> tuple[str, object] | None:
    """A start or end as something comparable: an instant, a floating time, a day, or nothing."""
    if not value:
        return None
    if len(value) == len("2026-01-01"):
        return ("day", date.fromisoformat(value))
    parsed = datetime.fromisoformat(value)
    return ("floating", parsed) if parsed.tzinfo is None else ("instant", parsed.astimezone(UTC))


def fold(text: str) -> str:
    """Lower case, one blank, no accents, one apostrophe."""
    plain = unicodedata.normalize("NFKD", " ".join(text.casefold().split()).replace("\u2019", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def title_is_fine(wanted: Event, title: str | None) -> bool:
    """Half of the stems, and short enough for a calendar."""
    words = fold(title or "")
    hits = sum(fold(stem) in words for stem in wanted["title_words"])
    return hits * 2 >= len(wanted["title_words"]) and 0 < len(words.split()) <= MAX_TITLE_WORDS


def same_start(wanted: Event, found: Event) -> bool:
    """Whether both begin at once."""
    return moment(found["start"]) in [moment(start) for start in (wanted["start"], *wanted.get("alt", ()))]


@cache
def clocks_of(zone: str) -> tzinfo:
    """The zone of a name: IANA, or an offset written as `UTC+05:30`."""
    if zone.startswith("UTC") and len(zone) == len("UTC+05:30"):
        return datetime.strptime(zone[3:], "%z").tzinfo or UTC
    return ZoneInfo(zone)


@cache
def offsets(zone: str | None, year: int) -> tuple[timedelta | None, ...]:
    """What a zone's clocks show through a year: two zones with the same offsets are one answer."""
    if zone is None:
        return ()
    days = (datetime(year, month, day, 12, tzinfo=UTC) for month in range(1, 13) for day in (1, 15))
    return tuple(day.astimezone(clocks_of(zone)).utcoffset() for day in days)


def same_zone(wanted: Event, found: Event) -> bool:
    """Whether the zones give the same offset at that time; days have none to compare."""
    if wanted["all_day"] or wanted.get("zone") == found["zone"]:
        return True
    if not (wanted.get("zone") and found["zone"]):
        return False
    at = datetime.fromisoformat(wanted["start"])
    mine, yours = clocks_of(wanted["zone"]), clocks_of(found["zone"])
    return at.astimezone(mine).utcoffset() == at.astimezone(yours).utcoffset()


def same_status(wanted: Event, found: Event) -> bool:
    """Whether it will happen, may happen, will not."""
    return bool(found["status"] == wanted["status"].replace("past", "confirmed"))


def same_place(wanted: Event, found: Event) -> bool:
    """Whether they share a word (its first five letters), or both have no place."""
    mine, yours = (
        {word[:5] for word in fold(place or "").replace(",", " ").split()}
        for place in (wanted.get("place"), found["place"])
    )
    return bool(mine & yours) if mine else not yours


def same_rrule(wanted: Event, found: Event) -> bool:
    """Whether the rules have the same parts; UNTIL counts by its day in the zone of the event."""
    return _rule(wanted.get("rrule"), wanted) == _rule(found["rrule"], wanted)


def _rule(rule: str | None, event: Event) -> dict[str, frozenset[str]]:
    pairs = dict(part.split("=") for part in (rule or "").upper().removeprefix("RRULE:").split(";") if part)
    pairs.pop("WKST", None)
    until = pairs.get("UNTIL", "")
    if until.endswith("Z") and event.get("zone"):
        at = datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        pairs["UNTIL"] = f"{at.astimezone(ZoneInfo(event['zone'])):%Y%m%d}"
    elif until:
        pairs["UNTIL"] = until[:8]
    return {key: frozenset(value.split(",")) for key, value in pairs.items()}


def same_moved(wanted: Event, found: Event) -> bool:
    """Whether it was moved from the same day (and clock, if both tell it)."""
    mine, yours = wanted.get("moved_from"), found["moved_from"]
    if not (mine and yours) or len(mine) == len(yours):
        return moment(mine) == moment(yours)
    return bool(mine[:10] == yours[:10])


FIELDS = {
    "end": lambda wanted, found: moment(wanted.get("end")) == moment(found["end"]),
    "zone": same_zone,
    "status": same_status,
    "place": same_place,
    "rrule": same_rrule,
    "moved_from": same_moved,
}


def pair_up(wanted: list[Event], found: list[Event]) -> list[tuple[int, int]]:
    """Pair events of the same start, one to one: required ones first, then those with the right title."""
    options = sorted(
        (bool(w.get("optional")), not title_is_fine(w, f["title"]), abs(i - j), i, j)
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
        if same_start(w, f)
    )
    pairs: dict[int, int] = {}
    for *_, i, j in options:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def differences(article: Article, found: list[Event]) -> list[str]:
    """What is missing, spurious or told wrongly, a line each; the place is not judged here."""
    wanted = list(article.events)
    pairs = dict(pair_up(wanted, found))
    lines = [
        f"missing   {w['start']}  {w['title']}  <- {w['evidence']!r}"
        for i, w in enumerate(wanted)
        if i not in pairs and not w.get("optional")
    ]
    lines += [
        f"spurious  {f['start']} {f['zone']}  {f['title']}  <- {f['evidence']!r}"
        for j, f in enumerate(found)
        if j not in pairs.values()
    ]
    for i, j in pairs.items():
        w, f = wanted[i], found[j]
        if w.get("optional"):
            continue
        if not title_is_fine(w, f["title"]):
            lines.append(f"title     {w['start']}  {f['title']!r}, wanted like {w['title']!r}")
        lines += [
            f"{name:<9} {w['start']}  {w['title']}: {f[name]!r}, wanted {w.get(name)!r}"
            for name, same in FIELDS.items()
            if name != "place" and not same(w, f)
        ]
    return lines
