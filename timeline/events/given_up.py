"""A slot called off and its new one: "Friday's walk is cancelled and will be held on Monday"."""

from __future__ import annotations

import re
from typing import Final

from timeline.events import roles
from timeline.events.clause import Clause, Joint
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.events.verbs import Group
from timeline.model.text import Span

_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_HOLDS: Final = roles.MOVE | roles.HOLD | roles.SCHEDULE | roles.BEGIN
_SLOTTED: Final = roles.BEGIN | roles.SCHEDULE | roles.MOVE
_SMALL: Final = roles.FUNCTION | roles.ADVERB | roles.LEAD | roles.PRONOUN


def is_given_up(scene: Scene) -> bool:
    """Whether the clause calls off what the next one gives a new slot."""
    clauses, at = scene.sentence.clauses, scene.clause_at
    return at + 1 < len(clauses) and _calls_off(scene, clauses[at]) and _takes_over(scene, clauses[at + 1])


def takes_over(scene: Scene) -> bool:
    """Whether the clause gives a new slot to what the one before it calls off."""
    clauses, at = scene.sentence.clauses, scene.clause_at
    return at > 0 and _calls_off(scene, clauses[at - 1]) and _takes_over(scene, clauses[at])


def gets_new_slot(scene: Scene) -> bool:
    """Whether a slot that holds now is told behind: "which was due on Friday, will now be held on Sunday"."""
    words = scene.sentence.words
    now = scene.words.phrases["moved.now"].first_in(scene.sentence.low, scene.at)
    if now is not None:
        return any(word.bits & roles.TIME for word in words[now[1] :])
    following = scene.sentence.clauses[scene.clause_at + 1 : scene.clause_at + 2]
    if scene.clause.joint is not Joint.RELATIVE or not following or following[0].joint is not Joint.AND:
        return False
    begins = any(group.finite and group.bits & _SLOTTED for group in following[0].groups)
    return begins and any(word.bits & roles.TIME for word in words[following[0].start : following[0].end])


def moves_behind(scene: Scene) -> bool:
    """Whether the verb behind an aside moves it: "The vote, *planned for Friday*, was put back to"."""
    sentence, at = scene.sentence, scene.clause_at
    if scene.clause.joint is not Joint.RELATIVE or at + 1 == len(sentence.clauses):
        return False
    group, following = scene.verb(), sentence.clauses[at + 1]
    if following.joint is not Joint.AND:
        return False
    if group is None:  # ", due on Friday,"
        planned = bool(sentence.words[scene.clause.start].bits & roles.SCHEDULE)
    else:
        planned = not group.finite and _was_planned(scene, group)
    if not planned:
        return False
    moves = any(sentence.words[each.main].bits & roles.MOVE for each in following.groups[:1])
    return moves and _tells_time(scene, following)


def is_called_off_around(scene: Scene) -> bool:
    """Whether what was planned for the time is called off by the clause that it describes something of.

    As in "called off the strike *that was due to begin on Monday*", "the talks, *which were due on Monday*,
    have been postponed".
    """
    sentence, at, group = scene.sentence, scene.clause_at, scene.verb()
    if scene.clause.joint is not Joint.RELATIVE or group is None or not _was_planned(scene, group):
        return False
    if _undoes_thing(scene, sentence.clauses[at - 1]):
        return True
    if at + 1 == len(sentence.clauses) or sentence.clauses[at + 1].joint is not Joint.AND:
        return False
    return _is_undone(scene, sentence.clauses[at + 1])


def is_off_before(scene: Scene) -> bool:
    """Whether what the sentence before says is off was planned for the time: "It was due on Friday"."""
    group = scene.verb()
    if group is None:
        return False
    words, sets = scene.sentence.words, scene.words.sets
    subject = [
        word.low
        for word in words[scene.clause.start : group.start]
        if is_word(word) and not word.bits & roles.ADVERB
    ]
    if not subject or not any(word.low in sets["words.past"] for word in words[group.start : group.end]):
        return False
    anaphor = len(subject) == 1 and subject[0] in sets["words.anaphors"]
    named = len(subject) == len("ab") and subject[-1] in sets["moved.slots"]
    if not (anaphor or named) or not group.bits & roles.SCHEDULE:
        return False
    sentence = scene.before  # read last: most clauses need no other sentence
    if sentence is None or any(word.bits & roles.TIME for word in sentence.words):
        return False
    return scene.words.phrases["status.cancelled"].first_in(sentence.low) is not None


