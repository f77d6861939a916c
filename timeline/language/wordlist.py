"""The words of a text at the speed of `str.split`: five to ten times that of a regular expression."""

from __future__ import annotations

from functools import lru_cache
from typing import Final


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


@lru_cache(maxsize=2)
def letters_in(document: str) -> frozenset[str]:
    """The rows of letters of a whole document, each once: several stages ask for them."""
    return frozenset(letters_of(document))
