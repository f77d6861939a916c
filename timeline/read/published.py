"""When a text was issued, from a line of the text itself: a mail's Date, a byline, a stamp."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from email.utils import parsedate_to_datetime
from functools import cache

from timeline.language import Language, fold, load_language
from timeline.model.text import Published, Span

_HEAD = 3000
"""Code points at the beginning in which such a line is looked for."""
_MOST_LINES = 16
_LONGEST_LINE = 140
_MOST_NAMES = 5
_MARKS = " \t*_#|.,-\u2013\u2014"
_DASHES = ("-", "\u2013", "\u2014", "|", "\u2022", ",")
_RFC5322 = re.compile(
    r"(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)?(?: (?:[+-]\d{4}|GMT|UT|UTC|Z))"
    r"(?: \([A-Z]+\))?"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NOON = 12
_ROW = re.compile(r"\s*(?:[-*+\u2022]|\|)\s")
_LONGEST_DATELINE = 70
_AFTER_DATELINE = re.compile(r" ?(?:[(/][^\n()]{2,40}[)/] ?)?(?:[\u2013\u2014-]|:)")
_CAPITALS = re.compile(
    r"[\W_]{0,6}[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'. -]{2,}"
    r"|[\W_]{0,6}(?:[A-Z][\w'.-]+,? ){1,4}(?:\([^)\n]{2,20}\) )?[,\u2013\u2014-]"
)


def find_published(text: str, language: Language) -> Published | None:
    """The time of publication that one of the first lines states.

    An update stamp counts only when nothing tells of publication. A line is taken for one if it holds a full
    date and little else; without a clock time it must be labelled or hold nothing else. Failing all that, a
    dateline gives the day.
    """
    best: Published | None = None
    labels = language.settings.get("published", {})
    updated = tuple(labels.get("updated", ()))
    for line, span in _lines(text):
        found = _in_line(line, span, language)
        if found is None:
            continue
        if any(word in fold(line) for word in updated):
            best = best or found
            continue
        return found
    return best or _dateline(text, language)


def _dateline(text: str, language: Language) -> Published | None:
    """The day of a dateline: "LUXEMBOURG - July 23, 2026 (WIRE) -", "PARIS, 8 April 2020 -"."""
    head = text[:_HEAD]
    folded = fold(head)
    for pattern in _patterns(language.code):
        for match in pattern.finditer(folded):
            line_start = head.rfind("\n", 0, match.start()) + 1
            place = head[line_start : match.start()]
            after = _AFTER_DATELINE.match(head, match.end())
            if (
                after
                and len(place) <= _LONGEST_DATELINE
                and _CAPITALS.match(place)
                and (at := _from_parts(match.groupdict(), language))
            ):
                return Published(at, basis="text", span=Span(*match.span()), day_only=match["hour"] is None)
    return None


def _lines(text: str) -> Iterator[tuple[str, Span]]:
    position = 0
    for number, line in enumerate(text[:_HEAD].split("\n")):
        if number > _MOST_LINES * 3:
            return
        if line.strip() and len(line) <= _LONGEST_LINE:
            yield line, Span(position, position + len(line))
        position += len(line) + 1


def _in_line(line: str, span: Span, language: Language) -> Published | None:
    for pattern, read in ((_RFC5322, _rfc5322), (_ISO, _iso)):
        match = pattern.search(line)
        if match and (at := read(match[0])) and _is_stamp(line, match, language):
            return Published(
                at, basis="text", span=Span(span.start + match.start(), span.start + match.end())
            )
    folded = fold(line)
    for pattern in _patterns(language.code):
        match = pattern.search(folded)
        if match and _is_stamp(line, match, language):
            at = _from_parts(match.groupdict(), language)
            day_only = match.groupdict().get("hour") is None
            if day_only and _is_labelled(folded[: match.start()], language, "clocked"):
                continue
            alone = not line[: match.start()].strip(" *_#-") and not line[match.end() :].strip(" *_.,-")
            if at and (not day_only or alone or _is_labelled(folded[: match.start()], language)):
                return Published(
                    at,
                    basis="text",
                    span=Span(span.start + match.start(), span.start + match.end()),
                    day_only=day_only,
                )
    return None


def _is_stamp(line: str, match: re.Match[str], language: Language) -> bool:
    """Whether the line holds little but the date: a byline, a label, a stamp."""
    start, end = match.span()
    before, after = line[:start], line[end:]
    if _is_labelled(fold(before), language):
        return True
    if _ROW.match(line):
        return False
    if not before.strip(_MARKS) and not after.strip(_MARKS):
        return True
    # a byline: a few names, a dash or a bar, the stamp
    names = _WORD.findall(before)
    by_name = bool(names) and all(name[:1].isupper() for name in names) and before.rstrip().endswith(_DASHES)
    return by_name and len(names) <= _MOST_NAMES and len(_WORD.findall(after)) <= 1


def _is_labelled(before: str, language: Language, *kinds: str) -> bool:
    labels = language.settings.get("published", {})
    return any(
        word in before for kind in kinds or ("labels", "clocked", "updated") for word in labels.get(kind, ())
    )


def _rfc5322(words: str) -> datetime | None:
    try:
        return parsedate_to_datetime(re.sub(r" \([A-Z]+\)$", "", words))
    except ValueError:
        return None


def _iso(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(re.sub(r" (?=Z|[+-])", "", words))
    except ValueError:
        return None


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    """Day month year and month day year, with a clock time or without."""
    language = load_language(code)
    months = sorted(
        {word for words in language.classes["month"].values() for word in words}, key=len, reverse=True
    )
    month = "(?P<month>" + "|".join(map(re.escape, months)) + r")(?!\w)"
    halves = sorted(
        {word for words in language.classes["half"].values() for word in words}, key=len, reverse=True
    )
    half = "(?: ?(?P<half>" + "|".join(map(re.escape, halves)) + "))?"
    clock = (
        r"(?:[,|]? ?(?:[^\W\d_]{2,3} |[-|] )?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::\d\d)?" + half + ")?"
    )
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    return (
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.? (?:de )?{month},? (?:de )?{year}{clock}"),
        re.compile(rf"(?<!\w){month} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {year}{clock}"),
    )


def _from_parts(parts: dict[str, str | None], language: Language) -> datetime | None:
    month = next(number for number, words in language.classes["month"].items() if parts["month"] in words)
    hour = int(parts["hour"] or _NOON)
    if parts.get("half"):
        half = next(value for value, words in language.classes["half"].items() if parts["half"] in words)
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    try:
        day = date(int(parts["year"] or 0), int(month), int(parts["day"] or 0))
        return datetime.combine(day, time(hour, int(parts["minute"] or 0)))
    except ValueError:
        return None