def is_last_slot(scene: Scene) -> bool:
    """Whether the paragraph goes on to no other day, which may be the new slot of what is off."""
    behind = Span(scene.sentence.span.end, scene.block.span.end)
    told = (span.of(scene.document.text) for span in scene.layout.times_in(behind))
    return all(_YEAR.search(each) and not _DAY.search(each) for each in told)


def is_moved_by(scene: Scene) -> bool:
    """Whether the sentence moves it by an amount, to no slot that it tells: "was put back *by* a week"."""
    low, phrases, sets = scene.sentence.low, scene.words.phrases, scene.words.sets
    if any(word.bits & roles.TIME for word in scene.sentence.words[scene.at + 1 :]):
        return False
    by = sets["moved.by"] | sets["words.single"]
    moves = (phrases[key].first_in(low, scene.at) for key in ("moved.later", "moved.sooner"))
    return any(told is not None and not by.isdisjoint(low[told[1] : told[1] + 1]) for told in moves)


def is_put_off_aside(scene: Scene, verb: Group) -> bool:
    """Whether an aside tells when it was put off: "The game, *postponed by rain on Tuesday*, will be"."""
    words, at = scene.sentence.words, scene.at
    if verb.finite or not verb.start or words[verb.start - 1].low != "," or verb.end > at:
        return False
    ways = scene.words.sets["moved.to"]
    if words[at - 1].low in ways or words[at].low in ways:
        return False
    comma = next((index for index in range(at + 1, len(words)) if words[index].low == ","), len(words))
    return any(group.start == comma + 1 and group.finite for group in scene.sentence.groups)


def infinitive_of_move(scene: Scene) -> Group | None:
    """The verb that somebody is to move it by: "asked the court *to move* the hearing from Monday"."""
    words = scene.sentence.words
    for at in range(scene.at - 1, scene.clause.start, -1):
        if words[at].bits & roles.MOVE and words[at - 1].bits & roles.INFINITIVE:
            return Group(at - 1, at + 1, words[at].bits, at, finite=False)
    return None


def is_slot_aside(scene: Scene) -> bool:
    """Whether it is a slot told beside what moves: "delayed the vote, *due on Friday*, until Monday"."""
    words, group, ways = scene.sentence.words, scene.verb(), scene.words.sets["moved.to"]
    if group is None or group.finite or not group.bits & roles.SCHEDULE or not group.start:
        return False
    if words[group.start - 1].low != ",":
        return False
    if not all(word.bits & (roles.LEAD | roles.PREPOSITION) for word in words[group.end : scene.at]):
        return False
    behind = [index for index in range(scene.at + 1, scene.clause.end) if words[index].bits & roles.TIME]
    text = scene.document.text
    return any(
        text[words[index].start : words[index].end].split()[0].lower() in ways or words[index - 1].low in ways
        for index in behind
    )


def is_behind_aside(scene: Scene) -> bool:
    """Whether it is the new slot behind an aside: "moved the vote, which was due on Friday, *to Monday*"."""
    words, lead = scene.sentence.words, lead_of(scene)
    at = scene.at - (words[scene.at - 1].low == lead)
    comma = at > 0 and words[at - 1].low == ","
    told = any(word.bits & roles.TIME for word in words[scene.clause.start : at])
    return comma and told and lead in scene.words.sets["moved.to"]


def is_of_addition(scene: Scene, verb: Group) -> bool:
    """Whether the verb tells of what is added: "starts at 1, *with Sunday's final* moved to noon"."""
    words, adding = scene.sentence.words, scene.words.sets["words.with"]
    return any(
        words[index].low in adding and words[index - 1].low == ","
        for index in range(scene.at + 1, verb.start)
    )


def is_left_behind(scene: Scene, verb: Group) -> bool:
    """Whether an aside behind the slot tells the old one: "is at noon, *moved from* 3 p.m."."""
    words, at = scene.sentence.words, verb.end
    if verb.finite or not verb.start or not words[verb.start - 1].bits & roles.MARK or at >= len(words):
        return False
    if not words[at].bits & roles.TIME:
        at += words[at].low in scene.words.sets["moved.from"]
    if at >= len(words) or not words[at].bits & roles.TIME:
        return False
    said = scene.document.text[words[verb.end].start : words[at].end].lower().split()
    return said[0] in scene.words.sets["moved.from"]


def has_newer(scene: Scene) -> bool:
    """Whether the sentence tells a newer slot behind: "then moved to May 12, will now be held on May 28"."""
    words = scene.sentence.words
    behind = scene.words.phrases["moved.now"].first_in(scene.sentence.low, scene.at)
    if behind is not None and behind[0] > scene.clause.end and _has_own_subject(scene, behind[0]):
        return False  # "was moved to May 12, and *the dinner* will now be held on May 28"
    return behind is not None and any(word.bits & roles.TIME for word in words[behind[1] :])


