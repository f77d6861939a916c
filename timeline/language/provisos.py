"""The words that except other hours from those told: "at 6 p.m. *unless otherwise noted*"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from timeline.language.load import load_language

_NAME: Final = "provisos"


@cache
def proviso_pattern(code: str) -> re.Pattern[str] | None:
    """What matches such words in a folded text; None where the language file lists none."""
    raw = load_language(code).settings.get(_NAME)
    if raw is None:
        return None
    opens, other, told = ("|".join(map(re.escape, raw[name])) for name in ("opens", "other", "told"))
    return re.compile(rf",? (?:{opens})(?: (?:{other}))? (?:{told})(?: (?:{other}))?\b")
