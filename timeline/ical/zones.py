"""TZID to a zone: IANA names, names with a prefix, Windows names, and zones that only the file knows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from timeline.ical.components import Component
from timeline.ical.values import on_clocks
from timeline.zones import canonical, windows_name


class Timezones:
    """The zones of one calendar file, each looked up once."""

    def __init__(self, calendar: Component, text: str) -> None:
        self.text = text
        self.known: dict[str, ZoneInfo | None] = {}
        self.own: dict[str, tzinfo | None] = {}
        self.defined = {
            child.value("TZID") or "": child for child in calendar.children if child.name == "VTIMEZONE"
        }

    def zone(self, tzid: str) -> ZoneInfo | None:
        """The IANA zone that a TZID means; None when it means none."""
        if tzid not in self.known:
            name = iana_name(tzid)
            if name is None and tzid in self.defined:
                name = iana_name(self.defined[tzid].value("X-LIC-LOCATION") or "")
            self.known[tzid] = ZoneInfo(name) if name else None
        return self.known[tzid]

    def aware(self, local: datetime, tzid: str) -> datetime | None:
        """A local time in the zone of a TZID; in UTC when only the file defines it; None if nothing does."""
        zone = self.zone(tzid)
        if zone is not None:
            return on_clocks(local, zone)
        if tzid not in self.own:
            self.own[tzid] = self._own(tzid)
        own = self.own[tzid]
        if own is None:
            return None
        offset = local.replace(tzinfo=own).utcoffset() or timedelta()
        return (local - offset).replace(tzinfo=UTC)

    def _own(self, tzid: str) -> tzinfo | None:
        component = self.defined.get(tzid)
        if component is None:
            return None
        import icalendar  # noqa: PLC0415 - needed by few files, and slow to import

        written = self.text[component.start : component.end].replace("\r\n", "\n").replace("\n", "\r\n")
        try:
            made: tzinfo = icalendar.Timezone.from_ical(written).to_tz(lookup_tzid=False)  # type: ignore[attr-defined]
        except Exception:  # noqa: BLE001 - whatever a library says to a broken definition: it is none
            return None
        return made


def iana_name(tzid: str) -> str | None:
    """The current IANA name that a TZID means.

    >>> iana_name("/example.org/20250101/Europe/Kiev"), iana_name("FLE Standard Time"), iana_name("My zone")
    ('Europe/Kyiv', 'Europe/Kyiv', None)
    """
    plain = tzid.strip().strip('"')
    pieces = plain.strip("/").split("/")
    names = [plain, *("/".join(pieces[-count:]) for count in (3, 2) if plain.startswith("/"))]
    for name in names:
        found = canonical(name) if name else None
        if found is not None:
            return found
    return windows_name(plain)
