"""The sentence around a time in which its place is looked for: "in Erie, Pa. on Friday" is one."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.language import Language
from timeline.resolve.tensewords import tense_words

REACH = 90
"""Code points on either side of an offset at most."""
_SHORT, _PREFIX = 8, 2
"""Letters of a word looked at, and of one that stands before a name: "St. Paul"."""
_SHORTENED = ("", " ", ".")
"""What stands two before the point of an initial, or of "p.m."."""
_STOP = re.compile(r"[.?!][\"')\]\u201d\u2019]*\s|\n\n")


def clip_before(text: str, start: int, language: Language) -> int:
    """Where the sentence of an offset begins, or the stretch before it that is looked at."""
    return _clip_before(text, start, language.code)


def clip_after(text: str, end: int, language: Language) -> int:
    """Where the sentence of an offset ends, or the stretch behind it that is looked at."""
    return _clip_after(text, end, language.code)


@lru_cache(maxsize=4)
def _clip_before(text: str, start: int, code: str) -> int:
    """Several questions are asked about each time."""
    low = max(0, start - REACH)
    ends = reversed(list(_STOP.finditer(text, low, start)))  # the last one is asked for
    return next((match.end() - 1 for match in ends if _ends_sentence(text, match, low, code)), low)


@lru_cache(maxsize=4)
def _clip_after(text: str, end: int, code: str) -> int:
    high = min(len(text), end + REACH)
    ends = _STOP.finditer(text, end, high)
    return next((match.start() for match in ends if _ends_sentence(text, match, end, code)), high)


def _ends_sentence(text: str, stop: re.Match[str], start: int, code: str) -> bool:
    """Whether a sentence or a paragraph ends there; "J.", "in Erie, Pa. on", "St. Paul" do not end one."""
    at = stop.start()
    if text[at] != ".":
        return True
    if text[at - 2 : at - 1] in _SHORTENED or text[stop.end() : stop.end() + 1].islower():
        return False
    word = text[max(start, at - _SHORT) : at].rpartition(" ")[2].lower()
    return len(word) > _PREFIX or word not in tense_words(code).abbreviations
