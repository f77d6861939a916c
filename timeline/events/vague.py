"""Titles that name nothing, and what names the happening instead: "Doors", "The event starts"."""

from __future__ import annotations

from typing import Final

from timeline import zones
from timeline.events import roles
from timeline.events.headings import heading_above, is_label, line_above, line_title
from timeline.events.layout import Layout, label_of
from timeline.events.saying import Title
from timeline.events.scene import Scene
from timeline.events.tokens import is_word, words_of
from timeline.events.wording import MOST_WORDS, fit, without_times, words_in, written
from timeline.events.words import EventWords
from timeline.model.text import BlockKind, Span
from timeline.model.when import Basis, Moment

_HEAD: Final = 12
"""First blocks of a text in which its subject or title stands."""
_NAME: Final = 7
"""Words that the name of a happening has; headlines have more."""
_MARKS: Final = ".,:;!?()*\"'\u201c\u201d\u2018\u2019"
_NO_NAME: Final = roles.AGENT | roles.PRONOUN | roles.AUXILIARY | roles.RELATIVE
_NEAR: Final = 6
"""Blocks above a paragraph in which the heading of its section stands."""


def is_vague(title: str, words: EventWords) -> bool:
    """Whether a title names nothing: a weak noun alone, or nothing but words that say no more than that."""
    low = title.lower()
    if low in words.sets["nouns.weak"]:
        return True
    told = [part.strip(_MARKS) for part in low.split()]
    weak, generic = words.sets["nouns.weak"], words.sets["nouns.generic"]
    return not generic.isdisjoint(told) and all(
        part in weak or part in generic or words.roles.get(part, 0) & roles.FUNCTION
        for part in told
        if part.isalpha()
    )


def document_name(layout: Layout) -> str:
    """The subject of a mail or the title of a page, as the lines at its head tell it."""
    for block in range(min(_HEAD, len(layout.blocks))):
        label = layout.labels[block]
        if label is None:
            continue
        text = layout.document.text
        name = " ".join(label.name.of(text).lower().split())
        if name not in layout.words.sets["labels.title"]:
            continue
        words = words_of(text, label.value, layout.times_in(label.value), layout.words)
        kept = without_times(words)
        while len(kept) > 1 and kept[0].low in layout.words.sets["labels.replies"]:
            kept = kept[2 if kept[1].low == ":" else 1 :]
        return written(text, fit(kept, MOST_WORDS, layout.words), layout.words).strip("\"'")
    return ""


def with_section(scene: Scene, title: str) -> str:
    """A bare noun with the heading of its section: "Smith memorial: ceremony"; empty where none names it."""
    heading = _section(scene)
    return _joined(heading, title) if heading else ""


def named_beyond(scene: Scene, title: Title, *, is_row: bool) -> Title:
    """A vague title with the heading or the subject that names the happening; itself where none does."""
    heading = heading_above(scene.layout, scene.block_at) if is_row else _section(scene)
    how = "heading and vague words"
    if not heading or is_vague(heading, scene.words):
        heading, how = document_name(scene.layout), "subject and vague words"
    if not heading or is_vague(heading, scene.words):
        return title
    if title.text.lower() in scene.words.sets["nouns.weak"]:
        return Title(heading, how)
    return Title(_joined(heading, title.text) or heading, how)


def _section(scene: Scene) -> str:
    """The heading right over a paragraph, where it is a name: short, written as one, not who wrote it."""
    layout = scene.layout
    for index in range(scene.block_at - 1, max(-1, scene.block_at - _NEAR - 1), -1):
        span = layout.blocks[index].span
        if layout.blocks[index].kind is not BlockKind.HEADING:
            continue
        if is_label(layout, index) or layout.times_in(span):
            return ""
        heading = line_title(layout, index)
        if is_vague(heading, layout.words) or not 0 < words_in(heading) <= _NAME or ":" in heading:
            return ""
        words = [word for word in words_of(layout.document.text, span, (), layout.words) if is_word(word)]
        small = roles.FUNCTION | roles.LEAD
        named = all(word.bits & (roles.NAME | small | roles.HAPPENING) for word in words)
        return heading if named and not any(word.bits & _NO_NAME for word in words) else ""
    return ""


def slot_of_line(scene: Scene, title: Title) -> Title:
    """The title of "Launch time: 0830 UTC" with the name on the line over it: "Falcon 9: launch"."""
    text, at = scene.document.text, scene.block.span.start
    low = [word.low for word in words_of(text, Span(at, scene.mention.span.start), (), scene.words)]
    if len(low) < len("ab") or low[-1] != ":" or low[:-2] != title.text.lower().split():
        return title
    if low[-2] not in scene.words.sets["nouns.hour_words"]:
        return title
    above = scene.block_at - 1
    if above < 0 or label_of(scene.layout, above) or scene.layout.times_in(scene.layout.blocks[above].span):
        return title
    joined = _joined(line_above(scene.layout, scene.block_at), title.text)
    return Title(joined, "line above and what happens at the time") if joined else title


def is_only_clock_place(scene: Scene, title: str) -> bool:
    """Whether a row tells only on whose clocks it is: "1000 Los Angeles" over "1800 UTC"."""
    start = scene.mention.start
    if not isinstance(start, Moment) or not scene.mention.also or start.zone_from.span is None:
        return False
    return start.zone_from.basis is Basis.PLACE and start.zone_from.span.of(scene.document.text) in title


def placed_beyond(scene: Scene, title: Title) -> Title:
    """The title of a row that names only a place, with its heading: "Spring tour: London"."""
    inside = title.text in scene.layout.text(scene.block_at)
    if not inside or not title.text[:1].isupper() or zones.place(title.text, scene.words.code) is None:
        return title
    above = heading_above(scene.layout, scene.block_at) or line_above(scene.layout, scene.block_at)
    joined = "" if is_vague(above, scene.words) else _joined(above, title.text, keep=True)
    return Title(joined, "heading and place") if joined else title


def _joined(heading: str, title: str, *, keep: bool = False) -> str:
    """Both, where they are no longer than a title may be and neither holds the other."""
    if not heading or words_in(heading) + words_in(title) > MOST_WORDS:
        return ""
    if title.lower() in heading.lower():
        return heading
    return f"{heading}: {title if keep else title[:1].lower() + title[1:]}"
