"""What later words call off of what was told before: "It has been cancelled", "We called off the fair"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
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
from timeline.language import at_word_start
from timeline.model.event import Event, Status
from timeline.model.text import Span
from timeline.model.values import replace

_REACH: Final = 2_000
"""Code points before such words in which the happening stands."""
_STOPS: Final = roles.PREPOSITION | roles.MARK | roles.TIME | roles.SUBORDINATOR | roles.CONJUNCTION
_SMALL: Final = roles.ADVERB | roles.SUBORDINATOR | roles.CONJUNCTION | roles.MARK | roles.RELATIVE


class _Undoing(NamedTuple):
    """Words that call something off."""

    clause: Span
    thing: tuple[Word, ...]
    """What is called off: "it", "the fair"."""
    own: Span
    """What its sentence says before it."""
    before: Span | None
    """The sentence before it."""


def with_calls_off(found: Sequence[Event], layout: Layout) -> list[Event]:
    """The events, those cancelled that later words call off; without the day on which that was done."""
    low = layout.document.text.lower() if found else ""
    if not any(map(low.__contains__, layout.words.sets["status.calls_off"])):
        return list(found)
    order = sorted(range(len(found)), key=lambda index: _begin(found[index]))
    begins = [_begin(found[index]) for index in order]
    off: set[int] = set()
    aside: set[int] = set()
    blocks: dict[int, list[Span]] = {}
    for match in _pattern(layout.words.code).finditer(low):
        undoing = _undoing(Span(*match.span()), layout, blocks)
        if undoing is None:
            continue
        clause = undoing.clause
        first, here, end = (
            bisect_left(begins, at) for at in (clause.start - _REACH, clause.start, clause.end)
        )
        told = {index: found[index] for index in order[first:here] if index not in aside}
        own = order[here:end]
        meant = {(event.title, event.day) for event in _meant(list(told.values()), undoing, layout)}
        if meant and all(found[index].status is Status.CANCELLED for index in own):
            off.update(index for index, event in told.items() if (event.title, event.day) in meant)
            aside.update(own)
    return [
        replace(event, status=Status.CANCELLED) if index in off else event
        for index, event in enumerate(found)
        if index not in aside
    ]


def _begin(event: Event) -> int:
    return event.evidence[0].span.start


def _begins_in(event: Event, span: Span) -> bool:
    return span.start <= _begin(event) < span.end


def _undoing(at: Span, layout: Layout, blocks: dict[int, list[Span]]) -> _Undoing | None:
    """The clause around such words, if it says that something was or will be called off."""
    block_at = layout.block_at(at.start)
    if block_at not in blocks:
        block = layout.blocks[block_at].span
        blocks[block_at] = sentences(layout.document.text, block, layout.times_in(block), layout.words)
    spans = blocks[block_at]
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
    group = next((each for each in clause.groups if each.start <= last and first < each.end), None)
    if group is None or not group.finite or _is_denied(sentence, group, first, layout.words):
        return None
    on_the_day = layout.words.sets["status.on_the_day"]
    if sentence.low[first] in on_the_day and any(word.bits & roles.TIME for word in sentence.words):
        return None  # "The launch is set for Friday. They scrubbed the launch on Monday"
    thing = _thing(sentence, Span(clause.start, clause.end), group, Span(first, last + 1))
    pronouns = layout.words.sets["words.neuter"] | layout.words.sets["status.all_of_them"]
    told = tuple(word for word in thing if is_word(word) and (not word.bits & _SMALL or word.low in pronouns))
    words = sentence.words
    here = Span(words[clause.start].start, words[clause.end - 1].end)
    return _Undoing(here, told, Span(span.start, here.start), sentence_before(layout, spans, number))


def _is_sure(sentence: Sentence, layout: Layout) -> bool:
    """Whether nothing asks, and nothing is only possible: "It may be cancelled if it rains"."""
    low, sets = sentence.low, layout.words.sets
    if low[-1] == "?" or not sets["words.open_conditions"].isdisjoint(low):
        return False
    return sets["status.possible"].isdisjoint(low) and sets["status.would"].isdisjoint(low)


def _is_denied(sentence: Sentence, group: Group, first: int, words: EventWords) -> bool:
    """Whether it is not called off, or only can be: "has not been cancelled", "can be cancelled"."""
    if not words.sets["words.denied"].isdisjoint(sentence.low[group.start : first]):
        return True
    surely = words.sets["status.surely"]
    verb = sentence.words[group.start : first]
    if any(word.bits & roles.MODAL and word.low not in surely for word in verb):
        return True
    if not any(word.bits & roles.INFINITIVE for word in verb):
        return False
    return words.sets["status.done_to"].isdisjoint(word.low for word in verb)


def _thing(sentence: Sentence, clause: Span, group: Group, told: Span) -> Sequence[Word]:
    """What is called off: the subject of a passive, else what stands behind the verb."""
    words = sentence.words
    if any(word.bits & roles.COPULA for word in words[group.start : told.end]):
        return words[clause.start : group.start]
    behind = list(takewhile(lambda word: not word.bits & _STOPS, words[told.end : clause.end]))
    intransitive = words[told.end - 1].bits & (roles.SCHEDULE | roles.BEGIN)
    return behind if behind and not intransitive else words[clause.start : group.start]


def _meant(found: Sequence[Event], undoing: _Undoing, layout: Layout) -> list[Event]:
    """The events that are called off, among those told before."""
    low = tuple(word.low for word in undoing.thing)
    sets = layout.words.sets
    near = [event for event in found if _begins_in(event, undoing.own)]
    if not low:
        return near  # "was due on Friday, but has been cancelled"
    if not near and undoing.before is not None:
        near = [event for event in found if _begins_in(event, undoing.before)]
    if len(low) == 1 and low[0] in sets["words.neuter"]:
        return near if len({event.title for event in near}) == 1 else []
    if len(low) == 1 and low[0] in sets["status.all_of_them"]:
        return near
    if " ".join(low) in sets["status.this_event"]:
        return list(found[-1:])
    return [event for event in found if _is_named(event, undoing.thing)][-1:]


def _is_named(event: Event, thing: Sequence[Word]) -> bool:
    """Whether words name an event that has its title: "the fair" of "School fair"."""
    if not thing or thing[0].bits & roles.INDEFINITE or not thing[0].bits & (roles.DETERMINER | roles.NAME):
        return False
    named = [word for word in thing if not word.bits & (roles.DETERMINER | roles.ADVERB)]
    if not named or not any(word.bits & (roles.HAPPENING | roles.NAME) for word in named[-1:]):
        return False
    title = set(re.findall(r"[^\W_]+", event.title.lower()))
    return all(word.low in title for word in named)


@lru_cache(maxsize=8)
def _pattern(code: str) -> re.Pattern[str]:
    return re.compile(
        at_word_start(sorted(load_event_words(code).sets["status.calls_off"], reverse=True)) + r"\b"
    )
