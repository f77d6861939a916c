"""Hours of any day: of an office, a shop or a line, not of one happening."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.officehours import is_of_house, is_of_office
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.events.weekhours import is_week_of_hours
from timeline.model.when import Basis, Moment, Relation

_MONTHLY: Final = "FREQ=MONTHLY"


def is_business(scene: Scene, is_row: bool) -> bool:
    """Whether hours of business are told: "Kitchen open until 10pm", "Box office 01632 960001 (10am-4pm)"."""
    del is_row
    start = scene.mention.start
    if _MONTHLY in (scene.mention.rrule or ""):
        return False  # "The repair café opens on the first Friday of the month, 2-4.30 p.m."
    if is_of_house(scene):
        return True
    if isinstance(start, Moment) and (is_week_of_hours(scene) or is_of_office(scene, start)):
        return True
    if not isinstance(start, Moment) or start.day_from.basis is Basis.STATED:
        return False
    words = scene.sentence.words[scene.clause.start : scene.clause.end]
    if start.day_from.basis is Basis.CARRIED and _closes_house(scene):
        return True  # "The concert is at 8. The box office closes at 6."
    if start.day_from.basis is not Basis.PUBLICATION:
        return False
    open_ended = scene.mention.relation is not Relation.AT or scene.mention.end is not None
    return open_ended and any(word.low in scene.words.sets["nouns.business"] for word in words)


def is_daily(scene: Scene, is_row: bool) -> bool:
    """Whether hours of every day are told: "Seven days a week from 8am till 9pm"."""
    start = scene.mention.start
    if is_row or not isinstance(start, Moment) or start.day_from.basis is not Basis.PUBLICATION:
        return False
    if scene.mention.end is None or scene.mention.rrule:
        return False
    return not any(group.finite for group in scene.sentence.groups) and not any(
        word.bits & roles.HAPPENING for word in scene.sentence.words
    )


def _closes_house(scene: Scene) -> bool:
    """Whether an office or a shop opens or closes as on any day."""
    group, words = scene.verb(), scene.sentence.words
    if group is None or words[group.start].low not in scene.words.sets["words.house_verbs"]:
        return False
    subject = [word.low for word in words[scene.clause.start : group.start] if is_word(word)]
    return bool(subject) and subject[-1] in scene.words.sets["nouns.houses"]
