"""Markdown (CommonMark): a heading for each day and a list item for each event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from timeline.export.wording import (
    basis_words,
    clock_face,
    day_heading,
    day_range,
    home,
    rule_words,
    short_day,
    status_word,
)
from timeline.model.event import Event, Status
from timeline.model.timeline import Timeline

# all that can begin markup inside a line; `:` only where GitHub would see an emoji or an address, `.` and
# `@` only where it would see an address, `#` only where it would see an issue
_SPECIAL = re.compile(
    r"[\\`*_\[\]<>&~|$@]|:(?=[\w+-]{1,40}:|//)|(?<=\bwww)\.|#(?=\d)", re.ASCII | re.IGNORECASE
)
_BLANK = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]+")


def write(timeline: Timeline) -> str:
    """Return the timeline as a page; each event under its own local day."""
    lines = ["# Timeline", ""]
    for day, events in _by_day(timeline):
        lines += [f"## {day_heading(day)}", ""]
        lines += [f"- {_item(event)}" for event in events]
        lines.append("")
    return "\n".join(lines)


def _by_day(timeline: Timeline) -> list[tuple[date, list[Event]]]:
    days: dict[date, list[Event]] = {}
    for event in timeline:
        days.setdefault(_day(event.start), []).append(event)
    return sorted(days.items())


def _item(event: Event) -> str:
    title = _escape(event.title)
    if event.status is Status.CANCELLED:
        title = f"~~{title}~~"
    where = f", {_escape(event.place)}" if event.place else ""
    notes = [note for note in _notes(event) if note]
    return f"**{_when(event)}** {title}{where}" + (f" *({'; '.join(notes)})*" if notes else "")


def _when(event: Event) -> str:
    start, end = event.start, event.end
    if event.all_day or not isinstance(start, datetime):
        return day_range(_day(start), _day(end)) if end is not None and _day(end) > _day(start) else "all day"
    text = clock_face(start)
    if isinstance(end, datetime):
        same_day = end.date() == start.date()
        text += f"\N{EN DASH}{'' if same_day else short_day(end.date()) + ' '}{clock_face(end)}"
    return f"{text} {_escape(home(event))}"


def _notes(event: Event) -> Iterator[str]:
    yield status_word(event)
    if event.rrule:
        yield _escape(rule_words(event.rrule))
    if event.moved_from is not None:
        yield f"moved from {_moment(event.moved_from)}"
    yield basis_words(event)
    for warning in event.warnings:
        yield _escape(warning)


def _moment(value: datetime | date) -> str:
    return f"{short_day(value)} {clock_face(value)}" if isinstance(value, datetime) else short_day(value)


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", _BLANK.sub(" ", text).strip())


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value
