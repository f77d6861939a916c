"""Times with seconds: stamps of the lines of a log, and how long a run took."""

from __future__ import annotations

import re
from typing import Final

from timeline.events.scene import Scene
from timeline.model.said import At, Clock
from timeline.model.when import Basis, Moment

_SPEAKER: Final = re.compile(r"[\])]?\s{0,3}<[ @+]?[^<>\s]{1,30}>\s")
"""Who speaks in a log, behind the time of the line: "10:03:06 <ada> Hello"."""
_LONG_RUN: Final = 8
"""Hours that no race takes."""


def is_log(scene: Scene, is_row: bool) -> bool:
    """Whether a clock time begins the line of somebody who speaks: "[10:03] <ada> Hello"."""
    del is_row
    text, span = scene.document.text, scene.mention.span
    if not isinstance(scene.mention.start, Moment) or _SPEAKER.match(text, span.end) is None:
        return False
    return not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip(" \t[(*-")


def is_run(scene: Scene, is_row: bool) -> bool:
    """Whether hours, minutes and seconds tell how long a run took: "won in 2:08:14", "third, 2:15:38"."""
    del is_row
    start, mention = scene.mention.start, scene.mention.mention
    if not isinstance(start, Moment) or Basis.STATED in (start.day_from.basis, start.zone_from.basis):
        return False
    clock = mention.said.clock if isinstance(mention.said, At) else mention.said
    if not isinstance(clock, Clock) or clock.second is None or clock.half or clock.hour >= _LONG_RUN:
        return False
    return mention.lead is None
