"""Moved, brought forward, postponed: which time is the new slot and which the old one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from itertools import takewhile
from typing import Final

from timeline.events import roles
from timeline.events.given_up import (
    has_newer,
    infinitive_of_move,
    is_altered,
    is_behind_aside,
    is_given_up,
    is_left_behind,
    is_of_addition,
    is_put_off_aside,
    is_slot_aside,
    lead_of,
    moves_behind,
    takes_over,
)
from timeline.events.noun import happening_after, taken_by_verbs
from timeline.events.scene import Scene, scene_at
from timeline.events.undone import is_undoing
from timeline.events.verbs import Group
from timeline.model.said import Shift
from timeline.model.when import Basis, Moment, Resolved, When

_REACH: Final = 4
"""Words before a time in which the phrase that names its slot is looked for."""


class Slot(StrEnum):
    """What a time is to something that changes its slot."""

    NONE = "none"
    OLD = "old"
    NEW = "new"
    ASIDE = "aside"
    """When the change was made: "On Monday, the company postponed ..."."""


def moving_verb(scene: Scene) -> Group | None:
    """The verb of the clause that says that something changes its slot."""
    words, longer = scene.sentence.words, scene.words.sets["words.lengthened"]
    verb = next((group for group in scene.clause.groups if words[group.main].bits & roles.MOVE), None)
    verb = verb or infinitive_of_move(scene)
    if verb is not None and (_goes_elsewhere(scene, verb) or is_of_addition(scene, verb)):
        return None
    longer_verb = verb is not None and words[verb.main].low in longer
    if verb and longer_verb and any(w.bits & roles.TIME for w in words[: verb.start]):
        return None  # "the window, 1 to 3 a.m., has been extended until 5"
    return verb


def _goes_elsewhere(scene: Scene, verb: Group) -> bool:
    """Whether the place changes, not the slot: "Friday's match has been moved to Leeds"."""
    words, sets = scene.sentence.words, scene.words.sets
    behind = words[verb.end : scene.clause.end]
    if not behind or behind[0].low not in sets["moved.to"] | sets["moved.from"]:
        return False
    if any(word.bits & roles.TIME for word in behind):
        return False
    where = list(takewhile(lambda word: not word.bits & roles.MARK, behind[1 : 1 + _REACH]))
    dated = any(word.low in sets["nouns.slots"] for word in where)
    return not dated and any(word.bits & (roles.NAME | roles.VENUE) for word in where)


def tells_of_move(scene: Scene) -> bool:
    """Whether anything in the sentence speaks of a change of slots."""
    words = scene.sentence.words
    if any(words[group.main].bits & roles.MOVE for group in scene.sentence.groups):
        return True
    low, phrases = scene.sentence.low, scene.words.phrases
    if any(phrases[key].first_in(low) is not None for key in ("moved.old", "moved.replaced")):
        return True
    return len(scene.sentence.clauses) > 1 and phrases["status.cancelled"].first_in(low) is not None


def slot_of(scene: Scene) -> Slot:
    """Whether a time is the old or the new slot, by the words that lead to it and its side of the verb."""
    if _is_decision(scene):
        return Slot.ASIDE
    if is_agent(scene):
        return Slot.NONE
    if _names_old(scene) or is_given_up(scene) or moves_behind(scene):
        return Slot.OLD
    if _is_correction(scene) or takes_over(scene) or (tells_of_move(scene) and is_behind_aside(scene)):
        return Slot.NEW
    verb = moving_verb(scene)
    if verb is None:
        return _replaced(scene)
    now = scene.words.phrases["moved.now"].first_in(scene.sentence.low, scene.clause.start, scene.at)
    if now is not None and now[0] > verb.start:
        return Slot.NEW
    past = scene.words.phrases["moved.past"].first_in(scene.sentence.low, scene.clause.start, verb.end)
    if past is not None and past[1] >= verb.start:
        return (
            Slot.NONE if scene.at < past[0] else Slot.OLD
        )  # "resumes on Monday after being adjourned on Friday"
    between = scene.sentence.low[scene.at + 1 : verb.start]
    if between.count("(") > between.count(")"):
        leads = scene.sentence.low[verb.end : verb.end + 1]
        given_up = not scene.words.sets["moved.to"].isdisjoint(leads)
        return Slot.OLD if given_up else Slot.NEW  # "8 December (postponed from 13 October)"
    if verb.end > scene.at and is_left_behind(scene, verb):
        return Slot.NEW
    if verb.end > scene.at and scene.first_in_clause() and _is_ahead(scene, verb):
        return Slot.NONE  # "On Sunday we will move the servers"
    if verb.end > scene.at and (_goes_on(scene, verb) or (not _is_timed(scene, verb) and is_undoing(scene))):
        return Slot.NONE
    if verb.end > scene.at:
        return Slot.ASIDE if scene.first_in_clause() and not _belongs_to_noun(scene) else Slot.OLD
    if has_newer(scene) or is_put_off_aside(scene, verb):
        return Slot.OLD
    lead = lead_of(scene)
    if lead in scene.words.sets["moved.from"] or _belongs_to_noun(scene) or _goes_to_next(scene, verb):
        return Slot.OLD
    return Slot.NEW


def is_agent(scene: Scene) -> bool:
    """As in "caused by tonight's works": who or what does it."""
    word, sets = scene.sentence.words[scene.at], scene.words.sets
    done = scene.at > 0 and scene.sentence.low[scene.at - 1] in sets["deadline.suffered"]
    told = scene.document.text[word.start : word.end].replace("\u2019", "'")
    return done and told.endswith(scene.words.suffixes["possessive"])


def _is_decision(scene: Scene) -> bool:
    """Whether it is when something was called off, counted from its slot: "was cancelled an hour before"."""
    said, group = scene.mention.mention.said, scene.verb()
    if not isinstance(said, Shift) or not said.told or said.sign > 0 or group is None:
        return False
    off = scene.words.phrases["status.cancelled"]
    told = off.first_in(scene.sentence.low, scene.clause.start, scene.at)
    return group.end <= scene.at and told is not None


def _replaced(scene: Scene) -> Slot:
    """As in "Friday's class will be held on Saturday instead": the old slot stands before the verb."""
    clause, sentence = scene.clause, scene.sentence
    told = scene.words.phrases["moved.replaced"].first_in(sentence.low, clause.start, clause.end)
    held = scene.words.phrases["moved.held"].first_in(sentence.low, clause.start, clause.end)
    told = told or (held if _is_named_by_day(scene) else None)
    group = next((group for group in clause.groups if group.finite), None)
    words, of = sentence.words, scene.words.sets["words.of"]
    if told is None or group is None or any(word in of for word in sentence.low[told[1] : told[1] + 1]):
        return Slot.NONE  # "instead of Thursday"
    times = [index for index in range(clause.start, clause.end) if words[index].bits & roles.TIME]
    if not times or not times[0] < group.start < times[-1]:
        return Slot.NONE
    return Slot.OLD if scene.at < group.start else Slot.NEW


def _is_named_by_day(scene: Scene) -> bool:
    """Whether the clause begins with what a day names: "*The Thursday market* will be held on Friday"."""
    words, start = scene.sentence.words, scene.clause.start
    first = next((index for index in range(start, scene.clause.end) if words[index].bits & roles.TIME), None)
    return first is not None and not any(word.bits & roles.PREPOSITION for word in words[start:first])


def _goes_on(scene: Scene, verb: Group) -> bool:
    """As in "meets on 4 May, bringing it forward by a week": behind a comma the slot told is the new one."""
    words = scene.sentence.words
    led = words[verb.start - 1].low == "," if verb.start else False
    held = any(group.finite and group.end <= scene.at for group in scene.clause.groups)
    return led and held and bool(words[verb.main].bits & roles.GERUND) and verb.start > scene.at


def _is_timed(scene: Scene, verb: Group) -> bool:
    """Whether a slot stands behind the verb: "on Monday put off the launch until Friday"."""
    return any(word.bits & roles.TIME for word in scene.sentence.words[verb.end : scene.clause.end])


def _is_ahead(scene: Scene, verb: Group) -> bool:
    return any(word.bits & roles.MODAL for word in scene.sentence.words[verb.start : verb.end])


def _belongs_to_noun(scene: Scene) -> bool:
    """As in "our 10 a.m. call", "Monday's meeting"."""
    taken = taken_by_verbs(scene.sentence)
    return happening_after(scene.sentence, scene.at, scene.clause.end, taken) is not None


def _goes_to_next(scene: Scene, verb: Group) -> bool:
    """Whether it is what is left for the time behind it: "move the visit for *Monday* to Tuesday"."""
    words, ways = scene.sentence.words, scene.words.sets["moved.to"]
    if all(word.bits & roles.LEAD for word in words[verb.end : scene.at]):
        return False  # "moved to Monday to make room"
    following = words[scene.at + 1 : scene.at + 3]
    if not any(word.bits & roles.TIME for word in following):
        return False
    return scene.document.text[following[0].start : following[-1].end].lower().split()[0] in ways


def _names_old(scene: Scene) -> bool:
    """As in "originally scheduled for", "instead of"."""
    low = scene.sentence.low
    old = scene.words.phrases["moved.old"]
    if _is_denied(scene) or is_altered(scene):
        return True
    background = scene.words.phrases["moved.background"]
    told = background.first_in(low, scene.clause.start, scene.at) is not None
    if told and moving_verb(scene) is None and not is_behind_aside(scene):
        words = scene.sentence.words
        if any(words[group.main].bits & roles.MOVE for group in scene.sentence.groups):
            return True
    if moving_verb(scene) is not None and is_slot_aside(scene):
        return True
    led = (*low[: scene.at], lead_of(scene))
    return old.ends_at(led, len(led), _REACH) or old.ends_at(low, scene.at, _REACH)


def _is_denied(scene: Scene) -> bool:
    """As in "on 3 October, not 26 September", "not on Friday but on Saturday"."""
    words, low = scene.sentence.words, scene.sentence.low
    at = scene.at
    while at and words[at - 1].bits & roles.LEAD and not words[at - 1].bits & roles.TIME:
        at -= 1
    denied = at > 0 and low[at - 1] in scene.words.sets["words.denied"]
    others = [index for index, word in enumerate(words) if word.bits & roles.TIME and index != scene.at]
    return bool(others) and (denied or _is_corrected(scene))


def _is_correction(scene: Scene) -> bool:
    """As in "will not be held at 11 a.m., but *at 4 p.m.*"."""
    low, words, at = scene.sentence.low, scene.sentence.words, scene.at
    while at and words[at - 1].bits & roles.LEAD and not words[at - 1].bits & roles.TIME:
        at -= 1
    group = scene.verb()
    if not at or low[at - 1] not in scene.words.sets["words.contrast"] or group is None:
        return False
    return not scene.words.sets["words.denied"].isdisjoint(low[group.start : group.end])


def _is_corrected(scene: Scene) -> bool:
    """As in "will not be held at 11 a.m., *but at* 4 p.m.": the verb holds for the other slot."""
    words, low, group = scene.sentence.words, scene.sentence.low, scene.verb()
    if group is None or group.end > scene.at:
        return False
    if scene.words.sets["words.denied"].isdisjoint(low[group.start : group.end]):
        return False
    behind = scene.at + 1
    while behind < len(words) and low[behind] == ",":
        behind += 1
    if behind >= len(words) or low[behind] not in scene.words.sets["words.contrast"]:
        return False
    following = words[behind + 1 : behind + 1 + _REACH]
    led = [word for word in following if not word.bits & roles.LEAD or word.bits & roles.TIME]
    return bool(led) and bool(led[0].bits & roles.TIME)


def scene_of(scene: Scene, other: Resolved) -> Scene | None:
    """Another mention of the same sentence as a scene."""
    index = scene.sentence.index_of(other.span.start)
    if index is None or other is scene.mention or other.start is None:
        return None
    return scene_at(
        scene.layout, other, scene.block_at, scene.sentence, earlier=scene.earlier, at=index, memo=scene.memo
    )


def told_beside(scene: Scene, others: Sequence[Resolved], slot: Slot) -> When | None:
    """The other slot that the sentence tells.

    Args:
        scene: one slot.
        others: the resolved mentions of the sentence.
        slot: which one is asked for.
    """
    for other in others:
        there = scene_of(scene, other)
        if there is None or (slot is Slot.NONE and _is_said(there)):
            continue
        if slot_of(there) is slot:
            return other.start
    return None


def _is_said(scene: Scene) -> bool:
    """Whether it is when something is told: "have been postponed, the ministry said on Monday"."""
    group = scene.verb()
    return group is not None and bool(scene.sentence.words[group.main].bits & roles.REPORT)


def on_the_day_of(old: When, new: When) -> When:
    """An old clock time whose day was not told, on the day of the new one: "from 3 to 1 p.m. on Friday"."""
    if not isinstance(old, Moment) or not isinstance(new, Moment):
        return old
    if old.day_from.basis in {Basis.STATED, Basis.HEADING}:
        return old
    at: datetime = old.at.replace(year=new.at.year, month=new.at.month, day=new.at.day)
    return Moment(at, old.zone, new.day_from, old.zone_from, old.half_from)
