"""States that hold until a time: "The bridge is closed until 12 April", "The show runs through 30 June"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.denied import is_until
from timeline.events.limits import Kind
from timeline.events.scene import Scene
from timeline.events.subject import subject_of
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group
from timeline.model.event import Event
from timeline.model.when import AllDay, Basis

_SMALL: Final = roles.FUNCTION | roles.LEAD | roles.ADVERB | roles.TIME


def lasts_until(scene: Scene, *, named: bool = True) -> bool:
    """Whether it is told to be so until a day, or an hour of a day, that is not over.

    Args:
        scene: the time where it stands.
        named: whether the clause must name what is so.
    """
    if not is_until(scene) or _is_over(scene) or not _holds(scene):
        return False
    if scene.mention.rrule:
        return False  # "The last tram runs until 11pm on Fridays"
    told = _named(scene)
    return not named or (
        bool(told) and not any(word.low in scene.words.sets["nouns.weather"] for word in told)
    )


def kind_told(found: Sequence[Event], scene: Scene, kind: Kind, *, has_slot: bool) -> Kind:
    """What the time is once slots are known, and what was told before: a slot is no limit of anything."""
    if has_slot:
        return Kind.POINT
    if kind is Kind.EFFECT and found and _goes_on(found[-1], scene):
        return Kind.END
    return Kind.EFFECT if kind is Kind.END and _outlives(found, scene) else kind


def _goes_on(event: Event, scene: Scene) -> bool:
    """Whether the sentence has told what it is: "closed on 1 March and remains closed until 20 April"."""
    inside = event.evidence[-1].span.start >= scene.sentence.span.start and scene.clause_at > 0
    return inside and event.end is None and lasts_until(scene, named=False) and not _named(scene)


def _outlives(found: Sequence[Event], scene: Scene) -> bool:
    """Whether such a state is no part of what was told before, whose end the time would else be."""
    if not lasts_until(scene):
        return False
    if not found or found[-1].end is not None:
        return True
    if found[-1].evidence[-1].span.start >= scene.sentence.span.start and scene.clause_at:
        return False
    known = set(found[-1].title.lower().split()) | scene.words.sets["words.anaphors"]
    return not any(word.low in known for word in _named(scene))


def _is_over(scene: Scene) -> bool:
    published, end = scene.document.published, scene.mention.start or scene.mention.end
    if published is None or end is None:
        return published is not None
    told = scene.sentence.low[: scene.at]
    if told and told[0] in scene.words.sets["words.open_conditions"]:
        return True  # "If the pool is closed until Friday"
    if any(word.isdigit() and len(word) == len("2019") and int(word) < published.at.year for word in told):
        return True  # "In 2019 the bridge was closed until 12 April"
    day = end.last if isinstance(end, AllDay) else end.at.date()
    if not isinstance(end, AllDay) and end.day_from.basis is not Basis.STATED:
        return True  # "closed until 9 a.m."
    return day < published.at.date()


def _holds(scene: Scene) -> bool:
    """Whether the words before the time tell of a state: "is closed", "has been halted", "runs"."""
    words, sets, group = scene.sentence.words, scene.words.sets, scene.verb()
    start = scene.clause.start if group is None else group.start
    if group is not None and (group.end > scene.at or words[group.main].bits & roles.MOVE):
        return False
    if group is not None and _was_done_before(scene, group):
        return False
    said = scene.sentence.low[start : scene.at]
    if not sets["words.denied"].isdisjoint(said) or not sets["words.none"].isdisjoint(said):
        return False
    return scene.words.phrases["deadline.held"].first_in(scene.sentence.low, start, scene.at) is not None


def _was_done_before(scene: Scene, group: Group) -> bool:
    """As in "the board has suspended visits until June": a deed of before that only explains."""
    told = scene.sentence.words[group.start : group.end]
    done = any(word.low in scene.words.sets["words.having"] for word in told)
    return done and not any(word.bits & roles.COPULA for word in told)


def _named(scene: Scene) -> list[Word]:
    """What is so: the subject of the verb, or the words of a line."""
    group, sentence = scene.verb(), scene.sentence
    first = next(iter(scene.clause.groups), None)
    before: list[str] = []
    if first is not None:
        before = [word.low for word in sentence.words[scene.clause.start : first.start] if is_word(word)]
        if len(before) == 1 and before[0] in scene.words.sets["words.anaphors"]:
            return []  # "They will stay closed until Friday"
    if any(word.bits & roles.TIME for word in sentence.words[: scene.clause.start]) and not before:
        return []  # "opens on Friday and runs through June": what has begun by then
    if group is None:
        told: Sequence[Word] = sentence.words[scene.clause.start : scene.at]
    else:
        told = subject_of(sentence, scene.clause_at, group, scene.words)
    return [word for word in told if is_word(word) and not word.bits & _SMALL]
