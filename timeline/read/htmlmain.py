"""Which pieces of a page are its main text: trafilatura says where it lies, nothing is lost inside.

Where the markup says it, with one `<main>` or `<article>` that holds most of the words, it is believed. Else
trafilatura finds it; but it thins out wrongly what is no prose: rows of programmes, fixtures, short
advisories. So its result only says where the main text is: the innermost box that holds nearly all of what it
took. Of the pieces inside all stay but lists of links; of those outside, what it took, and rows with digits.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from timeline.model.text import BlockKind
from timeline.read.htmlpieces import Boxes, Piece

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

_WORD: Final = re.compile(r"\w+")
_GRAM: Final = 4
"""Words in a row by which a piece is known again."""
_NEAR: Final = 80
"""Code points in which mostly so many words stand."""
_NEARLY_ALL: Final = 0.9
_LINKED: Final = 0.6
"""Share of a piece that links make up where it only leads elsewhere."""
_MOST: Final = 0.6
"""Share of the words of a page that its `<main>` or `<article>` holds where it is the main text."""
_ALL_LINKED: Final = 0.8
_ENOUGH: Final = 200
"""Code points of a main text; below, whatever the page has is taken."""
_MOST_ELEMENTS: Final = 20_000
"""Beyond, a page is no article, and trafilatura would take its time."""


_UNHEARD: Final = logging.NullHandler()
"""One for all pages: a logger keeps each that it is given, and looks through them at the next."""


def taken_by_trafilatura(tree: HtmlElement, left: Iterable[HtmlElement] = ()) -> list[str]:
    """The lines that trafilatura takes for the main text; nothing for pages of too many elements.

    Args:
        tree: the page; it is used up.
        left: elements of it that are none of the main text.
    """
    for element in left:
        element.drop_tree()
    if next(islice(tree.iter(), _MOST_ELEMENTS, None), None) is not None:
        return []
    from lxml import etree
    from trafilatura.core import bare_extraction

    etree.strip_attributes(tree, "rowspan", "colspan")  # it fills in the cells that they span, one by one
    logging.getLogger("trafilatura").addHandler(_UNHEARD)  # it says on stderr what we need not know
    try:
        found = bare_extraction(tree, options=_options())
    except Exception:  # noqa: BLE001 - whatever a library says to a broken page: it finds nothing
        return []
    body = getattr(found, "body", None)
    return [] if body is None else [words for words in body.itertext() if words.strip()]


@cache
def _options() -> Extractor:
    """What is asked of it: not the text as a string, which the format of its own would have it make."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="txt", fast=True, comments=False, recall=True)


def told_by_markup(pieces: Sequence[Piece], boxes: Boxes) -> int | None:
    """The `<main>` or the only `<article>` that holds most of what is no link; None when no markup tells.

    An article in a `<main>` is taken where it holds most of that, too.
    """
    held = _held(boxes, ((piece.box, max(len(piece.text) - piece.linked, 0)) for piece in pieces))
    if held[0] < _ENOUGH:
        return None
    found: int | None = None
    for kind in ("main", "article"):
        boxes_of_kind = [box for box, main in enumerate(boxes.main) if main == kind]
        whole = held[0 if found is None else found]
        best = max(boxes_of_kind, key=lambda box: held[box], default=None)
        if best is not None and held[best] >= _MOST * whole:
            found = best
    return found


