"""The words by which mailers mark what is older, what is forwarded and what is only a footer."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from timeline import resources
from timeline.errors import DataError
from timeline.language import fold
from timeline.model.values import value_class

_PATH: Final = "mail.toml"
OPENING: Final = 5
"""Letters and blanks at the head of a disclaimer by which most lines are told from one."""


@value_class(frozen=True, slots=True)
class MailWords:
    """Folded words of all languages together: a thread mixes the languages of its mailers."""

    prefixes: frozenset[str]
    """What a subject begins with: "re"."""
    fields: Mapping[str, str]
    """Name of a field -> `from`, `date`, `to`, `subject` or `other`."""
    verbs: tuple[str, ...]
    markers: tuple[str, ...]
    lists: tuple[str, ...]
    disclaimers: tuple[str, ...]
    disclaiming: frozenset[str]
    """How each of them begins."""
    stubs: tuple[str, ...]
    months: Mapping[str, int]
    halves: Mapping[str, str]
    dated: re.Pattern[str]
    """What no thread is without: a field that tells when, or a verb at the end of a line."""


@cache
def mail_words() -> MailWords:
    """Read data/mail.toml.

    Raises:
        DataError: if a word is not folded or has two meanings.
    """
    raw = tomllib.loads(resources.read_text(_PATH))
    dates, verbs = (
        "|".join(map(re.escape, words)) for words in (raw["fields"]["date"], raw["replies"]["verbs"])
    )
    disclaimers = _words("tails.disclaimers", raw["tails"]["disclaimers"])
    return MailWords(
        prefixes=frozenset(_words("prefixes", raw["prefixes"])),
        fields=_by_word("fields", raw["fields"]),
        verbs=_words("replies.verbs", raw["replies"]["verbs"]),
        markers=_words("replies.markers", raw["replies"]["markers"]),
        lists=_words("tails.lists", raw["tails"]["lists"]),
        disclaimers=disclaimers,
        disclaiming=frozenset(words[:OPENING] for words in disclaimers),
        stubs=_words("tails.stubs", raw["tails"]["stubs"]),
        months=MappingProxyType(
            {word: int(month) for word, month in _by_word("months", raw["months"]).items()}
        ),
        halves=_by_word("halves", raw["halves"]),
        dated=re.compile(
            rf"^[ \t>|*_]{{0,9}}(?:{dates})[*_]{{0,2}}\s?[:\uff1a]"
            rf"|(?<!\w)(?:{verbs})(?!\w).{{0,80}}[:\uff1a]\s*$",
            re.IGNORECASE | re.MULTILINE,
        ),
    )


def _words(key: str, words: Sequence[str]) -> tuple[str, ...]:
    for word in words:
        if fold(word) != word or word.strip() != word:
            raise DataError(_PATH, key, f"{word!r} is not folded")
    return tuple(words)


def _by_word(key: str, table: Mapping[str, Any]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for meaning, words in table.items():
        for word in _words(f"{key}.{meaning}", words):
            if found.setdefault(word, meaning) != meaning:
                raise DataError(_PATH, f"{key}.{meaning}", f"{word!r} already means {found[word]}")
    return MappingProxyType(found)
