"""Weekdays in the names of rows whose day a line above tells: "7pm Monday Club" under "FRIDAY 5 JUNE"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from timeline.language import Language, at_word_start, load_language
from timeline.model.said import At, Clock, Date, DayNumber, Mention, Range, Said, Weekday
from timeline.model.text import Span

_MARKS: Final = " \t*|>_#\u2022\u25aa-"
_MOST: Final = 12
"""How many marks stand before the hour of a row at most."""
_NAME: Final = re.compile(r" [^\W\d_a-z]")
"""A capital behind one blank: the name goes on."""


def with_named_rows(found: list[Mention], text: str, folded: str, language: Language) -> list[Mention]:
    """The mentions of a text, the weekdays in the names of rows left to the names.

    Args:
        found: all mentions, in order and apart.
        text: the text as it is.
        folded: the text folded.
        language: whose weekdays are looked for.
    """
    if not any(_has_weekday(mention.said) for mention in found):
        return found
    new = list(found)
    for rows in _tables(found, text):
        named = [(at, _without_weekday(found[at], text, folded, language.code)) for at in rows]
        told = [at for at in rows if _has_weekday(found[at].said)]
        if 2 * len(told) > len(rows):
            continue  # a week's rows, each with its day
        for at, row in named:
            new[at] = row
    return new


def _tables(found: Sequence[Mention], text: str) -> Iterator[list[int]]:
    """The indexes of the mentions that head the rows under each line that begins with one day."""
    rows: list[int] = []
    headed = False
    for at, mention in enumerate(found):
        if not _heads_line(text, mention.span.start):
            continue
        if _is_row(mention.said):
            rows.append(at)
            continue
        if headed and rows:
            yield rows
        rows, headed = [], _is_day(mention.said)
    if headed and rows:
        yield rows


def _heads_line(text: str, start: int) -> bool:
    begin = max(0, start - _MOST)
    line = text.rfind("\n", begin, start) + 1
    return (line > 0 or begin == 0) and not text[line:start].strip(_MARKS)


def _is_row(said: Said) -> bool:
    """Whether hours are told, alone or with a weekday behind them."""
    if isinstance(said, At):
        return said.clock is not None and (said.day is None or _has_weekday(said))
    if isinstance(said, Range):
        return isinstance(said.start, Clock) and (said.day is None or _has_weekday(said))
    return isinstance(said, Clock)


def _is_day(said: Said) -> bool:
    day = said.day if isinstance(said, At | Range) else said
    return isinstance(day, Date | DayNumber | Weekday)


def _has_weekday(said: Said) -> bool:
    """Whether hours have a weekday and no date."""
    if not isinstance(said, At | Range) or (isinstance(said, Range) and not isinstance(said.start, Clock)):
        return False
    day = said.day.day if isinstance(said.day, At) else said.day
    return isinstance(day, Weekday) and not (day.which or day.plus_weeks)


def _without_weekday(mention: Mention, text: str, folded: str, code: str) -> Mention:
    """The mention with its hours alone where a name begins with the weekday behind them."""
    said = mention.said
    if not _has_weekday(said) or not _NAME.match(text, mention.span.end):
        return mention
    weekday = _weekdays(code).search(mention.span.of(folded))
    if weekday is None or not text[mention.span.start + weekday.start("day")].isupper():
        return mention
    assert isinstance(said, At | Range)  # noqa: S101 - what has a weekday
    end = mention.span.start + weekday.start()
    bare = replace(said, day=None) if isinstance(said, Range) else replace(said, day=None, part=None)
    alone = bare.clock if isinstance(bare, At) and bare == At(clock=bare.clock) else None
    return replace(mention, span=Span(mention.span.start, end), said=alone or bare, core=None)


@cache
def _weekdays(code: str) -> re.Pattern[str]:
    """A weekday behind hours, perhaps with its part of the day."""
    classes = load_language(code).classes
    days = [word for words in classes["wday"].values() for word in words if len(word) > 4]  # noqa: PLR2004
    parts = [word for words in classes.get("part", {}).values() for word in words]
    return re.compile(rf"(?<=[\w.)]) (?P<day>{at_word_start(days)})(?: (?:{at_word_start(parts)}))?\Z")
