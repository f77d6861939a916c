"""Times of structured data: an offset becomes the zone of the place or page that has it, or a fixed one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from timeline import zones
from timeline.ical.values import on_clocks
from timeline.model.text import Document
from timeline.model.values import value_class
from timeline.model.when import Basis
from timeline.read.pagestamp import read_stamp
from timeline.zones.offsets import by_offset

_LANGUAGE: Final = "en"
_HOUR: Final = timedelta(hours=1)


@value_class(frozen=True, slots=True)
class Home:
    """The zones that an event may be in, the nearest first."""

    place: tuple[str, ...] = ()
    """Of its place; several for a country of several."""
    sure: bool = False
    """Whether the first of them is that of the place, not only of its country."""
    user: str | None = None
    page: str | None = None
    others: tuple[str, ...] = ()
    """Of the other events of the page: for an offset that one of them has."""

    def near(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.place, *filter(None, (self.user, self.page)), *self.others)


@value_class(frozen=True, slots=True)
class Told:
    """A time as data tells it, in its zone."""

    at: datetime | date
    basis: Basis
    warnings: tuple[str, ...] = ()

    @property
    def zone(self) -> str | None:
        """The IANA name; None for a day, or a time whose zone nothing tells."""
        return getattr(self.at.tzinfo, "key", None) if isinstance(self.at, datetime) else None


def home_of(entry: Mapping[str, Any], document: Document) -> Home:
    """The zones of an event by its own words, then those of the user and of the page."""
    published = document.published
    page = published.zone if published is not None else None
    user, language = document.zone, document.language or _LANGUAGE
    if told := zones.canonical(str(entry.get("timezone") or "")):
        return Home((told,), sure=True, user=user, page=page)
    found = _place(entry, language)
    if found is None:
        return Home((), user=user, page=page)
    exact = len(found.zones) == 1 or (found.kind == "city" and found.population > 0)
    return Home((found.zone,) if exact else found.zones, sure=exact, user=user, page=page)


def _place(entry: Mapping[str, Any], language: str) -> zones.Place | None:
    """The place of an event: its town in its region and country, its country, or the end of its address."""
    town, region, country = (
        str(entry.get(f"address{part}") or "") for part in ("Locality", "Region", "Country")
    )
    around = ", ".join(filter(None, (region, country)))
    if town:
        found = (
            zones.qualified(town, around, language) if around else zones.place(town, language, strict=False)
        )
        if found is not None:
            return found
    for name in filter(None, (region, country)):
        if len(name) == 2 and (known := zones.country_zones(name)) and name == country:  # noqa: PLR2004 - ISO 3166
            return zones.Place(name, known[0], name.upper(), "country", known, 0)
        if (found := zones.place(name, language, strict=False)) is not None and found.kind != "city":
            return found
    parts = [part.strip() for part in str(entry.get("location") or "").split(",")]
    for index in range(len(parts) - 1, -1, -1):
        if (found := zones.place(parts[index], language)) is None:
            continue
        if found.kind == "city" or index == 0 or len(found.zones) == 1:
            return found
        return zones.qualified(parts[index - 1], parts[index], language) or found
    return None


def told(written: str, home: Home) -> Told | None:
    """A time of structured data in its zone; None if it is none.

    The instant is always that of the offset. A time without an offset is on the clocks of the place, of the
    user's zone or of the page's; without these it floats.
    """
    stamp = read_stamp(written)
    if stamp is None:
        return None
    if stamp.day_only:
        return Told(stamp.at.date(), Basis.UNKNOWN)
    if stamp.at.tzinfo is None:
        return _local(stamp.at, home)
    return _with_offset(stamp.at, home)


def _local(at: datetime, home: Home) -> Told:
    known = ((home.place[0] if home.sure else None, Basis.PLACE), (home.user, Basis.DEFAULT))
    for name, basis in (*known, (home.page, Basis.PUBLICATION)):
        if name is not None:
            return Told(on_clocks(at, ZoneInfo(name)), basis)
    return Told(at, Basis.UNKNOWN)


def _with_offset(at: datetime, home: Home) -> Told:
    offset = at.utcoffset() or timedelta()
    near = home.near()
    for name in near:
        moved = at.astimezone(ZoneInfo(name))
        if moved.utcoffset() == offset:
            return Told(moved, Basis.STATED)
    if not offset and (
        home.sure or home.user
    ):  # told in UTC, as machines do: shown on the clocks of the place
        return Told(at.astimezone(ZoneInfo(near[0] if home.sure else home.user or near[0])), Basis.STATED)
    fixed = by_offset(round(offset / timedelta(minutes=1)), at.replace(tzinfo=None)) or "Etc/UTC"
    return Told(at.astimezone(ZoneInfo(fixed)), Basis.STATED, _disagreement(at, offset, home))


def _disagreement(at: datetime, offset: timedelta, home: Home) -> tuple[str, ...]:
    """A warning where the offset is an hour off the clocks of the place: daylight time forgotten."""
    if not home.sure:
        return ()
    there = at.astimezone(ZoneInfo(home.place[0])).utcoffset() or timedelta()
    if abs(there - offset) != _HOUR:
        return ()
    return (f"the offset of {at.isoformat(timespec='minutes')} is not that of {home.place[0]} on that day",)


def all_day(start: datetime | date, end: datetime | date | None) -> bool:
    """Whether midnights only say that days are meant: 00:00 to 23:59, to 00:00, or to nothing."""
    if not isinstance(start, datetime):
        return True
    if (start.hour, start.minute, start.second) != (0, 0, 0):
        return False
    return not isinstance(end, datetime) or (end.hour, end.minute) in {(23, 59), (0, 0)}
