"""Warnings issued in bullets: "* Frost Warning for ...", below it "* Until 8 AM."."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.clause import Joint
from timeline.events.layout import Layout
from timeline.events.scene import Scene
from timeline.events.tokens import is_word, text_of, words_of
from timeline.events.wording import MOST_WORDS, finish
from timeline.model.text import BlockKind, Span
from timeline.model.when import Moment

_ABOVE: Final = 24
"""Blocks above bare hours in which the bullet that names the warning is looked for."""
_NO_NOUN: Final = roles.FUNCTION | roles.LEAD | roles.MARK | roles.TIME | roles.PARTICIPLE | roles.ISSUE
_NO_NAME: Final = roles.FUNCTION | roles.DETERMINER | roles.PREPOSITION | roles.TIME | roles.FINITE
_SMALL: Final = roles.FUNCTION | roles.LEAD | roles.TIME


def warning_named(layout: Layout, span: Span) -> str:
    """The warning that some words begin with: "Wind Advisory issued ...", "Flood Warning for ..."."""
    text = layout.document.text
    words = words_of(text, span, layout.times_in(span), layout.words)
    warnings = layout.words.sets["nouns.warnings"]
    ends = [index for index, word in enumerate(words) if word.low in warnings]
    end = next((index for index in ends if index + 1 == len(words) or words[index + 1].bits & _NO_NOUN), None)
    own = [word for word in words[: end + 1] if is_word(word)] if end is not None else []
    if len(own) <= 1 or any(word.bits & (roles.FINITE | roles.TIME) for word in own[:-1]):
        return ""
    if own[-2].low in layout.words.sets["nouns.told_to"]:
        return ""  # "Media advisory" names the paper
    return finish(text_of(text, own), layout.words)


def effect_named(layout: Layout, span: Span) -> str:
    """What a line says is in effect: "High rip current risk remains in effect until 8 PM"."""
    text = layout.document.text
    words = words_of(text, span, layout.times_in(span), layout.words)
    low = [word.low for word in words]
    found = layout.words.phrases["deadline.effect"].first_in(low, 0, len(low))
    told = [word for word in words[: found[0]] if is_word(word)] if found else []
    if len(told) <= 1 or len(told) > MOST_WORDS or any(word.bits & roles.ISSUE for word in told):
        return ""
    return finish(text[told[0].start : told[-1].end], layout.words)


def warning_of_bullets(scene: Scene) -> str:
    """The warning that a bullet over bare hours names: "* Until 8 AM." under "* Frost Warning for ..."."""
    layout, block = scene.layout, scene.block
    if block.kind is not BlockKind.ROW or not block.level or not _is_bare(scene):
        return ""
    for index in range(scene.block_at - 1, max(-1, scene.block_at - _ABOVE), -1):
        above = layout.blocks[index]
        if layout.times_in(above.span):
            return ""
        if above.kind is BlockKind.ROW and above.level:
            return warning_named(layout, _first_line(above.span, scene.document.text))
    return ""


def warning_meant(scene: Scene) -> str:
    """The warning that a relative clause is about: "a Frost Warning for Troy, which is in effect until 9"."""
    sentence, clause = scene.sentence, scene.clause
    if clause.joint is not Joint.RELATIVE:
        return ""
    if scene.words.phrases["deadline.effect"].first_in(sentence.low, clause.start, scene.at) is None:
        return ""
    words, sets = sentence.words, scene.words.sets
    told = range(clause.start - 1, -1, -1)
    end = next((index for index in told if words[index].low in sets["nouns.warnings"]), None)
    if end is None:
        return ""
    first = end
    while first and is_word(words[first - 1]) and not words[first - 1].bits & _NO_NAME:
        first -= 1
    return finish(text_of(scene.document.text, words[first : end + 1]), scene.words) if first < end else ""


def _is_bare(scene: Scene) -> bool:
    """Whether the bullet tells hours and that they are in effect, and nothing else."""
    if not isinstance(scene.mention.end or scene.mention.start, Moment):
        return False
    layout, span = scene.layout, scene.block.span
    words = words_of(scene.document.text, span, layout.times_in(span), scene.words)
    low = [word.low for word in words]
    told = scene.words.phrases["deadline.effect"].first_in(low, 0, len(low)) or (0, 0)
    return all(
        not is_word(word) or word.bits & _SMALL or told[0] <= index < told[1]
        for index, word in enumerate(words)
    )


def _first_line(span: Span, text: str) -> Span:
    end = text.find("\n", span.start, span.end)
    return span if end < 0 else Span(span.start, end)