def choose(pieces: Sequence[Piece], boxes: Boxes, taken: Sequence[str] | int) -> list[Piece]:
    """The pieces of the main text, in the order of the page.

    Args:
        pieces: all of the page.
        boxes: the boxes they lie in.
        taken: number of the box that the markup tells, or lines of the main text as trafilatura has it.
    """
    if isinstance(taken, int):
        region, kept = taken, [False] * len(pieces)
    else:
        kept = _marked(pieces, taken)
        region = _region(
            boxes, ((piece.box, len(piece.text) * mark) for piece, mark in zip(pieces, kept, strict=True))
        )
    inside = _inside(boxes, region)
    linked = sum(piece.linked for piece in pieces)
    # a link that nobody closed makes all of the page one
    menu = _menus(pieces) if linked <= _ALL_LINKED * _length(pieces) else [False] * len(pieces)
    chosen = [
        piece
        for index, piece in enumerate(pieces)
        if kept[index] or (not menu[index] and (inside[piece.box] or _tells_time(piece)))
    ]
    if _length(chosen) >= min(_ENOUGH, _length(pieces)):
        return chosen
    seen = [piece for index, piece in enumerate(pieces) if not menu[index]]
    return max((chosen, seen), key=_length) or list(pieces)


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _held(boxes: Boxes, weights: Iterable[tuple[int, int]]) -> list[int]:
    """What each box holds with all boxes in it, from the weights of pieces by their box."""
    held = [0] * len(boxes.parents)
    for box, weight in weights:
        held[box] += weight
    for box in range(len(held) - 1, 0, -1):
        held[boxes.parents[box]] += held[box]
    return held


def _marked(pieces: Sequence[Piece], taken: Sequence[str]) -> list[bool]:
    """Which pieces trafilatura has taken, known by their first or last words."""
    ends = [(_first_words(piece.text), _last_words(piece.text)) for piece in pieces]
    asked = {words for both in ends for words in both}
    known: set[tuple[str, ...]] = set()
    for line in taken:
        words = _WORD.findall(line)
        if len(words) < _GRAM:
            known.add(tuple(words))
        else:  # only those that are asked for are kept: `zip` makes one tuple for all others
            rows = zip(*(words[offset:] for offset in range(_GRAM)), strict=False)
            known |= asked.intersection(rows)
    return [bool(first) and (first in known or last in known) for first, last in ends]


def _first_words(text: str) -> tuple[str, ...]:
    words = _WORD.findall(text[:_NEAR])
    if len(words) <= _GRAM and len(text) > _NEAR:  # the last of them may be cut
        words = _WORD.findall(text)
    return tuple(words[:_GRAM])


def _last_words(text: str) -> tuple[str, ...]:
    words = _WORD.findall(text[-_NEAR:])
    if len(words) <= _GRAM and len(text) > _NEAR:  # the first of them may be cut
        words = _WORD.findall(text)
    return tuple(words[-_GRAM:])


def _region(boxes: Boxes, weights: Iterable[tuple[int, int]]) -> int:
    """The box of the main text: the innermost with nearly all that was taken, or the main around it."""
    held = _held(boxes, weights)
    if not held[0]:
        return next((box for box, main in enumerate(boxes.main) if main == "main"), 0)
    inner = max(box for box, weight in enumerate(held) if weight >= _NEARLY_ALL * held[0])
    around = inner
    while around > 0:
        if boxes.main[around] in {"main", "article"}:
            return around
        around = boxes.parents[around]
    return inner


def _inside(boxes: Boxes, region: int) -> list[bool]:
    inside = [False] * len(boxes.parents)
    inside[region] = True
    for box in range(region + 1, len(inside)):
        inside[box] = inside[boxes.parents[box]]
    return inside


def _menus(pieces: Sequence[Piece]) -> list[bool]:
    """Which pieces only lead elsewhere: links without a digit, two of them or more beside each other."""
    linked = [
        piece.linked >= _LINKED * len(piece.text) and not any(map(str.isdigit, piece.text))
        for piece in pieces
    ]
    beside = list(_beside(pieces, linked))
    return [mark and near for mark, near in zip(linked, beside, strict=True)]


def _beside(pieces: Sequence[Piece], linked: Sequence[bool]) -> Iterator[bool]:
    last = len(pieces) - 1
    for index in range(len(pieces)):
        yield (index > 0 and linked[index - 1]) or (index < last and linked[index + 1])


def _tells_time(piece: Piece) -> bool:
    """Whether a piece outside may be a row of a programme."""
    return (
        piece.kind is BlockKind.ROW
        and piece.linked < _LINKED * len(piece.text)
        and any(map(str.isdigit, piece.text))
    )