def _has_own_subject(scene: Scene, at: int) -> bool:
    """Whether the clause of a word names by itself what it tells of."""
    clause = scene.sentence.clauses[scene.sentence.clause_at(at)]
    told = scene.sentence.words[clause.start : at]
    own = {word.low for word in told if is_word(word) and not word.bits & (_SMALL | roles.AUXILIARY)}
    return any(word.bits & roles.DETERMINER for word in told) and own.isdisjoint(
        scene.sentence.low[: scene.at]
    )


def is_altered(scene: Scene) -> bool:
    """Whether a change of it is told, and a later day: "a change to the 12 May meeting. It is on 14 May"."""
    low, sets = scene.sentence.low, scene.words.sets
    at = scene.at - bool(scene.at and scene.sentence.words[scene.at - 1].bits & roles.DETERMINER)
    if at < len("ab") or low[at - 1] not in sets["moved.across"] or low[at - 2] not in sets["moved.changing"]:
        return False
    behind = Span(scene.mention.span.end, scene.block.span.end)
    return any(_DAY.search(span.of(scene.document.text)) for span in scene.layout.times_in(behind))


def lead_of(scene: Scene) -> str:
    """The word that leads to the time; the mention itself may begin with it."""
    said = scene.mention.span.of(scene.document.text).lower().split()
    if said and scene.words.roles.get(said[0], 0) & (roles.LEAD | roles.PREPOSITION):
        return said[0]
    return scene.sentence.words[scene.at - 1].low if scene.at else ""


def _was_planned(scene: Scene, group: Group) -> bool:
    low = scene.sentence.low[group.start : group.end]
    led = scene.sentence.low[scene.at - 1] in scene.words.sets["moved.to"]
    if not group.finite and (group.bits & roles.SCHEDULE or led):
        return True  # "the vote, proposed for Friday, has been called off"
    was = not scene.words.sets["words.past"].isdisjoint(low)
    words = scene.sentence.words[group.start : group.end]
    return was and bool(group.bits & roles.SCHEDULE or any(word.bits & roles.INFINITIVE for word in words))


def _undoing(scene: Scene, clause: Clause) -> Group | None:
    """The verb of a clause that calls something off, if it is its last one."""
    group = clause.groups[-1] if clause.groups else None
    if group is None:
        return None
    told = scene.words.phrases["status.cancelled"].first_in(scene.sentence.low, group.start, clause.end)
    return group if told is not None and told[0] < group.end else None


def _undoes_thing(scene: Scene, clause: Clause) -> bool:
    """Whether a clause calls off what its last word names: "have called off the strike | that"."""
    group, words = _undoing(scene, clause), scene.sentence.words
    if group is None or group.end == clause.end:
        return False
    thing = [word for word in words[group.end : clause.end] if is_word(word)]
    return bool(thing and thing[0].bits & roles.DETERMINER and thing[-1].bits & roles.HAPPENING)


def _is_undone(scene: Scene, clause: Clause) -> bool:
    """Whether a clause calls off what was told before it: "have been postponed", "have postponed it"."""
    group, words = _undoing(scene, clause), scene.sentence.words
    if group is None:
        return False
    ways = scene.words.sets["moved.to"]
    times = (index for index in range(group.end, clause.end) if words[index].bits & roles.TIME)
    if any(words[index - 1].low in ways or words[index].low in ways for index in times):
        return False  # "has been postponed to Friday"
    if any(word.bits & roles.COPULA for word in words[group.start : group.main]):
        return True
    if words[group.main].bits & roles.SCHEDULE:
        return True  # "will not take place"
    behind = words[group.end : group.end + 1]
    return bool(behind) and behind[0].low in scene.words.sets["words.same_thing"]


def _calls_off(scene: Scene, clause: Clause) -> bool:
    told = scene.words.phrases["status.cancelled"].first_in(scene.sentence.low, clause.start, clause.end)
    return told is not None and _tells_time(scene, clause)


def _takes_over(scene: Scene, clause: Clause) -> bool:
    """Whether a clause without a subject of its own tells when something is held."""
    words = scene.sentence.words
    group = next((group for group in clause.groups if group.finite), None)
    if group is None or not words[group.main].bits & _HOLDS or not _tells_time(scene, clause):
        return False
    return all(word.bits & _SMALL for word in words[clause.start : group.start] if is_word(word))


def _tells_time(scene: Scene, clause: Clause) -> bool:
    return any(word.bits & roles.TIME for word in scene.sentence.words[clause.start : clause.end])
