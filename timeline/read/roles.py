"""What the words around a stamp make of it: a label, a byline, a dateline, or nothing."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from timeline import zones
from timeline.language import fold
from timeline.language.wordlist import letters_of
from timeline.model.text import Span
from timeline.read.stampwords import label_at, label_before, stamp_words

_STRONG = "|.\u00b7\u2022\u2013\u2014!?;/)-"
_MARKS = " \t*_#|.,-\u2013\u2014:\u00b7\u2022()[]<>/"
_DASHES = ("-", "\u2013", "\u2014", "|", "\u2022", "\u00b7", ",")
_SEGMENT = re.compile(r"[|\u00b7\u2022]| [-\u2013\u2014] |[.:;] ")
_WORD = re.compile(r"[^\W\d_]+")
_BY_SOMEBODY = re.compile(r" [^\W\d_]{2,4}(?: [\w.'-]+){1,3} ?[|\u00b7\u2022-]?")
_TAIL = re.compile(r"[\s,()\[\]]*")
CODES = ("en", "de", "fr", "es", "it", "uk")
"""The languages whose publication lines are understood."""
_AFTER = 3
"""Words of a name behind a stamp."""
_MOST_NAMES, _MOST_JOINERS, _PARTICLE = 5, 5, 3
_LONGEST_PLACE = 70
_PLACE = re.compile(
    r"\W{0,6}(?P<place>[^\W\d_][^\n\d()|:;!?]{1,60}?)(?: ?\([^)\n]{2,30}\) ?)?[\s,.\u2013\u2014-]*$"
)
_AFTER_DATELINE = re.compile(r" ?[,.]? ?(?:[(/][^\n()]{2,40}[)/] ?)?[.,]? ?(?:[\u2013\u2014-]|:)")


class Role(StrEnum):
    """What a stamp is of."""

    PUBLISHED = "published"
    UPDATED = "updated"
    HEADER = "clocked"
    """The label of a mail's header, which announcements use for their event too."""
    OTHER = "other"
    BYLINE = "byline"
    NAMES = "names"
    """As a byline, without a word for "by"."""
    BARE = "bare"
    DATELINE = "dateline"
    NONE = ""


class Line(NamedTuple):
    """A line of the head of a text."""

    text: str
    folded: str
    start: int
    rank: int
    """Its number among the lines that are not blank."""


def role_of(line: Line, before: Span, after: Span) -> Role:
    """What the stamp between two stretches of a line is of, by the words in them.

    Args:
        line: the line.
        before: from the end of the stamp before it, or the line's beginning.
        after: to the beginning of the next stamp, or the line's end.
    """
    lead, tail = line.text[before.start : before.end], line.text[after.start : after.end]
    role = _of_lead(lead, line.folded[before.start : before.end])
    if role in {Role.PUBLISHED, Role.UPDATED, Role.HEADER}:
        return role if not _goes_on(tail) else Role.NONE
    if role in {Role.NAMES, Role.BARE} and _is_dateline(lead, tail, before.start):
        return Role.DATELINE
    if role in {Role.NAMES, Role.BARE, Role.BYLINE}:
        return role if _is_aside(tail, after_names=role is not Role.BARE) else Role.NONE
    if role is Role.NONE and _is_dateline(lead, tail, before.start):
        return Role.DATELINE
    return role


def is_byline(line: Line) -> bool:
    """Whether a line tells who wrote the text: "By Corinna Vale"."""
    return _names(line.text, line.folded) is Role.BYLINE


def label_alone(line: Line) -> Role | None:
    """The role of a line that is nothing but a label."""
    stripped = line.folded.strip(_MARKS)
    found = stamp_words().labels.get(stripped)
    return Role(found[0]) if found else None


def label_at_head(line: Line) -> str:
    """The role of the label with a colon or a bar at the head of a line; empty without one."""
    words = stamp_words()
    start = len(line.folded) - len(line.folded.lstrip(" #>-"))
    label = label_at(line.folded, start)
    if label is None or line.folded[start + len(label) :].lstrip()[:1] not in {":", "|"}:
        return ""
    return words.labels[label][0]


def place_before(lead: str) -> str:
    """The place before a stamp: "KYIV, Ukraine, Sept 4, 2025 (Agency) -"; empty if none."""
    match = _PLACE.match(_stripped(lead, fold(lead))[0])
    return match["place"].strip(" ,.-\u2013\u2014") if match else ""


def _stripped(lead: str, folded: str) -> tuple[str, str]:
    """Without the marks and the joining words at its end."""
    joiner = stamp_words().joiner_before
    end = len(folded)
    for _ in range(_MOST_JOINERS):
        kept = len(folded[:end].rstrip(" \t|,:;-([#>_\u00b7\u2022/"))
        match = joiner.search(folded, max(0, kept - 12), kept)
        if match is None:
            end = kept
            break
        end = match.start()
    return lead[:end], folded[:end]


