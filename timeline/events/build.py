"""Events out of scenes: start, end, zone and evidence as `resolve` found them."""

from __future__ import annotations

from datetime import date, datetime

from timeline.events.scene import Scene
from timeline.model.event import Event, Evidence, Status
from timeline.model.when import AllDay, Basis, Moment, Precision, When


def build_event(
    scene: Scene,
    start: When,
    end: When | None,
    *,
    title: str,
    how: str,
    status: Status,
    place: str | None,
    moved_from: When | None = None,
) -> Event:
    """One event; its `id` is the identity of its document until `assemble` gives it its own."""
    mention = scene.mention
    zone, basis = zone_of(start)
    published = scene.document.published
    return Event(
        id=scene.layout.identity,
        title=title,
        start=first(start),
        end=_end(start, end),
        zone=zone,
        zone_basis=basis,
        all_day=isinstance(start, AllDay),
        precision=_precision(start),
        status=status,
        place=place,
        rrule=mention.rrule,
        evidence=(
            Evidence(
                scene.document.source.name,
                mention.span,
                mention.span.of(scene.document.text),
                scene.sentence.span,
                basis,
            ),
        ),
        exdates=mention.exdates,
        moved_from=None if moved_from is None else first(moved_from),
        published=None if published is None else published.at,
        url=scene.document.source.url,
        notes=(f"title: {how}",),
        warnings=mention.warnings + _choices(scene, start),
    )


def first(when: When) -> datetime | date:
    """The start of a moment or of a range of days."""
    return when.at if isinstance(when, Moment) else when.first


def last(when: When) -> datetime | date:
    """The end that a moment or a range of days means."""
    return when.at if isinstance(when, Moment) else when.last


def zone_of(when: When) -> tuple[str | None, Basis]:
    """The zone of a time, and how it is known."""
    return when.zone, when.zone_from.basis


def _end(start: When, end: When | None) -> datetime | date | None:
    if isinstance(start, AllDay):
        until = last(end) if end is not None else start.last
        day = until.date() if isinstance(until, datetime) else until
        return day if day > start.first else None
    return end.at if isinstance(end, Moment) else None


def _precision(start: When) -> Precision:
    if isinstance(start, Moment):
        return Precision.MINUTE
    return Precision.PART_OF_DAY if start.part else Precision.DAY


def _choices(scene: Scene, start: When) -> tuple[str, ...]:
    others = [choice for choice in scene.mention.choices if first(choice) != first(start)]
    return tuple(f"or {first(choice).isoformat()}" for choice in others)
