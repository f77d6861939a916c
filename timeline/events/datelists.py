"""Lists of bare days and what they are the days of: "Meetings 2026" over "January 9th Read / Print"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.tokens import Word, text_of, words_of
from timeline.events.wording import finish, tells_hours
from timeline.events.words import EventWords
from timeline.model.text import Block, BlockKind, Span

_ROW: Final = 160
"""Code points of a row, and of a line that names a list."""
_INTRO: Final = 300
"""Code points of a paragraph that names a list."""
_LINE: Final = 100
"""Code points of a line that names a list, and tells no more."""
_LEAST, _MARKED = 3, 2
"""Rows of a list of bare days, and of one whose row has a remark."""
_OVER: Final = 8
"""Blocks above the first row among which its name is looked for."""
_GAP: Final = 4
"""Blocks of nothing but links between two rows."""
_NAME: Final = 6
"""Words of a name."""
_DAY: Final = re.compile(r"(?=[^\n]*\d)[^\n]*(?:[^\W\d_]{3,}|\d[./-]\d)")
"""What a day has that a clock time or a year has not."""
_QUIET: Final = roles.TIME | roles.MARK | roles.FUNCTION | roles.LEAD


class _Row(NamedTuple):
    block: int
    is_bare: bool
    is_marked: bool
    """Whether a status or a link stands in it."""


def date_lists(
    text: str, blocks: Sequence[Block], times: Sequence[Span], words: EventWords
) -> Mapping[int, str]:
    """For each row that tells nothing but a day, its status and links, what its list is of.

    Args:
        text: the document.
        blocks: its blocks.
        times: its time mentions, in order and apart.
        words: the language.
    """
    if len(times) < _LEAST:
        return {}
    page = _Page(text, blocks, times, [time.start for time in times], words)
    found: dict[int, str] = {}
    if sum(_heads(page, time) for time in times) < _MARKED:
        return found
    for run in _runs(page):
        bare = [row for row in run if row.is_bare]
        full = len(run) >= _LEAST and len(bare) * 2 >= len(run)
        marked = len(run) >= _MARKED and any(row.is_marked for row in bare)
        if (full or marked) and (name := _name_of_list(page, run[0].block)):
            found.update((row.block, name) for row in bare if full or row.is_marked)
    return found


class _Page(NamedTuple):
    text: str
    blocks: Sequence[Block]
    times: Sequence[Span]
    starts: Sequence[int]
    words: EventWords

    def times_in(self, span: Span) -> Sequence[Span]:
        return self.times[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def words_in(self, span: Span) -> tuple[Word, ...]:
        return words_of(self.text, span, self.times_in(span), self.words)


def _heads(page: _Page, time: Span) -> bool:
    """Whether nothing but marks stands before a time in its block, as in all rows of such a list."""
    first = page.blocks[max(0, bisect_right(page.blocks, time.start, key=lambda block: block.span.start) - 1)]
    return not any(map(str.isalnum, page.text[first.span.start : time.start]))


def _runs(page: _Page) -> Iterator[list[_Row]]:
    """The rows of each list, between which only links and heads of columns stand."""
    run: list[_Row] = []
    for number, block in enumerate(page.blocks):
        inside = page.times_in(block.span)
        if _denies(page, block.span):
            continue
        row = _row_of(page, number, inside) if inside else None
        if row is not None and (not run or number - run[-1].block <= _GAP):
            run.append(row)
        elif row is not None or inside or (run and not _is_quiet(page, block.span)):
            if run:
                yield run
            run = [] if row is None else [row]
    if run:
        yield run


def _row_of(page: _Page, number: int, inside: Sequence[Span]) -> _Row | None:
    """A block that a day heads, as a row."""
    block, first = page.blocks[number], inside[0]
    span = block.span
    if block.kind is BlockKind.QUOTE or span.end - span.start > _ROW:
        return None
    if any(map(str.isalnum, page.text[span.start : first.start])) or not _DAY.match(first.of(page.text)):
        return None
    days = [time for time in inside if _DAY.match(time.of(page.text))]
    bare = len(days) == 1 and _is_quiet(page, span)
    return _Row(number, bare, bare and any(not word.bits & _QUIET for word in page.words_in(span)))


def _is_quiet(page: _Page, span: Span) -> bool:
    """Whether a block tells no more than times, links, a status and heads of columns."""
    if span.end - span.start > _ROW:
        return False
    remarks = page.words.sets["lists.remarks"]
    return all(
        word.bits & _QUIET or word.low.strip("/") in remarks or word.low.isdigit()
        for word in page.words_in(span)
    )


def _denies(page: _Page, span: Span) -> bool:
    """Whether a row says that nothing is on: "No meeting in January"."""
    if span.end - span.start > _ROW:
        return False
    told = next((word.low for word in page.words_in(span) if not word.bits & roles.MARK), "")
    return told in page.words.sets["words.none"]


def _tells_hours(page: _Page, span: Span) -> bool:
    return span.end - span.start <= _ROW and tells_hours(page.words_in(span), page.words)


def _name_of_list(page: _Page, first: int) -> str:
    """What a list is of: who meets, where only a sentence over it tells another happening; else its name."""
    name = _name_over(page, first)
    over = [page.blocks[number].span for number in range(max(0, first - _OVER), first)]
    lines = (span.of(page.text).lower() for span in over if span.end - span.start <= _LINE)
    if name and any(name.lower() in line for line in lines):
        return name
    return next((who for span in reversed(over) if (who := _who_meets(page, span))), name)


def _who_meets(page: _Page, span: Span) -> str:
    """Who meets, as a sentence says: "The Planning Commission meets the last Monday of the month"."""
    words = page.words_in(span) if span.end - span.start <= _INTRO else ()
    for index, word in enumerate(words):
        if word.low in page.words.sets["lists.meets"] and index and words[index - 1].bits & roles.NAME:
            start = _begin_of(words, index, page.words.sets)
            return finish(text_of(page.text, words[start : index + 1]), page.words)
    return ""


def _name_over(page: _Page, first: int) -> str:
    """What the lines over a list say it is of: the nearest, or one above that names the same more fully."""
    named, first_line = "", True
    for number in range(first - 1, max(-1, first - _OVER - 1), -1):
        span = page.blocks[number].span
        inside = page.times_in(span)
        if inside and _row_of(page, number, inside) is not None:
            break
        if _is_quiet(page, span) or _denies(page, span):
            continue
        if _tells_hours(page, span):
            return ""  # of whom, a sentence above says
        name = _name_in(page, span) if span.end - span.start <= _INTRO else ""
        if not name and inside and first_line:
            name = _name_before_hours(page, span)
        first_line = False
        if not name:
            if named:
                continue
            if page.blocks[number].kind is BlockKind.HEADING and "#" in span.of(page.text)[:1]:
                break
            continue
        if not named and len(name.split()) > 1:
            return name
        if named and name.lower().endswith(named.lower()) and len(name) > len(named):
            return name
        named = named or name
    return named


def _name_in(page: _Page, span: Span) -> str:
    """The longest name of a happening in a line: "Calendar of Parish Council meetings for 2026"."""
    words, sets = page.words_in(span), page.words.sets
    best: tuple[Word, ...] = ()
    for index, word in enumerate(words):
        is_list = word.low in sets["lists.names"]
        is_happening = word.bits & roles.HAPPENING and word.low not in sets["lists.vague"]
        if not (is_list or is_happening) or word.bits & roles.TIME:
            continue
        start = _begin_of(words, index, sets)
        name = words[start : index if is_list else _end_of(words, index, sets)]
        if len(name) > len(best) and any(each.low not in sets["lists.vague"] for each in name):
            best = name
    if not best:
        return ""
    return finish(_single(text_of(page.text, best), best[-1], page.words), page.words)


def _name_before_hours(page: _Page, span: Span) -> str:
    """What a line names before the hours it ends with: "Planning Committee (Chambers - 7:00 p.m.)"."""
    times = page.times_in(span)
    if span.end - span.start > _ROW or any(map(str.isalnum, page.text[times[-1].end : span.end])):
        return ""
    if len(times) > 1 or _DAY.match(times[0].of(page.text)):
        return ""
    kept: list[Word] = []
    for word in page.words_in(Span(span.start, times[0].start)):
        if word.bits & roles.MARK and word.low not in {"&", "'"}:
            break
        if word.bits & roles.FINITE and not word.bits & roles.NAME:
            return ""
        kept.append(word)
    told = [
        word for word in kept if not word.bits & _QUIET and word.low not in page.words.sets["lists.vague"]
    ]
    return finish(text_of(page.text, kept), page.words) if told and len(kept) <= _NAME else ""


def _begin_of(words: Sequence[Word], index: int, sets: Mapping[str, frozenset[str]]) -> int:
    """Where a name that ends at a word begins."""
    start = index
    while start and index - start < _NAME:
        before = words[start - 1]
        if before.low[:1].isdigit():
            break
        apart = roles.FUNCTION | roles.TIME | roles.MARK | roles.FINITE
        if before.low in sets["lists.names"] or before.low in sets["lists.vague"]:
            break
        joins = before.low in sets["lists.of"] or before.bits & roles.CONJUNCTION
        named = start > 1 and joins and words[start - 2].bits & roles.NAME
        if named and words[start - 2].low not in sets["lists.names"] and words[start].bits & roles.NAME:
            start -= 2
            continue
        if before.bits & apart and not (before.bits & roles.NAME and before.bits & roles.HAPPENING):
            break
        start -= 1
    return start


def _end_of(words: Sequence[Word], index: int, sets: Mapping[str, frozenset[str]]) -> int:
    """Where a name ends in which a happening stands: "*Camp* Lejeune Safety Zones", "*Advisory* Board"."""
    end, most = index + 1, min(len(words), index + _NAME)
    apart = roles.FUNCTION | roles.TIME | roles.MARK | roles.FINITE
    while words[index].bits & roles.NAME and end < most and words[end].bits & roles.NAME:
        if (
            words[end].bits & apart
            or words[end].low[:1].isdigit()
            or words[end].low in sets["lists.names"] | sets["lists.vague"]
        ):
            break
        end += 1
    return end


def _single(name: str, last: Word, words: EventWords) -> str:
    """One of what a list is of: "Parish Council meetings" as "Parish Council meeting"."""
    for end in words.suffixes["plural"]:
        one = last.low.removesuffix(end)
        if one != last.low and words.roles.get(one, 0) & roles.HAPPENING:
            return name[: len(name) - len(end)]
    return name


__all__ = ["date_lists"]
