"""The words of one language that tell happenings from other days: data/languages/<code>.events.toml."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from timeline.errors import DataError
from timeline.events import roles
from timeline.events.phrases import Phrases
from timeline.events.wordkeys import PHRASES, SETS
from timeline.language.eventdata import event_data
from timeline.model.values import value_class

LISTS = {
    "words.determiners": roles.DETERMINER,
    "words.indefinite": roles.INDEFINITE,
    "words.prepositions": roles.PREPOSITION,
    "words.conjunctions": roles.CONJUNCTION,
    "words.pronouns": roles.PRONOUN,
    "words.auxiliaries": roles.AUXILIARY,
    "words.copulas": roles.COPULA,
    "words.modals": roles.MODAL,
    "words.infinitive": roles.INFINITIVE,
    "words.adverbs": roles.ADVERB,
    "words.subordinators": roles.SUBORDINATOR,
    "words.relatives": roles.RELATIVE,
    "words.leads": roles.LEAD,
    "words.bridges": roles.BRIDGE,
    "words.complements": roles.COMPLEMENT,
    "words.ordinals": roles.ORDINAL,
    "words.agent": roles.AGENT,
    "nouns.venue": roles.VENUE,
    "place.online": roles.ONLINE,
    "place.prepositions": roles.PLACE_LEAD,
}
"""Lists of plain words, and the role that each gives."""

FAMILIES = {
    "schedule": roles.SCHEDULE,
    "begin": roles.BEGIN,
    "end": roles.END,
    "hold": roles.HOLD,
    "invite": roles.INVITE,
    "report": roles.REPORT,
    "issue": roles.ISSUE,
    "move": roles.MOVE,
    "cancel": roles.CANCEL,
    "plain": 0,
}
CELLS = (roles.BASE, roles.DOUBTFUL, roles.FINITE, roles.PARTICIPLE, roles.GERUND)
LABELS = ("when", "end", "where", "what", "thing", "who", "header", "stamp", "deadline")
SUFFIXES = ("past", "gerund", "adverb", "plural", "several", "possessive")


@value_class(frozen=True, slots=True)
class TitleWords:
    """The words by which `assemble` compares titles (its protocol `Telling`)."""

    quiet: frozenset[str]
    synonyms: Mapping[str, str]
    apart: frozenset[str]
    heads: frozenset[str]
    answers: frozenset[str]
    possessive: tuple[str, ...]
    stem: tuple[str, ...]


@value_class(frozen=True, slots=True)
class EventWords:
    """All words that `events` and `assemble` need of one language; keys are lower case."""

    code: str
    roles: Mapping[str, int]
    """Single words, and their bits."""
    merged: Phrases
    """Phrases that count as one word: "press conference", "take place", "as soon as"."""
    phrases: Mapping[str, Phrases]
    """By key of the file, e.g. `status.tentative`."""
    sets: Mapping[str, frozenset[str]]
    labels: Mapping[str, str]
    """Word before a colon -> `when`, `where`, `what` ..."""
    suffixes: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    """What titles and places are given in this language: `deadline`, `embargo`, `online`."""
    telling: TitleWords


@cache
def load_event_words(code: str) -> EventWords:
    """Read and check the words of a language.

    Args:
        code: ISO 639-1, e.g. `en`.

    Raises:
        DataError: if the file lacks a list, or a word in it is not lower case NFC.
    """
    path = f"languages/{code}.events.toml"
    reader = _Reader(path, event_data(code))
    bits: dict[str, int] = {}
    for key, role in LISTS.items():
        _give(bits, reader.words(key), role)
    happening = reader.words("nouns.happening")
    _give(bits, happening, roles.HAPPENING)
    plural = reader.words("suffixes.plural")
    _give(bits, [word + end for word in happening for end in plural if word[-1].isalpha()], roles.HAPPENING)
    for name, role in FAMILIES.items():
        _give_family(bits, reader, name, role)
    return EventWords(
        code=code,
        roles=MappingProxyType({word: bit for word, bit in bits.items() if " " not in word}),
        merged=Phrases.of((word, bit) for word, bit in bits.items() if " " in word),
        phrases=MappingProxyType(
            {key: Phrases.of((word, 1) for word in reader.words(key)) for key in PHRASES}
        ),
        sets=MappingProxyType({key: frozenset(reader.words(key)) for key in SETS}),
        labels=MappingProxyType({word: kind for kind in LABELS for word in reader.words(f"labels.{kind}")}),
        suffixes=MappingProxyType(
            {
                kind: tuple(sorted(reader.words(f"suffixes.{kind}"), key=lambda end: -len(end)))
                for kind in SUFFIXES
            }
        ),
        names=MappingProxyType(
            {
                "deadline": reader.name("deadline.name"),
                "embargo": reader.name("deadline.embargo_name"),
                "online": reader.name("place.online_name"),
                "future": reader.name("words.future"),
                "agreed": reader.name("words.agreed"),
                "not": reader.name("words.not"),
            }
        ),
        telling=_telling(reader, bits),
    )


def _telling(reader: _Reader, bits: Mapping[str, int]) -> TitleWords:
    rows = reader.rows("alike.synonyms")
    small = {word for word, bit in bits.items() if bit & roles.FUNCTION and not bit & roles.HAPPENING}
    return TitleWords(
        quiet=frozenset(reader.words("alike.quiet")) | small,
        synonyms=MappingProxyType({word: row[0] for row in rows for word in row}),
        apart=frozenset(reader.words("alike.telling_apart")),
        heads=frozenset(word for word, bit in bits.items() if bit & roles.HAPPENING),
        answers=frozenset(reader.words("alike.answers")),
        possessive=tuple(reader.words("suffixes.possessive")),
        stem=tuple(sorted(reader.words("suffixes.stem"), key=lambda end: -len(end))),
    )


def _give(bits: dict[str, int], words: Iterable[str], role: int) -> None:
    for word in words:
        bits[word] = bits.get(word, 0) | role


def _give_family(bits: dict[str, int], reader: _Reader, name: str, role: int) -> None:
    for family in reader.words(f"verbs.{name}"):
        cells = family.split("|")
        if len(cells) != len(CELLS):
            raise DataError(
                reader.path, f"verbs.{name}", f"{family!r} has {len(cells)} cells, not {len(CELLS)}"
            )
        for cell, form in zip(cells, CELLS, strict=True):
            _give(bits, (word.replace("_", " ") for word in cell.split()), role | form)


@value_class(frozen=True, slots=True)
class _Reader:
    """Looks keys up in a data file and checks what it finds."""

    path: str
    data: Mapping[str, Any]

    def value(self, key: str) -> object:
        found: Any = self.data
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                raise DataError(self.path, key, "is missing")
            found = found[part]
        return found

    def words(self, key: str) -> list[str]:
        found = self.value(key)
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            raise DataError(self.path, key, "is not a list of words")
        for word in found:
            self.check(key, word)
        return found

    def rows(self, key: str) -> list[list[str]]:
        found = self.value(key)
        if not isinstance(found, list) or not all(isinstance(row, list) and row for row in found):
            raise DataError(self.path, key, "is not a list of lists")
        for row in found:
            for word in row:
                self.check(key, word)
        return found

    def name(self, key: str) -> str:
        found = self.value(key)
        if not isinstance(found, str):
            raise DataError(self.path, key, "is not a name")
        return found

    def check(self, key: str, word: str) -> None:
        if not word.strip() or word != unicodedata.normalize("NFC", word):
            raise DataError(self.path, key, f"{word!r} is empty or not NFC")
        if word != word.lower():
            raise DataError(self.path, key, f"{word!r} is not lower case")
