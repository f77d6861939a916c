"""Days in sentences that tell of no happening: "is popular today", "it will be dry on Sunday"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.clause import Joint, verb_clause_before
from timeline.events.columns import is_telling
from timeline.events.leave import leave_of
from timeline.events.predicate import predicate_of, suits
from timeline.events.scene import Scene
from timeline.events.states import lasts_until
from timeline.events.subject import planned_before, subject_of
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group
from timeline.model.said import Weekday
from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Relation

_SMALL: Final = roles.LEAD | roles.PREPOSITION | roles.ADVERB | roles.TIME


def is_idle(scene: Scene, is_row: bool) -> bool:
    """A day in a sentence that tells of no happening: "is popular today"."""
    limited = scene.mention.relation in {Relation.BY, Relation.BEFORE}
    if is_row or limited or not isinstance(scene.mention.start, AllDay):
        return False
    if predicate_of(scene) or leave_of(scene) or lasts_until(scene):
        return False
    group = scene.verb()
    words = scene.sentence.words
    clause = words[scene.clause.start : scene.clause.end]
    happens = any(word.bits & roles.HAPPENING for word in clause)
    if group is None and scene.clause.joint is Joint.AND and scene.clause_at:
        # "will meet A on Monday and B on Tuesday": the verb stands in the clause before
        return not scene.sentence.clauses[verb_clause_before(scene.sentence, scene.clause_at)].groups
    if group is None:
        return not happens and not _closes_item(scene) and not planned_before(scene.sentence, scene.clause_at)
    subject: Sequence[Word] = words[scene.clause.start : group.start]
    if not subject and scene.clause_at:  # "The fight, first set for 18 April, | is now on 9 May"
        subject = subject_of(scene.sentence, scene.clause_at, group, scene.words)
        happens = happens or any(word.bits & roles.HAPPENING for word in subject)
    if _is_out(group, words, subject, scene) or _is_open_for_days(group, words, subject, scene):
        return False
    led = all(word.bits & (roles.LEAD | roles.TIME) for word in words[group.end : scene.at])
    if group.end <= scene.at and led and group.bits & roles.COPULA and is_telling(subject):
        return False  # "Class photos are on Tuesday"
    if group.bits & roles.COPULA and not group.bits & (roles.VERB | roles.MODAL) and happens:
        # "chess is a popular game today" names no game of today
        existential = any(word.low in scene.words.sets["words.existential"] for word in subject)
        placed = any(word.bits & roles.PREPOSITION for word in words[group.end : group.end + 1])
        indefinite = (
            not (existential or placed)
            and any(  # "is in Rome ahead of a summit on Monday"
                word.bits & roles.INDEFINITE for word in words[group.end : scene.clause.end]
            )
        )
        happens = not indefinite or any(word.bits & roles.HAPPENING for word in subject)
    if _says_how_it_is(group, words, subject, scene):
        return True
    telling = any(
        word.bits & (roles.VERB | roles.MODAL | roles.INFINITIVE) for word in words[group.start : group.end]
    )
    copula_only = group.bits & roles.COPULA and not telling
    return not happens and (bool(copula_only) or not telling)


def _is_out(group: Group, words: Sequence[Word], subject: Sequence[Word], scene: Scene) -> bool:
    """Whether a thing is not to be had then: "The ramp is out of service on Friday"."""
    out = words[group.end : group.end + 1]
    state = any(
        word.low in scene.words.sets["words.unusable"] for word in (*words[group.start : group.end], *out)
    )
    ahead = scene.mention.relation is Relation.AT and group.end <= scene.at
    return state and ahead and is_telling(subject) and bool(subject[0].bits & roles.DETERMINER)


def _is_open_for_days(group: Group, words: Sequence[Word], subject: Sequence[Word], scene: Scene) -> bool:
    """Whether a state is told of a span of days: "The survey is open from 16 March to 5 April"."""
    houses = scene.words.sets["nouns.houses"]
    if any(word.bits & roles.VENUE or word.low in houses for word in subject):
        return False
    if scene.words.phrases["nouns.offices"].first_in(scene.sentence.low, scene.clause.start, group.start):
        return False
    start, behind = scene.mention.start, words[group.end : group.end + 1]
    if not isinstance(start, AllDay) or start.first == start.last or not group.bits & roles.COPULA:
        return False
    ahead = group.end <= scene.at and scene.is_ahead()
    return ahead and any(word.low in scene.words.sets["words.in_state"] for word in behind)


def is_past_limit(scene: Scene, is_row: bool) -> bool:
    """A day gone by before which something was so: "to see items prior to September 3, 2019, visit ..."."""
    start, published = scene.mention.start, scene.document.published
    if is_row or published is None or not isinstance(start, AllDay):
        return False
    return scene.mention.relation is Relation.BEFORE and start.last < published.at.date()


def is_weighed(scene: Scene, is_row: bool) -> bool:
    """A day that is only said to suit: "the only day that is good is Sunday", "Friday suits me best"."""
    words, suiting = scene.sentence.words, scene.words.sets["words.suiting"]
    agreed = suits(scene)
    if agreed < 0 or (not agreed and _is_any(scene)):
        return True
    if not isinstance(scene.mention.mention.said, Weekday):
        return False  # "the best time to see it is Thursday, 12 March at 9 p.m."
    if is_row and scene.block.kind is not BlockKind.PARAGRAPH:
        return False
    slots = scene.words.sets["nouns.slots"]
    day = next((index for index in range(scene.at - 1, 0, -1) if words[index].low in slots), None)
    told = words[scene.clause.start if day is None else day : scene.clause.end]
    if any(word.bits & roles.HAPPENING and word.low not in suiting for word in told):
        return False
    before = words[: scene.at]
    if day is not None and any(word.low in suiting for word in before):
        return bool(before[-1].bits & roles.COPULA)
    behind = words[scene.at + 1 : scene.clause.end]
    return scene.at == scene.clause.start and bool(behind) and behind[0].low in suiting


def _is_any(scene: Scene) -> bool:
    """Whether any of many times is offered: "any time after 3 p.m. would suit us"."""
    sets, low = scene.words.sets, scene.sentence.low
    told = low[scene.clause.start : scene.clause.end]
    if sets["words.suiting"].isdisjoint(told):
        return False
    before = list(low[scene.clause.start : scene.at])
    return any(
        word in sets["words.any"] and (index + 1 == len(before) or before[index + 1] in sets["nouns.slots"])
        for index, word in enumerate(before)
    )


def _closes_item(scene: Scene) -> bool:
    """Whether a day in brackets dates the item of a list: "Kelly, Bees and their plants (19 October)"."""
    text, span, published = scene.document.text, scene.mention.span, scene.document.published
    start = scene.mention.start
    if published is None or not isinstance(start, AllDay) or start.first < published.at.date():
        return False
    behind = text[span.end : scene.block.span.end].strip()
    inside = text[span.start - 1 : span.start] == "(" and behind[:1] == ")"
    return inside and not behind[1:].strip(" .;,") and is_telling(scene.sentence.words[: scene.at])


def _says_how_it_is(group: Group, words: Sequence[Word], subject: Sequence[Word], scene: Scene) -> bool:
    """As in "it will be mostly dry": a pronoun is so, nowhere, and nothing happens."""
    main = words[group.main].bits
    if not group.bits & roles.COPULA or not main & roles.AUXILIARY or main & roles.VERB:
        return False
    if any(is_word(word) and not word.bits & (roles.PRONOUN | _SMALL) for word in subject):
        return False
    rest = words[group.end : scene.clause.end]
    return not any(word.bits & (roles.HAPPENING | roles.PREPOSITION | roles.PARTICIPLE) for word in rest)
