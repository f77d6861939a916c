"""The clause around a time: a sentence falls into clauses where another verb has another subject or time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.joints import MAY_JOIN, Joint, joint_at, look_over
from timeline.events.ledverbs import with_led
from timeline.events.phrases import Lows
from timeline.events.quotes import without_named
from timeline.events.relatives import main_verbs
from timeline.events.setoff import set_off
from timeline.events.tokens import Word, is_word, words_of
from timeline.events.verbs import Group, verb_groups
from timeline.events.words import EventWords
from timeline.model.text import Span

_CLOSE: Final = frozenset('"\u201d\u00bb\u201c')
_OPEN: Final = {"(": ")", "“": "”"}
_STRAIGHT: Final = '"'


class Clause(NamedTuple):
    """Words [start:end] of a sentence."""

    start: int
    end: int
    joint: Joint
    groups: tuple[Group, ...]


class Sentence(NamedTuple):
    """A sentence with its verbs and clauses; times are single words of it."""

    span: Span
    words: tuple[Word, ...]
    low: Lows
    groups: tuple[Group, ...]
    clauses: tuple[Clause, ...]

    def clause_at(self, index: int) -> int:
        """Number of the clause that holds word `index`."""
        return max(0, bisect_right(self.clauses, index, key=_start) - 1)

    def index_of(self, offset: int) -> int | None:
        """Number of the word that holds `offset`."""
        at = bisect_right(self.words, offset, key=_start) - 1
        return at if at >= 0 and offset < self.words[at].end else None


def read_sentence(text: str, span: Span, times: Sequence[Span], words: EventWords) -> Sentence:
    """Analyse one sentence; `times` are the time mentions in it, in order."""
    found = words_of(text, span, times, words)
    groups = without_named(found, with_led(found, verb_groups(found), words))
    low = Lows([word.low for word in found])
    return Sentence(span, found, low, tuple(groups), tuple(_clauses(found, groups, words)))


def verb_clause_before(sentence: Sentence, number: int) -> int:
    """Number of the clause whose verb another one leaves out: "will meet A on Monday, B on Tuesday and C".

    The one before it where no clause of the enumeration has a verb.
    """
    before = number - 1
    while before > 0 and not sentence.clauses[before].groups and sentence.clauses[before].joint is Joint.AND:
        before -= 1
    return before if sentence.clauses[before].groups else number - 1


def _clauses(words: Sequence[Word], groups: Sequence[Group], known: EventWords) -> list[Clause]:
    found: list[Clause] = []
    sight = look_over(words, groups)
    start = 0
    joint = Joint.NONE
    quoted = _quoted(words, groups)
    reported = set(_reported(words, groups, known.sets["words.telling"]))
    ends = _said(words, groups)
    asides = _asides(words, groups, known)
    mains = main_verbs(words, groups, reported)
    off = set_off(words, groups)
    for index, word in enumerate(words):
        kind = None
        if index in reported:
            kind = Joint.SUBORDINATE
        elif word.bits & MAY_JOIN or word.low == ",":
            kind = joint_at(sight, index, start)
        close = next((end for end in ends if end >= index), None) if ends else None
        if close is not None:
            if index == close:
                kind = Joint.AND  # “It is planned for 4 p.m.,” | she said
            elif not sight.has_finite(index, close):
                kind = None
        led = joint is Joint.RELATIVE or (
            joint is Joint.SUBORDINATE and words[start - 1].bits & roles.RELATIVE
        )
        if kind is None and led and word.low == "," and sight.begins_finite(index + 1):
            kind = Joint.AND
        if off is not None:
            kind = off.joint(index, kind)
        if index in mains:
            joint, kind = Joint.RELATIVE if led else joint, Joint.AND
        elif index in asides:
            kind = Joint.AND
        elif kind is None or quoted[index]:
            continue
        begin = index if index in reported or index in mains else index + 1
        if off is not None and index == off.start:
            begin = off.begin
        if index > start:
            found.append(_clause(start, index, joint, groups))
            start, joint = begin, kind
    found.append(_clause(start, len(words), joint, groups))
    return found


def _clause(start: int, end: int, joint: Joint, groups: Sequence[Group]) -> Clause:
    first = bisect_left(groups, start, key=_start)
    return Clause(start, end, joint, tuple(groups[first : bisect_left(groups, end, key=_start)]))


def _start(item: Clause | Word | Group) -> int:
    return item.start


def _quoted(words: Sequence[Word], groups: Sequence[Group]) -> list[bool]:
    """For each word whether it stands in brackets or quotation marks that hold a name, not a sentence."""
    inside = [False] * len(words)
    opened: dict[str, int] = {}
    finite = [group.start for group in groups if group.finite]
    for index, word in enumerate(words):
        if word.low in _OPEN:
            opened[_OPEN[word.low]] = index
        elif word.low == _STRAIGHT and _STRAIGHT not in opened:
            opened[_STRAIGHT] = index
        elif opened and word.low in opened:
            start = opened.pop(word.low)
            verbs = bisect_left(finite, start) < bisect_left(finite, index)
            if verbs and not _is_name(words[start + 1 : index]):
                continue
            inside[start : index + 1] = [True] * (index + 1 - start)
    return inside


def _asides(words: Sequence[Word], groups: Sequence[Group], known: EventWords) -> frozenset[int]:
    """The brackets behind a time that hold a time of something else: "at 3 p.m. (doors open at noon)"."""
    found: set[int] = set()
    goes_on = {group.start for group in groups if group.finite}
    opened = None
    timed = False
    for index, word in enumerate(words):
        if word.low == "(":
            opened = index if timed else None
        elif word.low == ")" and opened is not None:
            behind = next((at for at in range(index + 1, len(words)) if is_word(words[at])), 0)
            if behind not in goes_on and _tells_own_time(words[opened + 1 : index], known):
                found |= {opened, index}
            opened = None
        timed = timed or bool(word.bits & roles.TIME)
    return frozenset(found)


def _tells_own_time(inner: Sequence[Word], known: EventWords) -> bool:
    """Whether something happens or is done at the time in a bracket, not only the time told otherwise."""
    at = next((index for index, word in enumerate(inner) if word.bits & roles.TIME), 0)
    before = [word for word in inner[:at] if is_word(word) and not word.bits & roles.FUNCTION]
    side = known.sets["labels.side"]
    if before and before[0].low in known.sets["labels.last"]:
        return False
    return any(word.bits & (roles.HAPPENING | roles.VERB) or word.low in side for word in before)


def _said(words: Sequence[Word], groups: Sequence[Group]) -> list[int]:
    """Where a quotation ends whose speaker stands behind it: the marks behind a comma."""
    found = []
    for index, word in enumerate(words):
        if word.low in _CLOSE and index and words[index - 1].low == ",":
            behind = next((group for group in groups if group.start > index), None)
            if behind is not None and words[behind.main].bits & roles.REPORT:
                found.append(index)
    return found


def _is_name(inner: Sequence[Word]) -> bool:
    """Whether most words are written with a capital."""
    plain = [word for word in inner if is_word(word) and not word.bits & roles.FUNCTION]
    return len(plain) > 1 and sum(bool(word.bits & roles.NAME) for word in plain) * 3 > len(plain) * 2


def in_quoted_name(sentence: Sentence, at: int) -> bool:
    """Whether word `at` stands inside a name in quotation marks."""
    lows = sentence.low
    start = next((index for index in range(at, -1, -1) if lows[index] in {"“", "”"}), -1)
    if start < 0 or lows[start] == "”":
        return False
    end = next((index for index in range(at, len(lows)) if lows[index] == "”"), -1)
    return end > 0 and _is_name(sentence.words[start + 1 : end])


def _reported(words: Sequence[Word], groups: Sequence[Group], telling: AbstractSet[str]) -> Iterator[int]:
    """Where a clause begins that a verb reports without "that": "announced today | the company will"."""
    for index, group in enumerate(groups):
        following = next((other for other in groups[index + 1 :] if other.finite), None)
        if following is None or not words[group.main].bits & roles.REPORT:
            continue
        if following is not groups[index + 1] and not _follows_aside(words, group.end, following.start):
            continue
        if not group.finite and words[group.end - 1].bits & roles.COPULA:
            continue  # "the man claiming to be the heir sold"
        begin = group.end
        while begin < following.start and (words[begin].bits & roles.TIME or words[begin].bits & roles.LEAD):
            begin += 1
        begin = _behind_listener(words, begin, following.start)
        if words[group.main].low in telling:
            begin = _behind_named(words, begin, following.start)
        between = words[begin : following.start]
        opens = between and between[0].bits & (roles.DETERMINER | roles.PRONOUN | roles.NAME)
        plain = not any(
            word.bits & (roles.MARK | roles.SUBORDINATOR | roles.RELATIVE) for word in between[1:]
        )
        if opens and (plain or _follows_aside(words, begin, following.start)):
            yield begin


def _follows_aside(words: Sequence[Word], begin: int, verb: int) -> bool:
    """Whether an aside in commas parts a verb from its subject: "said the bus, *full of people*, fell"."""
    marks = [index for index in range(begin, verb) if words[index].bits & roles.MARK]
    pair = [words[index].low for index in marks] == [",", ","] and marks[-1] == verb - 1
    if not pair or marks[0] - begin < len("ab"):
        return False
    return not any(word.bits & (roles.SUBORDINATOR | roles.RELATIVE) for word in words[begin : marks[0]])


def _behind_named(words: Sequence[Word], begin: int, end: int) -> int:
    """Where what is said begins behind who is told it: "told *reporters* | the fair opens on Friday"."""
    first = begin + bool(begin < end and words[begin].bits & roles.DETERMINER)
    opens = range(first + 1, end)
    return next((at for at in opens if words[at].bits & (roles.DETERMINER | roles.PRONOUN)), begin)


def _behind_listener(words: Sequence[Word], begin: int, end: int) -> int:
    """Where what is said begins if who is told, and when, comes first: "told the BBC on Monday | he"."""
    time = next((at for at in range(begin, end) if words[at].bits & roles.TIME), None)
    if time is None or any(word.bits & roles.HAPPENING for word in words[begin:time]):
        return begin
    if words[begin].bits & (roles.RELATIVE | roles.SUBORDINATOR) or words[time - 1].bits & roles.DETERMINER:
        return begin  # "shows that the Monday board meeting is off"
    behind = words[time + 1 : end]
    opens = behind and behind[0].bits & (roles.DETERMINER | roles.PRONOUN | roles.NAME)
    return time + 1 if opens else begin


__all__ = ["Clause", "Joint", "Sentence", "in_quoted_name", "read_sentence"]
