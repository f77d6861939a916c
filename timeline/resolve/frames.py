"""Which of the days told is the day of a clock time that tells none."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.model.said import Approx, At, Clock, DayPart, Mention, Period, Range, Said, Shift
from timeline.model.text import BlockKind, Document
from timeline.model.when import Basis
from timeline.resolve.blocks import SENTENCE
from timeline.resolve.context import Context, KnownDay
from timeline.resolve.day import told_day
from timeline.resolve.maindays import MainDays, is_of_now
from timeline.resolve.nearby import stands_alone
from timeline.resolve.recounts import RECENT, is_alleged, is_of_court
from timeline.resolve.sidedays import sale_matter, side_matter
from timeline.resolve.tense import direction, promises
from timeline.resolve.tensewords import tense_words
from timeline.resolve.titledays import is_of_title

_WORD = re.compile(r"[^\W\d_]+")
_ROWS = frozenset({BlockKind.ROW, BlockKind.HEADING})
_HOUR_AND_DAY = re.compile(r"\d[^()\n]*\([^()\n]*\)")
"""As in "1 a.m. (Thurs.)"."""
_LIST, _LABEL = 8, 60
"""Rows from a day to one that looks back from it at most, and code points of the label of that one."""
_NEXT = 2
"""Blocks from the day of an event to that of its sale."""
_FAR = 3000
"""Code points behind the day of a side matter in which its name may come again."""
_LONGEST = 700
"""Code points of a sentence at most."""


class DayFrames:
    """Answers for one document."""

    def __init__(self, document: Document, folded: str, *, history: bool) -> None:
        self.document, self.folded = document, folded
        self.history = history
        """Whether the text tells of long ago, where every day is of the past."""
        self.ahead: KnownDay | None = None
        """The day told last of those that lie ahead."""
        self.behind: KnownDay | None = None
        """The day told last of those gone by on which no court acted."""
        self.first: KnownDay | None = None
        """The day told first."""
        self.noted = 0
        """Where the day told last ends."""
        self.side: tuple[KnownDay, frozenset[str]] | None = None
        """The day of a side matter told behind that of the main one, and the words that name it."""
        self.recounted = -1
        """The block in which a deed of that day is told."""
        self.main: MainDays | None = None
        """The days told last."""

    def note(self, known: KnownDay, context: Context, *, clocked: bool) -> None:
        """Keep a day that lies ahead, or that of a deed."""
        if context.today is None:
            return
        self.first = self.first or known
        before, self.noted = self.noted, known.span.end
        if (known.last or known.day) >= context.today:
            self.ahead = known
            self.main = self.main or MainDays(self.folded, self.document, context.language)
            self.main.note(known, clocked=clocked)
            return
        recent = context.today - known.day < RECENT
        if recent and not is_of_court(self.folded, known.span, context.language, before):
            self.behind = known

    def is_side(self, known: KnownDay, context: Context) -> bool:
        """Whether a day is that of a side matter: hours go on from the one told before; it is kept."""
        main, today, self.side = context.day, context.today, None
        if main is None or known.block - main.block > _NEXT:
            return False
        if main.span.of(self.folded).endswith(tense_words(context.language.code).possessive):
            return False  # "Friday's snow means that all games take place on Saturday"
        sold = sale_matter(self.folded, known.span, main, context.language)
        if sold and today is not None and main.day >= today:
            self.side = known, sold
            return True
        if known.block != main.block:
            return False
        if today is not None and (main.last or main.day) < today <= known.day:
            return False
        names = side_matter(self.folded, known.span, main, context.language)
        if names is not None:
            self.side = known, names
        return names is not None

    def _of_side(self, mention: Mention) -> KnownDay | None:
        """The day of the side matter, for a time in its own sentence or in one that names it."""
        if self.side is None:
            return None
        known, names = self.side
        start, end = known.span.end, mention.span.start
        if end - start > _FAR:
            return None
        stops = [match.end() for match in SENTENCE.finditer(self.document.text, start - 1, end)]
        if not stops and self.document.text.find("\n\n", start, end) < 0:
            return known
        begin = max(stops, default=start)
        if end - begin > _LONGEST or names.isdisjoint(_WORD.findall(self.folded, begin, end)):
            return None
        return known

    def day_for(self, mention: Mention, context: Context, block: int) -> KnownDay | None:
        """The day told last, that of the heading, or the one ahead before it where the last is background."""
        day, heading = context.day, context.heading_day
        words = tense_words(context.language.code)
        later = day is not None and _is_hour(mention) and not self.history
        if later and day and is_of_now(self.folded, self.document.text, mention.span, day, words):
            return heading
        if day and day.bracketed and day.block != block:
            day = heading
        if day and day.main and day.block != block:
            day = day.main
        if day and heading and day.block != block and (heading.block > day.block or _is_beside(day, heading)):
            right_above = day.block == block - 1 and stands_alone(self.document, mention, block)
            day = day if right_above and heading.block < day.block else heading
        first = self.first
        if first and day is context.day and is_of_title(first, mention, block, self.document, context):
            return first
        if day and not self.history and day is context.day:
            day = self._of_side(mention) or day
        if day and not self.history:
            deed = self._of_deed(day, mention, context, block)
            day = deed or self._of_tense(day, mention, context, block)
        if day and self.main is not None:
            day = self.main.of_occasion(mention.span) or day
            day = (_is_hour(mention) and self.main.day_for(mention.span, day, block)) or day
        return day or heading

    def counting_back(self, said: Said, context: Context) -> Context:
        """The context of "the day before" in a clause not of the past: never counted from a day gone by."""
        told, today, ahead = told_day(context), context.today, self.ahead
        if ahead is None or told is None or today is None or told >= today or context.direction < 0:
            return context
        return context._replace(told=ahead.day) if _counts_back(said) else context

    def _of_deed(self, day: KnownDay, mention: Mention, context: Context, block: int) -> KnownDay | None:
        """The day of the deed that is told, where the day told last is only one in court."""
        deed, said = self.behind, mention.said
        if deed is None or deed is day or not isinstance(said, Clock | Approx):
            return None
        if SENTENCE.search(self.document.text, day.span.end, mention.span.start) is None:
            return None
        if not is_of_court(self.folded, day.span, context.language):
            return None
        if self.recounted != block and not is_alleged(self.folded, mention.span, context.language):
            return None
        if direction(self.folded, mention.span, context.language) > 0:
            return None
        self.recounted = block
        return deed

    def _of_tense(self, day: KnownDay, mention: Mention, context: Context, block: int) -> KnownDay | None:
        """None or an earlier day, where the tense of a clause says that it is none of the day told."""
        here = self.document.blocks[block] if block >= 0 else None
        begins = here.span.start if here else 0
        today, ahead, told = context.today, self.ahead, mention.said
        if today is None or not isinstance(told, Clock | At | Approx | Range | DayPart):
            return day
        over = (day.last or day.day) < today
        if over and promises(self.folded, mention.span, context.language, begins):
            return ahead
        start, end = day.span.end, mention.span.start
        near = begins <= start and end - start <= _LONGEST
        near = near and not SENTENCE.search(self.document.text, start, end)
        yet = day.day > today and day.basis is Basis.CARRIED and not day.inside
        if near and not (yet and isinstance(told, Clock)):
            return day
        if isinstance(told, At | Range) and told.day is not None:
            return day
        back = over and ahead is not None and ahead.span.start < day.span.start
        if not yet and not back:
            return day
        tense = 0
        if here is None or here.kind is not BlockKind.ROW:
            ends = end if near else here.span.end if here else None
            tense = direction(self.folded, mention.span, context.language, begins, ends)
        if yet:  # "opened at 8"
            return day if tense >= 0 else None
        return day if tense < 0 else ahead


def _counts_back(said: Said | None) -> bool:
    """Whether it is counted back from what was told: "by noon the day prior"."""
    if isinstance(said, Range):
        return said.start is None and _counts_back(said.end)
    day = said.day if isinstance(said, At) else said
    if isinstance(day, Period):
        return day.which == "preceding"
    return isinstance(day, Shift) and day.told and day.sign < 0


def _is_hour(mention: Mention) -> bool:
    """Whether nothing but a clock time is told, in a zone or in none."""
    said = mention.said
    return isinstance(said, Clock) or (isinstance(said, At) and said.day is None and said.clock is not None)


def with_main(known: KnownDay, context: Context, document: Document) -> KnownDay:
    """The day of a row that its label names, with the later day ahead that the rows above are of.

    A day in a bracket behind an hour is of that row alone, where a heading tells the day of all rows.
    """
    if context.heading_day is not None and _HOUR_AND_DAY.fullmatch(known.span.of(document.text)):
        return replace(known, bracketed=True)
    before = context.heading_day if context.day is None else context.day.main or context.day
    if before is None or context.today is None or not context.today <= known.day < before.day:
        return known
    if not 0 < known.block - before.block <= _LIST or before.bracketed:
        return known
    blocks = document.blocks
    if any(each.kind not in _ROWS for each in blocks[before.block + 1 : known.block + 1]):
        return known
    label = document.text[blocks[known.block].span.start : known.span.start].rstrip()
    return replace(known, main=before) if label.endswith(":") and len(label) <= _LABEL else known


def _is_beside(day: KnownDay, heading: KnownDay) -> bool:
    """Whether a day under a heading is none to go on from: in the middle of a row, or days around it."""
    return day.inside or (day.last is not None and day.day <= heading.day <= day.last)
