"""Zones that a line by itself sets for the times around it: "All times Eastern", "OSLO (local time)"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from timeline import zones
from timeline.language import Language
from timeline.model.said import At, Mention, ZoneName
from timeline.model.text import BlockKind, Document
from timeline.model.when import Basis
from timeline.resolve.cities import city_zone
from timeline.resolve.context import Context, KnownZone
from timeline.resolve.headzones import heads_column, is_governing, is_over_rows
from timeline.resolve.place import CLOCK, only_place
from timeline.resolve.zone import known_zone

_OPENING = ("(", "[")
_LONGEST_TITLE, _NEAR_TITLE = 160, 4


class ZoneHeadings:
    """Answers for one document."""

    def __init__(
        self, document: Document, folded: str, mentions: Sequence[Mention], language: Language
    ) -> None:
        self.document, self.text, self.folded = document, document.text, folded
        self.language = language
        self.local_beside = any(_is_local_beside(mention, document.text) for mention in mentions)
        """Whether local time stands in brackets beside the clocks of home: "4:20 AM [10:20 AM Local]"."""
        starts = [block.span.start for block in document.blocks]
        self.local_rows = any(
            isinstance(mention.said, ZoneName)
            and mention.said.kind == "local"
            and self.governs(mention, bisect_right(starts, mention.span.start) - 1)
            for mention in mentions
        )

    def governs(self, mention: Mention, block: int) -> bool:
        """Whether a zone by itself is meant for the times around: "All times Eastern", a heading "(CEST)"."""
        blocks = self.document.blocks
        if 0 <= block < len(blocks) and blocks[block].kind is BlockKind.HEADING:
            return True
        if 0 <= block < len(blocks) and heads_column(self.text, blocks[block].span, mention.span):
            return True
        return is_governing(mention, self.folded, self.language) or is_over_rows(self.text, mention.span)

    def heading_of(self, mention: Mention, said: ZoneName, block: int) -> KnownZone | None:
        """The zone that a zone by itself sets for the rows that follow."""
        if said.kind == "local":
            return self.local_heading(mention, block)
        return known_zone(said, block, Basis.HEADING) if self.governs(mention, block) else None

    def local_heading(self, mention: Mention, block: int) -> KnownZone | None:
        """The zone of "HIGH COURT LIST, BRISBANE (local time)" over rows: that of the only place it names."""
        blocks = self.document.blocks
        if not 0 <= block < len(blocks) or not self._heads_rows(block):
            return None
        for index in range(block, max(-1, block - _NEAR_TITLE), -1):
            if not self._heads_rows(index) and blocks[index].kind is not BlockKind.HEADING:
                return None
            if found := only_place(self.text, blocks[index].span, self.language):
                words = found[1].of(self.text)
                return KnownZone((found[0],), words, mention.span, block, Basis.PLACE)
        return None

    def _heads_rows(self, block: int) -> bool:
        """Whether a block is a line without clock times of its own."""
        span = self.document.blocks[block].span
        short = span.end - span.start <= _LONGEST_TITLE
        return short and CLOCK.search(self.text, span.start, span.end) is None


def _is_local_beside(mention: Mention, text: str) -> bool:
    zone = mention.said.zone if isinstance(mention.said, At) else None
    opened = text[mention.span.start - 1 : mention.span.start] in _OPENING
    return zone is not None and zone.kind == "local" and opened


def is_left_behind(context: Context, default: str | None) -> bool:
    """Whether a day is told behind a zone of a third country: "3 p.m. CET. In Doha on 2 December, at 8".

    The zone of the text's own country goes on, wherever the day is: "8 p.m. ET. Game 2 is in Dallas at 7".
    """
    zone, day, home = context.zone, context.day, default or context.now_zone
    if zone is None or not zone.zones or day is None or home is None or zone.span.end > day.span.start:
        return False
    return zones.country_of(zone.zones[0]) != zones.country_of(home)


def is_of_city(zone: KnownZone, code: str) -> bool:
    """Whether a zone was told by the name of a city, whose clocks are its own: "Lisbon time"."""
    city, _, word = zone.text.rpartition(" ")
    return bool(city) and word.islower() and city_zone(city, code) is not None
