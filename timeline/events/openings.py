"""Days on which something stays open, told with the last hour: "7-12 July (noon): nomination period"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from timeline.events.words import EventWords
from timeline.language.wordlist import letters_of
from timeline.model.text import Document
from timeline.model.when import AllDay, Moment, Resolved

_DAILY: Final = re.compile(r"FREQ=DAILY;COUNT=(\d{1,3})")
_LINE: Final = 200
"""Code points of the line that are looked at."""


def as_open_days(mention: Resolved, document: Document, words: EventWords) -> Resolved:
    """Days with one hour in a bracket as one stretch, where the line says that something is open on them.

    What is on at an hour of each day ("7-12 July (10 am): walks") stays a series.
    """
    text, start = document.text, mention.start
    series = _DAILY.fullmatch(mention.rrule or "")
    if series is None or not isinstance(start, Moment) or mention.end is not None:
        return mention
    if not mention.span.of(text).endswith(")"):
        return mention
    line = text[mention.span.end : mention.span.end + _LINE].partition("\n")[0].lower()
    if not any(word in words.sets["words.openings"] for word in letters_of(line)):
        return mention
    first = start.at.date()
    last = first + timedelta(days=int(series[1]) - 1)
    return replace(mention, start=AllDay(first, last, start.day_from), rrule=None)


__all__ = ["as_open_days"]
