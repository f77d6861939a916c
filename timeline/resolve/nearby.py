"""What stands beside a time: the day told behind it, the heading over it, words that make it a length."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TypedDict

from timeline.language import Language, codes, load_language
from timeline.language.wordlist import letters_of
from timeline.model.said import (
    At,
    Clock,
    Date,
    DayOffset,
    Holiday,
    Listing,
    Mention,
    Range,
    Said,
    Shift,
    Weekday,
)
from timeline.model.text import BlockKind, Document, Span, lies_in
from timeline.model.when import AllDay, Moment
from timeline.resolve import instants
from timeline.resolve.context import Context, KnownDay
from timeline.resolve.day import day_of
from timeline.resolve.evenings import part_told
from timeline.resolve.grounded import Ground
from timeline.resolve.joins import joins, leads_to_day
from timeline.resolve.records import is_record
from timeline.resolve.tense import direction
from timeline.resolve.tensewords import tense_words

_EMPTY = frozenset(" \t\n*_#|-:.,;()[]\u2013\u2014\u2022\u25aa>")
_BETWEEN_DASHES = re.compile(r" [-\u2013\u2014] [^.;:!?]{2,60} [-\u2013\u2014] ")
_NEAR_ROWS, _MOST_DAYS = 2, 31
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_HEAD = re.compile(r"(?:^|[.!?:;*\n\u2013\u2014-])\s*(?:([^\W\d_]+) )?$")
"""What stands before the first words of a sentence or a row."""
_SECONDS = re.compile(r"\d:\d\d:\d\d")
_STAMP = 30
"""Code points before a time in which the label of a stamp is looked for."""
_PAPER, _OF = 60, 2
"""Code points and words before "of 13 January" among which the paper is named."""
_LINE = 200
"""Code points of blanks and signs beside the day of a heading at most."""
_DAY = timedelta(days=1)
_SIX = 6
_ROW_HEAD = 6
"""Code points of bullets and brackets at the head of a row."""
_COLONS = (":", "-", "\u2013", "\u2014")
_BRACKETS = (("(", ")"), ("[", "]"))
_LABEL = 3
"""Words of a label before the day of a row."""


class Inside(TypedDict):
    """Whether a day is told inside of a row, and in a bracket there."""

    part: str
    inside: bool
    bracketed: bool


def as_duration(mention: Mention, folded: str, language: Language, begins: int) -> Mention:
    """How long, not when: "the lowest level in six years", "failed after ten minutes"."""
    said = mention.said
    if mention.rule != "in_amount" or not isinstance(said, Shift):
        return mention
    vague = (
        all(number is None for number, _ in said.amount.parts)
        and direction(folded, mention.span, language, begins) <= 0
    )
    words = folded[mention.span.start : mention.span.end].split()
    stretch = words[1] in language.settings.get("lasting", {}).get("definite", ())
    if not vague and not stretch and not is_record(folded, mention.span, language, begins):
        return mention
    words = folded[mention.span.start : mention.span.end].split(maxsplit=2 if stretch else 1)
    return replace(mention, said=said.amount, core=Span(mention.span.end - len(words[-1]), mention.span.end))


def day_behind(
    mention: Mention, following: Mention, folded: str, context: Context, ends: int | None
) -> date | None:
    """The day told behind a place: "at 6:45 p.m. in Abu Dhabi on Tuesday"; none behind the block's end."""
    said = mention.said
    if isinstance(following.said, Clock) or (ends is not None and following.span.start >= ends):
        return None
    if isinstance(said, Range) and said.start is None and said.day is None:
        said = said.end or said  # "by 5 p.m. in Nairobi on Monday"
    if not (isinstance(said, Clock) or (isinstance(said, At) and said.day is None and said.clock)):
        return None
    gap = folded[mention.span.end : following.span.start]
    told: Said = following.said
    if isinstance(told, At) and told.clock is None and told.day is not None and gap.strip() == "(":
        told = told.day  # "at 12:30 AM (Tuesday morning)"
    elif not (_goes_with(gap, mention, told, folded, context) or _closes(gap, context.language)):
        return None
    if isinstance(told, Clock | At):
        return None
    ahead = direction(folded, Span(mention.span.start, following.span.end), context.language)
    return day_of(told, context._replace(direction=ahead))


