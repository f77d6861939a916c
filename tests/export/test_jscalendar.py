from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.sample import KYIV, NEW_YORK, event, sample, timeline_of
from timeline.export.jscalendar import write
from timeline.model.event import Status
from timeline.model.timeline import Timeline, sortable

LOCAL = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*[1-9])?"
DURATION = r"P(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d*[1-9])?S)?)?"
ID = r"[A-Za-z0-9_-]{1,255}"
# RFC 8984: name -> (check, whether it must be there); sections 4 and 5.1
COMMON = {
    "@type": (r"Event|Group", True),
    "uid": (r"[\s\S]+", True),
    "updated": (LOCAL + "Z", True),
    "prodId": (r"[\s\S]*", False),
    "title": (r"[\s\S]*", False),
}
EVENT = COMMON | {
    "sequence": (int, False),
    "description": (r"[\s\S]*", False),
    "start": (LOCAL, True),
    "duration": (DURATION, False),
    "status": ("confirmed|tentative|cancelled", False),
    "freeBusyStatus": ("free|busy", False),
    "showWithoutTime": (bool, False),
    "timeZone": (r"[A-Za-z_]+(/[\w+-]+)*", False),
    "locations": (dict, False),
    "links": (dict, False),
    "recurrenceRules": (list, False),
    "recurrenceOverrides": (dict, False),
}
RULE = {
    "@type": ("RecurrenceRule", True),
    "frequency": ("yearly|monthly|weekly|daily|hourly|minutely|secondly", True),
    "interval": (int, False),
    "count": (int, False),
    "until": (LOCAL, False),
    "firstDayOfWeek": ("mo|tu|we|th|fr|sa|su", False),
    "byDay": (list, False),
    "byMonth": (list, False),
    "byMonthDay": (list, False),
    "bySetPosition": (list, False),
}


def check(value, rules):
    """Whether an object has what it must have, nothing else, and each of the right kind."""
    assert {name for name, (_, needed) in rules.items() if needed} <= set(value)
    assert set(value) <= set(rules)
    for name, found in value.items():
        kind = rules[name][0]
        if isinstance(kind, str):
            assert re.fullmatch(kind, found), (name, found)
        else:
            assert type(found) is kind, (name, found)


def check_event(one):
    check(one, EVENT)
    for name, kind in (("locations", "Location"), ("links", "Link")):
        for key, item in one.get(name, {}).items():
            assert re.fullmatch(ID, key)
            assert item["@type"] == kind
    for rule in one.get("recurrenceRules", []):
        check(rule, RULE)
        assert not {"count", "until"} <= set(rule)
        assert all(isinstance(month, str) for month in rule.get("byMonth", []))
        for day in rule.get("byDay", []):
            assert day["@type"] == "NDay"
            assert day["day"] in {"mo", "tu", "we", "th", "fr", "sa", "su"}
            assert day.get("nthOfPeriod", 1) != 0
    for key in one.get("recurrenceOverrides", {}):
        assert re.fullmatch(LOCAL, key)
    if one.get("showWithoutTime"):
        assert one["start"].endswith("T00:00:00")
        assert "timeZone" not in one


def read(timeline):
    group = json.loads(write(timeline))
    check({name: value for name, value in group.items() if name != "entries"}, COMMON)
    for one in group["entries"]:
        check_event(one)
    return {one["uid"]: one for one in group["entries"]}


def instant(one, start=None):
    local = datetime.fromisoformat(start or one["start"])
    return sortable(local.replace(tzinfo=ZoneInfo(one["timeZone"])) if "timeZone" in one else local)


def test_follows_the_rules_and_has_the_same_instants():
    found = read(sample())

    assert list(found) == [one.id for one in sample()]
    for one in sample():
        assert instant(found[one.id]) == sortable(one.start)
        assert ("timeZone" in found[one.id]) == (isinstance(one.start, datetime) and bool(one.start.tzinfo))


