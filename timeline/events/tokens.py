"""The visible words of a stretch of text, each with its roles; markup and addresses are passed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.placecommas import with_whole_places
from timeline.events.words import EventWords, load_event_words
from timeline.model.text import Span


class Word(NamedTuple):
    """One word, punctuation mark or time mention of a document."""

    start: int
    end: int
    low: str
    """Lower case, apostrophes as '."""
    bits: int


_new: Final = tuple.__new__
"""Half as fast again as `Word(...)`, of which a page needs hundreds."""
_ADDRESS: Final = r"(?:https?://|www\.)[^\s<>)\]|]"
_PICTURES: Final = r"\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_MARKUP: Final = (
    r"\]\([^()\s]*\)|\]\[[^\[\]\n]*\]"  # the target of a link
    r"|\[\d{1,3}\](?!\()"  # the mark of a note
    rf"|<?{_ADDRESS}+>?"
    r"|</?[a-zA-Z][^<>]{0,200}>"
    r"|\*+|`+|~~|\[|\]|(?<!\w)_+|_+(?!\w)|\#+(?=\s)|\\"
    r"|:[a-z]+(?:_[a-z]+)*:"  # :tickets:
    rf"|[{_PICTURES}]+"
)
_INITIALS: Final = r"(?:[^\W\d_]\.){2,}"
_JOINTS: Final = r"['\u2019\u02bc./&+@_\u2010\u2011\u2013-]"
_WORD: Final = rf"[#@$€£]?[^\W_]+(?:(?:{_JOINTS}|,(?=\d{{3}}\b))[^\W_]+)*(?:['\u2019](?=\s)|[%+]|/(?=\s))?"
_TOKEN: Final = re.compile(
    r"(?=\S)(?:[A-Za-z][a-z]*+(?= )"  # most words: the same in two thirds of the time
    rf"|(?!{_ADDRESS}|[{_PICTURES}])(?:{_INITIALS}|{_WORD})|(?P<markup>{_MARKUP})|\.\.\.+|--+|//+|\S)"
)
"""Words come first, as most tokens are words; the few that markup begins with are left to it."""
_APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'"})
_HYPHENS: Final = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2013": "-"})
"""Inside of words: "won 3\u20131", "the London\u2013Paris train"."""
_OPENED, _CLOSED = frozenset("\"'\u201c\u2018"), frozenset("\"'\u201d\u2019")
_MIN_SUFFIXED: Final = 5
_PARTED: Final = 9
"""Words from a verb to the particle that belongs to it."""
_BETWEEN: Final = roles.INFINITIVE | roles.SUBORDINATOR | roles.RELATIVE | roles.AUXILIARY
"""No object of a verb has these inside, before its particle."""
_BEHIND_PARTICLE: Final = roles.FUNCTION | roles.LEAD | roles.ADVERB | roles.TIME | roles.MARK
_SLOTS: Final = 6
"""Words behind a verb of changing in which its slots stand."""


def words_of(text: str, span: Span, times: Sequence[Span], words: EventWords) -> tuple[Word, ...]:
    """The words of `text` within `span`, in order.

    Args:
        text: the whole document.
        span: where to look.
        times: spans in order, each of which becomes one token.
        words: the language.
    """
    found: list[Word] = []
    at = span.start
    for time in times:
        if time.end <= at or time.start >= span.end:
            continue
        found.extend(_plain(text, at, time.start, words))
        end = min(_with_possessive(text, time.end, words), span.end)
        found.append(Word(max(time.start, at), end, "", roles.TIME))
        at = end
    found.extend(_plain(text, at, span.end, words))
    found = with_whole_places(text, found, words.code)
    told = lows(found)
    if not words.sets["moved.changing"].isdisjoint(told):
        found = [_moving(text, found, index, words) for index in range(len(found))]
    if not words.sets["words.also_names"].isdisjoint(told):
        found = [_as_name(found, index, words) for index in range(len(found))]
        told = lows(found)
    if not words.sets["words.also_teams"].isdisjoint(told):
        found = [_as_team(found, index, words) for index in range(len(found))]
    if not words.sets["moved.parted"].isdisjoint(told) and _rejoin(found, told, words):
        told = lows(found)
    return tuple(_merged(found, told, words))


