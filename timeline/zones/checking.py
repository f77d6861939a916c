"""What a user typed for a zone."""

from __future__ import annotations

from timeline.errors import UsageError
from timeline.zones.abbreviations import abbreviation
from timeline.zones.fold import LONGEST, fold_name
from timeline.zones.iana import canonical
from timeline.zones.names import cldr_name, windows_name
from timeline.zones.places import place
from timeline.zones.table import table


def check(name: str, language: str = "en") -> str:
    """The IANA zone that a user means by `--zone`, `--tz` or `--to`.

    Args:
        name: an IANA name or link, a place ("Tokyo"), an abbreviation ("ET"), a zone's name ("Eastern Time").
        language: ISO 639-1 code that the name may be in.

    Raises:
        UsageError: for anything else, with the closest name that is known.

    >>> check("europe/kiev"), check("ET"), check("New York"), check("FLE Standard Time")
    ('Europe/Kyiv', 'America/New_York', 'America/New_York', 'Europe/Kyiv')
    """
    text = name.strip()
    # "EST" and "MST" are links to Panama and Phoenix: the civil zone is what a user means
    letters = abbreviation(text, language, strict=False) if "/" not in text else ()
    zone = letters[0] if letters else canonical(text)
    if zone is None:
        zone = _by_name(text, language)
    if zone is None:
        shown = text if len(text) <= LONGEST else text[:LONGEST] + "..."
        closest = _closest(text)
        raise UsageError(f"unknown zone {shown!r}" + (f": did you mean {closest}?" if closest else ""))
    return zone


def _by_name(text: str, language: str) -> str | None:
    found = place(text, language) or place(text, language, strict=False)
    if found is not None:
        return found.zone
    windows = windows_name(text)
    if windows is not None:
        return windows
    named = cldr_name(text, language)
    return named[0] if named else None


def _closest(text: str) -> str | None:
    """The IANA name nearest in spelling, or else the place."""
    import difflib  # noqa: PLC0415  # slow to load, and only a wrong name needs it

    if not text or len(text) > LONGEST:
        return None
    keys = [key for key in table("zones").every_key() if "/" in key]
    wanted = text.lower().replace(" ", "_")
    zones = difflib.get_close_matches(wanted, keys, n=1, cutoff=0.75)
    if zones:
        return canonical(zones[0])
    cities = {key.rpartition("/")[2]: key for key in reversed(keys)}
    known = difflib.get_close_matches(wanted.rpartition("/")[2], sorted(cities), n=1, cutoff=0.75)
    if known:
        return canonical(cities[known[0]])
    folded = fold_name(text)
    same = [key for key in table("names").every_key() if key[:1] == folded[:1]]
    names = difflib.get_close_matches(folded, same, n=1, cutoff=0.75) if folded else []
    found = place(names[0], strict=False) if names else None
    return found.name if found else None
