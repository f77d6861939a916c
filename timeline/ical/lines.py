r"""Content lines of RFC 5545 section 3.1: unfolded, with name, parameters and value.

Line ends may be CRLF, LF or CR, as files pass through many hands; a line that is none is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# One alternative begins with a line end and the other has none, so this is linear.
_LOGICAL = re.compile(r"[^\r\n]+(?:(?:\r\n|[\r\n])[ \t][^\r\n]*)*")
_FOLD = re.compile(r"(?:\r\n|[\r\n])[ \t]")
_NAME = re.compile(r"([A-Za-z0-9-]+)[:;]")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";]*)((?:,(?:"[^"]*"|[^",;]*))*)')
_CARET = re.compile(r"\^(.)")
_CARETS = {"n": "\n", "^": "^", "'": '"'}


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One property, or a BEGIN or END."""

    name: str
    """In upper case."""
    head: str
    """The parameters as written, each with its semicolon; empty when there are none."""
    value: str
    """As written: a TEXT is still escaped."""
    start: int
    end: int
    """Where it stands in the text, folds included, without its line end."""

    def parameter(self, name: str) -> str | None:
        """The first value of a parameter, without quotes (RFC 6868 decoded); None when it is not given."""
        if not self.head:
            return None
        for found in _PARAMETER.finditer(self.head):
            if found[1].upper() == name:
                return _CARET.sub(lambda caret: _CARETS.get(caret[1], caret[0]), found[2].strip('"'))
        return None

    @property
    def whole(self) -> str:
        """The line as a writer made it before folding."""
        return f"{self.name}{self.head}:{self.value}"


def content_lines(text: str, start: int = 0) -> Iterator[ContentLine]:
    r"""Yield the content lines of a text in order.

    >>> [(line.name, line.value) for line in content_lines("SUMMARY:Talks in\r\n  Rome\r\nrubbish\r\n")]
    [('SUMMARY', 'Talks in Rome')]
    """
    for found in _LOGICAL.finditer(text, start):
        raw = found[0]
        line = content_line(
            _FOLD.sub("", raw) if "\n" in raw or "\r" in raw else raw, found.start(), found.end()
        )
        if line is not None:
            yield line


def content_line(line: str, start: int = 0, end: int = 0) -> ContentLine | None:
    """One unfolded line; None when it is none."""
    found = _NAME.match(line)
    if found is None:
        return None
    name = found[1]
    colon = found.end(1) if line[found.end(1)] == ":" else _colon(line, found.end(1))
    if colon < 0:
        return None
    return ContentLine(name.upper(), line[len(name) : colon], line[colon + 1 :], start, end)


def _colon(line: str, at: int) -> int:
    """The colon that ends the parameters: the first outside quotes, -1 if there is none."""
    colon = line.find(":", at)
    quote = line.find('"', at)
    while 0 <= quote < colon:
        closing = line.find('"', quote + 1)
        if closing < 0:
            return colon
        colon = line.find(":", closing)
        quote = line.find('"', closing + 1)
    return colon
