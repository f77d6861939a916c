"""Times at which nothing happens, and the near misses at which something does."""

from __future__ import annotations

import pytest
from marked import events

NOTHING = [
    "“We are ready,” Ms Roe said on {Tuesday|2025-09-02}.",
    "The minister told reporters {Tuesday|2025-09-02} that nothing was decided.",
    "The firm announced {today|2025-09-03} that sales rose.",
    "PARIS, {April 8|2025-04-08} — Prices are stable.",
    "JERICHO, N.Y. - (Wire) - {April 8, 2025|2025-04-08} - Prices are stable.",
    "Sent: {Sunday, 31 August 2025 9:04 PM|2025-08-31T21:04}\nTo: Ms Roe\nSubject: Re: keys\n",
    "Updated: {2 September 2025|2025-09-02}",
    "Posted on {September 2, 2025|2025-09-02} by admin",
    "The letter dated {5 May|2025-05-05} is long.",
    "Sales rose in the three months ended {June 30|2025-06-30}.",
    "Prices have been stable since {Monday|2025-09-01|since}.",
    ">>> parse('{Fri, 12 Dec 2014 10:55|2014-12-12T10:55}')",
    "The store is open from {9 a.m. to 5 p.m.|2025-09-03T09:00/2025-09-03T17:00|publication}.",
    "{9.30 A.M.|2025-09-03T09:30|publication}",
    "Chess is a popular game {today|2025-09-03}.",
    "The games originally scheduled for {Friday|2025-09-05} are over.",
    "Rusty hulls between {1 and 5 May|2025-05-01/2025-05-05}",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text):
    assert events(text) == []


SOMETHING = [
    "PARIS, {April 8|2025-04-08} — The games will take place {July 15-24|2026-07-15/2026-07-24}.",
    "The minister said the talks would resume on {Friday|2025-09-05}.",
    "Mr Roe said that the ship sank at {4 p.m.|2025-09-02T16:00}.",
    "The vote is {Friday|2025-09-05}.",
    "The truce came into force at {4 p.m.|2025-09-02T16:00}.",
    "What should we expect from {today's|2025-09-03} summit?",
]


@pytest.mark.parametrize("text", SOMETHING)
def test_something(text):
    assert len(events(text)) == 1
