"""What later words say of what was told before: "It has been cancelled", "The date is to be confirmed"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.clause import Sentence, read_sentence
from timeline.events.layout import Layout
from timeline.events.scene import sentence_before
from timeline.events.sentence import sentences
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group
from timeline.events.words import EventWords, load_event_words
from timeline.language import at_word_start, fold
from timeline.language.wordlist import letters_in, letters_of
from timeline.model.event import Event, Status
from timeline.model.text import BlockKind, Span
from timeline.model.values import replace

_CALLS_OFF: Final = "status.calls_off"
_UNSETTLED: Final = "status.unsettled"
_REACH: Final = 2_000
"""Code points before such words in which the happening stands."""
_STOPS: Final = roles.PREPOSITION | roles.MARK | roles.TIME | roles.SUBORDINATOR | roles.CONJUNCTION
_SMALL: Final = roles.ADVERB | roles.SUBORDINATOR | roles.CONJUNCTION | roles.MARK | roles.RELATIVE


class _Later(NamedTuple):
    """Words that say how sure something is, where they stand."""

    sentence: Sentence
    group: Group
    """The verb that they belong to."""
    told: Span
    """Their words."""
    clause: Span
    own: Span
    """What their sentence says before their clause."""
    before: Span | None
    """The sentence before it."""

    def words_of(self, span: Span) -> Sequence[Word]:
        """Some words of the sentence."""
        return self.sentence.words[span.start : span.end]


def with_later_words(found: Sequence[Event], layout: Layout) -> list[Event]:
    """The events, those cancelled that later words call off, and those unsure that they say are.

    A day on which something was called off is no event of its own.
    """
    if not found:
        return []
    said = letters_in(fold(layout.document.text))
    likely = [key for key in _JUDGES if not _lasts(layout.words.code, key).isdisjoint(said)]
    low = layout.document.text.lower() if likely else ""
    asked = [key for key in likely if any(map(low.__contains__, layout.words.sets[key]))]
    if not asked:
        return list(found)
    order = sorted(range(len(found)), key=lambda index: _begin(found[index]))
    begins = [_begin(found[index]) for index in order]
    status: dict[int, Status] = {}
    aside: set[int] = set()
    blocks: dict[int, list[Span]] = {}
    code = layout.words.code
    for key, match in ((each, match) for each in asked for match in _pattern(code, each).finditer(low)):
        later = _later(Span(*match.span()), layout, blocks)
        if later is None:
            continue
        ends = (later.clause.start - _REACH, later.clause.start, later.clause.end)
        first, here, end = (bisect_left(begins, at) for at in ends)
        told = {index: found[index] for index in order[first:here] if index not in aside}
        events = _JUDGES[key](list(told.values()), later, layout)
        meant = {(event.title, event.day) for event in events}
        own = order[here:end]
        if not own and any(layout.times_in(later.clause)):
            continue  # "It was cancelled last year"
        if not meant or not all(found[index].status is Status.CANCELLED for index in own):
            continue
        for index, event in told.items():
            if (event.title, event.day) in meant and event.status is not Status.CANCELLED:
                status.setdefault(index, _SAYS[key])
        aside.update(own)
    return [
        replace(event, status=status.get(index, event.status))
        for index, event in enumerate(found)
        if index not in aside
    ]


def _begin(event: Event) -> int:
    return event.evidence[0].span.start


def _begins_in(event: Event, span: Span) -> bool:
    return span.start <= _begin(event) < span.end


def _later(at: Span, layout: Layout, blocks: dict[int, list[Span]]) -> _Later | None:
    """The clause around such words, if it says what is so, not what may be."""
    block = layout.block_at(at.start)
    spans = _sentences(block, layout, blocks)
    number = bisect_right(spans, at.start, key=lambda span: span.start) - 1
    if number < 0 or at.end > spans[number].end:
        return None
    span = spans[number]
    sentence = read_sentence(layout.document.text, span, layout.times_in(span), layout.words)
    first, last = sentence.index_of(at.start), sentence.index_of(at.end - 1)
    if first is None or not _is_sure(sentence, layout):
        return None
    last = first if last is None else last  # "called it off" is read as "called off it"
    clause = sentence.clauses[sentence.clause_at(first)]
    group = next(
        (each for each in clause.groups if each.start <= last and _touches(sentence, each, first)), None
    )
    if group is None or not group.finite:
        return None
    words = sentence.words
    here = Span(words[clause.start].start, words[clause.end - 1].end)
    before = sentence_before(layout, spans, number)
    if not number and block and layout.blocks[block - 1].kind is BlockKind.PARAGRAPH:
        before = next(iter(_sentences(block - 1, layout, blocks)[-1:]), None)
    return _Later(sentence, group, Span(first, last + 1), here, Span(span.start, here.start), before)


def _sentences(block: int, layout: Layout, known: dict[int, list[Span]]) -> list[Span]:
    if block not in known:
        span = layout.blocks[block].span
        known[block] = sentences(layout.document.text, span, layout.times_in(span), layout.words)
    return known[block]


def _touches(sentence: Sentence, group: Group, first: int) -> bool:
    """Whether a verb holds a word, or only adverbs part them: "is *still subject to*"."""
    between = sentence.words[group.end : first]
    return first < group.end or all(word.bits & roles.ADVERB for word in between)


def _is_sure(sentence: Sentence, layout: Layout) -> bool:
    """Whether nothing asks, and nothing is only possible: "It may be cancelled if it rains"."""
    low, sets = sentence.low, layout.words.sets
    if low[-1] == "?" or not sets["words.open_conditions"].isdisjoint(low):
        return False
    return sets["status.possible"].isdisjoint(low) and sets["status.would"].isdisjoint(low)


def _called_off(found: Sequence[Event], later: _Later, layout: Layout) -> list[Event]:
    """The events that are called off, among those told before."""
    sentence, sets = later.sentence, layout.words.sets
    if _is_denied(later, layout.words) or _is_earlier(later, layout.words):
        return []
    timed = any(word.bits & roles.TIME for word in sentence.words)
    if timed and sentence.low[later.told.start] in sets["status.on_the_day"]:
        return []  # "The launch is set for Friday. They scrubbed the launch on Monday"
    pronouns = sets["words.neuter"] | sets["status.all_of_them"]
    thing = [
        word for word in _thing(later) if is_word(word) and (not word.bits & _SMALL or word.low in pronouns)
    ]
    if layout.words.phrases["status.postponed"].at(sentence.low, later.told.start)[0]:
        found = [event for event in found if event.moved_from is None]  # "has been postponed by a week"
    low = " ".join(word.low for word in thing)
    if not low:
        return [
            event for event in found if _begins_in(event, later.own)
        ]  # "was due on Friday, but cancelled"
    if low in pronouns:
        near = _near(found, later)
        return near if low in sets["status.all_of_them"] or len({event.title for event in near}) == 1 else []
    if low in sets["status.this_event"]:
        return list(found[-1:])
    return [event for event in found if _is_named(event, thing)][-1:]


def _is_earlier(later: _Later, words: EventWords) -> bool:
    """Whether it was called off before, or is only said to be: "It was postponed twice", "Rumours that"."""
    sentence, sets = later.sentence, words.sets
    if not sets["status.untrue"].isdisjoint(sentence.low):
        return True
    clause = sentence.clauses[sentence.clause_at(later.told.start)]
    low = sentence.low[clause.start : clause.end]
    if not sets["status.once"].isdisjoint(low):
        return True
    verb = sentence.low[later.group.start : later.group.end]
    postponed = words.phrases["status.postponed"].at(sentence.low, later.told.start)[0]
    return bool(postponed) and not sets["words.past"].isdisjoint(verb[:-1])


def _unsettled(found: Sequence[Event], later: _Later, layout: Layout) -> list[Event]:
    """The events whose day is said to be unsure: "The date is still to be confirmed"."""
    sentence, sets = later.sentence, layout.words.sets
    clause = sentence.clauses[sentence.clause_at(later.told.start)]
    slots = sets["status.unsure_slots"]
    subject = [
        word.low
        for word in sentence.words[clause.start : later.group.start]
        if word.low in slots or not word.bits & (_SMALL | roles.DETERMINER)
    ]
    return _near(found, later) if subject and all(word in slots for word in subject) else []


def _near(found: Sequence[Event], later: _Later) -> list[Event]:
    """The events that its sentence tells before it, else those of the sentence before."""
    own = [event for event in found if _begins_in(event, later.own)]
    if own or later.before is None:
        return own
    return [event for event in found if _begins_in(event, later.before)]


def _is_denied(later: _Later, words: EventWords) -> bool:
    """Whether it is not called off, or only can be: "has not been cancelled", "can be cancelled"."""
    start, first = later.group.start, later.told.start
    if not words.sets["words.denied"].isdisjoint(later.sentence.low[start:first]):
        return True
    surely = words.sets["status.surely"]
    verb = later.words_of(Span(start, max(start, first)))
    if any(word.bits & roles.MODAL and word.low not in surely for word in verb):
        return True
    if not any(word.bits & roles.INFINITIVE for word in verb):
        return False
    return words.sets["status.done_to"].isdisjoint(word.low for word in verb)


def _thing(later: _Later) -> Sequence[Word]:
    """What is called off: the subject of a passive, else what stands behind the verb."""
    sentence, group, told = later.sentence, later.group, later.told
    clause = sentence.clauses[sentence.clause_at(told.start)]
    subject = sentence.words[clause.start : group.start]
    if any(word.bits & roles.COPULA for word in sentence.words[group.start : told.end]):
        return subject
    behind = list(takewhile(lambda word: not word.bits & _STOPS, sentence.words[told.end : clause.end]))
    intransitive = sentence.words[told.end - 1].bits & (roles.SCHEDULE | roles.BEGIN)
    return behind if behind and not intransitive else subject


def _is_named(event: Event, thing: Sequence[Word]) -> bool:
    """Whether words name an event that has its title: "the fair" of "School fair"."""
    if not thing or thing[0].bits & roles.INDEFINITE or not thing[0].bits & (roles.DETERMINER | roles.NAME):
        return False
    named = [word for word in thing if not word.bits & (roles.DETERMINER | roles.ADVERB)]
    if not named or not any(word.bits & (roles.HAPPENING | roles.NAME) for word in named[-1:]):
        return False
    title = set(re.findall(r"[^\W_]+", event.title.lower()))
    return all(word.low in title for word in named)


_JUDGES: Final = {_CALLS_OFF: _called_off, _UNSETTLED: _unsettled}
_SAYS: Final = {_CALLS_OFF: Status.CANCELLED, _UNSETTLED: Status.TENTATIVE}


@cache
def _lasts(code: str, key: str) -> frozenset[str]:
    """The last words of phrases, which are fewer than the phrases, and told in few texts."""
    return frozenset(letters_of(phrase)[-1] for phrase in load_event_words(code).sets[key])


@lru_cache(maxsize=8)
def _pattern(code: str, key: str) -> re.Pattern[str]:
    told = sorted(load_event_words(code).sets[key], reverse=True)
    return re.compile(rf"{at_word_start(told)}\b")
