"""The bytes of a mail to its parts, by the standard library's parser with bounds for hostile mails."""

from __future__ import annotations

from email.parser import Parser
from typing import Final

from timeline.errors import InputError
from timeline.read.mailpart import Part
from timeline.read.mailsane import parse_sane

_MOST_PARTS: Final = 500
"""Boundaries that a mail may declare: the parser looks for all open ones in every line."""


def parse_mail(data: bytes, called: str) -> Part:
    """The parsed mail.

    The older policy (`compat32`) is used, with our own decoder of encoded words: the newer one takes ten
    times as long and fails on some of the headers that broken mailers write. A mail without oddities does not
    need the parser, which looks at every line of a body.

    Raises:
        InputError: if its parts lie in one another too deep.
    """
    if data.count(b"boundary") > _MOST_PARTS:
        raise InputError(f"{called}: declares more than {_MOST_PARTS} boundaries of parts")
    try:
        text = data.decode("ascii", "surrogateescape")  # as `BytesParser` does
        return parse_sane(text) or Parser(_class=Part).parsestr(text)
    except RecursionError:
        raise InputError(f"{called}: its parts lie in one another too deep") from None
