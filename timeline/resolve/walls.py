"""The clock times inside what is said."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.model.said import At, Clock, Lasting, Listing, Range, Recurrence, Said, Shift


def clocks_of(said: Said | None) -> Iterator[Clock]:
    """Yield every clock time inside a said value."""
    if isinstance(said, Clock):
        yield said
    elif isinstance(said, At):
        yield from clocks_of(said.day)
        yield from clocks_of(said.clock)
    elif isinstance(said, Range):
        for inner in (said.day, said.start, said.end):
            yield from clocks_of(inner)
    elif isinstance(said, Lasting):
        yield from clocks_of(said.start)
    elif isinstance(said, Shift):
        yield from clocks_of(said.anchor)
    elif isinstance(said, Recurrence):
        yield from clocks_of(said.clock)
    elif isinstance(said, Listing):
        for item in said.items:
            yield from clocks_of(item)