@pytest.mark.parametrize(
    ("start", "end", "duration"),
    [
        (date(2025, 9, 4), None, "P1D"),
        (date(2025, 9, 4), date(2025, 9, 6), "P3D"),
        (datetime(2025, 9, 4, 15, tzinfo=KYIV), None, None),
        (datetime(2025, 9, 4, 15, tzinfo=KYIV), datetime(2025, 9, 4, 15, 45, tzinfo=KYIV), "PT45M"),
        (datetime(2025, 9, 4, 15, tzinfo=KYIV), datetime(2025, 9, 4, 14, tzinfo=KYIV), None),
        # an hour is repeated in between: hours are exact
        (datetime(2025, 11, 2, 0, 30, tzinfo=NEW_YORK), datetime(2025, 11, 2, 3, tzinfo=NEW_YORK), "PT3H30M"),
        (
            datetime.fromisoformat("2025-09-07T14:00"),
            datetime.fromisoformat("2025-09-08T15:00:05"),
            "PT25H5S",
        ),
    ],
)
def test_durations(start, end, duration):
    (one,) = read(timeline_of(event(1, "x", start, end))).values()

    assert one.get("duration") == duration


def test_a_repeated_hour_is_told_in_utc():
    (one,) = read(timeline_of(event(1, "x", datetime(2025, 10, 26, 3, 30, tzinfo=KYIV, fold=1)))).values()

    assert (one["start"], one["timeZone"]) == ("2025-10-26T01:30:00", "Etc/UTC")


def test_repetitions():
    found = read(sample())
    choir = found["0b7e5a52-0000-5000-8000-000000000006"]
    first_friday = found["0b7e5a52-0000-5000-8000-000000000015"]
    market = found["0b7e5a52-0000-5000-8000-000000000005"]

    assert choir["recurrenceRules"] == [
        {
            "@type": "RecurrenceRule",
            "frequency": "weekly",
            "until": "2025-11-30T23:59:59",
            "byDay": [{"@type": "NDay", "day": "mo"}, {"@type": "NDay", "day": "th"}],
        }
    ]
    assert choir["recurrenceOverrides"] == {
        "2025-11-27T19:00:00": {"excluded": True},
        "2025-11-03T19:00:00": {"excluded": True},
    }
    assert first_friday["recurrenceRules"][0]["byDay"] == [{"@type": "NDay", "day": "fr", "nthOfPeriod": 1}]
    assert market["recurrenceRules"][0]["until"] == "2025-10-31T00:00:00"


def test_every_part_of_a_rule():
    rule = "FREQ=YEARLY;INTERVAL=2;COUNT=5;WKST=SU;BYMONTH=1,6;BYMONTHDAY=-1;BYSETPOS=1;BYDAY=-1FR;BYHOUR=9"
    group = json.loads(write(timeline_of(event(1, "x", datetime(2025, 1, 31, 9, tzinfo=UTC), rrule=rule))))

    assert group["entries"][0]["recurrenceRules"][0] == {
        "@type": "RecurrenceRule",
        "frequency": "yearly",
        "interval": 2,
        "count": 5,
        "firstDayOfWeek": "su",
        "byDay": [{"@type": "NDay", "day": "fr", "nthOfPeriod": -1}],
        "byMonth": ["1", "6"],
        "byMonthDay": [-1],
        "byHour": [9],
        "bySetPosition": [1],
    }


def test_until_in_utc_becomes_local():
    start = datetime(2025, 1, 31, 9, tzinfo=NEW_YORK)
    one = event(1, "x", start, rrule="FREQ=DAILY;UNTIL=20250301T140000Z")
    (found,) = read(timeline_of(one)).values()

    assert found["recurrenceRules"][0]["until"] == "2025-03-01T09:00:00"


def test_who_is_busy():
    found = read(
        timeline_of(
            event(1, "x", date(2025, 9, 4)),
            event(2, "x", datetime(2025, 9, 4, 12, tzinfo=UTC)),
            event(3, "x", datetime(2025, 9, 4, 12, tzinfo=UTC), status=Status.CANCELLED),
        )
    )

    assert [one["freeBusyStatus"] for one in found.values()] == ["free", "busy", "free"]


def test_no_events_are_a_group():
    assert read(Timeline()) == {}
    assert json.loads(write(Timeline()))["updated"] == "1970-01-01T00:00:00Z"


def test_addresses_are_addresses():
    one = event(1, "x", date(2025, 9, 4), url="https://example.org/a b?x=ї")
    (found,) = read(timeline_of(one)).values()

    assert found["links"]["1"]["href"] == "https://example.org/a%20b?x=%D1%97"


@given(words=st.text(max_size=50), hours=st.integers(0, 24 * 400))
@settings(max_examples=40)
def test_any_event_follows_the_rules(words, hours):
    start = (datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=hours)).astimezone(KYIV)
    (found,) = read(timeline_of(event(1, words, start, place=words, quote=words))).values()

    assert instant(found) == sortable(start)
