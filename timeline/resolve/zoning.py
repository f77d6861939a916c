"""Which zone a clock time of a document has: the words around it, rows, headings, datelines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime

from timeline.language import Language
from timeline.model.said import Amount, At, Clock, Mention, Range, Shift, Vague, ZoneName
from timeline.model.text import BlockKind, Document, Span
from timeline.model.unwrapped import unwrapped
from timeline.model.when import Basis, Origin
from timeline.resolve.address import zone_of_address
from timeline.resolve.blockplaces import BlockPlaces
from timeline.resolve.context import Context, KnownZone
from timeline.resolve.grounded import Ground
from timeline.resolve.hours import is_same_time
from timeline.resolve.listed import counts_from_now, tells_day
from timeline.resolve.nth import is_counted
from timeline.resolve.ownclocks import OwnClocks
from timeline.resolve.place import (
    bare_city,
    is_located,
    place_beside,
    place_in_front,
    place_near,
    place_of_venue,
    place_told,
    seat_of_people,
)
from timeline.resolve.places import Places, at_home
from timeline.resolve.placesbehind import place_behind
from timeline.resolve.titles import zone_of_title
from timeline.resolve.twinzones import by_twin, offset_of_twin
from timeline.resolve.wholes import Wholes
from timeline.resolve.zone import (
    carried,
    known_zone,
    names_zone,
    offset_at,
    stated,
)
from timeline.resolve.zoneheads import ZoneHeadings, is_left_behind, is_of_city

_SENTENCE = 120
"""Code points between two clock times of a sentence."""
_STOP = re.compile(r"[.!?;]\s|\n")
_Zone = tuple[str | None, Origin]


class Zoner:
    """Answers for one document; looks places up only when a time asks."""

    def __init__(
        self, document: Document, folded: str, mentions: Sequence[Mention], language: Language
    ) -> None:
        self.document, self.text, self.folded = document, unwrapped(document), folded
        self.language, self.mentions = language, mentions
        self.timed: frozenset[int] | None = None
        self.places = Places(self.text, language)
        self.wholes = Wholes(document, mentions, language)
        self.rows = BlockPlaces(document, self.text, language)
        self.last: _Zone | None = None
        self.at: Span | None = None
        """The clock time before, and its zone."""
        self.second = False
        """Whether it only told the one before it on other clocks, which are nobody else's."""
        self.told: tuple[Span, _Zone] | None = None
        """The last clock time that told its day, and its zone."""
        self.own = OwnClocks(document.text, self.places)
        self.headings = ZoneHeadings(document, folded, mentions, language)

    def zone_of(self, mention: Mention, found: Ground, context: Context, block: int) -> _Zone:
        """The zone of a clock time and how it is known; "six hours later" is on the clocks told before.

        So is "at the same time", unless its words tell a zone or a place.
        """
        said = mention.said
        if isinstance(said, Shift) and said.told and self.last is not None:
            return self.last
        zone = self._zone_of(mention, found, context, block)
        if self.last is None or not is_same_time(said) or zone[1].basis in (Basis.STATED, Basis.PLACE):
            self.last = zone
        self.second = self._is_second(mention.span, block)
        self.at = mention.span
        if tells_day(said):
            self.told = (mention.span, self.last)
        self.own.note(mention.span, self.last[1])
        return self.last

    def after(self, mention: Mention, found: Ground, context: Context, block: int) -> KnownZone | None:
        """The zone that goes on behind a clock time: that told with it or by its twin."""
        local = found.zone is None or found.zone.kind == "local"
        if not local and found.zone is not None:
            return context.zone if self.second else known_zone(found.zone, block)
        if not found.twins or self.last is None or self.last[0] is None or found.at is None:
            return context.zone
        if offset_of_twin(found) != offset_at(self.last[0], found.at):
            return context.zone
        return KnownZone((self.last[0],), "", mention.span, block)

    def zone_at(self, mention: Mention, found: Ground, context: Context, block: int) -> str | None:
        """The zone that a clock time would have; nothing is kept of the question."""
        return self._zone_of(mention, found, context, block)[0]

    def _is_second(self, here: Span, block: int) -> bool:
        """Whether a clock time in a bracket only tells another one again: "at 9 a.m. AEDT (10 p.m. GMT)"."""
        first = self._block_span(block).start
        if self.at is None or self.at.start < first:
            return False
        before = self.text[self.at.start : here.start]
        return any(before.count(opening) > before.count(closing) for opening, closing in ("()", "[]"))

    def _zone_of(self, mention: Mention, found: Ground, context: Context, block: int) -> _Zone:
        """By the order of authority."""
        at = found.at or datetime.min  # noqa: DTZ901 - a wall clock, as all of them here
        said = found.zone
        if said is not None and said.kind != "local":
            return stated(said, at, context)
        if said is None and context.now_zone and counts_from_now(mention.said):
            return context.now_zone, Origin(Basis.DEFAULT if self.document.zone else Basis.PUBLICATION)
        here = mention.span
        if said is None and found.twins and (matching := self._by_twin(found, context, block, here)):
            return matching
        if said is None and (beside := self._beside_clock(here, block, context)):
            return self._at(beside)
        if said is not None and (local := self._local(mention, found, context, block)):
            return local
        if self.headings.local_rows and (found_here := self._place_of_row(block)):
            return found_here
        if said is None and (told := self._carried(mention, at, context, block)):
            return told
        if context.heading_zone is not None:
            return carried(context.heading_zone, at, context)
        return self._around(mention, at, context, block)

    def _at(self, place: tuple[str, Span]) -> tuple[str, Origin]:
        return place[0], Origin(Basis.PLACE, place[1], place[1].of(self.text))

    def _local(
        self, mention: Mention, found: Ground, context: Context, block: int
    ) -> tuple[str, Origin] | None:
        """Whose clocks "local time" means."""
        if matching := self._by_twin(found, context, block, mention.span):
            return matching
        here = mention.span
        if place := self._beside(here, context) or self._near(here, block, context, is_local=True):
            return self._at(place)
        return self._told_place(mention, block)

    def _carried(self, mention: Mention, at: datetime, context: Context, block: int) -> _Zone | None:
        """The zone told before, but where the sentence names a place or a heading tells another."""
        if context.zone is None:
            return None
        row = self._block_span(block)
        front = place_in_front(self.text, mention.span, self.language, row)
        if front and context.zone.span.end <= front[1].start:
            return self._at(front)
        if venue := self._settled(place_of_venue(self.text, mention.span, self.language, row), context):
            return self._at(venue)
        if context.heading_zone is not None and context.zone.block != block:
            return None
        if (city := self._in_city(mention.span, block, context)) is not None:
            return self._at(city)
        if is_left_behind(context, self.document.zone) and (
            there := self._place_of_day(mention, block, context)
        ):
            return there
        return None if self.own.is_left(mention, context, block) else carried(context.zone, at, context)

    def _in_city(self, here: Span, block: int, context: Context) -> tuple[str, Span] | None:
        """Where it is behind another city's clocks: "11 a.m. Lisbon time; in Vigo, a concert begins at 5"."""
        if context.zone is None or not is_of_city(context.zone, self.language.code):
            return None
        near = self._near(here, block, context)
        return near if near is not None and near[1].start >= context.zone.span.end else None

    def _around(self, mention: Mention, at: datetime, context: Context, block: int) -> _Zone:
        """The place of the sentence, of the day, of the rows, of the text."""
        here = mention.span
        if self.headings.local_beside and context.now_zone and not self._tells_place(block, context):
            return self.document.zone or context.now_zone, Origin(Basis.DEFAULT)
        if self._tells_place(block, context) and (near := self._near(here, block, context)):
            return self._at(near)
        if behind := self._settled(place_behind(self.text, here, self.language), context):
            return self._at(behind)
        if day := self._place_of_day(mention, block, context) or self._place_before(here):
            return day
        whole = None if self._tells_place(block, context) else self.wholes
        if whole and (there := self._settled(whole.place_for(here, at.date(), context, block), context)):
            return self._at(there)
        head = None if context.day is None or tells_day(mention.said) else context.day.block
        blocks = self.document.blocks
        timed = self._timed()
        if address := zone_of_address(self.text, blocks, block, self.language, head=head, timed=timed):
            return address[0], Origin(Basis.PLACE, address[1], "address")
        if there := self._settled(self.rows.of_label(block, timed), context):
            return there[0], Origin(Basis.PLACE, there[1], there[1].of(self.text))
        if title := zone_of_title(self.text, self.document.blocks, block, self.language):
            return title[0], Origin(Basis.PLACE, title[1], "title")
        if line := self.places.of_dateline():
            return line[0], Origin(Basis.PUBLICATION, line[1], line[1].of(self.text))
        if self.document.zone:
            return self.document.zone, Origin(Basis.DEFAULT)
        if context.now_zone:
            return context.now_zone, Origin(Basis.PUBLICATION)
        return self._place_of_row(block) or self.places.of_text() or (None, Origin(Basis.UNKNOWN))

    def _timed(self) -> frozenset[int]:
        """The numbers of the blocks that tell a time of their own."""
        if self.timed is None:
            starts = [block.span.start for block in self.document.blocks]
            told = (each for each in self.mentions if not isinstance(each.said, Amount | Vague | ZoneName))
            self.timed = frozenset(bisect_right(starts, each.span.start) - 1 for each in told)
        return self.timed

    def _beside_clock(self, here: Span, block: int, context: Context) -> tuple[str, Span] | None:
        """The place that touches a clock time; in a row only behind a told zone: "9 PM in Tokyo"."""
        located = context.zone is not None and is_located(self.text, here, self.language)
        return self._beside(here, context) if located or self._tells_place(block, context) else None

    def _beside(self, here: Span, context: Context) -> tuple[str, Span] | None:
        if names_zone(self.text, here, self.language):
            return None
        city = bare_city(self.text, here, self.language)
        return city or self._settled(place_beside(self.text, here, self.language), context)

    def _near(
        self, here: Span, block: int, context: Context, *, is_local: bool = False
    ) -> tuple[str, Span] | None:
        if names_zone(self.text, here, self.language):
            return None
        near = place_near(self.text, here, self.language, self._block_span(block), is_local=is_local)
        return self._settled(near, context)

    def _settled(self, found: tuple[str, Span] | None, context: Context) -> tuple[str, Span] | None:
        return found and at_home(found, self.text, self.language, self.document.zone or context.now_zone)

    def _place_before(self, here: Span) -> _Zone | None:
        """Where the clock time before it in its sentence is: "meets her in Rome at 11 and speaks at 3"."""
        if self.last is None or self.last[1].basis is not Basis.PLACE or self.at is None:
            return None
        gap = self.text[self.at.end : here.start]
        return self.last if len(gap) <= _SENTENCE and not _STOP.search(gap) else None

    def _place_of_day(self, mention: Mention, block: int, context: Context) -> _Zone | None:
        """Where the day is that a clock time is carried from: "opens in Doha on Friday. Lunch is at noon"."""
        day = context.day
        told = tells_day(mention.said) and not is_counted(mention.said)
        timed = isinstance(mention.said, At | Clock | Range) and not told
        if day is None or not timed or not self._tells_place(block, context):
            return None
        blocks = self.document.blocks
        if not block - 1 <= day.block < len(blocks) or blocks[day.block].kind is not BlockKind.PARAGRAPH:
            return None
        if self.told is not None and self.told[0] == day.span and self.told[1][1].basis is Basis.PLACE:
            return self.told[1]
        near = self._near(day.span, day.block, context)
        return None if near is None else self._at(near)

    def _block_span(self, block: int) -> Span:
        blocks = self.document.blocks
        return blocks[block].span if 0 <= block < len(blocks) else Span(0, len(self.text))

    def _tells_place(self, block: int, context: Context) -> bool:
        """Whether a place near a time may tell its zone: in rows ("Lynx at Tripoli") for want of another."""
        blocks = self.document.blocks
        is_row = 0 <= block < len(blocks) and blocks[block].kind is BlockKind.ROW
        return not is_row or context.now_zone is None

    def _place_of_row(self, block: int) -> tuple[str, Origin] | None:
        """The place that the row itself, or the heading over it, names."""
        found = self.rows.of_row(block)
        return None if found is None else self._at(found)

    def _by_twin(self, found: Ground, context: Context, block: int, here: Span) -> tuple[str, Origin] | None:
        """The place whose clocks are as far from UTC as told: "9 a.m. local time (0100 GMT)"."""
        homes = ((self.document.zone, Basis.DEFAULT), (context.now_zone, Basis.PUBLICATION))
        return by_twin(self.places, found, here, self._block_span(block), homes)

    def _told_place(self, mention: Mention, block: int) -> tuple[str, Origin] | None:
        """Local time where nothing in the sentence says where: the place told last before it."""
        if seat := seat_of_people(self.text, mention.span, self.language, self._block_span(block)):
            return self._at(seat)
        if line := self.places.of_dateline():
            return self._at(line)
        if told := place_told(self.text, mention.span.start, self.language):
            return self._at(told)
        return None
