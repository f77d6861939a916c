"""The names of weekdays, which several stages look for beside what they read."""

from __future__ import annotations

from functools import cache

from timeline.language.load import load_language


@cache
def weekday_names(code: str) -> frozenset[str]:
    """All names of weekdays, folded.

    Args:
        code: ISO 639-1, e.g. `en`.
    """
    table = load_language(code).classes.get("wday", {})
    return frozenset(name for names in table.values() for name in names)
