"""Do two titles tell of one happening? Precision first: a wrong merge loses an appointment."""

from __future__ import annotations

from typing import Final

from timeline.assemble.telling import Told

_SHARE: Final = 0.5
"""Part of the shorter title's telling words that both must have."""


def likeness(
    one: Told,
    other: Told,
    place: frozenset[str] = frozenset(),
    *,
    day: bool = False,
    strict: bool = False,
    single: bool = False,
) -> float:
    """From 0 (two happenings) to 1: the share of the shorter title that the other tells, too.

    Args:
        one: what the first title tells.
        other: what the second title tells.
        place: what the place tells in which both are: in one of two titles it makes no difference.
        strict: whether one text tells both at one time; then each having words of its own makes them two.
        day: whether one of the two is told with its day only; then two shared words outweigh other names.
        single: whether neither is a series; then one word that a day and an hour share is their subject.
    """
    if _contradict(one.apart, other.apart) or _contradict(one.numbers, other.numbers):
        return 0.0
    if not one.stems or not other.stems:
        return 0.0
    shared = one.stems & other.stems
    mine, others = one.stems - shared - place, other.stems - shared - place
    if strict and mine and others:
        return 0.0
    known = shared - one.heads - other.heads
    if mine & one.names and others & other.names and not (day and len(known) > 1):
        return 0.0
    if shared <= one.heads & other.heads and mine - one.heads and others - other.heads:
        return 0.0
    subject = day and single and shared == {one.lead} == {other.lead}
    if subject and mine - one.heads and others - other.heads:
        return 0.0  # "The mayor opens the weir", "the mayor meets farmers"
    share = len(shared) / min(len(one.stems), len(other.stems))
    return share if share >= _SHARE else 0.0


def tells_kind_only(one: Told, other: Told) -> bool:
    """Whether what both tell is only a kind of happening: "summit", "board meeting" and "meeting"."""
    return one.stems & other.stems <= one.heads | other.heads


def _contradict(mine: frozenset[str], others: frozenset[str]) -> bool:
    """Whether each has a word that sets it apart and that the other lacks: "first", "second"."""
    return bool(mine - others) and bool(others - mine)
