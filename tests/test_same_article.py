"""What is told does not depend on how it is typed: line ends, wraps, quotes, dashes, "p.m." and "pm"."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from functools import partial

import pytest
from exam import articles, everyday

import timeline

TEXTS = [
    *((each.text, each.published, each.zone) for each in everyday()),
    *((each.text, each.published, each.zone) for each in articles() if each.language in (None, "en")),
]
BACKGROUND = "The committee has worked on the matter for a long time, and many people have written to it."
LONG = 100
"""Code points of a paragraph that is wrapped."""


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def trailing(text: str) -> str:
    return text.replace("\n", " \n")


def wrapped(text: str, width: int) -> str:
    marked = (" ", "\t", "*", "-", ">", "|")
    lines = (
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        if len(line) > LONG and not line.startswith(marked) and "//" not in line
        else [line]
        for line in text.split("\n")
    )
    return "\n".join("\n".join(each) for each in lines)


def curly(text: str) -> str:
    text = re.sub(r"(?<=\w)'(?=\w)", "\u2019", text)
    return re.sub('"', "\u201d", re.sub(r'"(?=\w)', "\u201c", text))


def dashed(text: str) -> str:
    return re.sub(r"(?<=\d)-(?=\d{1,2}\b(?!-))", "\u2013", text)


def glued(text: str) -> str:
    """No blank and no stops in "p.m."; at the end of a line the stop of the sentence stays."""
    return re.sub(r"(\d) ?([ap])\.m\.(?=[^\S\n]+[a-z(]|[,;)\u2013])", r"\1\2m", text)


def capital(text: str) -> str:
    return re.sub(r"(\d) ?([ap])m\b(?!\.)", lambda match: f"{match[1]} {match[2].upper()}M", text)


def behind(text: str) -> str:
    return f"{text}\n\n{BACKGROUND}"


WRAPS = [partial(wrapped, width=width) for width in (64, 66, 72, 76)]


@pytest.mark.parametrize("typed", [crlf, trailing, *WRAPS, curly, dashed, glued, capital, behind])
def test_the_same_is_told_however_it_is_typed(typed: Callable[[str], str]) -> None:
    changed = [each for each in TEXTS if typed(each[0]) != each[0]]
    assert len(changed) > len(TEXTS) // 40

    unlike = [
        text for text, issued, zone in changed if told(text, issued, zone) != told(typed(text), issued, zone)
    ]

    assert not unlike


def told(text: str, issued: str | None, zone: str | None) -> set[str]:
    """The starts, the same in each zone, and the states of all events."""
    found = timeline.extract(text, published=issued, zone=zone, language="en")
    return {f"{event.to_dict()['start']} {event.status}" for event in found}
