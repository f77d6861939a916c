"""Days that only say which one is meant: "will appeal *the April 20 verdict*", "before the May deadline"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from timeline.language import Language
from timeline.language.wordlist import letters_of
from timeline.model.said import At, Date, Mention
from timeline.resolve.tensewords import tense_words
from timeline.resolve.year import year_for

_BEFORE: Final = re.compile(r"([^\W\d_]+) \Z")
_BEHIND: Final = re.compile(r" ([^\W\d_]+(?:-[^\W\d_]+)*)")
_NEAR: Final = timedelta(days=95)
"""What lies further back has its year: "discussed cancelling the Nov. 30 meeting"."""
_NOUN: Final = 40
"""Code points behind a day in which the noun stands."""
_WORDS: Final = 2
"""Words of it: "a March 3 panel *decision*"."""
_REACH: Final = 24


def of_described(mention: Mention, folded: str, language: Language, today: date | None) -> int:
    """The direction of a day without a year between "the" and a noun: the nearer one, whatever the verb says.

    Args:
        mention: the day.
        folded: the text, folded.
        language: whose determiners they are.
        today: the day of speaking.

    Returns:
        -1 or 1; 0 for a day that stands otherwise, or has a year or a weekday.
    """
    said = mention.said.day if isinstance(mention.said, At) else mention.said
    if today is None or not isinstance(said, Date) or said.year is not None or said.weekday is not None:
        return 0
    words, span = tense_words(language.code), mention.span
    before = _BEFORE.search(folded, max(0, span.start - _REACH), span.start)
    inside = letters_of(folded[span.start : span.end])  # "after the June 9" is one expression
    behind = _BEHIND.match(folded, span.end)
    told = {*inside, before[1]} if before is not None else set(inside)
    if behind is None or behind[1] in words.function:
        return 0
    named = letters_of(folded[span.end : span.end + _NOUN])[:_WORDS]
    over = not (told.isdisjoint(words.indefinite) or words.outcomes.isdisjoint(named))
    if not over and words.determining.isdisjoint(told):
        return 0
    if over or behind[1] in words.mishaps:
        return -1
    last = year_for(said.month, said.day, today=today, direction=-1)
    following = year_for(said.month, said.day, today=today, direction=1)
    if last is None or following is None or last == following:
        return 0
    return -1 if today - last < min(following - today, _NEAR) else 1
