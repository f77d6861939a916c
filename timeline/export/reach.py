"""How far the time zones of a calendar must reach, told by the lines of its components."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from timeline.export.ics import Reaches, widen
from timeline.export.icstime import zone_key
from timeline.export.recur import last_instant, rule_parts
from timeline.export.vevent import ALL_TIME
from timeline.ical import Component
from timeline.ical.values import on_clocks, parse_time
from timeline.ical.zones import iana_name


def widen_by(used: Reaches, components: Iterable[Component]) -> frozenset[str]:
    """Note for which instants the zones of these components must be right.

    Returns:
        The TZIDs that are no current IANA name: only the file itself can define these.
    """
    strange: set[str] = set()
    for component in _all(components):
        for tzid, moment in _times(component):
            name = iana_name(tzid)
            if name != tzid:
                strange.add(tzid)
                continue
            start = on_clocks(moment, ZoneInfo(name))
            first = start.astimezone(UTC)
            rules = [rule_parts(line.value) for line in component.all("RRULE")]
            lasts = [ALL_TIME if rule is None else last_instant(rule, start) or ALL_TIME for rule in rules]
            widen(used, zone_key(start) or name, (first, max([first, *lasts])))
    return frozenset(strange)


def _all(components: Iterable[Component]) -> Iterator[Component]:
    waiting = list(components)
    while waiting:
        component = waiting.pop()
        yield component
        waiting += component.children


def _times(component: Component) -> Iterator[tuple[str, datetime]]:
    """Every local time with its TZID."""
    for line in component.lines:
        tzid = line.parameter("TZID") if "TZID" in line.head.upper() else None
        if tzid is None:
            continue
        for value in line.value.split(","):
            try:
                moment = parse_time(value.split("/")[0])
            except ValueError:
                continue
            if isinstance(moment, datetime) and moment.tzinfo is None:
                yield tzid, moment
