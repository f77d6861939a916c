"""Tabs of days by which readers leave a page: lines "Today", "Tomorrow", "Wed 6 May" with nothing between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from timeline.find import find_mentions
from timeline.language import Language, fold, load_language
from timeline.model.said import Date, DayNumber, DayOffset, Period, Said, Weekday
from timeline.model.text import Block, Document, Span

_LONGEST: Final = 40
"""Code points of a tab; of a line of them per tab."""
_LEAST: Final = 3
"""Tabs of a page."""
_OVER: Final = 300
"""Code points over the tabs in which the day of the page stands."""
_DAYS: Final = (Date, DayNumber, DayOffset, Weekday)
_TABS: Final = (*_DAYS, Period)
"""What tabs tell: beside days also "This weekend"."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIVIDER: Final = re.compile(r"\s*[|/\u00b7\u2022\u00bb>\u25cf]\s*|\t| {2,}")
"""Between the tabs of one line."""
_DIVIDING: Final = ("|", "/", "\u00b7", "\u2022", "\u00bb", ">", "\u25cf", "\t", "  ")
"""One of these is in each."""


class _Tab(NamedTuple):
    block: Block
    form: tuple[str, str]
    """The kind of its block and the marks at its head."""
    days: tuple[Said, ...]
    """One, or those of a line of tabs."""


def without_tabs(document: Document, language: Language) -> Document:
    """The document without its tabs of days: they are no blocks of it, and their times are not searched."""
    tabs: set[Span] = set()
    for run in _runs(document, language):
        found = _tabs_of(run) or _told_over(run, document, language)
        shown = _shown(found, document, language)
        tabs.update(tab.block.span for tab in found if tab is not shown)
    if not tabs:
        return document
    kept = tuple(block for block in document.blocks if block.span not in tabs)
    return replace(document, blocks=kept, stamps=tuple(sorted({*document.stamps, *tabs})))


def _runs(document: Document, language: Language) -> Iterator[list[_Tab]]:
    """Blocks one behind the other that hold nothing but days."""
    text, words = document.text, _day_words(language.code)
    # a block that nothing divides is one tab at most, which most blocks are too long for
    longest = _LONGEST * len(words) if any(map(text.__contains__, _DIVIDING)) else _LONGEST
    for likely, blocks in groupby(document.blocks, lambda block: _may_be(text, block, words, longest)):
        near = list(blocks) if likely else []
        if len(near) < _LEAST and not any(_DIVIDER.search(block.span.of(text)) for block in near):
            continue
        read = [_read(text, block, language) for block in near]
        for told, run in groupby(read, lambda tab: tab is not None):
            if told:
                yield [tab for tab in run if tab is not None]


def _may_be(text: str, block: Block, words: frozenset[str], longest: int) -> bool:
    """Whether a block is short and has hardly a word that is not one of a day."""
    span = block.span
    if span.end - span.start > longest:
        return False
    told = _WORD.findall(fold(text[span.start : min(span.end, span.start + _LONGEST)]))
    days = sum(word in words for word in told)
    return 0 < len(told) <= days * 2


def _read(text: str, block: Block, language: Language) -> _Tab | None:
    """What a block of nothing but days tells."""
    told = block.span.of(text)
    parts = [part for part in _DIVIDER.split(told) if any(map(str.isalnum, part))]
    if len(told) > _LONGEST * len(parts):
        return None
    days = tuple(day for part in parts if (day := _day(part, language)) is not None)
    marks = re.match(r"\W*", told)
    form = block.kind.value, marks[0].strip() if marks else ""
    return _Tab(block, form, days) if days and len(days) == len(parts) else None


def _day(words: str, language: Language) -> Said | None:
    """The day that is all that some words tell."""
    found = find_mentions(words, language)
    if len(found) != 1 or not isinstance(found[0].said, _TABS):
        return None
    span = found[0].span
    return None if any(map(str.isalnum, words[: span.start] + words[span.end :])) else found[0].said


def _tabs_of(run: Sequence[_Tab]) -> Sequence[_Tab]:
    """The tabs among lines of days; the day of the page may stand over or under them, without a tab's form.

    Days that do not count from today are tabs only where one of them comes again.
    """
    lines = [tab for tab in run if len(tab.days) >= _LEAST and _counts(tab)]
    if lines:
        return lines
    last = _is_of_page(run[-1], run[:-1])
    first = not last and _is_of_page(run[0], run[1:])
    rest = run[first : len(run) - last]
    again = (first and _again(run[0], rest)) or (last and _again(run[-1], rest))
    return rest if len(rest) >= _LEAST and (again or any(map(_counts, rest))) else ()


def _is_of_page(tab: _Tab, others: Sequence[_Tab]) -> bool:
    """Whether a line at either end tells the day of the page: again, in another form, or the only date."""
    if not isinstance(tab.days[0], Date | DayNumber | Weekday):
        return False
    if _again(tab, others):
        return True
    plain = not any(isinstance(day, Date | DayNumber | Weekday) for other in others for day in other.days)
    forms = {other.form for other in others}
    return isinstance(tab.days[0], Date | DayNumber) and (
        plain or (len(forms) == 1 and tab.form not in forms)
    )


def _shown(tabs: Sequence[_Tab], document: Document, language: Language) -> _Tab | None:
    """The tab of today, which is the day of the page where no line over the tabs tells one."""
    todays = [tab for tab in tabs if tab.days == (DayOffset(0),)]
    if not todays or any(isinstance(day, Period) for tab in tabs for day in tab.days):
        return None  # a page of what is on at any time may begin with all of it
    begin = tabs[0].block.span.start
    over = find_mentions(document.text[max(0, begin - _OVER) : begin], language)
    return None if any(isinstance(each.said, _DAYS) for each in over) else todays[0]


def _told_over(run: Sequence[_Tab], document: Document, language: Language) -> Sequence[_Tab]:
    """Lines of days of which the line over them tells one behind the first: "Guide for Thursday, 12 May"."""
    if len(run) < _LEAST or any(isinstance(day, Period) for tab in run for day in tab.days):
        return ()
    begin = run[0].block.span.start
    above = document.text[max(0, begin - _OVER) : begin].rstrip().rpartition("\n")[2]
    told = [each.said for each in find_mentions(above, language) if isinstance(each.said, Date | DayNumber)]
    return run if told and any(_same(told[-1], tab.days[0]) for tab in run[1:]) else ()


def _counts(tab: _Tab) -> bool:
    return any(isinstance(day, DayOffset) for day in tab.days)


def _again(tab: _Tab, others: Sequence[_Tab]) -> bool:
    """Whether one of some lines tells the day of another."""
    return any(_same(tab.days[0], other.days[0]) for other in others)


def _same(one: Said, other: Said) -> bool:
    if isinstance(one, DayOffset | Period) or isinstance(other, DayOffset | Period):
        return one == other
    alike = [
        getattr(one, name) == getattr(other, name)
        for name in ("month", "day", "weekday")
        if getattr(one, name, None) is not None and getattr(other, name, None) is not None
    ]
    return bool(alike) and all(alike)


@cache
def _day_words(code: str) -> frozenset[str]:
    """The first words of tabs: weekdays, months, and the days counted from today."""
    classes = load_language(code).classes
    tables = [classes.get(name, {}) for name in ("wday", "month", "relday", "grain")]
    return frozenset(
        word.rstrip(".").split()[-1] for table in tables for words in table.values() for word in words
    )
