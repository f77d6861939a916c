"""When a text was issued, from a line of the text itself: a label, a byline, a dateline, a header.

Precision first: the day of an event in a heading, the deadline of a notice, the stamp of a comment below or
the day of a caption must not become the day on which the text speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from timeline.language import Language, fold
from timeline.language.figures import figures_in
from timeline.model.text import Published, Span
from timeline.model.values import value_class
from timeline.read.roles import (
    Line,
    Role,
    is_byline,
    is_place,
    label_alone,
    label_at_head,
    place_before,
    role_of,
)
from timeline.read.stamps import Stamp, stamps_in
from timeline.read.stampwords import label_at, labels_in, stamp_words

_HEAD = 3000
"""Code points at the beginning in which such a line is looked for."""
_MOST_LINES = 48
_LONGEST, _SHORT = 240, 140
_DATED = re.compile(r"\d(?:(?:(?<=1)9|(?<=2)0)\d\d|\. ?\d{1,2}\.\d\d)")
"""A year or a numeric date; a pattern that begins with its class of signs is searched for the fastest."""
_FIGURE = re.compile(r"\d*(?:19|20)\d\d|\d+\. ?\d{1,2}\.\d\d")
_EITHER = re.compile(r"(?<![\d/-])\d{1,2}[/-]\d{1,2}[/-]\d")
_CLOCK_FIRST = re.compile(r"[\W_]*(?:\d{1,2}(?:[:.h]\d\d| ?[ap]\.?m)|\d{4}\b)", re.IGNORECASE)
_OTHER_DAY = re.compile(r"[\W_]*[^\W\d_]{3,}\.?,? [^\n]{0,12}?(?<![\d:])\d{1,2}[^\W\d_]{0,2}\W{0,3}")
"""A short line that is a day of its own: "Tuesday, Sept. 8"."""
_PROGRAMME = re.compile(r"[\W_]*\d{1,2}(?:[:.h]\d\d| ?[ap]\.?m)", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[-*+\u2022]\s|\|)")
_SENTENCE_END = (".", "!", "?", "\u2026", '."', ".\u201d", ".\u00bb")
_JOINED = re.compile(r"\s*[-\u2013\u2014]+\s*")
"""Between the first and the last day of something."""
_PROSE, _SHORT_PROSE = 80, 30
_BYLINE_REACH, _CLOCK_REACH, _DAY_REACH = 16, 9, 5
_QUARTER, _HALF = 15, 30
"""Minutes at which things begin; a text is issued at any."""
_OF_COMMENTS = frozenset({Role.PUBLISHED, Role.UPDATED, Role.BYLINE, Role.NAMES, Role.BARE})
_Told = tuple[Line, Stamp]


@value_class(frozen=True, slots=True)
class Head:
    """What the first lines of a text tell of its issue."""

    published: Published | None = None
    stamps: tuple[Span, ...] = ()
    """Stamps of changes, and of comments below."""


def find_published(
    text: str, language: Language | str = "en", country: str | None = None
) -> Published | None:
    """The time of publication that one of the first lines states; see `read_head`."""
    code = language if isinstance(language, str) else language.code
    return read_head(text, code, country).published


def read_head(text: str, code: str = "en", country: str | None = None) -> Head:
    """Read the lines that tell when a text was issued and changed.

    A labelled stamp counts first, then a byline's or a bare one, then a dateline's day; an update only when
    nothing tells of publication. A bare stamp must look like one: before prose, near the head, at no round
    hour; a bare day alone in the text.

    Args:
        text: the text.
        code: the language of the text; its stamps may be in any of ours.
        country: ISO 3166 code of the outlet's country, for "04/09/2025" and "IST".
    """
    head = text[:_HEAD]
    if not _is_dated(head, fold(text)):
        return Head()
    order = "DMY" if code != "en" or (country and country != "US") else "MDY" if country else ""
    lines = list(_lines(head))
    found: dict[Role, list[_Told]] = {role: [] for role in Role}
    comments: list[Span] = []
    sets = stamp_words().sets
    stopped = commented = False
    for index, line in enumerate(lines):
        if line.folded.strip(" :#_-") in sets["stops"]:
            stopped, commented = True, commented or line.folded.strip(" :#_-") in sets["comments"]
        if _DATED.search(line.text) is None:
            continue
        for role, stamp in _stamps(line, order, country):
            if not stopped:
                found[_settled(role, stamp, lines, index)].append((line, stamp))
            elif commented and role in _OF_COMMENTS and not stamp.day_only:
                comments.append(_span(line, stamp))
    updates = [_span(line, stamp) for line, stamp in found[Role.UPDATED]]
    return Head(_chosen(found, lines), (*updates, *comments))


def _is_dated(head: str, folded: str) -> bool:
    """Whether a text has a year or a numeric date: as a search for `_DATED`, number by number."""
    return any(_FIGURE.match(head, figure) for figure in figures_in(folded))


def _chosen(found: dict[Role, list[_Told]], lines: Sequence[Line]) -> Published | None:
    for line, stamp in found[Role.PUBLISHED]:
        return _published(line, stamp)
    days = {stamp.at.date() for role in (Role.BARE, Role.DATELINE) for _, stamp in found[role]}
    for role in (Role.BYLINE, Role.NAMES, Role.BARE):
        for line, stamp in found[role]:
            lone = role is Role.BYLINE or not stamp.day_only or len(days) == 1
            if lone and _is_issue(line, stamp, role, lines, updated=bool(found[Role.UPDATED])):
                return _published(line, stamp)
    for role in (Role.DATELINE, Role.UPDATED):
        for line, stamp in found[role]:
            if role is Role.UPDATED or _is_dateline(line, stamp, lines):
                return _published(line, stamp)
    return None


def _lines(head: str) -> Iterator[Line]:
    folded = fold(head)
    position = rank = 0
    for number, words in enumerate(head.split("\n")):
        if number > _MOST_LINES:
            return
        if words and not words.isspace():
            end = position + min(len(words), _LONGEST)
            yield Line(words[:_LONGEST], folded[position:end], position, rank)
            rank += 1
        position += len(words) + 1


def _stamps(line: Line, order: str, country: str | None) -> Iterator[tuple[Role, Stamp]]:
    """The stamps of a line and what each is of."""
    stamps = stamps_in(line.text, line.folded, country=country, order=order or _order(line))
    for before, stamp, after in zip([None, *stamps], stamps, [*stamps[1:], None], strict=False):
        lead = Span(before.span.end if before else 0, stamp.span.start)
        tail = Span(stamp.span.end, after.span.start if after else len(line.text))
        joined = (before and _JOINED.fullmatch(lead.of(line.text))) or (
            after and _JOINED.fullmatch(tail.of(line.text))
        )
        if not joined:
            yield role_of(line, lead, tail), stamp


def _order(line: Line) -> str:
    """How "04/09/2025" is read where only the words around it tell the language."""
    if _EITHER.search(line.text) is None:
        return ""
    words = stamp_words()
    codes = {words.labels[label][1] for label in labels_in(line.folded)}
    told = bool(codes) or not words.sets["not_english"].isdisjoint(line.folded.split())
    return "DMY" if told and "en" not in codes else ""


def _settled(role: Role, stamp: Stamp, lines: Sequence[Line], index: int) -> Role:
    """The role of a stamp, seen with the lines above and below it."""
    line = lines[index]
    before = lines[index - 1] if index else None
    if role in {Role.BARE, Role.BYLINE} and before is not None:
        role = label_alone(before) or role
    if role is Role.HEADER:
        around = [each for each in (before, *lines[index + 1 : index + 2]) if each is not None]
        heads = sum(_is_header(each) for each in around)
        return Role.PUBLISHED if not stamp.day_only and (heads or _is_machine(stamp)) else Role.NONE
    if role in {Role.BARE, Role.NAMES, Role.NONE} and _BULLET.match(line.text):
        return Role.NONE
    if stamp.short_year and stamp.day_only and role not in {Role.PUBLISHED, Role.UPDATED}:
        return Role.NONE
    return role


def _is_machine(stamp: Stamp) -> bool:
    return stamp.exact and stamp.at.tzinfo is not None


def _is_header(line: Line) -> bool:
    name, colon, _ = line.folded.strip(" *>_").partition(":")
    return bool(colon) and name.strip(" *_") in stamp_words().sets["headers"]


def _heads_programme(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the day stands over rows of clock times that no other day stands over."""
    others = [each.text for each in lines if each is not line]
    rows = sum(_PROGRAMME.match(text) is not None for text in others)
    return rows > 1 and not any(_OTHER_DAY.fullmatch(text) for text in others)


