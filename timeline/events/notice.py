"""Titles of notices in labelled lines: "What: ...", "Deadline for ...", "Maintenance window: ..."."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events import roles
from timeline.events.headings import FAR, line_above, line_title
from timeline.events.layout import Label, Layout, label_of, labels_around
from timeline.events.saying import Title
from timeline.events.scene import Scene
from timeline.events.tokens import Word, text_of, words_of
from timeline.events.wording import MOST_WORDS, finish, fit, without_times


def labelled_title(scene: Scene, own: Sequence[Word]) -> Title:
    """The title of a notice in labelled lines."""
    layout = scene.layout
    labels = labels_around(layout, scene.block_at)
    own_label = label_of(layout, scene.block_at)
    if own_label is not None and own_label.kind == "deadline" and _is_told(own_label, layout):
        return Title(finish(own_label.name.of(layout.document.text), layout.words), "label of the limit")
    what = labels.get("what")
    if what is not None:
        words = words_of(layout.document.text, what.value, layout.times_in(what.value), layout.words)
        title = finish(
            text_of(layout.document.text, fit(without_times(words), MOST_WORDS, layout.words)), layout.words
        )
        if title:
            return Title(title, "label of the notice")
    if own:
        happens = any(word.bits & roles.HAPPENING for word in own)
        return Title("" if happens else _title_right_above(layout, scene.block_at), "line above the notice")
    label = label_of(layout, scene.block_at)
    if label is not None and label.kind == "deadline":
        return Title(finish(label.name.of(layout.document.text), layout.words), "label of the limit")
    above = line_above(layout, scene.block_at)
    thing = labels.get("thing")
    if not above and thing is not None:
        return Title(finish(thing.value.of(layout.document.text), layout.words), "label of the thing")
    if not above and own_label is not None and _names_happening(own_label, layout):
        return Title(finish(own_label.name.of(layout.document.text), layout.words), "label itself")
    return Title(above, "line above the notice")


def _names_happening(label: Label, layout: Layout) -> bool:
    """Whether the label says what happens: "Maintenance window: ..."."""
    words = words_of(layout.document.text, label.name, (), layout.words)
    return any(word.bits & roles.HAPPENING for word in words)


def _is_told(label: Label, layout: Layout) -> bool:
    """Whether a label says itself what the limit is of: "Deadline for comments"."""
    return " ".join(label.name.of(layout.document.text).lower().split()) not in layout.words.labels


def _title_right_above(layout: Layout, block: int) -> str:
    """The line above the first label of a notice."""
    first = block
    while first > max(block - FAR, 0) and (label := label_of(layout, first - 1)) is not None and label.kind:
        first -= 1
    return (
        line_title(layout, first - 1) if first and not layout.times_in(layout.blocks[first - 1].span) else ""
    )
