"""What kind of input some bytes are, by their content; the name and the told media type only help."""

from __future__ import annotations

import re
from enum import StrEnum

from timeline.read.feedsniff import feed_kind
from timeline.read.mailsniff import mail_kind
from timeline.read.pagekind import is_html
from timeline.read.raw import Raw


class Kind(StrEnum):
    """The kinds of input that are read; the values are those of `--type`."""

    TEXT = "text"
    ICS = "ics"
    MAIL = "mail"
    MBOX = "mbox"
    FEED = "feed"
    JSONFEED = "jsonfeed"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    ZIP = "zip"
    GZIP = "gzip"
    BZ2 = "bz2"
    XZ = "xz"
    TAR = "tar"
    WARC = "warc"
    HTML = "html"


# What the first bytes say, so that a refusal can name the kind and not only the file.
_REFUSED = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document, or one with a password; save it as .docx"),
    (b"{\\rtf", "an RTF document; save it as .docx or .pdf"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd); unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OggS", "a sound"),
    (b"ID3", "a sound"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
)
_MAGIC = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),  # an empty one
    (b"PK\x07\x08", Kind.ZIP),
    (b"\x1f\x8b", Kind.GZIP),
    (b"BZh", Kind.BZ2),
    (b"\xfd7zXZ\0", Kind.XZ),
    (b"WARC/1.", Kind.WARC),
)
_MARKS = tuple(magic for magic, _ in _MAGIC)
_USTAR = slice(257, 262)
_BEFORE_PDF = b"\xef\xbb\xbf\0\t\n\f\r "
_ODT = b"application/vnd.oasis.opendocument.text"
_HEAD = 4096
_ICS = re.compile(rb"\s*BEGIN:VCALENDAR\b", re.IGNORECASE)


def refused(data: bytes) -> str | None:
    """What kind of file that nobody reads the bytes are, else None."""
    return next((kind for magic, kind in _REFUSED if data.startswith(magic)), None)


def sniff(raw: Raw) -> Kind:
    """The kind of an input; what is nothing else is text."""
    if packed := _packed(raw):
        return packed
    head = raw.data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if _ICS.match(head):
        return Kind.ICS
    if kind := mail_kind(raw) or feed_kind(raw):
        return Kind(kind)
    if is_html(raw.data, raw.media, raw.name):
        return Kind.HTML
    return Kind.TEXT


def _packed(raw: Raw) -> Kind | None:
    """The kind of what only a program can read."""
    head = raw.data[:_HEAD]
    if not head.startswith(_MARKS):
        if head[_USTAR] == b"ustar":
            return Kind.TAR
        return Kind.PDF if head.lstrip(_BEFORE_PDF).startswith(b"%PDF-") else None
    kind = next(kind for magic, kind in _MAGIC if head.startswith(magic))
    if kind is Kind.GZIP and _unpacked(head).startswith(b"WARC/"):
        return Kind.WARC  # each record is packed by itself; its reader unpacks
    return _office(raw) if kind is Kind.ZIP else kind


def _unpacked(head: bytes) -> bytes:
    """The first bytes that a gzip file holds."""
    import zlib

    try:
        return zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return b""


def _office(raw: Raw) -> Kind:
    """Whether a zip archive is the document of an office program."""
    import zipfile

    try:
        with raw.opened() as stream, zipfile.ZipFile(stream) as box:
            names = set(box.namelist())
            if "mimetype" in names and box.getinfo("mimetype").file_size < _HEAD:
                media = box.read("mimetype").strip()
                return Kind.ODT if media.startswith(_ODT) else Kind.ZIP
    except Exception:  # noqa: BLE001 - its reader tells what is wrong
        return Kind.ZIP
    return Kind.DOCX if "[Content_Types].xml" in names and "word/document.xml" in names else Kind.ZIP
