"""Which language a text is in, and each of its blocks: by the share of the commonest function words.

Limited to the languages of data/detect.toml; all that is told apart only so as not to be taken for one of
them is `other`. A text that says too little to tell is in English. Linear in the text: stretches without two
words of another language, as all of an English text are, cost one look at their set of words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from timeline.language.tally import Tally, add, common, name_of, tally
from timeline.language.wordlist import letters_of
from timeline.model.text import Span
from timeline.model.values import value_class

DEFAULT, OTHER = "en", "other"
_ODD_LETTER = re.compile("[\u0370-\u1dff\u2e80-\ud7ff]")
_STRETCH = 1500
"""Code points of the blocks that are looked at together."""
_ENGLISH = 8
"""One word in so many is a common one wherever English is written."""
_DISTINCT = 2
"""Words of a language, no two alike, without which no block is in it."""
_LEAST, _AHEAD, _SHARE = 2, 1.4, 0.15
"""Hits that a text needs, how many times those of English, and of its words, to be in another language."""
_BLOCK_LEAST, _PROSE = 3, 0.3
_FEW = 3
"""Words of a block that holds only numbers and names."""
_NOUNS = "de"
"""Where every noun has a capital, capitals make no name."""
_RUN = 2
DECLARED = "declared by the input"
"""How a language is known that a page tells of itself: believed only where its words are too few."""
DOUBT = "assumed: too few words tell"


@value_class(frozen=True, slots=True)
class Spoken:
    """The language of a text, how it was found, and the blocks that are in one that is not read."""

    code: str
    """ISO 639-1, or `other`."""
    how: str = ""
    unread: tuple[Span, ...] = ()
    """Blocks in languages that are not read, in order."""
    unread_codes: tuple[str, ...] = ()
    """The language of each of them."""


def detect(text: str, blocks: Sequence[Span], read: Collection[str]) -> Spoken:
    """Tell the language of a text and of its blocks.

    Args:
        text: the text.
        blocks: where its blocks lie, in order; none is the whole text.
        read: the languages whose blocks are searched.

    Returns:
        The main language, and the blocks in languages that are not read: of a text in one that is read those
        that are plainly in another, of any other text all but those plainly in one that is read and those
        that hold nothing but numbers and names.
    """
    spans = blocks or (Span(0, len(text)),)
    stretches = list(_stretches(spans))
    quiet = [_quiet(text, spans[first].start, spans[last - 1].end) for first, last in stretches]
    if DEFAULT in read and None not in quiet:
        hits, count = map(sum, zip(*filter(None, quiet), strict=True))
        return Spoken(DEFAULT, _telling(hits, count) if hits else DOUBT)
    whole, tallies = Tally(Counter()), []
    for (first, last), told in zip(stretches, quiet, strict=True):
        if told is not None:
            part = Tally(Counter({DEFAULT: told[0]}), told[1], quiet=True)
            tallies += [part] * (last - first)
            add(whole, part)
            continue
        for span in spans[first:last]:
            tallies.append(tally(span.of(text)))
            add(whole, tallies[-1])
    main, how = _main(whole)
    plain = [_of_block(each, main) for each in tallies]
    codes = _filled(plain, tallies, main, readable=main in read)
    unread = [
        (span, code)
        for span, code, each in zip(spans, codes, tallies, strict=True)
        if code not in read and not (main not in read and _is_names(each, main))
    ]
    return Spoken(main, how, tuple(span for span, _ in unread), tuple(code for _, code in unread))


def _stretches(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Blocks that are looked at together, as numbers of the first and behind the last."""
    first = 0
    for index, span in enumerate(spans):
        if span.end - spans[first].start > _STRETCH or index == len(spans) - 1:
            yield first, index + 1
            first = index + 1


def _quiet(text: str, start: int, end: int) -> tuple[int, int] | None:
    """English words and all words of a stretch in which nothing speaks for another language; else None."""
    stretch = text[start:end]
    if not stretch.isascii() and _ODD_LETTER.search(stretch):
        return None
    words = set(letters_of(stretch))
    english, others = common()
    if not others.isdisjoint(words) and len(words & others) >= _DISTINCT:
        return None
    told = len(words & english)
    if told * _ENGLISH < len(words):
        return None
    return told, len(words)


def _ours(code: str) -> str:
    return code if name_of(code) else OTHER


def _main(whole: Tally) -> tuple[str, str]:
    """The language of a whole text, and the reason in words."""
    if whole.foreign * 2 > whole.words:
        return OTHER, "its letters are neither Latin nor Cyrillic"
    code, hits = whole.best()
    rival = whole.hits[DEFAULT]
    told = _telling(hits, whole.words)
    if whole.cyrillic * 2 > whole.words:
        return (_ours(code), told) if hits else (OTHER, "its letters are Cyrillic")
    if code == DEFAULT and hits:
        return code, told
    enough = hits + min(whole.accented, hits) - rival >= _LEAST
    telling = whole.own[code] or whole.distinct(code) > _DISTINCT
    if enough and telling and hits >= rival * _AHEAD and hits >= whole.words * _SHARE:
        return _ours(code), told
    return DEFAULT, DOUBT


def _telling(hits: int, words: int) -> str:
    return f"{hits} of {words} words are common ones of it"


def _of_block(block: Tally, main: str) -> str | None:
    """The language of a block that tells it plainly; None for one that does not."""
    if block.quiet:
        return DEFAULT if block.hits[DEFAULT] >= _DISTINCT else None
    code, hits = block.best()
    if block.foreign * 2 > block.words:
        return OTHER
    if block.cyrillic * 2 > block.words:
        if hits:
            return _ours(code)
        return None if block.words <= _FEW else OTHER
    rivals = block.hits[DEFAULT if code != DEFAULT else main]
    if _ours(code) == main or (hits and block.hits[main] == hits):
        return main if hits else None
    enough = hits >= _BLOCK_LEAST and hits >= block.words * _SHARE and hits > 2 * rivals
    prose = code == DEFAULT or block.small >= block.plain * _PROSE
    return _ours(code) if enough and prose and block.distinct(code) >= _DISTINCT else None


def _filled(told: Sequence[str | None], tallies: Sequence[Tally], main: str, *, readable: bool) -> list[str]:
    """A language for every block: what tells nothing is of the main language, or of the blocks around it."""
    behind: list[str | None] = [None] * len(told)
    following: str | None = None
    for index in range(len(told) - 1, -1, -1):
        behind[index] = following
        following = told[index] or following
    codes: list[str] = []
    before, run = main, 0
    for code, after, block in zip(told, behind, tallies, strict=True):
        if code is not None:
            run = run + 1 if code == before else 1
            before = code
            codes.append(code)
        elif readable or block.cyrillic or not _is_cyrillic(main):
            alike = before == after or (after is None and run >= _RUN)
            codes.append(before if alike else main)
        else:  # Latin letters in a Cyrillic text
            codes.append(before if before != main else after or main)
    return codes


def _is_cyrillic(code: str) -> bool:
    return code == "uk"


def _is_names(block: Tally, main: str) -> bool:
    """Whether a block holds nothing but numbers and names; one word alone is the first of a sentence."""
    told = block.small or block.cyrillic or block.foreign or any(block.hits.values())
    return not told and (block.words == 0 or (main != _NOUNS and 1 < block.words <= _FEW))
