"""What is made known at an hour: "The bank announces its decision at 3 p.m.", "police were alerted at 9"."""

from __future__ import annotations

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.verbs import Group
from timeline.model.when import Moment, Relation


def gives_own(scene: Scene, group: Group) -> bool:
    """Whether a verb of the present makes something known at a clock time; not "reports that"."""
    words, sets = scene.sentence.words, scene.words.sets
    if words[group.main].low not in sets["words.own"]:
        return False
    front = group.start > scene.at and scene.first_in_clause()  # "At 3 p.m., the bank announces its"
    if group.end >= scene.at and not front:
        return False
    timed = isinstance(scene.mention.start, Moment) and scene.mention.relation is Relation.AT
    told = words[group.end : scene.clause.end if front else scene.at]
    led = bool(told) and bool(told[0].bits & roles.DETERMINER)
    return timed and led and not any(word.low in sets["words.that"] for word in told)


def is_logged(scene: Scene, group: Group) -> bool:
    """Whether a log tells at which hour somebody was told: "At 9:20 p.m. a nurse reported a theft"."""
    words, sets = scene.sentence.words, scene.words.sets
    if words[group.main].low not in sets["words.logged"] or not isinstance(scene.mention.start, Moment):
        return False
    if any(word.bits & roles.COPULA for word in words[group.start : group.main]):
        return True
    whom = words[group.end] if group.end < len(words) else None
    return whom is not None and bool(
        whom.bits & (roles.DETERMINER | roles.INDEFINITE | roles.PLURAL | roles.NAME)
    )
