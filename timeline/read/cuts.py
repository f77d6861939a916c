"""Lines of any length that end inside of a date: "on Thursday 12", below it "November at 7.30pm"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.language import fold
from timeline.read.stampwords import StampWords, stamp_words

_LEAST: Final = 4
"""Words of a line at least: "Thursday 12" may be a cell, "Events in November" a heading."""
_STOPS: Final = ".,;:)]*_!?"
_READ: Final = 80
"""Code points at the end of a line, and at the beginning of the next, that are looked at."""
_DAY: Final = re.compile(r"(?:\d{1,2}[-\u2013])?\d{1,2}(?:[^\W\d_]{2}|\.)?")
"""The last word of a line, with no stops: "12", "12th", "12.", "12-14"."""
_BEHIND_MONTH: Final = re.compile(r"\d{1,2}(?:[^\W\d_]{2})?(?![\w:/%]|[.,]\d)")
_ENDS_DATE: Final = re.compile(r"\s?[-\u2013]\s?\d|,?\s(?:19|20)\d\d\b|[,;)]\s[^\W\d_]|[.,;)!?]?\s*$")
_LABELLED: Final = re.compile(r"\s*(?::|[-\u2013\u2014|](?!\d))")


def is_cut(line: str, following: str) -> bool:
    """Whether a date, or what leads to one, goes on from the end of a line to the next one.

    >>> first, second = "The meeting is on Thursday 12", "November at 7.30pm"
    >>> is_cut(first, second), is_cut(first, "Quiz night"), is_cut("All events in November", "12 Concert")
    (True, False, False)
    """
    behind = following[:_READ].lstrip()
    number = behind[:1].isdigit()
    if not (number or behind[:1].isupper()):
        return False
    words, written = stamp_words(), line[-_READ:].split()
    if not (written and _may_go_on(fold(written[-1]).lstrip("*_["), words, number=number)):
        return False
    if len(written) < _LEAST or not any(word[:1].islower() for word in written[1:]):
        return False
    told = [fold(word).lstrip("*_[") for word in written[-3:]]
    return (_leads_to_number if number else _leads_to_name)(told, fold(behind), words)


def _may_go_on(last: str, words: StampWords, *, number: bool) -> bool:
    """Whether the last word of a line may be that of a date: asked first, of every line."""
    if _is_lead(last, words):
        return True
    if number:
        return last.endswith(",") or last.strip(_STOPS) in words.months
    return _DAY.fullmatch(last.lstrip("(").rstrip(",")) is not None


def _leads_to_number(told: Sequence[str], behind: str, words: StampWords) -> bool:
    """As in "on Friday, November" and "13, at 2 p.m."; "is on" and "13 November"; "on 7 May," and "2pm"."""
    before, last = told[-2], told[-1]
    if last.strip(_STOPS) in words.months and not last.endswith((",", ";", ":")):
        day = _BEHIND_MONTH.match(behind)
        if day is None or before[:1].isdigit():
            return False
        leads = _is_lead(before, words) or before.strip(_STOPS) in words.weekdays
        return not _LABELLED.match(behind, day.end()) and (
            leads or _ENDS_DATE.match(behind, day.end()) is not None
        )
    if last.endswith(","):
        dated = [word.strip(_STOPS) for word in told]
        month = dated[-1] in words.months and before[:1].isdigit()
        return month or dated[-1] in words.weekdays or (last[:1].isdigit() and dated[-2] in words.months)
    return _is_lead(last, words) and _names_month(behind.split()[1:2], words)


def _leads_to_name(told: Sequence[str], behind: str, words: StampWords) -> bool:
    """As in "on 12" and "November", "will be next" and "Thursday at 10"."""
    before, last = told[-2], told[-1]
    heads = behind.split()[:2]
    if _DAY.fullmatch(last.lstrip("(").rstrip(",")):
        lead = _is_lead(before, words) or last.startswith("(")
        lead = lead or (before.strip(_STOPS) in words.weekdays and _ends_date(heads, words))
        listed = before.endswith(",") and before[:1].isdigit()
        return (lead or listed) and _names_month(heads[:1], words)
    if not _is_lead(last, words):
        return False
    name = heads[0].strip(_STOPS)
    return (name in words.weekdays and not heads[0].endswith(":")) or (
        name in words.months and len(heads) > 1 and heads[1][:1].isdigit()
    )


def _ends_date(heads: Sequence[str], words: StampWords) -> bool:
    """Whether a month goes on as a date does: no "November fair" follows on a row that ends in a number."""
    if len(heads) == 1 or not heads[0].isalpha() or heads[1][:1].isdigit():
        return True
    return any(heads[1] in words.sets[name] for name in ("leads", "unfinished", "wrapping"))


def _is_lead(word: str, words: StampWords) -> bool:
    return word in words.sets["leads"]


def _names_month(heads: Sequence[str], words: StampWords) -> bool:
    """Whether the first of some words is a month and no label."""
    return bool(heads) and not heads[0].endswith(":") and heads[0].strip(_STOPS) in words.months
