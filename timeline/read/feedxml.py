"""The entries of an XML feed, one after the other, with what surrounds them: RSS 0.9 to 2.0, RDF, Atom.

Document types are taken away before anything is parsed: no feed needs one, and entities that grow, or lie
in files, come in no other way.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from html.entities import html5
from itertools import chain
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from timeline.errors import InputError
from timeline.model.values import value_class
from timeline.read.charset import decode_as
from timeline.read.raw import Note, Raw

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_DECLARATION: Final = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"'][^>]{0,200}?\?>"
)
_PROLOGUE: Final = re.compile(r"\s*(?:<\?xml[^>]*\?>)?")
_ROOT: Final = re.compile(r"<(?:(?P<prefix>[A-Za-z][\w.-]{0,20}):)?(?:rss|feed|RDF)(?=[\s>])")
_DOCTYPE: Final = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_ENTITY: Final = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_AMPERSAND: Final = re.compile(
    r"&(?!(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)([A-Za-z][A-Za-z0-9]{1,31};)?"
)
_VOID: Final = re.compile(
    r"<(br|hr|img|wbr)(?=[\s>])((?:[^<>/]|/(?!>)){0,2000})>(?!\s{0,9}</(?:br|hr|img|wbr)>)", re.IGNORECASE
)
"""Elements that HTML does not close, in feeds that forgot to escape theirs."""
_FORBIDDEN: Final = dict.fromkeys([*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF])
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENTRIES: Final = frozenset({"item", "entry"})
_MARK: Final = re.compile(
    r"(?P<skip><!\[CDATA\[|<!--)|<(?P<close>/)?(?:(?P<prefix>[A-Za-z][\w.-]{0,20}):)?(?:item|entry)(?=[\s/>])"
)
_CDATA: Final = "<![CDATA["
_UNCLOSED: Final = 77
"""libxml2's XML_ERR_TAG_NOT_FINISHED."""
_UNKNOWN_PREFIX: Final = 201
"""libxml2's XML_NS_ERR_UNDEFINED_NAMESPACE."""


@value_class(frozen=True, slots=True)
class Entry:
    """One entry as it stands in its feed."""

    element: Element
    base: str
    """The address against which its links are meant (xml:base, else that of the feed)."""
    language: str
    """As the feed or the entry tells, e.g. `en-GB`; "" if neither does."""


def entries(raw: Raw, note: Note) -> Iterator[Entry]:
    """The entries in the order of the feed.

    Each is parsed for itself, below what the feed says of itself: a broken one does not stop the others.

    Raises:
        InputError: if it has no root of a feed.
    """
    text = _clean(raw, note)
    root = _ROOT.search(text)
    if root is None:
        raise InputError(f"{raw.called}: is no feed that can be read")
    spans = _spans(text, root.end(), root["prefix"] or "")
    first = next(spans, None)
    if first is None:
        return
    head = _parsed(text[: first[0]], note, "")
    opening = text[root.start() : text.find(">", root.start()) + 1]
    base, language = _base(head, raw.url or _home(head)), _language(head)
    for number, (start, end, is_closed) in enumerate(chain((first,), spans), 1):
        if not is_closed:
            note(f"{raw.called}#{number}: is not closed, read as far as it goes")
        around = _parsed(opening + text[start:end], note, f"{raw.called}#{number}")
        element = next((each for each in around if local(each) in _ENTRIES), None)
        if element is not None:
            yield Entry(element, _base(element, base), _language(element) or language)


def _spans(text: str, at: int, prefix: str) -> Iterator[tuple[int, int, bool]]:
    """Where the entries lie; one that is not closed ends where the next begins."""
    start: int | None = None
    while mark := _MARK.search(text, at):
        at = mark.end()
        if mark["skip"]:
            ends = "]]>" if mark["skip"] == _CDATA else "-->"
            end = text.find(ends, at)
            at = len(text) if end < 0 else end + len(ends)
        elif (mark["prefix"] or "") in {"", prefix}:
            if start is not None:
                end = text.find(">", at) + 1 if mark["close"] else mark.start()
                yield start, end or len(text), bool(mark["close"])
            start = None if mark["close"] else mark.start()
    if start is not None:
        yield start, len(text), False


def _parsed(text: str, note: Note, called: str) -> Element:
    """The root of a piece of XML, whatever is broken in it; `called` is told of if anything is."""
    from lxml import etree

    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        no_network=True,
        resolve_entities=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    missing = (_UNCLOSED, _UNKNOWN_PREFIX)  # the piece is cut out of its feed
    if called and any(each.type not in missing for each in parser.error_log):
        note(f"{called}: is broken XML, read as far as it goes")
    return etree.Element("feed") if root is None else root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def _clean(raw: Raw, note: Note) -> str:
    """The feed without document type, entities of HTML and characters that XML forbids."""
    data = raw.data
    declared = _DECLARATION.search(data[:1000])
    label = declared[1].decode("ascii") if declared else None
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        label = None
    found = decode_as(data, label if label is None or _is_narrow(label) else None)
    if found.note:
        note(f"{raw.called}: {found.note}")
    text = found.text
    prologue = _PROLOGUE.match(text.removeprefix("\ufeff"))
    text = text.removeprefix("\ufeff")
    if prologue:  # the numbers of the lines stay, for the sentence that names one
        text = "\n" * prologue[0].count("\n") + text[prologue.end() :]
    root = _ROOT.search(text)
    if root and (doctype := _DOCTYPE.search(text, 0, root.start())):
        if _ENTITY.search(text, doctype.end(), root.start()):
            note(f"{raw.called}: declares entities of its own, which are left out")
        lines = text.count("\n", doctype.start(), root.start())
        text = text[: doctype.start()] + "\n" * lines + text[root.start() :]
    if "&" in text:
        text = _AMPERSAND.sub(_entity, text)
    text = _VOID.sub(r"<\1\2/>", text)
    return text.translate(_FORBIDDEN) if _CONTROL.search(text) else text


def _is_narrow(label: str) -> bool:
    """Whether a declared charset is one of bytes: what is declared in ASCII cannot be UTF-16."""
    return not label.lower().startswith(("utf-16", "utf-32", "ucs", "iso-10646"))


def _entity(match: re.Match[str]) -> str:
    """An entity of HTML as its characters; an ampersand that is none as one that may stand there."""
    name = match[1]
    if name is None:
        return "&amp;"
    meant = html5.get(name)
    return f"&amp;{name}" if meant is None else "".join(f"&#{ord(letter)};" for letter in meant)


def _base(element: Element, home: str) -> str:
    """The address against which the links of an element are meant."""
    if element.tag == "feed":
        return home
    for each in (*reversed(list(element.iterancestors())), element):
        home = joined(home, (each.get(f"{XML}base") or "").strip())
    return home


def joined(base: str, link: str) -> str:
    """A link as it is meant on a page; one that is broken stays as it is."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def _home(top: Element) -> str:
    """The address that the feed gives for itself or its site."""
    for path in ("{*}channel/{*}link", "{*}link", "channel/link"):
        for link in top.iterfind(path):
            address = (link.get("href") or link.text or "").strip()
            if address.startswith(("http://", "https://")) and link.get("rel", "alternate") in {
                "alternate",
                "self",
            }:
                return address
    return ""


def _language(element: Element) -> str:
    """The language that an element, or the channel in it, tells."""
    if told := element.get(f"{XML}lang"):
        return str(told).strip()
    for path in ("{*}language", "{*}channel/{*}language"):
        for child in element.iterfind(path):
            if child.text:
                return str(child.text).strip()
    return ""
