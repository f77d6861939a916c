"""Weekdays that go on from the one told before: "closes on Monday and reopens on Thursday"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, Final

from timeline.language import Language
from timeline.language.wordlist import letters_of
from timeline.model.said import At, Mention, Range, Said, Weekday
from timeline.model.text import Span
from timeline.resolve.blocks import SENTENCE
from timeline.resolve.context import Context, KnownDay
from timeline.resolve.dayafter import is_day_after, is_next_row, of_closing, of_offer, within
from timeline.resolve.listed import is_bare
from timeline.resolve.tensewords import TenseWords, tense_words

_REACH: Final = 240
"""Code points between two weekdays of which the second goes on from the first."""
_SUBJECT, _NOUN = 3, 4
"""Words of a subject, and letters of one that names something."""
_NEXT: Final = 30
"""Code points between two members of an enumeration: "Paris on Monday, Berlin on Wednesday"."""
_WEEK: Final = timedelta(days=6)
"""What is nearer than that is of the coming week anyway."""
_BACK: Final = 5
"""Days from one weekday to another that is rather the one before it."""
_AROUND: Final = timedelta(days=3)
"""How far the parts of an occasion lie around its day."""
_LEADS: Final = 40
"""Code points before a day in which the verb stands that it begins with."""
_STAGES: Final = 2
"""Sentences from the first day of an occasion to its later stages."""
_AHEAD: Final = 60
"""Code points behind a weekday in which the verb of its clause stands: "On Thursday it reopens"."""


def going_on(context: Context, mention: Mention, text: str, folded: str) -> Context:
    """The context of a weekday that goes on from the day told before: no earlier than that day.

    Within a sentence a link tells it ("on Monday and ... on Thursday"), in the next one a word for the end
    of something ("It reopens on Thursday"). Where neither stands, each weekday is the nearest.
    """
    known, today = context.day, context.today
    if known is None or today is None or not _is_bare(mention.said):
        return context
    start, end = known.span.end, mention.span.start
    if other := of_closing(context, mention, folded) or of_offer(context, mention, text, folded):
        return other
    if known.day > today and _is_within(mention, known):
        return within(context, mention, text, folded)
    if not start < end <= start + _REACH or "\n\n" in text[start:end]:
        return context
    stops = [stop.end() for stop in SENTENCE.finditer(text, start, end + 1)]
    behind = SENTENCE.search(text, mention.span.end, end + _AHEAD)
    clause = Span(stops[-1] if stops else start, behind.start() if behind else end + _AHEAD)
    if part := _of_occasion(context, known.day, clause.of(folded), stops):
        return part
    if known.day > today and _is_later_stage(folded, known, clause, stops, context.language):
        return context._replace(now=datetime.combine(known.last or known.day, time()), direction=1)
    if not stops and _moves_off_today(context, mention, folded[start:end]):
        return context._replace(now=datetime.combine(known.last or known.day, time()), direction=1)
    if len(stops) == 1 and _is_next_day(context, mention, known):
        return context._replace(now=datetime.combine(known.day, time()), direction=1)
    if is_day_after(context, mention, folded, stops) or is_next_row(context, mention, text, folded):
        return context._replace(now=datetime.combine(known.last or known.day, time()), direction=1)
    past = known.day <= today
    ends = past and not stops and isinstance(mention.said, Range) and mention.said.relation == "until"
    if not ends and (past or context.direction < 0):  # "began on Tuesday and continues through Friday"
        return context
    sentence = stops[0] if stops else None
    if stops and _follows(folded[stops[-1] : end], context.language):
        return context._replace(now=datetime.combine(known.last or known.day, time()), direction=1)
    if len(stops) > 1 or not (ends or _is_linked(folded, sentence, start, mention, context.language)):
        return context
    if not (ends or stops) and _turns_back(folded, mention, known, context.language):
        return context
    return context._replace(now=datetime.combine(known.last or known.day, time()), direction=1)


def _is_next_day(context: Context, mention: Mention, known: KnownDay) -> bool:
    """Whether it is today's weekday and the day behind the one told: "resumes on Monday. On Tuesday it"."""
    said = mention.said.day if isinstance(mention.said, At | Range) else mention.said
    if context.today is None or not isinstance(said, Weekday) or context.direction < 0:
        return False
    here = said.weekday == context.today.isoweekday()
    return (
        here and known.day > context.today and said.weekday == (known.last or known.day).isoweekday() % 7 + 1
    )


def _turns_back(folded: str, mention: Mention, known: KnownDay, language: Language) -> bool:
    """Whether a clause of its own goes back: "the inn opens on Friday, and the choir sings on Thursday".

    In order it would be nearly a week later, of which nobody speaks without "next".
    """
    said = mention.said.day if isinstance(mention.said, At | Range) else mention.said
    told, settings = (
        letters_of(folded[known.span.end : mention.span.start]),
        language.settings.get("sequence", {}),
    )
    tense = tense_words(language.code)
    behind = letters_of(folded[mention.span.end : mention.span.end + _LEADS])[:1]
    at = max((index for index, word in enumerate(told) if word in tense.joining), default=None)
    if not isinstance(said, Weekday) or at is None:
        return False
    if (said.weekday - (known.last or known.day).isoweekday()) % 7 < _BACK:
        return False
    own = told[at + 1 :]
    if not own or own[0] in settings.get("it", ()) or any(word in settings.get("ends", ()) for word in own):
        return False
    return not _is_verb(own[0], tense) and any(_is_verb(word, tense) for word in (*own[1:], *behind))


def _is_verb(word: str, tense: TenseWords) -> bool:
    return tense.direction_of(word) != 0 or word in tense.present | tense.bases


