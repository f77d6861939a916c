"""Expressions of each kind: what is found in a sentence, its value, and lookalikes without any."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import timeline

CASES = Path(__file__).parents[1] / "cases"
PUBLISHED = "2025-09-04T14:12:00+03:00"
OTHER_TABLES = {"zones.toml", "nothing.toml"}
"""Tables of other tests, with other keys."""


def tables() -> list[tuple[str, str, dict[str, Any]]]:
    """(language, kind, table) of every table of expressions."""
    paths = sorted(path for path in CASES.glob("*/*.toml") if path.name not in OTHER_TABLES)
    return [(path.parent.name, path.stem, tomllib.loads(path.read_text(encoding="utf-8"))) for path in paths]


FOUND = [(lang, kind, row) for lang, kind, table in tables() for row in table.get("found", ())]
NOTHING = [(lang, kind, text) for lang, kind, table in tables() for text in table.get("nothing", ())]


def value_of(found: timeline.TimeExpression) -> str:
    """The value as the tables write it: start/end of a range, the rule of a set."""
    if found.type == "SET" and found.rrule:
        return found.rrule
    return f"{found.value}/{found.end_value}" if found.end_value else found.value


@pytest.mark.parametrize("table", tables(), ids=lambda table: f"{table[0]}-{table[1]}")
def test_every_kind_has_both_lists(table: tuple[str, str, dict[str, Any]]) -> None:
    assert table[2]["found"]
    assert table[2]["nothing"]


@pytest.mark.parametrize("case", FOUND, ids=[f"{lang}-{kind}-{row[0]}" for lang, kind, row in FOUND])
def test_found(case: tuple[str, str, list[str]]) -> None:
    lang, _, (text, surface, value, *published) = case

    found = timeline.tag(text, published=published[0] if published else PUBLISHED, language=lang)

    assert [(each.text, value_of(each)) for each in found] == [(surface, value)]


@pytest.mark.parametrize("case", NOTHING, ids=[f"{lang}-{kind}-{text}" for lang, kind, text in NOTHING])
def test_nothing(case: tuple[str, str, str]) -> None:
    lang, _, text = case

    assert timeline.tag(text, published=PUBLISHED, language=lang) == []