def _is_issue(line: Line, stamp: Stamp, role: Role, lines: Sequence[Line], *, updated: bool) -> bool:
    """Whether a stamp without a label tells when the text was issued, by where and how it stands."""
    around = [*lines[max(0, line.rank - 1) : line.rank], *lines[line.rank + 1 : line.rank + 2]]
    if any(label_at_head(each) == Role.OTHER for each in around) or len(line.text) > _SHORT:
        return False
    if role is Role.BYLINE or any(map(is_byline, around)) or _is_machine(stamp):
        return line.rank <= _BYLINE_REACH
    if role is Role.NAMES and stamp.day_only:
        return False
    below = lines[line.rank + 1 : line.rank + 3]
    if below and (_CLOCK_FIRST.match(below[0].text) or _BULLET.match(below[0].text)):
        return False
    begins = _begins(below, lines)
    if stamp.day_only:
        if _heads_programme(line, lines):
            return False
        # a day of the week below a title is that of an event
        letter = line.rank == 0 or any(map(_is_salutation, below)) or not _has_weekday(line, stamp)
        return begins and letter and line.rank <= _DAY_REACH
    if line.rank > _CLOCK_REACH or not begins or (below and _is_address(line, below[0])):
        return False
    if updated or stamp.exact or stamp.at.minute % _QUARTER:
        return True
    return stamp.at.minute % _HALF != 0 and not _has_weekday(line, stamp)


