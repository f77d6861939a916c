"""Sentence ends, also where pages glue and mails wrap them."""

from __future__ import annotations

import pytest
from marked import MARK, WORDS, document

from timeline.events.sentence import sentences
from timeline.model.text import Span

SPLIT = [
    "later in the day.|The talks begin",
    "planned for {4 p.m.|2025-09-04T16:00}|What will be said",
    "It ended at {4 p.m.|2025-09-04T16:00} |The crew left.",
    "Is it so?|Yes! |No.",
    "He left “at once.” |She stayed.",
    "...WATCH IN EFFECT...\n|...SURF ADVISORY...",
]
WHOLE = [
    "U.S. President Roe met Dr. Poe of Acme Inc. in Washington.",
    "At {4 p.m.|2025-09-04T16:00} President Roe speaks.",
    "No. 5 came on {Sept. 4|2025-09-04} with J. Roe.",
    "{6:45 p.m.|2025-09-04T18:45} – Launch coverage begins",
    "It wraps\nover two lines of a mail.",
    "Version 2.0 of Node.js is at example.com today.",
]


def split(marked):
    read, mentions = document(marked)
    whole = Span(0, len(read.text))
    return [
        span.of(read.text) for span in sentences(read.text, whole, [item.span for item in mentions], WORDS)
    ]


def plain(marked):
    return MARK.sub(lambda match: match[1], marked).strip()


@pytest.mark.parametrize("text", SPLIT)
def test_split(text):
    marks = MARK.sub(lambda match: match[0].replace("|", "\0"), text).split("|")

    found = split("".join(marks).replace("\0", "|"))

    assert found == [plain(part.replace("\0", "|")) for part in marks]


@pytest.mark.parametrize("text", WHOLE)
def test_whole(text):
    assert split(text) == [plain(text)]


def test_long_sentences_are_cut():
    assert max(map(len, split("word " * 5000))) < 1000
