"""Spans of days told with "between": one in which something may happen, or the days of what goes on."""

from __future__ import annotations

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.subject import subject_of
from timeline.model.when import AllDay, Relation


def is_window(scene: Scene, is_row: bool) -> bool:
    """As in "a decision is expected between 5 and 9 May": a span in which one thing may happen."""
    start = scene.mention.start
    if not isinstance(start, AllDay) or (start.first == start.last and scene.mention.end is None):
        return False
    lead = scene.mention.mention.lead
    before = "" if lead is None else lead.of(scene.document.text).lower()
    said = scene.mention.span.of(scene.document.text).lower().split()[0]
    windows = scene.words.sets["words.windows"]
    told = scene.sentence.words[scene.at - 1].low if scene.at else ""
    if {before, said, told}.isdisjoint(windows):
        return False
    clause = scene.sentence.low[scene.clause.start : scene.clause.end]
    if not scene.words.sets["words.all_through"].isdisjoint(clause):
        return False  # "closed between 5 and 9 May"
    return not _is_ahead(scene, start) or not (_is_state(scene) or _are_several(scene, is_row=is_row))


def goes_past(scene: Scene, _row: bool) -> bool:
    """As in "could run past midnight": how long it may go on, and no end of it."""
    group = scene.verb()
    if group is None or group.end > scene.at or scene.mention.relation is not Relation.AFTER:
        return False
    return scene.sentence.words[group.main].low in scene.words.sets["words.lasting"]


def _is_ahead(scene: Scene, days: AllDay) -> bool:
    """Whether the days are not over, and nothing says that it is unsure what happens on them."""
    published = scene.document.published
    if published is not None and days.last < published.at.date():
        return False
    group = scene.verb()
    if group is not None and scene.sentence.low[group.start] in scene.words.sets["words.past"]:
        return False
    doubted = scene.words.phrases["status.tentative"]
    return doubted.first_in(scene.sentence.low, scene.clause.start, scene.clause.end) is None


def _is_state(scene: Scene) -> bool:
    """Whether it is so on all of the days: "the survey is open", "power will be cut", "are accepted"."""
    clause = scene.sentence.low[scene.clause.start : scene.clause.end]
    return not scene.words.sets["words.in_state"].isdisjoint(clause)


def _are_several(scene: Scene, *, is_row: bool) -> bool:
    """Whether many take place, some on each day: "interviews will be held", "site visits between"."""
    group, words = scene.verb(), scene.sentence.words
    first = 0 if is_row else scene.clause.start
    many = roles.HAPPENING | roles.PLURAL
    if group is None or (group.end - group.start == 1 and words[group.main].bits & many == many):
        vague = scene.words.sets["lists.vague"]  # "Events between 5 and 9 May" heads a list
        return any(word.bits & many == many and word.low not in vague for word in words[first : scene.at])
    if not words[group.main].bits & (roles.SCHEDULE | roles.HOLD):
        return False
    subject = subject_of(scene.sentence, scene.clause_at, group, scene.words)
    return any(word.bits & roles.PLURAL for word in subject)
