"""How wide text is in a terminal, and text from strangers made harmless there."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
_SPACES = re.compile("[\\s\x1c-\x1f\x85\u2028\u2029]+")
# controls (escape sequences begin with one), marks that turn the direction of writing, what no encoding holds
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def plain(text: str, *, unicode: bool = True) -> str:
    r"""One line of printable text: no escape sequence works, no line end is left.

    Args:
        text: anything.
        unicode: False puts `?` for whatever is not ASCII.

    >>> plain("a\x1b[31mred\r\nline")
    'a[31mred line'
    """
    text = _SPACES.sub(" ", _UNWANTED.sub("", text)).strip()
    if not unicode:
        return text.encode("ascii", "replace").decode("ascii")
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def width(text: str) -> int:
    """Columns that a terminal needs: 2 for wide East Asian characters, 0 for what combines."""
    if text.isascii():
        return len(text)
    return sum(map(_cell, text))


def pieces(word: str, room: int) -> list[str]:
    """Cut a word that is wider than `room` columns; nothing of it is lost."""
    found, start, used = [], 0, 0
    for at, character in enumerate(word):
        cell = _cell(character)
        if used + cell > room and at > start:
            found.append(word[start:at])
            start, used = at, 0
        used += cell
    return [*found, word[start:]]


def _cell(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
