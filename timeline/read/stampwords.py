"""The words of publication lines in all languages at once, from data/published.toml, and their patterns.

A line that tells when a text was issued may be in another language than the text: a template, an agency. No
word means two months or two days of the week in two languages; the loader checks it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from timeline import resources
from timeline.errors import DataError
from timeline.model.values import value_class

_FILE = "published.toml"
_NUMBERS = r"(?<![\d/.-])(?P<first>\d\d?)(?P<sep>[./-])(?P<second>\d\d?)(?P=sep)"
_SETS = (
    *("headers", "by", "joiners", "links", "tails", "stops", "comments", "salutations"),
    *("clock_ends", "year_ends", "ordinals", "credits", "photos"),
    *("unfinished", "unfinished_times", "wrapping", "leads"),
)
_TABLES = ("places", "domains", "languages")


@value_class(frozen=True, slots=True)
class StampWords:
    """What stamps are recognised by; everything is folded."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """0 is Monday."""
    labels: Mapping[str, tuple[str, str]]
    """Label -> its role (`published`, `updated`, `clocked`, `other`) and its language."""
    halves: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    """The other lists, of all languages together."""
    zones: tuple[tuple[str, str, str], ...]
    """What stands before and after the place of a zone, and the language."""
    dates: tuple[re.Pattern[str], ...]
    clock: re.Pattern[str]
    """From the end of a date on."""
    bare_clock: re.Pattern[str]
    joiner_before: re.Pattern[str]
    tail_first: re.Pattern[str]
    """What may stand beside a stamp: "4 min read"."""


@cache
def stamp_words() -> StampWords:
    """Read data/published.toml.

    Raises:
        DataError: if a word means two things.
    """
    raw = _raw()
    tables = {
        code: {name: _listed(words) for name, words in table.items()}
        for code, table in raw.items()
        if code not in _TABLES
    }
    labels: dict[str, tuple[str, str]] = {}
    for code, table in tables.items():
        for role in ("published", "updated", "clocked", "other"):
            for label in table[role]:
                labels.setdefault(label, (role, code))
    sets = {
        name: frozenset(word for table in tables.values() for word in table.get(name, ())) for name in _SETS
    }
    sets["stops"] |= sets["comments"]
    sets["joining"] = frozenset(word for joiner in sets["joiners"] for word in joiner.split())
    others = {
        word for code, t in tables.items() if code != "en" for word in (*t["joiners"], *t["clock_ends"])
    }
    sets["not_english"] = frozenset(others - {*tables["en"]["joiners"], *tables["en"]["clock_ends"], "a"})
    halves = {word: name for name in ("am", "pm") for t in tables.values() for word in t.get(name, ())}
    weekdays = _numbered(raw, "weekdays")
    clock = _clock(halves, sets["clock_ends"] - {"h", "h."})
    joiner, weekday, year_end = any_of(sets["joiners"]), any_of(weekdays), any_of(sets["year_ends"])
    return StampWords(
        months=_numbered(raw, "months"),
        weekdays=weekdays,
        labels=labels,
        halves=halves,
        sets=sets,
        zones=tuple(
            (*zone.partition("{place}")[::2], code) for code, t in tables.items() for zone in t["zones"]
        ),
        dates=_dates(joiner, any_of(sets["ordinals"])),
        clock=re.compile(
            rf"(?: ?(?:{year_end})(?!\w))?(?:,? ?\(?(?:{weekday})\)?(?!\w))?[ ,|/;()\u00b7\u2022-]{{0,5}}t?"
            rf"(?:(?:{joiner})[ ,:]{{1,2}}){{0,2}}{clock}"
        ),
        bare_clock=re.compile(r"(?<![\d:.])" + clock),
        joiner_before=re.compile(rf"(?:(?<!\w)(?:{joiner})|[\s,|:;/(\[\u00b7\u2022#_>-])$"),
        tail_first=re.compile(
            rf"(?:(?:\d{{1,6}} )?(?:{any_of(sets['tails'])})(?!\w)[ :]*\d{{0,6}}[\s,|/.()\u00b7\u2022-]*)+$"
        ),
    )


_LAST_WORD = re.compile(r"(?<!\w)(?P<word>[^\W\d_](?:[^\W\d_]|'){1,11})(?P<dot>\.?),? *$")
_LONGEST_WEEKDAY = 16
_WORD_END = re.compile(r"(?<=\w)(?!\w)|(?<=\w\.)")
_WORD_START = re.compile(r"(?<!\w)(?=\w)")
_LONGEST_LABEL = 40


def weekday_before(folded: str, after: int, end: int) -> tuple[int, int] | None:
    """The day of the week that stands directly before an offset, and where it begins."""
    match = _LAST_WORD.search(folded, max(after, end - _LONGEST_WEEKDAY), end)
    if match is None:
        return None
    weekdays = stamp_words().weekdays
    word = match["word"]
    number = weekdays.get(word, weekdays.get(word + ".") if match["dot"] else None)
    return None if number is None else (number, match.start())


def label_before(folded: str) -> tuple[str, int] | None:
    """The longest label with which some words end, and where it begins."""
    labels = stamp_words().labels
    for match in _WORD_START.finditer(folded, max(0, len(folded) - _LONGEST_LABEL)):
        if folded[match.start() :] in labels:
            return folded[match.start() :], match.start()
    return None


def label_at(folded: str, start: int) -> str | None:
    """The longest label with which the words at an offset begin."""
    labels = stamp_words().labels
    found = None
    for match in _WORD_END.finditer(folded, start, start + _LONGEST_LABEL):
        if folded[start : match.start()] in labels:
            found = folded[start : match.start()]
    return found


def labels_in(folded: str) -> Iterator[str]:
    """Every label that some words hold."""
    for match in _WORD_START.finditer(folded):
        if label := label_at(folded, match.start()):
            yield label


def place_words() -> Mapping[str, Any]:
    """The tables that tell the country of a domain or a language."""
    raw = _raw()
    return {name: raw[name] for name in _TABLES}


def any_of(words: Iterable[str]) -> str:
    """An alternation, the longest first; what is no word matches nothing."""
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word)))) or "(?!)"


def _clock(halves: Iterable[str], ends: Iterable[str]) -> str:
    """As in "09:01", "9.01am", "14h05", "9 a.m.", "14 h", "9 uhr", "0901 gmt"."""
    return (
        r"(?P<hour>\d{1,2})(?:(?:[:.]| ?h ?)?(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?)?(?!\d)"
        rf"(?: ?(?P<half>{any_of(halves)})(?![^\W\d_]))?(?: ?(?P<end>{any_of(ends)}|h\.?)(?!\w))?"
    )


def _dates(joiner: str, ordinal: str) -> tuple[re.Pattern[str], ...]:
    """Shapes of dates; any word may stand for a month, and is looked up: an alternation of all costs more."""
    month, link = r"(?P<month>[^\W\d_]{3,12}\.?)", f"(?:(?:{joiner}) )?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    day = rf"(?P<day>\d{{1,2}})(?:{ordinal})?"
    shapes = (
        rf"(?<!\d)(?<!\d[.:]){day}[ ./-]{{1,2}}{link}{month}(?!\w)[ .,/-]{{1,2}}{link}{year}",
        rf"(?<!\w){month} {{1,2}}{day}[.,]? ?,? ?{year}",
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)",
        rf"{_NUMBERS}(?P<year>(?:(?:19|20)\d\d)|\d\d)(?!\d)(?!(?P=sep)\d)",
    )
    return tuple(map(re.compile, shapes))


def _numbered(raw: Mapping[str, Mapping[str, str]], name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for code, table in raw.items():
        for number, words in enumerate(table.get(name, "").split("|")):
            for word in _listed(words):
                if found.setdefault(word, number) != number:
                    raise DataError(_FILE, f"{code}.{name}", f"{word!r} means another one elsewhere")
    return found


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.replace("\n", " ").split(",") if word.strip())


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(resources.read_text(_FILE))
