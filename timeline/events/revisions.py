"""When a page or a paper was last touched: "Privacy policy last updated 1 March", "Report generated at 9"."""

from __future__ import annotations

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.model.when import Moment

_SMALL = roles.LEAD | roles.PREPOSITION | roles.DETERMINER | roles.ADVERB


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


def _is_ahead(scene: Scene) -> bool:
    """Whether the time lies behind the day of publication."""
    published, start = scene.document.published, scene.mention.start
    if published is None or start is None:
        return start is None
    return scene.is_ahead() or (isinstance(start, Moment) and scene.mention.end is not None)
