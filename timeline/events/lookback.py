"""Days gone by that a bracket in a row only looks back to: "19:30 Concert (recorded 5 March)"."""

from __future__ import annotations

from timeline.events.scene import Scene
from timeline.model.text import BlockKind
from timeline.model.when import AllDay


def looks_back(scene: Scene, _row: bool) -> bool:
    """Whether words in a bracket of a row tell of a day that was over when the text was issued."""
    start, published = scene.mention.start, scene.document.published
    if scene.block.kind is not BlockKind.ROW or not isinstance(start, AllDay) or published is None:
        return False
    if start.last >= published.at.date():
        return False
    text, row = scene.document.text, scene.block.span
    begins = text.rfind("(", row.start, scene.mention.span.start)
    if begins < 0 or ")" in (aside := text[begins : scene.mention.span.start]):
        return False
    before = text[row.start : begins]
    return any(map(str.isalpha, aside)) and any(map(str.isalpha, before))
