"""Items of several lines: a title over its date, cells one a line, a bullet under the one that names it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from timeline.events.bothsides import items_beside
from timeline.events.bullets import items_of_bullets
from timeline.events.celltable import clusters_of, read_cells
from timeline.events.item import LINE, OTHER, TIME, Item, Line
from timeline.events.overtext import items_over_text
from timeline.events.underdays import items_under_days, without_remarks
from timeline.model.text import Block, BlockKind, Span

_LONGEST: Final = 90
"""Code points of a line that is a cell or a title."""
_LONGEST_CELL: Final = 200
"""Code points of a line that is a cell where it stands beside a time."""
_AROUND: Final = 8
"""Lines around a long one among which the times of a table stand."""
_LONG: Final = "long"
_ASKING: Final = frozenset({"when", "end"})
"""Kinds of labels that ask for a time."""
_SPACED: Final = 2
"""Line breaks where a blank line stands between two lines."""
_ABOVE, _BELOW = 3, 4
"""Lines of a title over its date, and lines of a place under it."""
_MANY: Final = 3
"""Times from which lines with blanks between them are a table."""
_BRACKET: Final = re.compile(r"\([^()\n]{0,40}\)")
_RULE: Final = re.compile(r"[-_=*~]{3,}")
_BULLET: Final = re.compile(r"\s*(?:[-*+\u2022\u25aa\u25cf\u25e6>#|]\s|\(?\d{1,2}[.)]\s)")
_BARS: Final = re.compile(r"[|\s]+")
_NUMBER: Final = re.compile(r"\s*\d{1,3}[.)]?\s*")
_STOPS: Final = (".", ":", ",", ";")


def items_of(
    text: str, blocks: Sequence[Block], times: Sequence[Span], labels: Mapping[str, str]
) -> dict[int, Item]:
    """For each block that holds nothing but a time the blocks that belong to it.

    Args:
        text: the document.
        blocks: its blocks.
        times: its time mentions, in order and apart.
        labels: words that head columns, and what they ask for.
    """
    starts = [time.start for time in times]
    found: dict[int, Item] = {}
    if not _has_lone_time(text, blocks, times, starts):
        _nest(found, text, blocks, starts)
        return found
    run: list[Line] = []
    lines = without_remarks(_with_long_cells(_lines(text, blocks, times, labels)), text, blocks)
    for line in lines:
        block = blocks[line.block]
        opens = block.kind is BlockKind.HEADING and block.span.of(text).lstrip().startswith("#")
        if line.kind == OTHER or line.gap >= _MANY or opens:
            cut = line.kind == OTHER and line.gap == 1
            found.update(_read(run, text, blocks, labels, cut=cut))
            run = []
        if line.kind != OTHER:
            run.append(line)
    found.update(_read(run, text, blocks, labels))
    _share(found, lines, text, blocks, starts)
    _lead(found, lines, text, blocks)
    _announced(found, lines, text, blocks, labels)
    found.update(items_over_text(found, lines, blocks, text))
    under, days = items_under_days(lines, text, blocks, labels)
    found = {block: item for block, item in found.items() if block not in days} | under
    found.update(items_beside(lines, text, blocks, starts))
    found.update(items_of_bullets(lines, text, blocks))
    _nest(found, text, blocks, starts)
    return found


def _has_lone_time(text: str, blocks: Sequence[Block], times: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether any block holds nothing but times, as those of all items have but bullets in bullets."""
    begins = [block.span.start for block in blocks]
    spans = [blocks[number].span for number in {bisect_right(begins, start) - 1 for start in starts} - {-1}]
    inside = [times[bisect_left(starts, span.start) : bisect_left(starts, span.end)] for span in spans]
    return any(own and _only_time(text, span, own) for span, own in zip(spans, inside, strict=True))


def _lines(
    text: str, blocks: Sequence[Block], times: Sequence[Span], labels: Mapping[str, str]
) -> Iterator[Line]:
    """The blocks as lines; a number by itself opens the row of the line behind it."""
    starts = [time.start for time in times]
    end = 0
    numbered = False
    for number, block in enumerate(blocks):
        first = bisect_left(starts, block.span.start)
        inside = times[first : bisect_left(starts, block.span.end, first)]
        between = text[end : block.span.start]
        ruled = bool(between.strip())
        under = ruled and "\n\n" not in between and _RULE.fullmatch(between.strip())
        gap = (1 if under else _MANY) if ruled else between.count("\n")
        end = block.span.end
        words = block.span.of(text)
        if not words[:1].isalpha():  # neither is a word
            if _BARS.fullmatch(words):
                continue  # the border of a cell
            if not inside and _NUMBER.fullmatch(words):
                numbered = True
                continue  # "2." over its row: the number of a cell table
        yield Line(number, _kind(text, block, inside, labels, numbered=numbered), gap, numbered)
        numbered = False


