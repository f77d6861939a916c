"""Sample numbers: one of each kind that the grammar tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.find.digits import digit_classes, ordinal_classes, word_number_classes

_SAMPLE_DIGITS = (
    "0",
    "5",
    "12",
    "15",
    "20",
    "25",
    "30",
    "31",
    "45",
    "59",
    "60",
    "99",
    "00",
    "01",
    "09",
    "10",
    "13",
    "24",
)


def number_sets(others: Iterable[str]) -> Iterator[frozenset[str]]:
    """The sets of classes that numbers may have, so that each has its code before any text is read.

    `others` are classes that stand alone.
    """
    yield from map(digit_classes, _SAMPLE_DIGITS)
    for digits in (
        "130",
        "190",
        "0900",
        "0130",
        "1999",
        "2030",
        "2060",
        "1960",
        "3000",
        "0000",
        "20250904",
        "99999",
        "051800",
        "99999999",
        "9" * 20,
    ):
        yield digit_classes(digits)
    for value in (0, 1, 5, 11, 12, 13, 25, 31, 35, 59, 60, 75, 1000):
        yield word_number_classes(value)
        yield word_number_classes(value) | {"n", "dec"}
        yield ordinal_classes(value)
        yield word_number_classes(value) | {"yw", "yx"}
    yield frozenset({"yw", "yx", "nw"})
    yield frozenset({"n", "dec"})
    for name in others:
        yield frozenset({name})
