"""JSON for TimelineJS (Knight Lab): slides of a story on the web.

TimelineJS knows no zones: each slide has the wall clock of its event, and `display_date` names the zone.
Its headlines and texts are HTML, so that every text of a stranger is escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from html import escape
from typing import Any

from timeline.export.contentline import clean
from timeline.export.wording import (
    basis_words,
    clock_face,
    day_range,
    home,
    rule_words,
    short_day,
    status_word,
)
from timeline.model.event import Event, Status
from timeline.model.timeline import Timeline

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029]")
_WEB = re.compile(r"https?://", re.IGNORECASE)


def write(timeline: Timeline) -> str:
    """Return `{"events": [...]}`, with a title slide when a single document has a title."""
    story: dict[str, Any] = {"scale": "human"}
    titles = [document.source.title for document in timeline.documents if document.source.title]
    if len(timeline.documents) == 1 and titles:
        story["title"] = {"text": {"headline": _html(titles[0])}}
    story["events"] = [_slide(event) for event in timeline]
    text = json.dumps(story, ensure_ascii=False, indent=2)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _slide(event: Event) -> dict[str, Any]:
    headline = _html(event.title)
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(event.start),
        "text": {
            "headline": f"<s>{headline}</s>" if event.status is Status.CANCELLED else headline,
            "text": "".join(f"<p>{line}</p>" for line in _lines(event)),
        },
        "display_date": _html(_when(event)),
    }
    if event.end is not None:
        slide["end_date"] = _date(event.end)
    return slide


def _date(value: datetime | date) -> dict[str, int]:
    found = {"year": value.year, "month": value.month, "day": value.day}
    if isinstance(value, datetime):
        found |= {"hour": value.hour, "minute": value.minute}
        if value.second:
            found["second"] = value.second
    return found


def _when(event: Event) -> str:
    """`4 Sep 2025, 15:00\N{EN DASH}15:45 Kyiv`."""
    start, end = event.start, event.end
    if not isinstance(start, datetime):
        if end is None or end <= start:
            return short_day(start, year=True)
        return day_range(start, end) + (f" {end.year}" if end.year == start.year else "")
    text = f"{short_day(start, year=True)}, {clock_face(start)}"
    if isinstance(end, datetime):
        far = "" if end.date() == start.date() else f"{short_day(end)} "
        text += f"\N{EN DASH}{far}{clock_face(end)}"
    return f"{text} {home(event)}"


def _lines(event: Event) -> Iterator[str]:
    if event.place:
        yield f"<strong>{_html(event.place)}</strong>"
    notes = [status_word(event), rule_words(event.rrule) if event.rrule else "", basis_words(event)]
    told = ", ".join(filter(None, notes))
    if told:
        yield _html(told)
    for evidence in event.evidence:
        yield f"<q>{_html(evidence.quote)}</q> {_html(evidence.document)}".strip()
    yield from (_html(warning) for warning in event.warnings)
    if event.url and _WEB.match(event.url):
        yield f'<a href="{escape(clean(event.url))}" rel="noopener">{_html(event.url)}</a>'


def _html(text: str) -> str:
    return escape(" ".join(clean(text).split()))
