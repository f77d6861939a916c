"""Lines that look like times and announce nothing."""

from __future__ import annotations

import pytest
from exam import nothing_lines
from gate import claims

# Lines where something is still claimed; the gate counts them as wrong. Take a line out when it is quiet.
PENDING: frozenset[str] = frozenset(
    {
        "Independence Day celebrations differ from town to town.",
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
