"""Where the items of a section take place: "Venue: ..." under its heading holds for the rows below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from timeline.events.labels import Label
from timeline.model.text import Block, BlockKind, Span

_LONGEST: Final = 200
"""Code points of a place."""
_PLAIN: Final = 7
"""Level of a heading that no mark gives a level: below all that have one."""


def places_of(
    text: str, blocks: Sequence[Block], labels: Sequence[Label | None], is_named: Callable[[str], bool]
) -> list[Span | None]:
    """For each block the place that a label of its section tells; None where none does.

    Args:
        text: the document.
        blocks: its blocks.
        labels: the label at the head of each block.
        is_named: whether a heading is nothing but the word of a label and opens no section.
    """
    found: list[Span | None] = []
    open_at: list[tuple[int, Span | None]] = [(0, None)]
    told = False
    for number, block in enumerate(blocks):
        label = labels[number]
        if label is not None and label.kind == "where":
            place = _short(label.value)
            if place.of(text).strip(" \t*_|-"):
                open_at[-1] = (open_at[-1][0], place)
        elif block.kind is BlockKind.HEADING and label is None:
            words = block.span.of(text)
            level = block.level if words.lstrip().startswith("#") else _PLAIN
            if not is_named(words):
                while len(open_at) > 1 and open_at[-1][0] >= level:
                    open_at.pop()
                open_at.append((level, None))
        told = told or open_at[-1][1] is not None
        found.append(
            next((place for _, place in reversed(open_at) if place is not None), None) if told else None
        )
    return _of_own(text, blocks, labels, found) if told else found


def _of_own(
    text: str, blocks: Sequence[Block], labels: Sequence[Label | None], found: list[Span | None]
) -> list[Span | None]:
    """The places of notices that tell several, without those that a notice has only from the one before."""
    wheres = [label is not None and label.kind == "where" for label in labels]
    told = {place.of(text) for place, where in zip(found, wheres, strict=True) if where and place is not None}
    if len(told) <= 1:
        return found
    kept = list(found)
    first = 0
    for number in range(1, len(blocks) + 1):
        if (
            number < len(blocks)
            and "\n\n" not in text[blocks[number - 1].span.end : blocks[number].span.start]
        ):
            continue
        if not any(wheres[first:number]) and any(wheres[:first]):
            kept[first:number] = [None] * (number - first)
        first = number
    return kept


def _short(value: Span) -> Span:
    return value if value.end - value.start <= _LONGEST else Span(value.start, value.start + _LONGEST)
