"""Lists in one line: "Sun 7th: 9.30am Eucharist; 6.30pm Evensong", "Oslo (16 March); Rome (20 April)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.layout import Layout
from timeline.language.wordlist import letters_of
from timeline.model.text import Span

_NAME: Final = re.compile(r"[^\W\d_]{3}")
"""Letters that something is named by, beside times and what stands in brackets."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_HOUR_ALONE: Final = re.compile(r"\(\d")
_BRACKET: Final = re.compile(r"\([^()]*\)")


def parted(layout: Layout, spans: Sequence[Span], *, is_row: bool) -> list[Span]:
    """Sentences with each item of a list for itself, where each tells its own name and its own time.

    Outside of rows only items that end with their time in a bracket are taken for a list.
    """
    found: list[Span] = []
    for span in spans:
        parts = _parts(layout, span)
        names = [_name(layout, part, is_row=is_row) for part in parts]
        listed = len(parts) > 1 and all(names) and not any(_acts(layout, name) for name in names[1:])
        whole = listed and (_is_series(layout, parts[0], names) or _are_slots(layout, parts))
        found.extend(parts if listed and not whole else [span])
    return found


def _parts(layout: Layout, span: Span) -> list[Span]:
    """What semicolons part that stand in no bracket, or commas behind hours that do."""
    text = layout.document.text
    if len(layout.times_in(span)) == 1:
        return []
    if text.find(";", span.start, span.end) < 0:
        return _behind_brackets(layout, span)
    parts, start, depth = list[Span](), span.start, 0
    for at in range(span.start, span.end):
        depth += (text[at] == "(") - (text[at] == ")")
        if text[at] == ";" and not depth:
            parts.append(Span(start, at))
            start = at + 1
    return [*parts, Span(start, span.end)] if start < span.end else parts


def _behind_brackets(layout: Layout, span: Span) -> list[Span]:
    """Items that each end with their hour in a bracket: "Reds v Blues (14.30), Lions v Bears (17.15)"."""
    text = layout.document.text
    ends = [time.end for time in layout.times_in(span) if _HOUR_ALONE.match(text, time.start - 1)]
    if text.find("),", span.start, span.end) < 0 or not text[span.start : span.end].rstrip(" .\n").endswith(
        ")"
    ):
        return []
    parts, start = list[Span](), span.start
    for end in ends:
        if text.startswith("),", end) and end < span.end:
            parts.append(Span(start, end + 1))
            start = end + len("),")
    last = Span(start, span.end)
    return [*parts, last] if parts and layout.times_in(last) else []


def _name(layout: Layout, part: Span, *, is_row: bool) -> list[str]:
    """The words that a part tells beside its times and what stands in brackets."""
    times = layout.times_in(part)
    rest = part.of(layout.document.text)
    if not times or not (is_row or rest.rstrip(" .\n").endswith(")")):
        return []
    for time in reversed(times):
        rest = rest[: time.start - part.start] + rest[time.end - part.start :]
    plain = _BRACKET.sub(" ", rest)
    return letters_of(plain) if _NAME.search(plain) else []


def _acts(layout: Layout, name: Sequence[str]) -> bool:
    """Whether a part goes on about the one before: "issued 16 March; closes on 14 April"."""
    bits = layout.words.roles.get(name[0].lower(), 0)
    return name[0].islower() and bool(bits & (roles.VERB | roles.FINITE)) and not bits & roles.HAPPENING


def _is_series(layout: Layout, first: Span, names: Sequence[Sequence[str]]) -> bool:
    """Whether bare nouns are of what the line names first: "Pie contest: heats 6pm Friday; final 6pm"."""
    head = layout.document.text[first.start : layout.times_in(first)[0].start]
    return _NAME.search(head.rpartition(":")[0]) is not None and any(len(name) == 1 for name in names[1:])


def _are_slots(layout: Layout, parts: Sequence[Span]) -> bool:
    """Whether all parts tell when and where, of what the line names: "Tour: 16 May, Ely; 17 May, Wells"."""
    text = layout.document.text
    leads = [text[part.start : layout.times_in(part)[0].start] for part in parts]
    head, colon, rest = leads[0].rpartition(":")
    if not colon or _WORD.search(rest) or any(_WORD.search(lead) for lead in leads[1:]):
        return False
    named = _NAME.search(head) is not None and ":" not in head
    return named and all(_is_where(layout, part) for part in parts)


def _is_where(layout: Layout, part: Span) -> bool:
    """Whether nothing but names stands behind the time of a part."""
    rest = layout.document.text[layout.times_in(part)[-1].end : part.end]
    named = all(word[:1].isupper() for word in letters_of(rest))
    return len(layout.times_in(part)) == 1 and named