def _goes_with(gap: str, mention: Mention, told: Said, folded: str, context: Context) -> bool:
    """Whether what stands between is a place, or the noun of the clock time: "a 3 p.m. call Thursday"."""
    if gap.strip() == "(":
        return True
    before = letters_of(folded[max(0, mention.span.start - _STAMP) : mention.span.start])[-1:]
    language = context.language
    of_noun = isinstance(told, Weekday | DayOffset | Date) and bool(before)
    of_noun = of_noun and before[0] in tense_words(language.code).articles
    return joins(gap, language, of_noun=of_noun) or leads_to_day(folded, mention.span, gap, language)


def is_stamp(document: Document, folded: str, mention: Mention, language: Language) -> bool:
    """Whether a time only tells when the text, a paper or a picture was made: "PUBLISHED: 06:29 EST"."""
    published = document.published
    if lies_in(document.captions, mention.span.start):
        return True
    if published and published.span and published.span.overlaps(mention.span):
        return True
    if _SECONDS.search(document.text, mention.span.start, mention.span.end):
        return True
    if is_of_paper(folded, mention.span, language):
        return True
    before = folded[max(0, mention.span.start - _STAMP) : mention.span.start].rstrip(" \n\t:|*_-")
    return before.endswith(_labels(language.code))


@cache
def _labels(code: str) -> tuple[str, ...]:
    """What labels the time at which a text was issued or changed."""
    told = load_language(code).settings.get("published", {})
    return (*told.get("labels", ()), *told.get("updated", ()))


def is_of_paper(folded: str, span: Span, language: Language) -> bool:
    """Whether a day only tells which paper is meant: "the minutes of 13 January"."""
    words = language.settings.get("papers", {})
    before = folded[max(0, span.start - _PAPER) : span.start]
    end = len(before)
    while end and not before[end - 1].isalpha():
        end -= 1
    if not before.endswith(tuple(words.get("of", ())), 0, end):
        return False
    told = letters_of(before)
    if not told or told[-1] not in words.get("of", ()):
        return False
    return any(word in words.get("names", ()) for word in told[-_OF:-1])


def _closes(gap: str, language: Language) -> bool:
    """Whether a bracket closes before the day: "Early dismissal (12:15) on Friday"."""
    told = gap.strip()
    links = language.settings.get("place", {}).get("links", ())
    if told[1:].strip() in (",", ";") or "\n" in gap:
        return False  # "Recitals: 18 March (Town Hall, 8 p.m.), 20 March (Merkin, 7 p.m.)"
    return told[:1] == ")" and all(word in links for word in told[1:].replace(",", " ").split())


def choices_of(found: Ground, start: Moment | AllDay | None) -> tuple[Moment, ...]:
    """Other clock times that the words may mean, in the zone of the first."""
    if not isinstance(start, Moment):
        return ()
    return tuple(
        Moment(instants.place(at, start.zone), start.zone, start.day_from, start.zone_from)
        for at in found.choices
    )


def _stands_behind(found: Ground, known: KnownDay, mention: Mention, text: str) -> bool:
    """Whether hours follow on days behind a comma, or a span of hours behind a name between dashes."""
    gap = text[known.span.end : (mention.lead or mention.span).start]
    if not gap or len(gap) > _LINE or "\n" in gap:
        return False
    if found.until is not None and _BETWEEN_DASHES.fullmatch(gap):
        return True
    return gap.strip() == "," and (found.until is not None or bool(found.choices))


def on_each_day(
    found: Ground | None, context: Context, block: int, document: Document, mention: Mention
) -> Ground | None:
    """Hours right under or behind a range of days are those of each: "Dates: 5-7 May", "Times: 10-17"."""
    known = context.day
    if (
        found is None
        or known is None
        or known.last is None
        or found.at is None
        or found.day_said
        or found.rrule
    ):
        return found
    rows = document.blocks[known.block : block + 1] if known.block >= 0 else ()
    under = 0 < block - known.block <= _NEAR_ROWS and all(row.kind is BlockKind.ROW for row in rows)
    if not under and not _stands_behind(found, known, mention, document.text):
        return found
    count = (known.last - known.day).days + 1
    return replace(found, rrule=f"FREQ=DAILY;COUNT={count}") if 1 < count <= _MOST_DAYS else found


