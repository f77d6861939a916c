"""Mails without oddities are read as the standard library's parser reads them; the others are left to it."""

from __future__ import annotations

from email.parser import Parser

import pytest

from timeline.read.mailpart import Part
from timeline.read.mailsane import parse_sane

HEAD = "Subject: Rehearsal\nX-Note: one\n two\n"
MIXED = HEAD + 'Content-Type: multipart/mixed; boundary="b 1"\n\n'
INNER = "Content-Type: multipart/related; boundary=b2\n\nover\n--b2\n\nplain\n--b2\n\npage\n--b2--\nunder\n"
SANE = {
    "one part": HEAD + "\nAt ten.\n\n--\nAda",
    "no body": HEAD + "\n",
    "returns": (HEAD + "\nAt ten.\n").replace("\n", "\r\n"),
    "bare bytes": HEAD + "X-Name: \udcc3\udca9\n\n\udce9t\udce9\n",
    "parts": MIXED + "--b 1\nContent-Type: text/html\n\n<p>At ten.\n--b 1  \n\nAt ten.\n\n--b 1--\n",
    "parts with returns": (MIXED + "--b 1\n\nAt ten.\n--b 1--\n").replace("\n", "\r\n"),
    "before and behind": MIXED + "for old readers\n\n--b 1\n\n--b 12\nAt ten.\n--b 1--\nthe end",
    "parts in parts": f"{MIXED}\n--b 1\n{INNER}\n--b 1\n\n--b2\n--b 1--",
}
ODD = {
    "no blank line": HEAD,
    "no header": "At ten.\n",
    "a line that is none": HEAD + "At ten\n\nAt ten.\n",
    "a continuation first": " one\n" + HEAD + "\nAt ten.\n",
    "an envelope": "From ada@example.org Tue May  5 09:00:00 2026\n" + HEAD + "\nAt ten.\n",
    "a lone return": HEAD + "\nAt\rten.\n",
    "a message": HEAD + "Content-Type: message/rfc822\n\nSubject: Old\n\nAt ten.\n",
    "no boundary": HEAD + "Content-Type: multipart/mixed\n\n--b 1\n\nAt ten.\n--b 1--\n",
    "never opened": MIXED + "At ten.\n",
    "never closed": MIXED + "--b 1\n\nAt ten.\n",
    "closed first": MIXED + "--b 1--\n\nAt ten.\n--b 1--\n",
    "twice in a row": MIXED + "--b 1\n--b 1\n\nAt ten.\n--b 1--\n",
    "a digest": HEAD + "Content-Type: multipart/digest; boundary=b2\n\n--b2\n\nTo: Ada\n\nAt ten.\n--b2--\n",
}


def told(part: Part) -> list[object]:
    """All that a part knows."""
    payload = part.get_payload()
    inner = list(map(told, payload)) if part.is_multipart() else [payload, part.get_payload(decode=True)]
    return [list(part.raw_items()), part.get_content_type(), part.preamble, part.epilogue, inner]


@pytest.mark.parametrize("text", SANE.values(), ids=SANE)
def test_what_is_sane_is_read_alike(text):
    part = parse_sane(text)
    assert part is not None
    assert told(part) == told(Parser(_class=Part).parsestr(text))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_odd_is_left_to_the_parser(text):
    assert parse_sane(text) is None


def test_parts_that_lie_deep_are_left_to_the_parser():
    text = "At ten.\n"
    for number in range(9):
        text = f"Content-Type: multipart/mixed; boundary=d{number}\n\n--d{number}\n{text}\n--d{number}--\n"
    assert parse_sane(text) is None
