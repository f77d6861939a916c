"""Clock times of no one day: "our usual time is 14:00", "could we start at 14:30?", "20 UTC is noon PST"."""

from __future__ import annotations

from timeline.events import roles
from timeline.events.clause import Clause
from timeline.events.scene import Scene
from timeline.events.verbs import Group
from timeline.model.when import Basis, Moment


def is_of_any_day(scene: Scene, is_row: bool) -> bool:
    """Whether hours are only spoken of, and the day told in an earlier sentence is not theirs."""
    start = scene.mention.start
    if is_row or scene.mention.rrule or not isinstance(start, Moment):
        return False
    if _is_of_any_weekday(scene, start):
        return True
    told, group, published = start.day_from, scene.verb(), scene.document.published
    if told.basis is Basis.PUBLICATION:
        return group is not None and _speaks_of_hours(scene, group) and _is_distant(scene, group)
    if told.basis is not Basis.CARRIED or told.span is None or told.span.start >= scene.sentence.span.start:
        return False
    if any(_is_equation(scene, clause) for clause in scene.sentence.clauses):
        return True
    if published is None or group is None or start.at.date() >= published.at.date():
        return False
    return _speaks_of_hours(scene, group) or _is_ahead(scene, group)


def _is_of_any_weekday(scene: Scene, start: Moment) -> bool:
    """Whether hours go with "on a Tuesday", or a text of such days only tells what would be then."""
    days = scene.layout.any_weekdays
    if not days:
        return False
    told = start.day_from
    if told.basis is Basis.STATED:
        return scene.mention.span in days
    sentence = scene.sentence.span
    if told.span in days or any(sentence.start <= day.start < sentence.end for day in days):
        return True
    return any(_is_distant(scene, group) for group in scene.sentence.groups)


def _is_equation(scene: Scene, clause: Clause) -> bool:
    """Whether one clock time is only told as another: "20 UTC will be noon PST or 21:00 CET"."""
    group = clause.groups[0] if clause.groups else None
    if group is None or not group.bits & roles.COPULA or group.bits & roles.VERB:
        return False
    words = scene.sentence.words
    before = [word for word in words[clause.start : group.start] if not word.bits & roles.MARK]
    behind = [word for word in words[group.end :] if not word.bits & (roles.ADVERB | roles.MARK)]
    told = bool(before) and all(word.bits & roles.TIME for word in before)
    return told and bool(behind) and bool(behind[0].bits & roles.TIME)


def _speaks_of_hours(scene: Scene, group: Group) -> bool:
    """Whether it is an hour that the clause is about: "our *time* is 14:00", "the 3 p.m. *slot* is late"."""
    words, hours = scene.sentence.words, scene.words.sets["nouns.hour_words"]
    subject = words[scene.clause.start : group.start]
    past = scene.words.sets["words.past"]
    if any(word.low in past for word in words[group.start : group.end]):
        return False
    return bool(subject) and any(word.low in hours for word in subject)


def _is_distant(scene: Scene, group: Group) -> bool:
    """Whether the verb only tells what might be: "the finish would then be 15:30"."""
    distant = scene.words.sets["words.distant"]
    return any(word.low in distant for word in scene.sentence.words[group.start : group.end])


def _is_ahead(scene: Scene, group: Group) -> bool:
    """Whether what is told of a day gone by is still to come, or asked: "Could we move it to 15:00?"."""
    words = scene.sentence.words[group.start : group.end]
    if any(word.bits & roles.MODAL for word in words) and not _is_distant(scene, group):
        return True
    asked = scene.sentence.span.of(scene.document.text).rstrip().endswith("?")
    return asked and any(word.bits & (roles.MODAL | roles.INFINITIVE) for word in words)
