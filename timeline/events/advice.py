"""Days of advice and of what is mostly so: "the best days for a launch are", "hard to park on Mondays"."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.predicate import is_copula
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.model.said import At, Date, Listing, Range, Said
from timeline.model.when import Relation

_SMALL: Final = roles.FUNCTION | roles.COPULA | roles.MODAL | roles.LEAD | roles.ADVERB | roles.MARK
_SAYS: Final = roles.FINITE | roles.DOUBTFUL | roles.MODAL | roles.COPULA
_ASIDES: Final = frozenset({"(", ",", "-", "\u2013", "\u2014"})
_ORDERED: Final = roles.HOLD | roles.SCHEDULE | roles.BEGIN
_OBJECT: Final = 3
"""Words behind a gerund among which its object stands."""


def is_advice(scene: Scene, is_row: bool) -> bool:
    """Whether a weekday or an hour is only recommended, or is one on which something is mostly so."""
    if scene.mention.rrule:
        if _is_most(scene) or _is_avoided(scene) or _says_which(scene):
            return True
        if not is_row and isinstance(scene.mention.mention.said, At):
            return False
    return not is_row and not _is_dated(scene.mention.mention.said) and _is_general(scene)


def _is_general(scene: Scene) -> bool:
    return _is_best(scene) or _is_so(scene) or _opens_as_thought(scene)


def _is_most(scene: Scene) -> bool:
    """As in "They play most Wednesdays": nobody says which."""
    before = scene.sentence.words[scene.at - 1].low if scene.at else ""
    said = scene.mention.span.of(scene.document.text).lower().split()
    return bool({before, *said} & scene.words.sets["advice.most"])


def _says_which(scene: Scene) -> bool:
    """As in "20 August, 17 September (all Sundays)": which days the dates are."""
    words, at = scene.sentence.words, scene.at
    opens = at >= len("(a") and words[at - 2].low in _ASIDES and words[at - 1].bits & roles.DETERMINER
    return bool(opens) and any(word.bits & roles.TIME for word in words[: at - 2])


def _is_avoided(scene: Scene) -> bool:
    """As in "Try to avoid Mondays"."""
    words = scene.sentence.words[scene.clause.start : scene.at]
    return bool(words) and words[-1].low in scene.words.sets["advice.avoid"]


def _is_best(scene: Scene) -> bool:
    """As in "The optimal days to plant leeks are Tuesday to Thursday", "the ideal time is 10 a.m."."""
    group = scene.verb()
    if group is None or not is_copula(group):
        return False
    sets, low = scene.words.sets, scene.sentence.low
    for index in range(scene.clause.start, group.start):
        if low[index] in sets["advice.slots"] and index and low[index - 1] in sets["advice.best"]:
            rest = scene.sentence.words[index + 1 : group.start]
            return not rest or any(word.bits & (roles.INDEFINITE | roles.PLURAL) for word in rest)
    return False


def _is_so(scene: Scene) -> bool:
    """As in "It can be hard to find a seat on Saturdays": on any of them."""
    if not scene.mention.rrule:
        return False
    is_copula = False
    for word in scene.sentence.words[scene.clause.start : scene.at]:
        if is_copula and word.low in scene.words.sets["advice.judged"]:
            return True
        if not word.bits & _SMALL:
            return False
        is_copula = is_copula or bool(word.bits & roles.COPULA)
    return False


def _opens_as_thought(scene: Scene) -> bool:
    """As in "Holding a news conference on Friday means that few will read of it"."""
    groups = scene.sentence.groups
    words, first = scene.sentence.words, groups[0] if groups else None
    if first is None or scene.mention.relation is not Relation.AT or first.end > scene.at:
        return False
    opening = next((index for index, word in enumerate(words) if is_word(word)), 0)
    main = words[first.main].bits
    if first.start != opening or not main & roles.GERUND:
        return False
    article = any(word.bits & roles.INDEFINITE for word in words[first.end : first.end + _OBJECT])
    behind = words[scene.at + 1 : scene.at + 2]
    led = all(word.bits & ~roles.MARK and word.low != "," for word in words[first.end : scene.at])
    if not article or not led or not behind or not is_word(behind[0]):
        return False
    return bool(main & _ORDERED) or bool(behind[0].bits & _SAYS)


def _is_dated(said: Said | None) -> bool:
    """Whether the words tell a date, with its month or its number."""
    if isinstance(said, At):
        return said.day is not None and _is_dated(said.day)
    if isinstance(said, Range):
        return _is_dated(said.start) or _is_dated(said.end)
    return isinstance(said, Date | Listing)


__all__ = ["is_advice"]
