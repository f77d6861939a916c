"""Numbers of houses behind a time: "at 6 p.m. on Friday, May 8, at 40 Marina Way"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile
from typing import Any, Final

_NAME: Final = re.compile(r"(?: [^\W_][\w.'\u2019-]*){2,4}")
_NUMBER: Final = re.compile(r"(?<![\d:.])\d+$")
_DIGITS: Final = 5
_HOURS: Final = 24
_HUNDRED: Final = 100
"""From here on digits may be an hour with its minutes: "1930"."""


def heads_address(text: str, end: int, settings: Mapping[str, Any]) -> bool:
    """Whether a number that ends at `end` is that of a house: "40 Marina Way", "7 N. 3rd St."."""
    number = _NUMBER.search(text, max(0, end - _DIGITS), end)
    if number is None:
        return False
    return _HOURS < int(number[0]) < _HUNDRED or _is_street(text, end, settings)


def _is_street(text: str, end: int, settings: Mapping[str, Any]) -> bool:
    """Whether capitalised words of which one is a street's follow: no "at 8 The Long Road Home"."""
    name = _NAME.match(text, end)
    if name is None:
        return False
    known = settings.get("accept", {})
    proper = list(takewhile(lambda word: not word[0].islower(), name[0].split()))
    if not proper or proper[0].lower() in (*known.get("articles", ()), *known.get("function", ())):
        return False
    return any(word.lower().rstrip(".") in known.get("streets", ()) for word in proper[1:])
