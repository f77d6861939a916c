"""Days of speaking and of slots that were not kept: at these nothing else happens."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from timeline.events import roles
from timeline.events.announcing import gives_own, is_logged
from timeline.events.chains import is_chain
from timeline.events.clause import Joint
from timeline.events.columns import is_telling
from timeline.events.layout import labels_around
from timeline.events.limits import puts_in_force
from timeline.events.noun import happening_after, taken_by_verbs
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.events.verbs import Group
from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Moment, Relation

_NEAR: Final = 2
"""Words behind a verb that belong to it: "called *on China*", "put *back to*"."""
_PLANNED: Final = roles.MODAL | roles.INFINITIVE
_CLOSE: Final = 3
"""Words between "in a statement" and its day: "released on"."""
_OBJECT: Final = 4
"""Words behind a verb among which its object stands."""
_CLOSING: Final = '"\u201d\u00bb\u201c'
"""Marks behind what is quoted."""
_OPENING: Final = ("(", "[")


def is_reporting(scene: Scene, is_row: bool) -> bool:
    """Whether the day is one of speaking: "said on Tuesday", "announced today that"."""
    group = scene.verb()
    words = scene.sentence.words
    if isinstance(scene.mention.start, AllDay) and _is_quoted(scene):
        return True
    if group is None or (is_row and not scene.clause.groups):
        return False
    if _is_act(scene, group) or (is_row and (words[group.main].bits & roles.DOUBTFUL or _heads_row(scene))):
        return False  # "16:30 Closing remarks"
    if _holds(scene):
        return "when" in labels_around(scene.layout, scene.block_at)  # the heading of a notice
    if (
        _dates_paper(scene, group)
        or _calls_on(scene, group)
        or _gives_words(scene, group)
        or _writes_that(scene, group)
        or _dates_warning(scene, group)
        or _judges_that(scene, group)
    ):
        return True
    if not words[group.main].bits & roles.REPORT or weighs(scene, group):
        return False
    if _gives_slot(scene, group) or _is_to_come(scene, group):
        return False
    refuses = words[group.start].bits & roles.REPORT and not words[group.start].bits & roles.MODAL
    ahead = (not refuses and _is_planned(scene, group)) or _shares_verb(scene, group)
    taken = taken_by_verbs(scene.sentence)
    named = (
        group.start < scene.at
        and happening_after(scene.sentence, scene.at, scene.clause.end, taken) is not None
    )
    return not ahead and not named and _goes_with(scene, group)


def _is_to_come(scene: Scene, group: Group) -> bool:
    """Whether it is yet to be told, or a bracket tells the hour: "to be confirmed", "testifies (9 a.m.)"."""
    words = scene.sentence.words
    if group.start > scene.at:
        return bool(words[group.start - 1].bits & roles.INFINITIVE)
    main, before = words[group.main].bits, words[scene.at - 1].low
    present = main & roles.FINITE and not main & roles.PARTICIPLE
    return bool(present) and before in _OPENING and isinstance(scene.mention.start, Moment)


def _is_quoted(scene: Scene) -> bool:
    """Whether it is told how somebody is quoted: "in an interview on Monday", "spoke on condition of"."""
    low, clause, phrases = scene.sentence.low, scene.clause, scene.words.phrases
    saying = phrases["nouns.saying"].first_in(low, clause.start, scene.at)
    if saying is not None and _is_near(scene, saying[1]):
        return True
    return phrases["nouns.anonymous"].first_in(low, clause.start, clause.end) is not None


def _is_near(scene: Scene, start: int) -> bool:
    """Whether nothing but a name, as of a paper, stands before the day: "an interview with *The Sun* on"."""
    between = scene.sentence.words[start : scene.at]
    small = roles.NAME | roles.DETERMINER | roles.PREPOSITION | roles.LEAD
    return len(between) <= _CLOSE or all(word.bits & small for word in between)


def _writes_that(scene: Scene, group: Group) -> bool:
    """Whether something is only written: "posted on Facebook on Monday that", not "issued an order that"."""
    words, following = scene.sentence.words, scene.clause_at + 1
    if not words[group.main].bits & roles.ISSUE or _is_planned(scene, group):
        return False
    if following == len(scene.sentence.clauses) or scene.sentence.clauses[following].joint is Joint.RELATIVE:
        return False
    start = scene.sentence.clauses[following].start
    if words[start - 1].low not in scene.words.sets["words.that"]:
        return False
    behind = words[group.end : start - 1]
    return all(
        not is_word(word) or word.bits & (roles.PREPOSITION | roles.LEAD | roles.TIME) for word in behind[:1]
    )


def _judges_that(scene: Scene, group: Group) -> bool:
    """Whether somebody only came to think something on a day: "decided on Friday that it would wait"."""
    words, sets = scene.sentence.words, scene.words.sets
    judging = words[group.main].low in sets["words.judging"] and not _is_planned(scene, group)
    if not judging or not isinstance(scene.mention.start, AllDay):
        return False
    behind = next((word for word in words[group.end :] if not word.bits & (roles.TIME | roles.LEAD)), None)
    return behind is not None and behind.low in sets["words.that"]


def _gives_slot(scene: Scene, group: Group) -> bool:
    """Whether what is announced has the time as its slot: "the outage notified for Friday is off"."""
    words, sets = scene.sentence.words, scene.words.sets
    if group.end >= scene.at or not words[group.main].bits & roles.PARTICIPLE:
        return False
    if words[scene.at - 1].low not in sets["moved.to"] or scene.at - group.end > _NEAR:
        return False
    before = words[group.start - 1] if group.start else None
    copula = any(word.bits & roles.COPULA for word in words[group.start : group.main])
    if copula and words[group.main].low in sets["words.settled"]:
        return before is not None  # "your table is confirmed for Friday"
    return before is not None and bool(before.bits & roles.HAPPENING)


def _holds(scene: Scene) -> bool:
    """Whether what is issued holds for the time: "declared a snow emergency from Thursday to Saturday"."""
    mention = scene.mention
    days = isinstance(mention.start, AllDay) and mention.start.last > mention.start.first
    long = days or mention.end is not None or mention.relation is Relation.UNTIL
    return long and puts_in_force(scene)


def _heads_row(scene: Scene) -> bool:
    """Whether a clock time begins its row, or is bare behind: "14:30 Jury announces", "claims 1.30"."""
    if scene.block.kind is not BlockKind.ROW and not is_chain(scene):
        return False
    if not isinstance(scene.mention.start, Moment):
        return False
    words, group = scene.sentence.words, scene.verb()
    bare = scene.mention.span.of(scene.document.text)[:1].isdigit()
    if bare and group is not None and group.end == scene.at:
        return not words[group.main].bits & roles.PARTICIPLE
    return not any(is_word(word) and not word.low.isdigit() for word in words[: scene.at])


def _is_act(scene: Scene, group: Group) -> bool:
    """Whether a verb of speaking tells what is done: "has been added for 10 p.m.", "was declared at noon"."""
    words = scene.sentence.words
    if gives_own(scene, group) or is_logged(scene, group):
        return True
    if words[group.main].low not in scene.words.sets["words.done"]:
        return False
    if any(word.bits & roles.COPULA for word in words[group.start : group.main]):
        return True
    between = words[group.end : scene.at]
    return any(
        word.bits & roles.INFINITIVE and following.bits & roles.BASE for word, following in pairwise(between)
    )


def _is_planned(scene: Scene, group: Group) -> bool:
    emphatic = scene.words.sets["words.emphatic"]  # "did not respond"
    verb = scene.sentence.words[group.start : group.end]
    return any(word.bits & _PLANNED and word.low not in emphatic for word in verb)


def _shares_verb(scene: Scene, group: Group) -> bool:
    """Whether a participle goes on with a verb ahead: "will be chosen on Friday and *told* on Monday"."""
    words = scene.sentence.words
    alone = group.end - group.start == 1 and words[group.main].bits & roles.PARTICIPLE
    if not alone or not group.start or not words[group.start - 1].bits & roles.CONJUNCTION:
        return False
    before = [other for other in scene.sentence.groups if other.end < group.start]
    passive = bool(before) and words[before[-1].main].bits & roles.PARTICIPLE
    return bool(passive) and _is_planned(scene, before[-1])


def weighs(scene: Scene, group: Group) -> bool:
    """Whether the verb weighs a day: "I was thinking of the 16th or the 23rd"."""
    low, sets = scene.sentence.low, scene.words.sets
    behind = low[group.end] if group.end < len(low) else ""
    return low[group.main] in sets["status.weighing"] and behind in sets["status.weighed"]


def _dates_paper(scene: Scene, group: Group) -> bool:
    """Whether the verb only dates a paper: "a report published on Monday"."""
    goes_on = any(other.finite and other.start > scene.at for other in scene.clause.groups)
    opens = group.start == scene.clause.start and not scene.clause_at
    bare = not group.finite or opens or goes_on  # "The report published today says"
    issues = scene.sentence.words[group.main].bits & roles.ISSUE
    return bool(issues) and bare and group.end <= scene.at and group.end - group.start == 1


def _calls_on(scene: Scene, group: Group) -> bool:
    """Whether somebody is only asked to act: "the envoy called on China on Wednesday to help"."""
    words, sets = scene.sentence.words, scene.words.sets
    behind = words[group.end : group.end + _NEAR]
    if words[group.main].low not in sets["nouns.called"] or not isinstance(scene.mention.start, AllDay):
        return False
    if len(behind) < _NEAR or behind[0].low not in sets["nouns.called_on"] or behind[1].bits & roles.TIME:
        return False
    asked = range(group.end + _NEAR, scene.at)
    if any(words[at].bits & roles.HAPPENING for at in asked):
        return False  # "called for a strike on Thursday"
    planned = any(words[at].bits & roles.INFINITIVE and words[at + 1].bits & roles.BASE for at in asked)
    return not planned and not _is_planned(scene, group)


def _dates_warning(scene: Scene, group: Group) -> bool:
    """Whether the time stamps a warning that holds at another one: "This warning was issued at 11 a.m."."""
    words = scene.sentence.words
    if not words[group.main].bits & roles.ISSUE or group.end > scene.at:
        return False
    if not any(word.low in scene.words.sets["words.past"] for word in words[group.start : group.end]):
        return False
    before = [word for word in words[scene.clause.start : group.start] if is_word(word)]
    sets = scene.words.sets
    if before and before[0].low in sets["words.anaphors"]:
        return len(before) == 1 or bool(before[-1].bits & roles.ADVERB)  # "It too was issued at 11 a.m."
    return bool(before) and before[-1].low in sets["nouns.warnings"]


def _gives_words(scene: Scene, group: Group) -> bool:
    """Whether only words are given out: "released the following statement today", "made remarks"."""
    words = scene.sentence.words
    main = words[group.main].bits
    if (
        _is_planned(scene, group)
        or not main & (roles.ISSUE | roles.HOLD)
        or not isinstance(scene.mention.start, AllDay)
    ):
        return False
    heads = [word for word in words[group.end : group.end + _OBJECT] if is_word(word)]
    return any(word.low in scene.words.sets["nouns.words"] for word in heads)


def _goes_with(scene: Scene, group: Group) -> bool:
    """Whether the time belongs to the verb of speaking, not to what is spoken of."""
    words, clause = scene.sentence.words, scene.clause
    if group.start == scene.at + 1:
        return True
    if group.start > scene.at:
        gap = scene.document.text[scene.mention.span.end : words[group.start].start]
        if any(mark in gap for mark in _CLOSING):
            return False  # “It is planned for 4 p.m.,” she said
        return scene.first_in_clause() or not is_telling(words[clause.start : scene.at])
    between = [word for word in words[group.end : scene.at] if is_word(word) and not word.bits & roles.LEAD]
    if not between:
        return True
    if _tells_at(scene, group.end):
        return False
    if not scene.is_ahead():
        return True
    limit = scene.mention.relation in {Relation.BY, Relation.BEFORE, Relation.UNTIL}
    return not (limit or between[-1].bits & roles.HAPPENING or between[0].bits & roles.DETERMINER)


def _tells_at(scene: Scene, start: int) -> bool:
    """Whether it is said at a happening: "said in a speech to the union on Monday", "told a briefing"."""
    words = scene.sentence.words
    papers = scene.words.sets["nouns.papers"]
    for index in range(start, scene.at):
        word = words[index]
        if word.bits & roles.SUBORDINATOR and not word.bits & roles.PREPOSITION:
            return False
        if not word.bits & roles.HAPPENING or word.bits & roles.PLURAL or word.low in papers:
            continue
        led = any(other.bits & (roles.INDEFINITE | roles.PREPOSITION) for other in words[start:index])
        return led and word.low not in scene.words.sets["nouns.spoken"]
    return False
