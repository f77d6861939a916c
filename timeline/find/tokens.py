"""Tokens and nodes: what the grammar sees of a text."""

from __future__ import annotations

import re
from typing import Any

from timeline.model.said import Said
from timeline.model.values import value_class

TOKEN = re.compile(
    r"(?=[\S\n])(?:[a-z]++(?![^\W\d_]|')"  # most words: the same in two thirds of the time
    r"|[^\W\d_]+(?:'[^\W\d_]+)*|\d+|\n|[^\w\s]|_)"
)
"""A word, a row of digits, a line break, or a single sign, of folded text; blanks are none at a glance."""


class Node:
    """A token, or a stretch of tokens that a rule has read; `code` names its set of classes."""

    __slots__ = ("code", "core", "end", "rule", "said", "start", "values")

    def __init__(  # noqa: PLR0917 - made by the thousand
        self,
        code: str,
        start: int,
        end: int,
        values: dict[str, Any],
        said: Said | None = None,
        rule: str = "",
    ) -> None:
        self.code = code
        self.start = start
        self.end = end
        self.values = values
        self.said = said
        self.rule = rule
        self.core = start
        """Where the expression itself begins when a preposition that only ties it is part of the match."""


@value_class(frozen=True, slots=True)
class Word:
    """A result that is no expression yet: a number, an ordinal; class -> value."""

    values: dict[str, Any]
