"""Rows that name a paper or a test and its steps: "HW2: Assigned 1/15, due 1/22 3pm"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.build import build_event
from timeline.events.columns import Row, is_telling
from timeline.events.layout import label_of
from timeline.events.limits import Kind, deadline_title
from timeline.events.place_rows import DASHES
from timeline.events.scene import Scene
from timeline.events.status import find_status
from timeline.events.tokens import Word, is_word, text_of
from timeline.events.wording import finish, trim
from timeline.model.event import Event
from timeline.model.when import AllDay, Moment, Resolved

_NAME, _STEP = 6, 4
"""Words of the name, and of a step."""
_SMALL: Final = roles.LEAD | roles.PREPOSITION | roles.CONJUNCTION | roles.MARK


def event_of_step(scene: Scene, beside: Sequence[Resolved]) -> Event | None:
    """The step of a named thing at a time; None where the row does not tell such steps.

    Args:
        scene: the time where it stands.
        beside: the times of its sentence.
    """
    start = scene.mention.start
    if len(beside) <= 1 or start is None:
        return None
    if scene.mention.rrule or scene.mention.cell is not None or _opens_and_closes(beside):
        return None
    row = scene.row()
    times = row.times()
    if len(times) <= 1 or scene.block_at in scene.layout.tables:
        return None
    cut = _named(scene, row, times[0])
    at = next((at for at in times if row.words[at].start == scene.mention.span.start), None)
    if not cut or at is None or not _are_steps(scene, row, cut):
        return None
    name = finish(text_of(scene.document.text, trim(row.words[:cut], scene.words)), scene.words)
    step = _step(scene, row, cut, times.index(at))
    if isinstance(start, AllDay) and not step:
        return None
    if isinstance(start, Moment) and not step:
        step = _step(scene, row, cut, times.index(at) - 1)  # "due 22 January, 3pm"
    elif isinstance(start, AllDay) and _has_hour(row.words, times, times.index(at)):
        return None
    limit = any(word.low in scene.words.sets["deadline.last_steps"] for word in step)
    told = text_of(scene.document.text, step)
    return build_event(
        scene,
        start,
        scene.mention.end,
        title=deadline_title(name, scene.words, Kind.DEADLINE) if limit else f"{name} {told.lower()}",
        how="name of the row and its step",
        status=find_status(scene, is_row=True),
        place=None,
    )


def _opens_and_closes(beside: Sequence[Resolved]) -> bool:
    """Whether hours of one day are told: "Museum: opens 3 May at 9, closes 3 May at 5"."""
    days = [other.start.at.date() for other in beside if isinstance(other.start, Moment)]
    return len(set(days)) < len(days)


def _named(scene: Scene, row: Row, first: int) -> int:
    """Where the name at the head of the row ends, before a colon or a dash; 0 where none stands there."""
    label = label_of(scene.layout, scene.block_at)
    if label is not None and label.kind:
        return 0
    cut = next((at for at in range(1, first) if row.words[at].low in {":", *DASHES}), 0)
    name = [word for word in row.words[:cut] if is_word(word)]
    if not 0 < len(name) <= _NAME or any(word.bits & roles.TIME for word in name):
        return 0
    return cut if is_telling(name) or any(map(str.isalpha, name[0].low)) else 0


def _step(scene: Scene, row: Row, cut: int, number: int) -> list[Word]:
    """The words of the step that leads to a time, without the small ones around it."""
    times = row.times()
    begin = times[number - 1] if number else cut
    between = list(row.words[begin + 1 : times[number]])
    while between and between[0].bits & (roles.MARK | roles.CONJUNCTION):
        between.pop(0)
    steps = scene.words.sets["deadline.steps"]
    while len(between) > 1 and between[-1].bits & _SMALL and between[-1].low not in steps:
        between.pop()
    return between if any(is_word(word) and not word.bits & roles.LEAD for word in between) else []


def _has_hour(words: Sequence[Word], times: Sequence[int], number: int) -> bool:
    """Whether the next time of the row follows at once: the hour of the day."""
    if number + 1 == len(times):
        return False
    between = words[times[number] + 1 : times[number + 1]]
    return all(word.bits & (roles.MARK | roles.LEAD) for word in between)


def _are_steps(scene: Scene, row: Row, cut: int) -> bool:
    """Whether every word between the times tells a step, and more than one is told."""
    steps = scene.words.sets["deadline.steps"]
    times = row.times()
    told = [_step(scene, row, cut, number) for number in range(len(times))]
    known = [step for step in told if step]
    if len(known) <= 1 or not told[0] or any(len(step) > _STEP for step in known):
        return False
    if any(is_word(word) for word in row.words[times[-1] + 1 :]):
        return False
    return all(any(word.low in steps for word in step) for step in known) and all(
        word.low in steps or word.bits & _SMALL for step in known for word in step
    )


__all__ = ["event_of_step"]
