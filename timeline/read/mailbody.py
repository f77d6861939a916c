"""The parts of a mail (RFC 2045-2049): which of them is the message, and what is attached to it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from timeline.language import fold
from timeline.model.values import value_class
from timeline.read.charset import decode_as
from timeline.read.fragment import fragment_lines, looks_like_html
from timeline.read.lines import Line, plain_lines
from timeline.read.mailflow import flowed_lines
from timeline.read.mailhead import decoded_words
from timeline.read.mailwords import mail_words
from timeline.read.raw import Note

if TYPE_CHECKING:
    from email.message import Message

_SKIPPED: Final = frozenset({"image", "audio", "video", "font"})
_SILENT: Final = frozenset(
    [
        "application/pgp-signature",
        "application/pgp-encrypted",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
        "application/ms-tnef",
        "application/vnd.ms-tnef",
        "application/pgp-keys",
        "message/delivery-status",
        "message/disposition-notification",
        "text/rfc822-headers",
        "message/feedback-report",
        "text/vcard",
        "text/x-vcard",
        "text/directory",
        "message/external-body",
        "message/partial",
        "text/css",
        "text/x-amp-html",
        "text/watch-html",
    ]
)
"""Parts that machines write for machines; nobody misses them."""
_READ: Final = re.compile(
    r"text/.*|application/(?:pdf|x-pdf|zip|x-zip-compressed|gzip|x-gzip|json|feed\+json|(?:rss|atom|rdf)\+xml|xml"
    r"|xhtml\+xml|ics|calendar|msword|rtf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document|warc)"
)
_NAMED: Final = re.compile(
    r"\.(?:txt|text|md|markdown|html?|xhtml|pdf|docx|ics|ical|ifb|vcs|eml|mbox|zip|gz|tgz|xml|rss|atom|json|warc|mht|mhtml)$"
)
CALENDAR: Final = ("text/calendar", "application/ics", "text/x-vcalendar", "application/calendar")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|<[^<>\s]*>|\[[^\[\]\n]{0,80}\]")
_FEW: Final = 300
"""Code points of text that a plain part must have to be preferred without a look at the page beside it."""
_SHARE: Final = 5
"""A page that says so many times as much as the plain part beside it is what the sender shows."""


@dataclass(slots=True)
class Body:
    """What a mail holds."""

    lines: list[Line] = field(default_factory=list)
    calendars: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Invitations, each once: their file names and their texts."""
    attached: list[tuple[str, str, bytes]] = field(default_factory=list)
    """Name, media type and bytes of what the other readers read."""


def read_body(message: Message, called: str, note: Note) -> Body:
    """Sort the parts of a mail.

    Args:
        message: the parsed mail.
        called: its name in a sentence to the user.
        note: is told of every guess, and of attachments that nobody reads.
    """
    body = Body()
    _sort(message, body, _Told(called, note))
    return body


@value_class(frozen=True, slots=True)
class _Told:
    called: str
    note: Note

    def __call__(self, sentence: str) -> None:
        self.note(f"{self.called}: {sentence}")


def _sort(part: Message, body: Body, told: _Told) -> None:
    media = part.get_content_type()
    if media in {"message/rfc822", "message/global"}:
        body.attached.append((_name(part) or "forwarded.eml", "message/rfc822", _inner_bytes(part)))
    elif media == "multipart/alternative":
        _alternative(part, body, told)
    elif media == "multipart/related":
        for number, each in enumerate(_children(part)):
            if not number or (each.get_content_maintype() not in _SKIPPED and not each.get("content-id")):
                _sort(each, body, told)
    elif part.is_multipart():
        for each in _children(part):
            _sort(each, body, told)
    else:
        _leaf(part, media, body, told)


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return list(payload) if isinstance(payload, list) else []  # type: ignore[arg-type]


def _leaf(part: Message, media: str, body: Body, told: _Told) -> None:
    name = _name(part)
    attached = part.get_content_disposition() == "attachment"
    if media in CALENDAR or name.lower().endswith(".ics"):
        text = _text(part, told)
        if words := " ".join(text.split()):  # sent twice, once with other ends of lines
            body.calendars.setdefault(words, (name or "invite.ics", text))
    elif media in {"text/plain", "text/html"} and not attached:
        lines = _lines(part, media, told)
        body.lines += [Line(""), *lines] if body.lines else lines
    elif media.partition("/")[0] in _SKIPPED or media in _SILENT or name == "winmail.dat":
        return
    elif _READ.fullmatch(media) or _NAMED.search(name.lower()):
        body.attached.append((name or media.replace("/", "."), _full_media(part, media), _payload(part)))
    elif attached or name:
        told(f"its attachment {name or media} is of a kind that is not read ({media})")


