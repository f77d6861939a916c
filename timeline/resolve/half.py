"""Which half of the day: a clock time without a.m. or p.m."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Literal

from timeline.language import Language, load_language
from timeline.language.wordlist import letters_of
from timeline.model.said import At, Clock, Mention, Range
from timeline.model.values import replace
from timeline.resolve.context import Context, Lean

_NOON = 12
_WORKDAY_BEGINS = 7
_EVENING = range(5, 10)
_MORNING = range(4, 7)
_NIGHT_BEGINS = 5
_BEGINS = range(7, 9)
_DUSK_HOURS = range(5, 9)
_DUSK, _LATE, _NEAR, _DAY = 18, 21, 3, 24
"""Hours: when an evening begins and is late, how long before a clock time another lies, those of a day."""
_TEA, _LONG = 17, 5
"""Hours: of an afternoon that goes on into the evening, and how far apart two of one sentence lie."""
_REACH = 48
"""Code points before and behind a clock time in which a word tells of a part of the day."""
_SURE: tuple[Lean, ...] = ("ahead", "rehearsed", "morning", "evening", "any")
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile(r"[,;] .*\d")
"""Behind a comma, what leads to another hour: "parking opens at 9, *fireworks cap the night at 8:30*"."""
_STOP = re.compile(r"[.;!?]\s(?!\d)|\n")
_EVENINGS = range(4, 10)
"""Hours before "to midnight" that are of the evening."""


def with_half(
    clock: Clock, part: str | None, context: Context, after: datetime | None = None, *, apart: bool = False
) -> tuple[Clock, bool]:
    """The clock time on a 24-hour dial, and whether its half was guessed.

    Order: said; part of the day told with it; the text's habit of 24 hours; what people do of an evening
    ("the show starts at 8") or a morning ("the ferry leaves at 6:45"); else the waking hours, 7 to 6.
    The clock time before it (`after`) tells of an evening on other days (`apart`), too, where the hour begins
    many evenings and few mornings: "Game 1 is on Saturday at 8:30 p.m., Game 2 on Monday at 7".
    """
    if clock.half is not None or clock.is_24h or clock.hour > _NOON or clock.hour == 0:
        if clock.half is None:
            return clock, False
        return replace(clock, hour=to_24h(clock.hour, clock.half), half=None), False
    if part is not None:
        return replace(clock, hour=to_24h(clock.hour, half_in(part, clock.hour)), half=None), False
    if (context.is_24h or context.lean == "any") and not clock.bare:
        return clock, False
    likely = not apart or (not clock.minute and clock.hour in _BEGINS)
    if after is not None and likely and (told := _half_behind(clock, after, context, apart=apart)):
        return replace(clock, hour=to_24h(clock.hour, told), half=None), True
    late = (context.lean in ("evening", "rehearsed") and clock.hour in _EVENING) or (
        context.lean == "dusk" and clock.hour in _DUSK_HOURS
    )
    early = context.lean in ("morning", "early") and clock.hour in _MORNING
    afternoon = clock.hour < _WORKDAY_BEGINS or clock.hour == _NOON
    half: Literal["am", "pm"] = "pm" if late or (afternoon and not early) else "am"
    return replace(clock, hour=to_24h(clock.hour, half), half=None), True


def _half_behind(
    clock: Clock, told: datetime, context: Context, *, apart: bool
) -> Literal["am", "pm"] | None:
    """The half told by an evening's clock time before it: "starts at 8 p.m., doors at 7:15, ends at 3"."""
    if told.hour >= _NOON and context.lean in ("later", "closing") and told.hour < to_24h(clock.hour, "pm"):
        return "pm"
    goes_on = not apart and (context.beside or (told.hour == _TEA and context.lean != "early"))
    if context.lean == "morning" or (context.lean == "early" and not (goes_on and told.hour >= _TEA)):
        return None
    if context.lean in ("ahead", "rehearsed"):
        early = 0 <= told.hour - to_24h(clock.hour, "am") <= _NEAR
        return "am" if early else "pm" if 0 <= told.hour - to_24h(clock.hour, "pm") <= _NEAR else None
    if told.hour <= clock.hour < _WORKDAY_BEGINS and (told.hour, told.minute) < (clock.hour, clock.minute):
        return "am"  # "struck at 4:31 a.m.; another followed at 6:10"
    if goes_on and told.hour >= _NOON and 0 < to_24h(clock.hour, "pm") - told.hour <= _LONG:
        return "pm"  # "the band plays at 5 p.m. and the choir at 7"
    if told.hour < _DUSK:
        return None
    if context.lean == "closing" and clock.hour < _WORKDAY_BEGINS:
        return "am"
    over = context.today is not None and told.date() < context.today
    if over and told.hour >= _LATE and clock.hour < _NIGHT_BEGINS:
        return "am"  # "arrived at 10:40 p.m. on Friday and the road reopened at 2:15"
    return "pm" if told.hour - _NEAR <= to_24h(clock.hour, "pm") < _DAY else None


