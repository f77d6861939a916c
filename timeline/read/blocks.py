"""Blocks of plain text: headings, paragraphs, rows, quotes, by the look of the lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from timeline.language import fold
from timeline.model.text import Block, BlockKind, Span
from timeline.read.cuts import is_cut
from timeline.read.stampwords import stamp_words
from timeline.read.wraps import is_unfinished, is_wrapped

_BULLET = re.compile(
    r"\s*(?:[-*+\u2022\u25aa\u25cf\u25e6\u00b7\u2013\u2014]|\(?\d{1,2}[.)]|[a-z]\))\s+(?=\S)"
)
_QUOTE = re.compile(r"\s*((?:>\s?)+)")
_HASHES = re.compile(r"\s{0,3}(#{1,6})\s")
_SHOUTED_LABEL = re.compile(r"\s*[*_]{0,2}[^\W\d_a-z]{4,}(?: [\w'/&-]{1,20}){0,8}\s*:\s")
_LABEL = re.compile(r"\s*[*_]{0,2}[^\W\d_][\w '/&-]{1,24}[*_]{0,2}\s*:(?:[*_]{0,2})(?:\s|$)")
_WIDE_GAP = re.compile(r"\s(?:\s\s|(?<=\S\t)(?=\S))")
"""Three blanks, or a lone tab: between words they part columns."""
_STARTS_ROW = re.compile(
    r"\s*[\[(*_]*(?:[^\W\d_]{4,8} ?[-\u2013] ?)?\d{1,2}(?:[:.]\d\d|\s?[apAP]\.?[mM]\b|\s?[hH]\d\d)"
    r"|\s*\d{4}-\d\d-\d\d|\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}"
)
_STARTS_DATED = re.compile(
    r"\s*[*_\[(]*(?:(?:[^\W\d_]{2,12}[.,]{0,2} ){1,2}\d{1,2}(?![\d:.%]|\w{3})"
    r"|\d{1,2}[^\W\d_]{0,2}\.? (?:[^\W\d_]{2,3} )?[^\W\d_]{3,12}\b)"
)
"""The head of a dated line: "Saturday, May 5", "5th of May"; two such lines below each other are rows."""
_DAY = re.compile(r"\s*(?:[^\W\d_]{1,3} )?\d{1,2}(?:[^\W\d_]{2})?\.? [^\W\d_]")
"""The head of a line: "16 March", "the 16th of March"."""
_RULE = re.compile(r"\s*[-_=*~.]{3,}\s*$")
_SENTENCE_END = (".", "!", "?", ":", ";", "\u2026", '"', "\u201d", ")")
_SHORT, _TITLE, _WIDE = 46, 90, 20
_FEW, _SLACK, _NARROW = 2, 6, 58
_INDENT = 3
_LONG = 200
"""Code points of a labelled line."""
_SENTENCE = 40
_MANY, _MOST = 4, 0.8
"""Wrapped prose begins one line in five with a capital; where four in five do, each line is a row."""
_UNWRAPPED = 160
"""Code points of a line that no margin has wrapped: each line beside it is a paragraph of its own."""


def split_blocks(text: str) -> tuple[Block, ...]:
    """Split a plain text into blocks.

    A line break inside a paragraph is a wrap; one before a bullet, a label, a clock time, a table row or
    after a short line that ends nothing begins a new row.
    """
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    group: list[tuple[int, int]] = []
    apart = False
    end = -1
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if not line or line.isspace():
            apart = True
            continue
        word = line[:1].isupper()
        ruled = not word and _RULE.match(line) is not None
        if group and (ruled or (apart and not _goes_on(text[slice(*group[-1])], text[start : end + 1]))):
            yield from _group(text, group)
            group = []
        apart = False
        if not ruled:
            group.append((start, end))
    yield from _group(text, group)


def _goes_on(line: str, following: str) -> bool:
    """Whether a line goes on with the one before it: "in effect until", "1 PM EST Monday"."""
    shapes = (_BULLET, _HASHES, _LABEL, _QUOTE)
    return is_unfinished(line) and not any(shape.match(following) for shape in shapes)


def _group(text: str, lines: list[tuple[int, int]]) -> Iterable[Block]:
    """The blocks of lines that no blank line separates."""
    if len(lines) == 1:
        return (_block(text, *lines[0], alone=True),)
    return _several(text, lines) if lines else ()


def _several(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    start, end = lines[0]
    width = max(last - first for first, last in lines)
    if len(lines) <= _FEW and width >= _NARROW:
        width = 0
    dated = sum(_is_dated(text[first:last]) for first, last in lines) > 1
    begin_anew = [not text[first:last].lstrip()[:1].islower() for first, last in lines[1:]]
    listed = len(begin_anew) >= _MANY and sum(begin_anew) >= _MOST * len(begin_anew)
    unwrapped = listed or any(last - first > _UNWRAPPED for first, last in lines)
    for (first, last), (next_first, next_last) in pairwise(lines):
        line, following = _unquoted(text[first:last], text[next_first:next_last])
        wraps = _wraps_day(line, following) or is_wrapped(line, following) or is_cut(line, following)
        if not (wraps or _goes_on(line, following)) and (
            (_begins_block(line, following) and not _wraps_clock(line, following))
            or _has_room(line, following, width)
            or (unwrapped and not following.lstrip()[:1].islower())
            or (dated and _is_dated(line) and _is_dated(following))
        ):
            titles = start == lines[0][0] and _titles(text[start:end], following)
            yield _block(text, start, end, alone=titles, dated=dated)
            start = next_first
        end = next_last
    yield _block(text, start, end, alone=start == lines[0][0], dated=dated)


def _unquoted(line: str, following: str) -> tuple[str, str]:
    """Two lines without the marks of quoting that both of them have."""
    quoted = _QUOTE.match(line)
    next_quoted = _QUOTE.match(following) if quoted else None
    if not quoted or not next_quoted or quoted[1].count(">") != next_quoted[1].count(">"):
        return line, following
    words, next_words = line[quoted.end() :], following[next_quoted.end() :]
    return (words, next_words) if words.strip() and next_words.strip() else (line, following)


def _is_dated(line: str) -> bool:
    """Whether a line begins as dates do, with a capital or a digit."""
    match = _STARTS_DATED.match(line)
    return match is not None and not line.lstrip(" \t*_[(")[:1].islower()


def _wraps_clock(line: str, following: str) -> bool:
    """Whether a clock time heads a line only because a long sentence was wrapped before it."""
    stripped = line.rstrip()
    goes_on = stripped[-1:].islower() or stripped[-1:] == ","
    if len(stripped) < _NARROW or not goes_on or not _STARTS_ROW.match(following):
        return False
    return not any(shape.match(line) for shape in (_BULLET, _HASHES, _LABEL, _STARTS_ROW, _QUOTE))


def _wraps_words(line: str, label: str) -> bool:
    """Whether what looks like a label goes on with a long line: "note that the date", "has changed: it"."""
    small = label.lstrip()[:1].islower() and " " in label.strip(" :")
    return small and len(line.rstrip()) >= _NARROW and line.rstrip()[-1:].islower() and not _LABEL.match(line)


def _wraps_day(line: str, following: str) -> bool:
    """Whether a sentence was wrapped between a weekday and its date: "this coming Monday", "16 March"."""
    goes_on = len(following.split()) > _FEW + 1 and _STARTS_DATED.match(following) is not None
    if _DAY.match(following) is None and not goes_on:
        return False  # "closed until Friday" over "March 13, 2026"
    *before, last = line.split() or [""]
    weekday = fold(last).strip(",*_") in stamp_words().weekdays
    return weekday and len(before) > _FEW and before[-1].islower()


def _titles(first: str, following: str) -> bool:
    """Whether the first line of several names what the second gives a date or a time."""
    return not any(letter.isdigit() for letter in first) and any(letter.isdigit() for letter in following)


def _has_room(line: str, following: str, width: int) -> bool:
    """Whether the next word would have fitted on the line: then the break is meant, no wrap."""
    stripped = line.rstrip()
    word = following.split(None, 1)[0]
    if 0 < width < _NARROW:  # mails and pages wrap at 60 to 80; shorter lines that all begin anew are rows
        return not word[:1].islower() and not stripped.endswith((",", "-", "&"))
    return len(stripped) + 1 + len(word) <= width - _SLACK and not word[:1].islower()


def _continues_label(line: str, following: str) -> bool:
    """Whether an indented line goes on with a label's value: "WHEN: Thursday", "    10:30 a.m." below it."""
    if not _LABEL.match(line) or _LABEL.match(following) or _BULLET.match(following):
        return False
    indent = len(following) - len(following.lstrip())
    return indent >= _INDENT and indent > len(line) - len(line.lstrip()) and not line.rstrip().endswith(":")


