"""Who holds an office of several fields: "the Minister for Trade, Industry and Energy, Ann Stone"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.tokens import Word, is_word

_HEAD: Final = 5
"""Words before the "for" or "of" of an office."""
_FIELD: Final = 2
"""Words of a field, and of the fewest that name a person."""
_LEADS: Final = roles.PREPOSITION | roles.COMPLEMENT


class _Part(NamedTuple):
    """Words between commas and conjunctions."""

    words: Sequence[Word]
    joined: bool
    """Whether a conjunction stands before them."""


def as_office(chosen: Sequence[Word]) -> list[Word]:
    """A subject that is an office of several fields, its holder told without them; else nothing.

    Args:
        chosen: the words of the subject.
    """
    start = 1 if chosen and chosen[0].bits & roles.DETERMINER else 0
    at = next((index for index in range(start, min(len(chosen), start + _HEAD)) if _leads(chosen[index])), 0)
    head = list(chosen[start:at])
    if not head or not all(is_word(word) and not word.bits & roles.MARK for word in head):
        return []
    parts = _parts(chosen[at + 1 :])
    joined = next((index for index, part in enumerate(parts) if part.joined), None)
    if joined is None or not joined:
        return []
    fields = [*parts[:joined], parts[joined]]
    if not all(_is_field(part.words) for part in fields[:-1]) or len(parts) > joined + len("ab"):
        return []
    last = [word for word in fields[-1].words if word.bits & roles.NAME]
    holder = last[1:] if len(last) > _FIELD else []
    holder = list(parts[-1].words) if len(parts) > joined + 1 else holder
    if len(holder) >= _FIELD and all(word.bits & roles.NAME for word in holder):
        return [*head, *holder]
    return list(chosen) if _is_field(fields[-1].words) and len(parts) == joined + 1 else []


def _parts(words: Sequence[Word]) -> list[_Part]:
    found: list[_Part] = []
    part: list[Word] = []
    joined = False
    for word in words:
        if word.low != "," and not word.bits & roles.CONJUNCTION:
            part.append(word)
            continue
        if part:
            found.append(_Part(tuple(part), joined))
        part, joined = [], bool(word.bits & roles.CONJUNCTION)
    return [*found, _Part(tuple(part), joined)] if part else found


def _leads(word: Word) -> bool:
    return bool(word.bits & _LEADS) and not word.bits & roles.INFINITIVE


def _is_field(words: Sequence[Word]) -> bool:
    """Whether one or two names tell a field or a country: "Trade", "Rural Affairs"."""
    plain = [word for word in words if not word.bits & (roles.DETERMINER | _LEADS)]
    return 0 < len(plain) <= _FIELD + 1 and all(word.bits & roles.NAME for word in plain)


__all__ = ["as_office"]
