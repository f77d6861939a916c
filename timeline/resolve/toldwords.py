"""The words that a clause tells, without those that belong to its numbers."""

from __future__ import annotations

import re
from typing import Final

from timeline.language.wordlist import letters_of
from timeline.resolve.tensewords import TenseWords

WORD: Final = re.compile(r"(?<!\.-)(?<![^\W\d_])[^\W\d_]+(?:['-][^\W\d_]+)*")
"""A word of letters; none is the second half of "U.N.-sponsored"."""
_DIGIT_AFTER: Final = re.compile(r"[ \n]\d{1,2}(?!\d)|[.:/&]")
_FIGURE_AFTER: Final = re.compile(r"\s[^\w\s]?\d")
_DIGIT_BEFORE: Final = re.compile(r"(?<!\d)\d{1,2}[ \n]$")
_NUMERIC: Final = re.compile(r"[\d.:/&]")
"""What the others need."""
_SET_OFF: Final = re.compile(r"[^\w\s]?\d+(?:[.,]\d+)*[,;)]")
"""A figure that no noun follows."""
_COUNTED: Final = re.compile(r"(?<!\d)\d{1,3} $")
"""A number of things, no year: "by 82 runs", but "the order of 12 March 2026 comes"."""
_OF_YEAR: Final = re.compile(r" ([^\W\d_]+) (?:19|20)\d\d(?= [^\W\d_])")
"""The year of what its sentence is about: "the treaty *of 1998* ends on"."""

_LETTERS: Final = 2
"""Letters of an abbreviation that is in no list: "U.S"."""
_LINKS: Final = 2
"""Words between a comma and a time that only tie it."""


def all_words(text: str) -> list[str]:
    """Every word of a text, in order, as `WORD` finds them."""
    return letters_of(text) if "'" not in text and "-" not in text else WORD.findall(text)


def told_words(text: str, words: TenseWords) -> list[str]:
    """The words, without "May" beside a number, "to" before a figure, and what is counted: "by 82 runs"."""
    plain = letters_of(text)
    if words.provisos is not None and not words.proviso_openings.isdisjoint(plain):
        text = words.provisos.sub("", text)
    elif "'" not in text and "-" not in text and _NUMERIC.search(text) is None:
        return plain  # as most clauses are
    if " 19" in text or " 20" in text:
        links = words.function - words.names  # "may"
        text = _OF_YEAR.sub(lambda match: "" if match[1] in links else match[0], text)
    if _NUMERIC.search(text) is None:
        return all_words(text)
    alone = _SET_OFF.search(text) is not None
    if words.numbered.isdisjoint(told := all_words(text)) and not alone:
        return told
    return [match[0] for match in WORD.finditer(text) if not _is_of_number(text, match, words)]


def _is_of_number(text: str, word: re.Match[str], words: TenseWords) -> bool:
    if word[0] in words.marker:
        return _FIGURE_AFTER.match(text, word.end()) is not None
    if word[0] in words.noun_leads and _SET_OFF.match(text, word.end() + 1):
        return True  # "The quake, with a magnitude *of 7.5,* occurred"
    counted = word[0] in words.present and _COUNTED.search(text, max(0, word.start() - 6), word.start())
    return bool(counted) or (word[0] in words.names and _beside_number(text, word))


def has_figure(text: str, words: TenseWords) -> bool:
    """Whether a figure is named to which something changes: "raised *to $30*"."""
    told = WORD.finditer(text)
    return any(match[0] in words.marker and _FIGURE_AFTER.match(text, match.end()) for match in told)


def main_clause(before: str, words: TenseWords) -> str:
    """What stands before a time, without a clause that opens the sentence: "Although he was due, at 5"."""
    opening = WORD.match(before.lstrip())
    if opening is None or opening[0] not in words.conceding:
        return before
    head, comma, last = before.rpartition(", ")
    own = comma and len(all_words(last)) <= _LINKS and len(all_words(head)) > _LINKS
    return last if own else before


def _beside_number(text: str, word: re.Match[str]) -> bool:
    if _DIGIT_AFTER.match(text, word.end()):
        return True
    return _DIGIT_BEFORE.search(text, max(0, word.start() - 4), word.start()) is not None


_GOES_ON: Final = (",", ";", ":")


def is_abbreviation(text: str, stop: int, words: TenseWords) -> bool:
    """Whether the stop ends an abbreviation or stands in a number: "a.m.", "U.S.", "Sept. 4", "3.5"."""
    if text[stop] != ".":
        return False
    if text[stop + 1 : stop + 2] in _GOES_ON:
        return True  # "in Reno, Nev., from Friday"
    after = text[stop + 1 : stop + 3].strip()
    if after[:1].isdigit():
        return True
    before = all_words(text[max(0, stop - 8) : stop])
    if before and before[-1] in words.abbreviations:
        return True
    if not before or not text[stop - 1 : stop].isalpha():
        return False  # "founded in 1987. It celebrates"
    letters = len(before[-1])  # not "have written to it."
    return letters == 1 or (letters <= _LETTERS and before[-1] not in words.function)
