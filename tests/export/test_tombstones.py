from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from timeline.export.tombstones import bury

KEEP = timedelta(days=30)
HEAD, TAIL = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "END:VCALENDAR\r\n"


def tomb(uid, *lines):
    return "".join(f"{line}\r\n" for line in ["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"])


OURS = "X-TIMELINE-TZ-BASIS:stated"
OLD, NEW = "X-TIMELINE-VANISHED:20250901T100000Z", "X-TIMELINE-VANISHED:20250920T100000Z"


def test_only_old_tombstones_of_ours_go():
    kept = [
        tomb(1, OURS),
        tomb(2, OURS, NEW),
        tomb(3, OLD),
        tomb(4, OURS, "X-TIMELINE-VANISHED:rubbish"),
        tomb(5, OURS, "STATUS:CANCELLED"),
    ]
    text = HEAD + tomb(6, OURS, OLD) + "".join(kept[:3]) + tomb(7, OLD, OURS) + "".join(kept[3:]) + TAIL

    assert bury(text, datetime(2025, 10, 1, 10, tzinfo=UTC), KEEP) == HEAD + "".join(kept) + TAIL


@pytest.mark.parametrize(("hour", "gone"), [(9, False), (10, True)])
def test_thirty_days_to_the_hour(hour, gone):
    text = HEAD + tomb(1, OURS, OLD) + TAIL

    assert (bury(text, datetime(2025, 10, 1, hour, tzinfo=UTC), KEEP) == HEAD + TAIL) is gone
