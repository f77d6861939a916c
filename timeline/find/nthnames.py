"""Names of what is held each month, before the date of it: "Free Third Thursday: Nov. 19, 5-8 p.m."."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from timeline.language import Language, load_language
from timeline.model.said import Mention
from timeline.model.text import Span
from timeline.model.values import replace

_REACH: Final = 12
"""Code points before a weekday in which its number stands."""


def with_nth_names(found: list[Mention], text: str, folded: str, language: Language) -> list[Mention]:
    """The mentions of a text, dates without the weekday that a name ends with.

    Args:
        found: all mentions, in order and apart.
        text: the text as it is.
        folded: the text folded.
        language: whose numbers and weekdays are read.
    """
    for index, mention in enumerate(found):
        start = mention.span.start
        if not (start and text[start].isupper() and text[start - 1] == " "):
            continue
        named = _weekday(language.code).match(folded, start, mention.span.end)
        if named is None or not _number(language.code).search(folded, max(0, start - _REACH), start):
            continue
        found[index] = replace(mention, span=Span(named.end(), mention.span.end), lead=None, core=None)
    return found


@cache
def _weekday(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(code, 'wday')})\s*(?::|\s[\u2013\u2014-])\s*(?=[^\W_])")


@cache
def _number(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(code, 'ordw')}|\d(?:{_any(code, 'th')})) $")


def _any(code: str, kind: str) -> str:
    names = {name for names in load_language(code).classes.get(kind, {}).values() for name in names}
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))) or r"(?!)"


__all__ = ["with_nth_names"]
