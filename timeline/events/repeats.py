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
    told = list(_told(text, labels))
    seen: dict[str, int] = {}
    for place, (_, name) in enumerate(told):
        seen.setdefault(name, place)
    heads = [
        name
        for place, (_, name) in enumerate(told)
        if seen[name] < place and any(other != name for _, other in told[seen[name] : place])
    ]
    if not heads:
        return frozenset()
    head = min(heads, key=lambda name: seen[name])
    return frozenset(block for block, name in told if name == head)


def _told(text: str, labels: Sequence[Label | None]) -> list[tuple[int, str]]:
    """The known labels and their blocks, in order; one alone on its line stands for the line below too."""
    told: list[tuple[int, str]] = []
    last: Span | None = None
    for block, label in enumerate(labels):
        if label is not None and label.kind and label.name != last:
            told.append((block, " ".join(label.name.of(text).lower().split()).rstrip(_DIGITS)))
        last = label.name if label is not None else None
    return told
