"""Days that only describe a thing: "the Monday edition", "yesterday's news"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.model.text import BlockKind
from timeline.model.when import AllDay

_CLOSING: Final = roles.AUXILIARY | roles.COPULA | roles.MODAL | roles.MARK
"""Words with which a noun phrase is over."""
_OTHER_PART: Final = 2
_WRITTEN_WORD: Final = re.compile(r" ([^\W\d_][\w'\u2019-]*)")


def is_attributive(scene: Scene, is_row: bool) -> bool:
    """Whether the day only describes a thing: "the Monday edition", "yesterday's news"."""
    start = scene.mention.start
    if not isinstance(start, AllDay) or scene.mention.end is not None:
        return False
    told = any(group.finite and group.end <= scene.at for group in scene.clause.groups)
    if is_row and not told and scene.block.kind is not BlockKind.PARAGRAPH:
        return False
    text, span = scene.document.text, scene.mention.span
    index = scene.at
    words = scene.sentence.words
    behind = words[index + 1] if index + 1 < len(words) else None
    match = _WRITTEN_WORD.match(text, span.end)
    if match is not None and _pairs_parts(scene):
        index += _OTHER_PART
        behind = words[index + 1]
    if (
        behind is None
        or match is None
        or not is_word(behind)
        or behind.bits & (roles.FUNCTION | roles.LEAD | roles.ADVERB)
    ):
        return False
    said = span.of(text)
    possessive = said.endswith((*scene.words.suffixes["possessive"], "\u2019s", "\u2019"))
    before = words[scene.at - 1] if scene.at else None
    determined = before is not None and bool(before.bits & roles.DETERMINER)
    name = match[1][:1].isupper() and said[:1].isupper() and (before is None or not before.bits & roles.LEAD)
    if not (possessive or determined or name or scene.mention.mention.rule == "holiday"):
        return False
    clause = words[index + 1 : scene.clause.end]
    if scene.words.roles.get(behind.low.split()[0], 0) & roles.HAPPENING:
        return False  # "a Saturday meeting with the council", which could be a verb, too
    stop = next(
        (
            number
            for number, word in enumerate(clause)
            if (word.bits & _CLOSING and word.low != "&")
            or (
                word.bits & roles.VERB
                and not word.bits & (roles.HAPPENING | roles.GERUND)
                and not ((determined or possessive) and not number and _is_compound(clause))
            )
        ),
        len(clause),
    )
    happening = [index for index, word in enumerate(clause[:stop]) if word.bits & roles.HAPPENING]
    return not happening or (determined and _only_describes(clause[:stop], happening[-1]))


def _is_compound(noun: Sequence[Word]) -> bool:
    """Whether what could be a verb goes with a happening behind it: "the Monday *board* meeting"."""
    if len(noun) <= 1 or not noun[1].bits & roles.HAPPENING:
        return False
    return len(noun) == len("ab") or bool(noun[2].bits & _CLOSING)


def _pairs_parts(scene: Scene) -> bool:
    """Whether another part of the day is named: "the Tuesday morning *and evening* commutes"."""
    behind = scene.sentence.words[scene.at + 1 : scene.at + _OTHER_PART + 2]
    if len(behind) <= _OTHER_PART or not behind[0].bits & roles.CONJUNCTION:
        return False
    return behind[1].low in scene.words.sets["nouns.slots"] and is_word(behind[2])


def _only_describes(noun: Sequence[Word], last: int) -> bool:
    """Whether another noun stands behind the last happening: "the Thursday debate topic"."""
    behind = noun[last + 1] if last + 1 < len(noun) else None
    return behind is not None and is_word(behind) and not behind.bits & ~roles.PLURAL
