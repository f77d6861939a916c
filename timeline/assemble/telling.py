"""What a title tells: its words without the quiet ones, by their stems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_APOSTROPHES: Final = str.maketrans({"’": "'", "ʼ": "'"})
_SHORTEST: Final = 3
"""Letters that a stem keeps at least."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of one language by which titles are compared."""

    quiet: frozenset[str] = frozenset()
    """Words that tell nothing: "the", "begins"."""
    synonyms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Word -> the word that stands for all of its row."""
    apart: frozenset[str] = frozenset()
    """Words that tell two happenings from one another: "first", "closing"."""
    heads: frozenset[str] = frozenset()
    """Nouns for happenings: alone they make no two titles one ("board meeting", "committee meeting")."""
    possessive: tuple[str, ...] = ()
    stem: tuple[str, ...] = ()
    """Endings, the longest first."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one title tells."""

    stems: frozenset[str]
    names: frozenset[str]
    """The stems that are written with a capital, the first word left out."""
    heads: frozenset[str]
    """The stems that only say what kind of happening it is."""
    apart: frozenset[str]
    """Its words and numbers of `Telling.apart`."""

    def with_more(self, other: Told) -> Told:
        """What two titles of one happening tell together."""
        return Told(
            self.stems | other.stems, self.names | other.names, self.heads | other.heads, self.apart | other.apart
        )


def told(title: str, words: Telling) -> Told:
    """The telling stems of a title.

    Args:
        title: as shown.
        words: the language.
    """
    stems: list[str] = []
    names: list[str] = []
    heads: list[str] = []
    apart: list[str] = []
    low = title.lower().translate(_APOSTROPHES)
    for phrase in words.synonyms:
        if " " in phrase and phrase in low:
            stems.append(words.synonyms[phrase])
            heads.append(words.synonyms[phrase])
    for number, match in enumerate(_WORD.finditer(title)):
        word = match[0].lower().translate(_APOSTROPHES)
        bare = _without(word, words.possessive)
        if bare in words.apart or bare.isdigit():
            apart.append(bare)
        if bare not in words.quiet:
            stems.append(words.synonyms.get(bare, bare))
            if bare in words.heads:
                heads.append(stems[-1])
            elif number and match[0][0].isupper():
                names.append(stems[-1])
    stemmed = (frozenset(stem(word, words) for word in kind) for kind in (stems, names, heads))
    return Told(*stemmed, frozenset(apart))


def stem(word: str, words: Telling) -> str:
    """A light stem: one ending off, accents off."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter)
    )
    for end in words.stem:
        if plain.endswith(end) and len(plain) - len(end) >= _SHORTEST:
            return plain[: -len(end)]
    return plain


def _without(word: str, endings: tuple[str, ...]) -> str:
    for end in endings:
        if word.endswith(end) and len(word) > len(end):
            return word[: -len(end)]
    return word
