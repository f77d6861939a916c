"""Marks of a status at either end of a title: "CANCELLED: Spring fair", "Reds v Blues - P-P"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.phrases import PIECE, Lows
from timeline.events.words import EventWords
from timeline.model.event import Status

_KINDS: Final = (
    ("status.marks_off", Status.CANCELLED),
    ("status.marks_open", Status.TENTATIVE),
    ("status.marks_sure", Status.CONFIRMED),
)
_DASHES: Final = frozenset({"-", "\u2013", "—", "(", "[", "|"})
_SET_OFF: Final = _DASHES | {":", ",", ";", "", "*"}
_CLOSED: Final = frozenset({")", "]", ",", ";", ":", "!", "*", ".", "-", "\u2013", "—", "|"})


class Marked(NamedTuple):
    """A title without its mark, and what the mark says; `CONFIRMED` where it has none that unsettles it."""

    title: str
    status: Status


def without_marks(title: str, words: EventWords) -> Marked:
    """A title without the marks of a status at its head and its tail; the first that unsettles it counts."""
    found = Status.CONFIRMED
    low = Lows(piece[0].lower() for piece in PIECE.finditer(title.replace("\u2019", "'")))
    for key, status in _KINDS:
        if words.phrases[key].first_in(low) is None:
            continue
        kept = _without_head(_without_tail(title, key, words), key, words)
        if kept != title and found is Status.CONFIRMED:
            found = status
        title = kept
    if found is Status.CONFIRMED and words.phrases["status.choosing"].first_in(low) is not None:
        found = Status.TENTATIVE
    return Marked(title, found)


def _without_head(title: str, key: str, words: EventWords) -> str:
    pieces = list(PIECE.finditer(title))
    low = [piece[0].lower() for piece in pieces]
    at = 1 if low[:1] and low[0] in _DASHES else 0
    length = words.phrases[key].at(low, at)[0] if at < len(low) else 0
    at += length
    if not length or at == len(low) or not _leads(title, pieces[at - 1].end(), low[at]):
        return title
    while at < len(low) and (low[at] in _CLOSED or words.roles.get(low[at], 0) & roles.DETERMINER):
        at += 1
    rest = title[pieces[at].start() :] if at < len(low) else title
    return rest[:1].upper() + rest[1:]


def _without_tail(title: str, key: str, words: EventWords) -> str:
    pieces = list(PIECE.finditer(title))
    low = [piece[0].lower() for piece in pieces]
    for at in range(1, len(low)):
        end = _tail(low, at, key, words)
        parted = low[at - 1] in _SET_OFF
        named = low[at - 1].isalpha() or low[at - 1] == ")"
        shouted = end and named and title[pieces[at].start() : pieces[end - 1].end()].isupper()
        head = title[: pieces[at - parted].start()]
        if end and (parted or shouted) and sum(map(str.isalpha, head)) > 1:
            return head.rstrip(" ,;:-\u2013—|")
    return title


def is_marked_off(low: Sequence[str], words: EventWords) -> bool:
    """Whether a row has a mark, parted from all else, that it is off: "10:00 Reds v Blues - OFF"."""
    if words.phrases["status.marks_off"].first_in(low) is None:
        return False
    return any(
        low[at - 1] in _SET_OFF and _tail(low, at, "status.marks_off", words) for at in range(1, len(low))
    )


def _leads(title: str, end: int, following: str) -> bool:
    """Whether a mark at the head is parted from the name: by a sign, or by its capitals alone."""
    return following in _CLOSED or (title[:end].isupper() and not title[end:].isupper())


def _tail(low: Sequence[str], at: int, key: str, words: EventWords) -> int:
    """Where the mark at `at` ends, if nothing but its reason stands behind it; else 0."""
    length = words.phrases[key].at(low, at)[0]
    end = at + length
    closed = end == len(low) or low[end] in _CLOSED
    reason = not closed and low[at - 1] in _DASHES and low[end] in words.sets["status.reasons"]
    return end if length and (closed or reason) else 0


__all__ = ["Marked", "is_marked_off", "without_marks"]
