"""The clocks that a text is on by itself, to which it goes back behind a zone told for one time only."""

from __future__ import annotations

import re
from typing import Final

from timeline.model.said import Mention
from timeline.model.text import Span
from timeline.model.when import Basis, Origin
from timeline.resolve.context import Context
from timeline.resolve.listed import tells_day
from timeline.resolve.places import Places

_STOP: Final = re.compile(r"[.!?;]\s|\n")
_HOME: Final = frozenset({Basis.PUBLICATION, Basis.PLACE})
_FALLEN_BACK: Final = frozenset({Basis.PUBLICATION, Basis.DEFAULT})
_GOES_ON: Final = 2
"""Clock times carried in a told zone from which the text goes on in it."""


class OwnClocks:
    """Of one document: which of its times, read in order, were on its own clocks."""

    def __init__(self, text: str, places: Places) -> None:
        self.text, self.places = text, places
        self.carried = 0
        """The clock times in the zone told last behind the one that told it."""
        self.home: Span | None = None
        """The first clock time on the clocks of the place that the text is from."""
        self.fallen_back: Span | None = None
        """The first clock time on the clocks of the time of issue, or on those to fall back on."""

    def note(self, here: Span, origin: Origin) -> None:
        """Keep in mind how the zone of a clock time is known."""
        self.carried = self.carried + 1 if origin.basis is Basis.CARRIED else 0
        if self._is_home(origin):
            self.home = self.home or here
        elif origin.basis in _FALLEN_BACK:
            self.fallen_back = self.fallen_back or here

    def _is_home(self, origin: Origin) -> bool:
        line = self.places.of_dateline() if origin.span is not None and origin.basis in _HOME else None
        return line is not None and line[1] == origin.span

    def is_left(self, mention: Mention, context: Context, block: int) -> bool:
        """Whether a zone was that of one time only, in a text that told those of its own clocks before.

        Where these are only the ones to fall back on, or those of the dateline were not used yet, the zone
        has to stand in another paragraph. As in "LISBON - Talks begin at 9. A call is at 3 p.m. Kyiv time.
        On Friday they resume at 10"; without a new day the zone is carried. So it is in a
        text that went on in it for several times before any on its own clocks.

        Args:
            mention: the clock time without a zone.
            context: what was told before it.
            block: number of its block.
        """
        zone, day = context.zone, context.day
        if zone is None:
            return False
        if not _is_before(self.home, zone.span):
            line = self.places.of_dateline()
            elsewhere = line is not None and line[0] not in zone.zones and self.carried < _GOES_ON
            if zone.block == block or not (elsewhere or _is_before(self.fallen_back, zone.span)):
                return False
        if not tells_day(mention.said) and (day is None or day.span.start < zone.span.end):
            return False
        return _STOP.search(self.text, zone.span.end, mention.span.start) is not None


def _is_before(here: Span | None, there: Span) -> bool:
    return here is not None and here.start <= there.start
