"""Mermaid text: a `timeline` (days and what happens on them) and a `gantt` (bars on one axis).

What would be syntax in a text is written as a numeric entity (`#58;`), which Mermaid turns back.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from itertools import groupby
from zoneinfo import ZoneInfo

from timeline.export.wording import city, clock_face, day_heading, day_range, home, short_day, status_word
from timeline.model.event import Event, Status
from timeline.model.timeline import Timeline

_SPECIAL = re.compile('[#:;,%"<>{}`\\\\|&\\[\\]$()]')
_BLANK = re.compile("[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]+")
# a task of a gantt that begins so would be another statement
_STATEMENT = re.compile(
    r"(?:title|section|call|click|gantt|accDescription|dateFormat|axisFormat|tickInterval|topAxis|todayMarker"
    r"|includes|excludes|inclusiveEndDates|weekday|weekend)\b|\d{4}-\d\d-\d\d\b",
    re.IGNORECASE,
)
_NO_LENGTH = "1h"
"""How long a bar is when the text tells no end."""


def write(timeline: Timeline) -> str:
    """Return a `timeline` diagram: a section a day, in each event's own zone."""
    lines = ["timeline", f"    title {_text(_title(timeline))}"]
    days = sorted(timeline, key=lambda event: _day(event.start))
    for day, events in groupby(days, key=lambda event: _day(event.start)):
        lines.append(f"    section {_text(day_heading(day))}")
        lines += [f"        {_text(_when(event))} : {_text(_what(event))}" for event in events]
    return "\n".join(lines) + "\n"


def write_gantt(timeline: Timeline) -> str:
    """Return a `gantt` diagram on one axis: the zone that all times share, else UTC."""
    zones = {event.zone for event in timeline if isinstance(event.start, datetime) and event.start.tzinfo}
    only = zones.pop() if len(zones) == 1 else None
    axis = city(only) if only else "UTC"
    lines = [
        "gantt",
        f"    title {_text(f'{_title(timeline)} ({axis} time)')}",
        "    dateFormat YYYY-MM-DDTHH:mm:ss",
        "    axisFormat %d %b %H:%M",
        "    todayMarker off",
    ]
    placed = [(_wall(event.start, only), event) for event in timeline]
    placed.sort(key=lambda each: each[0])
    for day, group in groupby(placed, key=lambda each: each[0].date()):
        lines.append(f"    section {_text(short_day(day, year=True))}")
        lines += [f"    {_task(_what(event))} :{_bar(event, start, only)}" for start, event in group]
    return "\n".join(lines) + "\n"


def _title(timeline: Timeline) -> str:
    titles = [document.source.title for document in timeline.documents if document.source.title]
    return titles[0] if len(timeline.documents) == 1 and titles else "Timeline"


def _when(event: Event) -> str:
    start, end = event.start, event.end
    if not isinstance(start, datetime):
        return day_range(start, end) if end is not None and end > start else "all day"
    text = clock_face(start)
    if isinstance(end, datetime):
        far = "" if end.date() == start.date() else f"{short_day(end)} "
        text += f"\N{EN DASH}{far}{clock_face(end)}"
    return f"{text} {home(event)}"


def _what(event: Event) -> str:
    place = f", {event.place}" if event.place else ""
    status = status_word(event)
    return f"{event.title}{place}" + (f" ({status})" if status else "")


def _bar(event: Event, start: datetime, zone: str | None) -> str:
    """`tags, start, end`; an all-day bar ends where its last day does."""
    tags = {Status.CANCELLED: "done, ", Status.TENTATIVE: "active, "}.get(event.status, "")
    if not isinstance(event.start, datetime):
        last = _wall(event.end or event.start, zone)
        return f"{tags}{_stamp(start)}, {(max(last, start) - start).days + 1}d"
    if isinstance(event.end, datetime) and _wall(event.end, zone) > start:
        return f"{tags}{_stamp(start)}, {_stamp(_wall(event.end, zone))}"
    return f"{tags}{_stamp(start)}, {_NO_LENGTH}"


def _wall(value: datetime | date, zone: str | None) -> datetime:
    """A naive time on the clocks of the axis; floating times stay as they are."""
    if not isinstance(value, datetime):
        return datetime.combine(value, time())
    if value.tzinfo is None:
        return value
    try:
        return value.astimezone(ZoneInfo(zone) if zone else UTC).replace(tzinfo=None)
    except OverflowError:  # the first or last day of the calendar
        return value.replace(tzinfo=None)


def _stamp(value: datetime) -> str:
    return value.replace(microsecond=0).isoformat()


def _text(text: str) -> str:
    """One line in which nothing is syntax; an empty one would be none."""
    plain = _BLANK.sub(" ", text).strip() or "\N{EN DASH}"
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", plain)


def _task(text: str) -> str:
    """The name of a task, which begins its line."""
    escaped = _text(text)
    return f"#{ord(escaped[0])};{escaped[1:]}" if _STATEMENT.match(escaped) else escaped


def _day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value
