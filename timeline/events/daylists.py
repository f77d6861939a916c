"""Lines without an hour under their day: "Wednesday, July 1", below it "- New drug prices take effect."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from timeline.events import roles
from timeline.events.build import build_event
from timeline.events.layout import label_of
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, words_of
from timeline.events.wording import MOST_WORDS, finish, words_in
from timeline.events.words import EventWords
from timeline.model.event import Event, Status
from timeline.model.text import BlockKind, Span
from timeline.model.when import AllDay

_LONGEST: Final = 220
"""Code points of a line that is no prose."""
_MOST: Final = 12
"""Lines under one day."""
_BULLETS: Final = ("-", "*", "\u2022", "\u25aa", "\u25cf", "\u2013")
_STRIP: Final = " \t\n*_-\u2022\u25aa\u25cf\u2013.;"
_GOES_ON: Final = re.compile(r"[^\W\d_]{4}[.!?] +[^\W_]")
"""Between the sentences of a paragraph."""
_FEWEST: Final = 3
"""Words of a sentence that tells what is on."""


def events_under(scene: Scene) -> list[Event]:
    """What bullets or lines under a day to come tell, each a sentence, where no hour stands with them."""
    start = scene.mention.start
    if not isinstance(start, AllDay) or start.last > start.first or start.part or not scene.is_ahead():
        return []
    return [_event(scene, line) for line in _lines(scene) if _tells(scene, line)]


def _lines(scene: Scene) -> list[Span]:
    """The lines under a day up to the next one; none where they are prose or have hours."""
    text, blocks = scene.document.text, scene.layout.blocks
    found: list[Span] = []
    for block in range(scene.block_at + 1, len(blocks)):
        span = blocks[block].span
        if scene.layout.times_in(span):
            return found if _is_next_day(scene, block) else []
        lines = [line for line in _split(text, span) if line.of(text).strip()]
        bullets = lines[0].of(text).lstrip().startswith(_BULLETS) if lines else False
        label = label_of(scene.layout, block)
        apart = text[blocks[block - 1].span.end : span.start].count("\n") > 1
        if blocks[block].kind is BlockKind.HEADING or (apart and not bullets):
            break
        plain = bullets or all(line.of(text).rstrip().endswith(".") for line in lines)
        if not plain or len(found) > _MOST or (label is not None and label.kind):
            return []
        found += lines
    return found


def _split(text: str, span: Span) -> list[Span]:
    """The lines of a block that is not too long for a list."""
    lines: list[Span] = []
    start = span.start
    while start < span.end and len(lines) <= _MOST:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        lines.append(Span(start, end))
        start = end + 1
    return lines


def _is_next_day(scene: Scene, block: int) -> bool:
    """Whether a block is nothing but its time, and that is no clock time of the day above."""
    span, times = scene.layout.blocks[block].span, scene.layout.times_in(scene.layout.blocks[block].span)
    told = span.of(scene.document.text)
    rest = told.replace(times[0].of(scene.document.text), "", 1)
    return len(times) == 1 and not any(map(str.isalnum, rest)) and any(map(str.isalpha, told))


def _tells(scene: Scene, line: Span) -> bool:
    """Whether a short line tells in the present or the future who does what."""
    text = scene.document.text
    if line.end - line.start > _LONGEST or _GOES_ON.search(text, line.start, line.end):
        return False
    if words_in(_title(text, line, scene.words)) > MOST_WORDS:
        return False
    words = [word for word in words_of(text, line, (), scene.words) if is_word(word)]
    if len(words) < _FEWEST or any(word.low in scene.words.sets["words.past"] for word in words):
        return False
    if words[0].bits & (roles.PRONOUN | roles.SUBORDINATOR):
        return False
    return _ends_in_verb(words) or any(_is_present(word, behind) for word, behind in pairwise(words[1:]))


def _ends_in_verb(words: Sequence[Word]) -> bool:
    """Whether a line ends with what several do: "Prices rise", "New rules take effect"."""
    return bool(words[-1].bits & roles.BASE and words[-2].bits & roles.PLURAL)


def _is_present(word: Word, behind: Word) -> bool:
    if word.bits & roles.MODAL:
        return True
    if word.bits & roles.DOUBTFUL:
        return bool(behind.bits & (roles.NAME | roles.DETERMINER)) and not word.bits & roles.NAME
    present = word.bits & (roles.FINITE | roles.BASE) and not word.bits & (roles.PARTICIPLE | roles.NAME)
    return bool(present)


def _title(text: str, line: Span, words: EventWords) -> str:
    """The line, up to a comma where it is long."""
    told = line.of(text).strip(_STRIP)
    while words_in(told) > MOST_WORDS and "," in told:
        told = told.rpartition(",")[0]
    return finish(told, words) if words_in(told) <= MOST_WORDS else told


def _event(scene: Scene, line: Span) -> Event:
    start = scene.mention.start
    assert start is not None  # noqa: S101 - by events_under
    return build_event(
        scene,
        start,
        None,
        title=_title(scene.document.text, line, scene.words),
        how="line under its day",
        status=Status.CONFIRMED,
        place=None,
    )
