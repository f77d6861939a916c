"""Titles of notices in labelled lines: "What: ...", "Deadline for ...", "Maintenance window: ..."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.clause import Sentence
from timeline.events.headings import FAR, line_above, line_title
from timeline.events.issued import effect_named, warning_named
from timeline.events.layout import Label, Layout, label_of, labels_around
from timeline.events.prose import prose_title
from timeline.events.saying import Title
from timeline.events.scene import Scene, scene_at
from timeline.events.sentence import sentences
from timeline.events.tokens import Word, text_of, words_of
from timeline.events.wording import MOST_WORDS, finish, fit, tells_hours, without_times
from timeline.model.text import BlockKind

_FIRST: Final = 2
"""Sentences of a paragraph that may say what a notice is of."""
_OVER: Final = 3
"""Paragraphs over a list of which one tells what it lists."""
_LIST: Final = 40
"""Rows of a list at most."""
_LABELS: Final = 12
"""Labelled lines of one notice on either side at most."""

_HEAD: Final = 200
"""Code points of the line over a notice."""


def labelled_title(scene: Scene, own: Sequence[Word]) -> Title:
    """The title of a notice in labelled lines."""
    layout = scene.layout
    labels = labels_around(layout, scene.block_at)
    own_label = label_of(layout, scene.block_at)
    if own_label is not None and own_label.kind == "deadline" and _is_told(own_label, layout):
        return Title(finish(own_label.name.of(layout.document.text), layout.words), "label of the limit")
    if warning := _warning_over(layout, scene.block_at):
        return Title(warning, "warning over its lines")
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
    if not above and own_label is not None and own_label.kind == "when":
        return Title(_told_beside(scene), "sentence beside the notice")
    return Title(above, "line above the notice")


def _warning_over(layout: Layout, block: int) -> str:
    """The warning that the line over the first label names: "Wind Advisory issued March 11 at 8:51AM EDT"."""
    first = block
    while first > max(block - _LABELS, 0) and _is_labelled(layout, first):
        first -= 1
    span = layout.blocks[first].span
    if first == block or span.end - span.start > _HEAD:
        return ""
    return warning_named(layout, span) or effect_named(layout, span)


def is_under_when(scene: Scene) -> bool:
    """Whether an hour stands alone in the line under a label: "WHEN: Thursday", "2 p.m. (doors at 1)"."""
    layout, block, span = scene.layout, scene.block_at, scene.mention.span
    over = label_of(layout, block - 1) if block else None
    if over is None or over.kind != "when" or "what" not in labels_around(layout, block):
        return False
    text, own = layout.document.text, layout.blocks[block].span
    if (
        text.count("\n", layout.blocks[block - 1].span.end, own.start) > 1
        or text[own.start : span.start].strip()
    ):
        return False
    return text[span.end : own.end].strip(" .")[:1] in {"", "("}


def _told_beside(scene: Scene) -> str:
    """What the paragraph over or under a notice says is held: "The guild is hosting a news conference"."""
    layout = scene.layout
    first = last = scene.block_at
    least, most = max(0, first - _LABELS), min(len(layout.blocks) - 1, last + _LABELS)
    while first > least and _is_labelled(layout, first - 1):
        first -= 1
    while last < most and _is_labelled(layout, last + 1):
        last += 1
    for block in (first - 1, last + 1):
        if not 0 <= block < len(layout.blocks) or layout.blocks[block].kind is not BlockKind.PARAGRAPH:
            continue
        if title := _held_in(scene, block):
            return title
    return ""


def told_over_list(scene: Scene) -> str:
    """What the paragraph right over a list of bare times says is held: "We are running repair clinics"."""
    layout = scene.layout
    block, least = scene.block_at, max(0, scene.block_at - _LIST)
    while block > least and layout.blocks[block].kind is BlockKind.ROW:
        block -= 1
    for over in range(block, max(-1, block - _OVER), -1):
        span = layout.blocks[over].span
        if span.end - span.start <= _HEAD and tells_hours(
            words_of(layout.document.text, span, (), layout.words), layout.words
        ):
            continue
        if layout.blocks[over].kind is not BlockKind.PARAGRAPH:
            break
        if title := _held_in(scene, over):
            return title
    return ""


def _held_in(scene: Scene, block: int) -> str:
    """What the first sentences of a paragraph say is held; empty where they say nothing of it."""
    layout = scene.layout
    span = layout.blocks[block].span
    for part in sentences(layout.document.text, span, layout.times_in(span), layout.words)[:_FIRST]:
        if title := _title_of(scene, block, scene.memo.sentence(layout, part)):
            return title
    return ""


def _title_of(scene: Scene, block: int, sentence: Sentence) -> str:
    """The title of a sentence that says that something is held, or will be."""
    words = sentence.words
    invites = roles.INVITE
    group = next((each for each in sentence.groups if each.finite or words[each.main].bits & invites), None)
    if group is None:
        return ""
    ahead = any(word.bits & roles.MODAL for word in words[group.start : group.end])
    if not ahead and not words[group.main].bits & (roles.HOLD | roles.INVITE | roles.SCHEDULE):
        return ""
    at = min(group.end, len(words) - 1)
    there = scene_at(scene.layout, scene.mention, block, sentence, earlier=None, at=at, memo=scene.memo)
    return prose_title(there).text


def _is_labelled(layout: Layout, block: int) -> bool:
    label = label_of(layout, block)
    return label is not None and bool(label.kind)


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
