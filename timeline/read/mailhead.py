"""The header of a mail (RFC 5322 section 3.6): encoded words, its date, its subject, its identity."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from timeline.language import fold
from timeline.model.text import Published
from timeline.model.values import value_class
from timeline.read.charset import decode_as
from timeline.read.mailwords import mail_words
from timeline.read.raw import Note
from timeline.read.stamp import Stamp, read_stamp

if TYPE_CHECKING:
    from email.message import Message

_ENCODED: Final = re.compile(r"=\?(?P<charset>[^?\s]{0,40})\?(?P<coding>[bBqQ])\?(?P<words>[^?]*)\?=")
_ESCAPED: Final = re.compile(rb"=([0-9A-Fa-f]{2})")
_PREFIX: Final = re.compile(r"(?P<word>[^\W\d_]{1,12})\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3})?\s?[:\uff1a]\s*")
_LIST_TAG: Final = re.compile(r"\[[^\]\n]{1,40}\]\s*")
_MOST_PREFIXES: Final = 20
_LONGEST: Final = 1000
"""Code points of a subject; RFC 5322 section 2.1.1 allows 998 in a line."""
_A_DAY: Final = timedelta(days=1)
_EARLIEST: Final = 1982
"""Year of RFC 822: a stamp before it is a clock that was not set."""


@value_class(frozen=True, slots=True)
class Head:
    """What the header of a message tells."""

    subject: str = ""
    """Decoded, without "Re:" and "Fwd:"."""
    is_reply: bool = False
    """Whether the subject is that of an older message."""
    published: Published | None = None
    identity: str = ""
    """Message-ID without its brackets."""


def fields_of(message: Message) -> dict[str, list[str]]:
    """All fields by their names in small letters, values as they stand in the bytes, unfolded."""
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        found.setdefault(str(name).lower(), []).append(str(value))
    return found


def read_head(fields: Mapping[str, Sequence[str]], called: str, note: Note) -> Head:
    """Read the fields of one message.

    Args:
        fields: as `fields_of` gives them.
        called: the name of the mail in a sentence to the user.
        note: is told of a date that is broken or cannot be.
    """
    subject, is_reply = bare_subject(
        decoded_words(_first(fields, "subject")[:_LONGEST]),
        is_list="list-id" in fields or "list-post" in fields,
    )
    found = re.search(r"<\s*([^<>\s]+)\s*>", _first(fields, "message-id"))
    identity = found[1] if found else _first(fields, "message-id").strip(" <>\t\r\n")
    return Head(subject, is_reply, _published(fields, called, note), " ".join(identity.split()))


def _first(fields: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(fields.get(name, ())), "")


def decoded_words(value: str) -> str:
    """A header value with its encoded words (RFC 2047) decoded, whatever is wrong with them.

    Characters that a mailer cut between two words are put together again; bare 8-bit text is decoded, too.

    >>> decoded_words("=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9_at?= ten")
    'Café at ten'
    """
    if "=?" not in value and value.isascii() and "\x1b" not in value:
        return " ".join(value.split())
    told: list[tuple[str | None, bytes]] = []
    at = 0
    for match in _ENCODED.finditer(value):
        between = value[at : match.start()]
        if between.strip() or not told:
            told.append((None, _bytes(between)))
        charset, data = match["charset"].partition("*")[0].lower(), _payload(match["coding"], match["words"])
        if told and told[-1][0] == charset:
            told[-1] = (charset, told[-1][1] + data)
        else:
            told.append((charset, data))
        at = match.end()
    told.append((None, _bytes(value[at:])))
    return " ".join("".join(decode_as(data, charset).text for charset, data in told if data).split())


def _bytes(value: str) -> bytes:
    return value.encode("utf-8", "surrogateescape")


def _payload(coding: str, words: str) -> bytes:
    data = _bytes(words)
    if coding in "qQ":
        return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), data.replace(b"_", b" "))
    data = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    if len(data) % 4 == 1:
        data = data[:-1]
    try:
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    except binascii.Error:
        return b""


def bare_subject(subject: str, *, is_list: bool = False) -> tuple[str, bool]:
    """A subject without what replies, forwards and lists put in front, and whether a reply or forward did.

    >>> bare_subject("Re: AW: [board] Fwd: Hearing", is_list=True)
    ('Hearing', True)
    """
    is_reply = False
    prefixes = mail_words().prefixes
    for _ in range(_MOST_PREFIXES):
        if is_list and (tag := _LIST_TAG.match(subject)) and subject[tag.end() :]:
            subject = subject[tag.end() :]
        elif (match := _PREFIX.match(subject)) and fold(match["word"]) in prefixes:
            subject, is_reply = subject[match.end() :], True
        else:
            break
    return subject.strip(), is_reply


def _published(fields: Mapping[str, Sequence[str]], called: str, note: Note) -> Published | None:
    """The Date, or when the last server received the mail where the Date is broken or cannot be."""
    written = _first(fields, "date") or _first(fields, "resent-date")
    stamp = read_stamp(decoded_words(written)) if written else None
    received = _received(fields)
    if stamp is not None and stamp.at.year < _EARLIEST:
        stamp = None
    if stamp is None:
        if written:
            instead = "; the time of its receipt counts" if received else ""
            note(f"{called}: its Date cannot be read: {' '.join(written.split())[:60]!r}{instead}")
        return None if received is None else received.published("header")
    if (
        stamp.at.tzinfo is None
        and not stamp.day_only
        and received is not None
        and received.at.tzinfo is not None
    ):
        return stamp.published("header")
    if _is_ahead(stamp, received):
        assert received is not None  # noqa: S101 - it was compared
        note(f"{called}: its Date lies {_days(stamp, received)} days after its receipt, which counts instead")
        return Published(received.at.astimezone(stamp.at.tzinfo), basis="header")
    return stamp.published("header")


def _received(fields: Mapping[str, Sequence[str]]) -> Stamp | None:
    """When the last server took the mail: the topmost Received (RFC 5321 section 4.4)."""
    for value in fields.get("received", ())[:3]:
        if stamp := read_stamp(value.rpartition(";")[2]):
            return stamp if stamp.at.tzinfo is not None else None
    return None


def _is_ahead(stamp: Stamp, received: Stamp | None) -> bool:
    if received is None or stamp.at.tzinfo is None:
        return False
    return stamp.at - received.at > _A_DAY


def _days(stamp: Stamp, received: Stamp) -> int:
    ahead: timedelta = stamp.at - received.at
    return ahead.days


def latest_quoted(published: Published | None) -> datetime | None:
    """The last moment at which something quoted in a mail may have been written: clocks differ by zones."""
    return None if published is None else published.at + _A_DAY
