"""The words that except other hours from those told: "at 6 p.m. *unless otherwise noted*"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from timeline.language.load import load_language
from timeline.language.wordlist import letters_of

_NAME: Final = "provisos"


@cache
def proviso_pattern(code: str) -> re.Pattern[str] | None:
    """What matches such words in a folded text; None where the language file lists none."""
    raw = load_language(code).settings.get(_NAME)
    if raw is None:
        return None
    opens, other, told = ("|".join(map(re.escape, raw[name])) for name in ("opens", "other", "told"))
    return re.compile(rf",? (?:{opens})(?: (?:{other}))? (?:{told})(?: (?:{other}))?\b")


@cache
def proviso_openings(code: str) -> frozenset[str]:
    """The rows of letters that such words begin with: a text without any of them has none."""
    opens = load_language(code).settings.get(_NAME, {}).get("opens", ())
    return frozenset(letters_of(words)[0] for words in opens)
