"""Acts of the past that set something for a time to come: "summoned lawmakers to a session on 4 October"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.language.wordlist import letters_of
from timeline.model.text import Span
from timeline.resolve.stretch import is_stretch_ahead
from timeline.resolve.tensewords import TenseWords

_WORD: Final = re.compile(r"[^\W\d_]+")
_NOUN: Final = 6
"""Words from the act to the noun of what is set, at most."""
_OBJECT: Final = 3
"""Words from an act to a participle that is done by it: "ordered all bars *shut*"."""
_CLAUSE: Final = 160
"""Code points before a time in which its clause stands."""
_BEHIND: Final = 40
"""Code points behind a day in which what it owns is named."""
_SUBJECT: Final = 6
"""Words of the subject of what "has been added"."""


def is_ahead_then(folded: str, span: Span, told: Sequence[str], index: int, words: TenseWords) -> bool:
    """Whether a form of the past behind which a time stands does not put it into the past.

    Args:
        folded: the text in its folded form.
        span: where the time stands.
        told: the words of the clause before it.
        index: which of them has a form of the past.
        words: the language.
    """
    if words.direction_of(told[index]) > 0:
        return False
    if is_stretch_ahead(folded, span, told, index, words):
        return True
    if _describes_object(folded, span, told, index, words):
        return True
    return _is_set_ahead(folded, span, told, index, words) or _goes_on_now(told, index, words)


def is_awaited(folded: str, span: Span, told: Sequence[str], words: TenseWords) -> bool:
    """Whether somebody got ready for the happening of a day: "named her squad for *Saturday's* final"."""
    if not folded.endswith(words.possessive, span.start, span.end) or len(told) < len("ab"):
        return False
    if told[-1] not in words.set_ties or told[-2] not in words.awaiting:
        return False
    behind = _WORD.findall(folded, span.end, span.end + _BEHIND)[:_OBJECT]
    return not words.happening.isdisjoint(behind)


def _describes_object(folded: str, span: Span, told: Sequence[str], index: int, words: TenseWords) -> bool:
    """Whether a participle tells more of what will be done: "will debate the plan *proposed* by"."""
    if (
        index < len("ab")
        or told[index] in words.reporting | words.quoting
        or told[index - 1] in words.function
    ):
        return False
    if words.noun_leads.isdisjoint(told[index + 1 : index + 2]):
        return False
    begin = max(folded.rfind(",", 0, span.start), folded.rfind(";", 0, span.start)) + 1
    clause = set(letters_of(folded[max(begin, span.start - _CLAUSE) : span.start]))
    for at in range(index - 2, -1, -1):
        if told[at] in words.joining | words.that | words.relatives or told[at] not in clause:
            return False
        if told[at] in words.modals:
            return True
        if words.direction_of(told[at]) < 0:
            return False
    return False


def acts_behind(told: Sequence[str], index: int, words: TenseWords) -> int:
    """What a verb between who acts and an article tells: "the House *debates* the", "police *put* the".

    1 for a form of the present, -1 for one that is of the past with nobody before it who would need its "s".

    Args:
        told: the words of a clause behind its time.
        index: which of them is asked for.
        words: the language.
    """
    word, before, behind = told[index], told[index - 1 : index], told[index + 1 : index + 2]
    if not before or before[0] in words.function or not behind:
        return 0
    if behind[0] not in words.articles | words.indefinite:
        return 0
    if word in words.like_past:
        return -1
    verb = (
        any(word.removesuffix(end) in words.verbs for end in words.plural_suffixes) or word in words.present
    )
    return int(
        verb and word.endswith(words.plural_suffixes) and not before[0].endswith(words.plural_suffixes)
    )


def is_as_told(told: Sequence[str], index: int, words: TenseWords) -> bool:
    """Whether a participle only refers to what was told: "will open, *as originally agreed*, on"."""
    at = index - 1
    while at > 0 and (told[at] in words.formerly or told[at].endswith(words.adverb_suffixes)):
        at -= 1
    return told[at] in words.as_told and told[index].endswith(words.past_suffixes)


def _is_set_ahead(folded: str, span: Span, told: Sequence[str], index: int, words: TenseWords) -> bool:
    """Whether the time is of what an act sets, not of the act.

    Either something holds from then on ("banned gatherings from Saturday", "raised rates, effective Monday"),
    or the time tells more than a weekday and stands behind a happening that can be planned ("approved an
    election on 4 October", "announced a press conference on Friday at 1 p.m."): by itself, a weekday is that
    of the act.

    """
    behind, inside = told[index + 1 :], _WORD.findall(folded, span.start, span.end)
    tied = told[-2:] if told and told[-1] in words.function else told[-1:]  # "beginning at"
    holds = not {*tied, *inside[:1]}.isdisjoint(words.holding_from)
    if not words.stretch_ties.isdisjoint(inside[1:]):
        return False  # "imposed a curfew from 8 p.m. Tuesday to 5 a.m. Wednesday"
    if holds and not words.deciding.isdisjoint(told[max(0, index - _OBJECT) : index]):
        return True  # "ordered bars shut from Friday"
    if told[index] not in words.deciding:
        return False
    if holds and len(behind) > 1:
        return True
    if not any(map(str.isdigit, folded[span.start : span.end])):
        return False
    return _is_object(behind, words) or (_is_added(told, index, words) and _is_happening(told[:index], words))


def _is_object(behind: Sequence[str], words: TenseWords) -> bool:
    """Whether what is done is a happening: "approved *a snap election* on", not "agreed at a meeting on"."""
    for at, word in enumerate(behind[:_NOUN]):
        if word not in words.plannable:
            continue
        lead = at
        while lead and behind[lead - 1] not in words.function:
            lead -= 1
        if not words.planning.isdisjoint(behind[lead:at]):
            return True  # "signed an accord that sets elections on"
        while lead and behind[lead - 1] in words.articles | words.indefinite:
            lead -= 1
        tied = behind[lead - 1] if lead else ""
        return not tied or tied in words.planning or tied.endswith(words.gerund_suffixes)
    return False


def _is_added(told: Sequence[str], index: int, words: TenseWords) -> bool:
    return index > 0 and told[index - 1] in words.perfect


def _is_happening(subject: Sequence[str], words: TenseWords) -> bool:
    return any(word in words.plannable for word in subject[-_SUBJECT:])


def _goes_on_now(told: Sequence[str], index: int, words: TenseWords) -> bool:
    """Whether a participle only describes the subject of a verb of the present behind it.

    As in "rules *adopted* last year take effect on 1 May", "the order *made* on 12 March comes into force";
    an article behind it makes it the verb itself: "the court closed *the* case".
    """
    behind = told[index + 1 :]
    if not behind or behind[0] in words.articles | words.indefinite:
        return False
    if not index and behind[0] in words.function:
        return False
    several = (told[index - 1] if index else behind[0]).endswith(words.plural_suffixes)
    verbs = words.several_now if several else words.one_now
    return any(word in verbs and not _is_led(behind, at, words) for at, word in enumerate(behind))


def _is_led(behind: Sequence[str], at: int, words: TenseWords) -> bool:
    """Whether an article, a preposition or "to" right before the word makes it another form or a noun."""
    if not at or behind[at - 1] in words.day_ties:
        return False  # "issued on (1 May) closes on"
    return behind[at - 1] in words.articles | words.indefinite | words.function | words.marker
