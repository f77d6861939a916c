"""What belongs together of several lines: the values that `items` reads them to."""

from __future__ import annotations

from typing import NamedTuple

from timeline.model.values import value_class

TIME, LINE, OTHER = "time", "line", "other"
"""Kinds of line: nothing but a time, a cell or a title, anything else."""


@value_class(frozen=True, slots=True)
class Item:
    """The blocks that tell with a time what happens."""

    above: tuple[int, ...] = ()
    """Blocks of the title over the time."""
    below: tuple[int, ...] = ()
    """Blocks under the time: in a table of cells the title and what goes with it, else where it is."""
    kinds: tuple[str, ...] = ()
    """What the heads of the columns call the blocks below, where a table of cells has heads."""
    twins: tuple[int, ...] = ()
    """All blocks that tell its times."""
    each: bool = False
    """Whether each block below is an item of its own: "Saturday 4 April (3pm unless stated)"."""
    nested: bool = False
    """Whether the block above is only the bullet that this one belongs to."""

    @property
    def is_titled(self) -> bool:
        """Whether a title stands over the date, as it does over the stamp of an article."""
        return bool(self.above) and not self.nested


class Line(NamedTuple):
    """A block as a line among lines."""

    block: int
    kind: str
    gap: int
    """Line breaks before it; more than two where a rule or other text stands between."""
    opens: bool = False
    """Whether its number stands right over it: the first cell of a row."""
