"""Times in code, in addresses and in names of files."""

from __future__ import annotations

import re
from typing import Final

from timeline.events.scene import Scene

_CODE: Final = re.compile(
    r">>>|\w\(['\"]|(?:^|\s)--?\w+[ =]['\"]|=\s*['\"]|\w\([^()]*\)\s*;\s*$|\{\s*$|=>|==|\bdatetime\."
)
_CODE_SIGNS: Final = (">>>", "=>", "==", "datetime.")
"""One of them is in what `_CODE` finds, or it ends with a brace or a semicolon, or has a quoted string."""
_ADDRESS: Final = re.compile(r"(?:://|www\.)\S*\Z|\S*[?&]\w+=\S*\Z|\]\([^()\s]*\Z")
_FILE: Final = re.compile(r"[\w-]*\.[a-z]{2,5}\b(?!\.?\s*[A-Z])")
_QUOTES: Final = str.maketrans(dict.fromkeys("\u201c\u201d\u201e", '"') | dict.fromkeys("\u2018\u2019", "'"))
"""Editors make quotes of code curly, too."""
_TIED: Final = frozenset("-_/.")


def _may_be_code(line: str) -> bool:
    """A look at some signs, which takes a tenth of the time that the expression takes over prose."""
    if any(map(line.__contains__, _CODE_SIGNS)) or line.rstrip().endswith(("{", ";")):
        return True
    quoted = "'" in line or '"' in line
    return quoted and ("=" in line or "-" in line or "('" in line or '("' in line)


def is_code(scene: Scene, is_row: bool) -> bool:
    """Whether a time is of program code, of an address or of the name of a file."""
    del is_row
    text, span = scene.document.text, scene.mention.span
    start = max(text.rfind("\n", max(0, span.start - 200), span.start) + 1, span.start - 200, 0)
    line = text[start : min(len(text), span.end + 80)]
    line = line.split("\n" if "\n" not in text[span.start : span.end] else "\0")[0]
    if not line.isascii():
        line = line.translate(_QUOTES)
    if text[span.start - 1 : span.start] in _TIED and _FILE.match(text, span.end):
        return True
    if _may_be_code(line) and _CODE.search(line):
        return True
    before = text[max(start, span.start - 200) : span.start]
    if not before or before[-1].isspace():
        return False
    return _ADDRESS.search(before.rsplit(None, 1)[-1]) is not None  # no address has a blank in it
