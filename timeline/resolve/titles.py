"""The zone of the place where a title says that its programme is: "Sahel Workshop, Niamey, 12-14 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from timeline import zones
from timeline.language import Language, load_language
from timeline.model.text import Block, BlockKind, Span
from timeline.resolve.place import CLOCK, only_place

_FIRST: Final = 2
"""Blocks at the head of a text that may be its title."""
_LONGEST: Final = 160
_PART: Final = re.compile(r"[^,|()\u2013\u2014\n]+")
_NAME: Final = re.compile(r"[^\W\d_a-z][\w'.\u2019-]*(?: [^\W\d_a-z][\w'.\u2019-]*){0,3}$")


def zone_of_title(
    text: str, blocks: Sequence[Block], block: int, language: Language
) -> tuple[str, Span] | None:
    """The zone of the one place in which a title over rows says that they happen, and where it says so.

    Args:
        text: the document's.
        blocks: its blocks.
        block: the number of the block with the time.
        language: its words for "in" and "at".
    """
    if not 0 <= block < len(blocks) or blocks[block].kind not in {BlockKind.ROW, BlockKind.HEADING}:
        return None
    for title in blocks[: min(_FIRST, block)]:
        if title.kind is BlockKind.HEADING and title.span.end - title.span.start <= _LONGEST:
            if found := _place(title.span.of(text), language.code):
                return found, title.span
            if _names_programme(title.span.of(text), language) and (
                named := only_place(text, title.span, language)
            ):
                return named
    return None


def _names_programme(line: str, language: Language) -> bool:
    """Whether a title says that rows of one meeting follow: "Programme for Oman master trainers"."""
    words = language.settings.get("place", {}).get("programmes", ())
    return any(word in words for word in line.lower().split())


@lru_cache(maxsize=256)
def _place(line: str, code: str) -> str | None:
    """The zone of the places that stand behind "in" or make a part of their own; None if they lie apart."""
    if CLOCK.search(line):
        return None
    locatives = load_language(code).settings.get("place", {}).get("locatives", ())
    found: set[str] = set()
    for number, part in enumerate(_PART.findall(line)):
        before, behind = part, ""
        for word in locatives:
            head, tie, tail = part.rpartition(f" {word} ")
            if tie and len(head) < len(before):
                before, behind = head, tail
        name = behind.removeprefix("the ") if behind else part if number else ""
        match = _NAME.match(name.strip(" .#*"))
        place = zones.place(match[0].rstrip("."), code) if match else None
        if place is not None and len(place.zones) == 1:
            found.add(place.zone)
    return found.pop() if len(found) == 1 else None