def _begins_block(line: str, following: str) -> bool:
    """Whether the following line is no continuation of this one."""
    if _continues_label(line, following):
        return False
    if (
        _BULLET.match(following)
        or _HASHES.match(following)
        or _HASHES.match(line)
        or _STARTS_ROW.match(following)
    ):
        return True
    quoted, next_quoted = _QUOTE.match(line), _QUOTE.match(following)
    if (quoted and quoted[1].count(">")) != (next_quoted and next_quoted[1].count(">")):
        return True
    if _has_columns(following) or _has_columns(line):
        return True
    if (label := _LABEL.match(following)) and not _wraps_words(line, label[0]):
        return True
    stripped, next_stripped = line.strip(), following.strip()
    if following.startswith((" ", "\t")) and not line.startswith((" ", "\t")) and _BULLET.match(line):
        return False
    if len(stripped) < _SHORT and not (next_stripped[:1].islower() or stripped.endswith((",", "-"))):
        return True
    return (
        stripped.endswith((".", "!", "?", ":"))
        and len(stripped) < _TITLE - _WIDE
        and next_stripped[:1].isupper()
        and len(stripped) < _SHORT
    )


def _has_columns(line: str) -> bool:
    if "  " not in line and line.isprintable():  # none but single blanks: no other space is printable
        return "|" in line
    bullet = _BULLET.match(line)
    return "|" in line or _WIDE_GAP.search(line[bullet.end() if bullet else 0 :].strip()) is not None


