"""Reads a language file and refuses one that breaks the rules of its script."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from timeline import resources
from timeline.errors import DataError, UsageError
from timeline.model.values import value_class

Value = int | str


@value_class(frozen=True, slots=True)
class Language:
    """Words and shapes of one language; what they mean is decided in `timeline.find`."""

    code: str
    """ISO 639-1."""
    name: str
    script: str
    date_order: str
    """`MDY`, `DMY` or `YMD`: how 04/05/2026 is read where the country does not say."""
    dmy_countries: frozenset[str]
    """ISO 3166 codes of the countries whose outlets write this language day first."""
    classes: Mapping[str, Mapping[Value, tuple[str, ...]]]
    """Class of words -> value -> its words, folded."""
    shapes: Mapping[str, tuple[str, ...]]
    """Kind of expression -> sequences of {classes} and words."""
    settings: Mapping[str, Any]
    """The rest of the file: tense words, publication lines, zone word order."""


@cache
def codes() -> tuple[str, ...]:
    """The languages that can be read, as ISO 639-1 codes."""
    return tuple(name for name in resources.names("languages", ".toml") if "." not in name)


@cache
def load_language(code: str) -> Language:
    """Read data/languages/<code>.toml.

    Raises:
        UsageError: if there is no such language.
        DataError: if the file breaks its rules; always a defect of the data.
    """
    if code not in codes():
        raise UsageError(f"unknown language {code!r}: choose one of {', '.join(codes())}")
    path = f"languages/{code}.toml"
    try:
        raw = tomllib.loads(resources.read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise DataError(path, "syntax", str(error)) from error
    script = raw["script"]
    classes: dict[str, Mapping[Value, tuple[str, ...]]] = {}
    for name, table in raw["classes"].items():
        for key, words in table.items():
            for word in words:
                check_word(path, f"classes.{name}.{key}", word, script=script)
        classes[name] = MappingProxyType({_value(key): tuple(words) for key, words in table.items()})
    _check_ambiguous(path, classes, set(raw.get("ambiguous", ())))
    known = {"code", "name", "script", "date_order", "dmy_countries", "classes", "shapes", "ambiguous"}
    return Language(
        code=raw["code"],
        name=raw["name"],
        script=script,
        date_order=raw["date_order"],
        dmy_countries=frozenset(raw.get("dmy_countries", ())),
        classes=MappingProxyType(classes),
        shapes=MappingProxyType({kind: tuple(shapes) for kind, shapes in raw["shapes"].items()}),
        settings=MappingProxyType({key: value for key, value in raw.items() if key not in known}),
    )


def check_word(path: str, key: str, word: str, *, script: str) -> None:
    """Refuse a word that is not folded, not NFC, or has a letter of another script.

    One Latin letter inside a Cyrillic word looks right and never matches.
    """
    if unicodedata.normalize("NFC", word) != word:
        raise DataError(path, key, f"{word!r} is not NFC")
    if word != word.lower() or word.strip() != word or not word:
        raise DataError(path, key, f"{word!r} is not in folded form (lower case, no blanks at its ends)")
    for letter in filter(str.isalpha, word):
        name = unicodedata.name(letter, "")
        if not name.startswith(script.upper()):
            raise DataError(path, key, f"{word!r} has {name} in a {script} word")


def _value(key: str) -> Value:
    return int(key) if key.lstrip("-").isdigit() else key


# Pairs of classes in which a word may stand with different meanings only if the file says so.
_EXCLUSIVE = ("month", "wday", "unit", "ordw", "season", "half")


def _check_ambiguous(
    path: str, classes: Mapping[str, Mapping[Value, tuple[str, ...]]], declared: set[str]
) -> None:
    seen: dict[str, str] = {}
    for name in _EXCLUSIVE:
        for word in _words(classes.get(name, {})):
            if word in seen and seen[word] != name and word not in declared:
                raise DataError(
                    path, f"classes.{name}", f"{word!r} is also in {seen[word]}; list it in ambiguous"
                )
            seen[word] = name


def _words(table: Mapping[Value, tuple[str, ...]]) -> Iterator[str]:
    for words in table.values():
        yield from words