def _is_address(line: Line, following: Line) -> bool:
    """Whether a short line goes on directly below a stamp, as the place of an event does."""
    if following.start > line.start + len(line.text) + 1 or _is_prose(following, ()):
        return False
    told = stamp_words().tail_first.match(following.folded) or label_at(following.folded, 0)
    return not (told or is_byline(following) or _DATED.search(following.text))


def _has_weekday(line: Line, stamp: Stamp) -> bool:
    told = line.folded[stamp.span.start : stamp.span.end].split(" ")[0].rstrip(",")
    return told in stamp_words().weekdays


def _begins(below: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether the text begins in one of the lines below a stamp: with prose or a salutation."""
    return any(_is_salutation(line) or _is_prose(line, lines) for line in below)


def _is_prose(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line, with those that it was wrapped into, is as long as sentences are."""
    size, end = len(line.text.strip()), line.start + len(line.text)
    for following in lines[line.rank + 1 : line.rank + 3]:
        if following.start != end + 1 or not following.text[:1].islower():
            break
        size, end = size + len(following.text), following.start + len(following.text)
    return size >= _PROSE or (size >= _SHORT_PROSE and line.text.rstrip().endswith(_SENTENCE_END))


def _is_salutation(line: Line) -> bool:
    return any(line.folded.strip().startswith(word) for word in stamp_words().sets["salutations"])


def _is_dateline(line: Line, stamp: Stamp, lines: Sequence[Line]) -> bool:
    """A place in capitals and a dash behind the day, or any place that is known."""
    rest = line.text[stamp.span.end :].strip(" .,")
    place = place_before(line.text[: stamp.span.start])
    if rest and place.isupper():
        return True
    below = lines[line.rank + 1 : line.rank + 3]
    begins = bool(rest) or _begins(below, lines)
    return begins and line.rank <= _CLOCK_REACH and is_place(place)


def _published(line: Line, stamp: Stamp) -> Published:
    span = _span(line, stamp)
    doubts: tuple[str, ...] = ()
    day = stamp.at.date()
    if stamp.weekday is not None:
        told = day + timedelta(days=stamp.weekday - day.weekday())
        doubts = (f"says {told:%A}, but {day.isoformat()} is a {day:%A}",)
    return Published(
        stamp.at,
        zone=stamp.zone,
        basis="text",
        span=span,
        day_only=stamp.day_only,
        zone_from=f"stated: {stamp.told}" if stamp.zone else "",
        doubts=doubts,
    )


def _span(line: Line, stamp: Stamp) -> Span:
    return Span(line.start + stamp.span.start, line.start + stamp.span.end)
