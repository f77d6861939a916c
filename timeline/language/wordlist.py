"""The words of a text at the speed of `str.split`: five to ten times that of a regular expression."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_COMPOUND: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


class _Blanks(dict[int, str]):
    """For `str.translate`: a blank for every sign that is no letter; made as met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = found = sign if sign.isalnum() and not sign.isdecimal() else " "
        return found


_LETTERS = _Blanks()
_ASCII: Final = bytes(ord(_LETTERS[code]) if code < 128 else ord(" ") for code in range(256))  # noqa: PLR2004


def letters_of(text: str) -> list[str]:
    r"""The rows of letters of a text, in order, as `[^\W\d_]+` finds them.

    >>> letters_of("On Sept. 5, O'Hare's 2nd_gate")
    ['On', 'Sept', 'O', 'Hare', 's', 'nd', 'gate']
    """
    if not text.isascii():  # translate() takes ten times as long on texts beyond ASCII
        for sign in set(text):
            if _LETTERS[ord(sign)] == " ":
                text = text.replace(sign, " ")
        return text.split()
    return text.encode().translate(_ASCII).decode().split()  # two thirds of the time of str.translate


def compounds_of(text: str) -> list[str]:
    r"""The words of a folded text, in order, as `[^\W\d_]+(?:['-][^\W\d_]+)*` finds them.

    >>> compounds_of("on sept. 5, o'hare's well-lit 2nd-gate")
    ['on', 'sept', "o'hare's", 'well-lit', 'nd-gate']
    """
    return letters_of(text) if "'" not in text and "-" not in text else _COMPOUND.findall(text)


@lru_cache(maxsize=2)
def letters_in(document: str) -> frozenset[str]:
    """The rows of letters of a whole document, each once: several stages ask for them."""
    return frozenset(letters_of(document))
