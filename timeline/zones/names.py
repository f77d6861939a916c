"""Names of zones: "Eastern Time", "heure d'Europe centrale", "FLE Standard Time".

Data: `zone_names.txt`, a `Table` from the folded name to `<language>=<zone> <zone> ...`, joined by `;`, from
CLDR (metazones), Windows and our own list; `windows.txt` the Windows names alone.
"""

from __future__ import annotations

from functools import lru_cache

from timeline.zones.fold import fold_name
from timeline.zones.table import table


@lru_cache(maxsize=1024)
def cldr_name(text: str, language: str = "en") -> tuple[str, ...]:
    """The IANA zones that a zone's name may mean, the likeliest first; empty when it is none.

    Args:
        text: the whole name as written, with or without "Time" where people leave it out ("Eastern").
        language: ISO 639-1 code; English names are understood in every language.

    >>> cldr_name("Pacific Daylight Time")[0], cldr_name("mitteleuropäischer Zeit", "de")[0]
    ('America/Los_Angeles', 'Europe/Berlin')
    """
    folded = fold_name(text)
    value = table("zone_names").get(folded) if folded else None
    if value is None:
        return ()
    by_language = dict(meaning.split("=") for meaning in value.split(";"))
    zones = by_language.get(language) or by_language.get("en") or ""
    return tuple(zones.split())


def begins_cldr_name(word: str) -> bool:
    """Whether a zone's name may begin with a word, behind which a blank stands.

    >>> begins_cldr_name("Pacific"), begins_cldr_name("Harbour")
    (True, False)
    """
    return table("zone_names").begins(fold_name(word))


def windows_name(text: str) -> str | None:
    """The IANA zone of a Windows zone id (CLDR windowsZones), as calendars of Outlook write in TZID.

    >>> windows_name("FLE Standard Time"), windows_name("Kyiv")
    ('Europe/Kyiv', None)
    """
    folded = fold_name(text)
    return table("windows").get(folded) if folded else None
