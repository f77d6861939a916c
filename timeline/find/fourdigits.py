"""Hours of four digits in sentences, which could be years: "on Monday between 1400 and 1600", "by 1015"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from timeline.find.clock import make_clock
from timeline.find.slots import Slots
from timeline.language import Language, at_word_start, load_language
from timeline.language.alternatives import found_at
from timeline.language.figures import figures_in, has_four_digits
from timeline.model.said import At, Clock, Mention, Range, Year
from timeline.model.text import Span

_LAST_YEAR, _NEAR = 2150, 8
_LETTERS: Final = re.compile(r" ?[A-Z]{3,4}\b")
"""Letters of a zone."""
_FAR: Final = 6
"""Tokens of a day before the hours: "16 March 2026, between"."""
_NUMBERS: Final = frozenset({"digits", "th", "do", "year"})
_FOUR: Final = re.compile(r"(?<![\d.,:/$#-])(?:[01]\d|2[0-4])[0-5]\d(?![\d%]|[.,:/-]\d)")
_REACH: Final = 240
"""Code points on either side of an hour in which others of its kind stand."""
_HOUR, _FIVE = 60, 5


def are_hours(slots: Slots, start: int, end: int) -> bool:
    """Whether two numbers that could be years are clock times: a zone or a day stands beside them."""
    zoned = _LETTERS.match(slots.after(_NEAR)) is not None or "hoursword" in slots.classes_after()
    if end > _LAST_YEAR or zoned:
        return True
    whole = all(_clock(f"{number:04d}") is not None for number in (start, end))
    return whole and start < end and (_behind_day(slots) or _before_day(slots))


def _before_day(slots: Slots) -> bool:
    return any(slots.follow(*tie, day) for tie in ((), ("on",)) for day in ("wday", "relday"))


def _behind_day(slots: Slots) -> bool:
    """Whether a day stands right before: a weekday, "tomorrow", a month with a number."""
    month = number = False
    for classes, word in slots.tokens_before(slots.start, _FAR):
        if "wday" in classes or "relday" in classes:
            return True
        month = month or "month" in classes
        number = number or not _NUMBERS.isdisjoint(classes)
        if word != "," and "month" not in classes and _NUMBERS.isdisjoint(classes):
            break
    return month and number


def with_hours_of_text(found: list[Mention], folded: str, language: Language) -> list[Mention]:
    """The mentions of a text with the hours behind "by" and "until" near others of four digits.

    Args:
        found: all mentions, in order and apart.
        folded: the text folded.
        language: whose words lead to the end of something.
    """
    if not has_four_digits(folded):
        return found
    hours = [mention.span.start for mention in found if _is_hour(mention, folded)]
    new = list(_limits(found, hours, folded, language)) if hours else []
    return sorted([*found, *new], key=lambda mention: mention.span) if new else found


def _is_hour(mention: Mention, folded: str) -> bool:
    """Whether a mention tells a clock time in four digits."""
    said = mention.said
    ends = (said.start, said.end) if isinstance(said, Range) else (said,)
    clocks = any(isinstance(end.clock if isinstance(end, At) else end, Clock) for end in ends)
    years = any(isinstance(end, Year) for end in ends)
    return clocks and not years and _FOUR.search(folded, mention.span.start, mention.span.end) is not None


def _limits(
    found: Sequence[Mention], hours: Sequence[int], folded: str, language: Language
) -> Iterator[Mention]:
    if not any(
        folded[figure - 1 : figure] == " " and _FOUR.match(folded, figure) for figure in figures_in(folded)
    ):
        return
    starts = [mention.span.start for mention in found]
    pattern, ties = _limit(language.code)
    for match in found_at(pattern, folded, ties):
        clock, span = _clock(match["hour"]), Span(*match.span())
        index = bisect_left(starts, span.end) - 1
        taken = index >= 0 and found[index].span.end > span.start
        if clock is not None and not taken and _has_company(hours, span, folded):
            yield Mention(span, Range(None, clock, "by"), "open_end", None, Span(*match.span("hour")))


def _has_company(hours: Sequence[int], span: Span, folded: str) -> bool:
    """Whether another hour of four digits stands near, in the same paragraph."""
    at = bisect_left(hours, span.start - _REACH)
    if at == len(hours) or hours[at] > span.end + _REACH:
        return False
    return "\n\n" not in folded[min(hours[at], span.end) : max(hours[at], span.start)]


@cache
def _limit(code: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A word for the latest time and four digits at the end of what is told: "by 1015."; and those words."""
    words = load_language(code).classes.get("by", {}).get(1, ())
    ties = at_word_start(sorted(words, key=len, reverse=True)) if words else "(?!)"
    pattern = re.compile(rf"{ties} (?P<hour>{_FOUR.pattern})(?=[.;,)]|\s|\Z)")
    return pattern, tuple(words)


def _clock(digits: str) -> Clock | None:
    hour, minute = divmod(int(digits), 100)
    return make_clock(hour, minute, is_24h=True) if minute < _HOUR and minute % _FIVE == 0 else None
