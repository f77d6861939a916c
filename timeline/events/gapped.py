"""Titles of clauses without a verb that was recognised: "will meet A on Monday and B on Tuesday"."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from timeline.events import roles
from timeline.events.clause import Joint, verb_clause_before
from timeline.events.saying import Title, say, verb_words
from timeline.events.scene import Scene
from timeline.events.subject import subject_of
from timeline.events.verbs import Group
from timeline.events.wording import trim, without_times

_BARE: Final = roles.SCHEDULE | roles.BEGIN | roles.MOVE | roles.CANCEL | roles.HOLD
"""Verbs that tell nothing but that something has a slot, or lost it, or is held."""
_VERB: Final = roles.FINITE | roles.DOUBTFUL | roles.BASE
_LEADING: Final = roles.PREPOSITION | roles.DETERMINER
_SMALL: Final = roles.LEAD | roles.PREPOSITION | roles.TIME


def gapped_title(scene: Scene) -> Title | None:
    """The title of a clause that goes on from the one before it, with its verb or with its own."""
    if scene.clause.joint is not Joint.AND or not scene.clause_at:
        return None
    if (own := _own_verb(scene)) is not None:
        return own
    number = verb_clause_before(scene.sentence, scene.clause_at)
    clause = scene.sentence.clauses[number]
    sequel = scene.words.sets["words.sequel"]
    if any(low in sequel for low in scene.sentence.low[clause.end - 1 : scene.at]):
        return None  # "The fair opens at 10, followed by a concert at noon"
    group = next((group for group in clause.groups if group.finite), None)
    if group is None:
        return None
    words = scene.sentence.words
    subject = subject_of(scene.sentence, number, group, scene.words)
    rest = trim(without_times(words[scene.clause.start : scene.clause.end]), scene.words)
    if not rest or not subject:
        return None
    verb = "" if words[group.main].bits & _BARE else verb_words(scene, group)
    return say(scene, subject if verb else [], verb, rest, "verb of the clause before")


def _own_verb(scene: Scene) -> Title | None:
    """A clause whose first word can only be its verb: "met A on Monday and *opens* a dairy on Friday"."""
    words, start = scene.sentence.words, scene.clause.start
    before = scene.sentence.clauses[scene.clause_at - 1]
    aside = before.joint is Joint.RELATIVE and words[start - 1].low == ","
    bits = words[start].bits
    if not bits & _VERB or bits & roles.NAME or start + 1 >= len(words):
        return None
    if not aside and not _is_verb(scene, before.groups):
        return None
    verb = Group(start, start + 1, bits, start, True)  # noqa: FBT003 - a field of a tuple
    subject = subject_of(scene.sentence, scene.clause_at, verb, scene.words)
    rest = without_times(words[start + 1 : scene.clause.end])
    lead = list(takewhile(lambda word: word.bits & _LEADING and not word.bits & roles.NAME, rest))
    told = trim(rest[len(lead) :], scene.words)
    rest = [*lead, *told] if told else []
    return say(scene, subject, words[start].low, rest, "verb of its own") if subject else None


def _is_verb(scene: Scene, before: tuple[Group, ...]) -> bool:
    """Whether a word behind an "and" is a verb of the subject before: it agrees, and tells what or when."""
    words, start = scene.sentence.words, scene.clause.start
    bits, behind = words[start].bits, words[start + 1].bits
    group = next((each for each in before if each.finite), None)
    if bits & roles.HAPPENING:
        return False
    if group is None or not group.start:
        return bool(before) and bool(behind & _SMALL)  # "the sprint, first set for Saturday, moves to"
    if behind & (roles.DETERMINER | roles.NAME):
        return True
    several = bool(words[group.start - 1].bits & roles.PLURAL)
    agrees = not group.bits & roles.MODAL and several is not bool(bits & roles.PLURAL)
    return agrees and bool(behind & _SMALL)
