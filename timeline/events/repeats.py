"""Where one notice of labelled lines ends and the next begins: "Date: ..., Time: ..., Date: ..."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events.labels import Label
from timeline.model.text import Span

_DIGITS: Final = "0123456789# "


def notice_starts(text: str, labels: Sequence[Label | None]) -> frozenset[int]:
    """The blocks at which a notice begins, where several stand one below the other under the same labels.

    The first label that comes again, with another between, heads each notice. Empty for a single notice.

    Args:
        text: the document's text.
        labels: the label at the head of each block.
    """
    told = _told(text, labels)
    seen: dict[str, int] = {}
    changed = -1  # the last label that another follows
    head: str | None = None
    for place, (_, name) in enumerate(told):
        if place and told[place - 1][1] != name:
            changed = place - 1
        first = seen.setdefault(name, place)
        if first < place and changed >= first and (head is None or first < seen[head]):
            head = name
    return frozenset(block for block, name in told if name == head)


def told_once(labels: Sequence[Label | None]) -> frozenset[str]:
    """The kinds of labels of which the document has one."""
    names: dict[str, set[Span]] = {}
    for label in labels:
        if label is not None:
            names.setdefault(label.kind, set()).add(label.name)
    return frozenset(kind for kind, spans in names.items() if len(spans) == 1)


def _told(text: str, labels: Sequence[Label | None]) -> list[tuple[int, str]]:
    """The known labels and their blocks, in order; one alone on its line stands for the line below too."""
    told: list[tuple[int, str]] = []
    last: Span | None = None
    for block, label in enumerate(labels):
        if label is not None and label.kind and label.name != last:
            told.append((block, " ".join(label.name.of(text).lower().split()).rstrip(_DIGITS)))
        last = label.name if label is not None else None
    return told
