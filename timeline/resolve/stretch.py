"""Times for which something holds: "issued a watch from Friday to Sunday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.model.text import Span
from timeline.resolve.tensewords import TenseWords

_WORD: Final = re.compile(r"[^\W\d_]+")


def is_stretch_ahead(folded: str, span: Span, told: Sequence[str], index: int, words: TenseWords) -> bool:
    """Whether something is to hold from one time to another, though the verb is of the past.

    "Has called a strike from Friday to Sunday" is of what is to come, "has run the shop" is not.

    Args:
        folded: the text in its folded form.
        span: where the time stands.
        told: the words of the clause before it.
        index: which of them is the verb.
        words: the language.
    """
    perfect = index > 0 and told[index - 1] in words.has
    if told[index] not in words.ordering and not (perfect and told[index] in words.ordering_now):
        return False
    inside = _WORD.findall(folded, span.start, span.end)
    opened = not {*told[-1:], *inside[:1]}.isdisjoint(words.stretch_openers)
    return opened and not words.stretch_ties.isdisjoint(inside[1:])
