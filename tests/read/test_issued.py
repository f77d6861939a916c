from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from timeline.errors import UsageError
from timeline.read import parse_published

KYIV_SUMMER = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2025-09-04T14:12+03:00", datetime(2025, 9, 4, 14, 12, tzinfo=KYIV_SUMMER)),
        ("2025-09-04T14:12Z", datetime(2025, 9, 4, 14, 12, tzinfo=UTC)),
        ("2025-09-04 14:12:30+0300", datetime(2025, 9, 4, 14, 12, 30, tzinfo=KYIV_SUMMER)),
        (" 20250904T1412+03 ", datetime(2025, 9, 4, 14, 12, tzinfo=KYIV_SUMMER)),
    ],
)
def test_found(text, at):
    assert parse_published(text).at == at
    assert not parse_published(text).day_only


def test_an_aware_datetime():
    at = datetime(2025, 9, 4, 14, 12, tzinfo=KYIV_SUMMER)

    assert parse_published(at).at == at


def test_a_day_with_a_zone():
    published = parse_published("2025-09-04", "Europe/Kyiv")

    assert (published.at.date(), published.zone, published.day_only) == (
        date(2025, 9, 4),
        "Europe/Kyiv",
        True,
    )


@pytest.mark.parametrize(
    ("given", "zone", "message"),
    [
        ("2025-09-04T14:12", None, "has no offset; write 2025-09-04T14:12+03:00 or 2025-09-04T14:12Z"),
        ("2025-09-04T14:12", "Europe/Kyiv", "has no offset"),
        ("2025-09-04", None, "a day alone does not say where"),
        ("yesterday", None, "is not an ISO 8601 time; write it like 2025-09-04T14:12+03:00"),
        ("", None, "is not an ISO 8601 time"),
        ("2025-13-04T14:12Z", None, "is not an ISO 8601 time"),
        ("2025-02-30", "Europe/Kyiv", "is not a day of the calendar"),
        ("0001-01-01T00:00+14:00", None, "the year must lie between 1583 and 9998"),
        ("9999-12-31", "Europe/Kyiv", "the year must lie between 1583 and 9998"),
        (datetime(2025, 9, 4), None, "has no offset"),  # noqa: DTZ001  the mistake under test
    ],
)
def test_nothing(given, zone, message):
    with pytest.raises(UsageError) as caught:
        parse_published(given, zone)

    assert message in str(caught.value)
