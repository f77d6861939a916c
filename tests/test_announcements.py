"""Announcements in many shapes: every event of each, and nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import timeline

TABLE = Path(__file__).parent / "announcements" / "en.toml"
CASES = tomllib.loads(TABLE.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["shape"])
def test_announcement(case):
    found = timeline.extract(case["text"], published="2026-03-11T09:00-04:00", zone="America/New_York")
    rows = [event.to_dict() for event in found]
    wanted = [line.split(" | ") for line in case["events"]]
    assert [row["start"] for row in rows] == [start for start, _ in wanted], [row["title"] for row in rows]
    for row, (_, title) in zip(rows, wanted, strict=True):
        assert title in row["title"].lower()
    if "status" in case:
        assert [row["status"] for row in rows] == case["status"]
    if "ends" in case:
        assert [row["end"] or "" for row in rows] == case["ends"]
