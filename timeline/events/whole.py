"""Titles of who does what: subject, verb and what completes it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from timeline.events import roles
from timeline.events.clause import Joint
from timeline.events.columns import is_telling, unbracketed
from timeline.events.noun import nearest_happening
from timeline.events.saying import Title, named_day, noun_phrase, say, verb_words
from timeline.events.scene import Scene
from timeline.events.subject import subject_of
from timeline.events.tokens import Word, is_word, text_of
from timeline.events.verbs import Group
from timeline.events.wording import MOST_WORDS, fit, trim, without_times, words_in

_ROOM: Final = 12
"""Words that a title of a subject, a verb and an object should not exceed."""
_NO_OBJECT: Final = roles.PREPOSITION | roles.CONJUNCTION | roles.PRONOUN | roles.TIME
_ASIDE: Final = 3
"""Words of an aside between two adjectives."""
_SHORT_SUBJECT: Final = 6
"""Words up to which the subject of the sentence before is taken over."""


def who_does_what(scene: Scene, group: Group, taken: Sequence[bool]) -> Title:
    """Subject, verb and what completes it."""
    words = scene.sentence.words
    if other := _done_beside(scene, group):
        return other
    subject = subject_of(scene.sentence, scene.clause_at, group, scene.words)
    verb = verb_words(scene, group)
    particle = _particle(scene, group)
    behind = group.end + bool(particle)
    verb = f"{verb} {particle}".strip()
    rest = _completing(scene, behind)
    head = nearest_happening(scene.sentence, group.end, max(group.end, scene.at), taken)
    if head is not None and subject and _is_beside(words[group.end : head]):
        head = None
    if not trim(rest, scene.words):
        rest = named_day(scene, group.end)  # "will celebrate Apple Day at 5"
    told = sum(len(word.low.split()) for word in [*subject, *rest] if is_word(word)) + words_in(verb)
    if head is not None and told > MOST_WORDS:
        return say(scene, [], "", noun_phrase(scene, head, taken), "happening in the clause") or Title("", "")
    ordered = _ordered(scene, group) if told > MOST_WORDS else None
    if ordered is not None:
        return ordered
    if not subject:
        subject = _meant(scene, group)
    own = bool(subject) and subject[0].start >= words[scene.clause.start].start
    following = nearest_happening(scene.sentence, group.end, scene.clause.end, taken)
    if following is not None and not own and not (subject and _behind_relative(scene)):
        return say(scene, [], "", noun_phrase(scene, following, taken), "happening in the clause") or Title(
            "", ""
        )
    bare = group.bits & roles.COPULA and not group.bits & roles.VERB
    if bare and not subject and following is None:
        return Title("", "nothing but a verb")
    held = words[group.main].bits & (roles.HOLD | roles.INVITE)
    if (not subject or held) and not is_telling(trim(rest, scene.words)):
        return Title("", "nothing but a verb")
    if held and not subject:
        # "we will have a power cut": the object alone tells
        return say(scene, [], "", rest, "object of the verb") or Title("", "")
    if not own and sum(map(is_word, subject)) > len("abcd"):
        # "voting in the election opens at noon and closes at midnight": the head is enough
        head_noun = list(takewhile(lambda word: not word.bits & roles.PREPOSITION, subject))
        subject = head_noun if sum(map(is_word, head_noun)) <= len("abcd") else _name_last(head_noun)
    room = max(_ROOM - _ROOM // 3, MOST_WORDS - sum(len(word.low.split()) for word in rest if is_word(word)))
    subject = fit(subject, room - words_in(verb), scene.words)
    left = max(_ROOM - len(text_of(scene.document.text, subject).split()) - words_in(verb), len("abc"))
    lead = _leading(rest)
    completed = fit(rest, max(left - len(lead), 1), scene.words)
    found = say(scene, subject, verb, [*lead, *completed], "who does what")
    return found or Title("", "nothing named")


def _behind_relative(scene: Scene) -> bool:
    """Whether a clause about the subject parts it from its verb: "The firm, which is old, *will close*"."""
    number, clauses = scene.clause_at, scene.sentence.clauses
    while number and clauses[number - 1].joint in {Joint.RELATIVE, Joint.SUBORDINATE}:
        number -= 1
    if number == scene.clause_at or not number or clauses[number].joint is not Joint.RELATIVE:
        return False
    return not any(group.finite for group in clauses[number - 1].groups)


def tells_all(scene: Scene, group: Group, head: int) -> bool:
    """Whether a deed is told whose object or place a happening is, and a title has room for all of it.

    Not where the time may be that of the happening alone: "trained *for the race* on Sunday".
    """
    words, small = scene.sentence.words, scene.words.sets["words.in_course"]
    led = [word for word in words[group.end : head] if word.bits & roles.PREPOSITION]
    if led and led[-1].low not in small:
        return False
    subject = [word for word in words[scene.clause.start : group.start] if is_word(word)]
    named = any(not word.bits & (roles.FUNCTION | roles.LEAD | roles.ADVERB) for word in subject)
    told = without_times(words[scene.clause.start : scene.at])
    return group.finite and named and sum(map(is_word, told)) <= MOST_WORDS


def _name_last(chosen: Sequence[Word]) -> list[Word]:
    """The name behind what somebody is: "former police commissioner *Ann Lee*"."""
    named = list(takewhile(lambda word: word.bits & roles.NAME, reversed(chosen)))
    return named[::-1] if len(named) < len(chosen) else []


def _completing(scene: Scene, behind: int) -> list[Word]:
    """What completes the verb; not what was before: "resumes on Monday | after being adjourned"."""
    words = scene.sentence.words
    past = scene.words.phrases["moved.past"].first_in(scene.sentence.low, behind, scene.clause.end)
    beside = _beside(scene, behind, scene.clause.end)
    end = scene.clause.end if past is None else past[0]
    end = end if beside is None else min(end, beside - 1)
    told = _behind([word for word in words[behind:end] if not word.bits & roles.BRIDGE])
    rest = _without_records(without_times(told, goes_on=True))
    long = any(word.low == "(" for word in rest) and sum(map(is_word, rest)) > _ROOM
    return unbracketed(rest) if long else rest


def _done_beside(scene: Scene, group: Group) -> Title | None:
    beside = _beside(scene, group.end, scene.at)
    if beside is None:
        return None
    told = trim(scene.sentence.words[beside : scene.at], scene.words)
    return say(scene, [], "", told, "what is done beside it")


def _beside(scene: Scene, start: int, end: int) -> int | None:
    """Where another deed is told: "splash down at 6 p.m. after *undocking at 1 a.m.*"."""
    words, sequence = scene.sentence.words, scene.words.sets["words.sequence"]
    found = (
        index
        for index in range(start + 1, end)
        if words[index - 1].low in sequence
        and words[index].low.endswith(scene.words.suffixes["gerund"])
        and not words[index].bits & roles.NAME
    )
    return next(found, None)


def _without_records(rest: Sequence[Word]) -> list[Word]:
    """Without numbers in brackets: "host the Bears *(8-8)* in the final"."""
    kept: list[Word] = []
    for index, word in enumerate(rest):
        inner = rest[index - 1 : index + 2]
        around = [rest[at : at + 3] for at in (index - 2, index - 1, index) if at >= 0]
        if any(_is_record(each) for each in around) and inner:
            continue
        kept.append(word)
    return kept


def _is_record(three: Sequence[Word]) -> bool:
    low = [word.low for word in three]
    return len(low) == len("(1)") and low[0] == "(" and low[-1] == ")" and low[1][:1].isdigit()


def _particle(scene: Scene, group: Group) -> str:
    """What belongs to the verb and completes it alone: "switched *off* at 9", "goes *down*"."""
    words, at = scene.sentence.words, group.end
    if at >= scene.clause.end or words[at].low not in scene.words.sets["words.particles"]:
        return ""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.bits & (roles.MARK | roles.PREPOSITION):
        return words[at].low
    return words[at].low if following.bits & roles.TIME and not words[at].bits & roles.LEAD else ""


def _ordered(scene: Scene, group: Group) -> Title | None:
    """What somebody is told to do then: "remanded the accused in custody to appear at X on Monday"."""
    words = scene.sentence.words
    at = next(
        (
            index
            for index in range(scene.at - 2, group.end, -1)
            if words[index].bits & roles.INFINITIVE and words[index + 1].bits & roles.BASE
        ),
        None,
    )
    if at is None or words[at + 1].bits & (roles.NAME | roles.HAPPENING):
        return None
    between = words[group.end : at]
    if not any(word.bits & roles.DETERMINER | word.bits & roles.NAME for word in between[:1]):
        return None
    whom = list(takewhile(lambda word: is_word(word) and not word.bits & _NO_OBJECT, between[1:]))
    rest = without_times(_behind(words[at + 2 : scene.clause.end]))
    if not whom or not is_telling(rest) or any(word.low == "," for word in between):
        return None
    subject = trim([between[0], *whom], scene.words)
    verb = text_of(scene.document.text, words[at : at + 2])
    lead = _leading(rest)
    room = max(MOST_WORDS - len(subject) - len(lead) - len("to"), 1)
    return say(scene, subject, verb, [*lead, *fit(rest, room, scene.words)], "what somebody is told to do")


def _is_beside(between: Sequence[Word]) -> bool:
    """Whether a happening stands far from the verb: "pleaded guilty | in connection with oil operations"."""
    return sum(bool(word.bits & roles.PREPOSITION) for word in between) > 1


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
    index = 0
    while index < len(rest):
        word = rest[index]
        opens = word.bits & (roles.RELATIVE | roles.SUBORDINATOR) and not word.bits & roles.PREPOSITION
        if word.low == "," and _describes_more(kept):
            index = _behind_aside(rest, index)
            continue
        quoted = any(each.low == "\u201c" for each in kept) and kept[-1].low != "\u201d"
        if kept and not quoted and (word.low in {",", ";", "."} or opens):
            break
        kept.append(word)
        index += 1
    return kept


def _describes_more(kept: Sequence[Word]) -> bool:
    """Whether only an article and an adjective stand before a comma: "the long, though fair, rule"."""
    if len(kept) <= 1 or not kept[-2].bits & roles.DETERMINER:
        return False
    return is_word(kept[-1]) and not kept[-1].bits & (
        roles.NAME | roles.HAPPENING | roles.PLURAL | roles.BASE
    )


def _behind_aside(rest: Sequence[Word], comma: int) -> int:
    """Behind the next comma, when it is near; else behind this one."""
    near = range(comma + 1, min(len(rest), comma + _ASIDE + 2))
    return next((index for index in near if rest[index].low == ","), comma) + 1


def _leading(rest: Sequence[Word]) -> list[Word]:
    """The small words between the verb and what completes it: "landed *at the* airport"."""
    small = roles.PREPOSITION | roles.DETERMINER | roles.INFINITIVE
    kept = list(takewhile(lambda word: word.bits & small and not word.bits & roles.NAME, rest))
    return kept if len(kept) < len(rest) else []


def where_to(scene: Scene, group: Group) -> list[Word]:
    """What stands between a verb and the time: "Jones is due *back in court* on Friday"."""
    behind = scene.sentence.words[group.end : scene.clause.end]
    told = list(takewhile(lambda word: is_word(word) and not word.bits & roles.TIME, behind))
    while told and told[-1].bits & (roles.LEAD | roles.PREPOSITION):
        told.pop()
    return told if told and told[0].bits & (roles.PREPOSITION | roles.ADVERB) else []
