r"""Content lines of RFC 5545: escaping, parameters, folding.

Text comes from strangers. Whatever it holds, it stays inside its own property: line ends become `\n`,
other control characters go, since they break several calendars.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

_OCTETS = 75
_CONTINUES = 0x80
"""The top bits of an octet of UTF-8 that does not begin a character."""
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPECIAL = re.compile(r"[\\;,\n]")
_URI_SAFE = ":/?#[]@!$&'()*+,;=%~-._"


def clean(text: str) -> str:
    r"""Text that every calendar can hold: line ends are `\n`, no other controls, no lone surrogates."""
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def text_line(name: str, text: str) -> str:
    r"""A property of type TEXT (section 3.3.11).

    >>> text_line("SUMMARY", "Talks; Rome, Milan\nBEGIN:VEVENT")
    'SUMMARY:Talks\\; Rome\\, Milan\\nBEGIN:VEVENT'
    """
    return f"{name}:{_escape(text)}"


def texts_line(name: str, texts: Iterable[str]) -> str:
    """A property that lists several TEXT values, such as CATEGORIES."""
    return f"{name}:{','.join(map(_escape, texts))}"


def uri_line(name: str, uri: str) -> str:
    """A property of type URI (section 3.3.13); what no URI may hold is percent-encoded."""
    return f"{name}:{quote(clean(uri).strip(), safe=_URI_SAFE)}"


def parameter(name: str, value: str) -> str:
    """`;NAME=value`, quoted where needed (section 3.2); quotes cannot be said there at all."""
    plain = clean(value).replace("\n", " ").replace('"', "'")
    return f';{name}="{plain}"' if re.search("[:;,]", plain) else f";{name}={plain}"


def fold(line: str) -> str:
    """End a content line with CRLF, and break it at 75 octets, never inside a character (section 3.1)."""
    if len(line) <= _OCTETS and line.isascii():
        return line + "\r\n"
    data = line.encode("utf-8")
    pieces = []
    start, room = 0, _OCTETS
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == _CONTINUES:
            end -= 1
        pieces.append(data[start:end])
        # the space that begins a folded line counts
        start, room = end, _OCTETS - 1
    return b"\r\n ".join(pieces).decode("utf-8") + "\r\n"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: r"\n" if found[0] == "\n" else f"\\{found[0]}", clean(text))
