"""Events as rows under days: what stands in each, not yet where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from timeline.export.wording import FLOATING, basis_words, day_range, home, rule_words, short_day, status_word
from timeline.model.event import Event, Status
from timeline.model.timeline import Timeline, sortable
from timeline.model.when import Precision
from timeline.show.cells import plain
from timeline.show.clock import clock, clock_range, in_zone
from timeline.show.style import Run

_MARKS = {Status.CONFIRMED: "●", Status.TENTATIVE: "?", Status.CANCELLED: "✗"}


@dataclass(frozen=True, slots=True)
class Row:
    """One event under its day."""

    day: date
    clocks: tuple[str, ...]
    """What stands under each zone; a single entry for days and floating times."""
    home: str
    """The name of its own zone, `local` for a floating time; empty for days."""
    mark: Run
    body: tuple[Run, ...]
    details: tuple[tuple[Run, ...], ...]
    """Paragraphs below: warnings, and in wide mode the words themselves."""


def rows(timeline: Timeline, zones: Sequence[str], *, wide: bool, unicode: bool) -> list[Row]:
    """The rows in order: by day in the first zone, all-day events first, then by instant."""
    first = zones[0] if zones else None
    events = sorted(timeline, key=lambda event: (_day(event, first), not event.all_day, _instant(event)))
    return [_row(event, zones, wide=wide, unicode=unicode) for event in events]


def _row(event: Event, zones: Sequence[str], *, wide: bool, unicode: bool) -> Row:
    day = _day(event, zones[0] if zones else None)
    status = event.status
    title = Run(plain(event.title, unicode=unicode), "gone" if status is Status.CANCELLED else "title")
    place = [Run("· " + plain(event.place, unicode=unicode), "place")] if event.place else []
    notes = ", ".join(plain(note, unicode=unicode) for note in _notes(event, zones, day) if note)
    details: list[tuple[Run, ...]] = [
        (Run("! " + plain(warning, unicode=unicode), "warning"),) for warning in event.warnings
    ]
    if wide:
        details += _quotes(event, unicode=unicode)
    return Row(
        day=day,
        clocks=_clocks(event, zones, day),
        home=home(event),
        mark=Run(_MARKS[status], status.value),
        body=(title, *place, *([Run(f"({notes})", "note")] if notes else [])),
        details=tuple(details),
    )


def _clocks(event: Event, zones: Sequence[str], day: date) -> tuple[str, ...]:
    start, end = event.start, event.end
    if event.all_day or not isinstance(start, datetime):
        last = _date(end) if end is not None else day
        return (day_range(day, last) if last > day else "all day",)
    until = end if isinstance(end, datetime) else None
    if start.tzinfo is None:
        # never under the name of a zone: nobody knows that it is meant
        return (clock_range(start, until, None, day) + (f" {FLOATING}" if zones else ""),)
    return tuple(clock_range(start, until, zone, day) for zone in zones or (None,))


def _notes(event: Event, zones: Sequence[str], day: date) -> Iterator[str]:
    yield status_word(event)
    if event.rrule:
        # a rule counts days where the event is: Monday evening in New York is Tuesday in Kyiv
        abroad = bool(zones) and event.zone not in {None, zones[0]} and not event.all_day
        yield rule_words(event.rrule) + (f", {home(event)} time" if abroad else "")
    if event.moved_from is not None:
        yield f"moved from {_moved(event.moved_from, zones[0] if zones else None, day)}"
    if event.precision is Precision.PART_OF_DAY:
        yield "part of the day"
    yield basis_words(event)


def _moved(value: datetime | date, zone: str | None, day: date) -> str:
    local = in_zone(value, zone) if isinstance(value, datetime) else value
    on = _date(local)
    told = "" if on == day and isinstance(local, datetime) else short_day(on, year=on.year != day.year)
    return " ".join(filter(None, [told, clock(local, None, on) if isinstance(local, datetime) else ""]))


def _quotes(event: Event, *, unicode: bool) -> Iterator[tuple[Run, ...]]:
    for evidence in event.evidence:
        place = f"{evidence.span.start}-{evidence.span.end}"
        where = f"{plain(evidence.document, unicode=unicode)}:{place}" if evidence.document else place
        yield Run(f"“{plain(evidence.quote, unicode=unicode)}”", "quote"), Run(where, "note")


def _day(event: Event, zone: str | None) -> date:
    start = event.start
    return in_zone(start, zone).date() if isinstance(start, datetime) else start


def _instant(event: Event) -> tuple[datetime, str, str]:
    return sortable(event.start), event.title, event.id


def _date(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value
