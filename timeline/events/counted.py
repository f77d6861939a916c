"""Limits counted back from a happening: "at least 24 hours before the meeting"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from timeline.events import roles
from timeline.events.layout import Layout
from timeline.events.limits import Kind, deadline_title
from timeline.events.moved import moving_verb
from timeline.events.scene import Scene
from timeline.events.tokens import Word, words_of
from timeline.events.wording import MOST_WORDS, fit, written
from timeline.model.event import Event
from timeline.model.said import Amount, Grain, Said, Shift
from timeline.model.text import Span
from timeline.model.when import Resolved

_REACH: Final = 80
"""Code points behind the amount in which the happening must be named."""
_DAYS: Final = {Grain.DAY: 1, Grain.WEEK: 7, Grain.FORTNIGHT: 14}
_SECONDS: Final = {Grain.SECOND: 1, Grain.MINUTE: 60, Grain.HOUR: 3600}


def amount_of(mention: Resolved) -> Amount | None:
    """The amount of time that a mention names, when it has no place on the calendar yet."""
    said: Said | None = mention.mention.said
    if mention.start is not None or mention.rrule is not None:
        return None
    if isinstance(said, Shift) and said.anchor is None and said.sign < 0:
        return said.amount
    return said if isinstance(said, Amount) else None


def happening_counted_from(layout: Layout, mention: Resolved) -> str:
    """The happening that the amount counts back from: `meeting` in "24 hours before the meeting"."""
    end = mention.span.end
    found = words_of(
        layout.document.text, Span(end, min(len(layout.document.text), end + _REACH)), (), layout.words
    )
    if isinstance(mention.mention.said, Shift):
        return _noun(found)
    low = [word.low for word in found]
    length, _ = layout.words.phrases["deadline.before"].at(low, 0) if low else (0, 0)
    return _noun(found[length:]) if length else ""


def _noun(found: Sequence[Word]) -> str:
    for index, word in enumerate(found):
        if word.bits & (roles.MARK | roles.TIME):
            break
        if word.bits & roles.HAPPENING and index:
            return word.low
        if word.bits & roles.FUNCTION and not word.bits & (roles.DETERMINER | roles.COMPLEMENT):
            break
    return ""


def at_distance(start: datetime | date, amount: Amount, sign: int) -> datetime | date | None:
    """`amount` before or after `start`: hours on the clock that never stops, days on the calendar.

    Args:
        start: when the happening begins.
        amount: how far; None for a part of it is no number, so there is no answer.
        sign: -1 for before, 1 for after.
    """
    days, seconds = 0, 0
    for number, grain in amount.parts:
        far = None if number is None else sign * number * (_DAYS | _SECONDS).get(grain, 0)
        if not far or far.denominator != 1:
            return None
        days += int(far) if grain in _DAYS else 0
        seconds += int(far) if grain in _SECONDS else 0
    if not isinstance(start, datetime):
        return start + timedelta(days=days) if not seconds else None
    there = start + timedelta(days=days)
    if there.tzinfo is None:
        return there + timedelta(seconds=seconds)
    # in UTC, because a day with a change of the clocks has 23 or 25 hours
    return (there.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(there.tzinfo)


def _said_from(scene: Scene) -> int:
    """Where the order itself begins: behind "To take part by phone, "."""
    group = scene.verb()
    words = scene.sentence.words
    end = scene.at if group is None else group.start
    commas = [index for index in range(scene.clause.start, end) if words[index].low == ","]
    return commas[-1] + 1 if commas else scene.clause.start


def _tells(scene: Scene, event: Event) -> bool:
    """Whether the sentence itself told the event."""
    span = scene.sentence.span
    return span.start <= event.evidence[-1].span.start < span.end


def add_counted(found: list[Event], scene: Scene) -> None:
    """A limit counted back from a happening told before."""
    amount = amount_of(scene.mention)
    noun = happening_counted_from(scene.layout, scene.mention) if amount is not None else ""
    if amount is None or not noun or moving_verb(scene) is not None:
        return
    event = next(
        (event for event in reversed(found[-8:]) if noun in event.title.lower()), found[-1] if found else None
    )
    if event is not None and noun not in event.title.lower() and _tells(scene, event):
        return  # "the rally on Friday comes a week before the election"
    start = at_distance(event.start, amount, -1) if event is not None else None
    if event is None or start is None:
        return
    told = scene.sentence.words[_said_from(scene) : scene.at]
    body = written(scene.document.text, fit(told, MOST_WORDS - 1, scene.words), scene.words)
    span = scene.mention.span
    quote = replace(
        event.evidence[0], span=span, quote=span.of(scene.document.text), context=scene.sentence.span
    )
    title = deadline_title(body, scene.words, Kind.DEADLINE)
    found.append(
        replace(
            event,
            title=title,
            start=start,
            end=None,
            evidence=(quote,),
            place=None,
            rrule=None,
            exdates=(),
            notes=("counted back",),
        )
    )
