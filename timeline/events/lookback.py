"""What a bracket only looks back to: "19:30 Concert (recorded 5 March)", "due Friday at 5 pm (was 4 pm)"."""

from __future__ import annotations

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.model.text import BlockKind
from timeline.model.when import AllDay

_LEAST = 3
"""A time, the bracket behind it, and the word in it."""

_OWNED = 4
"""Words behind a day among which what it owns stands."""


def looks_back(scene: Scene, _row: bool) -> bool:
    """Whether words in a bracket of a row tell of a day that was over when the text was issued."""
    if _is_old_slot(scene):
        return True
    start, published = scene.mention.start, scene.document.published
    if scene.block.kind is not BlockKind.ROW or not isinstance(start, AllDay) or published is None:
        return False
    if start.last >= published.at.date():
        return False
    text, row = scene.document.text, scene.block.span
    begins = text.rfind("(", row.start, scene.mention.span.start)
    if begins < 0 or ")" in (aside := text[begins : scene.mention.span.start]):
        return False
    before = text[row.start : begins]
    return any(map(str.isalpha, aside)) and any(map(str.isalpha, before))


def is_owner_gone_by(scene: Scene, is_row: bool) -> bool:
    """Whether a plan only names what was on a day gone by: "will clear debris from *Tuesday's* storm"."""
    start, published, group = scene.mention.start, scene.document.published, scene.verb()
    if is_row or published is None or not isinstance(start, AllDay) or group is None:
        return False
    words, span = scene.sentence.words, scene.mention.span
    if start.last >= published.at.date() or group.end > scene.at:
        return False
    owner = scene.document.text[span.start : words[scene.at].end].lower().replace("\u2019", "'")
    if not owner.endswith(scene.words.suffixes["possessive"]):
        return False
    behind = words[scene.at + 1 : scene.at + 1 + _OWNED]
    if any(word.bits & roles.HAPPENING for word in behind) or group.bits & roles.MOVE:
        return False
    emphatic = scene.words.sets["words.emphatic"]  # "did not attend"
    verb = words[group.start : group.end]
    return any(word.bits & (roles.MODAL | roles.INFINITIVE) and word.low not in emphatic for word in verb)


def _is_old_slot(scene: Scene) -> bool:
    """Whether a bracket behind a time tells the one that it replaces: "Friday at 5 pm (was 4 pm)"."""
    low, at, sets = scene.sentence.low, scene.at, scene.words.sets
    if (
        at < _LEAST
        or low[at - 1] not in sets["moved.was"]
        or not scene.sentence.words[at - 2].bits & roles.MARK
    ):
        return False
    if low[at - 2] == "(" and any(word.bits & roles.TIME for word in scene.sentence.words[: at - 2]):
        return True
    new = low[max(0, at - _LEAST - 1) : at - 2]  # "[new date - was Feb 13]"
    return len(new) > 1 and new[-2] in sets["moved.new"] and new[-1] in sets["moved.dates"]