def _rejoin(found: list[Word], told: Sequence[str], words: EventWords) -> bool:
    """Put the particle of a verb beside it: "called Saturday's match *off*", "put the visit *off* until"."""
    heads, particles = words.sets["moved.parted"], words.sets["moved.particles"]
    for index, low in enumerate(told):
        if low not in heads:
            continue
        for at in range(index + 2, min(len(told), index + _PARTED)):
            if told[at] in particles and words.merged.at([low, told[at]], 0)[0] > 1:
                if at + 1 < len(found) and not _may_follow(found[at + 1]):
                    break
                verb = found[index]
                found[index + 1 : at + 1] = [
                    Word(verb.end, verb.end, told[at], found[at].bits),
                    *found[index + 1 : at],
                ]
                return True
            if found[at - 1].bits & _BETWEEN or told[at] in heads:
                break
    return False


def _may_follow(word: Word) -> bool:
    """Whether what stands behind a particle is no noun that it describes: "called the back office"."""
    ends = (
        roles.PREPOSITION
        | roles.LEAD
        | roles.CONJUNCTION
        | roles.ADVERB
        | roles.SUBORDINATOR
        | roles.FUNCTION
    )
    return bool(word.bits & (ends | roles.TIME | roles.MARK))


def _as_name(found: Sequence[Word], index: int, words: EventWords) -> Word:
    """A word such as "May" as a name, behind a title or before another verb: "Mrs May", "Ada May speaks"."""
    word = found[index]
    if not index or not word.bits & roles.NAME or word.low not in words.sets["words.also_names"]:
        return word
    before, behind = found[index - 1], found[index + 1].bits if index + 1 < len(found) else roles.MARK
    titled = before.low.rstrip(".") in words.sets["words.titles"]
    named = before.bits & roles.NAME and is_word(before) and not before.bits & roles.FUNCTION
    acts = behind & (roles.AUXILIARY | roles.FINITE) and not behind & roles.BASE
    # its capital sets it apart from the verb for all who look words up
    return word._replace(low=word.low.title(), bits=roles.NAME) if titled or (named and acts) else word


def _as_team(found: Sequence[Word], index: int, words: EventWords) -> Word:
    """A word such as "Heat" as the name of a team, which is no happening: "face *the Heat* on Sunday"."""
    word = found[index]
    if not index or word.low not in words.sets["words.also_teams"] or not word.bits & roles.NAME:
        return word
    before, behind = found[index - 1].bits, found[index + 1].bits if index + 1 < len(found) else roles.MARK
    part = behind & roles.NAME and not behind & (roles.FUNCTION | roles.TIME | roles.MARK)
    return word if part or not before & roles.DETERMINER else word._replace(bits=roles.NAME | roles.PLURAL)


def _moving(text: str, found: Sequence[Word], index: int, words: EventWords) -> Word:
    """A word as a verb of moving where its slots follow: "changed from 4 to 5 May", not "from 4 May"."""
    word, behind = found[index], found[index + 1 : index + _SLOTS]
    times = sum(each.bits & roles.TIME > 0 for each in behind)
    if word.low not in words.sets["moved.changing"] or not times:
        return word
    lead = text[behind[0].start : behind[0].end].lower().split()[0]
    new = lead in words.sets["moved.across"] and bool(behind[1:]) and bool(behind[1].bits & roles.TIME)
    both = lead in words.sets["moved.from"] and times > 1
    return word._replace(bits=word.bits | roles.MOVE) if new or both else word


def _with_possessive(text: str, end: int, words: EventWords) -> int:
    """Behind the ending of "today's"."""
    if text[end : end + 1].isspace():
        return end
    for ending in words.suffixes["possessive"]:
        behind = text[end : end + len(ending)]
        if not behind.isascii():
            behind = behind.translate(_APOSTROPHES)
        if behind == ending and not text[end + len(ending) : end + len(ending) + 1].isalnum():
            return end + len(ending)
    return end


