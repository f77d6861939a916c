"""Linear time, whatever the text; and the data of the language."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import WORDS, document, events

from timeline.errors import DataError
from timeline.events.find import find_events
from timeline.events.words import load_event_words

HOSTILE = [
    "{3 p.m.|2025-09-04T15:00} ",
    "the call is at {3 p.m.|2025-09-04T15:00} and ",
    "may will is are {3 p.m.|2025-09-04T15:00} said ",
    "| a | b | {3 p.m.|2025-09-04T15:00} ",
    "((((({3 p.m.|2025-09-04T15:00}))))) ",
    "Date: {3 p.m.|2025-09-04T15:00}\n",
]


def seconds(row, times):
    read, mentions = document(row * times)
    start = time.process_time()
    find_events(read, mentions, WORDS)
    return time.process_time() - start


@pytest.mark.parametrize("row", HOSTILE)
def test_twice_the_text_takes_twice_the_time(row):
    seconds(row, 50)

    assert seconds(row, 600) < 4 * seconds(row, 300) + 0.2


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
    monkeypatch.setattr("timeline.events.words.resources.read_text", lambda _name: "code = 'xx'\n")

    with pytest.raises(DataError, match=r"languages/xx\.events\.toml: "):
        load_event_words.__wrapped__("xx")