def _is_within(mention: Mention, known: KnownDay) -> bool:
    """Whether it is a weekday of the days told: "The week of 7-13 December", "Plenary (Wednesday)"."""
    said = mention.said.day if isinstance(mention.said, At | Range) else mention.said
    if known.last is None or not isinstance(said, Weekday):
        return False
    return known.day + timedelta(days=(said.weekday - known.day.isoweekday()) % 7) <= known.last


def _of_occasion(context: Context, day: date, told: str, stops: Sequence[int]) -> Context | None:
    """The context of a part of an occasion told before: within three days of it on either side."""
    today, parts = context.today, context.language.settings.get("sequence", {}).get("parts", ())
    if len(stops) != 1 or today is None or day - today <= _WEEK or context.direction < 0:
        return None
    named = letters_of(told)
    if not any(word in parts for word in named):
        return None
    before = any(word in context.language.settings["sequence"].get("preparing", ()) for word in named)
    return context._replace(now=datetime.combine(day - (_WEEK if before else _AROUND), time()), direction=1)


def _is_later_stage(
    folded: str, known: KnownDay, clause: Span, stops: Sequence[int], language: Language
) -> bool:
    """Whether it is a stage behind the first day: "The cup starts on Monday. The final is on Friday"."""
    settings = language.settings.get("sequence", {})
    stages, early = settings.get("stages", ()), settings.get("early_stages", ())
    told = letters_of(clause.of(folded))
    named = any(word in stages for word in told) or _names_last(told, settings, language)
    if not named or not stops:
        return named and not any(word in stages or word in early for word in told)
    if len(stops) > _STAGES:
        return False
    first = letters_of(folded[max(0, known.span.start - _LEADS) : known.span.start])
    return any(word in settings.get("begins", ()) for word in first[-_SUBJECT:])


def _names_last(told: Sequence[str], settings: Mapping[str, Any], language: Language) -> bool:
    """Whether words name the last stage: "the final is on", not "the final report is due on"."""
    known, tense = language.settings.get("accept", {}).get("function", ()), tense_words(language.code)
    for word, behind in pairwise((*told, "")):
        if word in settings.get("last_stages", ()):
            return not behind or behind in known or tense.direction_of(behind) != 0 or behind in tense.present
        if word in settings.get("finals", ()):
            return True
    return False


def _moves_off_today(context: Context, mention: Mention, between: str) -> bool:
    """Whether it is a new slot on today's weekday: "Monday's class has moved to Wednesday"."""
    said = mention.said.day if isinstance(mention.said, At | Range) else mention.said
    today, known = context.today, context.day
    if not isinstance(said, Weekday) or today is None or known is None or known.day <= today:
        return False
    moves = tense_words(context.language.code).moves
    return said.weekday == today.isoweekday() and not moves.isdisjoint(letters_of(between))


def after_heading(context: Context, said: Said) -> Context:
    """A bare weekday over rows follows the dated heading before it: "Fri Aug 19", then "Sat"."""
    heading, now = context.heading_day, context.now
    if heading is None or now is None or not isinstance(said, Weekday) or said.which:
        return context
    return context._replace(now=datetime.combine(heading.day, now.time()), direction=1)


def days_listed(
    items: Sequence[Said], context: Context, day_of: Callable[[Said, Context], date | None]
) -> tuple[date, ...]:
    """The days of a list: a weekday comes after the one before it; in the past, before the one behind it."""
    past = context.direction < 0
    days: list[date] = []
    for item in reversed(items) if past else items:
        day = day_of(item, context)
        turned = bool(days) and day is not None and (day > days[-1] if past else day < days[-1])
        if isinstance(item, Weekday) and not (past or item.which) and days and day and day - days[-1] > _WEEK:
            day = days[-1] + timedelta(days=(item.weekday - days[-1].isoweekday()) % 7 or 7)
        elif turned and isinstance(item, Weekday):
            frame = context._replace(now=datetime.combine(days[-1], time()), direction=-1 if past else 1)
            day = day_of(item, frame)
        if day is not None:
            days.append(day)
    return tuple(reversed(days) if past else days)


def _follows(clause: str, language: Language) -> bool:
    """Whether a clause tells what comes next: "Prices follow on Wednesday"."""
    words = language.settings.get("sequence", {}).get("follows", ())
    return any(word in words for word in letters_of(clause)[-_SUBJECT:])


def _is_linked(folded: str, sentence: int | None, start: int, mention: Mention, language: Language) -> bool:
    settings = language.settings.get("sequence", {})
    if sentence is None:
        between = folded[start : mention.span.start]
        told, wanted = letters_of(between), settings.get("links", ())
        if between.startswith((",", ";")) and len(between) <= _NEXT:
            return True
        if between.strip() in settings.get("choices", ()):
            return True  # "next Tuesday or Wednesday"
        if folded[start : (mention.lead or mention.span).start].rstrip().endswith(";"):
            return True  # "on Monday the board votes; on Tuesday the court"
    else:
        told, wanted = letters_of(folded[sentence : mention.span.end + _AHEAD]), settings.get("ends", ())
        subject = told[:_SUBJECT]
        before = letters_of(folded[max(0, start - _REACH) : sentence])
        same = any(word in before for word in subject if len(word) >= _NOUN)
        if not same and not any(word in settings.get("it", ()) for word in subject[:1]):
            return False  # "The strike ends on Friday. Talks resume on Wednesday"
    apart = settings.get("apart", ())
    return any(word in wanted for word in told) and not any(word in apart for word in told)


def _is_bare(said: Said) -> bool:
    if isinstance(said, Range) and said.start is None and said.end is not None:
        return _is_bare(said.end)
    return is_bare(said)
