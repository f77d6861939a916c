"""What is denied or granted until a time: "not before Thursday", "gave them until 4 to reply"."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.events.words import EventWords
from timeline.model.when import Relation

_GIVEN: Final = 5
"""Words that name who is given time at most."""


def is_denied_before(scene: Scene) -> bool:
    """As in "will not take place before Thursday", "has no engagements before 2pm": no limit."""
    group = scene.verb()
    if group is None or group.end > scene.at or scene.mention.relation is not Relation.BEFORE:
        return False
    behind = scene.sentence.low[group.end : scene.at]
    return not scene.words.sets["words.none"].isdisjoint(behind) or is_no_earlier(scene)


def is_no_earlier(scene: Scene) -> bool:
    """Whether the verb is denied for the time before: "will not take place before Thursday"."""
    group = scene.verb()
    if group is None or scene.mention.relation is not Relation.BEFORE:
        return False
    return not scene.words.sets["words.denied"].isdisjoint(scene.sentence.low[group.start : group.end])


def begins_then(scene: Scene) -> bool:
    """Whether what does not happen until a time happens then: "the gates do not open until 7".

    A state that goes on is no happening ("not allowed until", "not safe until"), nor is a request ("Please do
    not open until"); what does not end until then has its end there.
    """
    if not is_until(scene):
        return False
    group = scene.verb()
    if group is None and _is_day_of_limit(scene):
        group = next((each for each in reversed(scene.sentence.groups) if each.end <= scene.at), None)
    if group is None or not group.finite or group.end > scene.at:
        return False
    words, sets = scene.sentence.words, scene.words.sets
    begin = scene.sentence.clauses[scene.sentence.clause_at(group.start)].start
    subject = [word.low for word in words[begin : group.start] if is_word(word)]
    if not subject or not sets["denied.nobody"].isdisjoint(subject) or words[group.main].bits & roles.END:
        return False
    none = subject[0] in sets["words.none"]
    told = [word.low for word in words[group.start : scene.at] if is_word(word)]
    if not none and sets["words.denied"].isdisjoint(told):
        return False
    if not sets["denied.states"].isdisjoint(told):
        return False
    if not words[group.main].bits & (roles.COPULA | roles.MODAL):
        return True
    behind = {word.low for word in words[group.end : scene.at] if is_word(word)} - sets["words.denied"]
    earlier = scene.before.words if scene.before else ()
    if behind and any(word.bits & roles.TIME for word in (*earlier, *words[: group.start])):
        return False  # "an upgrade from 5; the site will not be available until 9": it is over then
    return behind <= sets["denied.begun"]


def is_until(scene: Scene) -> bool:
    """Whether the time is a limit that the words before it tell: "until Friday", "until [Friday](...)"."""
    relation = scene.mention.relation
    at, low, sets = scene.at - 1, scene.sentence.low, scene.words.sets
    if relation is Relation.AFTER and at > 0:
        return low[at] in sets["words.until"]  # "until after 6 p.m."
    if relation is not Relation.AT:
        return relation is Relation.UNTIL
    while at > 0 and (
        low[at] in sets["denied.least"] or (" " in low[at] and low[at] not in sets["words.until"])
    ):
        at -= 1  # "through end of service on Sunday"
    return at >= 0 and (low[at] in sets["words.until"] or _is_day_of_limit(scene))


def _is_day_of_limit(scene: Scene) -> bool:
    """Whether a month that is the limit stands before its days: "until May 2026 - Friday 8th and ..."."""
    low, until = scene.sentence.low, scene.words.sets["words.until"]
    if until.isdisjoint(low.present):
        return False
    tied = next((index for index in range(scene.at - 1, -1, -1) if low[index] in until), None)
    if tied is None or any(tied < group.start < scene.at for group in scene.sentence.groups):
        return False
    return any(word.isdigit() and len(word) == len("2026") for word in low[tied : tied + 3])


def without_denial(title: str, words: EventWords) -> str:
    """A title of what begins then: "Doors do not open" are "Doors open"."""
    sets = words.sets
    told = title.split()
    said = sets["words.denied"] | sets["words.emphatic"]
    kept = [
        word for index, word in enumerate(told) if word.lower() not in (said if index else sets["words.none"])
    ]
    text = " ".join(kept)
    return text[:1].upper() + text[1:]


def gives_time(scene: Scene) -> bool:
    """As in "gave the firm until Friday to reply": somebody and nothing else stands between."""
    words, group = scene.sentence.words, scene.verb()
    if group is None or group.end > scene.at:
        return False
    told, behind = words[group.end : scene.at], words[scene.at + 1 : scene.at + 2]
    if not behind or not behind[0].bits & roles.INFINITIVE:
        return False  # "gives a discount until Friday"
    if words[group.main].low not in scene.words.sets["deadline.giving"] or not told:
        return False
    if told[-1].low in scene.words.sets["words.until"]:
        told = told[:-1]
    small = roles.PREPOSITION | roles.MARK | roles.TIME | roles.CONJUNCTION | roles.HAPPENING
    return 0 < len(told) <= _GIVEN and not any(word.bits & small for word in told)
