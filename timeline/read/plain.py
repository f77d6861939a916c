"""Plain text and Markdown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from timeline.errors import InputError
from timeline.model.text import Document, Source
from timeline.read.encoding import Decoded, decode
from timeline.read.raw import Note, Raw
from timeline.read.sniff import refused

_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_NEWLINES = re.compile(r"\r\n?")
_LETTER = re.compile(r"^([ \t]*)o(?=[ \t]+[^\W_a-z])", re.MULTILINE)
_FEWEST = 3
"""Lines that begin with the letter by which some programs write a bullet."""
# Old texts hold a stray form feed or escape; more than this many control characters is no prose.
_MOST_CONTROLS = 1 / 100


def read_plain(raw: Raw, note: Note) -> Iterator[Document]:
    r"""Read one plain text; newlines become `\n`, an empty input gives an empty text.

    Raises:
        InputError: if it is no text.
    """
    text = with_bullets(decoded(raw, note))
    source = Source(name=raw.name, identity=digest(text), url=raw.url)
    yield Document(text=text, source=source, seen=raw.modified)


def decoded(raw: Raw, note: Note) -> str:
    r"""The text of an input, with `\n` for newlines.

    Raises:
        InputError: if it is no text.
    """
    found = _decode(raw.data, raw.name or "the given bytes")
    if found.note:
        note(f"{raw.called}: {found.note}")
    return _NEWLINES.sub("\n", found.text)


def with_bullets(text: str) -> str:
    """The text with bullets for the letter that stands for them, where it begins several lines.

    >>> with_bullets("Dates" + chr(10) + chr(10).join(["o 9/25", "o 10/7", "o Trip 9/26"])).count(chr(8226))
    3
    """
    if "o " not in text and "o\t" not in text:
        return text
    found, count = _LETTER.subn("\\1\u2022", text)
    return found if count >= _FEWEST else text


def digest(text: str) -> str:
    """The identity of a text that has no better one (Message-ID, guid, URL): `sha256:` and 64 hex digits."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _decode(data: bytes, name: str) -> Decoded:
    if kind := refused(data):
        raise InputError(f"{name}: is binary, not text: {kind}")
    try:
        found = decode(data)
    except UnicodeDecodeError as error:
        message = (
            f"{name}: is not the {error.encoding} that its byte-order mark promises (byte {error.start})"
        )
        raise InputError(message) from error
    controls = sum(1 for _ in _CONTROLS.finditer(found.text))
    if "\0" in found.text or controls > len(found.text) * _MOST_CONTROLS:
        raise InputError(f"{name}: is binary, not text")
    return found
