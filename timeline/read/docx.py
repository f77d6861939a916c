"""Word documents (.docx, .docm, .dotx; ECMA-376): paragraphs by their styles, tables, text boxes, properties.

Read from the XML itself. python-docx loads every picture, refuses documents with macros and templates, and
does not show what stands in content controls and text boxes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from timeline.errors import InputError
from timeline.model.text import Document
from timeline.model.values import value_class
from timeline.read.office import Box, Flow, attribute, cell_of, child, finished, local, opened
from timeline.read.raw import Note, Raw

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRANSPARENT: Final = frozenset(
    {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"}
)
"""Elements that only wrap others: content controls, tracked insertions."""
_SKIPPED: Final = frozenset(
    {
        "del",
        "moveFrom",
        "Fallback",
        "txbxContent",
        "pPr",
        "rPr",
        "instrText",
        "delText",
        "annotation",
        "sdtPr",
        "ruby",
    }
)
_OFF: Final = frozenset({"0", "false", "off", "none"})
_HEADING: Final = "heading "
_TITLE: Final = "title"
_BODY: Final = 9
"""The outline level of text that is no heading."""
_LONGEST_HEADING: Final = 90
_BOLD_LEVEL: Final = 3
_LONG_CELL: Final = 400
"""Letters from which a cell is none of a table, but part of a page laid out by one."""
_TEMPLATE: Final = "2013-12-23T23:15:00Z"
"""What every file says that python-docx made and nobody dated."""
_MOST_STYLES: Final = 20
"""Styles that are based on one another."""


@value_class(frozen=True, slots=True)
class _Style:
    level: int | None = None
    """Of a heading, 1 the highest; 0 is no heading; None leaves it to what the style is based on."""
    listed: bool = False
    based_on: str | None = None


def read_docx(raw: Raw, note: Note) -> Iterator[Document]:  # noqa: ARG001 - a reader
    """Read one Word document.

    Raises:
        InputError: if it is encrypted, broken or empty.
    """
    with opened(raw) as box:
        body = child(box.xml("word/document.xml"), "body")
        if body is None:
            raise InputError(f"{raw.called}: is a broken Word document (no body)")
        flow = Flow()
        _Walk(flow, _styles(box)).blocks(body)
        title, dates = _properties(box)
    yield finished(raw, flow, title, dates)


def _properties(box: Box) -> tuple[str | None, list[str | None]]:
    """The title, and when it was last changed and made; a copy of last year's keeps when that was made."""
    told = box.xml("docProps/core.xml")
    dates = [_text(child(told, "modified")), _text(child(told, "created"))]
    return _text(child(told, "title")), [] if _TEMPLATE in dates else dates


def _text(element: _Element | None) -> str | None:
    return None if element is None else element.text


def _styles(box: Box) -> Mapping[str, _Style]:
    root = box.xml("word/styles.xml")
    found: dict[str, _Style] = {}
    for style in () if root is None else root:
        if local(style) == "style" and (key := attribute(style, "styleId")):
            name = (attribute(child(style, "name"), "val") or "").lower()
            told = attribute(child(style, "pPr", "outlineLvl"), "val")
            level = None
            if told is not None and told.isdigit():
                level = int(told) + 1 if int(told) < _BODY else 0
            if name.startswith(_HEADING) and name[len(_HEADING) :].isdigit():
                level = int(name[len(_HEADING) :])
            found[key] = _Style(
                1 if name == _TITLE else level,
                child(style, "pPr", "numPr") is not None,
                attribute(child(style, "basedOn"), "val"),
            )
    return found


