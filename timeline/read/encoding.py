"""Bytes to text: byte-order marks, UTF-8, and a reasoned guess for older encodings.

No statistics of any language are needed. A single-byte encoding that is wrong shows in the shape of the
words it makes: two alphabets in one word, capitals after small letters, symbols between letters, or
accents on most letters of a Latin word.
"""

from __future__ import annotations

import codecs
import itertools
import re
import unicodedata
from functools import cache
from typing import NamedTuple

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Between equal scores the earlier wins: web pages and mail use the first of each alphabet.
_LEGACY = (
    "cp1252",
    "cp1251",
    "koi8-u",
    "cp866",
    "iso8859-5",
    "mac-cyrillic",
    "mac-roman",
    "cp850",
    "latin-1",
)
_NAMES = {
    "cp1252": "windows-1252",
    "cp1251": "windows-1251",
    "iso8859-5": "ISO-8859-5",
    "latin-1": "ISO-8859-1",
}
_SAMPLE = 1 << 16
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[^\W\d_])[^\w\s](?=[^\W\d_])")
# So few damaged characters among so many sound ones are damage, not another encoding.
_DAMAGE = 1 / 20


class Decoded(NamedTuple):
    """Text and the encoding it was read in; `note` says what was guessed, empty when nothing was."""

    text: str
    encoding: str
    note: str = ""


def decode(data: bytes) -> Decoded:
    """Decode a plain text.

    A byte-order mark is believed; else UTF-8 if the bytes are UTF-8; else UTF-16 if every second byte is
    zero; else the likeliest of the single-byte encodings of Latin and Cyrillic.

    Raises:
        UnicodeDecodeError: if a byte-order mark promises what the bytes do not keep.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding), encoding.removesuffix("-sig"))
    if encoding := _wide(data):
        return Decoded(data.decode(encoding), "utf-16", "no byte-order mark, read as UTF-16")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", "replace")
    broken = damaged.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(character > "\x7f" for character in damaged) - broken
    if broken <= sound * _DAMAGE:
        return Decoded(
            damaged, "utf-8", f"read as UTF-8, {broken} damaged character{'s' * (broken > 1)} replaced"
        )
    encoding = _likeliest(data[:_SAMPLE])
    name = _NAMES.get(encoding, encoding)
    return Decoded(data.decode(encoding, "replace"), name, f"not UTF-8, read as {name}")


def _wide(data: bytes) -> str:
    """`utf-16-le` or `utf-16-be` for UTF-16 without a mark, else "".

    Text in Latin or Cyrillic letters has its high bytes below 6: nearly all bytes on one side.
    """
    sample = data[: _SAMPLE & ~1]
    if len(data) % 2 or b"\0" not in sample:
        return ""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if sum(byte < 6 for byte in high) >= len(high) * 0.9:  # noqa: PLR2004  the blocks up to Cyrillic
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding if "\0" not in text else ""
    return ""


def _likeliest(data: bytes) -> str:
    scores = []
    for rank, encoding in enumerate(_LEGACY):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        scores.append((_oddity(text), rank, encoding))
    return min(scores)[2]


def _oddity(text: str) -> int:
    """How unlike words the non-ASCII words of a text look; 0 is perfect."""
    odd = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii():
            continue
        scripts = {_script(letter) for letter in word}
        strange = sum(not letter.isascii() for letter in word)
        if len(scripts) > 1:
            odd += 4
        elif "LATIN" in scripts and strange * 2 > len(word) > 1:
            odd += 2
        odd += sum(second.isupper() and first.islower() for first, second in itertools.pairwise(word))
    for match in _INSIDE.finditer(text):
        odd += 2 * (not match.group().isascii() and unicodedata.category(match.group())[0] in "SC")
    return odd + sum(_unlikely(character) for character in text if character > "\x7f")


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


@cache
def _unlikely(character: str) -> bool:
    return (
        unicodedata.category(character) == "Cc"
        or "\N{BOX DRAWINGS LIGHT HORIZONTAL}" <= character <= "\N{BLACK SQUARE}"
    )
