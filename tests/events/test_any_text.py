"""No text raises, and the same text gives the same events; the data of the language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import events

from timeline.errors import DataError
from timeline.events.words import load_event_words


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_raises(before, behind):
    marked = before.replace("{", "") + "{3 p.m.|2025-09-04T15:00}" + behind.replace("{", "")

    for event in events(marked):
        assert event.title
        assert event.evidence[0].quote == "3 p.m."


def test_same_input_same_events():
    text = "The talks begin at {3 p.m.|2025-09-04T15:00} in Rome and end at {5 p.m.|2025-09-04T17:00}."

    assert events(text) == events(text)


def test_unknown_key_names_the_file(monkeypatch):
    monkeypatch.setattr("timeline.language.eventdata.resources.read_text", lambda _name: "code = 'xx'\n")

    with pytest.raises(DataError, match=r"languages/xx\.events\.toml: "):
        load_event_words.__wrapped__("xx")
