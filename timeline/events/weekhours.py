"""Hours of every week: rows of bare weekdays with nothing but hours, or that a house is closed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from timeline.events import roles
from timeline.events.layout import Layout
from timeline.events.scene import Scene
from timeline.language import load_language
from timeline.model.said import At, Range, Said, Weekday

_WORD: Final = re.compile(r"[^\W\d_]+(?:[.'\u2019][^\W\d_]+)*\.?")
_HOURS: Final = re.compile(r"\d\D+\d")
_DATE: Final = re.compile(r"\d/\d|\d{4}-\d\d-\d\d")
_LONGEST: Final = 120
"""Code points of such a row."""
_FAR: Final = 10
"""Rows above and below that are looked at."""
_FEW: Final = 3
_WEEK: Final = 5
"""Days of a table that does not say when a house is closed; with that few rows are enough."""


def is_in_week_of_hours(scene: Scene) -> bool:
    """Whether a time stands in such a table: "Mon 9-5", "Tue 9-5", "Wed closed"."""
    layout, block = scene.layout, scene.block_at
    if _row(layout, block) is None:
        return False
    days: set[int] = set()
    rows = closed = 0
    first = block
    for step in (-1, 1):
        for index in range(block + min(step, 0), block + step * _FAR, step):
            if not 0 <= index < len(layout.blocks):
                break
            told = _row(layout, index)
            if told is None:
                if any(map(str.isalnum, layout.text(index))):
                    break
                continue  # a rule of a table
            first = min(first, index)
            days |= told[0]
            rows, closed = rows + 1, closed + told[1]
    if closed and rows >= _FEW:
        return True
    return len(days) >= _WEEK and rows > 1 and not _is_named(layout, first - 1)


def _is_named(layout: Layout, above: int) -> bool:
    """Whether the line over the rows names something that happens: "Sailing camp"."""
    if above < 0:
        return False
    told = _WORD.findall(layout.text(above)[:_LONGEST].lower())
    if told and told[-1] in layout.words.sets["nouns.hours_headings"]:
        return False
    return any(layout.words.roles.get(word, 0) & roles.HAPPENING for word in told)


def _row(layout: Layout, block: int) -> tuple[frozenset[int], bool] | None:
    """The weekdays of a row that tells nothing but hours, and whether it says "closed"; else None."""
    span = layout.blocks[block].span
    if span.end - span.start > _LONGEST:
        return None
    text = layout.text(block).lower()
    if _DATE.search(text):
        return None
    words = _WORD.findall(text)
    weekdays, plain = _weekdays(layout.words.code), _plain(layout.words.code)
    first = weekdays.get(words[0]) if words else None
    if first is None or any(map(str.isdigit, text[: text.index(words[0])])):
        return None
    hours, shut = layout.words.sets["nouns.hours"], layout.words.sets["nouns.shut"]
    small = roles.FUNCTION | roles.LEAD
    for word in words[1:]:
        known = word in weekdays or word in plain or word in hours or word in shut
        if not known and not layout.words.roles.get(word, 0) & small:
            return None
    closed = any(word in shut for word in words)
    if not closed and not _HOURS.search(text):
        return None
    last = weekdays.get(words[1], first) if len(words) > 1 else first
    return frozenset(range(min(first, last), max(first, last) + 1)), closed


@cache
def _weekdays(code: str) -> Mapping[str, int]:
    table = load_language(code).classes.get("wday", {})
    return {
        form: int(number) for number, words in table.items() for word in words for form in (word, f"{word}s")
    }


@cache
def _plain(code: str) -> frozenset[str]:
    """Words of clock times."""
    classes = load_language(code).classes
    tables = [classes.get(name, {}) for name in ("half", "halfletter", "named")]
    return frozenset(word for table in tables for words in table.values() for word in words)


def is_bare_week(said: Said | None) -> bool:
    """Whether hours are told of weekdays without a date: "Mon-Fri 9-5"."""
    days = said.day if isinstance(said, Range | At) else None
    days = said if days is None else days  # "Hours: 11-5 Wed.-Sun."
    if not isinstance(days, Range):
        return False
    return all(isinstance(day, Weekday) and not day.which for day in (days.start, days.end))


def is_week_of_hours(scene: Scene) -> bool:
    """Whether a house is open on bare weekdays: "is open from 10 a.m. to 5 p.m. Tuesday through Sunday"."""
    group = scene.verb()
    if scene.mention.end is None or not is_bare_week(scene.mention.mention.said):
        return False
    low = scene.sentence.low
    if group is None:
        return not scene.words.sets["nouns.hours_headings"].isdisjoint(low[: scene.at])  # "Help desk hours:"
    open_now = group.bits & roles.COPULA and not group.bits & roles.MODAL
    behind = low[group.end] if group.end < len(low) else ""
    return bool(open_now) and behind in scene.words.sets["words.open"]


__all__ = ["is_bare_week", "is_in_week_of_hours", "is_week_of_hours"]
