"""Clock times without a day: only a text that is plainly about its own day tells them of that day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from timeline.events import roles
from timeline.events.limits import Kind, kind_of
from timeline.events.scene import Scene
from timeline.model.said import At, DayOffset, DayPart, Shift
from timeline.model.text import Document, Span
from timeline.model.when import AllDay, Basis, Moment, Resolved, When

_YEAR: Final = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d./-])")
_GUIDE: Final = 4
"""Rows from which clock times alone are a guide: "6:20 AM", the name of a show, "6:45 AM" ..."""
_LATELY: Final = timedelta(hours=3)
"""So long after it began something may still be announced."""
_TOLD_ZONES: Final = frozenset({Basis.STATED, Basis.CARRIED, Basis.PLACE})
_EACH_DAY: Final = frozenset({"P1D"})
"""As in "Daily staff meeting"."""
_PLACEHOLDERS: Final = (0, 6, 9, 12)
"""Full hours that stand for "some time that day" in the stamps of archives."""


def tells_of_today(document: Document, mentions: Sequence[Resolved]) -> bool:
    """Whether any time names the day of publication: "today", "tonight", "Thursday" on a Thursday."""
    published = document.published
    if published is None:
        return False
    stamp, today = published.span, published.at.date()
    if _is_guide(document, mentions):
        return True
    return any(
        mention.start is not None
        and not (stamp is not None and stamp.overlaps(mention.span))
        and not isinstance(mention.mention.said, Shift)
        and (_is_today(mention) or (_is_stated(mention.start) and _day(mention.start) == today))
        for mention in mentions
    )


def _is_guide(document: Document, mentions: Sequence[Resolved]) -> bool:
    """Whether rows of clock times in their order, and no day at all, are the guide of the day of issue."""
    rows = {block.span.start for block in document.blocks}
    times: list[datetime] = []
    for mention in mentions:
        if mention.start is None and mention.timex.value in _EACH_DAY:
            continue
        if not isinstance(mention.start, Moment) or _is_stated(mention.start):
            return False
        if mention.span.start in rows:
            times.append(mention.start.at.replace(tzinfo=None))
    return len(times) >= _GUIDE and all(one <= other for one, other in pairwise(times))


def tells_only_stamp(document: Document, mentions: Sequence[Resolved]) -> bool:
    """Whether the text has a date line and tells no other day: a schedule of that day."""
    published = document.published
    if published is None or published.span is None:
        return False
    stamp = published.span
    return not any(
        mention.start is not None and _is_stated(mention.start) and not stamp.overlaps(mention.span)
        for mention in mentions
    )


def _is_today(mention: Resolved) -> bool:
    said = mention.mention.said
    day = (said.day or said.part) if isinstance(said, At) else said
    if isinstance(day, DayOffset):
        return day.days == 0
    return isinstance(day, DayPart) and day.which == "this"


def _is_stated(start: When) -> bool:
    return start.day_from.basis is Basis.STATED


def _day(start: When) -> object:
    """The day that a time names; midnight is the end of the one before: "until midnight Tuesday"."""
    if isinstance(start, AllDay):
        return start.first
    return (start.at.replace(tzinfo=None) - timedelta(microseconds=1)).date()


def _follows_hours(scene: Scene) -> bool:
    """Whether a limit stands behind hours of no day: "Talks start at 4 p.m.; please end before 5 p.m."."""
    return bool(scene.layout.times_in(Span(scene.block.span.start, scene.mention.span.start)))


def _is_of_other_year(scene: Scene, year: int) -> bool:
    """Whether the sentence speaks of another year: "In 2025 it started at 13:48"."""
    told = _YEAR.findall(scene.document.text, scene.sentence.span.start, scene.mention.span.start)
    past = scene.words.phrases["words.other_years"].first_in(scene.sentence.low, 0, scene.at)
    return past is not None or (bool(told) and str(year) not in told)


def _is_gone(scene: Scene, start: Moment) -> bool:
    """Whether what is to come would be hours before its text: "Reply by Friday. The tour starts at 11"."""
    published = scene.document.published
    if published is None or published.day_only or start.at.tzinfo is None or published.at.tzinfo is None:
        return False
    if published.at.minute == 0 and published.at.hour in _PLACEHOLDERS:
        return False
    group = scene.verb()
    if group is None or published.at - start.at < _LATELY or start.zone_from.basis in _TOLD_ZONES:
        return False  # hours with a zone are a notice of today, if an old one
    if group.bits & roles.MODAL:
        return True
    words, past = scene.sentence.words[group.start : group.end], scene.words.sets["words.past"]
    return group.finite and not any(
        word.low in past or word.low.endswith(scene.words.suffixes["past"]) for word in words
    )


def is_dayless(scene: Scene, is_row: bool) -> bool:
    """Whether nothing says of which day a clock time is: a programme whose date stands elsewhere."""
    start, published = scene.mention.start, scene.document.published
    if not isinstance(start, Moment):
        return False
    counted = isinstance(scene.mention.mention.said, Shift)
    if start.day_from.basis is not Basis.PUBLICATION and not counted:
        return False
    if not scene.words.sets["words.conditions"].isdisjoint(scene.sentence.low[: scene.at]):
        return True  # "If a warning is issued at or before 7 a.m. on the day"
    if counted:
        return False
    if published is not None and _is_of_other_year(scene, published.at.year):
        return True
    if published is not None and not is_row and _is_gone(scene, start):
        return True
    if published is None or scene.layout.of_today:
        return False
    limited = kind_of(scene, is_row=is_row) is not Kind.POINT
    if limited and (is_row or not _follows_hours(scene)):
        return False
    group = scene.verb()
    if scene.layout.of_stamp and not is_row and group is not None and group.bits & roles.MODAL:
        return False
    at = published.at
    exact = not published.day_only and not (at.minute == 0 and at.hour in _PLACEHOLDERS)
    zoned = start.zone_from.basis in _TOLD_ZONES
    return is_row or not (exact or zoned)
