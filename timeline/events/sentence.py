"""Where sentences end: also in pages that glue them ("day.The", "4 p.m.What") and in wrapped mails."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline.events.words import EventWords
from timeline.model.text import Span

_STOP: Final = re.compile(
    r"[.!?…\n](?:(?<!\n)(?<!\.\.\..)(?!(?<=\.)\.{3})[.!?…]*[\"'”\u2019»)\]*]*(?=\s|[^\W\d_]|[“\"\u2018'(\[*•]|$)"
    r"|(?<=\n)[^\S\n]*(?:\n\s*|(?=[-*•▪]\s)))"
)
"""One row of signs comes first, so that `re` leaps to it."""
_OPENING: Final = frozenset('([“"\u2018*_—\u2013')
"""What parts a word from what stands before it, besides a blank."""
_NEXT: Final = re.compile(r"[\s“\"\u2018'(\[*_]*([^\W_][^\W_]*)?")
_ITEMS: Final = (";", "|", "\u2022")
"""What parts items, of which each may begin with its time."""
_DASH: Final = re.compile(r"\s*[-\u2013—:|,;)]")
_ASIDE: Final = re.compile(r"\s*\([^()\n.!?]{1,40}\)[^\S\n]*(?:\n|\Z)")
"""A bracket at the end of a line that is no sentence: "Alex, Inc." (Season Finale)."""
_QUOTES: Final = '\u201c"\u2018(*\u2022'
_CLOSED: Final = (")", "]")
_LONGEST: Final = 700
"""Code points; a longer "sentence" is no sentence and is cut at a blank."""


def sentences(text: str, block: Span, times: Sequence[Span], words: EventWords) -> list[Span]:
    """The sentences of a block, in order and without the blanks between them.

    Args:
        text: the whole document.
        block: where to look.
        times: time mentions in order; no sentence ends inside one.
        words: the language, for its abbreviations and first words.
    """
    found: list[Span] = []
    starts = [time.start for time in times]
    start = block.start
    for match in _STOP.finditer(text, block.start, block.end):
        if match.end() <= start or not text[start : match.start()].strip():
            continue
        index = bisect_right(starts, match.start()) - 1
        time = times[index] if index >= 0 and match.start() < times[index].end else None
        if not _ends(text, _stop(text, match, start, block, time), words):
            continue
        found.extend(_pieces(text, start, match.end()))
        start = match.end()
    found.extend(_pieces(text, start, block.end))
    return found


class _Stop(NamedTuple):
    """A mark that may end a sentence, and what stands around it."""

    marks: str
    at: int
    end: int
    start: int
    """Where the sentence begins."""
    time: Span | None
    """The time mention that holds the mark."""
    following: str
    """The word behind it."""
    glued: bool


def _stop(text: str, match: re.Match[str], start: int, block: Span, time: Span | None) -> _Stop:
    following = _NEXT.match(text, match.end(), block.end)
    word = (following[1] or "") if following else ""
    glued = match.end() < block.end and not text[match.end()].isspace()
    return _Stop(match[0], match.start(), match.end(), start, time, word, glued)


def _ends(text: str, stop: _Stop, words: EventWords) -> bool:
    """Whether the sentence ends there."""
    if stop.marks.startswith("\n"):
        return True
    if (stop.time is not None and stop.end < stop.time.end) or _ASIDE.match(text, stop.end):
        return False
    if stop.marks.endswith(_CLOSED) and stop.following[:1].islower():
        return False  # "on Wednesday (not Thursday!) at 4:15"
    if stop.marks[0] != ".":
        return not stop.glued or text[stop.end].isupper() or len(stop.marks) > 1
    if not stop.following:
        return not _DASH.match(text, stop.end)
    return _begins(text, stop) if not _is_capital(text, stop) else _full_stop(text, stop, words)


def _is_capital(text: str, stop: _Stop) -> bool:
    """Whether what follows can begin a sentence by its first letter."""
    if stop.glued and not (len(stop.marks) > 1 or text[stop.end].isupper()):
        return False
    return stop.following[0].isupper() or (stop.following[0].isdigit() and not stop.glued)


def _begins(text: str, stop: _Stop) -> bool:
    """Whether a sentence begins all the same: behind a quotation mark, or after "..."."""
    if stop.glued and len(stop.marks) == 1:
        return text[stop.end] in _QUOTES and stop.following[0].isupper()
    return len(stop.marks) > len("..") and not stop.following[0].islower()


def _full_stop(text: str, stop: _Stop, words: EventWords) -> bool:
    """Whether a full stop before a capital ends a sentence, or belongs to an abbreviation."""
    if len(stop.marks) > 1:
        return True
    starter = stop.following.lower() in words.sets["sentence.starters"]
    if stop.time is not None:
        # "At 4 p.m. President X ..." goes on; "... until 4 p.m. President X ..." does not
        before = text[stop.start : stop.time.start].rstrip()
        if before.endswith(_ITEMS) and not starter:
            return stop.glued  # "9 a.m. Fun run; 11 a.m. Parade"
        return starter or stop.glued or len(before.split()) > len(("at", "about"))
    low, begin = max(stop.start, stop.at - 40), stop.at
    while begin > low and text[begin - 1] not in _OPENING and not text[begin - 1].isspace():
        begin -= 1
    last = text[begin : stop.at]
    if stop.following[0].isdigit():
        last = last.rpartition("-")[2]  # "a pre-No. 4 warning"
    if starter and not stop.glued:
        return True
    return not _abbreviates(last, words) and not (stop.glued and _is_address(text, stop.at, stop.following))


def _abbreviates(last: str, words: EventWords) -> bool:
    """Whether a full stop after `last` belongs to it."""
    if len(last) == 1 and last.isupper():
        return True
    low = last.lower()
    return low in words.sets["sentence.abbreviations"] or ("." in low and len(low.rpartition(".")[2]) == 1)


def _is_address(text: str, at: int, word: str) -> bool:
    """Whether a glued stop stands in a name such as "Node.JS" or "example.Com"."""
    return (at > 0 and text[at - 1].isupper()) or (len(word) > 1 and word.isupper())


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """text[start:end] without outer blanks, cut into pieces that are not too long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    found = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        found.append(Span(start, cut))
        start = cut
    if end > start:
        found.append(Span(start, end))
    return found
