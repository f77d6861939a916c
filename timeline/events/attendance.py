"""Who came and went, as minutes tell it: "Cr Roe left the meeting at 4.39pm", "Ash, Birch (from 6.35pm)"."""

from __future__ import annotations

import re
from typing import Final

from timeline.events import roles
from timeline.events.layout import label_of
from timeline.events.scene import Scene
from timeline.events.tokens import words_of
from timeline.model.text import Span
from timeline.model.when import Basis, Moment, Relation

_ASIDE: Final = 240
"""Code points of a bracket at most."""
_MOST: Final = 4
"""Words that may stand beside the times in it: "via Zoom", "items 3 to 5"."""
_HEAD: Final = 900
"""Code points at the head of a text in which it calls itself minutes."""
_NEAR: Final = 3
"""Blocks from the line "Present" to the names."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_NAME: Final = re.compile(r"[^\W\d_a-z][\w'\u2019.-]*\W{0,2}$")
_LINE: Final = 60
"""Code points of a line that is a label without a colon."""


def is_attendance(scene: Scene, is_row: bool) -> bool:
    """Whether a clock time only tells since when or until when somebody was there."""
    del is_row
    start = scene.mention.start
    if not isinstance(start, Moment) or start.day_from.basis is Basis.STATED:
        return False
    if scene.words.phrases["nouns.attendance"].first_in(scene.sentence.low, 0, scene.at + 1) is not None:
        return True
    if _is_of_columns(scene):
        return True
    told = start.day_from.span
    if told is not None and told.start in scene.block.span:
        return False
    return _is_aside_of_name(scene) and (_is_minutes(scene) or _under_present(scene))


def _is_of_columns(scene: Scene) -> bool:
    """Whether lines only tell from when and to when each sitting was: "From 6pm 7:32pm", "To 7pm 7:38pm"."""
    text, at = scene.document.text, scene.mention.span.start
    begin = text.rfind("\n", 0, at) + 1
    end = _line_end(text, at)
    if not _tells_only_times(scene, Span(begin, end)):
        return False
    above = Span(text.rfind("\n", 0, max(0, begin - 1)) + 1, max(0, begin - 1))
    below = Span(min(len(text), end + 1), _line_end(text, min(len(text), end + 1)))
    return _tells_only_times(scene, above) or _tells_only_times(scene, below)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _tells_only_times(scene: Scene, line: Span) -> bool:
    """Whether a line is a small word and two clock times or more, which no dash makes one."""
    times = scene.layout.times_in(line)
    if len(times) < len("ab") or line.end - line.start > _ASIDE:
        return False
    words = words_of(scene.document.text, line, times, scene.words)
    first, *rest = words
    led = first.bits & (roles.FUNCTION | roles.LEAD) or not scene.document.text[first.start].isdigit()
    return bool(led) and all(word.bits & roles.TIME for word in rest)


def _is_aside_of_name(scene: Scene) -> bool:
    """Whether the time stands behind a name in a bracket that tells little else than from or until when."""
    text, span = scene.document.text, scene.mention.span
    begin = max(0, span.start - _ASIDE, text.rfind("\n\n", 0, span.start))
    opens = text.rfind("(", begin, span.start)
    if opens < 0 or ")" in text[opens : span.start] or not _NAME.search(text[max(begin, opens - 30) : opens]):
        return False
    closes = text.find(")", span.end, span.end + _ASIDE)
    inner = Span(opens + 1, closes if closes >= 0 else span.end)
    words = words_of(text, inner, scene.layout.times_in(inner), scene.words)
    beside = [word for word in words if not word.bits & (roles.TIME | roles.MARK)]
    if len([word for word in beside if not word.bits & (roles.FUNCTION | roles.LEAD)]) > _MOST:
        return False
    stretch = scene.mention.end is not None or scene.mention.relation in {Relation.SINCE, Relation.UNTIL}
    return stretch or bool(beside)


def _is_minutes(scene: Scene) -> bool:
    """Whether the text calls itself minutes at its head: "Minutes of the meeting", not "in ten minutes"."""
    head = scene.document.text[:_HEAD]
    return any(
        match[0][0].isupper() and match[0].lower() in scene.words.sets["nouns.minutes"]
        for match in _WORD.finditer(head)
    )


def _under_present(scene: Scene) -> bool:
    """Whether the names stand behind or under "Present", "In attendance", "Officers:"."""
    layout, at = scene.layout, scene.block_at
    label = label_of(layout, at)
    if label is not None and label.kind == "who":
        return True
    lines = (layout.text(index) for index in range(max(0, at - _NEAR), at))
    return any(
        len(line) <= _LINE and scene.words.labels.get(line.strip(" *_#:\n").lower()) == "who"
        for line in lines
    )


__all__ = ["is_attendance"]
