"""Plans without a server: digests, what is edited, what a resource holds."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.export.sample import KYIV, NEW_YORK, event, sample, timeline_of
from timeline.export.icsstyle import Style
from timeline.ical import parse
from timeline.model.timeline import Timeline
from timeline.push.plan import Act, plan
from timeline.push.resource import Resource, body_of, digest, is_edited

CALL = event(1, "Call", datetime(2025, 9, 4, 15, tzinfo=KYIV), datetime(2025, 9, 4, 16, tzinfo=KYIV))


def pushed(timeline, resources=(), **options):
    """The resources after a push, as a faithful server has them."""
    found = {resource.href: resource for resource in resources}
    for step in plan(timeline, list(resources), Style(), **options):
        href = step.there.href if step.there else f"/{step.uid}.ics"
        if step.act is Act.DELETE:
            del found[href]
        elif step.body:
            found[href] = Resource(href, f'"{len(found)}"', step.body)
    return list(found.values())


def acts(timeline, resources, **options):
    return [step.act.value for step in plan(timeline, resources, Style(), **options)]


def event_of(text):
    return next(child for child in parse(text)[0].children if child.name == "VEVENT")


def changed(resource, *pairs):
    text = resource.text
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return Resource(resource.href, resource.etag, text)


def test_a_second_plan_has_nothing_to_do():
    there = pushed(sample())

    assert len(there) == len(sample())
    assert set(acts(sample(), there)) == {"unchanged"}


def test_what_is_written_is_as_signed():
    assert not any(is_edited(event_of(resource.text)) for resource in pushed(sample()))


@pytest.mark.parametrize(
    "pairs",
    [
        [("DTEND;TZID=Europe/Kyiv:20250904T160000", "DURATION:PT1H")],
        [("DTSTART;TZID=Europe/Kyiv:20250904T150000", "DTSTART:20250904T120000Z")],
        [("SUMMARY:", "SUMMARY;LANGUAGE=en:")],
        [("SEQUENCE:0", "SEQUENCE:7"), ("TRANSP:OPAQUE", "TRANSP:TRANSPARENT")],
        [("END:VEVENT", "X-MOZ-LASTACK:20250101T000000Z\r\nEND:VEVENT")],
    ],
)
def test_another_way_to_write_it_is_no_edit(pairs):
    (there,) = pushed(timeline_of(CALL))

    assert not is_edited(event_of(changed(there, *pairs).text))


@pytest.mark.parametrize(
    "pair",
    [
        ("20250904T150000", "20250904T151500"),
        ("\nSUMMARY:Call", "\nSUMMARY:Ring"),
        ("STATUS:CONFIRMED", "STATUS:TENTATIVE"),
        ("DESCRIPTION:", "DESCRIPTION:Bring charts. "),
        ("END:VEVENT", "LOCATION:Room 3\r\nEND:VEVENT"),
    ],
)
def test_an_edit_is_seen(pair):
    (there,) = pushed(timeline_of(CALL))
    edited = changed(there, pair)
    moved = timeline_of(event(1, "Call", datetime(2025, 9, 4, 17, tzinfo=KYIV)))

    assert is_edited(event_of(edited.text))
    assert acts(timeline_of(CALL), [edited]) == ["unchanged"]
    assert acts(moved, [edited]) == ["conflict"]
    assert acts(moved, [edited], force=True) == ["update"]


def test_an_event_renamed_there_is_still_known_when_it_moves():
    (there,) = pushed(timeline_of(CALL))
    other_id = event(2, "Call", datetime(2025, 9, 4, 17, tzinfo=KYIV))

    assert acts(timeline_of(other_id), [changed(there, ("\nSUMMARY:Call", "\nSUMMARY:Ring"))]) == ["conflict"]


def test_a_changed_occurrence_stays_with_its_series():
    weekly = event(1, "Choir", datetime(2025, 9, 4, 19, tzinfo=KYIV), rrule="FREQ=WEEKLY;BYDAY=TH")
    (there,) = pushed(timeline_of(weekly))
    own = (
        f"BEGIN:VEVENT\r\nUID:{weekly.id}\r\nRECURRENCE-ID;TZID=Europe/Kyiv:20250911T190000\r\n"
        "DTSTAMP:20250901T000000Z\r\nDTSTART;TZID=Europe/Kyiv:20250911T200000\r\nSUMMARY:Later\r\nEND:VEVENT\r\n"
    )
    edited = changed(there, ("END:VCALENDAR", f"{own}END:VCALENDAR"))
    moved = event(1, "Choir", datetime(2025, 9, 4, 18, tzinfo=KYIV), rrule="FREQ=WEEKLY;BYDAY=TH")
    (step,) = plan(timeline_of(moved), [edited], Style())

    assert acts(timeline_of(weekly), [edited]) == ["unchanged"]
    assert step.act is Act.UPDATE
    assert "SUMMARY:Later" in step.body


def test_our_identifier_on_an_event_of_others_is_a_conflict():
    foreign = Resource(
        "/x.ics",
        '"1"',
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{CALL.id}\r\nDTSTART:20250904T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    )
    (step,) = plan(timeline_of(CALL), [foreign], Style(), force=True)

    assert acts(timeline_of(CALL), [foreign]) == ["conflict"]
    assert (step.act, step.there) == (Act.UPDATE, foreign)


def test_broken_resources_are_left_alone():
    broken = Resource("/x.ics", '"1"', "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n")

    assert acts(timeline_of(CALL), [broken]) == ["create"]


def test_a_vanished_event_is_cancelled_or_deleted():
    there = pushed(timeline_of(CALL, event(2, "Fair", date(2025, 9, 6))))
    only = timeline_of(CALL)

    assert "cancel" not in acts(only, there)  # nothing says that the text was read again
    told = Timeline(only.events, (), sample().documents)
    assert sorted(acts(told, there)) == ["cancel", "unchanged"]
    assert sorted(acts(told, there, prune=True)) == ["delete", "unchanged"]
    assert len(pushed(told, there, prune=True)) == 1


def test_an_edited_event_is_not_deleted():
    (there,) = pushed(timeline_of(CALL))
    told = Timeline((), (), sample().documents)
    edited = changed(there, ("DESCRIPTION:", "DESCRIPTION:Mine. "))

    assert acts(told, [edited], prune=True) == ["conflict"]
    assert acts(told, [edited], prune=True, force=True) == ["delete"]


def test_a_resource_has_only_its_zones():
    there = pushed(timeline_of(CALL, event(2, "Talk", datetime(2025, 9, 4, 15, tzinfo=NEW_YORK))))
    zones = [[zone.value("TZID") for zone in parse(one.text)[0].children[:-1]] for one in there]

    assert zones == [["Europe/Kyiv"], ["America/New_York"]]


def test_a_zone_that_only_the_file_knows_is_kept():
    zone = "BEGIN:VTIMEZONE\r\nTZID:My zone\r\nEND:VTIMEZONE\r\n"
    raw = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=My zone:20250904T150000\r\nEND:VEVENT\r\n"

    assert zone in body_of([raw], {"My zone": zone, "Other": "x"})


def test_digests_do_not_depend_on_order():
    (there,) = pushed(timeline_of(CALL))
    lines = there.text.replace("\r\n ", "").split("\r\n")
    at, to = lines.index("BEGIN:VEVENT"), lines.index("END:VEVENT")
    shuffled = [*lines[: at + 1], *sorted(lines[at + 1 : to]), *lines[to:]]

    assert digest(event_of("\r\n".join(shuffled))) == digest(event_of(there.text))
