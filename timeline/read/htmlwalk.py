"""One walk over the tree of a page: its pieces in reading order, and the boxes they lie in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from timeline.model.text import BlockKind
from timeline.read.htmlparts import BLOCKS, HEADINGS, UNSEEN, attributes_of, is_block, is_noise, is_unseen
from timeline.read.htmlpieces import BREAK, Boxes, Piece, collapsed, in_a_row, in_one_line, unglued
from timeline.read.htmltable import is_of_data, rows_of
from timeline.read.htmltime import time_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOLD: Final = frozenset({"b", "strong"})
_STUCK: Final = frozenset({"sup", "sub", "wbr"})
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
_PRE: Final = frozenset({"pre", "listing", "xmp", "plaintext"})
_KINDS: Final = {"li": "li", "dt": "dt", "dd": "dd", "blockquote": "quote", "summary": "h", "legend": "h"}
_BULLET: Final = re.compile(r"\A(?:[\u2022\u00b7\u25aa\u25cf\u25e6\u2023\uf0b7\u00a7*-]|o(?=\s))\s*(?=\S)")
_MSO: Final = "MsoList"
_WORD_LIST: Final = re.compile(rf"\b{_MSO}")
_TITLE: Final = re.compile(r"p (?:\S+ )*(?:MsoTitle|title)(?: |$)")
_TERM, _VALUE = 80, 300
_MOSTLY: Final = 0.8
_DEEP: Final = 6
_A_THIRD: Final = 3
_NO_STAMPS: Final[Mapping[str, bool]] = MappingProxyType({})
_MOST_LOOKS: Final = 20
"""Boxes that look like noise and hold more than a third of the page; more nest only to keep us busy."""


@dataclass(slots=True)
class _Frame:
    """How the words of an open element of blocks are meant."""

    box: int
    kind: str
    """`h`, `li`, `dt`, `dd`, `quote`, `pre`, or "" for running text."""
    level: int = 0
    fresh: bool = True
    """Whether nothing of it has been told yet."""


class Walk:
    """Reads a tree once; afterwards `pieces` and `boxes` hold what was found."""

    def __init__(self, stamps: Mapping[str, bool] = _NO_STAMPS, *, noisy: bool = False) -> None:
        """Begin.

        Args:
            stamps: values of `<time>` that only tell when the page or a part of it was issued, and whether
                their words are shown.
            noisy: keep what looks like something round about the main text, too.
        """
        self.pieces: list[Piece] = []
        self.boxes = Boxes()
        self.left: list[HtmlElement] = []
        """Elements left out because they look like something round about the main text."""
        self._stamps = stamps
        self._noisy = noisy
        self._words: list[str] = []
        self._linked = self._bolded = self._links = self._bolds = 0
        self._box = self._lists = self._mains = 0
        self._frames = [_Frame(0, "")]
        self._terms: list[str] = []
        self._valued = False
        self._adjacent = False

    def read(self, tree: HtmlElement) -> Walk:
        """Read a tree; linear in the number of its elements."""
        from lxml import etree

        events = etree.iterwalk(tree, events=("start", "end"))
        length = etree.XPath("string-length()")
        most, looks = length(tree) / _A_THIRD, 0 if self._noisy else _MOST_LOOKS
        done: HtmlElement | None = None
        for event, element in events:
            tag = element.tag
            if event == "start":
                attributes = attributes_of(element)
                if (attributes or tag in UNSEEN) and is_unseen(element, attributes):
                    done = element
                elif looks and tag in BLOCKS and is_noise(element, attributes, inside=self._mains > 0):
                    # what holds much of the page only has a name like noise
                    if length(element) > most:
                        looks -= 1
                        self._open(element, tag, attributes)
                        continue
                    self._flush()
                    self.left.append(element)
                    done = element
                elif tag == "table" and is_of_data(element):
                    self._table(element)
                    done = element
                elif tag == "time" and attributes.get("datetime") and not len(element):
                    self._time(element)
                    done = element
                else:
                    self._open(element, tag, attributes)
                    continue
                events.skip_subtree()
                continue
            if element is not done:
                self._close(element, tag)
            elif tag == "time":
                self._adjacent = True
            if tail := element.tail:
                self._say(tail)
        self._flush()
        self._settle()
        return self

    def _open(self, element: HtmlElement, tag: str, attributes: Mapping[str, str]) -> None:
        if is_block(tag):
            if self._words:
                self._flush()
            self._enter(tag, attributes)
        elif tag == "br":
            self._words.append(BREAK)
        elif tag == "a" and "href" in attributes:
            self._links += 1
        elif tag in _BOLD:
            self._bolds += 1
        elif tag in _STUCK:
            self._adjacent = False
        if text := element.text:
            self._say(text, inside=True)

    def _close(self, element: HtmlElement, tag: str) -> None:
        if is_block(tag):
            if self._words:
                self._flush()
            self._leave(tag)
            return
        if tag == "a" and "href" in element.attrib:
            self._links -= 1
        elif tag in _BOLD:
            self._bolds -= 1
        self._adjacent = tag not in _STUCK

    def _say(self, words: str, *, inside: bool = False) -> None:
        if self._adjacent:
            self._adjacent = False
            if inside and self._words:  # "10:00" and "Opening", which only a style sheet keeps apart
                before, after = self._words[-1][-1:], words[:1]
                digits = before.isdigit() != after.isdigit() and before.isalnum() and after.isalnum()
                if digits or (before.islower() and after.isupper()):
                    self._words.append(" ")
        self._words.append(words)
        if self._links or self._bolds:
            count = len(words.strip())
            self._linked += count if self._links else 0
            self._bolded += count if self._bolds else 0

    def _time(self, element: HtmlElement) -> None:
        value, visible = element.get("datetime", ""), collapsed(element.text or "")
        shown = self._stamps.get(value)
        self._say(time_words(visible, value) if shown is None else visible * shown, inside=True)

    def _enter(self, tag: str, attributes: Mapping[str, str]) -> None:
        role = attributes.get("role")
        main = "main" if role == "main" or tag == "main" else tag if tag == "article" else ""
        shape = f"{tag} {attributes.get('class', '')}" if attributes else tag
        self._box = self.boxes.add(self._box, main=main, shape=shape)
        self._mains += bool(main)
        self._lists += tag in _LISTS
        kind, level = _KINDS.get(tag, ""), 0
        if tag in HEADINGS or role == "heading" or (tag == "p" and _TITLE.match(shape)):
            kind, level = "h", HEADINGS.get(tag, 1 if tag == "p" else _DEEP)
        elif tag in _PRE:
            kind = "pre"
        elif _MSO in shape and _WORD_LIST.search(shape):
            kind, level = "li", 1
        elif kind == "li":
            level = max(self._lists, 1)
        elif kind == "h":
            level = _DEEP
        if kind == "dt" and self._valued:
            self._terms, self._valued = [], False
        if kind:
            self._frames.append(_Frame(self._box, kind, level))

    def _leave(self, tag: str) -> None:
        if self._frames[-1].box == self._box and len(self._frames) > 1:
            self._frames.pop()
        self._lists -= tag in _LISTS
        self._mains -= bool(self.boxes.main[self._box])
        self._box = max(self.boxes.parents[self._box], 0)
        if tag == "dl":
            self._settle()

    def _flush(self) -> None:
        """End the block whose words were gathered, if any were."""
        if not self._words:
            return
        frame = self._frames[-1]
        raw = "".join(self._words)
        words = _as_typed(raw) if frame.kind == "pre" else unglued(collapsed(raw))
        linked, bolded = self._linked, self._bolded
        self._words, self._linked, self._bolded, self._adjacent = [], 0, 0, False
        if not words:
            return
        before = len(self.pieces)
        self._piece(frame, words)
        frame.fresh = False
        if len(self.pieces) > before:
            piece = self.pieces[-1]
            piece.linked, piece.bold = linked, bolded >= _MOSTLY * len(words)

    def _piece(self, frame: _Frame, words: str) -> None:
        kind = frame.kind
        if kind == "dt":
            self._terms.append(in_one_line(words))
            return
        if kind == "dd" and self._terms and frame.fresh:
            self._value(in_one_line(words))
            return
        self._head_terms()
        if kind == "h":
            self._add(in_one_line(words), BlockKind.HEADING, frame.level)
        elif kind == "li" and frame.fresh:
            told = in_a_row(_BULLET.sub("", words, count=1))
            self._add(f"- {told}", BlockKind.ROW, frame.level)
        elif kind == "quote":
            quoted = "\n".join(f"> {line}" for line in words.split("\n") if line)
            self._add(quoted, BlockKind.QUOTE, 1)
        else:
            self._add(words, None, 0)

    def _add(self, text: str, kind: BlockKind | None, level: int) -> None:
        self.pieces.append(Piece(text, kind, level, self._box))

    def _value(self, words: str) -> None:
        """A value of a definition list beside its term; a long one below it."""
        term = ", ".join(self._terms).rstrip(" :")
        if len(term) > _TERM or len(words) > _VALUE:
            self._head_terms()
            self._add(words, None, 0)
            return
        mark = " | " if term[-1:].isdigit() or term[:1].isdigit() else ": "
        self._add(term + mark + words, BlockKind.ROW, 0)
        self._valued = True

    def _head_terms(self) -> None:
        """Terms whose values are no words beside them head what follows."""
        if self._terms and not self._valued:
            self._add(", ".join(self._terms), BlockKind.HEADING, _DEEP)
            self._valued = True

    def _settle(self) -> None:
        self._head_terms()
        self._terms, self._valued = [], False

    def _table(self, table: HtmlElement) -> None:
        self._flush()
        self._head_terms()
        shape = f"table {table.get('class', '')}"
        box = self.boxes.add(self._box, shape=shape)
        for row in rows_of(table, self._stamps):
            self.pieces.append(Piece(row.text, row.kind, row.level, box))


def _as_typed(words: str) -> str:
    """Preformatted words: lines and columns as they are."""
    lines = [line.expandtabs(8).rstrip() for line in words.replace(BREAK, "\n").split("\n")]
    return "\n".join(lines).strip("\n")
