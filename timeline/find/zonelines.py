"""Zones that have a line to themselves over rows of hours: "EDT", "(CET)", "PDT:"."""

from __future__ import annotations

import re

from timeline import zones
from timeline.find.zonespots import Spot
from timeline.language import Language

_LINE = re.compile(r"(?:\n|\A)[(\[*_]{0,3}([A-Z]{2,4})[)\]*_]{0,3}:?[)\]*_]{0,3} ?\n\n?(?=\W{0,4}\d{1,2}\D)")


def lone_zones(language: Language, text: str) -> dict[int, Spot]:
    """The zones that stand alone on a line over one that begins with a number, by their start.

    Only those letters that are nothing else: "WEST" and "MET" head a group and a hall.
    """
    safe = language.settings.get("zone", {}).get("lines", ())
    if not safe:
        return {}
    found = {}
    for match in _LINE.finditer(text):
        if match[1] in safe and (named := zones.abbreviation(match[1], language.code)):
            found[match.start(1)] = Spot(match.end(1), "abbr", tuple(named))
    return found