def dated_by(
    dated: tuple[date | None, ...], said: Said, day: date | None, last: date | None
) -> tuple[date | None, ...]:
    """The weekdays with the dates told for them, after a date with its weekday or a few days in a row."""
    if day is not None and last is not None and day < last <= day + _DAY * _SIX:
        days = {(day + _DAY * step).isoweekday(): day + _DAY * step for step in range((last - day).days + 1)}
        return tuple(days.get(weekday, known) for weekday, known in enumerate(dated))
    told = said.day if isinstance(said, At | Range) else said
    if isinstance(told, Listing) and told.items:
        told = told.items[0]
    if isinstance(told, Weekday):
        told = Date(1, 1, weekday=told.weekday)  # "Wednesday's visit", and later "on Wednesday"
    if day is None or not isinstance(told, Date) or not told.weekday:
        return dated
    weekday = day.isoweekday()
    return (*dated[:weekday], day, *dated[weekday + 1 :])


def describes(mention: Mention, folded: str, language: Language) -> bool:
    """Whether a feast only tells what kind of thing something is: "head out for the Christmas party"."""
    if not isinstance(mention.said, Holiday) or mention.said.year is not None:
        return False
    settings = language.settings.get("accept", {})
    before = letters_of(folded[max(0, mention.span.start - _STAMP) : mention.span.start])[-1:]
    if any(word in settings.get("before_feast", ()) for word in before):
        return True
    behind = _NEXT_WORD.match(folded, mention.span.end)
    if behind is None or behind[1] in settings.get("function", ()):
        return False
    if mention.span.of(folded).split()[-1] not in settings.get("feast_days", ()):
        return True
    head = _HEAD.search(folded[max(0, mention.span.start - _STAMP) : mention.span.start])
    opens = head is not None and (head[1] is None or head[1] in settings.get("articles", ()))
    return not opens  # "Good Friday walk at 10.30am"


def names_noun(mention: Mention, folded: str, begins: int, language: Language) -> bool:
    """Whether a weekday in a row with its own hour only describes: "5:30pm: order Saturday breakfast"."""
    before, behind = folded[begins : mention.span.start], _NEXT_WORD.match(folded, mention.span.end)
    if behind is None or behind[1] in language.settings.get("accept", {}).get("function", ()):
        return False
    return before[:_ROW_HEAD].lstrip()[:1].isdigit() and before[-2:-1].isalpha() and len(before) < _LINE


def told_inside(mention: Mention, document: Document, block: int) -> Inside:
    """Where in its row a day stands, and its part of the day."""
    blocks = document.blocks
    if not 0 <= block < len(blocks) or blocks[block].kind is not BlockKind.ROW:
        return Inside(part=part_told(mention.said), inside=False, bracketed=False)
    before = document.text[blocks[block].span.start : mention.span.start]
    within = any(before.rfind(opens) > before.rfind(closes) for opens, closes in _BRACKETS)
    bracketed = within and any(map(str.isalpha, before))
    inside = _is_inside(mention, document, blocks[block].span)
    return Inside(part=part_told(mention.said), inside=inside, bracketed=bracketed)


def _is_inside(mention: Mention, document: Document, span: Span) -> bool:
    """Whether a day stands inside of a row, not at its head and not behind its label: "Day 1: Friday"."""
    text = document.text
    if _is_wrapped(document, span.start):
        return True
    if mention.span.start <= span.start + _ROW_HEAD:
        return False
    before = text[span.start : mention.span.start]
    label = before.rstrip()[-1:] in _COLONS and len(before.split()) <= _LABEL
    return not label or any(map(str.isalpha, text[mention.span.end : span.end]))


def _is_wrapped(document: Document, start: int) -> bool:
    """Whether a line goes on with the one over it: "on display until", "Saturday"."""
    before = document.text[max(0, start - _STAMP) : start]
    if not before.endswith("\n") or before.endswith("\n\n"):
        return False
    code = document.language if document.language in codes() else "en"
    words = load_language(code).settings.get("accept", {}).get("before_day", ())
    last = before.split()[-1:]
    return any(word.islower() and word in words for word in last)


def stands_alone(document: Document, mention: Mention, block: int) -> bool:
    """Whether the day is all that its line says: a heading over rows."""
    blocks = document.blocks
    if not 0 <= block < len(blocks):
        return False
    span = blocks[block].span
    if mention.span.start - span.start > _LINE or span.end - mention.span.end > _LINE:
        return blocks[block].kind is BlockKind.HEADING
    if _is_wrapped(document, span.start):
        return False
    rest = document.text[span.start : mention.span.start] + document.text[mention.span.end : span.end]
    if all(letter in _EMPTY for letter in rest):
        return True
    return blocks[block].kind is BlockKind.HEADING
