"""One spelling for all: lower case, plain apostrophes, hyphens and blanks; the length never changes.

Offsets in folded text are offsets in the text itself, so a match needs no mapping back.
"""

from __future__ import annotations

from functools import lru_cache

_PLAIN = {
    ord(odd): plain
    for plain, odds in {
        "'": "\u2019\u2018\u02bc\u2032\u00b4\u0060",
        '"': "\u201c\u201d\u201e\u00ab\u00bb\u2033",
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
        " ": "\u00a0\u2002\u2003\u2009\u200a\u202f\u2007\u2008\u200b\u00ad\u200e\u200f\ufeff\t\r\f\v*",
        "\n": "\u2028\u2029\u0085",
        ":": "\u2236\ua789\uff1a",
        ",": "\uff0c",
        "(": "\uff08",
        ")": "\uff09",
    }.items()
    for odd in odds
}
_ODD = tuple((chr(odd), plain) for odd, plain in _PLAIN.items())
_ASCII = bytes(ord(_PLAIN.get(code, chr(code))) if code < 128 else code for code in range(256))  # noqa: PLR2004
_LONG, _WORD = 500, 24
"""Code points from which a text is a document, and of the longest word that comes again and again."""


def fold(text: str) -> str:
    r"""Fold a text; `len(fold(text)) == len(text)` always.

    >>> fold("Sept. 5\u20137, O\u2019Hare")
    "sept. 5-7, o'hare"
    """
    length = len(text)
    if length <= _WORD:
        return _folded_word(text)
    return _folded_document(text) if length >= _LONG else _folded(text)


@lru_cache(maxsize=2)
def _folded_document(text: str) -> str:
    """Each stage folds the whole document."""
    return _folded(text)


@lru_cache(maxsize=4096)
def _folded_word(text: str) -> str:
    """Words of a language, of which a few make most of every text."""
    return _folded(text)


def _folded(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):  # lower() makes two letters of a dotted capital I
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    if lower.isascii():  # bytes are translated six times as fast as characters
        return lower.encode().translate(_ASCII).decode()
    for odd, plain in _ODD:  # translate() takes ten times as long on texts beyond ASCII
        lower = lower.replace(odd, plain)
    return lower