def _marked(words: str, span: Span) -> Block | None:
    """The block of words that begin with a mark."""
    if quoted := _QUOTE.match(words):
        return Block(BlockKind.QUOTE, span, quoted[1].count(">"))
    if (hashes := _HASHES.match(words)) and not (len(words) > _TITLE and words.rstrip().endswith(".")):
        return Block(BlockKind.HEADING, span, len(hashes[1]))
    if _BULLET.match(words):
        return Block(BlockKind.ROW, span, (len(words) - len(words.lstrip())) // 2 + 1)
    return None


def _block(text: str, start: int, end: int, *, alone: bool, dated: bool = False) -> Block:
    words = text[start:end]
    span = Span(start, end)
    if not words[:1].isupper() and (marked := _marked(words, span)):
        return marked
    if (
        len(words) < _LONG
        and ":" in words
        and (_LABEL.match(words) or _SHOUTED_LABEL.match(words))
        and not words.rstrip().endswith(":")
    ):
        return Block(BlockKind.ROW, span)
    if _has_columns(words) or _STARTS_ROW.match(words) or (dated and _is_dated(words)):
        return Block(BlockKind.ROW, span)
    stripped = words.strip()
    if "\n" not in stripped and len(stripped) <= _TITLE:
        if stripped.endswith(":") or (stripped.isupper() and any(letter.isalpha() for letter in stripped)):
            return Block(BlockKind.HEADING, span, 2)
        if alone and not stripped.endswith(_SENTENCE_END):
            return Block(BlockKind.HEADING, span, 2)
        if not alone and not (stripped.endswith((".", "!", "?", "\u201d")) and len(stripped) > _SENTENCE):
            return Block(BlockKind.ROW, span)
    return Block(BlockKind.PARAGRAPH, span)
