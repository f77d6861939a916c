"""What is on, in the sentence behind one that tells only when and where: "Noon, Old Chapel. A reading."."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.columns import is_telling
from timeline.events.headings import title_of_span
from timeline.events.opening import salutation_end
from timeline.events.scene import Scene
from timeline.events.sentence import sentences
from timeline.events.tokens import is_word, words_of
from timeline.model.text import BlockKind, Span
from timeline.model.when import Basis, Moment

_MOST: Final = 400
"""Code points of a sentence that is looked at."""


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
