"""What pages hold beside their text: lists of other texts, hours, promises of more, stamps at the head."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.events.weekhours import is_in_week_of_hours
from timeline.model.said import At, Range, Said, Weekday
from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Basis, Moment, Relation

_HEAD: Final = 4
"""Blocks at the head of a text in which it is stamped."""
_WORDS: Final = 4
"""Words of a heading of hours at most."""
_ROWS: Final = 12
"""Rows under a heading that are looked over."""
_LONGEST: Final = 60
"""Code points of a heading."""
_STAMP: Final = 7
"""Words beside such a stamp: the number of a release, the name of its author."""


def is_promise(scene: Scene, is_row: bool) -> bool:
    """Whether only more words are promised: "we will provide another update in 15 minutes"."""
    low = scene.sentence.low
    begin, end = (0, len(low)) if is_row else (scene.clause.start, scene.clause.end)
    return scene.words.phrases["nouns.promises"].first_in(low, begin, end) is not None


def is_link(scene: Scene, is_row: bool) -> bool:
    """Whether a dated row is of a list of other texts: "Recent posts", "Read more"."""
    del is_row
    if scene.block.kind is not BlockKind.ROW or not isinstance(scene.mention.start, AllDay):
        return False
    return _heading(scene) in scene.words.sets["nouns.links"]


def is_of_hours(scene: Scene, is_row: bool) -> bool:
    """Whether a weekday with its hours stands under a heading of hours: "Current hours", "Mon-Thu: 9-7"."""
    if is_in_week_of_hours(scene) or (not is_row and _tells_hours(scene)):
        return True
    if not is_row or not _is_weekday(scene.mention.mention.said):
        return False
    words = _heading(scene).split()
    return bool(words) and len(words) <= _WORDS and words[-1] in scene.words.sets["nouns.hours_headings"]


def _tells_hours(scene: Scene) -> bool:
    """Whether a sentence tells the hours of any day: "The lock's hours are 8:30 am, 11:00 am and 3 pm"."""
    start = scene.mention.start
    group = next((each for each in scene.sentence.groups if each.finite and each.start), None)
    if not isinstance(start, Moment) or start.day_from.basis is Basis.STATED or group is None:
        return False
    if group.end > scene.at or not group.bits & roles.COPULA:
        return False
    return scene.sentence.low[group.start - 1] in scene.words.sets["nouns.daily_hours"]


def _is_weekday(said: Said | None) -> bool:
    if isinstance(said, At):
        return _is_weekday(said.day)
    if isinstance(said, Range):
        return _is_weekday(said.day) or _is_weekday(said.start)
    return isinstance(said, Weekday) and not said.which


def _heading(scene: Scene) -> str:
    """The short line over the rows around a time."""
    layout = scene.layout
    own = layout.text(scene.block_at).lstrip()[:1]
    for index in range(scene.block_at - 1, max(-1, scene.block_at - _ROWS), -1):
        text = layout.text(index).strip()
        alike = text[:1] == own or (text[:1].isalpha() and own.isalpha())
        if (
            layout.blocks[index].kind is BlockKind.ROW
            and alike
            and layout.times_in(layout.blocks[index].span)
        ):
            continue
        return text.strip(" #*_:|-").lower() if len(text) <= _LONGEST else ""
    return ""


def is_head_stamp(scene: Scene, is_row: bool) -> bool:
    """Whether the day of issue stands at the head of a text: "(No. A/96 - Monday, 5 December 2011)"."""
    published, start = scene.document.published, scene.mention.start
    if published is None or not isinstance(start, AllDay) or scene.block_at >= _HEAD:
        return False
    if scene.mention.relation is not Relation.AT:
        return False  # "Slides to me by tonight"
    if start.first != published.at.date() or start.last != start.first or start.part:
        return False
    if isinstance(scene.mention.mention.said, Weekday):
        return False
    words = [word for word in scene.sentence.words if is_word(word)]
    if len(words) > _STAMP or any(word.bits & roles.HAPPENING for word in words):
        return False
    del is_row
    return (
        scene.block.kind is not BlockKind.HEADING
        and not any(group.finite for group in scene.sentence.groups)
        and not any(word.bits & (roles.INVITE | roles.SCHEDULE | roles.CANCEL) for word in words)
    )
