"""Adjectives of places: "French", "ukrainischer", "española".

Data: `demonyms.txt`, a `Table` from `<language>:<stem>` to the line of the place in `places.txt`; the endings
of each language lie in `meta.txt`.
"""

from __future__ import annotations

from functools import lru_cache

from timeline.zones.fold import fold_name
from timeline.zones.places import Place, place, record
from timeline.zones.table import setting, table


@lru_cache(maxsize=2048)
def demonym(word: str, language: str = "en") -> Place | None:
    """The country, region or city that an adjective belongs to, in any of its forms.

    Args:
        word: one adjective as written ("South Korean", "française"); case does not matter.
        language: ISO 639-1 code; an English adjective is understood in every language.

    >>> demonym("French").zone, demonym("Californian").zone, demonym("Londoner", "de").zone
    ('Europe/Paris', 'America/Los_Angeles', 'Europe/London')
    """
    folded = fold_name(word)
    if not folded:
        return None
    for code in dict.fromkeys((language, "en")):
        for ending in setting("endings", code):
            if folded.endswith(ending):
                target = table("demonyms").get(f"{code}:{folded.removesuffix(ending)}")
                if target is not None:
                    return record(int(target))[0]
    for ending in setting("place_endings", language):
        if folded.endswith(ending):
            found = place(folded.removesuffix(ending), language)
            if found is not None:
                return found
    return None
