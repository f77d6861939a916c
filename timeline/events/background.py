"""What stands around the happenings of a text and is none: acts that give a slot, contact lines, asides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.events.acts import is_day_of_act
from timeline.events.lookback import is_owner_gone_by
from timeline.events.scene import Scene

BACKGROUND: Final[tuple[tuple[str, Callable[[Scene, bool], bool]], ...]] = (
    ("act that gives a slot", is_day_of_act),
    ("owner of what is over", is_owner_gone_by),
)
"""In this order; the first that holds is the reason."""
