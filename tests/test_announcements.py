"""Announcements in many shapes: every event of each, and nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import timeline

TABLES = Path(__file__).parent / "announcements"
CASES = tomllib.loads((TABLES / "en.toml").read_text("utf-8"))["case"]
EVERYDAY = tomllib.loads((TABLES / "everyday.toml").read_text("utf-8"))["rows"]


def told(text):
    found = timeline.extract(text, published="2026-03-11T09:00-04:00", zone="America/New_York")
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


@pytest.mark.parametrize("sentence", EVERYDAY, ids=lambda sentence: sentence[0])
def test_everyday_sentence(sentence):
    text, *lines = sentence
    rows = told(text)
    wanted = [line.split(" | ") for line in lines]
    assert [(row["start"], row["status"]) for row in rows] == [(each[0], each[2]) for each in wanted]
    for row, (_, title, _, *place) in zip(rows, wanted, strict=True):
        assert title in row["title"].lower()
        if place:
            assert row["place"] == place[0]
