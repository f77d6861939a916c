"""What a text of years long past announces: "won in 2004 and 2011. The final is on December 10 at 8 p.m."."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from timeline.language import Language
from timeline.model.said import At, Clock, Mention
from timeline.model.text import Span
from timeline.resolve.tense import direction, words_before
from timeline.resolve.tensewords import TenseWords, tense_words
from timeline.resolve.years import lacks_year

Bounds = Callable[[Mention], tuple[int, int | None]]
"""Where the block of a mention begins and ends."""


def announces(mentions: Sequence[Mention], folded: str, language: Language, bounds: Bounds) -> bool:
    """Whether a day without a year is told of what is to come.

    Args:
        mentions: all of the text.
        folded: the text, folded.
        language: whose words tell the future.
        bounds: where the block of a mention begins and ends.
    """
    ahead = partial(_is_ahead, folded=folded, language=language)
    return any(
        ahead(mention, bounds(mention))
        for mention in mentions
        if lacks_year(mention.said) or isinstance(mention.said, Clock)
    )


def _is_ahead(mention: Mention, bounds: tuple[int, int | None], *, folded: str, language: Language) -> bool:
    begins, ends = bounds
    tense = direction(folded, mention.span, language, begins, ends)
    if tense < 0:
        return False
    if isinstance(mention.said, Clock):
        return tense > 0
    if isinstance(mention.said, At) and mention.said.clock is not None:
        return True
    return tense > 0 and _is_promised(folded, mention.span, begins, tense_words(language.code))


def _is_promised(folded: str, span: Span, begins: int, words: TenseWords) -> bool:
    """Whether "will", or "is" and a word such as "due", stands before it; "begins" may tell of the past."""
    told = words_before(folded, span, begins, words)
    return any(
        word in words.sure or (word in words.slots and index > 0 and told[index - 1] in words.infinitive)
        for index, word in enumerate(told)
    )
