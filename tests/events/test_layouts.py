"""Layouts: tables and their heads, cells one a line, titles over dates, notices, clocks of many places."""

from __future__ import annotations

import pytest
from marked import events


def told(text):
    """Title, start and place of each event."""
    return [
        (event.title, f"{event.start:%H:%M}" if not event.all_day else f"{event.start:%m-%d}", event.place)
        for event in events(text)
    ]


TABLE = """
| Time | Session | Speaker | Room |
|------|---------|---------|------|
| {09:00|2025-09-08T09:00} | Opening remarks | Ana Ruiz | Main Hall |
| {09:30|2025-09-08T09:30} | Maps that last | Tom Berg | Lab 2 |
"""

CELLS = """
{09:00|2025-09-08T09:00}
Registration
Foyer
{09:30|2025-09-08T09:30}
Talk by Lena Ott
Room 5
{10:30|2025-09-08T10:30}
Coffee
Foyer
"""

CARDS = """
Knit Leeds
{3 October 2025|2025-10-03}

Rust Porto
{2025-10-12|2025-10-12}
"""

CENTRED = """
          GLENBY TOWN COUNCIL
        PLANNING COMMITTEE AGENDA
       {Tuesday, September 9, 2025|2025-09-09}
               {6:30 pm|2025-09-09T18:30}
       Council Chamber, Town Hall
"""

LEADERS = """
RIDES 2025

Date
Leader
{3rd Oct|2025-10-03}
Kim Dole
{7th Nov|2025-11-07}
Ray Finch
{5th Dec|2025-12-05}
Una Marsh
"""

BARE_DAYS = """
The remaining evening concerts are as follows:
- {20 October|2025-10-20}
- {17 November|2025-11-17}
"""

FIXTURES = """
{Sat 4 Oct|2025-10-04} ({3pm|2025-10-04T15:00})
Alton v Bramley
Corsley v Dunmore ({1pm|2025-10-04T13:00})
Eastwick v Fenby
"""

NOTICE = """
Planned water shut-off

Date: {Thursday 18 September|2025-09-18}
Time: {9:00 am|2025-09-18T09:00}
Area affected: Mill Lane
"""

SECTIONS = """
## {Friday 10 October|2025-10-10}

Venue: Hartley House

### {9:30|2025-10-10T09:30} | Welcome

## {Saturday 11 October|2025-10-11}

Venue: City Museum

### {10:00|2025-10-11T10:00} | Guided walk
"""

LAYOUTS = {
    "table": (TABLE, [("Opening remarks", "09:00", "Main Hall"), ("Maps that last", "09:30", "Lab 2")]),
    "cells": (
        CELLS,
        [
            ("Registration", "09:00", "Foyer"),
            ("Talk by Lena Ott", "09:30", "Room 5"),
            ("Coffee", "10:30", "Foyer"),
        ],
    ),
    "cards": (CARDS, [("Knit Leeds", "10-03", None), ("Rust Porto", "10-12", None)]),
    "centred": (
        CENTRED,
        [("Glenby Town Council \u2013 Planning Committee Agenda", "18:30", "Council Chamber, Town Hall")],
    ),
    "leaders": (
        LEADERS,
        [
            ("RIDES 2025: Kim Dole", "10-03", None),
            ("RIDES 2025: Ray Finch", "11-07", None),
            ("RIDES 2025: Una Marsh", "12-05", None),
        ],
    ),
    "bare days": (
        BARE_DAYS,
        [("Remaining evening concerts", "10-20", None), ("Remaining evening concerts", "11-17", None)],
    ),
    "fixtures": (
        FIXTURES,
        [
            ("Alton v Bramley", "15:00", None),
            ("Eastwick v Fenby", "15:00", None),
            ("Corsley v Dunmore", "13:00", None),
        ],
    ),
    "notice": (NOTICE, [("Planned water shut-off", "09:00", "Mill Lane")]),
    "sections": (
        SECTIONS,
        [("Welcome", "09:30", "Hartley House"), ("Guided walk", "10:00", "City Museum")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_layout(text, expected):
    assert told(text) == expected


def test_start_and_end_in_two_cells():
    text = """
| Event | Start | End |
|---|---|---|
| Hack day | {2025-09-20 09:00|2025-09-20T09:00} | {2025-09-20 18:00|2025-09-20T18:00} |
| Demo day | {2025-09-21 10:00|2025-09-21T10:00} | {2025-09-21 12:00|2025-09-21T12:00} |
"""
    assert [(event.title, f"{event.end:%H:%M}") for event in events(text)] == [
        ("Hack day", "18:00"),
        ("Demo day", "12:00"),
    ]


def test_departure_and_arrival_in_two_rows():
    (event,) = events("Depart Glenby {07:30|2025-09-20T07:30}\nArrive Showground {09:10|2025-09-20T09:10}")
    assert f"{event.end:%H:%M}" == "09:10"


def test_the_head_of_the_column_names_the_date():
    text = """
| Conference | Submission | Notification |
|---|---|---|
| LOGIX | {3 October 2025|2025-10-03} | {22 November 2025|2025-11-22} |
| PARSE | {17 October 2025|2025-10-17} | {5 December 2025|2025-12-05} |
"""
    assert [event.title for event in events(text)] == [
        "LOGIX: Submission",
        "LOGIX: Notification",
        "PARSE: Submission",
        "PARSE: Notification",
    ]


def test_clocks_of_many_places_are_one_event():
    text = """
### Working group call

London
{15:00|2025-09-20T15:00}
Berlin
{16:00|2025-09-20T16:00}
Tokyo
{23:00|2025-09-20T23:00}
"""
    (event,) = events(text)
    assert event.title == "Working group call"
    assert len(event.evidence) == 3


def test_a_journey_is_no_table_of_clocks():
    text = """
London
{08:00|2025-09-20T08:00}
Paris
{11:30|2025-09-20T11:30}
Berlin
{20:00|2025-09-20T20:00}
"""
    assert len(events(text)) == 3


def test_the_day_under_the_title_of_an_article_is_its_stamp():
    assert not events(
        "How we moved our mail server\n{2025-08-20|2025-08-20}\n\nTen years\n{2025-07-01|2025-07-01}"
    )


def test_a_line_of_attributes_is_no_title():
    rows = "| Old day | New day |\n|---|---|\n| {1 Oct|2025-10-01} | {2 Oct|2025-10-02} |\n"
    text = f"## Bin collection\n\n{rows}{{: .grid }}"
    assert "Grid" not in {event.title for event in events(text)}


def test_an_amount_is_no_title():
    text = (
        "# API brownouts\n\n| Week | Date | Length |\n|---|---|---|\n| 1 | {7 Oct|2025-10-07} | 24 hours |\n"
    )
    assert [event.title for event in events(text)] == ["API brownouts"]
