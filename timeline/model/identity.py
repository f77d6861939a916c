"""Identifiers that survive a change of time: UUIDv5 of the document, the folded title and a number."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import uuid
from typing import Final

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://timeline.invalid/event")
_BEGUN: Final = hashlib.sha1(_NAMESPACE.bytes, usedforsecurity=False)
"""The digest of RFC 9562 5.5 behind its name space: to begin one anew takes longer than all the rest."""
_NUMBERS: Final = re.compile(r"[\d.,:/]*\d[\d.,:/]*")


def event_id(document: str, title: str, ordinal: int) -> str:
    """The identifier of an event; also its UID in calendars.

    Args:
        document: canonical identity of the document that told of it first.
        title: its title; times and numbers in it do not count.
        ordinal: 0 for the first event of that document and title, 1 for the second ...

    >>> event_id("example.org/a", "Call at 3", 0) == event_id("example.org/a", "Call at 4", 0)
    True
    """
    digest = _BEGUN.copy()
    digest.update(f"{document}\n{folded(title)}\n{ordinal}".encode())
    number = bytearray(digest.digest()[:16])
    number[6], number[8] = number[6] & 0x0F | 0x50, number[8] & 0x3F | 0x80  # the version and the variant
    told = number.hex()  # `uuid.UUID` takes three times as long to write it
    return f"{told[:8]}-{told[8:12]}-{told[12:16]}-{told[16:20]}-{told[20:]}"


def folded(title: str) -> str:
    """A title without numbers, accents and case."""
    plain = _NUMBERS.sub(" ", title).casefold()
    if plain.isascii():
        return " ".join(plain.split())
    plain = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
