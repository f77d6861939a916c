"""What is told not to be on: "The board did not meet on Tuesday", "let's skip Friday's call"."""

from __future__ import annotations

from itertools import pairwise

from timeline.events import roles
from timeline.events.predicate import exists
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.events.verbs import Group
from timeline.model.when import Relation


def is_unheld(scene: Scene, is_row: bool) -> bool:
    """Whether the clause denies what would be on: "The board did not meet on Tuesday"."""
    group, words = scene.verb(), scene.sentence.words
    if is_row or group is None or group.end > scene.at:
        return False
    if is_free_before(scene, group):
        return not begins_then(scene)
    if _is_none(scene, group) or _is_unlikely(scene, group):
        return True
    if scene.mention.relation is not Relation.AT:
        return False
    if _is_asked_not_to(scene, group):
        return True
    sets, low = scene.words.sets, scene.sentence.low[group.start : group.end]
    ordered = group.start == scene.clause.start and not sets["words.emphatic"].isdisjoint(low)
    if (low[0] not in sets["words.emphatic"] and not ordered) or sets["words.denied"].isdisjoint(low):
        return False
    held = ordered or words[group.main].bits & (roles.HAPPENING | roles.SCHEDULE)
    rest = words[group.end : scene.clause.end]
    return bool(held) and not any(word.bits & roles.HAPPENING for word in rest)


def _is_asked_not_to(scene: Scene, group: Group) -> bool:
    """Whether somebody is asked not to: "urged members not to meet on Friday", not "decided not to meet"."""
    words, denied = scene.sentence.words, scene.words.sets["words.denied"]
    if words[group.main].low in scene.words.sets["status.deciding"]:
        return False
    behind = words[group.end : scene.at]
    return any(
        word.low in denied and following.bits & roles.INFINITIVE for word, following in pairwise(behind)
    )


def _is_unlikely(scene: Scene, group: Group) -> bool:
    """As in "A deal is unlikely on Tuesday", "Play was unlikely as early as noon"."""
    unlikely = scene.words.sets["words.unlikely"]
    if unlikely.isdisjoint(scene.sentence.low.present):
        return False
    told = scene.sentence.low[group.start : scene.at]
    if any(low in scene.words.sets["words.that"] for low in told):
        return False  # "It is unlikely that the vote on Tuesday will pass"
    return bool(group.bits & roles.COPULA) and any(low in unlikely for low in told)


def _is_none(scene: Scene, group: Group) -> bool:
    """As in "There is no meeting on Tuesday"; not "There will be no trains on Tuesday"."""
    words, at = scene.sentence.words, group.end
    if words[group.main].bits & roles.SCHEDULE and scene.mention.relation is Relation.AT:
        subject = [word for word in words[scene.clause.start : group.start] if is_word(word)]
        if len(subject) > 1 and subject[0].low in scene.words.sets["words.none"]:
            return bool(subject[-1].bits & roles.HAPPENING)  # "No meetings are planned for Friday"
    if not exists(scene, group) or scene.mention.relation is not Relation.AT or at + 1 >= scene.at:
        return False
    if words[at].low not in scene.words.sets["words.none"]:
        return False
    behind = [word for word in words[at + 1 : scene.at] if is_word(word) and not word.bits & roles.LEAD]
    papers = scene.words.sets["nouns.warnings"]
    return bool(behind) and bool(behind[-1].bits & roles.HAPPENING or behind[-1].low in papers)


def is_free_before(scene: Scene, group: Group) -> bool:
    """Whether it is told that nothing is on before a time: "has no engagements before 2pm"."""
    none = scene.words.sets["words.none"]
    told = scene.sentence.low[group.end : scene.at]
    return scene.mention.relation is Relation.BEFORE and group.finite and not none.isdisjoint(told)


def begins_then(scene: Scene) -> bool:
    """Whether the clause behind tells what is on from then: "before 2pm, when she will open the fair"."""
    group, end, words = scene.verb(), scene.clause.end, scene.sentence.words
    if group is None or not is_free_before(scene, group):
        return False
    led = end < len(words) and words[end].bits & roles.RELATIVE and words[end].bits & roles.SUBORDINATOR
    return bool(led) and all(not is_word(word) for word in words[scene.at + 1 : end])


def is_skipped(scene: Scene) -> bool:
    """Whether it is agreed or advised not to hold what the time is of: "let's skip Friday's call"."""
    words, sets = scene.sentence.words, scene.words.sets
    low = scene.sentence.low
    if _is_lacking(scene):
        return True
    if sets["status.skip"].isdisjoint(low.present):
        return False
    at = next((index for index in range(scene.at - 1, -1, -1) if low[index] in sets["status.skip"]), None)
    if at is None or any(
        not word.bits & (roles.DETERMINER | roles.HAPPENING | roles.LEAD) for word in words[at + 1 : scene.at]
    ):
        return False
    before = low[scene.clause.start if scene.clause.groups else 0 : at]
    return sets["words.denied"].isdisjoint(before) and not sets["status.skippers"].isdisjoint(before)


def _is_lacking(scene: Scene) -> bool:
    """As in "I do not have topics for a meeting this Friday", not "the slides for the meeting on Friday"."""
    group, words, sets = scene.verb(), scene.sentence.words, scene.words.sets
    if group is None or group.end > scene.at or not words[group.main].bits & roles.HOLD:
        return False
    low = scene.sentence.low[group.start : group.end]
    if low[0] not in sets["words.emphatic"] or sets["words.denied"].isdisjoint(low):
        return False
    at = scene.at
    while at > group.end and words[at - 1].bits & roles.LEAD and not words[at - 1].bits & roles.HAPPENING:
        at -= 1
    thing = words[group.end : at]
    return len(thing) > 1 and bool(thing[-1].bits & roles.HAPPENING and thing[-2].bits & roles.INDEFINITE)


__all__ = ["begins_then", "is_skipped", "is_unheld"]
