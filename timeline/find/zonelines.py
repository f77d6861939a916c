"""Zones that have a line to themselves over rows of hours: "EDT", "(CET)", "PDT:"."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from timeline import zones
from timeline.find.zonespots import Spot
from timeline.language import Language, fold, load_language

_LINE = re.compile(r"(?:\n|\A)[(\[*_]{0,3}([A-Z]{2,4})[)\]*_]{0,3}:?[)\]*_]{0,3} ?\n\n?(?=\W{0,4}\d{1,2}\D)")


def lone_zones(language: Language, text: str, letters: AbstractSet[str]) -> dict[int, Spot]:
    """The zones that stand alone on a line over one that begins with a number, by their start.

    Only those letters that are nothing else: "WEST" and "MET" head a group and a hall.

    Args:
        language: whose zones to look for.
        text: as written.
        letters: the rows of letters of the folded text.
    """
    safe = _safe(language.code)
    if letters.isdisjoint(safe.values()):
        return {}
    found = {}
    for match in _LINE.finditer(text):
        if match[1] in safe and (named := zones.abbreviation(match[1], language.code)):
            found[match.start(1)] = Spot(match.end(1), "abbr", tuple(named))
    return found


@cache
def _safe(code: str) -> dict[str, str]:
    """The zones of a language that may have a line to themselves, and each folded."""
    return {name: fold(name) for name in load_language(code).settings.get("zone", {}).get("lines", ())}
