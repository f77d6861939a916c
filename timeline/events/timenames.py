"""Times that only name what happens at another one: "Earth Day cleanup: Saturday, April 18"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from timeline.events import roles
from timeline.events.namedays import named_days
from timeline.events.occasions import occasions
from timeline.events.words import EventWords
from timeline.language.wordlist import letters_of
from timeline.model.said import At, Clock, Date, DayNumber, DayPart, Holiday, Range, Said, Weekday
from timeline.model.text import Document
from timeline.model.when import AllDay, Moment, Resolved

_REACH: Final = 110
"""Code points from a name to the time that it has."""
_LOOK: Final = 3
"""Times behind a name that are looked at."""
_BEFORE: Final = 40
_STOP: Final = re.compile(r"[;\n]|[.!?][\"')\u201d]*\s")
_INSIDE: Final = re.compile(r"[,(\u2013\u2014:|]|\s-\s")
"""What parts the words of a name from those behind it."""
_SEPARATED: Final = re.compile(r"\s*[,(:|\u2013\u2014-][\s(*_]*")
_GLUE: Final = re.compile(r"[\s*_:|,.\u2013\u2014-]*")
_DIGIT: Final = re.compile(r"\d")
_NO_NAME: Final = roles.FUNCTION | roles.COPULA | roles.MODAL | roles.ADVERB | roles.INFINITIVE
_VERBAL: Final = roles.FINITE | roles.PARTICIPLE | roles.CANCEL
_YEAR, _SLACK = 364, 21
_NOON: Final = "MI"
_HALF_DAY, _AROUND = 720, 60
"""Minutes from noon to midnight, and from either to what is named by it."""


def names_of_times(mentions: Sequence[Resolved], document: Document, words: EventWords) -> Iterator[Resolved]:
    """The times that only name something, or say why it is held, where its date or hour is told beside it."""
    yield from occasions(mentions, document, words)
    yield from named_days(mentions, document)
    for index, mention in enumerate(mentions):
        said = mention.mention.said
        if isinstance(said, At) and said.clock is None and said.day is not None:
            said = said.day
        if isinstance(said, Holiday):
            named = _is_feast_name(index, mentions, document.text, words)
        elif isinstance(said, Weekday):
            named = _is_weekday_name(said, index, mentions, document.text, words)
        else:
            named = _is_noon(said) and _is_noon_name(index, mentions, document.text, words)
        if named:
            yield mention


def _is_noon(said: Said) -> bool:
    said = said.clock or said.part or said if isinstance(said, At) else said
    if isinstance(said, DayPart):
        return said.code == _NOON
    return isinstance(said, Clock) and bool(said.name)


def _is_feast_name(index: int, mentions: Sequence[Resolved], text: str, words: EventWords) -> bool:
    mention = mentions[index]
    start = mention.start
    if not isinstance(start, AllDay):
        return False
    before = mentions[index - 1] if index else None
    if before is not None and _told_day(before) and _leads(before, mention, text):
        return _opens_name(text, mention.span.end, words)
    following = _following(index, mentions, text)
    day = None if following is None else _told_day(following)
    if following is None or day is None:
        return False
    between = text[mention.span.end : following.span.start]
    if _is_same_feast(start.first, day) and mention.span.end < following.span.start:
        return not _is_led(text, mention, words) and not _tells_of_day(between, words)
    return not _is_led(text, mention, words) and _is_name(between, words)


def _is_weekday_name(
    said: Weekday, index: int, mentions: Sequence[Resolved], text: str, words: EventWords
) -> bool:
    """Whether a weekday names what is on a date of that weekday: "The Second Saturday market"."""
    mention = mentions[index]
    following = _following(index, mentions, text)
    if said.which or following is None or not text[mention.span.start].isupper():
        return False
    day = _told_day(following)
    dated = _DIGIT.search(following.span.of(text)) is not None
    if day is None or not dated or day.isoweekday() != said.weekday:
        return False
    before = letters_of(text[max(0, mention.span.start - _BEFORE) : mention.span.start].lower())
    if before and before[-1] in words.sets["words.nth"]:
        return True
    if before and words.roles.get(before[-1], 0) & (roles.VERB | roles.REPORT):
        return False
    return not _is_led(text, mention, words) and _is_name(
        text[mention.span.end : following.span.start], words
    )


def _is_noon_name(index: int, mentions: Sequence[Resolved], text: str, words: EventWords) -> bool:
    """Whether "noon" or "midnight" names what is at an hour told by figures: "Midday concert: 12.30pm"."""
    mention = mentions[index]
    if not _opens_name(text, mention.span.end, words) or _is_led(text, mention, words):
        return False
    stop = _STOP.search(text, mention.span.end, mention.span.end + _REACH)
    end = stop.start() if stop else mention.span.end + _REACH
    for other in mentions[index + 1 : index + 1 + _LOOK]:
        if other.span.start >= end:
            return False
        if isinstance(other.start, Moment) and _DIGIT.search(other.span.of(text)):
            return _is_near_noon(other.start)
    return False


def _is_near_noon(start: Moment) -> bool:
    """Whether an hour is that of what noon or midnight names; not "Noon lunch, 2 p.m. tour"."""
    minutes = (start.at.hour * 60 + start.at.minute) % _HALF_DAY
    return min(minutes, _HALF_DAY - minutes) <= _AROUND


def _following(index: int, mentions: Sequence[Resolved], text: str) -> Resolved | None:
    """The next time of the sentence, if it stands near."""
    mention = mentions[index]
    for other in islice(mentions, index + 1, index + 1 + _LOOK):
        if other.start is None:
            continue
        between = text[mention.span.end : other.span.start]
        return None if len(between) > _REACH or _STOP.search(between) else other
    return None


def _told_day(other: Resolved) -> date | None:
    """The day of an expression that names one by itself, not by a feast."""
    said = other.mention.said
    start = other.start
    if isinstance(said, Range):
        said = said.day or said.start or said
    if isinstance(said, At) and said.day is not None:
        said = said.day
    if start is None or other.rrule or not isinstance(said, Date | DayNumber | Weekday):
        return None
    return start.first if isinstance(start, AllDay) else start.at.date()


def _leads(before: Resolved, mention: Resolved, text: str) -> bool:
    """Whether a date stands right before a name, at the head of its line."""
    if _GLUE.fullmatch(text, before.span.end, mention.span.start) is None:
        return False
    line = text[max(0, before.span.start - _BEFORE) : before.span.start].rpartition("\n")[2]
    return not any(map(str.isalnum, line)) and "\n" not in text[before.span.end : mention.span.start]


def _is_same_feast(feast: date, day: date) -> bool:
    """Whether a date is that of the feast in its own year."""
    if (feast.month, feast.day) == (day.month, day.day):
        return True
    return feast.isoweekday() == day.isoweekday() and abs(abs((feast - day).days) - _YEAR) <= _SLACK


def _tells_of_day(between: str, words: EventWords) -> bool:
    """Whether only the day of the feast is told, or that nothing is on: "Easter *is* on", "*no* class"."""
    told = letters_of(between.lower())[:1]
    verbal = roles.COPULA | roles.FINITE | roles.DOUBTFUL | roles.AUXILIARY
    behind = between[:1] == " " and between[1:2].isalpha()
    if not words.sets["words.none"].isdisjoint(told):
        return True
    return behind and bool(told) and bool(words.roles.get(told[0], 0) & verbal)


def _is_led(text: str, mention: Resolved, words: EventWords) -> bool:
    """Whether a preposition leads to the time, which then is one: "closed on Labor Day"."""
    before = letters_of(text[max(0, mention.span.start - _BEFORE) : mention.span.start].lower())
    own = text[: mention.span.start].rstrip(" *_\"'\u201c\u2018")[-1:]
    return bool(before) and own.isalpha() and bool(words.roles.get(before[-1], 0) & roles.PREPOSITION)


def _opens_name(text: str, end: int, words: EventWords) -> bool:
    """Whether what stands right behind goes on with a name: "Noon | briefing"."""
    behind = text[end : end + _BEFORE]
    told = letters_of(behind.lower())
    return behind[:1] == " " and behind[1:2].isalpha() and not words.roles.get(told[0], 0) & _NO_NAME


def _is_name(between: str, words: EventWords) -> bool:
    """Whether words lead from a time to a date as the rest of a name does: " cleanup: ", " dinner is on "."""
    if not _opens_name(between, 0, words):
        return False
    told = letters_of(between.lower())
    if words.roles.get(told[0], 0) & _VERBAL and not words.roles.get(told[0], 0) & roles.HAPPENING:
        return False
    if words.roles.get(told[-1], 0) & roles.CONJUNCTION:
        return False  # "Sunday brunch at Joe's and | Sunday, March 29"
    inside = [mark for mark in _INSIDE.finditer(between) if between[mark.end() :].strip(" *_(")]
    return not inside


__all__ = ["names_of_times"]
