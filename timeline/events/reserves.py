"""Days held in reserve: "16 March (and 17 March if necessary)", "Saturday (rain date: Sunday)"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import Word, words_of
from timeline.model.text import Span
from timeline.model.when import Basis, Moment

_LONGEST: Final = 120
"""Code points of a bracket at most."""
_LABEL, _NEAR = 6, 3
"""Words of the label of a line, and blocks from the time to that line."""
_OPENS: Final = frozenset({"(", "["})
_CLOSES: Final = frozenset({")", "]"})


def is_reserve(scene: Scene, _row: bool) -> bool:
    """Whether a time in a bracket behind another one, or in a line below it, is only needed in its place."""
    start = scene.mention.start
    if isinstance(start, Moment) and start.day_from.basis is not Basis.STATED:
        return False  # "on 11 October (kick-off 3pm, extra time if required)"
    return _in_bracket(scene) or _in_line(scene)


def _in_line(scene: Scene) -> bool:
    """Whether its line or sentence calls it so: "Rain date: Sunday" under "Fun run: Saturday"."""
    layout, at, words = scene.layout, scene.block_at, scene.sentence.words
    first = 1 if words[0].bits & roles.DETERMINER else 0  # "The alternative date is 21 May"
    if scene.at > _LABEL or scene.words.phrases["status.reserve"].at(scene.sentence.low, first)[0] == 0:
        return False
    above = layout.blocks[max(0, at - _NEAR)].span.start
    return bool(layout.times_in(Span(above, scene.sentence.span.start)))


def _in_bracket(scene: Scene) -> bool:
    text, span = scene.document.text, scene.mention.span
    begin = max(scene.block.span.start, span.start - _LONGEST)
    opens = max(text.rfind(mark, begin, span.start) for mark in _OPENS)
    if opens < 0 or any(mark in text[opens : span.start] for mark in _CLOSES):
        return False
    if not scene.layout.times_in(Span(scene.block.span.start, opens)):
        return False
    ends = [end for mark in _CLOSES if (end := text.find(mark, span.end, span.end + _LONGEST)) >= 0]
    inner = Span(opens + 1, min(ends, default=scene.block.span.end))
    low = [word.low for word in words_of(text, inner, scene.layout.times_in(inner), scene.words)]
    return scene.words.phrases["status.reserve"].first_in(low) is not None


def is_held_in_reserve(scene: Scene) -> bool:
    """Whether another time comes first: "on Saturday at noon, or on Sunday *if it rains*"."""
    low = scene.sentence.low
    behind = scene.at + 1
    if behind >= len(low) or not scene.words.phrases["status.reserve"].at(low, behind)[0]:
        return False
    return any(word.bits & roles.TIME for word in scene.sentence.words[: scene.at])


def without_other_days(words: Sequence[Word], scene: Scene) -> list[Word]:
    """Some words without the brackets that tell of another time: what is unsure in them is that one."""
    kept: list[Word] = []
    opened = -1
    for word in words:
        if word.low in _OPENS and opened < 0:
            opened = len(kept)
        kept.append(word)
        if word.low in _CLOSES and opened >= 0:
            inner = kept[opened:]
            own = inner[0].start < scene.mention.span.start < inner[-1].end
            if not own and any(each.bits & roles.TIME for each in inner):
                del kept[opened:]
            opened = -1
    return kept


__all__ = ["is_held_in_reserve", "is_reserve", "without_other_days"]
