"""What a title tells: its words without the quiet ones, by their stems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from typing import Final, Protocol

from timeline.model.values import value_class

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019\u02bc-][^\W_]+)*")
_APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u02bc": "'"})
_SHORTEST: Final = 3
"""Letters that a stem keeps at least."""


class Telling(Protocol):
    """The words of one language by which titles are compared."""

    @property
    def quiet(self) -> frozenset[str]:
        """Words that tell nothing: "the", "begins"."""

    @property
    def synonyms(self) -> Mapping[str, str]:
        """Word or phrase -> the word that stands for all of its row."""

    @property
    def apart(self) -> frozenset[str]:
        """Words that tell two happenings from one another: "first", "closing"."""

    @property
    def heads(self) -> frozenset[str]:
        """Nouns for happenings: alone they make no two titles one ("board meeting", "committee meeting")."""

    @property
    def answers(self) -> frozenset[str]:
        """Words that only answer a proposal: "works", "suits", "confirmed"."""

    @property
    def possessive(self) -> tuple[str, ...]:
        """Endings that are no part of a name."""

    @property
    def stem(self) -> tuple[str, ...]:
        """Endings of inflection, the longest first."""


@value_class(frozen=True, slots=True)
class Plain:
    """A language of which no words are known."""

    quiet: frozenset[str] = frozenset()
    synonyms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    apart: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    possessive: tuple[str, ...] = ()
    stem: tuple[str, ...] = ()


@value_class(frozen=True, slots=True)
class Told:
    """What one title tells."""

    stems: frozenset[str]
    names: frozenset[str]
    """The stems that are written with a capital, the first word left out."""
    heads: frozenset[str]
    """The stems that only say what kind of happening it is."""
    apart: frozenset[str]
    """Its words of `Telling.apart`."""
    numbers: frozenset[str]
    lead: str = ""
    """The stem of its first word."""

    def with_more(self, other: Told) -> Told:
        """What two titles of one happening tell together."""
        return Told(
            self.stems | other.stems,
            self.names | other.names,
            self.heads | other.heads,
            self.apart | other.apart,
            self.numbers | other.numbers,
            self.lead,
        )


class Titles:
    """What titles tell, each worked out once."""

    def __init__(self, words: Telling) -> None:
        self.words = words
        self.phrases: tuple[str, ...] | None = None
        self.known: dict[str, Told] = {}

    def told(self, title: str) -> Told:
        """The telling stems of a title."""
        found = self.known.get(title)
        if found is None:
            if self.phrases is None:  # most texts have no two events to compare
                self.phrases = tuple(word for word in self.words.synonyms if " " in word)
            found = self.known[title] = told(title, self.words, self.phrases)
        return found


def told(title: str, words: Telling, phrases: Sequence[str]) -> Told:
    """The telling stems of a title.

    Args:
        title: as shown.
        words: the language.
        phrases: its synonyms of several words.
    """
    stems: list[str] = []
    names: list[str] = []
    heads: list[str] = []
    apart: list[str] = []
    numbers: list[str] = []
    low = _low(title)
    for phrase in phrases:
        if phrase in low:
            stems.append(words.synonyms[phrase])
            heads.append(words.synonyms[phrase])
    for number, match in enumerate(_WORD.finditer(title)):
        word = _low(match[0])
        bare = _without(word, words.possessive)
        if bare in words.apart:
            apart.append(words.synonyms.get(bare, bare))
        if any(map(str.isdigit, bare)):
            numbers.append(bare)
        if bare not in words.quiet:
            stems.append(words.synonyms.get(bare, bare))
            if bare in words.heads:
                heads.append(stems[-1])
            if match[0][0].isupper() and (number or _next_is_name(title, match.end())):
                names.append(stems[-1])
    roots = {word: stem(word, words) for word in stems}
    kinds = [frozenset([roots[word] for word in kind]) for kind in (stems, names, heads)]
    first = _WORD.search(title)
    lead = stem(_low(first[0]), words) if first else ""
    return Told(kinds[0], kinds[1], kinds[2], frozenset(apart), frozenset(numbers), lead)


def _low(words: str) -> str:
    """In small letters, with plain apostrophes; to translate letter by letter takes ten times as long."""
    low = words.lower()
    return low if low.isascii() else low.translate(_APOSTROPHES)


def _next_is_name(title: str, end: int) -> bool:
    """Whether a capital follows, so that the first word is a name and not only the first."""
    following = _WORD.search(title, end)
    return following is not None and following[0][0].isupper()


def stem(word: str, words: Telling) -> str:
    """A light stem: one ending off, accents off."""
    plain = word
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word)
        plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    if not plain.endswith(words.stem):
        return plain
    for end in words.stem:
        if plain.endswith(end) and len(plain) - len(end) >= _SHORTEST:
            return plain[: -len(end)]
    return plain


def _without(word: str, endings: tuple[str, ...]) -> str:
    if not word.endswith(endings):
        return word
    for end in endings:
        if word.endswith(end) and len(word) > len(end):
            return word[: -len(end)]
    return word
