"""Stamps: when a page, a mail or an update was written, not when something happens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from timeline.events import roles
from timeline.events.columns import is_telling
from timeline.events.layout import Label, label_of, labels_around
from timeline.events.place_rows import is_place_column
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.language.wordlist import letters_of
from timeline.model.text import BlockKind
from timeline.model.when import AllDay, Basis, Moment

_PROSE: Final = 400
"""Code points of the next block that are looked at."""
_SENTENCE: Final = 14
"""Words from which a paragraph is running text, not a title."""
_AUTHOR: Final = 6
"""Words of the name before a stamp, and of the remark beside one."""
_ENTRY: Final = 60
"""Code points of the line over the entry of a thread, beside its day."""
_LINE: Final = 60
"""Code points of blanks beside a time that fills its line at most."""
_SECONDS: Final = len(":00")
_FRACTION: Final = re.compile(r":\d\d[.,]\d{2,6}(?!\d)")
_MACHINE: Final = re.compile(r"\d{1,2}:\d\d:\d\d")
"""A clock time with seconds is written by a program."""


def is_labelled(scene: Scene, is_row: bool) -> bool:
    """Headers of mails, and stamps of pages: "Posted: 5 May", "UPDATED 10:17 GMT: all is well"."""
    label = label_of(scene.layout, scene.block_at)
    if label is not None and label.value.start <= scene.mention.span.start:
        if label.kind in {"header", "who"} and scene.mention.span.start - label.value.start <= _HEADER:
            return True
        if label.kind == "stamp" and not _tells(scene, label):
            return True
        if label.kind == "when" and "header" in labels_around(scene.layout, scene.block_at):
            return True
    if is_row and _is_below_stamp(scene):
        return True
    before = _since_bar(scene)
    if before and all(not word.bits & roles.TIME for word in before):
        plain = [word for word in before if is_word(word)]
        while len(plain) > 1 and plain[-1].bits & roles.LEAD and not plain[-1].bits & roles.VERB:
            plain.pop()
        name = " ".join(word.low for word in plain)
        behind = scene.document.text[scene.mention.span.end : scene.mention.span.end + 2].strip()[:1]
        return scene.words.labels.get(name) == "stamp" and (is_row or behind in _SET_OFF)
    return False


def _is_below_stamp(scene: Scene) -> bool:
    """Whether a bare day stands in a list of them under the label of a stamp: "Reviewed:" over its days."""
    layout, block = scene.layout, scene.block_at
    most = max(0, block - _LIST)
    while block > most and _is_bare_time(scene, block):
        block -= 1
        label = label_of(layout, block)
        if label is not None and label.kind:
            return label.kind == "stamp"
    return False


def _is_bare_time(scene: Scene, block: int) -> bool:
    span = scene.layout.blocks[block].span
    times = scene.layout.times_in(span)
    text = scene.document.text
    return len(times) == 1 and not any(
        map(str.isalnum, text[span.start : times[0].start] + text[times[0].end : span.end])
    )


def _since_bar(scene: Scene) -> Sequence[Word]:
    """The words before the time, back to a bar that sets it off: "Posted 8:10 AM | Updated 8:44 AM"."""
    words, least = scene.sentence.words, max(0, scene.at - _LABEL)
    bar = next((index for index in range(scene.at - 1, least - 1, -1) if words[index].low in _BARS), None)
    if bar is None:
        return words[: scene.at] if least == 0 else ()
    return words[bar + 1 : scene.at]


_HEADER: Final = 120
"""Code points of the value of a header; behind it the text of a mail goes on in the same line."""
_LIST: Final = 12
"""Days in a list under one label."""
_LABEL: Final = 12
"""Words of a label before its time at most."""
_BARS: Final = frozenset({"|", "\u2022", "\u00b7", "/"})
_OLD: Final = timedelta(days=30)
"""Pictures of these days are told in the past tense, not by a place and a day."""
_SET_OFF: Final = frozenset({":", "-", "\u2013", "\u2014", ")", "]", "|", ""})
"""What sets a stamp off from what it stamps."""


def _tells(scene: Scene, label: Label) -> bool:
    """Whether a sentence stands behind the label: "Update: there will be a downtime from 9 p.m."."""
    words = scene.sentence.words
    inside = any(
        group.finite and words[group.start].start >= label.value.start for group in scene.sentence.groups
    )
    return inside and any(
        is_word(word) and word.start >= label.value.start and not word.bits & roles.LEAD
        for word in words[: scene.at]
    )


def is_ticker(scene: Scene, is_row: bool) -> bool:
    """A clock time in a line of its own above running text: the stamp of a ticker."""
    if not is_row or not isinstance(scene.mention.start, Moment):
        return False
    layout = scene.layout
    label = label_of(layout, scene.block_at)
    if (label is not None and label.kind) or scene.mention.end is not None or is_telling(scene.row().words):
        return False
    if _is_ahead(scene, scene.mention.start):
        return False
    below = scene.block_at + 1
    if below >= len(layout.blocks) or layout.blocks[below].kind is not BlockKind.PARAGRAPH:
        return False
    return len(layout.text(below)[:_PROSE].split()) > _SENTENCE


def is_past_stamp(scene: Scene, is_row: bool) -> bool:
    """A day and clock time alone on a line, not after the publication: the stamp of an update."""
    published, start = scene.document.published, scene.mention.start
    if scene.mention.span in scene.layout.issues:
        return True
    if not is_row or published is None or published.day_only or not isinstance(start, Moment):
        return False
    if (
        start.day_from.basis is not Basis.STATED
        or scene.mention.end is not None
        or (is_telling(scene.row().words) and not _heads_text(scene))
    ):
        return False
    label = label_of(scene.layout, scene.block_at)
    if label is not None and label.kind:
        return False
    return not _is_ahead(scene, start)


def fills_line(scene: Scene) -> bool:
    """Whether the time is all that its line tells."""
    text, span = scene.document.text, scene.mention.span
    begin = text.rfind("\n", max(0, span.start - _LINE), span.start) + 1
    end = text.find("\n", span.end, span.end + _LINE)
    behind = text[span.end : span.end + _LINE if end < 0 else end]
    return span.start - begin < _LINE and not text[begin : span.start].strip() and not behind.strip()


def _heads_text(scene: Scene) -> bool:
    """Whether the line holds nothing but the time, and running text stands below it."""
    item = scene.layout.items.get(scene.block_at)
    if item is None or item.above or not item.below:
        return False
    return scene.layout.blocks[item.below[0]].kind is BlockKind.PARAGRAPH


def _is_ahead(scene: Scene, start: Moment) -> bool:
    """Whether a time lies after the publication."""
    published = scene.document.published
    if published is None:
        return False
    issued = published.at
    if (start.at.tzinfo is None) != (issued.tzinfo is None):
        return start.at.replace(tzinfo=None) > issued.replace(tzinfo=None)
    return start.at > issued


def is_machine_stamp(scene: Scene, is_row: bool) -> bool:
    """A time with seconds beside a name: "Walt Ross on 26 Jan 2004 12:05:30", "generated at 12:04:33"."""
    said = scene.mention.span.of(scene.document.text)
    if not isinstance(scene.mention.start, Moment) or not _MACHINE.search(said):
        return False
    if _is_ahead(scene, scene.mention.start) and not _FRACTION.search(said):
        return False
    words = scene.row().words if is_row else scene.sentence.words
    plain = [word for word in words if is_word(word)]
    if any(word.bits & roles.HAPPENING for word in plain):
        return False
    return len(plain) <= _AUTHOR and not any(group.finite for group in scene.sentence.groups)


def is_byline(scene: Scene, is_row: bool) -> bool:
    """As in "By Eirik Moe on Friday, February 26, 10:38", "Ann Bell wrote on 5 May:"."""
    del is_row
    words = scene.sentence.words
    before = [word for word in words[: scene.at] if is_word(word)]
    if not 0 < len(before) <= _AUTHOR or is_telling(words[scene.at + 1 :]):
        return False
    names = [word for word in before[1:] if not word.bits & roles.LEAD]
    begins = before[0].bits & roles.AGENT or scene.words.labels.get(before[0].low) == "stamp"
    names = [word for word in names if not word.bits & roles.AGENT]
    return bool(begins and names) and all(
        word.bits & roles.NAME and not word.bits & roles.HAPPENING for word in names
    )


def is_entry(scene: Scene, is_row: bool) -> bool:
    """As in "rosa · comment · 2024-05-06": who wrote the entry of a thread, and on which day.

    Parts of a second are a machine's: "2-MAR-2026 09:31:27.97".
    """
    del is_row
    text, span = scene.document.text, scene.mention.span
    if _FRACTION.search(text, span.start, span.end + _SECONDS):
        return True
    published, start = scene.document.published, scene.mention.start
    if published is None or start is None or scene.mention.end is not None:
        return False
    day = start.first if isinstance(start, AllDay) else start.at.date()
    low, high = max(0, span.start - _ENTRY), min(len(text), span.end + _ENTRY)
    begin, end = text.rfind("\n", low, span.start) + 1, text.find("\n", span.end, high)
    if (low and not begin) or (end < 0 and high < len(text)):
        return False  # a longer line
    rest = text[begin : span.start] + " " + text[span.end : end if end >= 0 else high]
    if day > published.at.date() or len(rest) > _ENTRY or rest.rstrip().endswith((".", "!", "?")):
        return False
    told = letters_of(rest.lower())
    return len(told) <= _AUTHOR and any(word in scene.words.sets["nouns.entries"] for word in told)


def is_state(scene: Scene, is_row: bool) -> bool:
    """As in "09:15 UTC - Investigating": when the state of an incident was written down."""
    if not isinstance(scene.mention.start, Moment) or scene.mention.end is not None:
        return False
    label = label_of(scene.layout, scene.block_at)
    if label is not None and label.kind:
        return False
    words = scene.row().words if is_row else scene.sentence.words
    first = next(filter(is_word, words), None)
    if first is None or first.low not in scene.words.sets["nouns.states"]:
        return False
    return sum(map(is_word, words)) <= len("ab")


def is_front_matter(scene: Scene, is_row: bool) -> bool:
    """A label with nothing but the day of publication: "date: 2024-09-25, from: the desk"."""
    published, start = scene.document.published, scene.mention.start
    label = label_of(scene.layout, scene.block_at)
    if published is None or label is None or label.kind != "when" or not isinstance(start, AllDay):
        return False
    if start.first != published.at.date() or start.last != start.first:
        return False
    text = scene.document.text
    beside = text[label.value.start : scene.mention.span.start].strip(" \t*_\"'")
    lettered = any(letter.isalpha() for letter in scene.mention.span.of(text))
    return is_row and not beside and not lettered


def is_caption_line(scene: Scene, is_row: bool) -> bool:
    """A place and a day long past alone on a line: "Tre Cime, Italy, 25 June 2017"."""
    published, start = scene.document.published, scene.mention.start
    if not is_row or published is None or not isinstance(start, AllDay):
        return False
    if published.at.date() - start.first < _OLD:
        return False
    words = [word for word in scene.row().words if not word.bits & roles.TIME]
    return is_place_column(scene.layout, words)


def is_bare_clock(scene: Scene, is_row: bool) -> bool:
    """Digits in running text that nothing makes a time of a day: "Watch again: the speech 01:45"."""
    start = scene.mention.start
    if is_row or scene.sentence.groups or not isinstance(start, Moment) or scene.mention.end is not None:
        return False
    said = scene.mention.span.of(scene.document.text)
    before = scene.sentence.words[scene.at - 1] if scene.at else None
    led = before is not None and before.bits & (roles.LEAD | roles.PREPOSITION)
    return (
        start.day_from.basis in {Basis.PUBLICATION, Basis.DEFAULT}
        and not led
        and not any(letter.isalpha() for letter in said)
    )
