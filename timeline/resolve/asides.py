"""Parts of a sentence that tell no tense of its times: asides that describe, and who tells it."""

from __future__ import annotations

import re

from timeline.language.wordlist import compounds_of
from timeline.resolve.tensewords import TenseWords

_SET_OFF = 4
"""Words of what commas set off, before its time: ", in Leeds on Monday,"."""
_TELLER = 8
"""Words of who tells something, and how, at most."""
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_CLOSED = re.compile(r"[^.;:\n,]{0,60},")
"""The rest of an aside behind a time."""


def without_described(before: str, words: TenseWords) -> str:
    """The words without asides that only describe: "The bill, *passed in March,* comes up"."""
    if "," not in before:
        return before
    parts = before.split(",")
    kept = [
        part
        for number, part in enumerate(parts)
        if number == len(parts) - 1 or not _describes_what_was(part, words, opens=not number)
    ]
    return ",".join(kept)


def without_attribution(after: str, before: list[str], words: TenseWords) -> str:
    """The words behind a time without who tells them, and without what only describes behind a comma.

    As in "has been moved to Monday, *the court said*", "comes up on Monday, *estimated at*"; where nothing
    else is told the speaking is what happens: "On Monday, the court said".
    """
    if "," not in after:
        return after
    parts = after.split(",")
    perfect = not words.perfect.isdisjoint(before)
    kept: list[str] = []
    for number, part in enumerate(parts):
        if number and perfect and any(word in words.reporting for word in compounds_of(part)):
            continue
        if number and _attributes(compounds_of(part), words) and (before or _acts(kept[0], words)):
            continue  # "Doors open to members on Friday, *officials said*"
        if number and before and _describes_what_was(part, words):
            continue
        kept.append(part)
        perfect = perfect or any(word in words.perfect for word in compounds_of(part))
    return ",".join(kept)


def _attributes(told: list[str], words: TenseWords) -> bool:
    """Whether a few words only name who tells it: "the court said on Monday"."""
    said = next((index for index, word in enumerate(told) if word in words.reporting), 0)
    return 0 < said < len(told) <= _TELLER and not any(map(words.direction_of, told[:said]))


def _acts(part: str, words: TenseWords) -> bool:
    """Whether words behind a time say what is done: "On Saturday *we leave at eight*"."""
    told = compounds_of(part)
    return any(word in words.present or word in words.bases for word in told[1:])


def behind_aside(before: str, after: str, words: TenseWords) -> str:
    """The words behind a time that commas set off, without the second comma: "The vote, on Monday, *was*"."""
    head, comma, lead = before.rpartition(",")
    if not comma or not head.strip():
        return after
    told = compounds_of(lead)
    if told and told[0] in words.speaking:
        main = _WORD.match(after.lstrip(", "))
        return after.lstrip(", ") if main and main[0] in words.reporting else after
    if len(told) > _SET_OFF:
        return after
    if any(
        word in words.relatives or word in words.present or word in words.bases or words.direction_of(word)
        for word in told
    ):
        return after
    rest = after.lstrip()
    return rest[1:] if rest.startswith(",") else after


def is_put_off_aside(before: str, folded: str, end: int, words: TenseWords) -> bool:
    """Whether an aside tells when something was put off: "The game, *postponed by rain on* Tuesday, will"."""
    _, comma, aside = before.rpartition(",")
    told = compounds_of(aside) if comma else ()
    if not told or told[0] not in words.moves or told[-1] in words.move_ties:
        return False
    return told[0].endswith(words.past_suffixes) and _CLOSED.match(folded, end) is not None


def reported(told: list[str], following: str, words: TenseWords) -> list[str]:
    """What is reported, without who reports: "said in a statement *that* talks resume on Monday".

    Or, where the verb of what is reported stands behind the time: "said *the fair on* Saturday will go on".
    """
    ahead = words.direction_of(following) > 0
    for index in range(len(told) - 1, 0, -1):
        if told[index] in words.that and not words.reporting.isdisjoint(told[:index]):
            return told[index + 1 :]
        if ahead and told[index] in words.no_verb and told[index - 1] in words.reporting:
            return told[index:]
        if words.direction_of(told[index]) < 0:
            ahead = False
    return told


def _describes_what_was(part: str, words: TenseWords, *, opens: bool = False) -> bool:
    first = _WORD.match(part.lstrip())
    if first is None or opens:
        return first is not None and first[0] in words.having
    word = first[0]
    return word in words.relatives or word in words.having or words.direction_of(word) < 0
