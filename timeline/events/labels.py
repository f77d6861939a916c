"""Labels at the head of a line: "Where: Room 5", "* WHEN...until 6 PM", "Location:" over its value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from timeline.events.words import EventWords
from timeline.model.text import Block, BlockKind, Span
from timeline.model.values import value_class

LABEL: Final = re.compile(
    r"[\s*_•▪>#|\"\u201c\u201e\u2018\u00ab-]*([^\W\d_][^\n:.|]{0,60}?)[\s*_]*(?:(?<!\d):|:(?!\d\d)|\.\.\.|…|\s\|)[\s*_]*"
)
_OTHER_ENDS: Final = ("...", "|", "\u2026")
_AROUND: Final = '*_\u2022\u25aa>#"\u201c\u201e\u2018\u00ab-' + "".join(
    filter(str.isspace, map(chr, range(0x3001)))
)
"""Marks and all blanks that may stand around a label."""
_LONGEST: Final = 61
"""Code points of a label, without the marks around it."""
_ASKED: Final = re.compile(
    r"[\s*_\u2022\u25aa>#|-]*([^\W\d_]{3,7})"
    r"(\*\*[ \t]*|__[ \t]*|[ \t]+[\u2013\u2014>-]+[ \t]+|\t+| {2,}| )(?=\S)"
)
_COLON: Final = re.compile(r":(?<=[^\d\s]:)")
"""What ends a label, or its marks; hours have a digit before theirs."""
_FEWEST: Final = 3
"""Labels of a notice that stands in one line."""
_MARKS: Final = " \t\n*_#|>-\u2022"
_DATED: Final = re.compile(r"[\s*_]*(?:[^\W\d_]{3,9}\.?,?\s+){0,2}\d[^\n@]*\Z", re.DOTALL)
"""A value that begins as times do, and holds no address."""
_HEADER: Final = "header"
_LIMIT: Final = "deadline"
_WHEN: Final = "when"
_WHO: Final = "who"
_END: Final = "end"
_NUMBER: Final = " #0123456789"
"""What a label that counts ends with: "Event 2: ..."."""
_HOURS: Final = frozenset({_WHEN, _END})
_TIMED: Final = frozenset({*_HOURS, _LIMIT})
_CONTACT: Final = re.compile(r"\w@\w|https?://|\bwww\.|(?:\d[ .()/-]?){7}")
_NAME: Final = 24
_TIME: Final = 60
_DIGITS: Final = 16
"""Code points of a bare label, of the time below it, and of its head that holds a digit."""
_NEAR: Final = 12
"""Code points behind a label, or behind the last digit, that a month or a zone may take."""
_VALUE: Final = 160
"""Code points of a line that is the value of the label over it."""


@value_class(frozen=True, slots=True)
class Label:
    """The words before a colon, what they ask for, and the value behind it."""

    kind: str
    """`when`, `where`, `what`, `who`, `header`, `stamp`, `deadline`; empty when the word is not known."""
    name: Span
    value: Span


def labels_of(text: str, blocks: Sequence[Block], words: EventWords) -> tuple[Label | None, ...]:
    """The label at the head of each block; one that stands alone takes the line below as its value."""
    found = [_label(text, block.span, words) for block in blocks]
    asked = {
        number: label
        for number, block in enumerate(blocks)
        if not (known := found[number]) or not known.kind
        if (label := _question(text, block.span, words))
    }
    if len({label.kind for label in asked.values()}) > 1:
        for number, label in asked.items():
            found[number] = label
    for number, (over, label) in enumerate(pairwise(found), 1):
        if over is not None and label is not None and over.kind == _WHO and _names_person(label, text, words):
            found[number] = replace(label, kind=_WHO)
    for number, block in enumerate(blocks[:-1]):
        below = blocks[number + 1].span
        bare = _bare(text, block.span, below, words) if found[number] is None else None
        if bare is not None and found[number + 1] is None:
            found[number] = found[number + 1] = bare
    for number, label in enumerate(found[:-1]):
        if label is None or not label.kind or label.value.of(text).strip():
            continue
        below = blocks[number + 1].span
        if found[number + 1] is None and below.end - below.start <= _VALUE:
            found[number] = replace(label, value=below)
    for number, (one, other) in enumerate(pairwise(found)):
        if one is not None and other is not None and _is_stretch(one, other, text, words):
            found[number : number + 2] = replace(one, kind=_WHEN), replace(other, kind=_END)
    return tuple(found)


def _is_stretch(one: Label, other: Label, text: str, words: EventWords) -> bool:
    """Whether two labels of mails head times here: "From: 28 May, 9:00" over "To: 30 May, 16:00"."""
    if one.kind != _HEADER or other.kind != _HEADER or one.name.start == other.name.start:
        return False
    if one.name.of(text).lower() not in words.sets["lists.opens"]:
        return False
    return other.name.of(text).lower() in words.sets["lists.closes"] and all(
        _DATED.match(text, label.value.start, label.value.end) is not None for label in (one, other)
    )


def _names_person(label: Label, text: str, words: EventWords) -> bool:
    """Whether a label below "Contact:" tells who that is: "Name: Derek Long"."""
    return label.name.of(text).strip(" *_-").lower() in words.sets["labels.persons"]


def _question(text: str, span: Span, words: EventWords) -> Label | None:
    """A question as a label without a colon: "WHEN - Friday", "**Where** Pier 4", "WHAT Bill signing"."""
    match = _ASKED.match(text, span.start, span.end)
    if match is None or match[1].lower() not in words.sets["labels.questions"]:
        return None
    if match[2] == " " and not match[1].isupper():
        return None  # "What people say", "When Harry met Sally"
    kind = words.labels.get(match[1].lower(), "")
    return Label(kind, Span(match.start(1), match.end(1)), Span(match.end(), span.end)) if kind else None


def split_notices(text: str, blocks: Sequence[Block], words: EventWords) -> Sequence[Block]:
    """Blocks whose labels stand in one line, a row for each: "What: Vigil. When: Saturday. Where: Ojai"."""
    if len(_COLON.findall(text)) < _FEWEST:
        return blocks
    asked = _asking(words.code, words.sets["labels.questions"])
    starts = [match.start(1) for match in asked.finditer(text)]
    if len(starts) < _FEWEST:
        return blocks
    found: list[Block] = []
    for block in blocks:
        low, high = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        inside = [start for start in starts[low:high] if text[block.span.start : start].strip(_MARKS)]
        if high - low < _FEWEST or not inside:
            found.append(block)
            continue
        edges = [block.span.start, *inside, block.span.end]
        for start, end in pairwise(edges):
            kept = text[start:end].rstrip(" \n\t;|*_")
            found.append(replace(block, kind=BlockKind.ROW, span=Span(start, start + len(kept))))
    return found


@cache
def _asking(code: str, questions: frozenset[str]) -> re.Pattern[str]:
    """A question and its colon, at the head of a line or behind a stop."""
    del code
    names = "|".join(sorted(questions))
    return re.compile(rf"(?:^|\n|[.;|,)!?][ \t]+)[*_ ]*((?:{names})[*_]*:)", re.IGNORECASE)


def _bare(text: str, span: Span, below: Span, words: EventWords) -> Label | None:
    """A line that is nothing but the label of the time on the line below: "Start", "2021-03-06 22:00"."""
    if span.end - span.start > _NAME or below.end - below.start > _TIME:
        return None
    kind = words.labels.get(" ".join(text[span.start : span.end].lower().strip(" *_|-\u2022").split()), "")
    value = below.of(text).lstrip(" *_|-\u2022")
    told = any(map(str.isdigit, value[:_DIGITS])) and any(map(str.isdigit, value[-_NEAR:]))
    return Label(kind, span, below) if kind in _TIMED and told else None


def _label(text: str, span: Span, words: EventWords) -> Label | None:
    start, end = span.start, span.end
    told = text[start:end]
    if not any(map(told.__contains__, _OTHER_ENDS)):
        before, colon, _ = told.partition(":")
        if not colon or len(before.strip(_AROUND)) > _LONGEST:
            return None
    match = LABEL.match(text, start, end)
    if match is None:
        return None
    name = " ".join(match[1].lower().split())
    kind = words.labels.get(name.rstrip(_NUMBER), "") or _limit(name, words) or _joint(name, words)
    head = text[match.end() : min(span.end, match.end() + _NEAR)]
    if kind == "what" and (head[:1].isdigit() or _CONTACT.search(text, match.end(), span.end)):
        kind = ""  # "Program: 9:00 a.m.", "Details: events@example.org"
    if name in words.sets["labels.states"] and not any(map(str.isdigit, head)):
        kind = ""  # "RESOLVED: power is back" is the end of nothing, "Resolved: March 7, 06:00" is
    return Label(kind, Span(match.start(1), match.end(1)), Span(match.end(), span.end))


def _limit(name: str, words: EventWords) -> str:
    """The kind of "Deadline for comments", "Registration deadline": the limit of what the rest names."""
    ends = (name.split(" ", 1)[0], name.rsplit(" ", 1)[-1])
    return _LIMIT if any(words.labels.get(word) == _LIMIT for word in ends) else ""


def _joint(name: str, words: EventWords) -> str:
    """The kind of "Date Starts", "Time Ends": each of its words asks for a time."""
    kinds = {words.labels.get(word, "") for word in name.split()}
    if " " not in name or not kinds <= _HOURS:
        return ""
    return _END if _END in kinds else _WHEN