def _with_long_cells(lines: Iterable[Line]) -> list[Line]:
    """Take long lines for cells where they stand right beside one of many times, else for text."""
    found = list(lines)
    for index, line in enumerate(found):
        if line.kind != _LONG:
            continue
        near = found[max(0, index - _AROUND) : index + _AROUND]
        before, behind = found[index - 1 : index], found[index + 1 : index + 2]
        beside = any(other.kind == TIME for other in before) and line.gap == 1
        beside = beside or any(other.kind == TIME and other.gap == 1 for other in behind)
        beside = beside or _is_spaced([*before, line, *behind])
        cell = beside and sum(other.kind == TIME for other in near) >= _MANY
        found[index] = line._replace(kind=LINE if cell else OTHER)
    return found


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Whether a line stands between two times, each with a blank line before it."""
    kinds = [other.kind == TIME for other in lines]
    return kinds == [True, False, True] and all(other.gap == _SPACED for other in lines)


def _kind(
    text: str, block: Block, inside: Sequence[Span], labels: Mapping[str, str], *, numbered: bool
) -> str:
    words = block.span.of(text)
    if block.kind is BlockKind.QUOTE or len(words) > _LONGEST_CELL or "\n" in words.strip():
        return OTHER
    if inside and _only_time(text, block.span, inside):
        return TIME
    if any(any(map(str.isdigit, time.of(text))) for time in inside):
        return OTHER  # "Last day to trade" tells no date
    stripped = words.strip(" \t*_|").removesuffix("." if numbered else "\0")
    if stripped.endswith(_STOPS) or _BULLET.match(words) or not any(map(str.isalpha, words)):
        return OTHER
    head, colon, _ = stripped.partition(":")
    if colon and head.lower().strip(" *_") in labels:
        return OTHER
    return _LONG if len(words) > _LONGEST else LINE


def _only_time(text: str, span: Span, inside: Sequence[Span]) -> bool:
    """Whether nothing but times with digits, marks and a remark in brackets stands in a line."""
    rest, at = "", span.start
    for time in inside:
        rest += text[at : time.start] + " "
        at = max(time.end, at)
    rest = _BRACKET.sub("", rest + text[at : span.end])
    return not any(map(str.isalnum, rest)) and any(map(str.isdigit, inside[0].of(text)))


def _read(
    run: Sequence[Line], text: str, blocks: Sequence[Block], labels: Mapping[str, str], *, cut: bool = False
) -> Iterator[tuple[int, Item]]:
    """The items of a run of lines and times; `cut` where a longer line goes on right below it."""
    if not any(line.kind == TIME for line in run) or _is_notice(run, text, blocks, labels):
        return
    parts: list[list[Line]] = []
    for line in run:
        if not parts or line.gap > 1:
            parts.append([])
        parts[-1].append(line)
    singles = sum(len(part) == 1 for part in parts)
    if singles * 2 > len(parts):
        yield from read_cells(run, text, blocks, labels, fewest=_MANY, cut=cut)
        return
    lone = [part for part in parts if len(clusters_of(part)) == 1 and len(part) > 1]
    led = sum(part[0].kind == TIME for part in lone)
    for part in parts:
        clusters = clusters_of(part)
        if len(clusters) > 1:
            goes_on = cut and part is parts[-1]
            yield from read_cells(part, text, blocks, labels, fewest=2, cut=goes_on)
        elif clusters and len(part) > 1 and (part[0].kind != TIME or led > 1):
            yield from _card(part, *clusters[0])


def _is_notice(run: Sequence[Line], text: str, blocks: Sequence[Block], labels: Mapping[str, str]) -> bool:
    """Whether each time stands under a label of its own: "Date" over "March 13", "Time" over "9:15 AM"."""
    names = [blocks[line.block].span.of(text).strip(" \t*_").lower() for line in run]
    times = [index for index, line in enumerate(run) if line.kind == TIME]
    return all(index and labels.get(names[index - 1]) in _ASKING for index in times)


def _card(part: Sequence[Line], first: int, behind: int) -> Iterator[tuple[int, Item]]:
    """A title, its date and clock time, its place: lines that blanks set off."""
    above = tuple(line.block for line in part[:first])
    below = tuple(line.block for line in part[behind:])
    if len(above) > _ABOVE or len(below) > (_BELOW if above else _ABOVE):
        return
    twins = tuple(line.block for line in part[first:behind])
    yield from ((block, Item(above, below, twins=twins)) for block in twins)


def _share(
    found: dict[int, Item], lines: Sequence[Line], text: str, blocks: Sequence[Block], starts: Sequence[int]
) -> None:
    """Give the lines without a time under "Saturday 4 April (3pm unless stated)" that time."""
    for at, line in enumerate(lines):
        span = blocks[line.block].span
        bracket = _BRACKET.search(text, span.start, span.end) if line.kind == TIME else None
        if bracket is None:
            continue
        first = bisect_left(starts, bracket.start())
        if first == len(starts) or starts[first] >= bracket.end() or starts[first] == span.start:
            continue
        below: list[int] = []
        for other in lines[at + 1 :]:
            if other.kind == TIME or other.gap > 1 or blocks[other.block].kind is BlockKind.HEADING:
                break
            if other.kind == LINE:
                below.append(other.block)
        if below:
            found[line.block] = Item(below=tuple(below), twins=(line.block,), each=True)


def _lead(found: dict[int, Item], lines: Sequence[Line], text: str, blocks: Sequence[Block]) -> None:
    """Give a list of days that name nothing the line that leads to it: "The remaining windows are:"."""
    at = 0
    while at < len(lines):
        if lines[at].kind != TIME:
            at += 1
            continue
        behind = at + 1
        while behind < len(lines) and lines[behind].kind == TIME and lines[behind].gap == 1:
            behind += 1
        closed = behind == len(lines) or lines[behind].gap > 1
        lists = blocks[lines[at].block].level > 0
        lead = blocks[lines[at].block - 1] if lines[at].block else None
        leads = lead is not None and (
            lead.kind is BlockKind.HEADING or lead.span.of(text).rstrip(" *_").endswith(":")
        )
        if behind - at >= (2 if lists else _MANY) and (closed or lists) and leads and lines[at].gap < _MANY:
            for line in lines[at:behind]:
                found.setdefault(line.block, Item((lines[at].block - 1,), twins=(line.block,), nested=True))
        at = behind


def _says(text: str, blocks: Sequence[Block], line: Line) -> str:
    return blocks[line.block].span.of(text).strip(" \t*_")


def _announced(
    found: dict[int, Item],
    lines: Sequence[Line],
    text: str,
    blocks: Sequence[Block],
    labels: Mapping[str, str],
) -> None:
    """Give a bare time the line over it that ends with a colon: "Papers due:", a blank, "8 October"."""
    for index, (over, line) in enumerate(pairwise(lines)):
        if line.kind != TIME or over.kind != OTHER or line.gap >= _MANY or line.block in found:
            continue
        head = _says(text, blocks, over)
        behind = lines[index + 2] if index + 2 < len(lines) else None
        if not head.endswith(":") or len(head) > _LONGEST or any(map(str.isdigit, head)):
            continue
        named = labels.get(head[:-1].split()[-1].lower() if head[:-1].split() else "", "deadline")
        goes_on = behind is not None and behind.gap <= 1 and not _says(text, blocks, behind).endswith(":")
        if named == "deadline" and not goes_on:
            found[line.block] = Item((over.block,), twins=(line.block,), nested=True)


def _nest(found: dict[int, Item], text: str, blocks: Sequence[Block], starts: Sequence[int]) -> None:
    """Give a deeper bullet with a time the bullet above it, where that has no time of its own."""
    outer: list[tuple[int, int]] = []
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.ROW or not block.level:
            if block.kind is BlockKind.HEADING or (block.kind is BlockKind.ROW and not block.level):
                outer.clear()
            continue
        while outer and outer[-1][0] >= block.level:
            outer.pop()
        first = bisect_left(starts, block.span.start)
        timed = first < len(starts) and starts[first] < block.span.end
        if timed and outer and number not in found:
            parent = outer[-1][1]
            span = blocks[parent].span
            at = bisect_left(starts, span.start)
            told = at < len(starts) and starts[at] < span.end
            if not told and not span.of(text).rstrip(" *_").endswith(":"):
                found[number] = Item(above=(parent,), twins=(number,), nested=True)
        outer.append((block.level, number))
