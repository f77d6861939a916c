"""Days that are counted only roughly: "a couple of weeks ago", "in about ten days"; no calendar has them."""

from __future__ import annotations

from typing import Final

from timeline.events.scene import Scene
from timeline.language.wordlist import letters_of
from timeline.model.said import Grain, Shift

_COARSE: Final = frozenset({Grain.WEEK, Grain.FORTNIGHT, Grain.WEEKEND})


def is_rough(scene: Scene, is_row: bool) -> bool:
    """Whether a time is an amount away that nobody counted, or weeks ago, whose day nobody tells."""
    del is_row
    said = scene.mention.mention.said
    if not isinstance(said, Shift) or said.anchor is not None:
        return False
    told = letters_of(scene.mention.span.of(scene.document.text).lower())
    if not scene.words.sets["words.roughly"].isdisjoint(told):
        return True
    if said.told:
        return False
    ago = said.sign < 0 and any(grain in _COARSE for _, grain in said.amount.parts)
    return ago or bool(said.amount.mod)


__all__ = ["is_rough"]
