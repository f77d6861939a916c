"""One time in many zones, as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from timeline.errors import UsageError
from timeline.model.event import iso
from timeline.model.timeline import Timeline
from timeline.model.when import AllDay, Basis, Moment, Resolved, Unresolved

if TYPE_CHECKING:
    from timeline.pipeline import Trace

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FLOATING = "(no zone)"


@dataclass(frozen=True, slots=True)
class Timed:
    """A time to convert and what to call it."""

    label: str
    start: datetime | date
    end: datetime | date | None = None
    zone: str | None = None
    basis: Basis = Basis.STATED
    warnings: tuple[str, ...] = ()


def times_of(trace: Trace) -> list[Timed]:
    """Every clock time of a few words.

    Raises:
        UsageError: if the words hold none, or one whose day or zone is unknown; says what to add.
    """
    text = trace.document.text
    found = [each for each in trace.mentions if isinstance(each, Resolved) and isinstance(each.start, Moment)]
    timed = [
        _timed(each, each.start, text) for each in found if isinstance(each.start, Moment) and each.start.zone
    ]
    if timed:
        return timed
    if not trace.mentions:
        raise UsageError(f"{_quote(text)}: no time found in these words")
    raise UsageError(_problem((*found, *trace.mentions)[0], text, published=trace.published is not None))


def events_of(timeline: Timeline) -> list[Timed]:
    """The events of a timeline."""
    return [
        Timed(event.title, event.start, event.end, event.zone, event.zone_basis, event.warnings)
        for event in timeline
    ]


def table(times: Iterable[Timed], zones: tuple[str, ...]) -> str:
    """A paragraph for every time: its label, then a line a zone, its own zone first."""
    paragraphs = ["\n".join([timed.label, *_rows(timed, zones)]) + "\n" for timed in times]
    return "".join(paragraphs)


def _timed(resolved: Resolved, start: Moment, text: str) -> Timed:
    end = resolved.end.at if isinstance(resolved.end, Moment) else None
    label = " ".join(resolved.span.of(text).split())
    return Timed(label, start.at, end, start.zone, start.zone_from.basis, resolved.warnings)


def _problem(mention: Resolved | Unresolved, text: str, *, published: bool) -> str:
    quote = _quote(mention.mention.span.of(text))
    hint = "" if published else "; write the whole date, or give --published"
    if isinstance(mention, Unresolved):
        return f"{quote}: {mention.reason}{hint}"
    if isinstance(mention.start, Moment):
        return f'{quote}: has no zone; name one ("Kyiv time") or give --zone'
    if isinstance(mention.start, AllDay):
        return f"{quote}: names a day but no time of day"
    return f"{quote}: is no point in time{hint}"


def _rows(timed: Timed, zones: tuple[str, ...]) -> list[str]:
    if not isinstance(timed.start, datetime):
        last = f" to {_day(timed.end)}" if timed.end is not None and timed.end != timed.start else ""
        return [f"  {_day(timed.start)}{last}  all day", *_warnings(timed)]
    if timed.start.tzinfo is None:
        return [f"  {_FLOATING}  {_clock(timed.start)}", *_warnings(timed)]
    own = timed.zone or "UTC"
    names = list(dict.fromkeys((own, *zones)))
    width = max(map(len, names))
    rows = [f"  {name.ljust(width)}  {_cells(timed, timed.start, name)}" for name in names]
    if timed.basis is not Basis.STATED:
        rows[0] += f"  (zone: {timed.basis.value})"
    return [*rows, *_warnings(timed)]


def _warnings(timed: Timed) -> list[str]:
    return [f"  warning: {warning}" for warning in timed.warnings]


def _cells(timed: Timed, start: datetime, zone: str) -> str:
    """`Thu 2025-09-04 11:30-12:45  UTC+03:00  +1 day`."""
    try:
        local = start.astimezone(ZoneInfo(zone))
    except OverflowError:
        return "beyond the years 1-9999"
    until = ""
    if isinstance(timed.end, datetime):
        end = timed.end.astimezone(ZoneInfo(zone))
        until = f"-{end:%H:%M}" if end.date() == local.date() else f" to {_clock(end)}"
    days = (local.date() - start.date()).days
    shift = f"  {days:+d} day{'s' * (abs(days) != 1)}" if days else ""
    return f"{_clock(local)}{until}  UTC{local.isoformat(timespec='minutes')[16:]}{shift}"


def _clock(at: datetime) -> str:
    return f"{_day(at)} {at:%H:%M}"


def _day(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {iso(day)[:10]}"


def _quote(words: str) -> str:
    return f'"{" ".join(words.split())}"'
