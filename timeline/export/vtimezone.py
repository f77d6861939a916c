"""VTIMEZONE (RFC 5545 section 3.6.5) written from the rules of the zone database.

Lists of RDATEs, which libraries write, are read an hour off by half of the calendars tried; yearly RRULEs
from the zone's own footer are read by all. Onsets that no rule covers (a zone that left daylight saving,
Morocco's Ramadan) are written one by one, and only as far as the events reach.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from timeline.export.posixtz import Footer, Rule, month_days, parse_footer
from timeline.export.tzif import LocalType, Transition, Zone

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKS = {1: "1", 2: "2", 3: "3", 4: "4", 5: "-1"}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_RULES_WRITTEN_OUT_TO = 2100
_BEFORE_ALL = -11_644_473_600
"""1601-01-01, which calendars know as the beginning of time."""


@dataclass(frozen=True, slots=True)
class _Yearly:
    """One change that comes back every year: its first onset, and its RRULE."""

    first: Transition
    rrule: str


def vtimezone_lines(zone: Zone, first: datetime, last: datetime | None) -> list[str]:
    """The content lines, not yet folded, of one VTIMEZONE.

    Args:
        zone: history and rules of the zone.
        first: the earliest instant (aware) for which it must be right.
        last: the latest one; None for a repetition without end.

    Returns:
        Lines from `BEGIN:VTIMEZONE` to `END:VTIMEZONE`.

    Raises:
        LookupError: if the zone's rule cannot be read.
    """
    start = _epoch(first)
    # a year more than needed, for readers that share one zone between calendars
    stop = None if last is None else _epoch(last + timedelta(days=366))
    single, yearly = _rules(zone)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.name}"]
    era = min((rule.first.at for rule in yearly), default=None)
    if era is None or start < era:
        for onset in _needed(zone, single, start, stop):
            lines += _observance(onset, "")
    if stop is None or era is None or era <= stop:
        for rule in yearly:
            lines += _observance(rule.first, rule.rrule)
    return [*lines, "END:VTIMEZONE"]


def _rules(zone: Zone) -> tuple[list[Transition], list[_Yearly]]:
    """Split a zone's changes into those that happen once and those that its footer repeats for ever."""
    known = list(zone.transitions)
    footer = parse_footer(zone.footer) if zone.footer else None
    if footer is None or footer.daylight is None:
        return known, []
    regular = _regular(known, footer)
    begin = known[regular].at if regular < len(known) else known[-1].at + 1 if known else 0
    rest = [change for change in footer.changes(_year(begin), _RULES_WRITTEN_OUT_TO) if change.at >= begin]
    starts = _yearly(footer.start, rest, footer.daylight)
    ends = _yearly(footer.end, rest, footer.standard)
    if not starts or not ends:
        return known[:regular] + rest, []
    return known[:regular], sorted(starts + ends, key=lambda rule: rule.first.at)


def _regular(known: list[Transition], footer: Footer) -> int:
    """Index of the change from which on the footer tells all: many files spell its years out to 2037."""
    if not known:
        return 0
    ruled = footer.changes(_year(known[0].at), _year(known[-1].at))
    told = [change for change in ruled if change.at <= known[-1].at]
    same = 0
    while same < min(len(known), len(told)) and known[-1 - same] == told[-1 - same]:
        same += 1
    return len(known) - same


def _yearly(rule: Rule | None, changes: list[Transition], after: LocalType) -> list[_Yearly]:
    """One entry for each month that the rule can fall into: 24:00 on the last Thursday of October has two."""
    found = month_days(rule) if rule is not None else None
    if rule is None or found is None:
        return []
    weekday, months = found
    entries = []
    for month, days in months:
        first = next(change for change in changes if change.after == after and _local(change).month == month)
        if rule.seconds // 86400:
            byday = f"{_WEEKDAYS[weekday]};BYMONTHDAY={','.join(map(str, days))}"
        else:
            byday = f"{_WEEKS[rule.week]}{_WEEKDAYS[weekday]}"
        entries.append(_Yearly(first, f"FREQ=YEARLY;BYMONTH={month};BYDAY={byday}"))
    return entries


def _needed(zone: Zone, single: list[Transition], start: int, stop: int | None) -> list[Transition]:
    """The change in force at `start`, and those after it up to `stop`."""
    earlier = [change for change in single if change.at <= start]
    later = [change for change in single if change.at > start and (stop is None or change.at <= stop)]
    in_force = earlier[-1] if earlier else Transition(min(_BEFORE_ALL, start), zone.initial, zone.initial)
    return [in_force, *later]


def _observance(onset: Transition, rrule: str) -> list[str]:
    before, after = onset.before, onset.after
    # by what the clock does, not by the flag: Dublin's winter is "daylight saving" of minus one hour,
    # which calendars do not know
    forward = after.offset > before.offset
    daylight = after.is_dst if after.is_dst == before.is_dst or after.offset == before.offset else forward
    name = "DAYLIGHT" if daylight else "STANDARD"
    return [
        f"BEGIN:{name}",
        f"DTSTART:{_local(onset):%Y%m%dT%H%M%S}",
        *([f"RRULE:{rrule}"] if rrule else []),
        f"TZNAME:{after.name}",
        f"TZOFFSETFROM:{_offset(before.offset)}",
        f"TZOFFSETTO:{_offset(after.offset)}",
        f"END:{name}",
    ]


def _offset(seconds: int) -> str:
    """RFC 5545 section 3.3.14; seconds only where there are any (local mean times)."""
    hours, rest = divmod(abs(seconds), 3600)
    text = f"{'-' if seconds < 0 else '+'}{hours:02}{rest // 60:02}"
    return f"{text}{rest % 60:02}" if rest % 60 else text


def _local(change: Transition) -> datetime:
    """The onset as a clock shows it that has not yet been changed."""
    return _EPOCH + timedelta(seconds=change.at + change.before.offset)


def _epoch(at: datetime) -> int:
    return int((at - _EPOCH).total_seconds())


def _year(at: int) -> int:
    return (_EPOCH + timedelta(seconds=max(at, _BEFORE_ALL))).year
