"""Walks the mentions of a document in reading order and gives each its place on the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import zip_longest

from timeline import zones
from timeline.language import Language
from timeline.model.said import Amount, Clock, Mention, Now, Vague, ZoneName
from timeline.model.text import BlockKind, Document, Span
from timeline.model.values import replace
from timeline.model.when import AllDay, Basis, Moment, Origin, Resolved, Timex, Unresolved
from timeline.resolve import instants
from timeline.resolve.anchored import with_anchors
from timeline.resolve.anchors import is_unkept, sets_day
from timeline.resolve.aroundnow import grounded, not_behind, of_now, told_at
from timeline.resolve.blocks import Blocks
from timeline.resolve.check import warnings_of
from timeline.resolve.context import Context, KnownDay
from timeline.resolve.dayfirst import day_first
from timeline.resolve.described import of_described
from timeline.resolve.dial import is_24h
from timeline.resolve.era import in_era, is_history
from timeline.resolve.evenings import in_evening, in_sentence
from timeline.resolve.frames import DayFrames, with_main
from timeline.resolve.grounded import Ground
from timeline.resolve.half import lean_of
from timeline.resolve.headzones import zone_of_headings
from timeline.resolve.listed import Listed, in_bracket, in_name, told_words
from timeline.resolve.listyears import YearHeads
from timeline.resolve.nearby import (
    as_duration,
    choices_of,
    dated_by,
    day_behind,
    describes,
    is_stamp,
    on_each_day,
    stands_alone,
    told_inside,
)
from timeline.resolve.nth import stretch_told, with_dates_of_days, with_months
from timeline.resolve.otherdays import each_of, in_a_row
from timeline.resolve.outlook import announces
from timeline.resolve.programme import in_programme, opening_of
from timeline.resolve.reruns import is_mute
from timeline.resolve.sequence import after_heading, going_on
from timeline.resolve.smallhours import Row, days_off
from timeline.resolve.tense import direction, promises
from timeline.resolve.years import counts_years, is_whole, lacks_year, tells_on
from timeline.resolve.zone import stated
from timeline.resolve.zoning import Zoner

_DAY = timedelta(days=1)
_TENSELESS = (Clock, Amount, Vague, Now)
"""No tense of a clause tells which one of these is meant."""
_UNDATED = "no date of publication to count from"


def walk(
    document: Document, mentions: Sequence[Mention], language: Language, folded: str
) -> list[Resolved | Unresolved]:
    """Resolve the mentions of a document in order; several days of one mention give several results."""
    mentions = with_months(with_anchors(mentions, folded, language), folded, language)
    mentions = with_dates_of_days(mentions, document.text)
    walker = _Walker(document, folded, mentions, language)
    found: list[Resolved | Unresolved] = []
    for mention, following in zip_longest(mentions, mentions[1:]):
        found.extend(walker.step(mention, following))
    return found


class _Walker:
    """The frame of reading; `context` is replaced at each step."""

    def __init__(
        self, document: Document, folded: str, mentions: Sequence[Mention], language: Language
    ) -> None:
        self.document, self.text, self.folded, self.language = document, document.text, folded, language
        self.zoner = Zoner(document, self.folded, mentions, language)
        self.blocks = Blocks(document)
        published = document.published
        default = document.zone or (published.zone if published else None)
        self.context = Context(
            language=language,
            now=told_at(document, self.zoner.places),
            now_zone=default,
            country=zones.country_of(default) if default else None,
            heading_zone=zone_of_headings(mentions, self.folded, language),
            is_24h=is_24h(mentions, self.folded, language),
            day_first=day_first(folded, mentions),
        )
        self.opening, self.here = opening_of(mentions), Span(0, 0)
        self.history = is_history(mentions, self.context.today)
        if self.history and self.context.today is not None:
            self.history = not announces(mentions, folded, language, self.blocks.bounds)
        self.frames = DayFrames(document, folded, history=self.history)
        self.told_year: int | None = None  # "up from the previous year" counts from it
        self.era: date | None = None  # the day, month or year told last, in a history
        self.taken: Span | None = None  # a day that belongs to the clock time before it
        self.listed, self.years = Listed(), YearHeads(document, folded, mentions, language)
        self.before: tuple[Span, date | None] = (Span(0, 0), None)
        self.row = Row()
        self.level, self.outer = 0, list[Context]()

    def step(self, mention: Mention, following: Mention | None) -> Iterator[Resolved | Unresolved]:
        """Resolve one mention and move the frame on; the day of the `following` one may be its day."""
        self.here = mention.span
        block = self.blocks.at(mention.span.start)
        mention = as_duration(mention, self.folded, self.language, self.blocks.begin(block))
        said = mention.said
        self._enter(block)
        if isinstance(said, ZoneName):
            if heading := self.zoner.headings.heading_of(mention, said, block):
                self.context = self.context._replace(heading_zone=heading)
            return
        context = self.frames.counting_back(said, self._frame(mention, block))
        if self.told_year and counts_years(said):
            context = context._replace(told=date(self.told_year, 1, 1))
        if self.history and self.era is not None and lacks_year(said):
            context = in_era(said, context, self.era)
        context = in_programme(context, mention, self.folded, self.opening)
        if context.programme != self.context.programme:
            self.context = self.context._replace(programme=context.programme)
        context = in_evening(going_on(context, mention, self.text, self.folded), block)
        context = in_sentence(context, mention, self.before[0], following, self.folded)
        context = in_bracket(self.before, mention, context, self.text)
        if stands_alone(self.document, mention, block):
            context = after_heading(context, mention.said)
        ends = self.blocks.end(block)
        if following is not None and (later := day_behind(mention, following, self.folded, context, ends)):
            context = context._replace(day=KnownDay(later, following.span, block, Basis.STATED))
            self.taken = following.span
        zone = partial(self.zoner.zone_at, mention, context=context, block=block)
        found = grounded(said, context, self.document, zone=zone)
        found = on_each_day(found, context, block, self.document, mention)
        if found is None:
            yield Unresolved(mention, "no such day" if context.now else _UNDATED)
            return
        if is_mute(mention, self.document, self.folded, self.context, block):
            found = replace(found, calendar=False)
        self.before = mention.span, found.first if found.day_said and found.at is None else None
        yield from self._results(mention, found, context, block)
        if found.first is not None and found.type == "DATE":
            self.told_year = found.first.year
        self._remember(mention, found, block)

    def _enter(self, block: int) -> None:
        """Quoted text is read in a frame of its own, whose today is the day of its header."""
        here = self.blocks[block]
        level = here.level if here is not None and here.kind is BlockKind.QUOTE else 0
        while level > self.level:
            known = self.context.day
            now = self.context.now
            if known and now and known.day <= now.date() and block - known.block <= 2:  # noqa: PLR2004
                now = datetime.combine(known.day, now.time())
            self.outer.append(self.context)
            self.context = self.context._replace(now=now, day=None, heading_day=None, told=None)
            self.level += 1
        while level < self.level:
            self.context = self.outer.pop()
            self.level -= 1

    def _frame(self, mention: Mention, block: int) -> Context:
        context, ahead = self.context, self.context.direction
        if not (isinstance(mention.said, _TENSELESS) or is_whole(mention.said)):
            ahead = direction(self.folded, mention.span, self.language, *self.blocks.bounds(mention))
            if ahead >= 0:
                ahead = of_described(mention, self.folded, self.language, context.today) or ahead
        lean = lean_of(self.folded, mention, self.language)
        if ahead != context.direction or lean != context.lean:  # a new frame takes microseconds
            context = context._replace(direction=ahead, lean=lean)
        self.listed = self.listed.under(self.years.over(block))
        context = self.listed.frame(context, self.blocks.kind(block), block, mention)
        day = self.frames.day_for(mention, context, block)
        return context if day is context.day else context._replace(day=day)

    def _results(self, mention: Mention, found: Ground, context: Context, block: int) -> Iterator[Resolved]:
        timex = Timex(
            found.type, found.value, found.end_value, found.mod, found.set_rule or found.rrule, None
        )
        start: Moment | AllDay | None = None
        end: Moment | None = None
        also: tuple[Span, ...] = ()
        if found.at is not None:
            found, start, end = self._moments(mention, found, context, block)
            stated_here = start.zone_from.basis is Basis.STATED
            if stated_here and found.zone is not None and found.zone.kind != "local":
                timex = replace(timex, zone=start.zone)
            also = tuple(twin.zone.span for twin in found.twins if twin.zone is not None)
            if self.taken is not None and self.taken.start > mention.span.start:
                also = (*also, self.taken)
        elif found.first is not None and found.calendar:
            last = found.last or found.first
            start = AllDay(found.first, last, self._day_origin(mention, found, context), part=found.part)
        warnings = () if start is None else warnings_of(mention.said, found, start, context)
        if not found.calendar or mention.span == self.taken:
            start = end = None
        result = Resolved(
            mention,
            timex,
            start,
            end,
            found.rrule if found.calendar else None,
            found.exdates,
            found.relation,
            approximate=False,
            also=also,
            choices=choices_of(found, start),
            warnings=warnings,
        )
        yield from each_of(result, found.days)

    def _moments(
        self, mention: Mention, found: Ground, context: Context, block: int
    ) -> tuple[Ground, Moment, Moment | None]:
        """A clock time in its zone, with its end, and what was found moved to the day that fits the list."""
        zone, origin = self.zoner.zone_of(mention, found, context, block)
        day_from = self._day_origin(mention, found, context)
        tense = partial(direction, self.folded, self.here, self.language)
        found = of_now(self._in_list(found, context), zone, context, self.document, tense=tense)
        promised = partial(promises, self.folded, self.here, self.language, self.blocks.begin(block))
        found = not_behind(found, context, self.document, tense=tense, promised=promised)
        assert found.at is not None  # noqa: S101 - a day more or less keeps the clock time
        half = Origin(Basis.DEFAULT, note="half of the day guessed") if found.guessed_half else None
        start = Moment(instants.place(found.at, zone), zone, day_from, origin, half)
        if found.until is None:
            return found, start, None
        if found.end_zone is not None and found.end_zone.kind != "local":
            zone = stated(found.end_zone, found.until, context)[0]
        return found, start, Moment(instants.place(found.until, zone), zone, day_from, origin, half)

    def _in_list(self, found: Ground, context: Context) -> Ground:
        at = found.at
        if at is None:
            return found
        if step := days_off(found, self.row, context, self.folded, self.here):
            found = replace(found, at=at + step, until=None if found.until is None else found.until + step)
        self.row = Row(found.at, at.date(), found.day_said, found.until)
        return found

    def _day_origin(self, mention: Mention, found: Ground, context: Context) -> Origin:
        if found.day_said:
            return Origin(Basis.STATED, mention.span)
        known = context.day
        return Origin(Basis.PUBLICATION) if known is None else Origin(known.basis, known.span)

    def _remember(self, mention: Mention, found: Ground, block: int) -> None:
        if is_stamp(self.document, self.folded, mention, self.language):
            return
        articles = self.language.settings.get("accept", {}).get("articles", ())
        words = told_words(self.text, mention.span, self.context.today, articles)
        told_here = found.first if found.day_said else None
        alone = stands_alone(self.document, mention, block)
        self.listed = self.listed.after(
            mention, self.blocks.kind(block), block, words, told_here, alone=alone
        )
        if self.history and found.first is not None and tells_on(mention.said):
            self.era = found.first
            self.context = self.context._replace(told=found.first)
        told: datetime | date | None = found.at or (found.first if found.calendar else None)
        day, heading = self.context.day, self.context.heading_day
        zone = self.zoner.after(mention, found, self.context, block)
        begin = self.blocks.begin(block)
        unkept = found.at is None and is_unkept(found, self.folded, mention.span, self.context, begin)
        if told is None or not found.calendar or unkept:
            self.context = self.context if zone is self.context.zone else self.context._replace(zone=zone)
            return
        if in_name(self.context, mention, self.blocks.kind(block), self.blocks.begin(block)) or describes(
            mention, self.folded, self.language
        ):
            return
        if found.day_said and found.first is not None and found.type != "SET":
            ending = found.days[-1] if in_a_row(found.days) else found.last
            last = ending if found.at is None and ending != found.first else None
            basis = Basis.HEADING if alone else Basis.CARRIED
            known = KnownDay(
                found.first, mention.span, block, basis, last, **told_inside(mention, self.document, block)
            )
            known = with_main(known, self.context, self.document)
            self.frames.note(known, self.context, clocked=found.at is not None)
            if alone and found.at is None:
                heading, day = known, None
            elif sets_day(found, self.folded, mention.span, self.language, self.context.day):
                day = self.context.day if self.frames.is_side(known, self.context) else known
        dated = dated_by(self.context.dated, mention.said, found.first, found.last)
        stretch = stretch_told(self.context.stretch, mention.said, found)
        kept = None if alone or found.at is not None else self.context.sure
        sure = kept if found.at is None or found.guessed_half else found.at
        self.context = self.context._replace(
            day=day, heading_day=heading, told=told, zone=zone, dated=dated, sure=sure, stretch=stretch
        )
