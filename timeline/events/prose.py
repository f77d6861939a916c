"""Titles out of running text: the happening that the time hangs on, or who does what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from timeline.events import roles
from timeline.events.announcing import gives_own
from timeline.events.columns import is_telling
from timeline.events.gapped import gapped_title
from timeline.events.hosts import has_other_object, host_of, is_object
from timeline.events.noun import (
    first_happening,
    happening_after,
    happening_before,
    nearest_happening,
    taken_by_verbs,
)
from timeline.events.predicate import agreed_title, exists, is_copula, predicate_title, suits
from timeline.events.promised import promised_title
from timeline.events.reporting import weighs
from timeline.events.saying import Title, noun_phrase, say
from timeline.events.scene import Scene, scene_at
from timeline.events.status import is_pause
from timeline.events.subject import is_of_window, planned_before, subject_of
from timeline.events.tokens import Word, is_word, text_of
from timeline.events.undone import is_undoing
from timeline.events.unheld import begins_then
from timeline.events.verbs import Group
from timeline.events.whole import tells_all, where_to, who_does_what
from timeline.events.wording import MOST_WORDS, fit, trim, without_times

_SLOT: Final = roles.SCHEDULE | roles.BEGIN | roles.MOVE | roles.CANCEL
"""Verbs that tell nothing but that something has a slot, or lost it."""
_OPENERS: Final = ((":",), ("-",), ("\u2013",), ("\u2014",))
"""Between the time of a row and its sentence."""
_SMALL: Final = roles.TIME | roles.LEAD | roles.PREPOSITION
"""Behind a name these lead to something else."""
_SHORT: Final = 3
"""Words of "the murder suspect"."""
_ROOM: Final = 12
"""Words that a title of a subject, a verb and an object should not exceed."""


def prose_title(scene: Scene) -> Title:
    """The title that a clause gives; its text is empty when the clause names nothing."""
    main_clause = _main_clause(scene)
    if main_clause is not None:
        return prose_title(main_clause)
    taken = taken_by_verbs(scene.sentence)
    group = scene.verb()
    if suits(scene) > 0:
        return agreed_title(scene, taken)
    if group is not None and (is_undoing(scene) or gives_own(scene, group)):
        return who_does_what(scene, group, taken)
    named = predicate_title(scene) or _quoted(scene) or promised_title(scene, taken)
    named = named or _named_beside(scene, taken, group)
    if named is not None:
        return named
    if group is None and (planned := planned_before(scene.sentence, scene.clause_at)):
        return say(
            scene, [], "", trim(without_times(planned), scene.words), "what an aside is about"
        ) or _nominal(scene)
    if group is None:
        return gapped_title(scene) or _nominal(scene)
    if weighs(scene, group):
        rest = trim(without_times(scene.sentence.words[group.end : scene.clause.end]), scene.words)
        return say(scene, [], "", rest, "what a day is weighed for") or Title("", "nothing named")
    described = _described(scene, group, taken)
    if described is not None:
        return described
    words = scene.sentence.words
    main = words[group.main].bits
    if not group.finite and group.end <= scene.at and (first := _opened_with(scene, group)):
        return first  # "several walks, starting with a stroll on 4 May"
    if main & _SLOT and not _has_object(scene, group) and not _pauses(scene, group):
        return _opened_with(scene, group) or _subject_title(scene, group)
    held = main & roles.HOLD or words[group.main].low in scene.words.sets["words.marked"]
    if held and _is_passive(scene, group) and not _has_object(scene, group):
        return _subject_title(scene, group)
    if main & (roles.HOLD | roles.INVITE):
        found = _object_title(scene, group, taken)
        if found:
            return found
    return who_does_what(scene, group, taken)


def _described(scene: Scene, group: Group, taken: Sequence[bool]) -> Title | None:
    """The happening that a participle describes: "a staff meeting | hosted in London on Monday"."""
    head = group.start - 1
    if group.finite or head < scene.clause.start or group.end > scene.at or taken[head]:
        return None
    if not scene.sentence.words[head].bits & roles.HAPPENING:
        return None
    return say(scene, [], "", noun_phrase(scene, head, taken), "happening that is described")


def _main_clause(scene: Scene) -> Scene | None:
    """What follows from "if you arrive after 4 a.m.": the clause behind, which tells what happens."""
    sentence, clause = scene.sentence, scene.clause
    window = is_of_window(sentence, scene.clause_at, scene.words)
    number = scene.clause_at - 1 if window else scene.clause_at + 1
    conditional = clause.start and sentence.low[clause.start - 1] in scene.words.sets["words.conditions"]
    if not (window or conditional or _is_aside(scene) or begins_then(scene)):
        return None
    if number >= len(sentence.clauses) or not sentence.clauses[number].groups:
        return None
    following = sentence.clauses[number]
    group = following.groups[0]
    at = group.end if group.end < following.end else max(group.start - 1, following.start)
    return scene_at(
        scene.layout, scene.mention, scene.block_at, sentence, earlier=scene.earlier, at=at, memo=scene.memo
    )


def _is_aside(scene: Scene) -> bool:
    """Whether a clause only leads to the next: "[resolved] At 9, |", "At 9, with the cause found, |"."""
    clause, sets = scene.clause, scene.words.sets
    words = scene.sentence.words[clause.start : clause.end]
    told = [
        word for word in words if is_word(word) and not word.bits & (roles.LEAD & ~roles.VERB | roles.ADVERB)
    ]
    if not told and scene.sentence.low[clause.end : clause.end + 1] in _OPENERS:
        return True  # "9 p.m. to 11 p.m.: the upgrade will require a shutdown"
    if len(told) == 1 and told[0].low in sets["nouns.states"]:
        return True
    small = roles.TIME | roles.MARK | roles.LEAD
    first = next((word for word in words if not word.bits & small), None)
    groups = clause.groups
    if first is None or first.low not in sets["words.with"] or len(groups) != 1:
        return False
    group = groups[0]
    return group.end == clause.end and group.end - group.start == 1 and bool(group.bits & roles.PARTICIPLE)


def _quoted(scene: Scene) -> Title | None:
    """A name in quotation marks that holds a happening: “2025 Virtual Tech Conference”."""
    words = scene.sentence.words
    clause = scene.clause
    start = next(
        (index for index in range(scene.at - 1, clause.start - 1, -1) if words[index].low == "“"), None
    )
    if start is None:
        return None
    end = next((index for index in range(start + 1, scene.at) if words[index].low == "”"), None)
    if end is None or not any(
        word.bits & roles.HAPPENING and word.bits & roles.NAME for word in words[start:end]
    ):
        return None
    return say(scene, [], "", trim(words[start + 1 : end], scene.words), "name in quotation marks")


def _named_beside(scene: Scene, taken: Sequence[bool], group: Group | None) -> Title | None:
    """The happening right before or right after the time."""
    sentence, clause = scene.sentence, scene.clause
    head = happening_after(sentence, scene.at, clause.end, taken)
    if sentence.low[scene.at + 1 : scene.at + 2] == (",",) and group is not None and group.end <= scene.at:
        head = None  # "the rock missed us on Sunday, the agency reports"
    how = "happening after the time"
    if head is None:
        head = happening_before(sentence, scene.at, clause.start, taken)
        how = "happening before the time"
        if (
            head is not None
            and group is not None
            and group.end <= scene.at
            and not _gives_way(group, scene, head)
        ):
            return None
    if head is None:
        return None
    if head < scene.at and group is not None and exists(scene, group):
        first = first_happening(sentence, group.end, head, taken)
        head = head if first is None else first
    # "today's meeting and the call with X": the day belongs to the first
    phrase = noun_phrase(scene, head, taken, single=head > scene.at)
    host: list[Word] = []
    hosted = group is not None and scene.sentence.words[group.main].bits & (roles.HOLD | roles.INVITE)
    if group is not None and hosted and is_object(scene, group, head) and len(phrase) < _ROOM:
        host = host_of(scene, group)
    return say(scene, host, "", phrase, how)


def _gives_way(group: Group, scene: Scene, head: int) -> bool:
    """Whether the verb tells less than the noun: "will host a call on", "said before the meeting at"."""
    main = scene.sentence.words[group.main].bits
    if _pauses(scene, group):
        return False
    if main & (roles.HOLD | roles.INVITE | roles.REPORT | _SLOT) or is_copula(group):
        return not (main & roles.BEGIN and _has_object(scene, group) and tells_all(scene, group, head))
    if tells_all(scene, group, head):
        return False
    between = scene.sentence.words[group.end : head]
    return any(word.bits & (roles.SUBORDINATOR | roles.PREPOSITION) for word in between) and len(
        between
    ) > len("ab")


def _is_passive(scene: Scene, group: Group) -> bool:
    """Whether a verb is in the passive: "a decision will be made"."""
    words = scene.sentence.words
    copula = any(word.bits & roles.COPULA for word in words[group.start : group.main])
    return copula and words[group.main].bits & (roles.PARTICIPLE | roles.GERUND) == roles.PARTICIPLE


def _pauses(scene: Scene, group: Group) -> bool:
    """Whether the verb tells that something that runs on stops for a while, which is what happens."""
    words = scene.sentence.words
    return bool(words[group.main].bits & roles.CANCEL) and is_pause(
        scene, words[scene.clause.start : scene.clause.end]
    )


def _nominal(scene: Scene) -> Title:
    words, clause = scene.sentence.words, scene.clause
    chosen = trim(without_times(words[clause.start : clause.end]), scene.words)
    if not chosen and scene.clause_at:
        previous = scene.sentence.clauses[scene.clause_at - 1]
        chosen = trim(without_times(words[previous.start : previous.end]), scene.words)
    return say(scene, [], "", chosen, "words around the time") or Title("", "nothing named")


def _opened_with(scene: Scene, group: Group) -> Title | None:
    """What a day or a house begins with: "Monday in the Lords begins at 2.30 with questions on farming"."""
    main = scene.sentence.words[group.main].bits
    if not main & (roles.BEGIN | roles.END) or (group.finite and not main & roles.BEGIN):
        return None
    subject = subject_of(scene.sentence, scene.clause_at, group, scene.words) if group.finite else []
    if any(word.bits & roles.HAPPENING or not word.bits & (roles.NAME | roles.FUNCTION) for word in subject):
        return None
    words = scene.sentence.words[group.end : scene.clause.end if group.finite else scene.at]
    at = next((i for i, word in enumerate(words) if word.low in scene.words.sets["words.with"]), None)
    behind = () if at is None else takewhile(lambda word: word.low not in {",", ";", ")"}, words[at + 1 :])
    rest = trim(without_times(list(behind)), scene.words)
    name = text_of(scene.document.text, subject)
    if not is_telling(rest) or len(name.split()) >= len("abcd"):
        return None
    found = say(scene, [], "", fit(rest, MOST_WORDS - len(name.split()), scene.words), "what it begins with")
    return found._replace(text=f"{name}: {found.text}") if found is not None and name else found


def _subject_title(scene: Scene, group: Group) -> Title:
    subject = subject_of(scene.sentence, scene.clause_at, group, scene.words)
    if subject and _is_thing(scene, group, subject) and (where := where_to(scene, group)):
        last = scene.sentence.words[group.end - 1].low
        return say(scene, subject, last, where, "who is due where") or Title("", "nothing named")
    subject = [*subject, *_source(scene, group)] if subject else subject
    return say(scene, [], "", subject, "subject of the verb") or Title("", "nothing named")


def _is_thing(scene: Scene, group: Group, subject: Sequence[Word]) -> bool:
    """Whether what has a slot does not happen itself: a name, or "the suspect" that is due or moves."""
    if any(word.bits & roles.HAPPENING for word in subject):
        return False
    moves = scene.sentence.words[group.main].bits & roles.MOVE or group.bits & roles.COPULA
    return all(word.bits & roles.NAME for word in subject) or bool(moves and len(subject) <= _SHORT)


def _source(scene: Scene, group: Group) -> list[Word]:
    """From whom something is due: "A verdict is expected *from the Oslo court* on Friday"."""
    words, end = scene.sentence.words[: scene.clause.end], group.end
    if not words[group.main].bits & roles.SCHEDULE or end >= len(words):
        return []
    if words[end].low not in scene.words.sets["moved.from"]:
        return []
    behind = list(takewhile(lambda word: not word.bits & (_SMALL | roles.MARK), words[end + 1 :]))
    return [words[end], *behind] if any(word.bits & roles.NAME for word in behind) else []


def _has_object(scene: Scene, group: Group) -> bool:
    """Whether a verb that may tell of a slot acts on something: "will hold a vote"."""
    if not group.bits & (roles.HOLD | roles.MOVE | roles.CANCEL | roles.BEGIN | roles.SCHEDULE):
        return False
    words = scene.sentence.words
    passive = any(word.bits & roles.COPULA for word in words[group.start : group.end])
    if passive and not group.bits & roles.GERUND and not words[group.main].bits & roles.BASE:
        return False
    for word in words[group.end : scene.clause.end]:
        if word.bits & (roles.TIME | roles.PREPOSITION | roles.MARK):
            if word.bits & roles.TIME:
                continue
            return False
        if word.bits & roles.DETERMINER or not word.bits & (
            roles.FUNCTION | roles.ADVERB | roles.LEAD | roles.BRIDGE
        ):
            return True
    return False


def _object_title(scene: Scene, group: Group, taken: Sequence[bool]) -> Title | None:
    """The happening that somebody holds or invites to."""
    start, end = group.end, scene.clause.end
    head = nearest_happening(scene.sentence, start, scene.at, taken) if scene.at > start else None
    if head is None:
        head = first_happening(scene.sentence, start, end, taken)
    if head is None or has_other_object(scene, group, head):
        return None
    return say(scene, host_of(scene, group), "", noun_phrase(scene, head, taken), "object of the verb")
