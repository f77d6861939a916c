"""Hours that the line or the sentence over a list of days tells for each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.model.said import Recurrence
from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Basis, Moment, Resolved, Unresolved
from timeline.resolve.page import Page, words_of

_REACH: Final = 200
"""Code points of a sentence around its hours that are looked at."""
_LEAD: Final = 8
"""Blocks without a time between the hours and the first row: a heading, the heads of columns."""
_BESIDE: Final = 4
"""Times behind the hours in their block."""
_GAP: Final = 3
"""Blocks without a time between two rows."""
_ROW: Final = 160
"""Code points of a row."""
_LINE: Final = 100
"""Code points of a line that heads a list, and of a row that no bullet marks."""
_HEAD: Final = 6
"""Code points of bullets at the head of a row."""
_EACH_DAY: Final = "FREQ=DAILY"
_LETTER: Final = re.compile(r"[^\W\d_]{3}")
_CLOSING: Final = ") \t\n]:*_"
"""What may stand behind the hours that a line ends with."""
_TIES: Final = (":", "-", "\u2013", "\u2014", "|", "\u2022", "\u00b7", "\t")
"""Between the name of a row and its day."""
_ENDS: Final = (".", "!", "?", ";")


def rows_below(
    found: Sequence[Resolved | Unresolved], index: int, page: Page, *, wide: bool = False
) -> list[int]:
    """The numbers of the days that head the rows below some hours, without those that tell their own hour.

    Args:
        found: all times of the text, in order.
        index: the hours.
        page: the text.
        wide: whether the hours are told for all, and go on below headings of the sections under them.
    """
    last = first = page.block_at(found[index].mention.span.start)
    level = _level_over(first, page) if wide else None
    rows: list[int] = []
    reach = _LEAD
    before = found[index - 1] if index else None
    if isinstance(before, Resolved) and page.block_of(before) == first and _heads_row(before, page):
        return []  # the hours of a row
    for number in range(index + 1, len(found)):
        result = found[number]
        block = page.block_at(result.mention.span.start)
        if block > last and (block - last > reach + 1 or (rows and _is_cut(last, block, page, level, wide))):
            break
        if block == first and number - index > _BESIDE:
            break
        if block == last and (block == first or rows):
            continue  # more of the sentence that tells the hours, or of the row
        if isinstance(result, Resolved) and _tells_day(result) and _is_of_row(result, page):
            if _is_day(result) and not _has_clock(found, number, page):
                rows.append(number)
            last, reach = block, _GAP
        elif isinstance(result, Resolved) and result.start is not None:
            break
    return rows


def are_of_list(found: Sequence[Resolved | Unresolved], index: int, rows: Sequence[int], page: Page) -> bool:
    """Whether hours over rows are those of each row.

    So say "8pm unless otherwise stated", "at 8pm on these days", and what is held more than once, "Meetings
    start at 8pm"; so does a line right over the rows that ends with the hours: "Planning Committee (Chambers
    - 7:00 p.m.)".
    """
    hours = found[index]
    if not isinstance(hours, Resolved) or not rows:
        return False
    block = page.block_of(hours)
    span, words = page.span_of(block), page.table("half")
    begin, end = max(span.start, hours.span.start - _REACH), min(span.end, hours.span.end + _REACH)
    before = re.split(r"[.!?]\s+(?=[^\W\d_])", page.text[begin : hours.span.start])[-1].lower()
    behind = re.split(r"[.!?]\s+(?=[^\W\d_])", page.text[_end_of(hours) : end])[0].lower()
    told = words_of(before)
    if any(word in words.get("closing", ()) or word in words.get("opening", ()) for word in told):
        return False
    if any(word in page.table("tense").get("sales", ()) for word in told):
        return False
    if any(word in words.get("unless", ()) for word in words_of(behind)):
        return True
    if any(word in words.get("held", ()) for word in told):
        return True
    if any(word in words.get("listing", ()) for word in (*told, *words_of(behind))):
        return True
    over = page.block_at(found[rows[0]].mention.span.start) - block == 1
    if is_of_each(hours):
        works = any(word in page.table("lasting").get("whole", ()) for word in told)
        return over and (works or page.text[span.start : span.end].rstrip(" \t\n*_").endswith(":"))
    line = page.text[span.start : span.end].rstrip(_CLOSING[1:])
    behind = page.text[hours.span.end : span.end].strip(_CLOSING)
    inside = before.rfind("(") > before.rfind(")") and line.endswith(")") and line.count(")") == 1
    return over and (inside or not behind) and span.end - span.start <= _LINE and _names(told, page)


def is_of_each(result: Resolved) -> bool:
    """Whether hours are those of each day, and nothing tells the first one: "8pm to 6am each night"."""
    said = result.mention.said
    each = isinstance(said, Recurrence) and said.start is None
    return each and result.rrule == _EACH_DAY and isinstance(result.start, Moment)


def _end_of(hours: Resolved) -> int:
    """Where hours end, without the words that except others."""
    return (hours.mention.core or hours.span).end


def _names(told: Sequence[str], page: Page) -> bool:
    """Whether the words before the hours name something, and not when a text was written."""
    stamps = [*page.table("published").get("labels", ()), *page.table("published").get("updated", ())]
    said = " ".join(told)
    return _LETTER.search(said) is not None and not any(stamp in said for stamp in stamps)


def _level_over(block: int, page: Page) -> int:
    """The level of the heading over a block; 0 where none stands over it."""
    blocks = page.document.blocks
    for number in range(block - 1, max(-1, block - _LEAD), -1):
        if blocks[number].kind is BlockKind.HEADING:
            return blocks[number].level
    return 0


def _is_cut(last: int, block: int, page: Page, level: int | None, wide: bool) -> bool:
    """Whether a heading or running text stands between two rows, and another part begins."""
    for number in range(last + 1, block):
        here = page.document.blocks[number]
        if here.kind is BlockKind.PARAGRAPH and here.span.end - here.span.start > _LINE:
            return True
        if here.kind is BlockKind.HEADING and (not wide or level is None or 0 < here.level <= level):
            return True
    return block - last > _GAP + 1


def _heads_row(result: Resolved, page: Page) -> bool:
    """Whether a time stands at the head of a row, or of a line that is no sentence."""
    block = page.block_of(result)
    span, kind = page.span_of(block), page.kind(block)
    if kind is BlockKind.QUOTE or result.span.start - span.start > _HEAD or span.end - span.start > _ROW:
        return False
    if any(map(str.isalnum, page.folded[span.start : result.span.start])):
        return False
    line = page.folded[span.start : span.end].rstrip()
    return kind is BlockKind.ROW or (len(line) <= _LINE and not line.endswith(_ENDS))


def _is_of_row(result: Resolved, page: Page) -> bool:
    """Whether a time heads a row, or ends one behind its name: "Mill Lane: 16 March (and 17 if needed)"."""
    if _heads_row(result, page):
        return True
    block = page.block_of(result)
    span = page.span_of(block)
    if page.kind(block) is BlockKind.QUOTE or span.end - span.start > _ROW:
        return False
    behind = page.text[result.span.end : span.end].strip(" \t\n;,*_|")
    if behind and not (behind[0] == "(" and behind[-1] == ")" and behind.count(")") == 1):
        return False
    before = page.text[span.start : result.span.start].rstrip()
    return before.endswith(_TIES) and _LETTER.search(before) is not None


def _tells_day(result: Resolved) -> bool:
    """Whether it tells a day, and not a clock time alone."""
    start = result.start
    return start is not None and start.day_from.basis is Basis.STATED


def _is_day(result: Resolved) -> bool:
    """Whether it is one day of the calendar and no series."""
    start = result.start
    if not isinstance(start, AllDay) or result.rrule or start.part:
        return False
    return start.first == start.last and start.day_from.basis is Basis.STATED


def _has_clock(found: Sequence[Resolved | Unresolved], number: int, page: Page) -> bool:
    """Whether a clock time stands behind a day in its row."""
    other = found[number + 1] if number + 1 < len(found) else None
    if not isinstance(other, Resolved) or not isinstance(other.start, Moment):
        return False
    return page.block_of(other) == page.block_at(found[number].mention.span.start)
