"""CalDAV servers: each event is put under its UID, found again by time, and read as the server gives it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from importlib import metadata

from tests.interop.fixtures import FIRST, LAST, seen
from tests.interop.libraries import load
from tests.push.servers import SERVERS

_BLOCK = re.compile(rb"BEGIN:(VTIMEZONE|VEVENT)\r\n.*?END:\1\r\n", re.DOTALL)


def radicale(data, folder):
    """Radicale, asked for a range of time."""
    return metadata.version("radicale"), _asked("radicale", [data], folder)


def xandikos(data, folder):
    """Xandikos, which keeps a git repository."""
    return metadata.version("xandikos"), _asked("xandikos", [data], folder)


def resources(data):
    """UID -> a calendar with that event and the zones it uses, as CalDAV wants it (RFC 4791 section 4.1)."""
    blocks = [(found[1], found[0]) for found in _BLOCK.finditer(data)]
    head = data[: data.index(b"BEGIN:V", 10)]
    zones = {re.search(rb"TZID:(.*)\r", block)[1]: block for kind, block in blocks if kind == b"VTIMEZONE"}
    found = {}
    for kind, block in blocks:
        if kind == b"VEVENT":
            used = sorted(set(re.findall(rb";TZID=([^:;]+):", block)))
            body = b"".join(zones[name] for name in used) + block
            found[re.search(rb"UID:(.*)\r", block)[1].decode()] = head + body + b"END:VCALENDAR\r\n"
    return found


def put(server, data):
    """Store every event of a calendar."""
    with server.client() as client:
        for uid, text in resources(data).items():
            kind = {"Content-Type": "text/calendar; charset=utf-8"}
            status = client.put(f"{server.url}{uid}.ics", text.decode(), kind).status
            assert status in {200, 201, 204}, (uid, status)


def _asked(name, versions, folder):
    recurring, _ = load("recurring_ical_events", "recurring-ical-events")
    with SERVERS[name](folder) as server:
        for data in versions:
            put(server, data)
        with server.client() as client:
            found = client.calendar(url=server.url).search(
                start=datetime.combine(FIRST, datetime.min.time(), UTC),
                end=datetime.combine(LAST + timedelta(days=1), datetime.min.time(), UTC),
                event=True,
            )
            return [
                seen(str(event["SUMMARY"]), event.start, event.end, event["STATUS"])
                for one in found
                for event in recurring.of(one.icalendar_instance).between(FIRST, LAST + timedelta(days=1))
            ]
