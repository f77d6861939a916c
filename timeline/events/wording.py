"""Titles from chosen words: what is cut off at both ends, at most twelve words, a capital first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.tokens import Word, is_word, lows, text_of
from timeline.events.words import EventWords

MOST_WORDS: Final = 12
_PAIR: Final = 4
"""Words from "between" to its "and"."""
_LISTED: Final = roles.NAME | roles.MARK | roles.CONJUNCTION
_LOOSE_FIRST: Final = (
    roles.DETERMINER
    | roles.CONJUNCTION
    | roles.PREPOSITION
    | roles.AUXILIARY
    | roles.SUBORDINATOR
    | roles.MARK
    | roles.TIME
    | roles.PRONOUN
)
_LOOSE_LAST: Final = _LOOSE_FIRST | roles.INFINITIVE
_KEPT_MARKS: Final = frozenset("(“\"'\u2018\u2019”)$%!?+")
_SHOUTED: Final = re.compile(r"[^\W\d_a-z]{4,}(?:['\u2019]S\b)?")
_PAIRS: Final = {"(": ")", "“": "”", '"': '"'}
_PAIRED: Final = frozenset({*_PAIRS, *_PAIRS.values()})


def trim(chosen: Sequence[Word], words: EventWords) -> list[Word]:
    """Without articles, conjunctions and small words at the head, and without small words at the tail."""
    first, last = 0, len(chosen)
    low = lows(chosen)
    while first < last:
        length, _ = words.phrases["words.dropped_first"].at(low, first)
        if length and first + length < last:
            first += length
        elif _is_loose(chosen[first], _LOOSE_FIRST) and not _asks(chosen[first], words):
            first += 1
        else:
            break
    while last > first:
        tail = chosen[last - 1]
        lettered = last - first > 1 and tail.bits & roles.NAME and chosen[last - 2].bits & roles.NAME
        if lettered and is_word(tail):
            break
        if _is_loose(tail, _LOOSE_LAST) or words.phrases["words.dropped_last"].at([tail.low], 0)[0]:
            last -= 1
        else:
            break
    return _balanced(chosen[first:last])


def _asks(word: Word, words: EventWords) -> bool:
    """Whether a name begins with a question: "Why moss is green"."""
    return bool(word.bits & roles.NAME) and word.low in words.sets["labels.questions"]


def _is_loose(word: Word, mask: int) -> bool:
    if word.bits & roles.MARK:
        return word.low not in _KEPT_MARKS
    if word.bits & (roles.HAPPENING | roles.TIME):
        return bool(word.bits & roles.TIME)
    return bool(word.bits & mask) and not (
        word.bits & roles.NAME
        and word.bits & (roles.AUXILIARY | roles.PRONOUN)
        and not word.bits & roles.DETERMINER
    )


def without_times(chosen: Sequence[Word], *, goes_on: bool = False) -> list[Word]:
    """Drop the times, the small words that lead to them, and brackets that are left empty or told a time.

    Args:
        chosen: words in their order.
        goes_on: whether something is told before them: then a bracket with a time goes though it comes first.
    """
    kept: list[Word] = []
    timed = False
    for index, word in enumerate(chosen):
        timed = (timed or bool(word.bits & roles.TIME)) and word.low != "("
        if word.bits & roles.TIME:
            alone = index + 1 == len(chosen) or not _is_noun(chosen[index + 1])
            if alone and len(kept) > 1 and kept[-1].bits & roles.DETERMINER and _leads(kept[-2]):
                kept.pop()  # "early on the | Monday | to register"
            while kept and _leads(kept[-1]):
                kept.pop()
        elif word.low == ")" and (_is_empty_bracket(kept) or (timed and _is_behind(kept, goes_on=goes_on))):
            while kept.pop().low != "(":
                pass
        elif kept or not word.bits & roles.MARK or word.low in _KEPT_MARKS:
            kept.append(word)
    return kept


def _is_behind(kept: Sequence[Word], *, goes_on: bool) -> bool:
    """Whether something is told before the last opening bracket: "The call (that's 10 a.m. in New York)"."""
    opened = next((index for index in range(len(kept) - 1, -1, -1) if kept[index].low == "("), None)
    return opened is not None and (goes_on or any(_is_noun(word) for word in kept[:opened]))


def _is_empty_bracket(kept: Sequence[Word]) -> bool:
    """Whether nothing but small words stands behind the last opening bracket."""
    for word in reversed(kept):
        if word.low == "(":
            return True
        if is_word(word) and not word.bits & (roles.ADVERB | roles.LEAD | roles.FUNCTION):
            return False
    return False


def _is_noun(word: Word) -> bool:
    return is_word(word) and not word.bits & (roles.FUNCTION | roles.LEAD | roles.INFINITIVE | roles.ADVERB)


def _leads(word: Word) -> bool:
    if word.bits & roles.MARK:
        return word.low not in _KEPT_MARKS and word.low != "."
    return bool(word.bits & roles.LEAD) and not word.bits & roles.HAPPENING


def _balanced(chosen: Sequence[Word]) -> list[Word]:
    """Without brackets and quotation marks that have lost their partner."""
    kept = list(chosen)
    if _PAIRED.isdisjoint([word.low for word in kept]):
        return kept
    for opening, closing in _PAIRS.items():
        opened = [index for index, word in enumerate(kept) if word.low == opening]
        closed = [index for index, word in enumerate(kept) if word.low == closing]
        if opening == closing:
            if len(opened) % 2:
                kept = [word for index, word in enumerate(kept) if index != opened[-1]]
        elif len(opened) > len(closed) and opening == "(" and any(map(is_word, kept[: opened[-1]])):
            kept = _balanced(kept[: opened[-1]])  # "Concert (recorded | 5 March"
        elif len(opened) != len(closed):
            kept = [word for word in kept if word.low not in {opening, closing}]
    return kept


def fit(chosen: Sequence[Word], most: int, words: EventWords) -> list[Word]:
    """At most `most` words, cut before a phrase rather than inside one."""
    kept = trim(chosen, words)
    while kept and _count(kept) > most:
        cut = _cut(kept, most, words)
        kept = trim(kept[:cut], words)
    return kept


def _cut(chosen: Sequence[Word], most: int, words: EventWords) -> int:
    """Where to cut: the last comma, small word or bracket that leaves at most `most` words."""
    count = 0
    best = 0
    for index, word in enumerate(chosen):
        if count and count <= most and _opens_phrase(word, words) and not _joins_two(chosen, index, words):
            best = index
        count += len(word.low.split()) if is_word(word) else 0
        if count > most:
            break
    if best > 0:
        return _list_start(chosen, best) or best
    count = 0
    for index, word in enumerate(chosen):
        count += len(word.low.split()) if is_word(word) else 0
        if count > most:
            return max(1, index)
    return len(chosen) - 1


def _joins_two(chosen: Sequence[Word], index: int, words: EventWords) -> bool:
    """Whether it joins what "between" holds together: "between exits 4 *and* 6"."""
    if not chosen[index].bits & roles.CONJUNCTION:
        return False
    return any(word.low in words.sets["words.windows"] for word in chosen[max(0, index - _PAIR) : index])


def _list_start(chosen: Sequence[Word], cut: int) -> int:
    """Where the phrase of a list of names begins that a cut would part: "of France, Germany | and Italy"."""
    comma = next((index for index in range(cut) if chosen[index].low == ","), None)
    joined = any(word.bits & roles.CONJUNCTION for word in chosen[cut:])
    listed = comma is not None and comma + 1 < cut and all(word.bits & _LISTED for word in chosen[comma:cut])
    if comma is None or not listed or not joined:
        return 0
    return next((index for index in range(comma, 0, -1) if chosen[index].bits & roles.PREPOSITION), 0)


def _opens_phrase(word: Word, words: EventWords) -> bool:
    small = roles.PREPOSITION | roles.CONJUNCTION | roles.SUBORDINATOR | roles.RELATIVE
    if word.low in words.sets["words.inseparable"]:
        return False
    if word.bits & roles.MARK:
        return word.low in {",", "(", ";", ":", "\u2013", "—", "-", "|"}
    return bool(word.bits & small) or (word.bits & roles.GERUND > 0 and not word.bits & roles.HAPPENING)


def _count(chosen: Sequence[Word]) -> int:
    return sum(len(word.low.split()) for word in chosen if is_word(word))


def words_in(title: str) -> int:
    """How many words a title has, as readers and rulers count: by its blanks."""
    return len(title.split())


def written(text: str, chosen: Sequence[Word], words: EventWords) -> str:
    """The chosen words as a title."""
    return finish(text_of(text, chosen), words)


def finish(title: str, words: EventWords) -> str:
    """A capital first, no shouting, at most twelve words."""
    pieces = [piece for piece in title.split() if piece != "!"][:MOST_WORDS]  # of a sentence cut short
    capitals = sum(piece == piece.upper() and bool(_SHOUTED.search(piece)) for piece in pieces)
    if capitals * 2 > len(pieces) and len(pieces) > 1:
        pieces = [_quiet(piece, words) for piece in pieces]
    if pieces and pieces[0].islower():
        pieces[0] = pieces[0][:1].upper() + pieces[0][1:]
    return " ".join(pieces).lstrip("+/~\u00b1 ").strip(" ,;:-\u2013—|.") + (
        "." if pieces and pieces[-1].count(".") > 1 else ""
    )


def _quiet(piece: str, words: EventWords) -> str:
    if words.roles.get(piece.lower(), 0) & (roles.PREPOSITION | roles.CONJUNCTION | roles.DETERMINER):
        return piece.lower()
    return _SHOUTED.sub(lambda match: match[0].capitalize(), piece)


def tells_hours(line: Sequence[Word], words: EventWords) -> bool:
    """Whether a line says only that hours follow, and not whose: "Opening hours:"."""
    low = [word.low for word in line if is_word(word)]
    return bool(low) and words.phrases["nouns.hours_of"].at(low, 0)[0] == len(low)
