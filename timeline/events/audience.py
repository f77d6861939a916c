"""Times that tell only for whom they are, under a heading: "Story Hour", "May 4 at 5 p.m. for adults"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from timeline.events import roles
from timeline.events.headings import line_above
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, text_of


def for_whom(scene: Scene) -> str:
    """The heading and those for whom it is then: "Story Hour for adults"; empty where more is told."""
    words, at = scene.sentence.words, scene.at
    behind = words[at + 1 : scene.sentence.clauses[-1].end]
    if scene.sentence.groups or not behind or behind[0].low not in scene.words.sets["words.audience"]:
        return ""
    own = list(takewhile(lambda word: not word.bits & roles.TIME, reversed(words[:at])))
    if len(own) == at and any(map(is_word, own)):
        return ""  # "Story hour on May 4 for adults"
    named = _named(behind[1:])
    if not named or not named[-1].bits & roles.PLURAL or any(word.bits & roles.HAPPENING for word in named):
        return ""
    heading = line_above(scene.layout, scene.block_at)
    told = text_of(scene.document.text, [behind[0], *named])
    return f"{heading} {told}" if heading else ""


def _named(words: Sequence[Word]) -> list[Word]:
    """The words up to a mark or to the next time and what joins it."""
    named: list[Word] = []
    for index, word in enumerate(words):
        following = words[index + 1].bits if index + 1 < len(words) else roles.TIME
        joins = word.bits & roles.CONJUNCTION and following & roles.TIME
        if word.bits & roles.TIME or joins or word.bits & (roles.MARK | roles.CONJUNCTION) == roles.MARK:
            break
        named.append(word)
    return named
