"""Places: prepositions and names, columns, labels, online."""

from __future__ import annotations

import pytest
from marked import events

PLACES = [
    ("Ms Roe will speak in Lisbon on {Monday|2025-09-08}.", "Lisbon"),
    (
        "The jury will sit in Room 207 on the 4th floor of City Library at {3 p.m.|2025-09-08T15:00}.",
        "Room 207 on the 4th floor of City Library",
    ),
    (
        "The fair opens at the Kestrel Exhibition Centre in Toronto on {Monday|2025-09-08}.",
        "Kestrel Exhibition Centre in Toronto",
    ),
    ("Croft Bay International will reopen on {Monday|2025-09-08}.", "Croft Bay International"),
    ("Elm Street and Oak Lane will be closed on {Monday|2025-09-08}.", "Elm Street and Oak Lane"),
    ("Croft Bank will open a museum of coins on {Monday|2025-09-08}.", None),
    (
        "The guild will hold its fair in its new home, 12 N. Elm Avenue, Croft, on {Monday|2025-09-08}.",
        "12 N. Elm Avenue, Croft",
    ),
    ("The briefing will be held at Corrib Portico on {Monday|2025-09-08}.", "Corrib Portico"),
    ("Ms Roe laughed at Mr Poe on {Monday|2025-09-01}.", None),
    ("The talks continue in neighbouring Chad on {Monday|2025-09-08}.", "neighbouring Chad"),
    ("A van visits Croft Hall on {Monday|2025-09-08}.", "Croft Hall"),
    ("The webinar takes place online on {Monday|2025-09-08}.", "online"),
    ("The French minister will resign on {Monday|2025-09-08}.", None),
    ("* {2025-09-08|2025-09-08} | Virtual (Kassel, DE) | Knitters Hessen", "online (Kassel, DE)"),
    ("{21:00|2025-09-08T21:00}    Norland   5-1   Sudland     @ Tromsø", "Tromsø"),
    ("{09:30|2025-09-08T09:30} Opening remarks, Hall A", "Hall A"),
    ("{10:00|2025-09-08T10:00} Panel on rail (Room 4)", "Room 4"),
    ("Blue Hour – from the river to Paris – ODT {at 6.30pm|2025-09-08T18:30}", "ODT"),
    ("* Salt and Smoke | learn to cure fish | Harbour Kitchen, {11am|2025-09-08T11:00}", "Harbour Kitchen"),
    ("Drawing – a model will sit – Online {at 7pm|2025-09-08T19:00}", "online"),
    ("Cup – Lakeside v Bayview – Stadion du Lac {at 3pm|2025-09-08T15:00}", None),
    (
        "The vote takes place on {Monday|2025-09-08}.\n\nLocation: 740 N. Alder Street, 4th floor\n",
        "740 N. Alder Street, 4th floor",
    ),
]


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[str(place) for _, place in PLACES])
def test_place(text, place):
    assert [event.place for event in events(text)] == [place]


def test_a_place_told_before():
    found = events(
        "The envoy flew to Paris ahead of the summit. The summit begins at {3 p.m.|2025-09-08T15:00}."
    )

    assert [event.place for event in found] == ["Paris"]


def test_a_deadline_has_no_place():
    [event] = events("Forms must be sent to the office in Lisbon by {Monday|2025-09-08|by}.")

    assert event.place is None


INTROS = [
    (
        "Meetings are held in the Village Hall.\n\n# Dates\n\n{1 September|2025-09-01} Council Meeting\n",
        "Village Hall",
    ),
    (
        "Outings are held in the Village Hall.\n\n# Dates\n\n{1 September|2025-09-01} Council Meeting\n",
        None,
    ),
    (
        "# The Larks, Croft Theatre\n\n{1 September|2025-09-01} Doors\n{6 October|2025-10-06} Late show\n",
        "Croft Theatre",
    ),
]


@pytest.mark.parametrize(("text", "place"), INTROS)
def test_a_place_told_for_all_rows(text, place):
    assert {event.place for event in events(text)} == {place}
