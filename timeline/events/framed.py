"""Days that only frame a clock time of their row or their clause."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.scene import Scene
from timeline.model.when import AllDay, Moment, Resolved


def day_of_clock(scene: Scene, beside: Sequence[Resolved]) -> bool:
    """Whether a day stands in a row that tells a clock time of that day, too."""
    start = scene.mention.start
    if not isinstance(start, AllDay) or start.last > start.first:
        return False
    text = scene.document.text
    return any(
        isinstance(other.start, Moment)
        and other.start.at.date() == start.first
        and "\n"
        not in text[
            min(other.span.start, scene.mention.span.start) : max(other.span.end, scene.mention.span.end)
        ]
        for other in beside
    )


def frames_clock(scene: Scene, beside: Sequence[Resolved]) -> bool:
    """Whether days only frame a clock time of the clause: "peaks this weekend at 12:33 a.m. Saturday"."""
    start = scene.mention.start
    if not isinstance(start, AllDay) or start.last == start.first or scene.mention.rrule:
        return False
    words = scene.sentence.words
    begin, end = words[scene.clause.start].start, words[scene.clause.end - 1].end
    return any(
        isinstance(other.start, Moment)
        and start.first <= other.start.at.date() <= start.last
        and scene.mention.span.end <= other.span.start < end
        and begin <= scene.mention.span.start
        for other in beside
    )
