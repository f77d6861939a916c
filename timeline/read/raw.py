"""What every reader is given: the bytes of one input and what is known about them besides."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO

from timeline.errors import InputError
from timeline.model.text import Document
from timeline.model.values import value_class

Note = Callable[[str], None]
"""Is told one sentence about everything that had to be guessed or left out."""


@value_class(frozen=True, slots=True)
class Raw:
    """One input before it is read."""

    data: bytes
    name: str = ""
    """How the user called it: a path, a URL, `-`; a part of another: `box.zip!a.html`, `mails.mbox#3`."""
    media: str = ""
    """Its media type (RFC 2045), if told, parameters included; believed where the content is silent."""
    url: str | None = None
    """Where it lies in the web, after redirects."""
    modified: datetime | None = None
    """HTTP Last-Modified, aware; the last resort of publication."""
    path: Path | None = None
    """The file itself if it is too large to be held; `data` is then its beginning, and `opened` the whole."""

    @property
    def called(self) -> str:
        """Its name in a sentence to the user."""
        return "standard input" if self.name == "-" else self.name or "the given bytes"

    def opened(self) -> BinaryIO:
        """The whole input as a stream that can be searched; for kinds of `readers.STREAMED`.

        Raises:
            InputError: if the file cannot be opened any more.
        """
        if self.path is None:
            return io.BytesIO(self.data)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise InputError(f"{self.called}: cannot be read ({error.strerror or error})") from error

    def mapped(self) -> bytes | mmap:
        """All bytes, to be searched and cut; those of a file too large to be held stay on the disk.

        Raises:
            InputError: if the file cannot be opened any more.
        """
        if self.path is None:
            return self.data
        with self.opened() as stream:
            return mmap(stream.fileno(), 0, access=ACCESS_READ)

    @property
    def size(self) -> int:
        """How many bytes the whole input has."""
        return len(self.data) if self.path is None else self.path.stat().st_size


Found = Document | InputError
"""A document, or why one part of an input could not be read: a bad part never stops the rest."""

Reader = Callable[[Raw, Note], Iterator[Document | Raw | InputError]]
"""Reads one kind of input; what holds other inputs yields them as `Raw`.

Raises InputError if it can read nothing at all.
"""


def part(raw: Raw, mark: str, data: bytes, *, media: str = "") -> Raw:
    """A part of an input as an input of its own; `mark` is what its name adds: `!a.html`, `#3`."""
    return Raw(data=data, name=raw.name + mark, media=media, modified=raw.modified)
