"""Where a time is by the next sentence, which says where it all is: "It will be held in Lisbon"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from timeline.language import Language, load_language
from timeline.language.wordlist import letters_of
from timeline.model.text import Span
from timeline.resolve.clips import clip_after, clip_before
from timeline.resolve.place import place_near

_STOP: Final = re.compile(r"[.?!][\"')\]\u201d\u2019]*\s+")


def place_behind(text: str, span: Span, language: Language) -> tuple[str, Span] | None:
    """The zone of the place that the sentence behind that of a time gives what happens then.

    Args:
        text: the document's.
        span: the time.
        language: its words for "it will be held".
    """
    stop = _STOP.match(text, clip_after(text, span.end, language))
    match = _pattern(language.code).match(text, stop.end()) if stop is not None else None
    if match is None or (match["noun"] is not None and not _is_told(text, span, match["noun"], language)):
        return None
    end = clip_after(text, match.end(), language)
    return place_near(text, Span(match.start(), match.end()), language, Span(match.start(), end))


def _is_told(text: str, span: Span, noun: str, language: Language) -> bool:
    """Whether the sentence of a time speaks of what the next one does: "the *summit* begins at 3"."""
    first, last = clip_before(text, span.start, language), clip_after(text, span.end, language)
    return noun.lower() in letters_of(text[first:last].lower())


@cache
def _pattern(code: str) -> re.Pattern[str]:
    table = load_language(code).settings.get("place", {})
    held = "|".join(map(re.escape, table.get("held", ())))
    told = "|".join(map(re.escape, table.get("told", ())))
    return re.compile(
        rf"(?:(?:{told})|the (?:[^\W\d_]+ ){{0,2}}?(?P<noun>[^\W\d_]+)) (?:{held})\b", re.IGNORECASE
    )
