"""A small reader of VTIMEZONE, apart from the writer, and a walk over the changes of a zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dateutil.rrule import rrulestr


def observances(lines: list[str], upto: datetime) -> list[tuple[datetime, timedelta, timedelta]]:
    """(onset in UTC, naive; offset before; offset after) of each change, in order."""
    found = []
    current: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            current = {}
        elif name == "END" and value != "VTIMEZONE":
            start = datetime.strptime(current["DTSTART"], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - local by definition
            before, after = _offset(current["TZOFFSETFROM"]), _offset(current["TZOFFSETTO"])
            onsets = [start]
            if "RRULE" in current:
                rule = rrulestr(current["RRULE"], dtstart=start)
                assert rule[0] == start, "RFC 5545 3.6.5: DTSTART is the first onset"
                onsets = rule.between(start, upto, inc=True)
            found += [(onset - before, before, after) for onset in onsets]
        current[name] = value
    return sorted(found)


def offset_at(found: list[tuple[datetime, timedelta, timedelta]], instant: datetime) -> timedelta | None:
    """The offset that the observances give at an instant (UTC, naive); None before the first."""
    last = None
    for onset, _, after in found:
        if onset > instant:
            break
        last = after
    return last


def offsets_at(found, instants) -> list[tuple[datetime, timedelta | None]]:
    """As `offset_at`, for many instants in one walk."""
    told, last, waiting = [], None, list(reversed(found))
    for instant in sorted(instants):
        while waiting and waiting[-1][0] <= instant:
            last = waiting.pop()[2]
        told.append((instant, last))
    return told


def changes(zone, first: int, last: int, step: timedelta = timedelta(days=7)) -> list[datetime]:
    """The instants (UTC, aware) at which the offset of a `zoneinfo` zone changes, in the years given."""
    found = []
    at, stop = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    while at < stop:
        low, high = at, at + step
        before = low.astimezone(zone).utcoffset()
        if before != high.astimezone(zone).utcoffset():
            while high - low > timedelta(seconds=1):
                middle = (low + (high - low) / 2).replace(microsecond=0)
                low, high = (middle, high) if middle.astimezone(zone).utcoffset() == before else (low, middle)
            found.append(high)
        at += step
    return found


def _offset(text: str) -> timedelta:
    size = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]), seconds=int(text[5:7] or 0))
    return -size if text[0] == "-" else size
