"""Lines in parts, the hour behind the last: "Blue Hour | from dusk to dawn | Odeon, 7pm", or with dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.build import build_event
from timeline.events.columns import is_telling
from timeline.events.layout import Layout, label_of
from timeline.events.marks import without_marks
from timeline.events.place_names import cleaned
from timeline.events.place_rows import happens, is_place_column
from timeline.events.scene import Scene
from timeline.events.status import find_status
from timeline.events.tokens import Word, is_word, text_of, words_of
from timeline.events.wording import MOST_WORDS, finish
from timeline.model.event import Event, Status
from timeline.model.text import BlockKind, Span
from timeline.model.when import Moment, Relation

_BULLET: Final = re.compile(r"\s*(?:[-*+\u2022\u25aa\u25e6>]\s+)*(?:\d{1,2}[.)]\s+)?[*_]*")
_DASH: Final = re.compile(r"[*_]*(?:\s+(?:--?|[\u2013\u2014])\s+|\s*\u2014\s*)[*_]*")
_BAR: Final = re.compile(r"[*_]*\s*\|\s*[*_]*")
_COLON: Final = re.compile(r"[*_]*:[*_]*\s+")
_COMMA: Final = re.compile(r"[*_]*,\s+")
_ENDS: Final = re.compile(r"[.!?;]\s")
_NAME, _PLACE, _BLURB = 8, 6, 400
"""Words of the name and of the place, code points of what stands between them."""
_SMALL: Final = 3
"""Letters of the small words in names: "v", "du", "von"."""
_AROUND: Final = 600
"""Code points around a line in which others with the same place are looked for."""
_TELLING: Final = 3
"""Parts from which the last need not be known for a place."""
_PLAIN: Final = (
    roles.NAME | roles.VENUE | roles.PREPOSITION | roles.DETERMINER | roles.MARK | roles.CONJUNCTION
)
_LIMITS: Final = frozenset({Relation.BY, Relation.BEFORE, Relation.UNTIL})


class Parted(NamedTuple):
    """What a line in parts tells."""

    name: Span
    place: Span


def event_of_parts(scene: Scene) -> Event | None:
    """The happening of a line in parts whose hour stands behind its place; None where it is none."""
    parted = _parted(scene)
    start, layout = scene.mention.start, scene.layout
    if parted is None or start is None:
        return None
    text = layout.document.text
    title, status = without_marks(
        finish(text_of(text, _words(layout, parted.name)), scene.words), scene.words
    )
    narrow = scene.of_part(parted.name)
    place = _words(layout, parted.place)
    online = place[0].bits & roles.ONLINE
    return build_event(
        scene,
        start,
        scene.mention.end,
        title=title,
        how="first part of the row",
        status=status if status is not Status.CONFIRMED else find_status(narrow, is_row=True),
        place=scene.words.names["online"] if online else cleaned(text_of(text, place)),
    )


def _parted(scene: Scene) -> Parted | None:
    """The name and the place of the line of a time that stands at its end."""
    head = _head(scene)
    if head is None:
        return None
    text, layout = scene.document.text, scene.layout
    for mark in (_DASH, _BAR, _COLON, _COMMA):
        parts = list(_split(text, head, mark))
        if len(parts) == 1:
            continue
        place = _words(layout, parts[-1])
        sure = is_place_column(layout, place)
        if len(parts) < _TELLING and (mark not in {_DASH, _BAR} or not _is_venue(layout, head, parts, mark)):
            continue
        if mark is _COMMA and not sure:
            continue
        if not (sure or _is_name(place, _PLACE)) or happens(place):
            continue
        name = parts[0]
        if not _names(layout, name) or parts[-1].start - name.end > _BLURB:
            return None
        told = next((part for part in parts[1:-1] if not _is_name(_words(layout, part), _PLACE)), None)
        if told is None and not sure and not _is_venue(layout, head, parts, mark):
            return None  # nothing but names: "Cup final: Reds - Blues - Greens at 7pm"
        for part in parts[1:-1]:
            longer = Span(name.start, part.end)
            if not _is_name(_words(layout, part), _PLACE) or _count(_words(layout, longer)) > MOST_WORDS:
                break
            name = longer
        return Parted(name, parts[-1])
    return None


def _head(scene: Scene) -> Span | None:
    """What stands in the line before a clock time at its end, without the day and the marks before it."""
    layout, mention, text = scene.layout, scene.mention, scene.document.text
    label = label_of(layout, scene.block_at)
    known = mention.cell is not None or (label is not None and bool(label.kind))
    if not isinstance(mention.start, Moment) or mention.relation in _LIMITS or mention.rrule or known:
        return None
    block = scene.block.span
    table = layout.tables.get(scene.block_at)
    headed = table is not None and (table.heads or layout.text(scene.block_at).lstrip().startswith("|"))
    if headed or scene.block_at in layout.items or scene.block.kind is BlockKind.QUOTE:
        return None
    start = text.rfind("\n", block.start, mention.span.start) + 1 or block.start
    end = text.find("\n", mention.span.end, block.end)
    if any(map(str.isalnum, text[mention.span.end : block.end if end < 0 else end])):
        return None
    if start > block.start and not _ends_with_time(layout, Span(block.start, start)):
        return None
    cut = mention.span.start
    for time in reversed(layout.times_in(Span(start, cut))):
        if not any(map(str.isalnum, text[time.end : cut])):
            cut = time.start
        elif any(map(str.isdigit, time.of(text))):
            return None
    first = _BULLET.match(text, start, cut)
    words = list(words_of(text, Span(first.end() if first else start, cut), (), layout.words))
    while words and (words[-1].bits & (roles.LEAD | roles.MARK)):
        words.pop()
    return Span(words[0].start, words[-1].end) if words else None


def _ends_with_time(layout: Layout, before: Span) -> bool:
    """Whether the line above ends with a time: lines of a list, not the wrapped lines of a sentence."""
    times = layout.times_in(before)
    return bool(times) and not any(map(str.isalnum, layout.document.text[times[-1].end : before.end]))


def _split(text: str, span: Span, mark: re.Pattern[str]) -> Iterator[Span]:
    """The parts of a line between marks."""
    cuts = [(span.start, span.start)]
    cuts += [match.span() for match in mark.finditer(text, span.start, span.end)]
    for (_, start), (end, _) in pairwise([*cuts, (span.end, span.end)]):
        if end > start:
            yield Span(start, end)


def _is_venue(layout: Layout, line: Span, parts: Sequence[Span], mark: re.Pattern[str]) -> bool:
    """Whether lines around this one end with the same part, as several things are on at one place.

    Teams play each other twice, too: a happening is named, or one of the lines tells more of it.
    """
    text, last = layout.document.text, parts[-1]
    window = text[max(line.start - _AROUND, 0) : line.start], text[line.end : line.end + _AROUND]
    ending = text[last.start - 2 : last.end]
    lines = [other for part in window for other in part.splitlines() if ending in other]
    longer = any(len(mark.findall(other[: other.index(ending) + 2])) >= len("ab") for other in lines)
    return longer or (bool(lines) and happens(_words(layout, parts[0])))


def _words(layout: Layout, span: Span) -> tuple[Word, ...]:
    return words_of(layout.document.text, span, (), layout.words)


def _count(words: Sequence[Word]) -> int:
    return sum(map(is_word, words))


def _names(layout: Layout, span: Span) -> bool:
    """Whether the first part can name what happens: short, one phrase, written as names are, no place."""
    words, told = _words(layout, span), span.of(layout.document.text)
    plain = [word for word in words if is_word(word)]
    if not 0 < len(plain) <= _NAME or not is_telling(words) or _ENDS.search(told):
        return False
    acts = any(word.bits & roles.FINITE and not word.bits & (roles.NAME | roles.HAPPENING) for word in plain)
    return not acts and not told[:1].islower()


def _is_name(words: Sequence[Word], most: int) -> bool:
    """Whether words are a name: each with a capital, but for small ones and numbers."""
    plain = [word for word in words if is_word(word)]
    if not 0 < len(plain) <= most or not plain[0].bits & (roles.NAME | roles.DETERMINER):
        return False
    ends = plain[-1].bits & (roles.NAME | roles.VENUE) or plain[-1].low.isdigit()
    return bool(ends) and all(
        word.bits & _PLAIN or word.low.isdigit() or len(word.low) <= _SMALL for word in words
    )


__all__ = ["event_of_parts"]
