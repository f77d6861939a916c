"""The words that lead to places, of the table `place` of a language file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from timeline.language import at_word_start, load_language
from timeline.language.wordlist import letters_of


class PlaceWords(NamedTuple):
    """The table of a language, as its words are looked for."""

    prepositions: re.Pattern[str]
    locatives: re.Pattern[str]
    gone: re.Pattern[str]
    gone_first: frozenset[str]
    """The first words of `gone`."""
    toward: tuple[str, ...]
    """Each with its blanks."""
    links: frozenset[str]
    left: frozenset[str]
    there: frozenset[str]
    on_arrival: frozenset[str]
    apart: frozenset[str]


@cache
def place_words(code: str) -> PlaceWords:
    """The words of a language, made ready once."""
    table = load_language(code).settings.get("place", {})

    def words(name: str) -> frozenset[str]:
        return frozenset(table.get(name, ()))

    return PlaceWords(
        prepositions=_before_names(table.get("prepositions", ())),
        locatives=_before_names(table.get("locatives", ())),
        gone=_before_names(table.get("gone", ())),
        gone_first=frozenset(letters_of(word)[0] for word in table.get("gone", ())),
        toward=tuple(f" {word} " for word in table.get("toward", ())),
        links=words("links"),
        left=words("left"),
        there=words("there"),
        on_arrival=words("on_arrival"),
        apart=words("apart"),
    )


def _before_names(words: Sequence[str]) -> re.Pattern[str]:
    """One of some words before a word with a capital."""
    both = [form for word in words for form in (word, word.capitalize(), word.upper())]
    words_here = at_word_start(dict.fromkeys(both)) if both else "(?!)"
    return re.compile(rf"{words_here} (?:the |The |THE )?(?=[^\W\d_a-z])")
