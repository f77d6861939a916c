"""Which days told are the frame of the clock times behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.language import Language
from timeline.language.wordlist import letters_of
from timeline.model.text import Span
from timeline.model.when import Relation
from timeline.resolve.context import Context, KnownDay
from timeline.resolve.grounded import Ground
from timeline.resolve.reports import is_reported
from timeline.resolve.tense import is_new_slot, words_before, words_behind
from timeline.resolve.tensewords import TenseWords, tense_words

_FRAMES: Final = frozenset({Relation.AT, Relation.SINCE})
_LONGEST: Final = 90
_LONGEST_ASIDE: Final = 200
"""Code points between the day of a clause and one that it looks back to."""
_STOP: Final = re.compile(r"[.!?;]\s|\n\s*\n")
_LABEL: Final = 24
"""Code points of the label of a day at most."""
_SAID: Final = 2
"""Words before the day of a report: "said on"."""
_OBJECT: Final = 9
"""Words before a day among which the modal of a verb stands whose object is in words."""
_TIED: Final = 6
"""Words before a day among which "after" stands."""
_INSTEAD: Final = 3
"""Words before a day among which "instead of" or "planned to start" stands."""


def sets_day(found: Ground, folded: str, span: Span, language: Language, known: KnownDay | None) -> bool:
    """Whether a day goes on to hold: it is no limit, no day of a report, no look back and no aside.

    As "met on 2 March after a flood on 27 February", "on 12 June (reserve date 19 June)", where another day
    is `known` from the same sentence.
    """
    limit = found.relation not in _FRAMES and not is_new_slot(folded, span, language, 0)
    if limit and not (found.at is not None and _is_arrival(folded, span, language)):
        return False
    if is_reported(folded, span, language) or (known is not None and _is_end(folded, span, language)):
        return False
    if known is not None and found.first is not None and found.first < known.day:
        return not _is_aside(folded, span, language, known) and not _is_look_back(
            folded, span, language, known
        )
    return known is None or not _is_look_back(folded, span, language, known)


def _is_arrival(folded: str, span: Span, language: Language) -> bool:
    """Whether somebody is to be there by a time of the day: "crews must arrive by 10:30 a.m. Friday"."""
    told = language.settings.get("journey", {}).get("arrives", ())
    before = _STOP.split(folded[max(0, span.start - _LABEL) : span.start])[-1]
    return any(word in told for word in letters_of(before))


def _is_end(folded: str, span: Span, language: Language) -> bool:
    """Whether a label before a day says that all is over then: "End: 25 September"."""
    line = folded[folded.rfind("\n", max(0, span.start - _LABEL), span.start) + 1 : span.start].rstrip()
    if not line.endswith(":"):
        return False
    told = letters_of(line)
    if not 0 < len(told) <= _SAID:
        return False
    return told[0] in language.settings.get("lasting", {}).get("ends", ())


def _is_aside(folded: str, span: Span, language: Language, known: KnownDay) -> bool:
    """Whether a day tells more of somebody: "ruled on Monday against Lee, *who was charged on* 23 June"."""
    if not 0 < span.start - known.span.end <= _LONGEST_ASIDE:
        return False
    between = folded[known.span.end : span.start]
    if _STOP.search(between) or "," not in between:
        return False
    behind = letters_of(between.rpartition(",")[2])
    return bool(behind) and behind[0] in tense_words(language.code).relatives


def _is_look_back(folded: str, span: Span, language: Language, known: KnownDay) -> bool:
    if not 0 < span.start - known.span.end <= _LONGEST:
        return False
    between = folded[known.span.end : span.start]
    if _STOP.search(between):
        return False
    words, told = tense_words(language.code), letters_of(between)
    if between.count("(") > between.count(")") and told:
        return True
    return _is_tied(told, words)


def _is_tied(told: Sequence[str], words: TenseWords) -> bool:
    """Whether a word such as "after" leads to a day with no verb between them."""
    ties = [index for index, word in enumerate(told) if word in words.look_back]
    behind = told[ties[-1] + 1 :] if ties else ()
    verbs = words.bases | words.present
    return bool(ties) and not any(words.direction_of(word) or word in verbs for word in behind)


def is_unkept(found: Ground, folded: str, span: Span, context: Context, begins: int) -> bool:
    """Whether nothing goes on from a day: a slot that was not kept, the day of a report, one looked back to.

    As in "had been planned for Tuesday but was moved", "originally due on Tuesday", "instead of Tuesday"; and
    where a day ahead is known "was put off after an earthquake on 3 May".
    """
    language, today, known = context.language, context.today, context.day
    words = tense_words(language.code)
    told = words_before(folded, span, begins, words)
    planned = not words.modals.isdisjoint(told[-_SAID - _SAID :])  # "will be told on 15 April"
    spoken = words.reporting.intersection(told[-_SAID:])
    if spoken and not any(words.direction_of(word) < 0 for word in spoken):
        planned = planned or not words.modals.isdisjoint(told[-_OBJECT:])  # "will make a statement on Monday"
    if spoken and not planned:
        return True  # "the ministry said on Sunday", not "posted gains on Friday"
    if (
        known
        and today
        and found.first
        and found.first < today <= known.day
        and _is_tied(told[-_TIED:], words)
    ):
        return True
    if not words.instead.isdisjoint(told[-_INSTEAD:]):
        return True
    if known and not words.denying.isdisjoint(told[-1:]):
        return True  # "is on 12 May, not 5 May"
    slot = max((index for index, word in enumerate(told) if word in words.slots), default=-1)
    if slot < max(1, len(told) - _INSTEAD) or words.moves.intersection(told[slot:]):
        return False
    ranks = language.classes.get("ordw", {}).values()
    formerly = [
        word
        for word in told[max(0, slot - _INSTEAD) : slot - 1]
        if not any(word in names for names in ranks)  # "the first leg is slated for April 11"
    ]
    if not words.formerly.isdisjoint((*formerly, told[slot - 1])) or told[slot - 1] in words.earlier:
        return True
    behind = words_behind(folded, span, words)
    given_up = not (words.moves | words.dropped).isdisjoint(behind)
    aside = folded[span.end : span.end + 1] == "," and not (words.past | words.perfect).isdisjoint(behind[:1])
    return given_up and (aside or told[slot - 1] in words.past | words.perfect)
