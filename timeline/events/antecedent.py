"""What a bare "the meeting" or "the summit" stands for: the name that the text has given it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final

from timeline.events import roles
from timeline.events.clause import Sentence
from timeline.events.ends import NEAR
from timeline.events.noun import left_edge, right_edge, taken_by_verbs
from timeline.events.scene import Scene
from timeline.events.sentence import sentences
from timeline.events.subject import begins_itself, subject_of
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group
from timeline.events.wording import MOST_WORDS, fit, without_times, words_in, written
from timeline.model.event import Event
from timeline.model.text import BlockKind
from timeline.model.when import Moment

_REACH: Final = 20_000
"""Code points of a document in which a name for a bare noun is looked for."""
_MOST_NAMES: Final = 3
_MOST_WORDS: Final = 5
"""Words of who or what a noun is about."""
_MOST_BEFORE: Final = 4
"""Events told before among which is the one that begins."""
_APART: Final = frozenset(" -")


def fuller_title(scene: Scene, title: str) -> str:
    """The name of a happening whose title is one bare noun; the title itself when the text has none.

    Args:
        scene: the time where it stands.
        title: its title so far.
    """
    low = title.lower()
    bits = scene.words.roles.get(low, 0)
    if words_in(title) != 1 or not bits & roles.HAPPENING or not is_definite(scene, low):
        return title
    named = _named(scene.before, scene, low) if scene.before is not None else ""
    if named:
        return named
    if low not in scene.memo.names:
        scene.memo.names[low] = _compound(scene, title)
    return scene.memo.names[low] or title


def subject_before(scene: Scene) -> str:
    """What "it" of a clause stands for: the subject of the clause before it that has one of its own.

    Behind its sentence only a happening: "The fair was rained off. It opens on Friday".
    """
    group, sentence = scene.verb(), scene.sentence
    if group is None:
        return ""
    if not _stands_for_other(scene, group):
        return ""
    if scene.before is not None and begins_itself(sentence, scene.clause, group, scene.words):
        return ""
    told = next(_subjects(sentence, range(scene.clause_at - 1, -1, -1), scene), None)
    if told is None and not scene.clause_at and scene.before is not None:
        told = next(_subjects(scene.before, range(len(scene.before.clauses)), scene), [])
        if not any(word.bits & roles.HAPPENING for word in told):
            return ""
    kept = fit(without_times(told or []), MOST_WORDS, scene.words)
    return written(scene.document.text, kept, scene.words)


def title_moved(found: Sequence[Event], scene: Scene, *, is_row: bool) -> str:
    """What a clause gives another slot to: "we have moved *it* to Sunday", "the new date is 5 May".

    Args:
        found: the events told before.
        scene: the new slot where it stands.
        is_row: whether it stands in a row.
    """
    named = names_new_slot(scene)
    if not (named or (not is_row and _moves_it(scene))):
        return ""
    told = _of_slot(scene) if named else subject_before(scene)
    if told is None or told:
        return told or ""
    near = bool(found) and scene.sentence.span.start - found[-1].evidence[-1].span.end <= NEAR
    return found[-1].title if near else ""


def names_new_slot(scene: Scene) -> bool:
    """Whether the words before a time say that it is another one: "the new date is", "a revised start of"."""
    return _new_slot(scene) is not None


def _new_slot(scene: Scene) -> int | None:
    """The word behind "new date"."""
    low, sets, start = scene.sentence.low, scene.words.sets, scene.clause.start
    if scene.at and low[scene.at - 1] in sets["moved.was"]:
        return None  # "(new date - was 13 February)"
    if scene.clause_at and not any(map(is_word, scene.sentence.words[start : scene.at])):
        start = scene.sentence.clauses[scene.clause_at - 1].start  # "the new date: 27 March"
    for index in range(start, scene.at - 1):
        if low[index] in sets["moved.new"] and low[index + 1] in sets["moved.dates"]:
            return index + 2
    return None


def _of_slot(scene: Scene) -> str | None:
    """What the new slot is of: "the new date *of the committee meeting*"; None where that is no happening."""
    at, words = _new_slot(scene) or 0, scene.sentence.words
    if not words[at].bits & roles.COMPLEMENT or at + 1 == scene.at:
        return ""
    stops = roles.TIME | roles.MARK | roles.COPULA | roles.AUXILIARY | roles.MODAL | roles.LEAD
    about = list(takewhile(lambda word: not word.bits & stops, words[at + 1 : scene.at]))
    if not any(word.bits & roles.HAPPENING for word in about):
        return None
    return written(scene.document.text, fit(about, MOST_WORDS, scene.words), scene.words)


def _moves_it(scene: Scene) -> bool:
    group, words = scene.verb(), scene.sentence.words
    if group is None or group.end >= scene.at or not words[group.main].bits & (roles.MOVE | roles.HOLD):
        return False
    return words[group.end].low in scene.words.sets["words.neuter"]


def _stands_for_other(scene: Scene, group: Group) -> bool:
    """Whether what a verb is about is told by a pronoun only: "*it* opens", "we have moved *it* to"."""
    words, sets = scene.sentence.words, scene.words.sets
    if _moves_it(scene):
        return True
    own = [word for word in words[scene.clause.start : group.start] if is_word(word)]
    anaphors = sets["words.anaphors"]
    return bool(own) and all(word.low in anaphors or word.bits & roles.ADVERB for word in own)


def _subjects(sentence: Sentence, numbers: Iterable[int], scene: Scene) -> Iterator[list[Word]]:
    """The subjects of the clauses of some numbers that have one of their own."""
    for number in numbers:
        verb = next((each for each in sentence.clauses[number].groups if each.finite), None)
        told = subject_of(sentence, number, verb, scene.words) if verb is not None else []
        if told:
            yield told


def what_begins(found: Sequence[Event], scene: Scene, title: str) -> str:
    """The title of the day told before of which a clause only tells the hour: "Kick-off is at 3pm"."""
    start = scene.mention.start
    if not isinstance(start, Moment) or title.lower() not in scene.words.sets["nouns.beginnings"]:
        return ""
    name, here = scene.document.source.name, scene.mention.span.start
    for event in reversed(found[-_MOST_BEFORE:]):
        last = event.evidence[-1]
        if last.document != name or here - last.span.end > NEAR:
            return ""
        if event.start == (start.at.date() if event.all_day else start.at) and event.end is None:
            return event.title
    return ""


def what_opens(scene: Scene) -> str:
    """What is no happening and yet has an hour of its own before one: "Doors are at 2pm"."""
    group = scene.verb()
    if group is None or not group.finite:
        return ""
    before = scene.sentence.words[scene.clause.start : group.start]
    own = [word for word in before if is_word(word) and not word.bits & roles.DETERMINER]
    side = len(own) == 1 and own[0].low in scene.words.sets["labels.side"]
    return written(scene.document.text, own, scene.words) if side else ""


def is_definite(scene: Scene, noun: str) -> bool:
    """Whether the clause says "the meeting", not "a meeting"."""
    words = scene.sentence.words
    index = next((index for index, word in enumerate(words) if word.low == noun), 0)
    before = words[index - 1] if index else None
    return (
        before is not None
        and bool(before.bits & (roles.DETERMINER | roles.TIME))
        and not before.bits & roles.INDEFINITE
    )


def _named(sentence: Sentence, scene: Scene, noun: str) -> str:
    """A happening with a capital in the sentence before: "Scientific Sessions 2025"."""
    weak = noun in scene.words.sets["nouns.weak"]
    taken = taken_by_verbs(sentence)
    for head in range(len(sentence.words) - 1, -1, -1):
        word = sentence.words[head]
        if not word.bits & roles.HAPPENING or not word.bits & roles.NAME or taken[head] or head == 0:
            continue
        if not weak and not _same(word, noun, scene):
            continue
        begin = left_edge(sentence.words, head, 0, taken)
        end = right_edge(sentence.words, head, len(sentence.words), taken)
        while end < len(sentence.words) and sentence.words[end].low.isdigit():
            end += 1
        chosen = sentence.words[begin:end]
        if any(other.bits & roles.NAME for other in chosen[:-1]):
            return written(scene.document.text, fit(chosen, MOST_WORDS, scene.words), scene.words)
    return ""


def _same(word: Word, noun: str, scene: Scene) -> bool:
    synonyms = scene.words.telling.synonyms
    return word.low == noun or synonyms.get(word.low, word.low) == synonyms.get(noun, noun)


def done_before(scene: Scene, noun: str) -> str:
    """Whom a noun is about whose verb the sentence before tells: "High Street will close. The *closure*"."""
    sentence = scene.before or _last_above(scene)
    if sentence is None:
        return ""
    synonyms, words = scene.words.telling.synonyms, sentence.words
    for number, clause in enumerate(sentence.clauses):
        for group in clause.groups:
            verb = words[group.main]
            if not group.finite or synonyms.get(verb.low, verb.low) != synonyms.get(noun, noun):
                continue
            about = _object(sentence, group) or subject_of(sentence, number, group, scene.words)
            about = [word for word in without_times(about) if is_word(word)]
            if 0 < len(about) <= _MOST_WORDS and not any(word.bits & roles.PRONOUN for word in about):
                return f"{written(scene.document.text, about, scene.words)} {noun}"
    return ""


def _last_above(scene: Scene) -> Sentence | None:
    """The last sentence of the paragraph above."""
    layout, above = scene.layout, scene.block_at - 1
    if above < 0 or layout.blocks[above].kind is not BlockKind.PARAGRAPH:
        return None
    span = layout.blocks[above].span
    spans = sentences(scene.document.text, span, layout.times_in(span), scene.words)
    return scene.memo.sentence(layout, spans[-1]) if spans else None


def _object(sentence: Sentence, group: Group) -> list[Word]:
    """What a verb in the active acts on: "will close *High Street*"."""
    words, at = sentence.words, group.end
    if any(word.bits & roles.COPULA for word in words[group.start : group.main]) or at >= len(words):
        return []
    if not words[at].bits & (roles.DETERMINER | roles.NAME):
        return []
    at += bool(words[at].bits & roles.DETERMINER)
    named = list(takewhile(lambda word: word.bits & roles.NAME and not word.bits & roles.TIME, words[at:]))
    end = right_edge(words, at, len(words), taken_by_verbs(sentence))
    return named or list(takewhile(lambda word: not word.bits & roles.PREPOSITION, words[at:end]))


def _compound(scene: Scene, title: str) -> str:
    """The noun with the names before it, as the text says it elsewhere: "Paris summit"."""
    text = scene.document.text[:_REACH]
    for match in _led(text, title.lower()):
        names = [
            name
            for name in match[1].split()
            if not scene.words.roles.get(name.lower(), 0) & (roles.FUNCTION | roles.LEAD)
        ]
        before = text[: match.start()].rstrip()[-1:]
        inside = before.isalnum() or before == ","
        # the only capital may be that of a sentence: "Specific talks"
        if names and (inside or len(names) > 1 or names[0] != match[1].split()[0]):
            return f"{' '.join(names)} {title.lower()}"
    return ""


def _led(text: str, noun: str) -> Iterator[re.Match[str]]:
    """Where words with a capital stand before a noun: it is sought first, as a search for them is slow."""
    pattern = re.compile(rf"((?:[^\W\d_a-z][^\W_]+[ -]){{1,{_MOST_NAMES}}}){re.escape(noun)}\b")
    at, last = text.find(noun), 0
    while at >= 0:
        begin = at
        for _ in range(_MOST_NAMES):
            if text[begin - 1 : begin] not in _APART:
                break
            begin -= 1
            while begin and text[begin - 1].isalnum():
                begin -= 1
        begin = max(begin, last)
        if begin < at and (match := pattern.search(text, begin, at + len(noun) + 1)):
            last = match.end()
            yield match
        at = text.find(noun, at + 1)
