"""Forms that may be verbs or nouns ("opens", "close"), and where one clause ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from timeline.events import roles
from timeline.events.tokens import Word, is_word

BREAKS: Final = roles.SUBORDINATOR | roles.RELATIVE | roles.CONJUNCTION
NOT_BEFORE_VERB: Final = roles.DETERMINER | roles.PREPOSITION | roles.CONJUNCTION | roles.COMPLEMENT
UNSURE: Final = roles.BASE | roles.DOUBTFUL
_ASIDE: Final = 12
"""Words of an aside in commas at most."""
_OBJECT: Final = 3
"""Words behind the article of an object among which it stands."""
_BEHIND: Final = roles.TIME | roles.LEAD | roles.PREPOSITION
_QUOTES: Final = frozenset({'"', "\u201c", "\u201d"})
_VERBAL: Final = roles.FINITE | roles.AUXILIARY
_LED: Final = roles.RELATIVE | roles.PRONOUN | roles.HAPPENING
"""May stand before an adverb and its verb."""


def is_break(word: Word) -> bool:
    """Whether a word parts clauses: a mark, a conjunction, "which"."""
    return bool(word.bits & roles.MARK) or bool(
        word.bits & BREAKS and not word.bits & (roles.PREPOSITION | roles.PRONOUN)
    )


def doubtful_is_verb(words: Sequence[Word], index: int) -> bool:
    """Whether a form that may be a noun is the verb of its clause."""
    word = words[index]
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if before is not None and before.bits & roles.ADVERB and index > 1:
        led = words[index - 2]
        before = led if led.bits & _LED else before  # "which usually leaves", "the forum now ends"
    closed = after is None or bool(
        after.bits
        & (roles.TIME | roles.PREPOSITION | roles.DETERMINER | roles.LEAD | roles.INFINITIVE | roles.ADVERB)
    )
    if before is None or before.bits & roles.MARK:
        # an order: "Join us for", "Submit your form"
        if _closes_aside(words, index) or (
            word.bits & roles.DOUBTFUL and closed and _is_behind_name(words, index)
        ):
            return True
        return bool(
            word.bits & roles.BASE
            and after is not None
            and (
                after.bits & (roles.DETERMINER | roles.PRONOUN)
                or (before is not None and after.bits & roles.NAME and not word.bits & roles.NAME)
            )
        )
    if (
        before.bits & roles.CONJUNCTION
        and closed
        and any(other.bits & UNSURE for other in words[: index - 1])
    ):
        # "Polls open at 7 and close at 8"
        return True
    if before.bits & roles.TIME and word.bits & roles.PARTICIPLE and after is not None:
        behind = words[index + 2 : index + 2 + _OBJECT]  # "The judge on Tuesday set a hearing"
        return bool(after.bits & roles.DETERMINER) and any(each.bits & roles.HAPPENING for each in behind)
    if not is_word(before) or (
        before.bits & (NOT_BEFORE_VERB | roles.ADVERB) and not before.bits & roles.PRONOUN
    ):
        return False
    if word.bits & before.bits & roles.NAME and not is_title_case(words):
        return False  # "The Election Rules Committee will meet"
    if word.bits & roles.DOUBTFUL:
        if closed or after is None or word.bits & roles.HAPPENING:
            return closed
        several = after.bits & roles.PLURAL and not after.bits & (roles.HAPPENING | UNSURE)
        named = after.bits & (roles.NAME | roles.PRONOUN) and not after.bits & roles.RELATIVE
        return bool(named or several)  # "the president faces reporters", "the speaker put it off"
    relative = before.bits & roles.RELATIVE and not before.bits & roles.DETERMINER  # "talks, which resume"
    return closed and bool(relative or before.bits & (roles.PLURAL | roles.PRONOUN))


def _is_behind_name(words: Sequence[Word], index: int) -> bool:
    """Whether a name in quotation marks ends before a word: '"Paper Cities" *opens* on Friday'."""
    marks = [at for at in range(index) if words[at].low in _QUOTES]
    if not marks or marks[-1] != index - 1 or len(marks) % 2:
        return False
    return bool(words[marks[-2] + 1].bits & roles.NAME)


def _closes_aside(words: Sequence[Word], index: int) -> bool:
    """Whether a form behind an aside is the verb of its subject: "The quake, 8 km deep, *hit* at"."""
    after = words[index + 1].bits if index + 1 < len(words) else 0
    subject, noun = words[0].bits & roles.DETERMINER, words[index].bits & (roles.HAPPENING | roles.SCHEDULE)
    if noun or not subject or words[index - 1].low != "," or not after & _BEHIND:
        return False
    if any(word.low == "," and following.bits & _VERBAL for word, following in pairwise(words[index:])):
        return False
    opening = next((at for at in range(index - 1) if words[at].bits & roles.MARK), 0)
    if not opening or words[opening].low != "," or index - opening > _ASIDE:
        return False
    led = words[opening + 1].bits & (roles.PREPOSITION | roles.DETERMINER)
    return bool(led) and not any(word.bits & _VERBAL for word in words[1:index])


def is_title_case(words: Sequence[Word]) -> bool:
    """Whether nearly all words have a capital, as in a headline: "Mayor Opens New Bridge"."""
    plain = [word for word in words[1:] if is_word(word) and not word.bits & (roles.FUNCTION | roles.TIME)]
    return sum(bool(word.bits & roles.NAME) for word in plain) * 4 >= len(plain) * 3


def parts_verbs(word: Word, before: Word) -> bool:
    """Whether a verb that is complete ends before another: "those who *vote* | must", "was hurt | was"."""
    lexical = before.bits & roles.VERB and not before.bits & (roles.AUXILIARY | roles.ADVERB | roles.SCHEDULE)
    return bool(lexical and word.bits & (roles.MODAL | roles.COPULA))
