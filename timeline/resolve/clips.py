"""The sentence around a time in which its place is looked for: "in Erie, Pa. on Friday" is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.language import Language
from timeline.resolve.tensewords import tense_words

_REACH = 90
_SHORT, _PREFIX = 8, 2
"""Letters of a word looked at, and of one that stands before a name: "St. Paul"."""
_STOP = re.compile(r"[.?!][\"')\]\u201d\u2019]*\s|\n\n")


def clip_before(text: str, start: int, language: Language) -> int:
    """Where the sentence of an offset begins, or the stretch before it that is looked at."""
    low = max(0, start - _REACH)
    return max((match.end() - 1 for match in _sentence_ends(text, low, start, language)), default=low)


def clip_after(text: str, end: int, language: Language) -> int:
    """Where the sentence of an offset ends, or the stretch behind it that is looked at."""
    high = min(len(text), end + _REACH)
    return next((match.start() for match in _sentence_ends(text, end, high, language)), high)


def _sentence_ends(text: str, start: int, end: int, language: Language) -> Iterator[re.Match[str]]:
    """The ends of sentences and paragraphs in a stretch; "J.", "in Erie, Pa. on", "St. Paul" are none."""
    known = tense_words(language.code).abbreviations
    for match in _STOP.finditer(text, start, end):
        at = match.start()
        word = text[max(start, at - _SHORT) : at].rpartition(" ")[2].lower()
        name = len(word) <= _PREFIX and word in known
        if text[at] != "." or not (
            text[at - 2 : at - 1] in ("", " ", ".") or name or text[match.end() : match.end() + 1].islower()
        ):
            yield match
