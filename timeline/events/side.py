"""On which side of an old slot a weekday lies: "Thursday's vote was put off to Wednesday" is a week on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from timeline.events.scene import Scene
from timeline.model.said import At, Range, Weekday
from timeline.model.when import AllDay, Moment, When

_WEEK: Final = timedelta(days=7)


def on_its_side(scene: Scene, start: When, end: When | None, old: When) -> tuple[When, When | None]:
    """The new slot, a week later or earlier where its verb says that it lies behind or before the old one.

    Args:
        scene: the new slot, told by a bare weekday; others stay.
        start: when it starts.
        end: when it ends.
        old: the slot that was given up.
    """
    if not _is_weekday(scene):
        return start, end
    low, phrases = scene.sentence.low, scene.words.phrases
    new, given_up = _day(start), _day(old)
    if new < given_up and phrases["moved.later"].first_in(low) is not None:
        return _shifted(start, _WEEK), None if end is None else _shifted(end, _WEEK)
    published = scene.document.published
    today = None if published is None else published.at.date()
    early = new > given_up and today is not None and new - _WEEK >= today
    if early and phrases["moved.sooner"].first_in(low) is not None:
        return _shifted(start, -_WEEK), None if end is None else _shifted(end, -_WEEK)
    return start, end


def _is_weekday(scene: Scene) -> bool:
    said = scene.mention.mention.said
    day = said.day if isinstance(said, At) or (isinstance(said, Range) and said.day is not None) else said
    day = day.end if isinstance(day, Range) else day
    day = day.day if isinstance(day, At) else day
    return isinstance(day, Weekday) and not day.which


def _day(when: When) -> date:
    return when.first if isinstance(when, AllDay) else when.at.date()


def _shifted(when: When, by: timedelta) -> When:
    if isinstance(when, Moment):
        return replace(when, at=when.at + by)
    return replace(when, first=when.first + by, last=when.last + by)


__all__ = ["on_its_side"]
