"""Announcements in many shapes: every event of each, and nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from exam import ISSUED, OUTLET, everyday

import timeline

TABLES = Path(__file__).parent / "announcements"
CASES = tomllib.loads((TABLES / "en.toml").read_text("utf-8"))["case"]


def told(text, published=ISSUED, zone=OUTLET):
    found = timeline.extract(text, published=published, zone=zone)
    return [event.to_dict() for event in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["shape"])
def test_announcement(case):
    rows = told(case["text"])
    wanted = [line.split(" | ") for line in case["events"]]
    assert [row["start"] for row in rows] == [start for start, _ in wanted], [row["title"] for row in rows]
    for row, (_, title) in zip(rows, wanted, strict=True):
        assert title in row["title"].lower()
    if "status" in case:
        assert [row["status"] for row in rows] == case["status"]
    if "ends" in case:
        assert [row["end"] or "" for row in rows] == case["ends"]


@pytest.mark.parametrize("sentence", everyday(), ids=lambda sentence: sentence.text)
def test_everyday_sentence(sentence):
    rows = told(sentence.text, sentence.published, sentence.zone)
    wanted = [line.split(" | ") for line in sentence.events]
    assert [(row["start"], row["status"]) for row in rows] == [(each[0], each[2]) for each in wanted]
    for row, (_, title, _, *place) in zip(rows, wanted, strict=True):
        assert title in row["title"].lower()
        if place:
            assert row["place"] == place[0]
