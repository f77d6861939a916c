"""One timeline that holds every kind of event an exporter must cope with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from timeline.model.event import Event, Evidence, Status
from timeline.model.said import Mention, Vague
from timeline.model.text import Document, Source, Span
from timeline.model.timeline import Timeline, order_key
from timeline.model.when import Basis, Precision, Unresolved

KYIV = ZoneInfo("Europe/Kyiv")
NEW_YORK = ZoneInfo("America/New_York")
TEXT = "The ministers meet on 4 September at 11:30 a.m. Kyiv time. They met recently."
EVIL = (
    "Party\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:x\x1b[31m\x00; a, b\\n =HYPERLINK()"
    " <b>*|_` [x](y) :smile:\u2028z"
)


def event(
    number: int,
    title: str,
    start: datetime | date,
    end: datetime | date | None = None,
    *,
    basis: Basis | None = None,
    quote: str = "at 11:30 a.m.",
    **fields,
) -> Event:
    timed = isinstance(start, datetime)
    zone = getattr(start.tzinfo, "key", None) if timed else None
    told = Basis.STATED if zone else Basis.UNKNOWN
    values = {
        "precision": Precision.MINUTE if timed else Precision.DAY,
        "status": Status.CONFIRMED,
        "place": None,
        "rrule": None,
        "evidence": (Evidence("article.txt", Span(22, 47), quote),),
        "published": datetime(2025, 9, 3, 9, 0, tzinfo=KYIV),
    } | fields
    return Event(
        id=f"0b7e5a52-0000-5000-8000-{number:012}",
        title=title,
        start=start,
        end=end,
        zone=zone,
        zone_basis=basis or told,
        all_day=not timed,
        **values,
    )


def timeline_of(*events: Event) -> Timeline:
    return Timeline(tuple(sorted(events, key=order_key)))


def sample() -> Timeline:
    events = (
        event(
            1,
            "The ministers meet",
            datetime(2025, 9, 4, 11, 30, tzinfo=KYIV),
            place="Mariinskyi Palace, Kyiv",
        ),
        event(
            2,
            "Call with the envoy",
            datetime(2025, 9, 4, 15, 0, tzinfo=KYIV),
            datetime(2025, 9, 4, 15, 45, tzinfo=KYIV),
            basis=Basis.CARRIED,
            moved_from=datetime(2025, 9, 4, 14, 0, tzinfo=KYIV),
            status=Status.TENTATIVE,
        ),
        event(
            3,
            "Closing press conference",
            datetime(2025, 9, 4, 16, 0, tzinfo=KYIV),
            basis=Basis.CARRIED,
            status=Status.CANCELLED,
            warnings=("the text says Friday, but 4 September 2025 is a Thursday",),
        ),
        event(4, "Recovery conference", date(2025, 9, 4), date(2025, 9, 6), place="Lviv"),
        event(5, "Market day", date(2025, 9, 5), rrule="FREQ=WEEKLY;BYDAY=FR;UNTIL=20251031"),
        event(
            6,
            "Choir practice",
            datetime(2025, 10, 20, 19, 0, tzinfo=NEW_YORK),
            datetime(2025, 10, 20, 20, 30, tzinfo=NEW_YORK),
            rrule="FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20251130",
            exdates=(date(2025, 11, 27), datetime(2025, 11, 3, 19, 0, tzinfo=NEW_YORK)),
        ),
        event(7, "Night shift ends", datetime(2025, 10, 26, 3, 30, tzinfo=KYIV, fold=1)),
        event(
            8,
            "Maintenance",
            datetime(2025, 11, 2, 0, 30, tzinfo=NEW_YORK),
            datetime(2025, 11, 2, 3, 0, tzinfo=NEW_YORK),
        ),
        event(9, "Village fête", datetime.fromisoformat("2025-09-07T14:00"), place="The green"),
        event(
            10,
            "Відкриття виставки «Дніпро — ріка пам’яті» у Національному музеї за участю 大使 та гостей 🎉",
            datetime(2026, 1, 15, 18, 0, tzinfo=KYIV),
            basis=Basis.PLACE,
            url="https://example.org/a b?x=1&y=ї",
        ),
        event(11, EVIL, datetime(2026, 2, 1, 12, 0, tzinfo=UTC), place="=1+1", quote=EVIL),
        event(12, "Old rule", datetime(2012, 7, 1, 12, 0, tzinfo=ZoneInfo("Europe/Moscow"))),
        event(13, "Ramadan talk", datetime(2021, 5, 1, 12, 0, tzinfo=ZoneInfo("Africa/Casablanca"))),
        event(
            14, "Offset only", datetime(2025, 9, 8, 12, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))
        ),
        event(
            15,
            "First Friday",
            datetime(2025, 9, 5, 18, 0, tzinfo=ZoneInfo("Europe/Dublin")),
            rrule="FREQ=MONTHLY;BYDAY=1FR",
            basis=Basis.DEFAULT,
        ),
    )
    recently = Unresolved(Mention(Span(68, 76), Vague("PAST_REF"), "vague"), "too vague to be a day")
    document = Document(TEXT, source=Source("article.txt", title="Visit, programme"))
    return Timeline(tuple(sorted(events, key=order_key)), (recently,), (document,))
