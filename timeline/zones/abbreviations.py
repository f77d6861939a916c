"""Abbreviations: "ET", "CEST", "E.S.T." are civil zones, and several zones at times.

Data: `abbreviations.txt`, a `Table` from `<language>:<letters>` (`any` for all languages) to meanings
`<offset> <zone> <zone> ...`, joined by `;`; the offset is `*` where the letters state none.
"""

from __future__ import annotations

from functools import lru_cache

from timeline.zones.table import table

_LONGEST = 12


def abbreviation(text: str, language: str = "en", *, strict: bool = True) -> tuple[str, ...]:
    """The IANA zones that an abbreviation may mean, the likeliest first; empty when it is none.

    Args:
        text: the letters as written, dots allowed: "ET", "E.D.T.".
        language: ISO 639-1 code; some abbreviations belong to one language ("MESZ", "HNE").
        strict: only capitals count, because "est", "art" and "cat" are words ("Z" and "Zulu" aside).

    >>> abbreviation("CST")[:2], abbreviation("IST"), abbreviation("art")
    (('America/Chicago', 'America/Winnipeg'), ('Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'), ())
    """
    if strict and not text.isupper() and text not in _MIXED:
        return ()
    return tuple(zone for zone, _ in abbreviation_readings(text, language))


_MIXED = ("Zulu", "zulu", "ChST")
"""Written so, and no words of a language."""


def abbreviation_readings(text: str, language: str = "en") -> tuple[tuple[str, int | None], ...]:
    """Each zone that an abbreviation may mean with the offset (minutes east of UTC) that it then states.

    >>> abbreviation_readings("BST")[:2]
    (('Europe/London', 60), ('Asia/Dhaka', 360))
    """
    return _readings(text, language)


def abbreviation_offset(text: str, language: str = "en") -> int | None:
    """Minutes east of UTC that the letters state; None for "ET", for ambiguous ones and for no abbreviation.

    >>> abbreviation_offset("EST"), abbreviation_offset("CEST"), abbreviation_offset("ET")
    (-300, 120, None)
    """
    offsets = dict.fromkeys(offset for _, offset in _readings(text, language))
    return next(iter(offsets)) if len(offsets) == 1 else None


@lru_cache(maxsize=512)
def _readings(text: str, language: str) -> tuple[tuple[str, int | None], ...]:
    if len(text) > _LONGEST:
        return ()
    letters = text.replace(".", "").replace(" ", "").upper()
    if not letters.isalnum():
        return ()
    value = table("abbreviations").get(f"{language}:{letters}") or table("abbreviations").get(
        f"any:{letters}"
    )
    if value is None:
        return ()
    readings: dict[str, int | None] = {}
    for meaning in value.split(";"):
        stated, *zones = meaning.split(" ")
        for zone in zones:
            readings.setdefault(zone, None if stated == "*" else int(stated))
    return tuple(readings.items())
