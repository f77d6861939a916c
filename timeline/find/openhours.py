"""Hours alone in a sentence whose day or other hours are told: "drinks from 6", "back by half six".

The words that lead to such an hour, that may follow it, and that make it a figure are in the table
`openhours` of a language.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, Final, NamedTuple

from timeline.find.clock import make_clock
from timeline.language import Language, at_word_start, load_language
from timeline.language.alternatives import found_at
from timeline.language.figures import figures_in
from timeline.language.wordlist import letters_in, letters_of
from timeline.model.said import At, Clock, Date, DayNumber, DayOffset, Mention, Range, Said, Weekday
from timeline.model.text import Span

_NOON: Final = 12
_HALF: Final = 30
_BEFORE, _BEHIND = 160, 80
"""Code points before an hour, and behind it in its sentence, in which a day or a clock time is told."""
_STOP: Final = re.compile(r"[.!?]\s+(?=\D|\Z)|\n")
_PARTED: Final = re.compile(r"\n\s*\n")
_FIGURE: Final = r"(?P<hour>\d{1,2})(?:\.(?P<minute>[0-5]\d))?"
_PARTS: Final = ("", "\n", ",", ";", ":", "-", "\u2013")
"""What may stand before an hour that no word leads to."""
_LIMITS: Final = ("by", "until", "before")


class _Table(NamedTuple):
    """The table of a language, with the hours and minutes that its number words tell."""

    figure: re.Pattern[str]
    """An hour in digits, without the word that leads to it."""
    patterns: tuple[re.Pattern[str], re.Pattern[str]]
    """Behind a word that leads to an hour, and alone."""
    alone: Sequence[str]
    leads: Mapping[str, str]
    lead_words: tuple[str, ...]
    numbers: Mapping[str, int]
    letters: frozenset[str]
    """The rows of letters in the words for hours."""
    minutes: Mapping[str, int]
    to: frozenset[str]
    parts: tuple[str, ...]
    figures: frozenset[str]
    reached: frozenset[str]


def with_open_hours(found: list[Mention], folded: str, language: Language) -> list[Mention]:
    """The mentions of a text with the hours that only other times of their sentence make hours.

    Args:
        found: all mentions, in order and apart.
        folded: the text folded.
        language: whose words lead to an hour.
    """
    if "openhours" not in language.settings or not any(_tells_time(mention.said) for mention in found):
        return found
    new = list(_hours(found, folded, _table(language.code)))
    return sorted([*found, *new], key=lambda mention: mention.span) if new else found


def _hours(found: Sequence[Mention], folded: str, table: _Table) -> Iterator[Mention]:
    if letters_in(folded).isdisjoint(table.letters) and not any(
        folded[figure - 1 : figure] == " "
        and folded.endswith(table.lead_words, 0, figure - 1)
        and table.figure.match(folded, figure)
        for figure in figures_in(folded)
    ):
        return
    spans = [mention.span for mention in found]
    led, alone = table.patterns
    for match in chain(found_at(led, folded, table.lead_words), found_at(alone, folded, table.alone)):
        lead = table.leads.get(match.groupdict().get("lead", ""), "")
        span = Span(match.start() if lead in _LIMITS else match.start("span"), match.end("span"))
        at = bisect_left(spans, span)
        if any(other.overlaps(span) for other in spans[max(0, at - 1) : at + 1]):
            continue
        clock = _clock(match, table)
        if clock is None or not _stands(match, lead, table, folded) or not _is_near(found, at, span, folded):
            continue
        limit = Range(None, clock, lead) if lead in _LIMITS else None  # type: ignore[arg-type]
        yield Mention(span, limit or clock, "open_end" if limit else "clock")


def _clock(match: re.Match[str], table: _Table) -> Clock | None:
    told = match.groupdict()
    if told.get("hour"):
        hour = int(told["hour"])
        return make_clock(hour, int(told["minute"] or 0), is_24h=hour > _NOON) if hour else None
    if told.get("plain"):
        return make_clock(table.numbers[told["plain"]])
    hour, minute = table.numbers[told["of"]], table.minutes[told["add"]]
    if told["way"] is None and minute != _HALF:
        return None
    if told["way"] in table.to:
        return make_clock(hour - 1 or _NOON, 60 - minute)
    return make_clock(hour, minute)


def _stands(match: re.Match[str], lead: str, table: _Table, folded: str) -> bool:
    """Whether the words of its sentence leave it an hour, and no figure: "fell to 7 from 8"."""
    before = folded[max(0, match.start() - _BEFORE) : match.start()]
    told = letters_of(_STOP.split(before)[-1])
    if any(word in table.figures for word in told):
        return False
    if match["of"]:
        return bool(lead) or folded[: match.start()].rstrip(" ")[-1:] in _PARTS
    if folded.startswith(table.parts, match.end("span")):
        return False  # "about six and a quarter miles"
    if not told and folded[match.end("span") : match.end("span") + 1] == ",":
        return False  # "At six, he moved to Paris"
    return lead != "by" or bool(match["minute"]) or any(word in table.reached for word in told[-3:])


def _is_near(found: Sequence[Mention], at: int, span: Span, folded: str) -> bool:
    """Whether a day or a clock time stands before it in its paragraph, or behind it in its sentence."""
    for mention in reversed(found[max(0, at - 2) : at]):
        gap = folded[mention.span.end : span.start]
        if len(gap) <= _BEFORE and not _PARTED.search(gap) and _tells_time(mention.said):
            return True
    for mention in found[at : at + 1]:
        gap = folded[span.end : mention.span.start]
        if len(gap) <= _BEHIND and not _STOP.search(gap) and _tells_time(mention.said):
            return True
    return False


def _tells_time(said: Said) -> bool:
    """Whether a day or a clock time is told."""
    if isinstance(said, Range):
        return isinstance(said.start or said.end, Clock | At)
    return isinstance(said, At | Clock | Date | DayNumber | DayOffset | Weekday)


@cache
def _table(code: str) -> _Table:
    language = load_language(code)
    raw: Mapping[str, Any] = language.settings["openhours"]
    leads = {word: name for name, words in raw["leads"].items() for word in words}
    card = {int(hour): words for hour, words in language.classes["card"].items()}
    numbers = {word: hour for hour in range(1, _NOON + 1) for word in card[hour]}
    minutes = {word: int(minute) for minute, words in raw["minutes"].items() for word in words}
    plain = "|".join(word for word, hour in numbers.items() if hour > 1)
    way = rf"(?:(?P<way>{'|'.join([*raw['past'], *raw['to']])}) )?(?P<of>{'|'.join(numbers)})"
    tail = rf"(?=,(?!\d)|[;!?)\n]|\.(?:\s|$)| *$| (?:{'|'.join(raw['behind'])})\b)"
    after_lead = rf"(?P<add>{_words(minutes)}) {way}|{_FIGURE}|(?P<plain>{plain})"
    alone = rf"(?P<add>{_words(raw['alone'])}) {way}"
    return _Table(
        re.compile(_FIGURE + tail),
        (
            re.compile(rf"(?P<lead>{at_word_start(leads)}) (?P<span>{after_lead}){tail}"),
            re.compile(rf"(?P<span>{alone}){tail}"),
        ),
        tuple(raw["alone"]),
        leads,
        tuple(leads),
        numbers,
        frozenset(letters_of(" ".join(numbers))),
        minutes,
        frozenset(raw["to"]),
        tuple(f" {words}" for words in language.settings["accept"]["not_time_before"]),
        frozenset(raw["figures"]),
        frozenset(raw["reached"]),
    )


def _words(words: Iterable[str]) -> str:
    """Words as alternatives, the longest first."""
    return at_word_start(sorted(words, key=len, reverse=True))
