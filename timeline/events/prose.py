"""Titles out of running text: the happening that the time hangs on, or who does what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.clause import Joint
from timeline.events.columns import is_telling
from timeline.events.noun import (
    first_happening,
    happening_after,
    happening_before,
    left_edge,
    nearest_happening,
    right_edge,
    taken_by_verbs,
)
from timeline.events.scene import Scene
from timeline.events.subject import subject_of
from timeline.events.tokens import Word, is_word, text_of
from timeline.events.verbs import Group
from timeline.events.wording import MOST_WORDS, finish, fit, trim, without_times, words_in

_SLOT: Final = roles.SCHEDULE | roles.BEGIN | roles.MOVE | roles.CANCEL
"""Verbs that tell nothing but that something has a slot, or lost it."""
_ROOM: Final = 12
"""Words that a title of a subject, a verb and an object should not exceed."""
_SHORT_SUBJECT: Final = 6
"""Words up to which the subject of the sentence before is taken over."""


class Title(NamedTuple):
    """A title, and how it was found (for `timeline explain`)."""

    text: str
    how: str


def prose_title(scene: Scene) -> Title:
    """The title that a clause gives; its text is empty when the clause names nothing."""
    taken = taken_by_verbs(scene.sentence)
    group = scene.verb()
    for attempt in (_quoted, _named_beside):
        found = attempt(scene, taken, group)
        if found:
            return found
    if group is None:
        return _gapped(scene) or _nominal(scene, taken)
    main = scene.sentence.words[group.main].bits
    if main & _SLOT and not _has_object(scene, group):
        return _subject_title(scene, group)
    if main & (roles.HOLD | roles.INVITE):
        found = _object_title(scene, group, taken)
        if found:
            return found
    return _whole(scene, group, taken)


def _quoted(scene: Scene, taken: Sequence[bool], group: Group | None) -> Title | None:
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
    return _say(scene, [], "", trim(words[start + 1 : end], scene.words), "name in quotation marks")


def _named_beside(scene: Scene, taken: Sequence[bool], group: Group | None) -> Title | None:
    """The happening right before or right after the time."""
    sentence, clause = scene.sentence, scene.clause
    head = happening_after(sentence, scene.at, clause.end, taken)
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
    phrase = noun_phrase(scene, head, taken)
    host: list[Word] = []
    hosted = group is not None and scene.sentence.words[group.main].bits & (roles.HOLD | roles.INVITE)
    if group is not None and group.end <= head and hosted and len(phrase) < _ROOM:
        host = _host(scene, group)
    return _say(scene, host, "", phrase, how)


def _gives_way(group: Group, scene: Scene, head: int) -> bool:
    """Whether the verb tells less than the noun: "will host a call on", "said before the meeting at"."""
    main = scene.sentence.words[group.main].bits
    if main & (roles.HOLD | roles.INVITE | roles.REPORT | _SLOT) or _is_copula(group):
        return True
    between = scene.sentence.words[group.end : head]
    return any(word.bits & (roles.SUBORDINATOR | roles.PREPOSITION) for word in between) and len(
        between
    ) > len("ab")


def _is_copula(group: Group) -> bool:
    """Whether the verb is only a form of "to be"."""
    return bool(group.bits & roles.COPULA) and not group.bits & roles.VERB


def noun_phrase(scene: Scene, head: int, taken: Sequence[bool]) -> list[Word]:
    """The noun phrase of a happening, without times."""
    words = scene.sentence.words
    begin = left_edge(words, head, scene.clause.start, taken)
    begin = _completed(scene, begin, taken)
    end = right_edge(words, head, scene.clause.end, taken)
    return trim(without_times(words[begin:end]), scene.words)


def _completed(scene: Scene, begin: int, taken: Sequence[bool]) -> int:
    """Further left when the phrase only completes another: "coverage of | the spacecraft's arrival"."""
    words = scene.sentence.words
    index = begin
    while index > scene.clause.start and words[index - 1].bits & roles.DETERMINER:
        index -= 1
    if index - 2 < scene.clause.start or not words[index - 1].bits & roles.COMPLEMENT:
        return begin
    head = index - 2
    if not words[head].bits & roles.HAPPENING or taken[head]:
        return begin
    return left_edge(words, head, scene.clause.start, taken)


def _host(scene: Scene, group: Group) -> list[Word]:
    """The short name of who holds the happening."""
    subject = subject_of(scene.sentence, scene.clause_at, group, scene.words)
    names = [word for word in subject if word.bits & roles.NAME]
    return subject if subject and len(subject) <= len("abc") and len(names) == len(subject) else []


def _gapped(scene: Scene) -> Title | None:
    """A clause that leaves out its verb: "will meet A on Monday and B on Tuesday"."""
    if scene.clause.joint is not Joint.AND or not scene.clause_at:
        return None
    before = scene.sentence.clauses[scene.clause_at - 1]
    group = next((group for group in before.groups if group.finite), None)
    if group is None:
        return None
    words = scene.sentence.words
    subject = subject_of(scene.sentence, scene.clause_at - 1, group, scene.words)
    rest = trim(without_times(words[scene.clause.start : scene.clause.end]), scene.words)
    main = words[group.main].bits
    if not rest or not subject:
        return None
    verb = "" if main & (_SLOT | roles.HOLD | roles.INVITE) else verb_words(scene, group)
    return _say(scene, subject if verb else [], verb, rest, "verb of the clause before")


def _nominal(scene: Scene, taken: Sequence[bool]) -> Title:
    words, clause = scene.sentence.words, scene.clause
    chosen = trim(without_times(words[clause.start : clause.end]), scene.words)
    if not chosen and scene.clause_at:
        previous = scene.sentence.clauses[scene.clause_at - 1]
        chosen = trim(without_times(words[previous.start : previous.end]), scene.words)
    return _say(scene, [], "", chosen, "words around the time") or Title("", "nothing named")


def _subject_title(scene: Scene, group: Group) -> Title:
    subject = subject_of(scene.sentence, scene.clause_at, group, scene.words)
    return _say(scene, [], "", subject, "subject of the verb") or Title("", "nothing named")


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
    if head is None:
        return None
    return _say(scene, _host(scene, group), "", noun_phrase(scene, head, taken), "object of the verb")


def _whole(scene: Scene, group: Group, taken: Sequence[bool]) -> Title:
    """Subject, verb and what completes it."""
    words = scene.sentence.words
    subject = subject_of(scene.sentence, scene.clause_at, group, scene.words)
    verb = verb_words(scene, group)
    rest = without_times(
        [word for word in words[group.end : scene.clause.end] if not word.bits & roles.BRIDGE]
    )
    head = nearest_happening(scene.sentence, group.end, max(group.end, scene.at), taken)
    told = sum(len(word.low.split()) for word in [*subject, *_behind(rest)] if is_word(word)) + words_in(verb)
    if head is not None and told > MOST_WORDS:
        return _say(scene, [], "", noun_phrase(scene, head, taken), "happening in the clause") or Title(
            "", ""
        )
    if not subject:
        subject = _meant(scene, group)
    own = bool(subject) and subject[0].start >= words[scene.clause.start].start
    behind = nearest_happening(scene.sentence, group.end, scene.clause.end, taken)
    if behind is not None and not own:
        return _say(scene, [], "", noun_phrase(scene, behind, taken), "happening in the clause") or Title(
            "", ""
        )
    held = words[group.main].bits & (roles.HOLD | roles.INVITE)
    if not is_telling(trim(rest, scene.words)) and (not subject or held):
        return Title("", "nothing but a verb")
    if not own and sum(map(is_word, subject)) > len("abcd"):
        subject = []
    subject = fit(subject, MOST_WORDS - _ROOM // 3 - words_in(verb), scene.words)
    left = max(_ROOM - len(text_of(scene.document.text, subject).split()) - words_in(verb), len("abc"))
    completed = fit(_behind(rest), left, scene.words)
    lead = _leading(rest, completed)
    found = _say(scene, subject, verb, [*lead, *completed], "who does what")
    return found or Title("", "nothing named")


def _meant(scene: Scene, group: Group) -> list[Word]:
    """Whom "they" means: the subject of the sentence before, when it is short."""
    words = scene.sentence.words[scene.clause.start : group.start]
    anaphor = any(word.low in scene.words.sets["words.anaphors"] for word in words)
    before = scene.before
    if not anaphor or before is None or scene.clause_at:
        return []
    for number, clause in enumerate(before.clauses):
        first = next((other for other in clause.groups if other.finite), None)
        if first is not None:
            found = subject_of(before, number, first, scene.words)
            return found if sum(map(is_word, found)) <= _SHORT_SUBJECT else []
    return []


def _behind(rest: Sequence[Word]) -> list[Word]:
    """Up to the first comma, and not into the next clause."""
    kept: list[Word] = []
    for word in rest:
        if word.low in {",", ";", "."} and kept:
            break
        kept.append(word)
    return kept


def _leading(rest: Sequence[Word], completed: Sequence[Word]) -> list[Word]:
    """The small words between the verb and what completes it: "landed *at the* airport"."""
    if not completed:
        return []
    kept = []
    for word in rest:
        if word.start >= completed[0].start:
            break
        if word.bits & (roles.PREPOSITION | roles.DETERMINER | roles.INFINITIVE):
            kept.append(word)
    return kept


def verb_words(scene: Scene, group: Group) -> str:
    """The verb as titles say it: without auxiliaries, with the infinitive for what will be."""
    words = scene.sentence.words[group.start : group.end]
    kept = [word for word in words if is_word(word)]
    future = False
    while len(kept) > 1 and kept[0].bits & (
        roles.AUXILIARY | roles.ADVERB | roles.INFINITIVE | roles.SCHEDULE | roles.INVITE
    ):
        dropped = kept.pop(0)
        future = future or bool(
            dropped.bits & (roles.MODAL | roles.INFINITIVE) and not dropped.bits & roles.ADVERB
        )
    if len(kept) == 1 and kept[0].bits & roles.AUXILIARY and not kept[0].bits & roles.VERB:
        return ""
    said = text_of(scene.document.text, kept).lower()
    to = scene.words.names["future"]
    return f"{to} {said}" if future and to and kept[0].bits & (roles.BASE | roles.AUXILIARY) | 0 else said


def _say(scene: Scene, first: Sequence[Word], verb: str, rest: Sequence[Word], how: str) -> Title | None:
    """Put a title together; None when nothing telling is left."""
    text = scene.document.text
    room = MOST_WORDS - len(text_of(text, first).split()) - words_in(verb)
    kept = list(rest)
    if not verb and not first:
        kept = fit(kept, MOST_WORDS, scene.words)
    elif len(text_of(text, kept).split()) > room:
        kept = fit(kept, max(room, 1), scene.words)
    parts = [text_of(text, first), verb, text_of(text, kept)]
    title = finish(" ".join(part for part in parts if part), scene.words)
    return Title(title, how) if any(letter.isalpha() for letter in title) else None
