"""Markwhen text: a line `dates: title` an event, with its properties and the words of the text below.

Dates are those of EDTF with a clock; the property `timezone` says on whose wall. Clock times that a change of
the clock repeats or skips are told in UTC.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from timeline.export.contentline import clean
from timeline.export.icstime import form_of, like
from timeline.export.wording import basis_words, rule_words
from timeline.model.event import Event, Status
from timeline.model.timeline import Timeline

_TAG = re.compile(r"(^|\W)#(?=\w)")
_COMPLETION = re.compile(r"^\[(?=.?\])")


def write(timeline: Timeline) -> str:
    """Return a header and one paragraph an event."""
    titles = [document.source.title for document in timeline.documents if document.source.title]
    title = titles[0] if len(timeline.documents) == 1 and titles else "Timeline"
    paragraphs = [f"title: {_value(title)}", *("\n".join(_lines(event)) for event in timeline)]
    return "\n\n".join(paragraphs) + "\n"


def _lines(event: Event) -> Iterator[str]:
    end = None if event.end is None else like(event.end, event.start)
    form = form_of(None if event.all_day else event.start, end)
    place = f" \N{MIDDLE DOT} {_plain(event.place)}" if event.place else ""
    yield f"{_dates(event.start, end, utc=form.utc)}: {_title(event)}{place}"
    if form.zone is not None:
        yield f"  timezone: {form.zone}"
    yield f"  id: {_value(event.id)}"
    if event.status is not Status.CONFIRMED:
        yield f"  status: {_value(event.status.value)}"
    notes = ", ".join(filter(None, [rule_words(event.rrule) if event.rrule else "", basis_words(event)]))
    if notes:
        yield f"  note: {_value(notes)}"
    for evidence in event.evidence:
        # a quotation mark begins the line, so that it cannot be read as dates or as a heading
        yield f"“{_plain(evidence.quote)}” {_plain(evidence.document)}".rstrip()
    for warning in event.warnings:
        yield f"! {_plain(warning)}"


def _dates(start: datetime | date, end: datetime | date | None, *, utc: bool) -> str:
    if end is None or _is_before(end, start):
        return _moment(start, utc=utc)
    joint = " - " if utc else " / "
    return f"{_moment(start, utc=utc)}{joint}{_moment(end, utc=utc)}"


def _moment(value: datetime | date, *, utc: bool) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    if utc:
        return value.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"
    return f"{value.date().isoformat()} {value.hour:02}:{value.minute:02}"


def _is_before(end: datetime | date, start: datetime | date) -> bool:
    """Whether an end says nothing: not after the start, or of another kind."""
    if isinstance(end, datetime) and isinstance(start, datetime):
        return end <= start
    return isinstance(end, datetime) or isinstance(start, datetime) or end <= start


def _title(event: Event) -> str:
    title = _COMPLETION.sub("(", _plain(event.title)) or "\N{EN DASH}"
    return f"~~{title}~~" if event.status is Status.CANCELLED else title


def _plain(text: str) -> str:
    """One line; `#word` would be a tag."""
    return _TAG.sub(r"\1# ", " ".join(clean(text).split()))


def _value(text: str) -> str:
    """A YAML scalar: strings of JSON are strings of YAML."""
    return json.dumps(" ".join(clean(text).split()), ensure_ascii=False)
