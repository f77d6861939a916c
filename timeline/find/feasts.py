"""Feasts that only name what is on in a row under its day: "Saturday 23rd April", "8.00pm Easter Vigil"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from timeline.language import Language, load_language
from timeline.model.said import At, Date, DayNumber, Holiday, Mention, Said
from timeline.model.text import Span

_MARKS: Final = " \t*_#|:,.-\u2013\u2014\u2022"
"""What may stand beside a day on its line, and before the clock time of a row."""
_NAME: Final = re.compile(r"[ \t]+[^\W\d_a-z]")
"""A capitalised word behind a feast, which is of its name."""
_LONGEST: Final = 120
"""Code points of a line that is looked at."""


def with_named_feasts(found: list[Mention], text: str, folded: str, language: Language) -> list[Mention]:
    """The mentions of a text, those rows without the day of a feast that stand under a day of their own.

    Args:
        found: all mentions, in order and apart.
        text: the text as it is.
        folded: the text folded.
        language: whose names of feasts are read.
    """
    if not any(_is_of_feast(mention.said) for mention in found):
        return found
    kept: list[Mention] = []
    under_day = False
    for mention in found:
        if _fills_line(mention, text):
            under_day = isinstance(mention.said, Date | DayNumber)
        names = under_day and _is_of_feast(mention.said) and _NAME.match(text, mention.span.end)
        kept.append(_without_feast(mention, text, folded, language) if names else mention)
    return kept


def _is_of_feast(said: Said) -> bool:
    return isinstance(said, At) and isinstance(said.day, Holiday) and said.clock is not None and not said.zone


def _fills_line(mention: Mention, text: str) -> bool:
    """Whether a day is all that its line tells."""
    begin = text.rfind("\n", max(0, mention.span.start - _LONGEST), mention.span.start) + 1
    end = text.find("\n", mention.span.end, mention.span.end + _LONGEST)
    if mention.span.start - begin > _LONGEST or end < 0:
        return False
    return not (text[begin : mention.span.start] + text[mention.span.end : end]).strip(_MARKS)


def _without_feast(mention: Mention, text: str, folded: str, language: Language) -> Mention:
    """The clock time at the head of a row alone, where the feast stands right behind it."""
    span, said = mention.span, mention.said
    line = text.rfind("\n", max(0, span.start - _LONGEST), span.start) + 1
    feast = _feasts(language.code).search(folded, span.start, span.end)
    if feast is None or text[line : span.start].strip(_MARKS) or not isinstance(said, At):
        return mention
    end = span.start + len(text[span.start : feast.start()].rstrip())
    if end <= span.start or said.clock is None:
        return mention
    return Mention(Span(span.start, end), said.clock, "clock")


@cache
def _feasts(code: str) -> re.Pattern[str]:
    names = {name for names in load_language(code).classes.get("holiday", {}).values() for name in names}
    told = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    return re.compile(rf"(?<= )(?:{told})$" if names else r"(?!)")