class _Walk:
    """Goes through a body in its order and tells a flow what it meets."""

    def __init__(self, flow: Flow, styles: Mapping[str, _Style]) -> None:
        self.flow = flow
        self.styles = styles

    def blocks(self, element: _Element) -> None:
        """Paragraphs and tables."""
        for each in element:
            kind = local(each)
            if kind == "p":
                self.paragraph(each)
            elif kind == "tbl":
                self.table(each)
            elif kind in _TRANSPARENT:
                self.blocks(each)

    def paragraph(self, element: _Element) -> None:
        """One paragraph, and the text boxes that are anchored in it."""
        text = "".join(_words(element))
        level, listed = self.style(element)
        if level:
            self.flow.heading(text, level)
        elif listed:
            self.flow.item(text, listed)
        elif _is_bold(element, text):
            self.flow.heading(text, _BOLD_LEVEL)
        else:
            self.flow.paragraph(text)
        for boxed in _boxes(element):
            self.blocks(boxed)

    def style(self, element: _Element) -> tuple[int, int]:
        """The level of a paragraph as a heading and as an item of a list; 0 where it is none."""
        properties = child(element, "pPr")
        own = attribute(child(properties, "outlineLvl"), "val")
        level = int(own) + 1 if own is not None and own.isdigit() and int(own) < _BODY else None
        numbered = child(properties, "numPr")
        listed = numbered is not None and attribute(child(numbered, "numId"), "val") != "0"
        depth = attribute(child(numbered, "ilvl"), "val") or "0"
        key = attribute(child(properties, "pStyle"), "val")
        for _ in range(_MOST_STYLES):
            style = self.styles.get(key or "")
            if style is None:
                break
            level = style.level if level is None else level
            listed = listed or (style.listed and numbered is None)
            key = style.based_on
        return level or 0, (int(depth) + 1 if depth.isdigit() else 1) if listed else 0

    def table(self, element: _Element) -> None:
        """A table row by row; what is only laid out by one is read as text."""
        above: dict[int, str] = {}
        for row in _inside(element, "tr"):
            cells = list(_inside(row, "tc"))
            texts = [cell_of(["".join(_words(each)) for each in _inside(cell, "p")]) for cell in cells]
            nested = any(True for cell in cells for _ in _inside(cell, "tbl"))
            if len(cells) == 1 or nested or any(len(text) > _LONG_CELL for text in texts):
                for cell in cells:
                    self.blocks(cell)
                continue
            self.flow.row(list(_merged(cells, texts, above)))


def _merged(cells: Sequence[_Element], texts: Sequence[str], above: dict[int, str]) -> Iterator[str]:
    """The words of a row; a cell that is merged with the one above says the same."""
    column = 0
    for cell, text in zip(cells, texts, strict=True):
        merge = child(cell, "tcPr", "vMerge")
        words = text
        if merge is not None:
            words = text if attribute(merge, "val") == "restart" else above.get(column, "")
            above[column] = words
        yield words
        told = attribute(child(cell, "tcPr", "gridSpan"), "val") or "1"
        column += int(told) if told.isdigit() else 1


def _inside(element: _Element, name: str) -> Iterator[_Element]:
    """The children of a name, also those that stand in a wrapper."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in _TRANSPARENT:
            yield from _inside(each, name)


def _words(element: _Element) -> Iterator[str]:
    """The words of a paragraph as they are shown."""
    for each in element:
        kind = local(each)
        if kind == "t":
            yield each.text or ""
        elif kind in {"tab", "ptab"}:
            yield "\t"
        elif kind in {"br", "cr"}:
            yield "\n"
        elif kind == "noBreakHyphen":
            yield "-"
        elif kind not in _SKIPPED:
            yield from _words(each)


def _boxes(element: _Element) -> Iterator[_Element]:
    """The text boxes of a paragraph; each stands there twice, the second time for old programs."""
    for each in element:
        if local(each) == "txbxContent":
            yield each
        elif local(each) not in {"Fallback", "del", "moveFrom"}:
            yield from _boxes(each)


def _is_bold(element: _Element, text: str) -> bool:
    """Whether all of a short paragraph is bold, which people take for a heading."""
    words = text.strip()
    if not words or len(words) > _LONGEST_HEADING or "\n" in words or words.endswith((".", ",", ";")):
        return False
    runs = [
        run
        for run in element.iter("{*}r")
        if any(local(each) == "t" and (each.text or "").strip() for each in run)
    ]
    return bool(runs) and all(_is_on(child(run, "rPr", "b")) for run in runs)


def _is_on(element: _Element | None) -> bool:
    return element is not None and (attribute(element, "val") or "1").lower() not in _OFF
