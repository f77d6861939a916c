"""Numbers in words, ordinals, years in words."""

from __future__ import annotations

from timeline.find.digits import ordinal_classes, word_number_classes
from timeline.find.slots import Built, Slots
from timeline.find.tokens import Word

_EARLIEST_YEAR, _LATEST_YEAR = 1100, 2199


def build_number(slots: Slots) -> Built:
    """As in "twenty-three", "two hundred", "a dozen", "3 hundred"."""
    value = slots.number("tens") + slots.number("card")
    if "scale" in slots:
        value = (slots.number("n") or slots.number("card", 1)) * slots.number("scale")
    return Word(dict.fromkeys(word_number_classes(value), value))


def build_ordinal(slots: Slots) -> Built:
    """As in "4th", "twenty-first"."""
    value = slots.number("n") + slots.number("tens") + slots.number("ordw")
    return Word(dict.fromkeys(ordinal_classes(value), value))


def build_year_words(slots: Slots) -> Built:
    """As in "two thousand and five", "nineteen ninety-nine", "twenty sixteen"."""
    rest = slots.number("tens") + slots.number("rest")
    if "millennia" in slots:
        value = slots.number("millennia") * 1000 + slots.number("hundreds") * 100 + rest
    else:
        century = slots.number("century", 20)
        if century < 11 or ("tens" not in slots and "rest" in slots and rest < 10 and "oh" not in slots):  # noqa: PLR2004
            return None
        value = century * 100 + rest
    if not _EARLIEST_YEAR <= value <= _LATEST_YEAR:
        return None
    return Word({"yw": value, "yx": value, "nw": value})
