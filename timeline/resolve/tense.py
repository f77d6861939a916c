"""Does the clause tell of the past or of the future? The language file lists the words that say so."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from timeline.language import Language
from timeline.model.text import Span
from timeline.resolve.asides import (
    behind_aside,
    is_put_off_aside,
    reported,
    without_attribution,
    without_described,
)
from timeline.resolve.bythen import has_done, lasted_until, was_done
from timeline.resolve.decisions import acts_behind, is_ahead_then, is_as_told, is_awaited
from timeline.resolve.mishaps import is_of_mishap
from timeline.resolve.reports import without_teller
from timeline.resolve.setting import picks_day
from timeline.resolve.tensewords import TenseWords, tense_words
from timeline.resolve.toldwords import WORD, all_words, has_figure, is_abbreviation, main_clause, told_words
from timeline.resolve.undone import tells_undoing

_REACH = 140
_FOLLOWING = re.compile(r" ([^\W\d_]+)")
_ACTING = re.compile(r" ([^\W\d_]+) ([^\W\d_]+)")
_BRACKETED = re.compile(r"\([^()\n]*\)")
_INSERTED = re.compile(r" (?:--|[\u2013\u2014]) [^\n.;\u2013\u2014]*? (?:--|[\u2013\u2014]) |\([^()\n]*\)")
"""Words put into a sentence tell of themselves: "On Sunday, the six (who are to meet again) agreed"."""
_INSERTING = ("(", "--", "\u2013", "\u2014")
"""One of these is in each."""
_QUOTED = re.compile(r",[\"'\u201d\u2019](?=\s)")
"""Where a quotation ends: who said it tells nothing of its times."""
_MOVED = 6
"""Words from a verb of moving to its new slot: "moved back by a week to"."""
_BEHIND = 60
"""Code points behind a time in which its clause may say that something was undone."""
_NOTICE, _ADVERBS = 5, 2
"""Words of a notice before its day, and between a modal verb and its infinitive, with one more."""
_STOP = re.compile(r"[.!?;\n](?:(?<!\n)\s*(?=\S|\Z)|(?<=\n)(?:\s*\n|\s*[-*•]))")


def direction(folded: str, span: Span, language: Language, begins: int = 0, ends: int | None = None) -> int:
    """-1 for a clause of the past, 1 of the future, 0 when nothing tells.

    A word that ties the time decides ("until Friday"), else the nearest word before it ("will meet on
    Monday"), and without one the nearest after it. `begins` and `ends` are the bounds of the block.
    """
    words = tense_words(language.code)
    before = main_clause(_told_before(folded, span, begins, words), words)
    following = _FOLLOWING.match(folded, span.end)
    told = reported(
        told_words(without_described(before, words), words), following[1] if following else "", words
    )
    first = WORD.match(folded, span.start)
    picked = picks_day(told, folded, span, words) or is_awaited(folded, span, told, words)
    if picked or _is_new_slot(told, first[0] if first else "", words):
        return 1
    near = (*told, *all_words(folded[span.end : span.end + _BEHIND]))
    if not words.dropped.isdisjoint(near) and tells_undoing(
        before, _clause_after(folded, span, words, ends), words
    ):
        return -1
    if is_of_mishap(folded, span, told, words) or is_put_off_aside(before, folded, span.end, words):
        return -1
    if _is_notice(before, told, words):
        return 1
    ties = {*told[-1:], first[0] if first else ""}
    if not ties.isdisjoint(words.figure_ties) and has_figure(before, words):
        return 1  # "cut to 20 mph from Monday"
    for word in (first[0] if first else "", told[-1] if told else ""):
        if word in words.ties:
            return -1 if lasted_until(told, words) else words.ties[word]
    if first and told and first[0] in words.limits:
        return -1 if was_done(told, words) else int(not has_done(told, words))
    for index in range(len(told) - 1, -1, -1):
        if told[index] in words.present and _is_joined(told, index, words):
            return 1
        if told[index] in words.bases and not (index and told[index - 1] in words.past_aux):
            return 1
        if found := _direction_at(told, index, words):
            ahead = found < 0 and (_is_ahead(told, index, words) or _goes_on(told, index, words))
            ahead = ahead or (found < 0 and _looks_ahead(told, index, words))
            return 1 if ahead or is_ahead_then(folded, span, told, index, words) else found
    after = _clause_after(folded, span, words, ends)
    if told and _acts_then(after, words):
        return -1
    return _direction_behind(without_attribution(behind_aside(before, after, words), told, words), words)


def _is_notice(before: str, told: list[str], words: TenseWords) -> bool:
    """Whether a few words without a verb announce what is off: "Elm St. closed | Wednesday to Friday"."""
    if not told or told[-1] not in words.notices or not 1 < len(told) <= _NOTICE:
        return False
    if told[0] in words.articles or not before.rstrip().endswith(told[-1]):
        return False
    return not any(word in words.past or word in words.past_be or word in words.perfect for word in told[:-1])


def _looks_ahead(told: list[str], index: int, words: TenseWords) -> bool:
    """Whether what was done is for a time to come: "readied it for launch on", "first announced for"."""
    behind = told[index + 1 :]
    if told[index] in words.preparing and not words.set_ties.isdisjoint(behind):
        return True
    if told[index] in words.proposing and behind[:1] and behind[0].endswith(words.gerund_suffixes):
        return True  # "proposed cancelling the Nov. 30 meeting"
    if told[index] in words.slots and len(behind) <= _ADVERBS and not words.set_ties.isdisjoint(behind[-1:]):
        return True
    if told[index] in words.setting and words.articles.intersection(behind[:1]):
        return not words.set_ties.isdisjoint(behind[-1:])  # "booked the hall for"
    going = behind[:1] and behind[0].endswith(words.gerund_suffixes) and told[index] in words.past_be
    return bool(going) and not words.reporting.isdisjoint(told[:index])


def _is_joined(told: list[str], index: int, words: TenseWords) -> bool:
    """Whether a verb begins a clause of its own: "lost on Tuesday and | play", "and it | docks"."""
    before = told[max(0, index - 2) : index]
    return bool(before) and (before[-1] in words.joining or (len(before) > 1 and before[0] in words.joining))


def _is_new_slot(told: list[str], first: str, words: TenseWords) -> bool:
    """Whether the time is one to which something moves, or that it gets: "has been added for | Sunday"."""
    end = len(told)
    while end and told[end - 1] in words.move_limits:
        end -= 1
    last = told[max(0, end - _MOVED) : end]
    tie = (first, *told[end - 1 : end])
    sets, moves = not words.set_ties.isdisjoint(tie), not words.move_ties.isdisjoint(tie)
    if not (sets or moves):
        return False
    near = (*last, *map(" ".join, pairwise(last)))
    changes = not (words.perfect.isdisjoint(near) and words.reporting.isdisjoint(near))  # "announced for"
    return (sets and changes) or (moves and not words.moves.isdisjoint(near))


def is_new_slot(folded: str, span: Span, language: Language, begins: int) -> bool:
    """Whether a time is one to which something moves: "was put back to | Friday"."""
    words = tense_words(language.code)
    first = WORD.match(folded, span.start)
    return _is_new_slot(words_before(folded, span, begins, words), first[0] if first else "", words)


def _goes_on(told: list[str], index: int, words: TenseWords) -> bool:
    """Whether a participle is the second one of a verb: "will be performed in May and | repeated on"."""
    if not index or told[index - 1] not in words.joining:
        return False
    found = next((at for at in range(index - 2, -1, -1) if _direction_at(told, at, words)), None)
    if found is None:
        return False
    passive = told[found] in words.modals and told[found + 1] in words.infinitive  # "will be chosen"
    return passive or (_direction_at(told, found, words) < 0 and _is_ahead(told, found, words))


def _acts_then(after: str, words: TenseWords) -> bool:
    """Whether what may be a mere participle takes an object: "The board on Monday *moved the* vote"."""
    acting = _ACTING.match(after)
    if acting is None:
        return False
    verb, behind = acting.groups()
    if verb in words.urged:
        return behind in words.set_ties or behind in words.no_verb
    if verb in words.like_past:
        return behind not in words.marker | words.set_ties  # "Rebels on Monday *let* aid trucks in"
    formed = verb in words.not_past | words.moves and verb.endswith(words.past_suffixes)
    return formed and behind in words.no_verb


def _direction_behind(after: str, words: TenseWords) -> int:
    told = told_words(after, words)
    for index, word in enumerate(told):
        if word in words.having:
            return 0
        if acting := acts_behind(told, index, words):
            return acting
        found = _direction_at(told, index, words)
        if found and (found > 0 or word not in words.moves):
            return found
    return 0


def words_before(folded: str, span: Span, begins: int, words: TenseWords) -> list[str]:
    """The words of the clause before a time, without who tells it."""
    return told_words(_told_before(folded, span, begins, words), words)


def _told_before(folded: str, span: Span, begins: int, words: TenseWords) -> str:
    behind = folded[span.end : span.end + _BEHIND]
    return without_teller(_clause_before(folded, span.start, begins, words.code), behind, words.code)


def words_behind(folded: str, span: Span, words: TenseWords) -> list[str]:
    """The words of the clause behind a time."""
    return told_words(_clause_after(folded, span, words), words)


def promises(folded: str, span: Span, language: Language, begins: int = 0) -> bool:
    """Whether the words before a time in its clause promise something: "the ceremony will begin at"."""
    words = tense_words(language.code)
    told = words_before(folded, span, begins, words)
    for index in range(len(told) - 1, -1, -1):
        if told[index] in words.sure or _is_slot(told, index, words):
            return True
        if _direction_at(told, index, words) < 0 and not _is_ahead(told, index, words):
            return False
    return False


def _is_slot(told: list[str], index: int, words: TenseWords) -> bool:
    """Whether something "is due" then."""
    return index > 0 and told[index] in words.slots and told[index - 1] in words.infinitive


def _is_ahead(told: list[str], index: int, words: TenseWords) -> bool:
    """Whether a form of the past is none: "to be held on", "is not served", "could safely shut off"."""
    if not index:
        return False
    at = index - 1
    while at > 0 and told[at] in words.adverbs:
        at -= 1
    if told[at] in words.infinitive:
        return True
    if at and told[at] in words.perfect and told[at - 1] in words.perfect:
        at -= 1  # "was to have been held"
    if at > 1 and told[at] in words.perfect and told[at - 1] in words.marker:
        return told[at - 2] in words.past_be
    if told[index - 1] in words.marker:
        return index < _ADVERBS or told[index - 2] not in words.past_to
    return any(word in words.modals for word in told[max(0, index - _ADVERBS) : index])


@lru_cache(maxsize=4)
def _clause_before(folded: str, start: int, begins: int, code: str) -> str:
    """The clause before a time: several ask for it in a row."""
    words = tense_words(code)
    first = max(0, start - _REACH, begins)
    before = folded[first:start]
    if ")" in before:
        before = _BRACKETED.sub(lambda match: " " * len(match[0]), before)
    for match in reversed(list(_STOP.finditer(before))):
        if not is_abbreviation(before, match.start(), words):
            return before[match.end() :]
    return before[before.find(" ") + 1 :] if first and first != begins else before


def _clause_after(folded: str, span: Span, words: TenseWords, ends: int | None = None) -> str:
    after = folded[span.end : span.end + _REACH if ends is None else min(ends, span.end + _REACH)]
    after = _QUOTED.split(after, maxsplit=1)[0]
    if any(map(after.__contains__, _INSERTING)):
        after = _INSERTED.sub(" ", after)
    for match in _STOP.finditer(after):
        if not is_abbreviation(after, match.start(), words):
            return after[: match.start()]
    return after


def _direction_at(told: list[str], index: int, words: TenseWords) -> int:
    """What a word says in its place: "to" is of the future before a verb, not in "compared to Friday"."""
    if told[index] in words.marker:
        if index + 1 == len(told) or told[index + 1] in words.no_verb:
            return 0
        adverb = told[index + 1].endswith(words.adverb_suffixes)
        if words.verbs.isdisjoint(told[index + 1 : index + 2 + adverb]):
            return 0  # "was flown to Germany"
        if index and told[index - 1] in words.past_to:
            return 0
    if index and told[index] in words.nouns and told[index - 1] in words.no_verb:
        return 0
    if index and is_as_told(told, index, words):
        return 0
    if told[index] in words.describing and _describes(told, index, words):
        return 0
    if index and told[index].endswith(words.past_suffixes) and _is_participle(told, index, words):
        return 0
    return words.direction_of(told[index])


def _is_participle(told: list[str], index: int, words: TenseWords) -> bool:
    """Whether it is no verb: "the *renovated* hall", "begins at 10, *followed* by a lunch at noon"."""
    before = told[index - 1]
    agent = told[index] in words.companions and before not in words.past | words.perfect
    return agent or before in words.articles or (before in words.noun_leads and index + 1 < len(told))


def _describes(told: list[str], index: int, words: TenseWords) -> bool:
    """Whether a participle only describes the noun behind it: "14 scheduled arrivals were diverted"."""
    if index + 1 == len(told) or told[index + 1] in words.function:
        return False
    return not (index and told[index - 1] in words.infinitive | words.past)
