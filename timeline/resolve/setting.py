"""Verbs that pick a day, which then lies ahead: "The board *picked* Sept. 30 *for* a hearing"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.model.text import Span
from timeline.resolve.tensewords import TenseWords

_NEXT: Final = re.compile(r"[ ,]+([^\W\d_]+)")


def picks_day(told: Sequence[str], folded: str, span: Span, words: TenseWords) -> bool:
    """Whether the verb right before a time picks it for what is told behind; not "was picked Monday for"."""
    behind = _NEXT.match(folded, span.end)
    if behind is None or behind[1] not in words.setting_ties:
        return False
    length = next((n for n in (1, 2) if " ".join(told[-n:]) in words.setting), 0)
    before = told[-length - 1] if length and len(told) > length else ""
    return length > 0 and before not in words.past_be | {*words.perfect} - words.active
