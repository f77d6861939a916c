"""Do two titles tell of one happening? Precision first: a wrong merge loses an appointment."""

from __future__ import annotations

from typing import Final

from timeline.assemble.telling import Told

_SHARE: Final = 0.5
"""Part of the shorter title's telling words that both must have."""


def likeness(one: Told, other: Told) -> float:
    """From 0 (two happenings) to 1: the share of the shorter title that the other tells, too.

    Args:
        one: what the first title tells.
        other: what the second title tells.
    """
    if one.apart ^ other.apart and _contradict(one, other):
        return 0.0
    if not one.stems or not other.stems:
        return 0.0
    shared = one.stems & other.stems
    mine, others = one.stems - shared, other.stems - shared
    if mine & one.names and others & other.names:
        return 0.0
    if shared <= one.heads & other.heads and mine - one.heads and others - other.heads:
        return 0.0
    share = len(shared) / min(len(one.stems), len(other.stems))
    return share if share >= _SHARE else 0.0


def _contradict(one: Told, other: Told) -> bool:
    """Whether each has a word that sets it apart and that the other lacks: "first", "second"."""
    return bool(one.apart - other.apart) and bool(other.apart - one.apart)
