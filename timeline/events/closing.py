"""Clauses that tell when the last happening is over: "The warning will expire at 9 a.m."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from timeline.events import roles
from timeline.events.build import last
from timeline.events.ends import NEAR, adds_own, outlasts
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group
from timeline.model.event import Event
from timeline.model.when import Relation, When

_SMALL: Final = roles.TIME | roles.LEAD | roles.ADVERB | roles.CONJUNCTION | roles.PREPOSITION


def closes(found: list[Event], scene: Scene, *, is_row: bool) -> bool:
    """Whether the clause tells when the last happening is over: "The warning will expire at 9 a.m."."""
    start, group = scene.mention.start or scene.mention.end, scene.verb()
    if is_row or not found or start is None or group is None:
        return False
    event = found[-1]
    gap = scene.mention.span.start - event.evidence[-1].span.end
    if event.evidence[-1].document != scene.document.source.name or not 0 <= gap <= NEAR:
        return False
    words = scene.sentence.words
    main, sets = words[group.main], scene.words.sets
    lasts = group.bits & roles.COPULA or main.low in sets["words.lasting"]
    goes_on = main.bits & roles.MOVE and main.low not in sets["words.lengthened"]  # "was adjourned until"
    until = lasts and not goes_on and scene.mention.relation is Relation.UNTIL
    over = main.bits & roles.END or main.low in sets["words.lifted"] or main.low in sets["words.spanning"]
    over = over or main.low in sets["words.lengthened"]
    if (not until and not over) or outlasts(event, scene) or adds_own(scene, group):
        return False
    longer = main.low in sets["words.lengthened"]
    if longer and isinstance(event.end, datetime):
        event = replace(event, end=None)
        found[-1] = event if _is_later(event, start) and _is_of(event, scene, group) else found[-1]
    return _is_later(event, start) and _is_of(event, scene, group)


def _is_later(event: Event, until: When) -> bool:
    """Whether a time lies behind the start of an event that has no end yet, or is of the days it began on."""
    told, start = last(until), event.start
    if isinstance(told, datetime) and isinstance(start, datetime):
        return event.end is None and (told.tzinfo is None) == (start.tzinfo is None) and told > start
    day = told.date() if isinstance(told, datetime) else told
    return day >= (start.date() if isinstance(start, datetime) else start)


def _is_of(event: Event, scene: Scene, group: Group) -> bool:
    """Whether a verb is about an event: without a subject of its own, "it", "the warning"."""
    sentence = scene.sentence
    told = _subject(sentence.words[scene.clause.start : group.start])
    if not told:
        if event.evidence[-1].span.start >= sentence.span.start:
            return True
        first = next((other for clause in sentence.clauses for other in clause.groups), group)
        told = _subject(sentence.words[: first.start]) if first is not group else []
    if told and all(word.low in scene.words.sets["words.anaphors"] for word in told):
        return True
    definite = told and told[0].bits & roles.DETERMINER and not told[0].bits & roles.INDEFINITE
    return bool(definite) and len(told) == len("ab") and told[1].low in event.title.lower().split()


def _subject(chosen: Sequence[Word]) -> list[Word]:
    """The words before a verb without small ones and without asides: "and, like the first, will lift"."""
    kept: list[Word] = []
    aside = False
    for word in chosen:
        if word.bits & roles.PREPOSITION and not kept:
            aside = True
        elif word.low == ",":
            aside = False
        elif not aside and is_word(word) and (word.bits & roles.NAME or not word.bits & _SMALL):
            kept.append(word)
    return kept