def lean_of(folded: str, mention: Mention, language: Language) -> Lean:
    """The part of the day to which the words around a clock time lean.

    What is done of an evening or a morning ("dinner", "breakfast") counts before what mostly begins early
    ("the coach leaves") and is not on its way back; of two words the nearer one.
    """
    if not isinstance(mention.said, Clock | At | Range):
        return ""
    known = _leaning(language.code)
    before = folded[max(0, mention.span.start - _REACH) : mention.span.start]
    behind = folded[mention.span.end : mention.span.end + _REACH]
    if known.keys().isdisjoint(letters_of(f"{before} {behind}")):
        return ""
    before, behind = _STOP.split(before)[-1], _without_others(_STOP.split(behind, maxsplit=1)[0])
    away = [(len(before) - word.end(), word[0]) for word in _WORD.finditer(before)]
    away += [(word.start(), word[0]) for word in _WORD.finditer(behind)]
    leans = [known[word] for _, word in sorted(away) if word in known]
    sure: list[Lean] = [lean for lean in leans if lean in _SURE]
    if sure:
        return sure[0]
    if "dusk" in leans and "early" not in leans:
        return "dusk"
    if "closing" in leans:
        return "closing"
    if "early" in leans and "back" not in leans:
        return "early"
    return "later" if "later" in leans or "back" in leans else ""


def _without_others(behind: str) -> str:
    """What stands behind an hour and is of it, or of all: "at 8, Sunday at 3, *dance at the hall*"."""
    other = _OTHER.search(behind)
    if other is None:
        return behind
    rest = behind[other.end() :]
    return behind[: other.start()] + (rest if rest.startswith(",") else "")


@cache
def _leaning(code: str) -> Mapping[str, Lean]:
    """What is done of an evening, of a morning, mostly early, and what undoes the last."""
    table = load_language(code).settings.get("half", {})
    leans: tuple[Lean, ...] = ("later", "closing", "back", "early", "dusk", *_SURE)
    found = {word: lean for lean in leans for word in table.get(lean, ())}
    return found | dict.fromkeys(table.get("any_hour", ()), "any")


def half_in(part: str, hour: int) -> Literal["am", "pm"]:
    """The half of the day in which an hour of a part of the day lies."""
    if part == "MO":
        return "am"
    if part == "NI":
        return "pm" if _NIGHT_BEGINS <= hour < _NOON else "am"
    return "pm"


def to_24h(hour: int, half: str | None) -> int:
    """An hour of a 12-hour clock as one of 24."""
    if half == "pm":
        return hour if hour >= _NOON else hour + _NOON
    if half == "am":
        return 0 if hour == _NOON else hour
    return hour


def halves_of_range(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """Let one end of a range tell the half of the other: "9 to 11:30 am", "11-1 pm", "10 p.m. to 2"."""
    if start.half is None and not start.is_24h and end.name == "midnight" and start.hour in _EVENINGS:
        return replace(start, half="pm"), end
    if start.half is None and not start.is_24h and end.half is not None and start.hour <= _NOON:
        same = to_24h(start.hour, end.half) * 60 + start.minute
        last = to_24h(end.hour, end.half) * 60 + end.minute
        other: Literal["am", "pm"] = "am" if end.half == "pm" else "pm"
        half = end.half if same < last else other
        return replace(start, half=half), end
    if end.half is None and not end.is_24h and start.half is not None and end.hour <= _NOON:
        same = to_24h(end.hour, start.half) * 60 + end.minute
        first = to_24h(start.hour, start.half) * 60 + start.minute
        other = "am" if start.half == "pm" else "pm"
        return start, replace(end, half=start.half if same > first else other)
    return start, end
