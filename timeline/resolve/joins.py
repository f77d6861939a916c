"""Whether a clock time and a day, apart in a clause, belong together."""

from __future__ import annotations

import re
from collections.abc import Collection

from timeline.language import Language
from timeline.language.wordlist import compounds_of
from timeline.model.text import Span
from timeline.resolve.tensewords import tense_words

_JOINT = 60
"""Code points looked at on either side; a clause is rarely longer."""
_PLACE = 8
"""Words of ", Lambeth Hall, London, on" at most."""
_BEHIND_PLACE = re.compile(r", [^\W\d_]+ $")
_NAMED = 4
"""Words of "9 a.m. flight on" at most."""
_CLAUSE = 9
"""Words of "for the trip to Morpeth on" at most."""
_STOP = re.compile(r"[.!?;]\s|\n")
_PLAIN = re.compile(r"[^\n.,;:()]*")
_NOUN = 6
"""Words of "news conference with farmers" at most."""


def joins(gap: str, language: Language, *, of_noun: bool = False) -> bool:
    """Whether the words between a clock time and a day are only a place: " in Abu Dhabi on ".

    Args:
        gap: the text between them, folded.
        language: whose words they are.
        of_noun: whether the clock time stands before a noun: "a 3 p.m. news conference Thursday".
    """
    if len(gap) > _JOINT or "\n\n" in gap or ". " in gap or ";" in gap or ")" in gap:
        return False
    told = compounds_of(gap)
    place = language.settings.get("place", {})
    if _aside(gap, place.get("day_ties", ())):
        return False
    known = tense_words(language.code)
    apart = place.get("apart", ())
    if gap.startswith(",") and _BEHIND_PLACE.search(gap) and 1 < len(told) <= _PLACE:
        verbs = known.infinitive | known.future | known.past
        return told[-1] in place.get("day_ties", ()) and verbs.isdisjoint(told)
    located = len(told) > 1 and told[0] in place.get("locatives", ())
    named = 1 < len(told) <= _NAMED and told[-1] in place.get("day_ties", ()) and "," not in gap
    if of_noun and 0 < len(told) <= _NOUN and "," not in gap:
        verbs = known.infinitive | known.future | known.past | known.perfect | known.moves
        verbs -= known.nouns_ahead
        inside = place.get("inside_noun", ())
        return verbs.isdisjoint(told) and not any(word in apart and word not in inside for word in told)
    if not located and (not named or any(word in known.infinitive for word in told)):
        return False
    return not any(word in known.future or word in known.past or word in apart for word in told[1 - named :])


def leads_to_day(folded: str, hour: Span, gap: str, language: Language) -> bool:
    """Whether what begins at a clock time goes on to its day in one clause.

    As in "leaves at 10.15 for the trip to Morpeth on", "kick-off is 3pm when Rovers visit Larkhill on", and
    "the 11:40 flight will operate on".

    Args:
        folded: the text, folded.
        hour: the clock time in it.
        gap: what stands between it and the day, folded.
        language: whose words they are.
    """
    told, place, known = compounds_of(gap), language.settings.get("place", {}), tense_words(language.code)
    if not 1 < len(told) <= _CLAUSE or told[-1] not in place.get("day_ties", ()) or not _PLAIN.fullmatch(gap):
        return False
    apart = place.get("apart", ())
    if told[-2] in place.get("operating", ()) and told[-3:-2] and told[-3] in known.modals:
        return not any(word in known.past or word in known.present or word in apart for word in told[:-3])
    before = _STOP.split(folded[max(0, hour.start - _JOINT) : hour.start])[-1]
    if set(place.get("beginning", ())).isdisjoint(compounds_of(before)):
        return False
    others = told[1:-1]
    if any(word in known.past or word in apart or word in known.moves for word in others):
        return False
    verbs = known.infinitive | known.present | known.future - known.marker
    if told[0] in place.get("meeting", ()):
        return known.future.isdisjoint(others) and not known.present.isdisjoint(others)
    return told[0] in place.get("going", ()) and verbs.isdisjoint(others)


def _aside(gap: str, ties: Collection[str]) -> bool:
    """Whether a bracket tells something else of the day: " In Concert (recorded "."""
    opened = gap.find("(")
    return opened >= 0 and any(word not in ties for word in compounds_of(gap[opened:]))