def _alternative(part: Message, body: Body, told: _Told) -> None:
    """Of several forms of one message the plain one, unless the page beside it says far more."""
    plain: list[Line] | None = None
    page: Message | None = None
    for each in _children(part):
        media = each.get_content_type()
        if media == "text/plain" and plain is None:
            plain = _lines(each, media, told)
        elif media in {"text/html", "multipart/related", "multipart/mixed"} and _has_page(each):
            page = each
        else:
            _sort(each, body, told)
    beside = Body()
    if page is not None:
        thin = plain is None or _is_thin(plain)
        aside = told if thin else _Told(told.called, lambda _: None)
        if thin or page.is_multipart():
            _sort(page, beside, aside)
        body.attached += beside.attached
        body.calendars = beside.calendars | body.calendars
    chosen = plain or []
    if beside.lines and (plain is None or _says_more(beside.lines, plain)):
        chosen = beside.lines
    body.lines += [Line(""), *chosen] if body.lines else chosen


def _has_page(part: Message) -> bool:
    if not part.is_multipart():
        return part.get_content_type() == "text/html"
    return any(each.get_content_type() == "text/html" for each in part.walk())


def _size(lines: list[Line], enough: int) -> int:
    """The code points that lines have besides addresses, counted as far as `enough`."""
    size = 0
    for line in lines:
        text = line.text
        if "://" in text or "[" in text or "<" in text or "www." in text:
            text = _ADDRESS.sub("", text)
        size += len(text.strip())
        if size >= enough:
            break
    return size


def _is_thin(lines: list[Line]) -> bool:
    if _size(lines, _FEW) < _FEW:
        return True
    head = fold("\n".join(line.text for line in lines[:12]))[:600]
    return any(map(head.__contains__, mail_words().stubs))


def _says_more(page: list[Line], plain: list[Line]) -> bool:
    if not _is_thin(plain):
        return False
    head = fold("\n".join(line.text for line in plain[:12]))[:600]
    is_stub = any(map(head.__contains__, mail_words().stubs))
    least = _size(plain, sys.maxsize) * (2 if is_stub else _SHARE)
    return _size(page, least + 1) > least


def _lines(part: Message, media: str, told: _Told) -> list[Line]:
    text = _text(part, told)
    if media == "text/html" or (
        text.lstrip()[:9].lower().startswith(("<!doctype", "<html")) and looks_like_html(text)
    ):
        return fragment_lines(text)
    if str(part.get_param("format", "")).lower() == "flowed":
        return flowed_lines(text, delsp=str(part.get_param("delsp", "")).lower() == "yes")
    return plain_lines(text)


def _text(part: Message, told: _Told) -> str:
    found = decode_as(_payload(part), _charset(part))
    if found.note:
        told(found.note)
    return found.text.replace("\r\n", "\n").replace("\r", "\n")


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, UnicodeError):
        return None


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, UnicodeError):
        data = None
    return data if isinstance(data, bytes) else b""


def _full_media(part: Message, media: str) -> str:
    charset = _charset(part)
    return f"{media}; charset={charset}" if charset else media


def _name(part: Message) -> str:
    """The file name of a part: its last piece, on one line, no longer than a name may be."""
    try:
        written = f"{part.get('content-disposition', '')} {part.get('content-type', '')}"
        name = (part.get_filename() or "") if "name" in written.lower() else ""
    except (ValueError, LookupError, UnicodeError):
        return ""
    return re.split(r"[/\\]", decoded_words(name))[-1].strip()[-120:]


def _inner_bytes(part: Message) -> bytes:
    """The bytes of a message in a message."""
    inner = next(iter(_children(part)), None)
    if inner is None:
        return _payload(part)
    try:
        return inner.as_bytes()
    except (ValueError, LookupError, UnicodeError, TypeError, AttributeError):
        return b"\n".join(_fields(inner)) + b"\n\n" + _payload(inner)


def _fields(part: Message) -> Iterator[bytes]:
    for name, value in part.raw_items():
        yield f"{name}: {value}".encode("utf-8", "surrogateescape")
