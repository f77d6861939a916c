"""The clock times inside what is said."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model.said import At, Clock, Lasting, Listing, Range, Recurrence, Said, Shift


def clocks_of(said: Said | None) -> Sequence[Clock]:
    """Every clock time inside a said value, in order."""
    if said is None:
        return ()
    if isinstance(said, Clock):
        return (said,)
    if isinstance(said, At):
        return (*clocks_of(said.day), *clocks_of(said.clock))
    if isinstance(said, Range):
        return (*clocks_of(said.day), *clocks_of(said.start), *clocks_of(said.end))
    if isinstance(said, Lasting):
        return clocks_of(said.start)
    if isinstance(said, Shift):
        return clocks_of(said.anchor)
    if isinstance(said, Recurrence):
        return clocks_of(said.clock)
    if isinstance(said, Listing):
        return [clock for item in said.items for clock in clocks_of(item)]
    return ()
