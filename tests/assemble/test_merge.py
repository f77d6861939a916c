"""Told twice is one event; two happenings at one time stay two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from marked import WORDS, events

from timeline.assemble.merge import assemble
from timeline.model.event import Status

SUMMIT = "The envoy flew to Paris ahead of the summit. The summit begins at {3 p.m.|2025-09-04T15:00}."


def merged(*texts):
    found = [event for number, text in enumerate(texts) for event in events(text, f"text{number}")]
    return assemble(found, WORDS.telling)


ONE = [
    (
        "A call with Ms Roe is set for {later in the day|2025-09-04}. The call with Ms "
        "Roe begins at {3 p.m.|2025-09-04T15:00}."
    ),
    "{Today's|2025-09-04} summit is long. The summit begins at {3 p.m.|2025-09-04T15:00}.",
    "The truce took effect at {noon|2025-09-02T12:00}. The ceasefire began at {12:00|2025-09-02T12:00}.",
    (
        "The special members meeting is on {Friday|2025-09-05}. The meeting will take "
        "place at {9 a.m.|2025-09-05T09:00}."
    ),
]
TWO = [
    (
        "{9:00|2025-09-04T09:00} Meeting of the parks board\n{9:00|2025-09-04T09:00} "
        "Meeting of the roads board\n"
    ),
    "The first session is on {Friday|2025-09-05}. The second session is on {Friday|2025-09-05}.",
    "{9:00|2025-09-04T09:00} Call with Ms Roe\n{9:00|2025-09-04T09:00} Call with Mr Poe\n",
    "The vote is on {Friday|2025-09-05}. The vote is on {Monday|2025-09-08}.",
    "{2025-09-05|2025-09-05} | Oslo Knitting Club\n{2025-09-05|2025-09-05} | Bergen Knitting Circle\n",
]


@pytest.mark.parametrize("text", ONE)
def test_one(text):
    assert len(merged(text)) == 1


@pytest.mark.parametrize("text", TWO)
def test_two(text):
    assert len(merged(text)) == 2


def test_over_documents():
    [event] = merged(
        SUMMIT, "Ahead of the summit scheduled for {today|2025-09-04} in Paris, leaders are weighing plans."
    )

    assert not event.all_day
    assert [evidence.document for evidence in event.evidence] == ["text0", "text1"]
    assert event.place == "Paris"


def test_two_summits_of_two_texts():
    assert len(merged(SUMMIT, "The summit in Lima is set for {today|2025-09-04}.")) == 2


def test_the_most_precise_evidence_comes_first():
    [event] = merged(ONE[0])

    assert [evidence.quote for evidence in event.evidence] == ["3 p.m.", "later in the day"]


def test_contradictions_are_kept_and_told():
    one, other = merged(
        "The vote on tariffs is at {3 p.m.|2025-09-04T15:00}.",
        "The vote on tariffs is at {4 p.m.|2025-09-04T16:00}.",
    )

    assert any("text1" in warning for warning in one.warnings)
    assert any("text0" in warning for warning in other.warnings)


def test_a_move_told_elsewhere_drops_the_old_slot():
    found = merged(
        "The vote on tariffs is on {Monday|2025-09-08}.",
        "The vote on tariffs has been moved from {Monday|2025-09-08} to {Friday|2025-09-12}.",
    )

    assert [(event.start.day, event.moved_from.day) for event in found] == [(12, 8)]


def test_a_cancellation_wins():
    [event] = merged(
        "The march is on {Friday|2025-09-05}. The march on {Friday|2025-09-05} has been cancelled."
    )

    assert event.status is Status.CANCELLED


def test_identifiers_survive_a_move():
    [before] = merged("The hearing is on {Monday|2025-09-08}.")
    [after] = merged("The hearing is on {Friday|2025-09-12}.")

    assert before.id == after.id


def test_identifiers_are_unique():
    found = merged("The vote is on {Monday|2025-09-08}. The vote is on {Friday|2025-09-12}.")

    assert len({event.id for event in found}) == 2


def test_order_is_that_of_time():
    found = merged("The vote is on {Friday|2025-09-12}. The march is on {Monday|2025-09-08}.")

    assert [event.title for event in found] == ["March", "Vote"]


def test_thousands_of_evidences_are_joined():
    [event] = events("The summit begins at {3 p.m.|2025-09-04T15:00}.")
    many = [
        replace(event, evidence=(replace(event.evidence[0], document=str(number)),)) for number in range(3000)
    ]

    [joined] = assemble(many, WORDS.telling)

    assert len(joined.evidence) == 3000
