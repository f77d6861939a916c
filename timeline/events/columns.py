"""Rows and their columns: "10:30 am   Call with X   Room 5", "2023-02-23 | Virtual | Meetup"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.clause import Sentence
from timeline.events.item import Item
from timeline.events.layout import Layout, label_of
from timeline.events.tokens import Word, words_of
from timeline.model.text import Span

_GAP: Final = re.compile(r"\t|\s{3,}")
_NARROW: Final = re.compile(r"\t|\s{2,}")
_NUMBER: Final = re.compile(r"[ \t*_]*(?:\[\d{1,3}\]|\(\d{1,3}\))[ \t]+")
"""The number of an item: "[6] 1pm Poems"."""
_TAG: Final = re.compile(r"[ \t*_]*\[[a-z][a-z0-9._-]{2,30}\][ \t]+(?=\S)")
"""The name of a mailing list before a subject: "[oak-announce] Meeting on Monday"."""
_LISTED: Final = re.compile(r"\s*\(?\d{1,2}[.)]\s+")
"""The number of a point of a list: "2. Keynote"."""
_TELLING: Final = roles.HAPPENING | roles.VENUE
_QUIET: Final = roles.TIME | roles.MARK | roles.FUNCTION | roles.LEAD
_MEASURE: Final = re.compile(r"\d+(?:[.,]\d+)? ?[^\W\d_]{1,4}")
_QUOTES: Final = frozenset('"\u201c')
_BARS: Final = frozenset({"|", "//"})
_BULLETS: Final = frozenset({"\u2022", "\u00b7"})
"""Between the cells of a row; at its head they are a list's."""
_CODE: Final = 3
"""Letters and digits of a code."""
_MOST: Final = 1500
"""Code points of a row that are looked at."""


class Row(NamedTuple):
    """The words of a row, and its columns as (start, end) of them."""

    words: tuple[Word, ...]
    columns: tuple[tuple[int, int], ...]

    def times(self) -> list[int]:
        """The numbers of the words that are times."""
        return [index for index, word in enumerate(self.words) if word.bits & roles.TIME]


def read_row(layout: Layout, block: int, within: Span | None = None, sentence: Sentence | None = None) -> Row:
    """Read a block as a row; a label at its head ("Time: ") is left out.

    Args:
        layout: the document.
        block: number of the block.
        within: the sentence to read, where a row has several.
        sentence: one that has been read; where it is all that the row says, its words are not read again.
    """
    whole = layout.blocks[block].span
    span = whole if within is None else Span(max(whole.start, within.start), min(whole.end, within.end))
    label = label_of(layout, block)
    labelled = label is not None and label.kind in {"when", "deadline", "end", "what"}
    start = (
        label.value.start
        if label is not None and labelled and span.start < label.value.start <= span.end
        else span.start
    )
    text = layout.document.text
    if number := _NUMBER.match(text, start, span.end) or _TAG.match(text, start, span.end):
        start = number.end()
    part = Span(start, min(span.end, start + _MOST))
    if sentence is not None and sentence.span == part:
        words = sentence.words
    else:
        words = words_of(layout.document.text, part, layout.times_in(part), layout.words)
    gapped = block in layout.tables and "|" not in span.of(layout.document.text)
    columns = _columns(layout.document.text, words, columned=gapped)
    item = layout.items.get(block)
    if item is None or (item.nested and is_telling(words)):
        return Row(words, tuple(columns))
    return _joined(layout, item, words, columns)


def _joined(layout: Layout, item: Item, words: Sequence[Word], columns: Sequence[tuple[int, int]]) -> Row:
    """A row whose cells stand in lines of their own."""
    chosen: list[Word] = []
    bounds: list[tuple[int, int]] = []
    for block in item.above:
        _add_line(layout, block, chosen, bounds)
    begin = len(chosen)
    chosen.extend(words)
    bounds.extend((begin + start, begin + end) for start, end in columns)
    for block in item.below[:1] if item.each else item.below:
        _add_line(layout, block, chosen, bounds)
    return Row(tuple(chosen), tuple(bounds))


def _add_line(layout: Layout, block: int, chosen: list[Word], bounds: list[tuple[int, int]]) -> None:
    span = layout.blocks[block].span
    number = _LISTED.match(layout.document.text, span.start, span.end)
    start = span.start if number is None else number.end()
    part = Span(start, min(span.end, start + _MOST))
    begin = len(chosen)
    chosen.extend(words_of(layout.document.text, part, layout.times_in(part), layout.words))
    if len(chosen) > begin:
        bounds.append((begin, len(chosen)))


def _columns(text: str, words: Sequence[Word], *, columned: bool = False) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for index, word in enumerate(words):
        if word.low in _BARS or (index and word.low in _BULLETS):
            if index > start:
                found.append((start, index))
                columned = True
            start = index + 1
        elif index > start and _is_gap(
            text[words[index - 1].end : word.start], columned=columned or bool(found)
        ):
            found.append((start, index))
            start, columned = index, True
    if start < len(words):
        found.append((start, len(words)))
    return found


def _is_gap(between: str, *, columned: bool) -> bool:
    """Whether blanks set off a column; in a row of columns also those at the head of its next line."""
    if "\n" in between:
        return columned and _GAP.fullmatch(between.rpartition("\n")[2]) is not None
    return (_NARROW if columned else _GAP).fullmatch(between) is not None


def unbracketed(words: Sequence[Word]) -> list[Word]:
    """Without what stands in brackets, also in one that is not closed."""
    kept: list[Word] = []
    depth = 0
    for word in words:
        depth += word.low == "("
        if not depth:
            kept.append(word)
        depth -= word.low == ")" and depth > 0
    return kept


def is_measure(title: str) -> bool:
    """Whether a title is nothing but a number with its unit: "206km", "96 min"."""
    return _MEASURE.fullmatch(title) is not None


def is_code(column: Sequence[Word]) -> bool:
    """Whether a column is nothing but a number of a module or a room: "S3", "12b"."""
    return len(column) == 1 and len(column[0].low) <= _CODE and any(map(str.isdigit, column[0].low))


def is_telling(words: Sequence[Word]) -> bool:
    """Whether the words tell of something: a word with a letter that is no small word, or what is quoted."""
    quoted = False
    for _, _, low, bits in words:
        if bits & _TELLING or (not bits & _QUIET and any(map(str.isalpha, low))):
            return True
        if quoted and not bits & (roles.TIME | roles.MARK):
            return True
        quoted = low in _QUOTES
    return False


def leads_row(words: Sequence[Word], at: int) -> bool:
    """Whether the row begins with its time and a dash or a gap: "6:45 p.m. - Coverage begins"."""
    before = words[:at]
    behind = words[at + 1] if at + 1 < len(words) else None
    if any(
        not word.bits & roles.MARK and not _is_number_of_row(words, index)
        for index, word in enumerate(before)
    ):
        return False
    if behind is None or (behind.bits & roles.MARK and behind.low != ","):
        return True
    gap = behind.start - words[at].end
    return gap > len("  ") or bool(behind.bits & roles.NAME)


def _is_number_of_row(words: Sequence[Word], index: int) -> bool:
    """Whether a number counts the rows of a table or a list: "| 14 | 10 April: tests", "[6] 1pm Poems"."""
    behind = words[index + 1].low if index + 1 < len(words) else ""
    return words[index].low.isdigit() and behind in {"|", "]", ")"}
