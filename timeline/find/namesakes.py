"""Weekdays in names of things: "Black Monday", "The Sunday Times", "Saturday Night Live"."""

from __future__ import annotations

from timeline.find.around import Around, Words
from timeline.find.tokens import Node
from timeline.model.said import At, Weekday


def names_thing(node: Node, around: Around, known: Words) -> bool:
    """Whether a weekday is part of a name."""
    written = around.text
    day = node.said.day if isinstance(node.said, At) else node.said
    if not isinstance(day, Weekday):
        return False
    whole = around.words + around.rest
    if written.split()[-1][:1].isupper() and any(f" {words}" in whole for words in known.after_weekday):
        return around.written_after[:1].isupper()
    if day.which or not written[:1].isupper():
        return False
    if around.before in known.named_weekdays and around.written_before[:1].isupper():
        return True
    return (
        around.before in known.articles
        and around.after in known.papers
        and around.written_after[:1].isupper()
    )
