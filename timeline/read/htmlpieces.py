"""Pieces of a page: what stands in a block of its own, where it lies, and how it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from timeline.model.text import BlockKind
from timeline.read.blocks import split_blocks

BREAK: Final = "\v"
"""Stands for `<br>` while words are gathered; the controls of a page have been left out before."""
_INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
_GLUED: Final = re.compile(
    r"([.!?](?=[\u201d\u2019\")]?[^\W\d_])"
    r"(?<![^\W\d_][.@/-].)(?<=[^\W\d_]{3}.|\d{3}.)[\u201d\u2019\")]?)(?=[^\W\d_]{1,20}[ ,'\u2019])"
)
"""The mark comes first, so that `re` leaps to it, then the letter, which seldom follows."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ENDS: Final = (".", "!", "?", ":", ";", ",", "-", "\u2013", "\u2014", "|", "/", "(")
_SHORT: Final = 80
_ROWED: Final = 5
_LONGEST_HEADING: Final = 160
_DEEP: Final = 6
"""The level of what only looks like a heading."""


@dataclass(slots=True)
class Piece:
    """One block of a page, before it is known whether it belongs to the main text."""

    text: str
    """One line, or several where the page breaks lines."""
    kind: BlockKind | None
    """None where only the look of the lines tells."""
    level: int
    box: int
    """Number of the innermost box around it."""
    linked: int = 0
    """Code points in links."""
    bold: bool = False
    kept: bool = True


@dataclass(slots=True)
class Boxes:
    """The elements of blocks, as numbers in the order of the page; 0 is the page itself."""

    parents: list[int] = field(default_factory=lambda: [-1])
    main: list[str] = field(default_factory=lambda: [""])
    """`main` or `article` for those, else empty."""
    shapes: list[str] = field(default_factory=lambda: [""])
    """Name and classes: those of one shape are of one kind."""

    def add(self, parent: int, *, main: str = "", shape: str) -> int:
        """Open a box in another."""
        self.parents.append(parent)
        self.main.append(main)
        self.shapes.append(shape)
        return len(self.parents) - 1


def collapsed(words: str) -> str:
    """Words as a browser shows them: blanks collapsed, invisible signs left out, a line for each `<br>`."""
    if not words.isascii():
        for sign in _INVISIBLE:  # translate() takes ten times as long on texts beyond ASCII
            words = words.replace(sign, "")
    if BREAK not in words:
        return " ".join(words.split())
    lines = [" ".join(line.split()) for line in words.split(BREAK)]
    return "\n".join(lines).strip("\n")


def in_one_line(words: str) -> str:
    r"""The lines of a cell or a heading as one line.

    >>> in_one_line("Keynote\nDr Smith"), in_one_line("10:00\na.m."), in_one_line("Thursday,\n4 June")
    ('Keynote, Dr Smith', '10:00 a.m.', 'Thursday, 4 June')
    """
    if "\n" not in words:
        return words
    joined = ""
    for line in filter(None, words.split("\n")):
        apart = ", " if joined and not joined.endswith(_ENDS) and not line[:1].islower() else " "
        joined += (apart if joined else "") + line
    return joined


def in_a_row(words: str) -> str:
    """The lines of a list item as cells where they are few and short, else as one line."""
    if "\n" not in words:
        return words
    lines = [line for line in words.split("\n") if line]
    if len(lines) <= _ROWED and all(len(line) <= _SHORT for line in lines):
        return " | ".join(lines)
    return in_one_line(words)


def unglued(words: str) -> str:
    """Sentences that a page has glued, parted.

    >>> unglued("He met us on Monday.The talks go on at example.Org"), unglued("at 4 p.m.What then?")
    ('He met us on Monday. The talks go on at example.Org', 'at 4 p.m.What then?')
    """
    return _GLUED.sub(_part, words) if "." in words or "!" in words or "?" in words else words


def _part(found: re.Match[str]) -> str:
    after, before = (
        found.string[found.end() : found.end() + 2],
        found.string[found.start() - 3 : found.start()],
    )
    if not (
        after[0].isupper()
        and not after[1].isupper()
        and (before.islower() or _YEAR.fullmatch(found.string, found.start() - 4, found.start()))
    ):
        return found[0]
    begin = max(found.string.rfind(" ", 0, found.start()), found.string.rfind("\n", 0, found.start())) + 1
    word = found.string[begin : found.start()] if found.start() - begin <= _SHORT else "."
    # a domain, a file, a name in code: "www.example.Org", "node.Js"
    return found[0] if any(mark in word for mark in ".@/_") else f"{found[1]} "


def looked_at(piece: Piece) -> list[tuple[str, BlockKind, int]]:
    """The blocks of a piece whose kind only the look of its lines tells."""
    found = []
    for block in split_blocks(piece.text):
        words = block.span.of(piece.text).rstrip()
        kind, level = block.kind, block.level
        if kind is BlockKind.HEADING:
            if not piece.bold and (len(words) > _SHORT or piece.linked):
                kind, level = BlockKind.PARAGRAPH, 0
            else:
                level = _DEEP - piece.bold
        elif (
            kind is BlockKind.PARAGRAPH
            and piece.bold
            and len(words) <= _LONGEST_HEADING
            and "\n" not in words
            and not words.endswith((".", "!", "?", ";", ","))
        ):
            kind, level = BlockKind.HEADING, _DEEP - 1
        found.append((words, kind, level))
    return found
