"""Does a subject say when without saying which day: "Meeting tomorrow", "Call at 3"?"""

from __future__ import annotations

from functools import cache
from typing import Final

from timeline.language import fold, load_language
from timeline.language.load import codes
from timeline.language.wordlist import letters_of
from timeline.read.stamp import read_stamp

_CLASSES: Final = ("relday", "wday", "wdays", "night", "named")


def needs_its_day(subject: str) -> bool:
    """Whether a subject tells a time that only the day of writing places.

    >>> needs_its_day("Meeting tomorrow"), needs_its_day("Call at 3"), needs_its_day("Hearing of 4 May 2026")
    (True, True, False)
    """
    if read_stamp(subject) is not None:
        return False
    if any(map(str.isdigit, subject)):
        return True
    return not _words().isdisjoint(letters_of(fold(subject)))


@cache
def _words() -> frozenset[str]:
    """Words of days in all languages."""
    return frozenset(
        word
        for code in codes()
        for name in _CLASSES
        for words in load_language(code).classes.get(name, {}).values()
        for word in words
    )
