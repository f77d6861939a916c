"""What is on, in the sentence behind one that tells only when and where: "Noon, Old Chapel. A reading."."""

from __future__ import annotations

import unicodedata
from typing import Final

from timeline.events import roles
from timeline.events.columns import is_telling
from timeline.events.headings import line_above, line_title, title_of_span
from timeline.events.layout import Layout, label_of
from timeline.events.opening import salutation_end
from timeline.events.place_rows import is_place_column
from timeline.events.scene import Scene
from timeline.events.sentence import sentences
from timeline.events.tokens import is_word, words_of
from timeline.events.wording import MOST_WORDS, fit, trim, written
from timeline.model.text import BlockKind, Span
from timeline.model.when import Basis, Moment

_MOST: Final = 400
"""Code points of a sentence that is looked at."""

_LINE: Final = 80
_SHORT: Final = 4
"""Words of a line that tells what it costs."""
_NEAR: Final = 3
"""Blocks below a day in which its title stands."""
_UNKNOWN: Final = "thing"
"""The kind of a label that is no word of a notice."""
_CURRENCY: Final = "Sc"
"""The category of the signs of currencies in Unicode."""


def told_behind(scene: Scene) -> str:
    """The title that the next sentence of the block gives; nothing where it names nobody and no happening."""
    return _told_in(scene, Span(scene.sentence.span.end, scene.block.span.end))


def told_under(scene: Scene) -> str:
    """The title that the sentence behind a day ahead with its hour gives, in its block or in the next."""
    start, layout = scene.mention.start, scene.layout
    if not isinstance(start, Moment) or start.day_from.basis is not Basis.STATED or not scene.is_ahead():
        return ""
    if told := told_behind(scene):
        return told
    below = scene.block_at + 1
    if below == len(layout.blocks) or layout.blocks[below].kind is BlockKind.HEADING:
        return ""
    span = layout.blocks[below].span
    greeted = salutation_end(scene.document.text, span, scene.words)
    return "" if greeted else _told_in(scene, span)


def _told_in(scene: Scene, span: Span) -> str:
    """The title that the first sentence of a part of the text gives."""
    text = scene.document.text
    rest = Span(span.start, min(span.end, span.start + _MOST))
    times = scene.layout.times_in(rest)
    following = next(iter(sentences(text, rest, times, scene.words)), None)
    if following is None or any(following.start <= time.start < following.end for time in times):
        return ""
    words = [word for word in words_of(text, following, (), scene.words) if is_word(word)]
    names = any(word.bits & roles.NAME for word in words[1:])
    happens = any(word.bits & roles.HAPPENING for word in words)
    begins = bool(words) and not words[0].bits & roles.BASE
    told = (names or happens) and (begins or happens) and is_telling(words)
    return title_of_span(scene.layout, following) if told else ""


def is_side_line(layout: Layout, block: int) -> bool:
    """Whether a line below a day tells only where or for how much: "Scout Hut, Quay Lane", "Tickets £5"."""
    text, span = layout.document.text, layout.blocks[block].span
    words = words_of(text, span, (), layout.words)
    if is_place_column(layout, trim(words, layout.words)):
        return True
    paid = any(unicodedata.category(letter) == _CURRENCY for letter in span.of(text)[:_LINE])
    costs = words[0].low in layout.words.sets["labels.costs"] if words else False
    happens = any(word.bits & roles.HAPPENING for word in words)
    return not happens and (paid or (costs and sum(map(is_word, words)) <= _SHORT))


def name_above(layout: Layout, block: int) -> str:
    """The line over a day, or where there is none the labelled one right above: "Film: The Long Road"."""
    above = label_of(layout, block - 1) if block else None
    if above is not None and above.kind == "what":
        return line_title(layout, block - 1)
    named = line_above(layout, block)
    if named or above is None or above.kind != _UNKNOWN:
        return named
    text, span = layout.document.text, layout.blocks[block - 1].span
    return written(text, fit(words_of(text, span, (), layout.words), MOST_WORDS, layout.words), layout.words)


def name_below(layout: Layout, block: int, title: str) -> str:
    """The line below a text that begins with its days, where those name nothing: "Starts 7 October"."""
    above = block > _NEAR or any(line_title(layout, index) for index in range(block))
    if above or (title and title.lower() not in layout.words.sets["lists.opens"]):
        return ""
    for index in range(block + 1, min(len(layout.blocks), block + _NEAR + 1)):
        span = layout.blocks[index].span
        if layout.times_in(span):
            continue
        label = label_of(layout, index)
        return "" if label is not None and label.kind else line_title(layout, index)
    return ""
