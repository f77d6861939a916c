"""Runs of text that look alike, and how a terminal is told to show them (ECMA-48 SGR)."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.show.cells import pieces, width

_SGR = {
    "day": "1",
    "zone": "2",
    "clock": "36",
    "title": "1",
    "gone": "2;9",
    "place": "",
    "note": "2",
    "quote": "2;3",
    "warning": "33",
    "confirmed": "32",
    "tentative": "33",
    "cancelled": "31",
    "rail": "2",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style; a style is a name, see `_SGR`."""

    text: str
    style: str = ""


Line = tuple[Run, ...]


def paint(line: Line, *, colour: bool) -> str:
    """A line as characters, without blanks at its end."""
    text = "".join(run.text for run in line).rstrip()
    if not colour:
        return text
    painted, left = [], len(text)
    for run in line:
        piece = run.text[: max(left, 0)]
        left -= len(run.text)
        code = _SGR.get(run.style, "")
        painted.append(f"\x1b[{code}m{piece}\x1b[0m" if code and piece.strip() else piece)
    return "".join(painted)


def wrap(runs: list[Run], room: int) -> list[Line]:
    """Break runs into lines of at most `room` columns, between words where that is possible.

    Blanks inside a run count as one; every run is followed by one blank. A clock is one word.
    """
    lines: list[Line] = []
    line: list[Run] = []
    used = 0
    for run in runs:
        for word in _words(run):
            for piece in pieces(word, room):
                needed = width(piece)
                if line and used + 1 + needed > room:
                    lines.append(tuple(line))
                    line, used = [], 0
                used += needed + 1 if line else needed
                if line and line[-1].style == run.style:
                    line[-1] = Run(f"{line[-1].text} {piece}", run.style)
                else:
                    line += [Run(" "), Run(piece, run.style)] if line else [Run(piece, run.style)]
    return [*lines, tuple(line)] if line else lines


def _words(run: Run) -> list[str]:
    if run.style == "clock":
        return [run.text]
    words = run.text.split()
    # the dot before a place stays with it
    return [" ".join(words[:2]), *words[2:]] if words[:1] == ["·"] else words
