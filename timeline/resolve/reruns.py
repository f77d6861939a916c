"""Where a guide tells when a row was on before: "[Repeated from Friday 9pm.]", "First shown Monday"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from timeline.language import Language, load_language
from timeline.language.wordlist import letters_of
from timeline.model.said import Mention
from timeline.model.text import BlockKind, Document
from timeline.resolve.context import Context
from timeline.resolve.listed import in_name, is_offset
from timeline.resolve.nearby import names_noun

_LONGEST: Final = 90
"""Code points from the words that lead to an earlier showing to its time."""
_OPENS: Final = re.compile(r"[(\[\n.;](?:(?<![.;])|\s)")
"""One class of signs comes first, so that `re` leaps to them."""
_ROW_HEAD: Final = re.compile(r"\W{0,4}\d")
_ROWS: Final = 3
"""Blocks from the hour of a row to what is told of it."""


def is_mute(mention: Mention, document: Document, folded: str, context: Context, block: int) -> bool:
    """Whether a day is only part of what a row names, or tells when that was on before."""
    blocks = document.blocks
    if not 0 <= block < len(blocks):
        return False
    begin = blocks[block].span.start
    named = in_name(context, mention, blocks[block].kind, begin)
    if named and (is_offset(mention.said) or names_noun(mention, folded, begin, context.language)):
        return True
    return _is_rerun(mention, document, folded, context.language, block)


def _is_rerun(mention: Mention, document: Document, folded: str, language: Language, block: int) -> bool:
    begin, start = document.blocks[block].span.start, (mention.lead or mention.span).start
    before = folded[max(begin, mention.span.start - _LONGEST) : mention.span.end]
    leads, firsts = _leads(language.code)
    if firsts.isdisjoint(letters_of(before)):
        return False
    near = before[: len(before) - (mention.span.end - start)]
    opened = max((match.end() for match in _OPENS.finditer(near)), default=0)
    told = before[opened:].lstrip(" \t*_-\u2013\u2014\u2022")
    if near[opened - 1 : opened] in ("(", "["):
        return any(f" {lead} " in f" {told.replace(':', ' ')} " for lead in leads)
    if not told.startswith(leads):
        return False
    opens = any(told.startswith(lead) and not told[len(lead) : len(lead) + 1].isalpha() for lead in leads)
    return opens and _under_hour(document, block)


@cache
def _leads(code: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """What leads to an earlier showing, and the first words of it."""
    leads = tuple(load_language(code).settings.get("guides", {}).get("reruns", ()))
    return leads, frozenset(letters_of(lead)[0] for lead in leads)


def _under_hour(document: Document, block: int) -> bool:
    """Whether an hour heads the row, or one right above it."""
    blocks = document.blocks[max(0, block - _ROWS) : block + 1]
    return any(
        each.kind in (BlockKind.ROW, BlockKind.PARAGRAPH)
        and _ROW_HEAD.match(document.text, each.span.start) is not None
        for each in blocks
    )
