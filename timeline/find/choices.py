"""Several clock times of one day: "9:30 or 10", "at 3 p.m. and again at 7"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from timeline.find.clock import make_clock
from timeline.find.slots import Built, Slots
from timeline.find.together import day_and_part, put_together, with_part
from timeline.language.wordlist import letters_of
from timeline.model.said import At, Clock

_NOON: Final = 12
_MORE: Final = re.compile(r"[.:/]\d")
_NEAR: Final = 16
"""Code points behind a number in which the next word stands."""


def build_choice(slots: Slots) -> Built:
    """As in "9:30 or 10": several clock times offered, or told, at once."""
    if slots.after(1).isalpha():
        return None  # "items 7a and 7b"
    first = slots.said("time") or slots.said("bare")
    if "hour" in slots:
        first = make_clock(slots.number("hour"), bare=True)
    others = [
        slots.said(name) or make_clock(slots.number(name), bare=True)
        for name in ("second", "third", "fourth", "fifth")
        if name in slots
    ]
    times = [first, *others]
    clocks: list[Clock] = [
        clock for time in times if isinstance(clock := time.clock if isinstance(time, At) else time, Clock)
    ]
    if len(clocks) < len(times) or clocks[0] in clocks[1:]:
        return None
    zone = next((time.zone for time in times if isinstance(time, At) and time.zone), None)
    if "hour" in slots and "both" in slots and not clocks[-1].half:
        return None
    if slots.asks("third" if "third" in slots else "second", ("h",)) and _is_count(slots):
        return None  # "at 7 p.m. and 8 people"
    clocks = _with_halves(clocks)
    return At(clock=clocks[0], zone=zone, choices=tuple(clocks[1:]), every="both" in slots)


def _is_count(slots: Slots) -> bool:
    """Whether a word goes on behind the last number that is neither a small one nor of time."""
    known = slots.settings.get("accept", {}).get("function", ())
    return slots.goes_on_in_words() and not any(word in known for word in letters_of(slots.after(_NEAR))[:1])


def _with_halves(clocks: list[Clock]) -> list[Clock]:
    """Let the last time tell the halves of those before it, which are earlier: "9, 11 and 1 pm"."""
    out = clocks[-1:]
    for clock in reversed(clocks[:-1]):
        after = out[0]
        if clock.half is None and not clock.is_24h and not clock.name and after.half:
            late = _minute(clock) >= _minute(after) and after.half == "pm"
            out.insert(0, replace(clock, half="am" if late else after.half))
        else:
            out.insert(0, clock)
    return out


def _minute(clock: Clock) -> int:
    return clock.hour % _NOON * 60 + clock.minute


def build_choice_at(slots: Slots) -> Built:
    """Several clock times of one day; "at 8 p.m. Friday and again at 9 a.m. Saturday" are of two."""
    if slots.ends_with("second") and slots.goes_to_day():
        return None
    choice: At | None = slots.said("choice_")
    day, part = day_and_part(slots)
    if choice is not None:
        return replace(choice, day=day, part=part, clock=choice.clock and with_part(choice.clock, part))
    moment = slots.said("moment") or put_together(day, part, slots.said("time") or slots.said("bare"))
    second = slots.said("second")
    if slots.asks("second", ("h",)):
        known = not _is_count(slots) and not _MORE.match(slots.after(2))
        second = make_clock(slots.number("second"), slots.number("minute"), bare=True) if known else None
    second = second.clock if isinstance(second, At) else second
    if not isinstance(moment, At) or not isinstance(second, Clock):
        return None
    second = replace(second, bare=False)
    return replace(moment, choices=(*moment.choices, second), every="both" in slots)
