"""Linear work, whatever the text: twice the text, at most twice the calls of every function."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

import timeline

PROGRAM = str(Path(timeline.__file__).parent)
ISSUED = "2026-03-11T12:00+00:00"
ROWS = 120
"""Enough that what is read otherwise while a text is short weighs little."""
MOST = 2.3
"""How many times the calls of a function may grow when the text is doubled."""
SLACK = 60
"""Calls beyond that: what happens once, and what is forgotten every so often and worked out again."""
HOSTILE = [
    "3 p.m. ",
    "the call is at 3 p.m. and ",
    "may will is are 3 p.m. said ",
    "| a | b | 3 p.m. |\n",
    "(((((3 p.m.))))) ",
    "Date: 3 p.m.\n",
    "The hall opens. All meetings begin at 6. On 4 May they meet.\n\n",
    "- Monday 4 May\n- They begin at 2 p.m. in Rome\n",
    "from 9 to 10, then Kyiv time (EST) ",
    "## Tuesday\n\n9:00 The vote, moved from 8:00 to 9:00\n10:00 The vote was cancelled\n",
    "When: 4 May 2026, 3 p.m.\n",
    "The board met on 3 February 2025 in the hall. ",
    "Mon 9-5\n",
    "> On 4 May 2026 she wrote:\n>> see you at 5 in Lisbon\n",
]


def calls(text):
    """How often each function of the program runs, and what it calls of the interpreter's own."""
    counted = Counter()

    def count(frame, event, argument):
        code = frame.f_code
        if code.co_filename.startswith(PROGRAM):
            if event == "call":
                counted[code.co_filename, code.co_qualname] += 1
            elif event == "c_call":
                counted[code.co_filename, code.co_qualname, argument.__name__] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        timeline.extract(text, published=ISSUED, zone="Europe/London")
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("row", HOSTILE)
def test_twice_the_text_is_at_most_twice_the_work(row):
    timeline.extract(row * ROWS * 2, published=ISSUED, zone="Europe/London")  # what is kept is known by now

    once, twice = calls(row * ROWS), calls(row * ROWS * 2)

    assert once
    grown = {
        name: (once[name], number) for name, number in twice.items() if number > MOST * once[name] + SLACK
    }
    assert not grown
