"""Times in English words, for people: headings, ranges, repetitions. Never for reading."""

from __future__ import annotations

from datetime import date, datetime

from timeline.export.recur import rule_parts, until_of
from timeline.model.event import Event, Status
from timeline.model.when import Basis

# own tables, as strftime follows the locale of the process
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FLOATING = "local"
"""Stands for the zone of a time that has none: the clocks wherever one is."""
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNITS = {"HOURLY": "hour", "DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_NTH = {
    "1": "first",
    "2": "second",
    "3": "third",
    "4": "fourth",
    "5": "fifth",
    "-1": "last",
    "-2": "second last",
}
_READABLE = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "UNTIL", "COUNT", "WKST"})
_BASES = {
    Basis.STATED: "",
    Basis.CARRIED: "zone carried",
    Basis.HEADING: "zone from heading",
    Basis.PLACE: "zone from place",
    Basis.PUBLICATION: "zone from publication",
    Basis.DEFAULT: "zone by default",
    Basis.UNKNOWN: "zone unknown",
}


def day_heading(day: date) -> str:
    """`Thursday, 4 September 2025`."""
    return f"{_WEEKDAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date, *, year: bool = False) -> str:
    """`4 Sep`, or `4 Sep 2025` with the year."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}" + (f" {day.year}" if year else "")


def day_range(first: date, last: date) -> str:
    """`4\N{EN DASH}6 Sep`; months and years are told when they differ."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\N{EN DASH}{short_day(last)}"
    years = first.year != last.year
    return f"{short_day(first, year=years)} \N{EN DASH} {short_day(last, year=years)}"


def city(zone: str) -> str:
    """The place that a zone is named after: `New York` for `America/New_York`.

    >>> city("Etc/GMT-3")  # POSIX signs: this one is ahead of UTC
    'UTC+3'
    """
    name = zone.rsplit("/", 1)[-1]
    if zone.startswith("Etc/GMT") and name[3:4] in {"+", "-"}:
        return f"UTC{'-' if name[3] == '+' else '+'}{name[4:]}"
    return name.replace("_", " ")


def clock_face(local: datetime) -> str:
    """`14:00`; in an hour that the clocks show twice also which one is meant: `01:30 EST`."""
    face = f"{local.hour:02}:{local.minute:02}" + (f":{local.second:02}" if local.second else "")
    if local.tzinfo is None or local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return face
    name = local.tzname() or ""
    return f"{face} {name if name.isalpha() else f'UTC{name}'}"


def home(event: Event) -> str:
    """The name of the zone that its times are in, `local` for floating times; empty for days."""
    if event.all_day or not isinstance(event.start, datetime):
        return ""
    if event.start.tzinfo is None:
        return FLOATING
    return city(event.zone) if event.zone else event.start.tzname() or ""


def basis_words(event: Event) -> str:
    """How the zone is known, when the words themselves did not state it; days need none."""
    return "" if event.all_day else _BASES[event.zone_basis]


def status_word(event: Event) -> str:
    """`tentative`, `cancelled`, or nothing."""
    return "" if event.status is Status.CONFIRMED else event.status.value


def rule_words(rrule: str) -> str:
    """A repetition in words; rules beyond the everyday are given as they are.

    >>> rule_words("FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20250930")
    'every Monday and Thursday until 30 Sep 2025'
    >>> rule_words("FREQ=MONTHLY;BYDAY=-1FR")
    'every month on the last Friday'
    """
    parts = rule_parts(rrule)
    if parts is None or not parts.keys() <= _READABLE or parts["FREQ"] not in _UNITS:
        return rrule
    days = _days(parts.get("BYDAY", ""))
    if days is None:
        return rrule
    unit, interval = _UNITS[parts["FREQ"]], parts.get("INTERVAL", "1")
    words = [f"every {unit}" if interval == "1" else f"every {interval} {unit}s"]
    if days and parts["FREQ"] in {"WEEKLY", "DAILY"} and interval == "1":
        words = [f"every {days}"]
    elif days:
        words.append(f"on {days}")
    if "BYMONTHDAY" in parts:
        numbers = [number.lstrip("+") for number in parts["BYMONTHDAY"].split(",")]
        words.append(
            "on " + _join(["the last day" if number == "-1" else f"day {number}" for number in numbers])
        )
    if "BYMONTH" in parts:
        months = [
            _MONTHS[int(number) - 1] for number in parts["BYMONTH"].split(",") if number in _MONTH_NUMBERS
        ]
        words.append("in " + _join(months))
    return " ".join(words + _bounds(parts))


_MONTH_NUMBERS = frozenset(str(number) for number in range(1, 13))


def _bounds(parts: dict[str, str]) -> list[str]:
    until = until_of(parts)
    if until is not None:
        return [f"until {short_day(until.date() if isinstance(until, datetime) else until, year=True)}"]
    if "COUNT" in parts:
        return ["once" if parts["COUNT"] == "1" else f"{parts['COUNT']} times"]
    return []


def _days(byday: str) -> str | None:
    """`Monday and Thursday`, `the first Thursday`; None for what cannot be said so."""
    if not byday:
        return ""
    if sorted(byday.split(",")) == sorted(_CODES[:5]):
        return "weekday"
    names = []
    for item in byday.split(","):
        number, code = item[:-2].lstrip("+"), item[-2:]
        if code not in _CODES or (number and number not in _NTH):
            return None
        weekday = _WEEKDAYS[_CODES.index(code)]
        names.append(f"the {_NTH[number]} {weekday}" if number else weekday)
    return _join(names)


def _join(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
