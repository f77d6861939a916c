"""What says that hours hold for most of a list belongs to them: "at 6 p.m. unless otherwise noted"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.language import Language
from timeline.language.provisos import proviso_openings, proviso_pattern
from timeline.language.wordlist import letters_in
from timeline.model.said import At, Clock, Mention, Range, Said
from timeline.model.text import Span


def with_provisos(found: list[Mention], folded: str, language: Language) -> list[Mention]:
    """The mentions of a text, the hours with the words behind them that except other hours.

    Args:
        found: all mentions, in order and apart.
        folded: the text folded.
        language: whose words except.
    """
    pattern = proviso_pattern(language.code)
    if pattern is None or proviso_openings(language.code).isdisjoint(letters_in(folded)):
        return found
    return [_with_proviso(mention, folded, pattern) for mention in found]


def _with_proviso(mention: Mention, folded: str, pattern: re.Pattern[str]) -> Mention:
    match = pattern.match(folded, mention.span.end) if _tells_clock(mention.said) else None
    if match is None:
        return mention
    start, end = mention.span.start, match.end()
    if folded[start - 1 : start] == "(" and folded[end : end + 1] == ")":
        start, end = start - 1, end + 1  # the bracket is all about hours
    return replace(mention, span=Span(start, end), core=mention.core or mention.span)


def _tells_clock(said: Said) -> bool:
    if isinstance(said, At):
        return said.clock is not None
    return isinstance(said, Clock) or (isinstance(said, Range) and isinstance(said.start, Clock))
