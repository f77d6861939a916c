"""Texts and calendars together: entries stay, texts join them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.export.sample import KYIV, event
from timeline.assemble.adopt import adopt
from timeline.model.event import Evidence
from timeline.model.text import Span

NINE = datetime(2026, 5, 4, 9, 0, tzinfo=KYIV)


def entry(number, title, start, **fields):
    return event(number, title, start, evidence=(Evidence("cal.ics", Span(0, 9), "DTSTART:x"),), **fields)


def titles(found):
    return [one.title for one in found]


def test_nothing_of_a_calendar_is_joined_with_itself():
    twins = [entry(1, "Board meeting", NINE), entry(2, "Board meeting", NINE)]

    assert len(adopt(twins, [])) == 2


def test_the_same_entry_of_two_calendars_counts_once():
    assert len(adopt([entry(1, "Board meeting", NINE), entry(1, "Board meeting", NINE)], [])) == 1


def test_a_text_joins_the_entry_and_leaves_its_identifier():
    entries = [entry(1, "Harbour board meeting", NINE, place="Room 3"), entry(2, "Swimming", NINE)]

    found = adopt(entries, [event(9, "Meeting of the harbour board", NINE)])

    joined = next(one for one in found if one.id == entries[0].id)
    assert titles(found) == ["Harbour board meeting", "Swimming"]
    assert joined.place == "Room 3"
    assert [evidence.document for evidence in joined.evidence] == ["cal.ics", "article.txt"]


@pytest.mark.parametrize("start", [NINE + timedelta(hours=1), NINE + timedelta(days=1), date(2026, 5, 5)])
def test_another_time_is_another_event(start):
    assert (
        len(adopt([entry(1, "Harbour board meeting", NINE)], [event(9, "Harbour board meeting", start)])) == 2
    )


def test_a_text_moves_the_entry():
    later = NINE + timedelta(days=2)
    text = event(9, "Harbour board meeting", later, moved_from=NINE)
    first = entry(1, "Harbour board meeting", NINE)

    assert [(one.id, one.start) for one in adopt([first], [text])] == [(first.id, later)]


def test_what_an_earlier_export_wrote_is_brought_up_to_date():
    old = replace(event(1, "Call", NINE), published=NINE - timedelta(days=3))
    new = replace(event(1, "Call", NINE + timedelta(hours=2)), published=NINE - timedelta(days=1))

    assert [one.start for one in adopt([old], [new])] == [new.start]
    assert [one.start for one in adopt([new], [old])] == [new.start]
