"""Titles: what an editor would write, from the text's own words."""

from __future__ import annotations

import pytest
from marked import events

PROSE = [
    ("The talks begin at {11 a.m.|2025-09-04T11:00}.", "Talks"),
    ("The call with Ms Roe is set for {3 p.m.|2025-09-04T15:00}.", "Call with Ms Roe"),
    (
        "The next meeting of the parish council is scheduled for {Friday|2025-09-05}.",
        "Meeting of the parish council",
    ),
    (
        "Acme will host its second quarter results conference call on {Friday|2025-09-05}.",
        "Acme second quarter results conference call",
    ),
    ("Polls close at {8 p.m.|2025-09-07T20:00}.", "Polls close"),
    ("Mayor Doe's plane landed in Oslo at {3:30 p.m.|2025-09-02T15:30}.", "Mayor Doe's plane landed in Oslo"),
    (
        "Two crews will launch on {Friday|2025-09-05} to repair the station.",
        "Two crews to launch to repair the station",
    ),
    ("He wants an answer before the meeting at {8 p.m.|2025-09-04T20:00}.", "Meeting"),
    ("The forum, which is due to open {Friday|2025-09-05}, is free.", "Forum to open"),
    ("Join us for our monthly call on {Friday|2025-09-05}.", "Monthly call"),
    (
        "We will have a power cut in the north wing from {8 p.m.|2025-09-04T20:00}.",
        "Power cut in the north wing",
    ),
    ("The rule takes effect on {1 October|2025-10-01}.", "Rule takes effect"),
    ("The firm said it will close its plant on {1 October|2025-10-01}.", "Firm to close its plant"),
    ("The train, painted in red, left Turin at {9:40|2025-09-04T09:40}.", "Train left Turin"),
    ("Ms Roe landed in Cork at 2. She spoke at {4 p.m.|2025-09-02T16:00}.", "Ms Roe spoke"),
    ("As soon as the gates opened at {6 p.m.|2025-09-02T18:00}, rain fell.", "Gates opened"),
    ("Ms Roe speaks at the “Knots and Splices Fair” on {Friday|2025-09-05}.", "Knots and Splices Fair"),
    (
        "A quake of magnitude 5 struck at {4:12 a.m.|2025-09-02T04:12}, the agency said.",
        "Quake of magnitude 5 struck",
    ),
    ("Under the current plan, the envoy arrives {Friday|2025-09-05}.", "Envoy arrives"),
    (
        "Elm Street, Oak Lane and Harbour Road will be closed on {Friday|2025-09-05}.",
        "Elm Street, Oak Lane and Harbour Road closed",
    ),
    (
        "Jo Smith, Ann Marie Roe, Max van Dorn and Bob Quill will speak on {Friday|2025-09-05}.",
        "Smith, Roe, Dorn and Quill to speak",
    ),
    (
        "The man claiming to be the duke sold two castles on {Monday|2025-09-01}.",
        "Man claiming to be the duke sold two castles",
    ),
    ("The shop will not open on {Friday|2025-09-05}.", "Shop not to open"),
    ("The pumps did not come back on {Monday|2025-09-01}.", "Pumps did not come back"),
    ("The shop will not open before {Friday|2025-09-05}.", "Shop not to open"),
    (
        "[resolved] At {9:40|2025-09-01T09:40}, power to the north wing tripped.",
        "Power to the north wing tripped",
    ),
    ("At {9:40|2025-09-01T09:40}, with the crew rescued, the barge sank.", "Barge sank"),
    ("There will be a plant sale at all meetings on {Friday|2025-09-05}.", "Plant sale"),
    (
        "The Rotunda begins at {2.30pm|2025-09-05T14:30} with questions on farming.",
        "Rotunda: Questions on farming",
    ),
    ("Here's the line up for the Croft Fair on {Friday|2025-09-05}.", "Croft Fair"),
    ("I think we should open the north gate on {Friday|2025-09-05}.", "To open the north gate"),
    ("The {Friday|2025-09-05} sailing Croft/Elm/Croft has been cancelled.", "Sailing Croft/Elm/Croft"),
    ("The sea wall collapsed on {Monday|2025-09-01}, the weather office reports.", "Sea wall collapsed"),
    (
        "The regatta, which will be held in Cork, Ireland, on {3 October|2025-10-03}, is popular.",
        "Regatta",
    ),
    (
        (
            "The tribunal ordered the harbour company in Sligo and its two directors to appear "
            "before the regional court on {Friday|2025-09-05}."
        ),
        "Harbour company to appear before the regional court",
    ),
    (
        "Mayor Doe broke the ancient, rather odd, rule against sledges on {Monday|2025-09-01}.",
        "Mayor Doe broke the ancient rule against sledges",
    ),
    (
        (
            "It clashes with the cup final between Alton and Bramley at Croft Stadium, "
            "which starts at {3 p.m.|2025-09-04T15:00}."
        ),
        "Cup final between Alton and Bramley",
    ),
]


@pytest.mark.parametrize(("text", "title"), PROSE, ids=[title for _, title in PROSE])
def test_prose(text, title):
    assert [event.title for event in events(text)] == [title]


