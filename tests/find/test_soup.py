"""Words of time in any order never end a document: a shape may lack what its builder asks for."""

from __future__ import annotations

import random

import pytest

import timeline

DAYS = [
    "Monday",
    "Sat",
    "tomorrow",
    "today",
    "weekend",
    "12/3",
    "2026-03-16",
    "Mon-Fri",
    "Easter",
    "daily",
    "weekly",
    "season",
    "summer",
]
CLOCKS = [
    "17:00",
    "1700",
    "5",
    "five",
    "noon",
    "midnight",
    "5.30",
    "5pm",
    "0900",
    "9:15-10",
    "morning",
    "evening",
    "night",
]
PHRASES = """
5 p.m.|the 5th|5 May|May 5|16 March 2026|next Tuesday|half past five|6 to 8 p.m.
""".strip().split("|")
TIES = [
    "from",
    "to",
    "until",
    "–",
    "--",
    "and",
    "between",
    "on",
    "at",
    "by",
    "before",
    "after",
    "since",
    ",",
    "or",
    "the",
    "of",
    "in",
    "for",
    "every",
    "not",
    "(",
    ")",
    "/",
    "@",
    ":",
    ";",
    ".",
    "week",
    "days",
    "two",
    "hours",
    "minutes",
    "month",
    "2026",
    "18",
    "20",
    "31",
    "UTC",
    "ET",
    "local",
    "first",
    "last",
    "next",
    "this",
    "each",
    "ago",
    "later",
    "half",
    "past",
    "around",
    "May",
    "March",
    "th",
    "a",
    "except",
    "starting",
    "through",
]
POOL = [*DAYS * 2, *CLOCKS * 2, *PHRASES * 3, *TIES * 2]


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_words_is_read(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(250):
        text = " ".join(chance.choice(POOL) for _ in range(chance.randint(2, 9)))

        found = timeline.extract(f"The meeting is {text}.", published="2026-03-11T09:00-04:00", language="en")

        assert len(list(found)) < 20, text


@pytest.mark.parametrize("text", ["between March 16 and 18", "Sat -- except noon - the 5th night ("])
def test_what_ended_a_document_once(text: str) -> None:
    list(timeline.extract(f"The vote is held {text}.", published="2026-03-11T09:00-04:00", language="en"))
