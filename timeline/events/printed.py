"""What a browser prints at the edges of a page: "2 of 3  7/28/26, 4:51 PM", "https://... 1/3"."""

from __future__ import annotations

import re
from typing import Final

from timeline.events.scene import Scene
from timeline.model.when import Moment

_LINE: Final = 300
"""Code points before a stamp that are looked at."""
_STAMP: Final = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4},?\s+\d{1,2}[:.]\d\d")
_COUNT: Final = re.compile(r"\s*(?:([^\W\d_]+)\s+)?(\d{1,4})\s*(\S{1,4})\s*(\d{1,4})[\s|,]*")
_FOOT: Final = re.compile(r"\s*(?:https?://|www\.)\S+\s+(\d{1,4})\s*(/)\s*(\d{1,4})\s*")


def is_page_edge(scene: Scene, is_row: bool) -> bool:
    """Whether a day in figures with its hour stands beside the number of a printed page."""
    del is_row
    text, span = scene.document.text, scene.mention.span
    if not isinstance(scene.mention.start, Moment) or not _STAMP.match(text, span.start, span.end):
        return False
    low = max(0, span.start - _LINE)
    before = text[text.rfind("\n", low, span.start) + 1 or low : span.start]
    if not before.strip():
        above = text[low : span.start].rstrip(" ").split("\n")[-2:-1]
        return any(_counts(_FOOT.fullmatch(line)) for line in above)
    told = _COUNT.fullmatch(before)
    if told is None or (told[1] and told[1].lower() not in scene.words.sets["nouns.readings"]):
        return False
    return told[3] in scene.words.sets["words.of"] | {"/"} and int(told[2]) <= int(told[4])


def _counts(foot: re.Match[str] | None) -> bool:
    return foot is not None and int(foot[1]) <= int(foot[3])
