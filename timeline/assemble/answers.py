"""What a reply only takes up is the happening of the older message: "Friday at 3 works"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from timeline.assemble.join import joined
from timeline.assemble.telling import Titles, Told
from timeline.model.event import Event
from timeline.model.timeline import sortable

_WORD: Final = re.compile(r"[^\W_]+")
Pair = tuple[Event, Told]


def taken_up(found: Sequence[Pair], titles: Titles, compatible: Callable[[Event, Event], bool]) -> list[Pair]:
    """The events of one thread, those of replies joined to what they answer; the reply is the newer word.

    Args:
        found: events of one mail or text and of the older messages in it, with what they tell.
        titles: what titles tell.
        compatible: whether two events may be one by their times.
    """
    if len({event.published for event, _ in found}) < 2:  # noqa: PLR2004
        return list(found)
    kept = list(found)
    for answer in found:
        if _only_answers(answer[0].title, titles):
            asked = [
                index
                for index, (other, _) in enumerate(kept)
                if _is_older(other, answer[0]) and compatible(answer[0], other)
            ]
            if len({kept[index][0].title for index in asked}) == 1:
                older, told = kept[asked[0]]
                kept[asked[0]] = (_taken_up(older, answer[0], titles), told)
                kept.remove(answer)
    return kept


def _taken_up(older: Event, newer: Event, titles: Titles) -> Event:
    event = joined(older, newer, titles)
    evidence = (*newer.evidence, *older.evidence)
    title = older.title.rstrip(" ?")  # it is answered
    return replace(event, title=title, status=newer.status, evidence=evidence)


def _only_answers(title: str, titles: Titles) -> bool:
    words = titles.words
    said = [match[0].lower() for match in _WORD.finditer(title)]
    return not words.answers.isdisjoint(said) and all(
        word in words.answers or word in words.quiet or word in words.apart for word in said
    )


def _is_older(event: Event, than: Event) -> bool:
    if event.published is None or than.published is None:
        return False
    one, other = event.published, than.published
    if (one.tzinfo is None) != (
        other.tzinfo is None
    ):  # a header told no offset: the clocks are much the same
        return one.replace(tzinfo=None) < other.replace(tzinfo=None)
    return sortable(one) < sortable(other)
