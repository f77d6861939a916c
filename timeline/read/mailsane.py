"""Mails without oddities to their parts: from boundary to boundary, without a look at every line.

The parts are those that the standard library's parser makes, which takes five times as long. Whatever is odd
is left to it: lone returns, lines in a header that are none, boundaries that are not closed, messages in
messages.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.read.mailpart import Part

_NAME: Final = re.compile(r"[!-9;-~]+:")
"""How a line of a header begins (RFC 5322 section 3.6.8)."""
_DEEPEST: Final = 6
"""Multiparts in one another at most: each level looks through all of its text."""


def parse_sane(text: str) -> Part | None:
    """The parts of a mail; None if something about it is odd.

    Args:
        text: its bytes as ASCII, those beyond it as surrogates.
    """
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        return None
    return _entity(text, _DEEPEST)


def _entity(text: str, depth: int) -> Part | None:
    part = Part()
    begin = _read_head(part, text)
    if begin < 0:
        return None
    main = part.get_content_maintype()
    if main == "multipart":
        return part if depth and _read_parts(part, text[begin:], depth) else None
    if main == "message":
        return None
    # the end of the last line before a boundary is of the boundary (RFC 2046 section 5.1.1)
    part.set_payload(_without_end(text[begin:]) if depth < _DEEPEST else text[begin:])
    return part


def _read_head(part: Part, text: str) -> int:
    """Read the header of a part, and tell where its body begins; -1 if it is odd."""
    parse = part.policy.header_source_parse
    lines: list[str] = []
    at = 0
    while stop := text.find("\n", at) + 1:
        line = text[at:stop]
        if line[0] in " \t":
            if not lines:
                return -1
            lines.append(line)
        else:
            if lines:
                part.set_raw(*parse(lines))
            if line in {"\n", "\r\n"}:
                return stop
            if _NAME.match(line) is None:
                return -1
            lines = [line]
        at = stop
    return -1


def _read_parts(part: Part, body: str, depth: int) -> bool:
    """Read what lies between the boundaries of a multipart; False if they are odd."""
    boundary = part.get_boundary()
    if boundary is None or part.get_content_type() == "multipart/digest":
        return False
    dashed = f"--{re.escape(boundary)}"
    # it looks back at the line from behind the boundary, to which `re` leaps; it would try a `^` at each sign
    mark = re.compile(rf"{dashed}(?<![^\n]{dashed})(--)?[ \t]*(?:\r?\n|\Z)")
    before = mark.search(body)
    if before is None or before[1]:
        return False
    if before.start():
        part.preamble = _without_end(body[: before.start()])
    while not before[1]:
        following = mark.search(body, before.end())
        if following is None or following.start() == before.end():
            return False
        inner = _entity(body[before.end() : following.start()], depth - 1)
        if inner is None:
            return False
        if inner.is_multipart():
            inner.epilogue = _without_end(inner.epilogue) if inner.epilogue else None
        part.attach(inner)
        before = following
    part.epilogue = body[before.end() :]
    return True


def _without_end(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r") if text.endswith("\n") else text
