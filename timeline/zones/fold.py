"""One spelling for every way to write a name: no case, accents, dots, apostrophes or hyphens.

The same function makes the keys of the data files (tools/build_zones.py) and looks them up, so the two
cannot drift apart.
"""

from __future__ import annotations

import unicodedata

LONGEST = 80
"""Texts with more code points than this are no names: a bound on work for hostile input."""

# Letters that Unicode does not decompose; apostrophes and dots go, hyphens and commas part words.
_LETTERS = str.maketrans(
    {
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{LATIN SMALL LETTER AE}": "ae",
        "\N{LATIN SMALL LIGATURE OE}": "oe",
        "\N{LATIN SMALL LETTER THORN}": "th",
        "\N{LATIN SMALL LETTER ETH}": "d",
        "\N{CYRILLIC SMALL LETTER GHE WITH UPTURN}": "\N{CYRILLIC SMALL LETTER GHE}",
        "\N{CYRILLIC SMALL LETTER SHORT I}": "\N{CYRILLIC SMALL LETTER I}",
        **dict.fromkeys(".'`\u2019\u2018\u02bc\u02b9\u00b4\u2032\u201b\uff07"),
        **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u00ad_,/()", " "),
        "&": " and ",
    }
)


def fold_name(text: str) -> str:
    """The key under which a name is filed; an empty string for what cannot be a name.

    >>> fold_name("São Paulo"), fold_name("Washington, D.C."), fold_name("Jekaterinburg-Ost")
    ('sao paulo', 'washington dc', 'jekaterinburg ost')
    """
    if len(text) > LONGEST:
        return ""
    folded = text.casefold()
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()
    return " ".join(folded.translate(_LETTERS).split())


def is_capitals(text: str) -> bool:
    """Whether every letter of a text is a capital: "U.S." is a country, "us" is not."""
    return text.isupper()
