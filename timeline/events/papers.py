"""Days of papers: "Regulation 2016/679 of 27 April 2016", "a study out today found"."""

from __future__ import annotations

import re
from typing import Final

from timeline.events import roles
from timeline.events.clause import in_quoted_name
from timeline.events.scene import Scene
from timeline.model.when import AllDay

_NUMBERED: Final = re.compile(r"[\s(][\w./-]{0,8}\d[\w./-]{0,8}(?:, ?| ?\()\Z")
_NUMBER: Final = 24
_CITED: Final = 2
"""Words of a bracket that names a paper: "(press release"."""
_PAPER_REACH: Final = 6
"""Words before "of 27 April 2016" among which the paper is named."""


def is_of_paper(scene: Scene, is_row: bool) -> bool:
    """Whether the day is part of the name of a law or a letter: "Regulation 2016/679 of 27 April 2016"."""
    if not is_row and _comes_out(scene):
        return True
    words, index = scene.sentence.words, scene.at
    if not isinstance(scene.mention.start, AllDay) or not index:
        return False
    if _cites(scene):
        return True
    if words[index - 1].low not in scene.words.sets["words.of"] and not _is_behind_number(scene):
        return False
    papers = scene.words.sets["nouns.papers"]
    return any(word.low in papers for word in words[max(0, index - 1 - _PAPER_REACH) : index - 1])


def is_in_name(scene: Scene, _row: bool) -> bool:
    """As in "Tomorrow" in “Discover the Innovations Reshaping Tomorrow”."""
    inside = in_quoted_name(scene.sentence, scene.at)
    return inside and isinstance(scene.mention.start, AllDay)


def _cites(scene: Scene) -> bool:
    """Whether a bracket names the paper of a day gone by: "(Press release, Berg Co, May 13, 2020)"."""
    start, published = scene.mention.start, scene.document.published
    if not isinstance(start, AllDay) or published is None or start.first > published.at.date():
        return False
    low = scene.sentence.low[: scene.at]
    opened = max((index for index, word in enumerate(low) if word == "("), default=-1)
    if opened < 0 or ")" in low[opened:]:
        return False
    named = set(low[opened + 1 : opened + 1 + _CITED])
    return not scene.words.sets["nouns.papers"].isdisjoint(named)


def _is_behind_number(scene: Scene) -> bool:
    """Whether a day gone by stands right behind a number: "Executive Order No. 5, March 16, 2020"."""
    start, published, at = scene.mention.start, scene.document.published, scene.mention.span.start
    if not isinstance(start, AllDay) or published is None or start.first > published.at.date():
        return False
    return _NUMBERED.search(scene.document.text, max(scene.block.span.start, at - _NUMBER), at) is not None


def _comes_out(scene: Scene) -> bool:
    """Whether what is cited came out that day: "a study out today found", "figures out on Tuesday show"."""
    words, sets, at = scene.sentence.words, scene.words.sets, scene.at
    while at and words[at - 1].bits & roles.LEAD and words[at - 1].low not in sets["words.out"]:
        at -= 1
    if at < len("ab") or words[at - 1].low not in sets["words.out"] or scene.is_ahead():
        return False
    return words[at - len("ab")].low in sets["nouns.papers"] | sets["nouns.spoken"] | sets["nouns.findings"]
