"""Many words as one pattern that a search gets through fast."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def at_word_start(words: Iterable[str]) -> str:
    r"""A group of words as alternatives, in the order given, none of them in the middle of another word.

    The same as `(?<!\w)(?:a|b)`, but each alternative begins with a letter and looks back behind it: so `re`
    leaps to the next such letter instead of looking back at every position of a text.

    >>> at_word_start(["time", "zone"])
    '(?:t(?<!\\w.)ime|z(?<!\\w.)one)'
    """
    return "(?:" + "|".join(rf"{re.escape(word[0])}(?<!\w.){re.escape(word[1:])}" for word in words) + ")"


def found_at(pattern: re.Pattern[str], text: str, words: Iterable[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin with one of some words, in order; as `finditer`, without a search.

    >>> [match[0] for match in found_at(re.compile("(?:a|b)[0-9]"), "a1 b c2 b3", ["a", "b"])]
    ['a1', 'b3']
    """
    starts: list[int] = []
    for word in words:
        start = text.find(word)
        while start >= 0:
            starts.append(start)
            start = text.find(word, start + 1)
    end = 0
    for start in sorted(starts):
        if start >= end and (match := pattern.match(text, start)):
            yield match
            end = match.end()