def _of_lead(lead: str, folded: str) -> Role:
    words = stamp_words()
    for kept, low in ((lead.rstrip(" :|-"), folded.rstrip(" :|-")), _stripped(lead, folded)):
        found = label_before(low)
        if found is None:
            continue
        role = Role(words.labels[found[0]][0])
        before = kept[: found[1]].rstrip(" \t*_#>(")
        if role is Role.OTHER or before.endswith(tuple(_STRONG)) or _are_names(before):
            return role
    kept, low = _stripped(lead, folded)
    if not kept.strip(_MARKS):
        return Role.BARE
    segments = [0, *(match.end() for match in _SEGMENT.finditer(low))]
    start = segments[-1] + len(low[segments[-1] :]) - len(low[segments[-1] :].lstrip(_MARKS))
    label = label_at(low, start)
    if label and words.labels[label][0] != Role.OTHER and _are_names(kept[start + len(label) :]):
        return Role(words.labels[label][0])
    label = label_at(low, 0)  # "Posted by admin | Sep 4, 2025"
    if label and words.labels[label][0] == Role.PUBLISHED and _BY_SOMEBODY.fullmatch(low, len(label)):
        return Role.PUBLISHED
    return _names(lead, folded)


def _names(lead: str, folded: str) -> Role:
    """Whether a few names stand before the stamp, after "by" or before a dash."""
    by = next(
        (word for word in _by_words() if folded.lstrip(_MARKS).startswith((word + " ", word + ":"))), None
    )
    if by is not None:
        rest = lead.lstrip(_MARKS)[len(by) :]
        return Role.BYLINE if _are_names(rest) and _WORD.search(rest) else Role.NONE
    if _WORD.search(lead) and _are_names(lead) and lead.rstrip().endswith(_DASHES):
        return Role.NAMES
    return Role.NONE


@cache
def _by_words() -> tuple[str, ...]:
    return tuple(sorted(stamp_words().sets["by"], key=lambda word: (-len(word), word)))


def _are_names(words: str) -> bool:
    """Whether all words are names: capitals, joined by "and" and small particles."""
    told = stamp_words().sets
    names = [name for name in letters_of(words) if len(name) > 1]
    small = [name for name in names if not name[:1].isupper()]
    known = told["links"] | told["joiners"] | told["by"]
    return (
        len(names) <= _MOST_NAMES + len(small)
        and all(fold(name) in known or len(name) <= _PARTICLE for name in small)
        and len(small) <= max(1, len(names) // 2)
    )


def _goes_on(tail: str) -> bool:
    """Whether a sentence goes on behind a labelled stamp: "published 4 September 2025 shows"."""
    match = _TAIL.match(tail)
    rest = tail[match.end() :] if match else tail
    if not rest[:1].isalpha() or rest[:1].isupper():
        return False
    words = stamp_words()
    low = fold(rest)
    first = _WORD.match(low)
    if label_at(low, 0) or words.tail_first.match(low):
        return False
    return first is None or first[0] not in words.sets["by"] | words.sets["joining"]


def _is_aside(tail: str, *, after_names: bool) -> bool:
    """Whether what stands behind a stamp is no part of a sentence: "| 4 min read", "by Corinna Vale"."""
    rest = tail.strip(_MARKS)
    if not rest:
        return True
    words = stamp_words()
    low = fold(rest)
    if words.tail_first.match(low) or low in words.labels:
        return True
    if _names(rest, low) is Role.BYLINE:
        return True
    names = len(letters_of(rest))
    if any(map(str.isdigit, rest)):
        return False
    return names <= 1 if after_names else names <= _AFTER and _are_names(rest) and tail[:1] == " "


def _is_dateline(lead: str, tail: str, start: int) -> bool:
    """As in "PARIS, 8 April 2020 -", "Berlin, den 4. September 2025"."""
    if start or len(lead) > _LONGEST_PLACE:
        return False
    words = letters_of(_stripped(lead, fold(lead))[0])
    if not words or not words[0][:1].isupper() or len(words) > _MOST_NAMES + 1:
        return False
    if tail.strip(_MARKS) and _AFTER_DATELINE.match(tail) is None:
        return False
    if words[0].isupper() and len(words[0]) > 2:  # noqa: PLR2004 - "UN" and "EU" are no places
        return True
    titled = all(word[:1].isupper() or len(word) <= _PARTICLE for word in words)
    return titled and is_place(place_before(lead))


def is_place(words: str) -> bool:
    """Whether a name is one of a place: "Kyiv, Ukraine", "Genf"."""
    city = words.partition(",")[0].strip()
    return bool(city) and any(zones.place(city, code) for code in CODES)
