"""Verb groups, and which of them is the main verb behind an aside in commas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.tokens import Word, is_word

_OPENS: Final = (
    roles.RELATIVE | roles.PARTICIPLE | roles.GERUND | roles.PREPOSITION | roles.NAME | roles.DETERMINER
)
"""An aside in commas begins with one of these."""
_PARTS: Final = frozenset({",", ";", "-", "\u2013", "\u2014", "("})
"""Between a slot and what hangs on it."""


class Group(NamedTuple):
    """Words [start:end] of a sentence that are one verb with its auxiliaries."""

    start: int
    end: int
    bits: int
    """The roles of its words, together."""
    main: int
    """Index of the word that carries the meaning."""
    finite: bool


def main_ones(words: Sequence[Word], groups: list[Group]) -> list[Group]:
    """The verb behind an aside in commas is the main one: "The bridge, closed since May, reopened"."""
    kept = list(groups)
    for index, group in enumerate(groups):
        if not group.finite and _closes_aside(words, group, kept[:index], groups[index + 1 :]):
            kept[index] = group._replace(finite=True)
    return kept


def _closes_aside(words: Sequence[Word], group: Group, before: list[Group], behind: list[Group]) -> bool:
    bits = words[group.start].bits
    if not bits & roles.FINITE or not group.start or words[group.start - 1].low != ",":
        return False
    opening = next((index for index in range(group.start - 2, 0, -1) if words[index].low == ","), 0)
    if not opening or any(
        group.finite and not _is_relative(words, group) and not _reports(words, group, opening)
        for group in before
    ):
        return False
    if not words[opening + 1].bits & _OPENS:
        return False
    following = next((other for other in behind if other.finite), None)
    return following is None or words[following.start - 1].low != ","


def _reports(words: Sequence[Word], group: Group, opening: int) -> bool:
    """Whether a verb tells what somebody says of a subject: "said *the bus*, with 40 people"."""
    told = words[group.end : opening]
    named = bool(told) and bool(told[0].bits & (roles.DETERMINER | roles.NAME))
    return bool(
        named and words[group.main].bits & roles.REPORT and not any(w.bits & roles.MARK for w in told)
    )


def _is_relative(words: Sequence[Word], group: Group) -> bool:
    """Whether a relative pronoun is the subject of the verb: "which is"."""
    at = group.start - 1
    while at > 0 and words[at].bits & roles.ADVERB:
        at -= 1
    return at >= 0 and bool(words[at].bits & roles.RELATIVE)


def _looks_back(words: Sequence[Word], opened: int, index: int) -> bool:
    """Whether a bracket only tells what a slot was: "(new date; *was* Feb 13)"."""
    if index - 2 < opened:
        return False
    return bool(words[index - 1].bits & roles.COPULA and words[index - 2].bits & roles.MARK)


def unbracketed(words: Sequence[Word], groups: Sequence[Group], at: int) -> list[Group]:
    """The verbs of a sentence, without those in brackets or last behind word `at`: "(booking required)"."""
    opened, inside = len(words), set[int]()
    for index in range(at + 1, len(words)) if groups else ():
        word = words[index]
        if word.low == "(":
            opened = index
        elif word.bits & roles.TIME and not _looks_back(words, opened, index):
            opened = len(words)  # what has a time of its own is no aside
        elif word.low == ")":
            inside.update(range(opened, index))
            opened = len(words)
    return [group for group in groups if group.start not in inside and not _trails(words, group, at)]


def _trails(words: Sequence[Word], group: Group, at: int) -> bool:
    """Whether a verb ends a part behind a slot that hangs on it: "- to be confirmed", ", supper provided".

    Without an infinitive only behind a label: "Meeting: Friday, 7pm, tea provided", not "at 7 pm, all left".
    """
    if group.start <= at or any(is_word(word) for word in words[group.end :]):
        return False
    parted = any(word.low in _PARTS for word in words[at + 1 : group.start])
    if not parted or any(word.bits & roles.TIME for word in words[at + 1 :]):
        return False
    if words[group.start - 1].bits & roles.INFINITIVE:
        return True
    labelled = any(word.low == ":" for word in words[:at])
    return labelled and group.end - group.start == 1 and bool(words[group.main].bits & roles.PARTICIPLE)
