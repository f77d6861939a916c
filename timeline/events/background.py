"""What stands around the happenings of a text and is none: acts that give a slot, contact lines, asides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.events.acts import is_day_of_act
from timeline.events.asidetimes import (
    is_appeal,
    is_asked_after,
    is_close_of_minutes,
    is_disclosure,
    is_in_case,
    is_message,
    is_paper_stamp,
    is_price_of_day,
    is_steady,
    is_takings,
    is_wish_before,
)
from timeline.events.contactlines import (
    is_contact_hours,
    is_cutoff,
    is_dial_in,
    is_try_again,
    is_working_week,
)
from timeline.events.lookback import is_owner_gone_by
from timeline.events.scene import Scene

BACKGROUND: Final[tuple[tuple[str, Callable[[Scene, bool], bool]], ...]] = (
    ("act that gives a slot", is_day_of_act),
    ("owner of what is over", is_owner_gone_by),
    ("how early to be on the line", is_dial_in),
    ("hours in which to ask", is_contact_hours),
    ("days of anybody's week", is_working_week),
    ("when to look again", is_try_again),
    ("what comes too late", is_cutoff),
    ("hour at which a meeting rose", is_close_of_minutes),
    ("when a release was made public", is_disclosure),
    ("when a paper came out or was seen", is_paper_stamp),
    ("what is only wished for or denied by then", is_wish_before),
    ("price of a day gone by", is_price_of_day),
    ("how a price stood", is_steady),
    ("what came in", is_takings),
    ("when somebody got in touch", is_message),
    ("whether somebody has time", is_asked_after),
    ("appeal for witnesses", is_appeal),
    ("only in some case", is_in_case),
)
"""In this order; the first that holds is the reason."""
