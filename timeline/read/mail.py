"""E-mail (RFC 5322, MIME): the message, the older ones that it quotes or forwards, and what is attached.

Every older message is a document of its own beside the mail, since its "tomorrow" is another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from timeline.errors import InputError
from timeline.model.text import Document, Published, Source
from timeline.model.values import replace
from timeline.read.ics import calendar
from timeline.read.lines import compose
from timeline.read.mailbody import Body, read_body
from timeline.read.mailhead import Head, bare_subject, decoded_words, fields_of, latest_quoted, read_head
from timeline.read.mailtail import without_tail
from timeline.read.mailthread import Message, messages
from timeline.read.plain import digest
from timeline.read.raw import Note, Raw, part
from timeline.read.subject import needs_its_day

if TYPE_CHECKING:
    from email.message import Message as Mail

_APPLE: Final = re.compile(rb"\d{1,10}[ \t]*\r?\n")
"""Apple Mail's .emlx begins with the length of the message, and ends with a property list."""
_URL: Final = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)


def read_mail(raw: Raw, note: Note) -> Iterator[Document | Raw | InputError]:
    """Read one mail.

    Yields:
        The mail, with what it quotes and its invitations attached; then what else is attached to it, to be
        read by what it is; forwarded mails among them.

    Raises:
        InputError: if it is no mail, or its parts lie in one another too deep.
    """
    message = _parsed(raw)
    fields = fields_of(message)
    if not fields:
        raise InputError(f"{raw.called}: is no mail: it has no header")
    if "snapshot-content-location" in fields or decoded_words(fields.get("from", [""])[0]).startswith(
        "<Saved by"
    ):
        yield from _saved_page(raw, message)
        return
    head = read_head(fields, raw.called, note)
    body = read_body(message, raw.called, note)
    document = _document(raw, head, body)
    archived = _URL.search(next(iter(fields.get("archived-at", ())), ""))
    if archived:
        document = replace(document, source=replace(document.source, url=archived[0]))
    invitations: list[Document] = []
    broken: list[InputError] = []
    for name, text in body.calendars.values():
        source = Source(name=f"{raw.name}#{name}", identity=digest(text))
        try:
            invitations.append(calendar(Document(text=text, source=source)))
        except InputError as error:
            broken.append(error)
    yield replace(document, attached=(*document.attached, *invitations))
    yield from broken
    for name, media, data in body.attached:
        yield part(raw, f"#{name}", data, media=media)


def _parsed(raw: Raw) -> Mail:
    from timeline.read.mailparse import parse_mail

    data = raw.data.lstrip(b"\r\n \t") if raw.data[:1].isspace() else raw.data
    if length := _APPLE.match(data):
        data = data[length.end() :][: int(length[0])]
    return parse_mail(data, raw.called)


def _saved_page(raw: Raw, message: Mail) -> Iterator[Raw]:
    """The page of a web archive (RFC 2557): browsers save it in the clothes of a mail."""
    for each in message.walk():
        if each.get_content_type() in {"text/html", "application/xhtml+xml"}:
            data = each.get_payload(decode=True)
            url = str(each.get("content-location") or message.get("snapshot-content-location") or "").strip()
            page = data if isinstance(data, bytes) else b""
            charset = each.get_content_charset()
            media = f"text/html; charset={charset}" if charset else "text/html"
            yield Raw(page, raw.name, media, url or None, raw.modified)
            return
    raise InputError(f"{raw.called}: is a saved page without a page")


def _document(raw: Raw, head: Head, body: Body) -> Document:
    thread = messages(body.lines, latest_quoted(head.published))
    newest, *older = thread
    older = [each for each in older if each.written is not None and any(line.text for line in each.lines)]
    subjects = _headings(head, older)
    text, blocks = compose(subjects[0], without_tail(newest.lines))
    identity = head.identity or digest(text)
    source = Source(name=raw.name, identity=identity, title=head.subject or None)
    quoted = tuple(
        _older(each, heading, replace(source, name=f"{raw.name}#quoted-{number}"))
        for number, (each, heading) in enumerate(zip(older, subjects[1:], strict=True), 1)
    )
    return Document(text=text, blocks=blocks, published=head.published, source=source, attached=quoted)


def _older(message: Message, heading: str | None, source: Source) -> Document:
    """An older message as a document; it shares the identity of the mail in which it was found."""
    text, blocks = compose(heading, without_tail(message.lines))
    issued: Published | None = message.written.published("header") if message.written else None
    return Document(
        text=text, blocks=blocks, published=issued, source=replace(source, title=heading or source.title)
    )


def _headings(head: Head, older: Sequence[Message]) -> list[str | None]:
    """What stands on top of each message.

    The "tomorrow" in the subject of a reply was said by the oldest message, so it stands only there.
    """
    told = [(head.subject, head.is_reply)]
    for each in older:
        told.append(bare_subject(each.subject) if each.subject else told[-1])
    oldest = len(told) - 1
    return [
        None
        if not subject or (is_reply and (number < oldest or not older) and needs_its_day(subject))
        else subject
        for number, (subject, is_reply) in enumerate(told)
    ]