def test_clauses_have_their_own_titles():
    found = events(
        "The forum opens at {10:40 a.m.|2025-09-04T10:40}, the call with Ms Roe is set for "
        "{3 p.m.|2025-09-04T15:00}, and a farewell dinner is planned for {6 "
        "p.m.|2025-09-04T18:00}."
    )

    assert [event.title for event in found] == ["Forum opens", "Call with Ms Roe", "Farewell dinner"]


def test_a_gerund_before_a_happening_belongs_to_it():
    found = events(
        "Members can apply until {Monday|2025-09-08}, with voting opening on {Tuesday|2025-09-09}."
    )

    assert found[-1].title == "Voting opening"


def test_a_verb_is_left_out():
    found = events(
        "Ms Roe will meet Mr Poe in Rome on {Monday|2025-09-08} and Mr Loe in Bern on {Tuesday|2025-09-09}."
    )

    assert [event.title for event in found] == [
        "Ms Roe to meet Mr Poe in Rome",
        "Ms Roe to meet Mr Loe in Bern",
    ]


ROWS = [
    ("{6:45 p.m.|2025-09-04T18:45} – Launch coverage begins", "Launch coverage begins"),
    (
        "{10:30 am|2025-09-04T10:30}       PHONE CALL w/ FRED SMITH Private Residence",
        "Phone Call w/ Fred Smith Private Residence",
    ),
    ("Finance Committee on {2025-09-05|2025-09-05} - (after the board)", "Finance Committee"),
    (
        (
            "* {2025-09-05|2025-09-05} | Virtual (Kassel, DE) | [Knitters "
            "Hessen](https://example.org/k)\n    * [**Cables for beginners**](https://example.org/c)"
        ),
        "Knitters Hessen: Cables for beginners",
    ),
    ("{21:00|2025-09-04T21:00}         Norland   5-1 (3-0)  Sudland     @ Tromsø", "Norland – Sudland"),
    ("HOLD: board dinner, {Friday 7 p.m.|2025-09-05T19:00}", "Board dinner"),
    ("{09:30|2025-09-04T09:30} Opening remarks, Hall A", "Opening remarks, Hall A"),
    (
        "| Date | Opposition | Venue |\n|---|---|---|\n| {2025-09-05|2025-09-05} | Alton Ladies | Croft |",
        "Alton Ladies",
    ),
    (
        "Winter nets\n\n[Croft Hall, Elm Road](https://x.org/maps/x1)\n\n{Friday 18:00|2025-09-05T18:00}",
        "Winter nets",
    ),
]


@pytest.mark.parametrize(("text", "title"), ROWS, ids=[title for _, title in ROWS])
def test_rows(text, title):
    assert [event.title for event in events(text)] == [title]


def test_a_series_in_one_row():
    found = events(
        "Pie contest: heats {Friday 18:00|2025-09-05T18:00}; final {Friday 20:00|2025-09-05T20:00}"
    )

    assert [event.title for event in found] == ["Pie contest: heats", "Pie contest: final"]


def test_a_notice_in_labels():
    found = events(
        "WHAT: Ribbon-cutting for the bridge\nWHEN: {Friday, 10:30|2025-09-05T10:30}\nWHERE: East pier\n"
    )

    assert [(event.title, event.place) for event in found] == [("Ribbon-cutting for the bridge", "East pier")]


def test_a_line_above_a_notice():
    found = events("Third Quarter Call\n\nDate: {Friday|2025-09-05}\n\nTime: {4:30 PM|2025-09-05T16:30}\n")

    assert {event.title for event in found} == {"Third Quarter Call"}


@pytest.mark.parametrize("words", [["very"] * 40, ["of the board"] * 20, ["and Roe"] * 30])
def test_titles_have_at_most_twelve_words(words):
    found = events(f"The meeting {' '.join(words)} begins at {{3 p.m.|2025-09-04T15:00}}.")

    assert all(0 < len(event.title.split()) <= 12 for event in found)


SECTIONS = [
    ("# Dog Gala\n\nThe show starts at {3 p.m.|2025-09-04T15:00}.", "Dog Gala: show"),
    ("# Smith Memorial\n\nThe ceremony begins at {3 p.m.|2025-09-04T15:00}.", "Smith Memorial: ceremony"),
    ('title: "Winter nets"\n\nThe event starts at {3 p.m.|2025-09-04T15:00}.', "Winter nets"),
    ("# A story by Jo Roe\n\nThe ceremony begins at {3 p.m.|2025-09-04T15:00}.", "Ceremony"),
    ("# Why it rained\n\nThe ceremony begins at {3 p.m.|2025-09-04T15:00}.", "Ceremony"),
    ("# Schedule\n\nThe ceremony begins at {3 p.m.|2025-09-04T15:00}.", "Ceremony"),
    ("# Smith Memorial\n\nA choir rehearsal begins at {3 p.m.|2025-09-04T15:00}.", "Choir rehearsal"),
]


@pytest.mark.parametrize(("text", "title"), SECTIONS)
def test_a_bare_noun_is_named_by_its_section(text, title):
    assert [event.title for event in events(text)] == [title]
