"""Times that are limits: deadlines, embargoes, "in effect until", and ends of what was told before."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from timeline.events import roles
from timeline.events.layout import label_of
from timeline.events.scene import Scene
from timeline.events.tokens import lows
from timeline.events.wording import MOST_WORDS
from timeline.events.words import EventWords
from timeline.model.said import Shift
from timeline.model.when import Relation

_LIMITS: Final = frozenset({Relation.BY, Relation.BEFORE})


class Kind(StrEnum):
    """What a time is to its happening."""

    POINT = "point"
    DEADLINE = "deadline"
    EMBARGO = "embargo"
    EFFECT = "effect"
    """Holds from now until then."""
    END = "end"
    """Ends what was told before."""
    NONE = "none"


def kind_of(scene: Scene, *, is_row: bool) -> Kind:
    """What the time is: a point at which something happens, or some limit."""
    clause = scene.clause
    low = lows(scene.sentence.words)
    phrases = scene.words.phrases
    relation = scene.mention.relation
    if is_row and scene.at and scene.sentence.words[scene.at - 1].low in scene.words.sets["labels.arrival"]:
        return Kind.END
    if (
        relation is Relation.AT
        and scene.at
        and scene.sentence.words[scene.at - 1].low in scene.words.sets["words.until"]
    ):
        relation = Relation.UNTIL
    start, end = (0, len(low)) if is_row else (clause.start, clause.end)
    if phrases["deadline.embargo"].first_in(low, start, scene.at) is not None:
        return Kind.EMBARGO
    if relation is Relation.UNTIL:
        return _until(scene, low, start, end)
    label = label_of(scene.layout, scene.block_at)
    if (
        label is not None
        and label.kind in {"deadline", "end"}
        and label.value.start <= scene.mention.span.start
    ):
        return Kind.DEADLINE if label.kind == "deadline" else Kind.END
    if relation in _LIMITS:
        return _by(scene)
    if _counts_back(scene):
        return Kind.DEADLINE
    found = phrases["deadline.words"].first_in(low, start, end)
    if found is not None and not _goes_on(scene, found):
        return Kind.DEADLINE
    if _ends_it(scene):
        return Kind.END
    return Kind.POINT


def _counts_back(scene: Scene) -> bool:
    """ "at least 24 hours before the meeting", "must register two days before the race"."""
    said = scene.mention.mention.said
    if not isinstance(said, Shift) or said.sign > 0:
        return False
    group = scene.verb()
    words = scene.sentence.words
    ordered = group is not None and any(word.bits & roles.MODAL for word in words[group.start : group.end])
    return said.amount.mod in {"EQUAL_OR_MORE", "MORE_THAN"} or ordered


def _until(scene: Scene, low: list[str], start: int, end: int) -> Kind:
    phrases = scene.words.phrases
    label = label_of(scene.layout, scene.block_at)
    if phrases["deadline.effect"].first_in(low, start, end) is not None or (
        label is not None and label.kind == "when"
    ):
        return Kind.EFFECT
    negated = phrases["deadline.negation"].first_in(low, start, end) is not None
    if not negated and phrases["deadline.until"].first_in(low, start, end) is not None:
        return Kind.DEADLINE
    return Kind.END


def _by(scene: Scene) -> Kind:
    """A deadline, unless it is told of the past: "she had landed by 9"."""
    group = scene.verb()
    if group is None or not group.finite:
        return Kind.DEADLINE
    words = scene.sentence.words[group.start : group.end]
    ahead = any(word.bits & (roles.MODAL | roles.INFINITIVE | roles.BASE) for word in words)
    present = any(word.bits & roles.COPULA for word in words)
    if ahead or present:
        return Kind.DEADLINE
    past = any(word.bits & roles.FINITE and word.bits & roles.PARTICIPLE for word in words)
    return Kind.POINT if past else Kind.DEADLINE


def _goes_on(scene: Scene, found: tuple[int, int]) -> bool:
    """Whether the word is "due" in "due to begin"."""
    words = scene.sentence.words
    return found[1] < len(words) and bool(words[found[1]].bits & roles.INFINITIVE)


def _ends_it(scene: Scene) -> bool:
    """Whether the verb says that something is over then, and the clause has no subject of its own."""
    group = scene.verb()
    if group is None or group.end > scene.at or not scene.sentence.words[group.main].bits & roles.END:
        return False
    return group.start == scene.clause.start and scene.clause_at > 0


def deadline_title(title: str, words: EventWords, kind: Kind) -> str:
    """The title of a deadline or an embargo."""
    if kind is Kind.EMBARGO:
        return words.names["embargo"]
    name = words.names["deadline"]
    if name.lower() in title.lower():
        return title
    return " ".join([f"{name}:", *title.split()[: MOST_WORDS - 1]])