def _plain(text: str, start: int, end: int, words: EventWords) -> list[Word]:
    found: list[Word] = []
    after, known = start, _known(words.code)
    for match in _TOKEN.finditer(text, start, end):
        if match.lastindex:
            continue
        begin, stop = match.span()
        if begin < after:
            continue
        raw = match[0]
        low, bits = known(raw)
        if stop < end and text[stop] == "." and not bits & roles.MARK and _keeps_stop(raw, low, words):
            stop = after = stop + 1
        found.append(_new(Word, (begin, stop, low, bits)))
    return found


def _keeps_stop(raw: str, low: str, words: EventWords) -> bool:
    """Whether a full stop after a word belongs to it: "St.", "J."."""
    initial = len(raw) == 1 and raw.isupper()
    return initial or low in words.sets["sentence.abbreviations"]


@cache
def _known(code: str) -> Callable[[str], tuple[str, int]]:
    """What makes of a word itself in lower case, and its roles; of one argument it is its own key."""
    words = load_event_words(code)

    @lru_cache(maxsize=1 << 16)
    def known(raw: str) -> tuple[str, int]:
        low = raw.lower().translate(_APOSTROPHES)
        if not any(map(str.isalnum, raw)):
            return low, roles.MARK | words.roles.get(low, 0)
        low = low.rstrip(".").translate(_HYPHENS)
        return low, _bits(raw, low, words)

    return known


def _bits(raw: str, low: str, words: EventWords) -> int:
    bits = words.roles.get(low, 0)
    name = roles.NAME if raw[0].isupper() or raw[0].isdigit() or raw[0] in "#@" else 0
    if low.endswith((*words.suffixes["plural"], *words.suffixes["several"])) and not bits & roles.FUNCTION:
        name |= roles.PLURAL
    if not bits and not name & roles.NAME and len(low) >= _MIN_SUFFIXED:
        if low.endswith(words.suffixes["past"]):
            return roles.FINITE | roles.PARTICIPLE
        if low.endswith(words.suffixes["gerund"]):
            return roles.GERUND
        if low.endswith(words.suffixes["adverb"]):
            return roles.ADVERB
    return bits | name


def _merged(found: list[Word], told: list[str], words: EventWords) -> list[Word]:
    """Join phrases that count as one word: "press conference", "as soon as"."""
    firsts = words.merged.firsts
    joined: list[Word] = []
    done = 0
    for index in [at for at, low in enumerate(told) if low in firsts]:
        length, bits = words.merged.at(told, index) if index >= done else (0, 0)
        if length > 1:
            first, last = found[index], found[index + length - 1]
            low, bits = " ".join(told[index : index + length]), bits | first.bits & roles.NAME
            joined += [*found[done:index], Word(first.start, last.end, low, bits)]
            done = index + length
    return [*joined, *found[done:]] if done else found


def is_word(word: Word) -> bool:
    """Whether it is neither punctuation nor a time."""
    return not word.bits & (roles.TIME | roles.MARK)


def lows(found: Sequence[Word]) -> list[str]:
    """The lower-case words."""
    return [word.low for word in found]


_CLOSE_UP: Final = frozenset(",.;:!?)%")
_NO_BLANK_AFTER: Final = frozenset("(")


def text_of(text: str, chosen: Sequence[Word]) -> str:
    """The chosen words as running text: blanks are single, none stands before a comma."""
    parts: list[str] = []
    before: Word | None = None
    for word in chosen:
        raw = text[word.start : word.end]
        if not raw.isalnum():
            raw = " ".join(raw.split())
        if before is not None:
            glued = before.end == word.start or raw in _CLOSE_UP or text[before.end - 1] in _NO_BLANK_AFTER
            parts.append("" if glued else " ")
        parts.append(raw)
        before = word
    return "".join(parts)


def is_quoted(text: str, span: Span) -> bool:
    """Whether quotation marks stand right around a stretch of text: it is a name ("Once Upon a Time")."""
    return text[span.start - 1 : span.start] in _OPENED and text[span.end : span.end + 1] in _CLOSED
