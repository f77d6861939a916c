"""Sets of words and phrases that are found in a row of words in one step a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Self

from timeline.model.values import value_class

PIECE = re.compile(r"[^\W_]+(?:['.&/+-][^\W_]+)*|\S")
"""How a phrase of a data file falls into words: as texts do (`tokens`)."""


class Lows(tuple[str, ...]):  # noqa: SLOT001 - a tuple has no slots for what it knows of itself
    """The words of a sentence in lower case, which dozens of rules look through: known at a glance."""

    present: frozenset[str]
    """Each of them."""
    openings: frozenset[str]
    """Each of them, and the first of several that count as one word: with one of these a phrase begins."""

    def __new__(cls, words: Iterable[str]) -> Self:
        """Look over the words once."""
        found = super().__new__(cls, words)
        found.present = found.openings = frozenset(found)
        if " " in "".join(found):
            found.openings |= {word.split()[0] for word in found.present if " " in word}
        return found


@value_class(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, the longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    firsts: frozenset[str]
    """The first words."""

    @classmethod
    def of(cls, items: Iterable[tuple[str, int]]) -> Phrases:
        """Build from (phrase, bits) pairs."""
        table: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for phrase, bits in items:
            first, *rest = PIECE.findall(phrase)
            table.setdefault(first, []).append((tuple(rest), bits))
        rows_of = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}
        return cls(rows_of, frozenset(rows_of))

    def at(self, words: Sequence[str], index: int) -> tuple[int, int]:
        """(number of words, bits) of the longest phrase that begins at `index`; (0, 0) if none."""
        first = words[index]
        rows = self.by_first.get(first)
        if rows is None and " " not in first:  # as most are
            return 0, 0
        more: list[str] = []
        if rows is None:
            first, *more = first.split()
            rows = self.by_first.get(first)
        if not rows:
            return 0, 0
        following = more[0] if more else words[index + 1] if index + 1 < len(words) else ""
        for rest, bits in rows:
            if not rest and not more:
                return 1, bits
            if not rest or not following.startswith(rest[0]):
                continue
            length = _matched(words, index, more, rest)
            if length:
                return length, bits
        return 0, 0

    def has(self, word: str) -> bool:
        """Whether the word alone is one of the phrases."""
        return any(not rest for rest, _ in self.by_first.get(word, ()))

    def first_in(
        self, words: Sequence[str], start: int = 0, end: int | None = None
    ) -> tuple[int, int] | None:
        """(begin, end) of the first phrase that lies within words[start:end]."""
        firsts = self.firsts
        if isinstance(words, Lows):
            if firsts.isdisjoint(words.openings):
                return None
        elif firsts.isdisjoint(words) and " " not in "".join(words):
            return None
        stop = len(words) if end is None else end
        for index in range(start, stop):
            word = words[index]
            if word not in firsts and (" " not in word or word.split()[0] not in firsts):
                continue
            length, _ = self.at(words, index)
            if length and index + length <= stop:
                return index, index + length
        return None

    def ends_at(self, words: Sequence[str], end: int, reach: int = 4) -> bool:
        """Whether a phrase ends exactly before `end`; phrases have at most `reach` words."""
        firsts = self.firsts
        for index in range(max(0, end - reach), end):
            may = words[index] in firsts or " " in words[index]
            if may and index + self.at(words, index)[0] == end:
                return True
        return False


def _matched(words: Sequence[str], index: int, more: Sequence[str], rest: tuple[str, ...]) -> int:
    """How many words from `index` on are the phrase; a word may itself hold several ("no earlier than")."""
    have = list(more)
    length = 1
    while len(have) < len(rest) and index + length < len(words):
        have.extend(words[index + length].split())
        length += 1
    return length if tuple(have) == rest else 0
