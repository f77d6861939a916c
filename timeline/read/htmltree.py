"""Bytes of a page to its tree: charset, broken tags, and tags that only want to keep a parser busy."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from timeline.errors import InputError
from timeline.read.encoding import decode
from timeline.read.raw import Note, Raw

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKS: Final = (
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
)
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML: Final = re.compile(rb"\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_META: Final = re.compile(rb"<meta[^>]{0,400}>", re.IGNORECASE)
_HEAD: Final = 8192
"""Bytes in which a page must say its charset; browsers look at 1024."""
_CALLED: Final = {
    # https://encoding.spec.whatwg.org/ section 4.2: what these names mean on the web
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "x-cp1251": "cp1251",
    "x-mac-cyrillic": "mac-cyrillic",
    "utf-16": "utf-8",  # told by a <meta> that could be read: it is not
    "utf-16le": "utf-8",
    "unicode": "utf-8",
}
_CONTROLS: Final = bytes([*range(9), 11, *range(14, 32), 127])
_MOST_CONTROLS: Final = 1 / 100
_VALUES: Final = re.compile(rb"=\s*+(?:\"[^\"]*\"|'[^']*')")
_LONG: Final = 20_000
"""Bytes of a tag that is too long: libxml2 takes the square of its attributes; nobody writes thousands."""
_MANY: Final = 3000
"""Equals signs from which one tag may have too many attributes."""
_UNSEEN: Final = re.compile(
    rb"<(script|style|head|noscript|template|svg)\b(?:(?!</\1)[^<]|<(?!/\1))*+(?:</\1[^<>]*>|\Z)",
    re.IGNORECASE,
)
_TAG: Final = re.compile(rb"<(/?[a-zA-Z][\w:-]*)[^<>]*>?")
_INLINE: Final = re.compile(
    rb"/?(?:a|abbr|b|bdi|bdo|big|cite|code|data|em|font|i|ins|kbd|label|mark|nobr|q|small|span|strong|sub|sup"
    rb"|time|tt|u|var|wbr)",
    re.IGNORECASE,
)
_DEPTH: Final = "depth"


def parse(raw: Raw, note: Note) -> HtmlElement:
    """The tree of a page; comments and processing instructions are left out.

    Time and memory are linear in the length of the page, also where it wants to keep a parser busy: what
    nests deeper than 2,048 elements, or has a tag of thousands of attributes, is read without its structure.

    Raises:
        InputError: if it is no text, or holds nothing.
    """
    data = raw.data if _is_utf8(raw.data) else text_of(raw, note).encode("utf-8", "replace")
    bare = data.translate(None, _CONTROLS)
    if len(data) - len(bare) > len(data) * _MOST_CONTROLS:
        raise InputError(f"{raw.called}: is binary, not a page")
    data = bare
    suspicious = data.count(b"=") >= _MANY or _has_long_tag(data)
    if suspicious and _has_long_tag(_VALUES.sub(b"=", data)):
        note(f"{raw.called}: has a tag of thousands of attributes; read without its structure")
        return _tree(_without_structure(_VALUES.sub(b"=", data)), raw)[0]
    tree, whole = _tree(data, raw)
    if whole:
        return tree
    note(f"{raw.called}: nests too deep; read without its structure")
    return _tree(_without_structure(data), raw)[0]


def _has_long_tag(data: bytes) -> bool:
    """Whether more than so many bytes without a bracket follow the bracket and the first letter of a tag.

    One of them has a number that can be divided by theirs: it is looked only where those lie.
    """
    for at in range(_LONG, len(data), _LONG):
        start = data.rfind(b"<", at - _LONG, at)
        inside = data[start + 1 : start + 2 + _LONG]
        if (
            start >= 0
            and len(inside) > _LONG
            and inside[:1].isalpha()
            and b"<" not in inside
            and b">" not in inside
        ):
            return True
    return False


def text_of(raw: Raw, note: Note) -> str:
    """The text of a page: charset by byte-order mark, UTF-8 by its looks, HTTP, `<meta>`, or the likeliest.

    Raises:
        InputError: if it is no text.
    """
    text = _told(raw)
    if text is None:
        try:
            found = decode(raw.data)
        except UnicodeDecodeError as error:
            promised = f"is not the {error.encoding} that its byte-order mark promises"
            raise InputError(f"{raw.called}: {promised} (byte {error.start})") from error
        if found.note:
            note(f"{raw.called}: {found.note}")
        text = found.text
    return text


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.startswith(_MARKS)


def _told(raw: Raw) -> str | None:
    """The text by the charset that HTTP or the page tells; None where neither does or it is not true."""
    data = raw.data
    if data.startswith(_MARKS):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    head = data[:_HEAD]
    names = [
        match for match in (_CHARSET.search(raw.media.encode("utf-8", "replace")), _XML.match(head)) if match
    ]
    names += [found for tag in _META.finditer(head) if (found := _CHARSET.search(tag[0]))]
    for name in names:
        called = name[1].decode("ascii", "replace").lower()
        codec = _CALLED.get(called, called)
        try:
            text = data.decode(codec, "strict" if codec == "utf-8" else "replace")
        except (LookupError, UnicodeDecodeError):
            continue
        if text.count("\N{REPLACEMENT CHARACTER}") * 100 <= len(text):
            return text
    return None


def _tree(data: bytes, raw: Raw) -> tuple[HtmlElement, bool]:
    """The tree, and whether all of the page is in it."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    # its own look-up asks Python for the class of each element: a twentieth of the time of a page
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError(f"{raw.called}: holds no text") from error
    return tree, not any(_DEPTH in entry.message for entry in parser.error_log)


def _without_structure(data: bytes) -> bytes:
    """The words of a page in paragraphs, which do not nest."""
    return _TAG.sub(lambda tag: b"" if _INLINE.fullmatch(tag[1]) else b"<p>", _UNSEEN.sub(b"", data))
