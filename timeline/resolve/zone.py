"""Which zone: stated, carried, heading, place, publication, default, or unknown; the first that applies."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from timeline import zones
from timeline.language import Language
from timeline.model.said import ZoneName
from timeline.model.text import Span
from timeline.model.when import Basis, Origin
from timeline.resolve import instants
from timeline.resolve.context import Context, KnownZone
from timeline.resolve.instants import zone_info
from timeline.zones.offsets import by_offset

_LETTERS = re.compile(r" [A-Z]{2,5} ([^\W\d_]+)")
_OFFSET = re.compile(r"UTC([+-])(\d\d):(\d\d)")


def choose(names: tuple[str, ...], context: Context) -> str | None:
    """One of the candidates of a written zone at a local time.

    An abbreviation that several countries use is the one of the outlet's country, else the likeliest;
    "EST" in July means the civil zone, whose clocks are then on daylight time.
    """
    if not names:
        return None
    if len(names) > 1 and context.country and (local := zones.in_country(names, context.country)):
        return local
    for settled in context.settled:
        if settled in names:
            return settled
    return names[0]


def offset_minutes(written: str) -> int | None:
    """Minutes east of UTC of a zone written as `UTC+05:30`."""
    told = _OFFSET.fullmatch(written)
    if told is None:
        return None
    return (int(told[2]) * 60 + int(told[3])) * (-1 if told[1] == "-" else 1)


def zone_for_offset(minutes: int, at: datetime, context: Context) -> str:
    """An IANA zone whose clocks are that far from UTC at a local time.

    The zones that the text, the user or the outlet have named come first; else a fixed `Etc/GMT` zone, or for
    odd offsets the largest zone that has it.
    """
    near = [known.zones[0] for known in (context.zone, context.heading_zone) if known and known.zones]
    for name in (*near, context.now_zone):
        if name and offset_at(name, at) == minutes:
            return name
    return by_offset(minutes, at) or "Etc/UTC"


def offset_at(zone: str, at: datetime) -> int | None:
    """Minutes east of UTC of a zone at a local time."""
    return _offset_at(zone, at, at.fold)


@lru_cache(maxsize=1024)
def _offset_at(zone: str, at: datetime, _fold: int) -> int | None:
    """As `offset_at`; two times that differ only by their fold are equal, so it is named."""
    offset = at.replace(tzinfo=zone_info(zone)).utcoffset()
    return None if offset is None else round(offset / timedelta(minutes=1))


def known_zone(said: ZoneName, block: int, basis: Basis = Basis.CARRIED) -> KnownZone:
    """What the text knows after a zone was written."""
    return KnownZone(said.zones, said.text, said.span, block, basis)


def stated(said: ZoneName, at: datetime, context: Context) -> tuple[str | None, Origin]:
    """The zone that stands with the time itself."""
    minutes = offset_minutes(said.text) if said.kind == "offset" else None
    if minutes is not None:
        return zone_for_offset(minutes, at, context), Origin(Basis.STATED, said.span, said.text)
    zone = at_home(said.text, at, context) or choose(said.zones, context)
    return zone, Origin(Basis.STATED, said.span, said.text)


def at_home(written: str, at: datetime, context: Context) -> str | None:
    """The outlet's own zone, where its clocks bear the abbreviation: "MST" in an Arizona paper of June."""
    home = context.now_zone
    if home is None or not written.isupper() or home.startswith("Etc/"):
        return None
    return home if instants.place(at, home).tzname() == written else None


def carried(known: KnownZone, at: datetime, context: Context) -> tuple[str | None, Origin]:
    """A zone told earlier, or by a heading."""
    minutes = offset_minutes(known.text)
    zone = zone_for_offset(minutes, at, context) if minutes is not None else choose(known.zones, context)
    return zone, Origin(known.basis, known.span, known.text)


def names_zone(text: str, here: Span, language: Language) -> bool:
    """Whether letters that nobody knows name a zone behind a time: "19:30 SA time" in Cardiff."""
    match = _LETTERS.match(text, here.end)
    return match is not None and match[1].lower() in language.settings.get("zone", {}).get("words", ())
