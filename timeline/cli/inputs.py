"""Documents from what the user gave on the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.cli.terminal import is_terminal, say
from timeline.errors import InputError, UsageError

if TYPE_CHECKING:
    from timeline.model.text import Document, Published

_STDIN = "-"


class Given(NamedTuple):
    """What the user says about the texts, checked."""

    published: Published | None = None
    zone: str | None = None
    language: str | None = None


def check(published: str | None, zone: str | None, language: str | None) -> Given:
    """Check the options that describe a text, before anything is read.

    Raises:
        UsageError: if one of them cannot be used; the message says what to write instead.
    """
    from timeline import zones
    from timeline.read import parse_published

    zone = None if zone is None else zones.check(zone)
    return Given(
        published=None if published is None else parse_published(published, zone),
        zone=zone,
        language=None if language is None else _check_language(language),
    )


def names(inputs: Sequence[str] | None) -> list[str]:
    """The inputs to read: those given, else standard input if something is piped into it.

    Raises:
        UsageError: if there is none, or standard input is named twice.
    """
    if not inputs:
        if sys.stdin is None or is_terminal(sys.stdin):
            raise UsageError("no input; give a file, or `-` to read standard input")
        return [_STDIN]
    if list(inputs).count(_STDIN) > 1:
        raise UsageError("standard input (`-`) can be read only once")
    return list(inputs)


def load(inputs: Sequence[str], given: Given) -> tuple[list[Document], int]:
    """Read the inputs that can be read, and name the others on standard error.

    Returns:
        The documents, and the exit code that tells of the inputs that failed (0 when none did).
    """
    documents: list[Document] = []
    code = 0
    for name in inputs:
        try:
            documents.append(load_one(name, given))
        except InputError as error:
            say(str(error))
            code = error.exit_code
    return documents, code


def load_one(name: str, given: Given) -> Document:
    """Read one input.

    Raises:
        InputError: if it cannot be read.
    """
    from dataclasses import replace

    from timeline import pipeline

    document = pipeline.read(name, zone=given.zone, language=given.language, note=say)
    return document if given.published is None else replace(document, published=given.published)


def from_words(words: str, given: Given) -> Document:
    """A document of words from the command line."""
    from timeline.model.text import Document

    return Document(text=words, published=given.published, language=given.language, zone=given.zone)


def _check_language(code: str) -> str:
    from timeline.language.load import codes

    known = codes()
    if code.lower() not in known:
        raise UsageError(f"language {code!r} is not known; known are {', '.join(known)}")
    return code.lower()
