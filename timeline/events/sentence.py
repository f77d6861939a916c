"""Where sentences end: also in pages that glue them ("day.The", "4 p.m.What") and in wrapped mails."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from timeline.events.words import EventWords
from timeline.model.text import Span

_STOP: Final = re.compile(
    r"[.!?…]+[\"'”\u2019»)\]*]*(?=\s|[^\W\d_]|[“\"\u2018'(\[*•]|$)|\n[^\S\n]*(?:\n\s*|(?=[-*•▪]\s))"
)
_BEFORE: Final = re.compile(r"[^\s(\[“\"\u2018*_—\u2013]*\Z")
_NEXT: Final = re.compile(r"[\s“\"\u2018'(\[*_]*([^\W_][^\W_]*)?")
_DASH: Final = re.compile(r"\s*[-\u2013—:|,;)]")
_LONGEST: Final = 1500
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
        if match.end() <= start or not _ends(text, match, start, block, times, starts, words):
            continue
        found.extend(_pieces(text, start, match.end()))
        start = match.end()
    found.extend(_pieces(text, start, block.end))
    return found


def _ends(
    text: str,
    match: re.Match[str],
    start: int,
    block: Span,
    times: Sequence[Span],
    starts: Sequence[int],
    words: EventWords,
) -> bool:
    marks = match[0]
    if marks.startswith("\n"):
        return True
    at = match.start()
    index = bisect_right(starts, at) - 1
    time = times[index] if index >= 0 and at < times[index].end else None
    if time is not None and match.end() < time.end:
        return False
    glued = match.end() < block.end and not text[match.end()].isspace()
    if marks[0] != ".":
        return not glued or text[match.end()].isupper() or len(marks) > 1
    following = _NEXT.match(text, match.end(), block.end)
    word = (following[1] or "") if following else ""
    if not word:
        return not _DASH.match(text, match.end(), block.end)
    if glued and not ((text[match.end()].isupper() and len(marks) == 1) or len(marks) > 1):
        return text[match.end()] in '“"\u2018(*•' and word[0].isupper()
    if not (word[0].isupper() or (word[0].isdigit() and not glued)):
        return len(marks) > len("..") and not word[0].islower()
    if len(marks) > 1:
        return True
    starter = word.lower() in words.sets["sentence.starters"]
    if time is not None:
        # "At 4 p.m. President X ..." goes on; "... until 4 p.m. President X ..." does not
        return starter or glued or len(text[start : time.start].split()) > len(("at", "about"))
    before = _BEFORE.search(text, max(start, at - 40), at)
    last = before[0] if before else ""
    return (starter and not glued) or (
        not _abbreviates(last, words) and not (glued and _is_address(text, at, word))
    )


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
