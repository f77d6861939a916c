"""When a page or a paper was last touched: "Privacy policy last updated 1 March", "Report generated at 9"."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.model.when import Moment

_PROGRAM: Final = 6
"""Words from "by" to the end of the name of a program, with its version."""
_SMALL: Final = roles.LEAD | roles.PREPOSITION | roles.DETERMINER | roles.ADVERB


def is_revision(scene: Scene, is_row: bool) -> bool:
    """Whether a time tells of the last change of what is read, not of a happening.

    The verb says so with "last", or a line without a verb of its own names what was changed.
    """
    del is_row
    if _is_ahead(scene):
        return False
    sets = scene.words.sets
    touched = sets["words.touched"]
    words = scene.sentence.words
    start = scene.clause.start if scene.clause.start + 1 < scene.at else 0
    before = [word for word in words[start : scene.at] if is_word(word)]
    before = _without_program(before, scene)
    while before and before[-1].bits & (roles.LEAD | roles.PREPOSITION) and before[-1].low not in touched:
        before.pop()
    if not before or before[-1].low not in touched:
        return False
    told = before[:-1]
    if any(word.low in sets["words.lately"] for word in told[-2:]):
        return True
    nouns = [word for word in told if not word.bits & (_SMALL | roles.AUXILIARY)]
    if any(word.bits & (roles.COPULA | roles.AUXILIARY | roles.MODAL) for word in told):
        return bool(nouns) and nouns[-1].low in sets["nouns.readings"]
    return not nouns or nouns[-1].low in sets["nouns.pages"]


def _without_program(before: list[Word], scene: Scene) -> list[Word]:
    """The words without the program that did it: "generated *by hypermail 2.3.0*"."""
    touched, reach = (
        scene.words.sets["words.touched"],
        range(len(before) - 1, max(len(before) - _PROGRAM, 0), -1),
    )
    at = next((index for index in reach if before[index].bits & roles.AGENT), None)
    return before[:at] if at is not None and before[at - 1].low in touched else before


def _is_ahead(scene: Scene) -> bool:
    """Whether the time lies behind the day of publication."""
    published, start = scene.document.published, scene.mention.start
    if published is None or start is None:
        return start is None
    return scene.is_ahead() or (isinstance(start, Moment) and scene.mention.end is not None)
