"""Histories: a text about years long past reads "in March" in the year told last, not in that of issue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from timeline.model.said import At, Date, Mention, Said, Year
from timeline.resolve.context import Context
from timeline.resolve.day import day_of
from timeline.resolve.years import counts_from_now, year_told

_FEWEST = 3
"""Years of the past that a history tells at least."""
_LONG_AGO = 2
"""Years before the day of issue."""


def is_history(mentions: Sequence[Mention], today: date | None) -> bool:
    """Whether a text tells mostly of years long past and never counts from the day of its issue."""
    years = [year for mention in mentions if (year := year_told(mention.said))]
    if today is None:
        return bool(years)
    old = [year for year in years if year <= today.year - _LONG_AGO]
    if len(old) < _FEWEST or len(old) * 5 < len(years) * 4:
        return False
    told = [mention.said for mention in mentions if year_told(mention.said)]
    if len(set(old)) == 1 and all(isinstance(said, Year) for said in told):
        return False  # a band named "The 1965"
    return sum(counts_from_now(mention.said) for mention in mentions) * 10 <= len(mentions)


def in_era(said: Said, context: Context, era: date) -> Context:
    """The context of a day without a year in a history: it is near the day told last, if its weekday fits.

    A weekday that fits no year there is checked against the day of issue, as everywhere else.
    """
    told = context._replace(now=datetime.combine(era, time(12)), direction=0)
    day = said.day if isinstance(said, At) else said
    if not isinstance(day, Date) or day.weekday is None:
        return told
    found = day_of(day, told)
    return told if found is not None and found.isoweekday() == day.weekday else context
