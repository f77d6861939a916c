"""Calendars to be read by others, and what a reader must see in them; worked out apart from the writer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from tests.export.sample import event, timeline_of
from timeline.model.event import Status
from timeline.model.timeline import Timeline

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
"""The days that readers are asked for."""
ZONES = ("Europe/Kyiv", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin")
CHANGES = {
    "Europe/Kyiv": ("2026-03-29", "2026-10-25"),
    "America/New_York": ("2026-03-08", "2026-11-01"),
    "Australia/Lord_Howe": ("2026-04-05", "2026-10-04"),
    "Europe/Dublin": ("2026-03-29", "2026-10-25"),
}


@dataclass(frozen=True, order=True)
class Seen:
    """One occurrence as a reader shows it."""

    title: str
    start: str
    """`2026-03-29T00:30:00Z`; without Z a floating time; a date for whole days."""
    end: str
    """The same; exclusive."""
    status: str = ""
    """`confirmed`, `tentative`, `cancelled`; empty when the reader does not tell."""


def seen(
    title: str, start: datetime | date, end: datetime | date, status: object = None, here: str | None = None
) -> Seen:
    """An occurrence; floating times become those of `here`, for readers that know no other."""
    return Seen(title, _text(start, here), _text(end, here), str(status or "").lower())


def _text(when: datetime | date, here: str | None) -> str:
    if not isinstance(when, datetime):
        return when.isoformat()
    if when.tzinfo is None and here is not None:
        when = when.replace(tzinfo=ZoneInfo(here))
    if when.tzinfo is None:
        return when.isoformat()
    return when.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def clocks() -> Timeline:
    """Four zones; around each change of the clocks the evening before, the night itself and the day."""
    events = []
    for zone, days in CHANGES.items():
        info = ZoneInfo(zone)
        for day in map(datetime.fromisoformat, days):
            for hours in (-4, 0.5, 1.5, 2.5, 9):
                start = (day.replace(tzinfo=info).astimezone(UTC) + timedelta(hours=hours)).astimezone(info)
                end = (start.astimezone(UTC) + timedelta(minutes=90)).astimezone(info)
                events.append(event(len(events), f"{zone} {day.date()} {hours}", start, end))
    return timeline_of(*events)


def days() -> Timeline:
    """One day, several days, over a change of the clocks, over the end of a month, a leap-less February."""
    spans = [
        ("2026-02-28", None),
        ("2026-03-27", "2026-03-30"),
        ("2026-09-30", "2026-10-02"),
        ("2026-10-25", None),
        ("2026-12-24", "2026-12-26"),
    ]
    return timeline_of(
        *(
            event(
                number, f"Days {first}", date.fromisoformat(first), date.fromisoformat(last) if last else None
            )
            for number, (first, last) in enumerate(spans)
        )
    )


def series() -> Timeline:
    """Weekly in two zones with UNTIL and EXDATE over both changes, monthly with COUNT, whole days."""
    york, kyiv = ZoneInfo("America/New_York"), ZoneInfo("Europe/Kyiv")
    return timeline_of(
        event(
            1,
            "Choir",
            datetime(2026, 2, 19, 19, 0, tzinfo=york),
            datetime(2026, 2, 19, 20, 30, tzinfo=york),
            rrule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20260402",
            exdates=(date(2026, 3, 5), date(2026, 3, 12)),
        ),
        event(
            2,
            "Council",
            datetime(2026, 10, 12, 10, 0, tzinfo=kyiv),
            datetime(2026, 10, 12, 12, 0, tzinfo=kyiv),
            rrule="FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261111T100000",
            exdates=(datetime(2026, 10, 26, 10, 0, tzinfo=kyiv),),
        ),
        event(
            3,
            "First Friday",
            datetime(2026, 1, 2, 18, 0, tzinfo=ZoneInfo("Europe/Dublin")),
            datetime(2026, 1, 2, 19, 0, tzinfo=ZoneInfo("Europe/Dublin")),
            rrule="FREQ=MONTHLY;BYDAY=1FR;COUNT=12",
        ),
        event(
            4,
            "Market day",
            date(2026, 5, 1),
            rrule="FREQ=WEEKLY;BYDAY=FR;UNTIL=20260619",
            exdates=(date(2026, 5, 15),),
        ),
    )


def letters() -> Timeline:
    """Texts in many scripts, long lines, signs that have to be escaped."""
    zone = ZoneInfo("Europe/Kyiv")
    titles = [
        "Відкриття виставки «Дніпро — ріка пам’яті» у Національному музеї за участю послів і гостей міста",
        "会議の開会式と記者会見、そして夜の懇親会についてのとても長いお知らせです。皆様のご参加をお待ちしています",
        "مؤتمر صحفي",
        "Fête 🎉 👩‍👩‍👧 café ﬁn",
        "Talks; Rome, Milan: a \\ b, c;d \\n not a newline",
        "x" * 75 + "é" * 80,
        'Quotes "double" and ^carets^',
        "BEGIN:VEVENT",
    ]
    return timeline_of(
        *(
            event(
                number,
                title,
                datetime(2026, 1, 10 + number, 18, 0, tzinfo=zone),
                datetime(2026, 1, 10 + number, 19, 0, tzinfo=zone),
                place=title,
                quote=title,
            )
            for number, title in enumerate(titles)
        )
    )


def floating() -> Timeline:
    """Times that belong to no zone."""
    starts = ("2026-07-04T14:00:00", "2026-10-25T12:30:00", "2026-12-31T23:30:00")
    return timeline_of(
        *(
            event(
                number,
                f"Floating {start}",
                datetime.fromisoformat(start),
                datetime.fromisoformat(start) + timedelta(minutes=20),
            )
            for number, start in enumerate(starts)
        )
    )


def cancelled() -> Timeline:
    """One of each status."""
    zone = ZoneInfo("Asia/Tokyo")
    return timeline_of(
        *(
            event(
                number,
                f"Match {status.value}",
                datetime(2026, 6, 1 + number, 19, 0, tzinfo=zone),
                datetime(2026, 6, 1 + number, 21, 0, tzinfo=zone),
                status=status,
            )
            for number, status in enumerate(Status)
        )
    )


def thousand() -> Timeline:
    """A thousand events in four zones, all through the year."""
    base = datetime(2026, 1, 2, 9, 15, tzinfo=UTC)
    events = []
    for number in range(1000):
        zone = ZoneInfo(ZONES[number % len(ZONES)])
        start = (base + timedelta(hours=8.5 * number)).astimezone(zone)
        end = (start.astimezone(UTC) + timedelta(minutes=45)).astimezone(zone)
        events.append(event(number, f"Item {number}", start, end))
    return timeline_of(*events)


FIXTURES = {each.__name__: each for each in (clocks, days, series, letters, floating, cancelled, thousand)}


def expected(timeline: Timeline, here: str | None = None) -> list[Seen]:
    """Every occurrence that a reader must show, in order."""
    found = []
    for one in timeline:
        for start, end in _occurrences(one):
            found.append(seen(one.title, start, end, one.status.value, here))
    return sorted(found)


def _occurrences(one):
    start = one.start
    if one.all_day:
        length = (one.end or start) - start + timedelta(days=1)
    else:
        length = one.end.replace(tzinfo=None) - start.replace(tzinfo=None)
    if one.rrule is None:
        yield start, (start + length if one.all_day or start.tzinfo is None else one.end)
        return
    wall = datetime.combine(start, datetime.min.time()) if one.all_day else start.replace(tzinfo=None)
    rule = one.rrule
    if "UNTIL" in rule and "T" not in rule.partition("UNTIL=")[2]:
        rule += "T235959"
    gone = {exdate.date() if isinstance(exdate, datetime) else exdate for exdate in one.exdates}
    for each in rrulestr(rule, dtstart=wall):
        if each.date() in gone:
            continue
        first = each.date() if one.all_day else each.replace(tzinfo=start.tzinfo)
        yield first, first + length
