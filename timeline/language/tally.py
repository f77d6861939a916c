"""How many common words of each language a stretch of text has."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from timeline import resources
from timeline.model.values import value_class

_WORD = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]+|[^\W\d_]+")
_CAPITAL = re.compile(r"(?:\A|(?<=[.!?:\n]))[^\w\n]{0,4}[^\W\d_]{1,3}(?= [^\W\d_A-Z])")
"""A short word that only the beginning of its sentence has capitalised: "La cumbre", but not "La Paz"."""
_LONG = 4
"""Letters from which a capitalised word may tell: "Donnerstag" does, "El" of "El Paso" does not."""
_LATIN_END, _CYRILLIC = "\u0250", ("\u0400", "\u052f")
_VIETNAMESE = ("\u1e00", "\u1eff")


@dataclass(slots=True)
class Tally:
    """What the words of a stretch of text tell."""

    hits: Counter[str]
    """Common words of each language."""
    words: int = 0
    small: int = 0
    """Words in small letters that are in no list."""
    plain: int = 0
    """Words that are in no list."""
    foreign: int = 0
    """Words in letters that are neither Latin nor Cyrillic."""
    cyrillic: int = 0
    accented: int = 0
    """Latin words in small letters that are in no list and have letters which English has not."""
    kinds: dict[str, set[str]] = field(default_factory=dict)
    """The common words of each language, every one once."""
    own: Counter[str] = field(default_factory=Counter)
    """As `hits`, but without the words that English texts are full of, too."""
    quiet: bool = False
    """Whether nothing speaks for another language than English."""

    def best(self) -> tuple[str, int]:
        """The language with most hits, and how many; of equals the one listed first."""
        ranks = _data().ranks
        return max(self.hits.items(), key=lambda item: (item[1], -ranks[item[0]]), default=("en", 0))

    def distinct(self, code: str) -> int:
        """How many different words are common ones of a language."""
        return len(self.kinds.get(code, ()))


def tally(text: str) -> Tally:
    """Count the words of a text by language; capitalised short words are names."""
    data = _data()
    told = Tally(Counter())
    shouted = text.isupper()
    for word, times in Counter(_WORD.findall(_CAPITAL.sub(_small, text))).items():
        if not word.isalpha():
            continue
        low = word.lower()
        codes = data.languages.get(low, ())
        told.words += times
        told.plain += times * (not codes)
        told.small += times * (not codes and word == low)
        if codes and (word == low or len(word) >= _LONG or shouted):
            told.hits.update(dict.fromkeys(codes, times))
            for code in codes:
                told.kinds.setdefault(code, set()).add(low)
            if low not in data.neutral:
                told.own.update(codes)
        if word.isascii():
            continue
        if word[0] < _LATIN_END:
            told.accented += times * (not codes and word == low)
            continue
        if _CYRILLIC[0] <= word[0] <= _CYRILLIC[1]:
            told.cyrillic += times
            for letter, code in data.letters if not codes else ():
                told.hits[code] += times * (letter in low)
        elif not _VIETNAMESE[0] <= word[0] <= _VIETNAMESE[1]:
            told.foreign += times
    return told


def _small(match: re.Match[str]) -> str:
    return match[0].lower()


def add(whole: Tally, part: Tally) -> None:
    """Count a part with the whole."""
    whole.words += part.words
    if part.quiet:  # as nearly all are; Counter.update is slow
        whole.hits["en"] += part.hits["en"]
        return
    whole.hits.update(part.hits)
    for code, words in part.kinds.items():
        whole.kinds.setdefault(code, set()).update(words)
    whole.own.update(part.own)
    whole.foreign += part.foreign
    whole.cyrillic += part.cyrillic
    whole.accented += part.accented


def name_of(code: str) -> str:
    """The English name of a language: "German"; empty for one that is not ours."""
    return _data().names.get(code, "")


def common() -> tuple[frozenset[str], frozenset[str]]:
    """The common words of English, and those of all others that English texts do not have, as written."""
    data = _data()
    return data.english, data.others


@value_class(frozen=True, slots=True)
class _Data:
    names: Mapping[str, str]
    ranks: Mapping[str, int]
    languages: Mapping[str, tuple[str, ...]]
    """By word."""
    letters: tuple[tuple[str, str], ...]
    english: frozenset[str]
    neutral: frozenset[str]
    others: frozenset[str]


@cache
def _data() -> _Data:
    raw = tomllib.loads(resources.read_text("detect.toml"))
    others = raw.pop("other")
    languages: dict[str, tuple[str, ...]] = {}
    letters: list[tuple[str, str]] = []
    for code, table in (raw | others).items():
        for word in dict.fromkeys(table["words"].split()):
            languages[word] = (*languages.get(word, ()), code)
        letters += [(letter, code) for letter in table.get("letters", "")]
    english = frozenset(raw["en"]["words"].split())
    neutral = english | set(raw["en"]["neutral"].split())
    rest = [word for word in languages if word not in neutral]
    long = [word for word in rest if len(word) >= _LONG]
    return _Data(
        names={code: table["name"] for code, table in raw.items()},
        ranks={code: rank for rank, code in enumerate([*raw, *others])},
        languages=languages,
        letters=tuple(letters),
        english=english,
        neutral=frozenset(neutral),
        others=frozenset((*rest, *map(str.capitalize, long), *map(str.upper, long))),
    )
