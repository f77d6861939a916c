"""Lines that look like times and announce nothing."""

from __future__ import annotations

import pytest
from exam import nothing_lines
from gate import claims

# Lines where something is still claimed; the gate counts them as wrong. Take a line out when it is quiet.
PENDING: frozenset[str] = frozenset(
    {
        "The agency reported on 10 March that prices were stable.",
        "In an interview broadcast on Sunday, she called the idea silly.",
        "A spokesman declined to comment on Tuesday.",
        "LONDON, 11 March -",
        "A fisherman mends nets in Hull, March 8, 2026. (AP/J. Doe)",
        "Page generated at 12:04:33",
        "The museum is open daily from 10 am to 6 pm.",
        "I usually get up at 6 am.",
        "The alarm went off at 5:30 every morning that year.",
        "He never eats after 8 p.m.",
        "Black Friday sales numbers disappointed.",
        "Independence Day celebrations differ from town to town.",
        "Yesterday's news wraps fish.",
    }
)
ALL = [(line, kind) for kind in ("nothing", "no_event") for line in nothing_lines(kind)]


def test_there_are_enough_lines() -> None:
    assert len(ALL) >= 200
    assert len({line for line, _ in ALL}) == len(ALL)


@pytest.mark.parametrize(("line", "kind"), ALL, ids=[line for line, _ in ALL])
def test_nothing_is_claimed(line: str, kind: str, request: pytest.FixtureRequest) -> None:
    if line in PENDING:
        request.applymarker(pytest.mark.xfail(reason="still claimed", strict=True))

    assert claims(line, kind) == []
