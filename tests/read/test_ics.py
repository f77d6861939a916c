"""Calendars come in as documents whose events are taken as they are."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.sample import sample
from timeline import pipeline
from timeline.errors import InputError
from timeline.export.ics import write
from timeline.model.event import Status
from timeline.model.timeline import sortable
from timeline.model.when import Basis

ZONE = """\
BEGIN:VTIMEZONE
TZID:{tzid}
BEGIN:STANDARD
DTSTART:19701101T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700308T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
END:VTIMEZONE
"""


def events(*components, head="", **options):
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(components)}END:VCALENDAR\n"
    document = pipeline.read(text.encode(), **options)
    return pipeline.extract_all([document])


def vevent(*lines, uid="a@example.org"):
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20250101T000000Z", *lines, "END:VEVENT", ""])


def one(*lines, **options):
    found = events(vevent(*lines), **options)
    assert len(found) == 1, found.unresolved
    return found.events[0]


def test_our_own_calendar_comes_back():
    written = sample()
    back = pipeline.extract_all([pipeline.read(write(written).encode())])

    assert [event.id for event in back] == [event.id for event in written]
    for old, new in zip(written, back, strict=True):
        assert sortable(new.start) == sortable(old.start)
        assert (new.status, new.precision, new.zone_basis, new.warnings, new.published) == (
            old.status,
            old.precision,
            old.zone_basis,
            old.warnings,
            old.published,
        )
        assert [(e.document, e.span) for e in new.evidence] == [(e.document, e.span) for e in old.evidence]
        assert (new.end is None) == (old.end is None)
        assert new.moved_from == old.moved_from


def test_writing_it_again_changes_no_event():
    once = pipeline.extract_all([pipeline.read(write(sample()).encode())])
    twice = pipeline.extract_all([pipeline.read(write(once).encode())])

    assert [event.to_dict() for event in once] == [event.to_dict() for event in twice]


@pytest.mark.parametrize(
    ("line", "start", "zone", "basis"),
    [
        ("DTSTART;TZID=Europe/Kyiv:20250904T113000", "2025-09-04T11:30:00+03:00", "Europe/Kyiv", "stated"),
        ('DTSTART;TZID="Europe/Kiev":20250904T113000', "2025-09-04T11:30:00+03:00", "Europe/Kyiv", "stated"),
        (
            "dtstart;tzid=FLE Standard Time:20250904T113000",
            "2025-09-04T11:30:00+03:00",
            "Europe/Kyiv",
            "stated",
        ),
        ("DTSTART;TZID=/x.org/2025/Asia/Tokyo:20250904T1130", None, None, None),
        (
            "DTSTART;TZID=/x.org/2025/Asia/Tokyo:20250904T113000",
            "2025-09-04T11:30:00+09:00",
            "Asia/Tokyo",
            "stated",
        ),
        ("DTSTART:20250904T113000Z", "2025-09-04T11:30:00+00:00", "Etc/UTC", "stated"),
        ("DTSTART:20250904T113000", "2025-09-04T11:30:00", None, "unknown"),
        ("DTSTART;TZID=Nowhere:20250904T113000", "2025-09-04T11:30:00", None, "unknown"),
        ("DTSTART;VALUE=DATE:20250904", "2025-09-04", None, "unknown"),
        ("DTSTART:20250904", "2025-09-04", None, "unknown"),
        ("DTSTART;TZID=Europe/Kyiv:20251026T033000", "2025-10-26T03:30:00+03:00", "Europe/Kyiv", "stated"),
        ("DTSTART;TZID=Europe/Kyiv:20250330T033000", "2025-03-30T04:30:00+03:00", "Europe/Kyiv", "stated"),
        ("DTSTART:20259904T113000", None, None, None),
        ("DTSTART:tomorrow", None, None, None),
        ("SUMMARY:no start", None, None, None),
    ],
)
def test_starts(line, start, zone, basis):
    found = events(vevent(line))

    if start is None:
        assert [len(found), len(found.unresolved)] == [0, 1]
    else:
        event = found.events[0]
        assert (event.start.isoformat(), event.zone, event.zone_basis.value) == (start, zone, basis)


def test_a_zone_that_only_the_file_knows():
    found = events(ZONE.format(tzid="Office"), vevent("DTSTART;TZID=Office:20250904T113000"))

    assert found.events[0].start == datetime(2025, 9, 4, 15, 30, tzinfo=UTC)


def test_a_floating_time_takes_the_zone_that_the_user_gives():
    event = one("DTSTART:20250904T113000", zone="Europe/Kyiv")

    assert (event.start.isoformat(), event.zone_basis) == ("2025-09-04T11:30:00+03:00", Basis.DEFAULT)


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (("DTSTART:20250904", "DTEND:20250905"), None),
        (("DTSTART:20250904", "DTEND:20250907"), date(2025, 9, 6)),
        (("DTSTART:20250904", "DURATION:P2D"), date(2025, 9, 5)),
        (("DTSTART:20250904T113000Z", "DURATION:PT90M"), datetime(2025, 9, 4, 13, tzinfo=UTC)),
        (("DTSTART:20250904T113000Z", "DTEND:20250904T113000Z"), None),
        (("DTSTART:20250904T113000Z", "DTEND:20250903T113000Z"), None),
        (
            ("DTSTART;TZID=Europe/Kyiv:20251025T120000", "DURATION:P1D"),
            datetime(2025, 10, 26, 10, tzinfo=UTC),
        ),
        (
            ("DTSTART;TZID=Europe/Kyiv:20251025T120000", "DURATION:PT24H"),
            datetime(2025, 10, 26, 9, tzinfo=UTC),
        ),
    ],
)
def test_ends(lines, end):
    found = one(*lines).end

    assert found == end


def test_words_are_unescaped_and_on_one_line():
    event = one("DTSTART:20250904", "SUMMARY:Talks\\, in\n  Rome\\nand \\;so on", "LOCATION:Hall \\\\ 3")

    assert (event.title, event.place) == ("Talks, in Rome and ;so on", "Hall \\ 3")


def test_evidence_points_into_the_file():
    text = "BEGIN:VCALENDAR\n" + vevent("DTSTART;TZID=Europe/Kyiv:\n 20250904T113000") + "END:VCALENDAR\n"
    document = pipeline.read(text.encode())
    evidence = pipeline.extract_all([document]).events[0].evidence[0]

    assert evidence.quote == evidence.span.of(document.text) == "DTSTART;TZID=Europe/Kyiv:\n 20250904T113000"


def test_a_series_its_exceptions_and_its_changed_occurrence():
    found = events(
        vevent(
            "DTSTART;TZID=Europe/Kyiv:20250901T100000",
            "DTEND;TZID=Europe/Kyiv:20250901T110000",
            "RRULE:FREQ=DAILY;COUNT=9",
            "EXDATE;TZID=Europe/Kyiv:20250903T100000,20250904T100000",
            "EXDATE:20250905T070000Z",
            "RDATE;TZID=Europe/Kyiv:20250920T100000",
            "SUMMARY:Course",
        ),
        vevent(
            "RECURRENCE-ID;TZID=Europe/Kyiv:20250902T100000",
            "DTSTART;TZID=Europe/Kyiv:20250902T150000",
            "SUMMARY:Course in the afternoon",
        ),
    )

    assert [(event.title, event.start.isoformat()[:16]) for event in found] == [
        ("Course", "2025-09-01T10:00"),
        ("Course in the afternoon", "2025-09-02T15:00"),
        ("Course", "2025-09-20T10:00"),
    ]
    days = [exdate.day for exdate in found.events[0].exdates]
    assert days == [3, 4, 5, 2]
    assert len({event.id for event in found}) == 3
    assert found.events[2].end - found.events[2].start == timedelta(hours=1)


def test_two_entries_of_one_calendar_are_never_joined():
    lines = ("DTSTART:20250904T100000Z", "SUMMARY:Board meeting")

    assert len(events(vevent(*lines, uid="a"), vevent(*lines, uid="b"))) == 2
    assert len(events(vevent(*lines, uid="a"), vevent(*lines, uid="a"))) == 1


def test_an_article_joins_the_entry_that_it_tells_of():
    text = "Thu, 04 Sep 2025 08:00:00 +0300\n\nThe harbour board meeting begins at 11:30 a.m. Kyiv time.\n"
    entry = vevent("DTSTART;TZID=Europe/Kyiv:20250904T113000", "SUMMARY:Harbour board meeting")
    cal = pipeline.read(f"BEGIN:VCALENDAR\n{entry}END:VCALENDAR\n".encode())
    article = pipeline.read(text.encode())

    for documents in ([cal, article], [article, cal]):
        found = pipeline.extract_all(documents)
        assert [event.id for event in found] == ["a@example.org"]
        assert len(found.events[0].evidence) == 2


def test_a_status():
    assert one("DTSTART:20250904", "STATUS:CANCELLED").status is Status.CANCELLED
    assert one("DTSTART:20250904", "STATUS:odd").status is Status.CONFIRMED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n",
            "line 3: END:VCALENDAR inside VEVENT ends nothing",
        ),
        ("BEGIN:VCALENDAR\nVERSION:2.0\n", "ends too early: the VCALENDAR of line 1 has no end"),
        ("BEGIN:VCALENDAR\n" + "BEGIN:X\n" * 500, "too many components in one another"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\n", "VEVENT stands outside of a calendar"),
    ],
)
def test_a_broken_calendar_is_one_sentence(tmp_path, text, words):
    path = tmp_path / "a.ics"
    path.write_text(text)

    with pytest.raises(InputError, match=r"a\.ics: is a broken calendar: ") as caught:
        pipeline.read(str(path))

    assert words in str(caught.value)


@given(
    st.lists(
        st.sampled_from(
            [
                "BEGIN:VEVENT",
                "END:VEVENT",
                "BEGIN:VCALENDAR",
                "END:VCALENDAR",
                " x",
                "",
                "RRULE:",
                "DTSTART:20250904",
                "DTSTART;TZID=:20250904T101010",
                "DTEND:99991231T235959",
                "DURATION:P999999W",
                "UID:",
                "RDATE:,",
                "DTSTART:00010101T000000Z",
                "EXDATE:20250904T101010Z",
                "RECURRENCE-ID:1",
                "X-TIMELINE-SOURCE:a",
                "URL:\\x",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=300)
def test_no_text_is_a_traceback(lines):
    with contextlib.suppress(InputError):
        events("\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))


def test_nothing_is_searched_for_in_the_words():
    assert pipeline.tag("BEGIN:VCALENDAR\nSUMMARY:at 3 p.m. on Friday\nEND:VCALENDAR\n") == []
