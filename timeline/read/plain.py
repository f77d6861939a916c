"""Plain text from a file, from bytes or from standard input."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from timeline.errors import InputError
from timeline.model.text import Document, Source
from timeline.read.encoding import Decoded, decode

_STDIN = "-"
_URL = re.compile(r"(?:https?|ftp)://", re.ASCII | re.IGNORECASE)
# What the first bytes say, so that a refusal can name the kind and not only the file.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP file (or an office document)"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_NEWLINES = re.compile(r"\r\n?")
# Old texts hold a stray form feed or escape; more than this many control characters is no prose.
_MOST_CONTROLS = 1 / 100


def read_source(
    source: str | os.PathLike[str] | bytes, *, note: Callable[[str], None] | None = None
) -> Document:
    r"""Read one plain text.

    Args:
        source: a path, the bytes of a text, or `-` for standard input.
        note: is called with one sentence for everything that had to be guessed, e.g. the encoding.

    Returns:
        A document with text and source only. Newlines are `\\n`; an empty input gives an empty text.

    Raises:
        InputError: if the source is missing, unreadable, a directory, or no text.
    """
    name = "" if isinstance(source, bytes) else os.fspath(source)
    data = source if isinstance(source, bytes) else _load(name)
    decoded = _decode(data, name or "the given bytes")
    if decoded.note and note is not None:
        note(f"{_called(name)}: {decoded.note}")
    text = _NEWLINES.sub("\n", decoded.text)
    return Document(text=text, source=Source(name=name, identity=digest(text)))


def digest(text: str) -> str:
    """The identity of a text that has no better one (Message-ID, guid, URL): `sha256:` and 64 hex digits."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _called(name: str) -> str:
    return "standard input" if name == _STDIN else name or "the given bytes"


def _load(name: str) -> bytes:
    if name == _STDIN:
        if sys.stdin is None:
            raise InputError("standard input: is closed")
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError as error:
        if _URL.match(name):
            raise InputError(f"{name}: pages are not fetched; save it and give the file") from error
        raise InputError(f"{name or 'the empty name'}: no such file") from error
    except IsADirectoryError as error:
        raise InputError(f"{name}: is a directory; give the files in it") from error
    except PermissionError as error:
        raise InputError(f"{name}: may not be read (permission denied)") from error
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror or error})") from error
    except ValueError as error:  # a NUL in the path
        raise InputError(f"{name!r}: is not a file name") from error


def _decode(data: bytes, name: str) -> Decoded:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: is binary, not text: {kind}")
    try:
        decoded = decode(data)
    except UnicodeDecodeError as error:
        message = (
            f"{name}: is not the {error.encoding} that its byte-order mark promises (byte {error.start})"
        )
        raise InputError(message) from error
    controls = sum(1 for _ in _CONTROLS.finditer(decoded.text))
    if "\0" in decoded.text or controls > len(decoded.text) * _MOST_CONTROLS:
        raise InputError(f"{name}: is binary, not text")
    return decoded
