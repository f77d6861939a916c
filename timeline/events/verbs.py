"""The verb groups of a sentence: "is scheduled to begin", "landed"; no parser, only word lists."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from timeline.events import roles
from timeline.events.asides import Group, main_ones
from timeline.events.doubtful import BREAKS, NOT_BEFORE_VERB, UNSURE, doubtful_is_verb, is_break, parts_verbs
from timeline.events.speaking import is_said_of, says_that
from timeline.events.tokens import Word, is_word

_NO_INFINITIVE: Final = roles.DETERMINER | roles.PRONOUN | roles.NAME | roles.ADVERB
_NO_NAME: Final = roles.AUXILIARY | roles.PREPOSITION | roles.PRONOUN | roles.FINITE | roles.TIME
"""Before a gerund these say that it is none that names something: "by voting", "is voting"."""
_ASIDE: Final = 8
"""Words of an aside inside of a verb at most: "will, if the weather allows it, lift"."""
_VERBAL: Final = roles.FINITE | roles.PARTICIPLE | roles.GERUND
_MAY_START: Final = _VERBAL | roles.AUXILIARY | roles.REPORT | roles.DOUBTFUL


def verb_groups(words: Sequence[Word]) -> list[Group]:
    """All verb groups, in order. Forms that may be nouns count only where no sure verb is near."""
    sure = [group for group in _sure(words) if not _is_named(words, group)]
    taken = [False] * len(words)
    for group in sure:
        taken[group.start : group.end] = [True] * (group.end - group.start)
    clause_has_verb, found = _marked(words, taken), sure
    for index, word in enumerate(words):
        if not word.bits & UNSURE or taken[index] or clause_has_verb[index]:
            continue
        if doubtful_is_verb(words, index):
            found = [*found, _grow(words, index)]
            clause_has_verb = _spread(words, index, clause_has_verb)
    return main_ones(words, _reduced_ones(words, sorted(found)))


def _is_named(words: Sequence[Word], group: Group) -> bool:
    """Whether a gerund names what a later verb tells of: "*Voting* in the election opens at noon"."""
    alone = group.end - group.start == 1 and words[group.start].bits & roles.GERUND and not group.finite
    before = list(takewhile(lambda word: not is_break(word), reversed(words[: group.start])))
    if not alone or any(word.bits & _NO_NAME for word in before):
        return False
    for index in range(group.end, len(words)):
        if is_break(words[index]):
            break
        if words[index].bits & roles.DOUBTFUL and doubtful_is_verb(words, index):
            return True
    return False


def _reduced_ones(words: Sequence[Word], groups: list[Group]) -> list[Group]:
    """Participles before the verb of the same subject describe: "the talks planned for May will be held"."""
    kept = []
    for index, group in enumerate(groups):
        following = groups[index + 1] if index + 1 < len(groups) else None
        reduces = (
            group.finite
            and following is not None
            and following.finite
            and _describes(words, group, following)
        )
        kept.append(group._replace(finite=False) if reduces else group)
    return kept


def _describes(words: Sequence[Word], group: Group, following: Group) -> bool:
    bits = words[group.start].bits
    if group.end - group.start > 1 or not bits & roles.PARTICIPLE or bits & roles.REPORT or not group.start:
        return False
    if words[following.main].bits & roles.REPORT:
        return False
    if words[group.start - 1].bits & (roles.PRONOUN | roles.RELATIVE) or group.end >= len(words):
        return False
    commas = [index for index in range(group.end, following.start) if words[index].low == ","]
    if commas and commas[-1] != following.start - 1 and not bits & roles.ISSUE:
        return False
    behind = words[group.end].bits
    if not behind & (roles.PREPOSITION | roles.LEAD | roles.TIME | roles.INFINITIVE):
        return False
    return not any(
        (word.bits & BREAKS and not word.bits & roles.PREPOSITION)
        or word.bits & roles.PRONOUN
        or word.low in {";", ":"}
        for word in words[group.end : following.start]
    )


def _sure(words: Sequence[Word]) -> list[Group]:
    found: list[Group] = []
    index = 0
    while index < len(words):
        if words[index].bits & _MAY_START and _starts(words, index):
            group = _grow(words, index)
            found.append(group)
            index = group.end
        else:
            index += 1
    return found


def _starts(words: Sequence[Word], index: int) -> bool:
    bits = words[index].bits
    if is_said_of(words, index):
        return True
    if bits & roles.AUXILIARY and is_word(words[index]):
        return not bits & (roles.HAPPENING | roles.BRIDGE)
    verbal = bits & _VERBAL
    if not verbal and bits & roles.REPORT and bits & roles.BASE:
        return says_that(words, index)
    if not verbal or not is_word(words[index]) or bits & roles.BRIDGE:
        return False
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if bits & (roles.LEAD | roles.PREPOSITION | roles.ADVERB) and (
        after is None or after.bits & (roles.TIME | roles.LEAD)
    ):
        return bool(bits & roles.FINITE and bits & (roles.BEGIN | roles.END))
    if bits & roles.FINITE:
        return _finite_fits(before, after, bits)
    if bits & roles.PARTICIPLE:
        noun = bits & UNSURE and not bits & roles.SCHEDULE  # "a power cut"
        return not noun and before is not None and is_word(before) and not before.bits & NOT_BEFORE_VERB
    return _gerund_fits(before, after, bits)


def _gerund_fits(before: Word | None, after: Word | None, bits: int) -> bool:
    if bits & roles.HAPPENING or (after is not None and after.bits & (roles.AUXILIARY | roles.FINITE)):
        # "a second reading is planned"
        return False
    if before is not None and before.bits & roles.TIME and after is not None and after.bits & roles.HAPPENING:
        return False  # "Saturday's fundraising gala"
    return before is None or not before.bits & roles.DETERMINER


def _finite_fits(before: Word | None, after: Word | None, bits: int) -> bool:
    if before is None or before.bits & roles.MARK:
        return after is not None and not after.bits & roles.MARK
    if (
        bits & roles.PARTICIPLE
        and before.bits & NOT_BEFORE_VERB
        and not before.bits & (roles.PRONOUN | roles.RELATIVE)
    ):
        # "the scheduled talks", "of rearranged games"
        return bool(before.bits & roles.CONJUNCTION)
    return not before.bits & roles.DETERMINER or bool(before.bits & (roles.PRONOUN | roles.RELATIVE))


def _grow(words: Sequence[Word], start: int) -> Group:
    """The group that begins at `start`."""
    end = start + 1
    index = end
    last, main = words[start], start
    bits = last.bits
    while index < len(words):
        step = _step(words, index, last, bits)
        if step == 0:
            index = _behind_aside(words, index, last)
            if index and _step(words, index, last, bits):
                continue
            break
        for word in words[index : index + step]:
            if not word.bits & (roles.TIME | roles.LEAD) or word.bits & (roles.VERB | roles.AUXILIARY):
                bits |= word.bits
        index += step
        last = words[index - 1]
        if last.bits & roles.ADVERB and not last.bits & (roles.AUXILIARY | roles.VERB):
            continue
        end = index
        main = index - 1 if not last.bits & roles.AUXILIARY or last.bits & roles.VERB else main
    finite = bool(bits & (roles.AUXILIARY | roles.FINITE | UNSURE)) and not _reduced(words, start)
    return Group(start, end, bits, main, finite)


def _behind_aside(words: Sequence[Word], comma: int, before: Word) -> int:
    """Where a group goes on behind an aside in commas, or 0: "will, *like the first,* lift"."""
    if words[comma].low != "," or not before.bits & roles.AUXILIARY:
        return 0
    closing = range(comma + 1, min(comma + _ASIDE, len(words) - 1))
    return next((index + 1 for index in closing if words[index].low == ","), 0)


def _reduced(words: Sequence[Word], start: int) -> bool:
    """Whether it is a participle that only describes: ", emblazoned with", "the summit scheduled for"."""
    bits = words[start].bits
    if bits & roles.AUXILIARY or not bits & (roles.PARTICIPLE | roles.GERUND):
        return False
    if not bits & roles.FINITE or (start and words[start - 1].bits & roles.MARK):
        return True
    if bits & (roles.HOLD | roles.SCHEDULE) and start and _names_it(words[start - 1]):
        after = words[start + 1].bits if start + 1 < len(words) else 0
        return bool(bits & roles.PARTICIPLE and after & (roles.PREPOSITION | roles.LEAD | roles.TIME))
    if bits & roles.REPORT and _leads_to_slot(words, start):
        return True
    return bool(bits & (roles.ISSUE | roles.REPORT | roles.HOLD)) and _has_agent(words, start)


def _leads_to_slot(words: Sequence[Word], start: int) -> bool:
    """Whether what is announced has its slot behind "for": "the session announced *for* 3 p.m. is off"."""
    lead, time = (*words[start + 1 : start + len("abc")], None, None)[: len("ab")]
    if lead is None or time is None or not start or not _names_it(words[start - 1]):
        return False
    names = lead.bits & roles.COMPLEMENT and not lead.bits & (roles.PLACE_LEAD | roles.AGENT)
    return bool(names and time.bits & roles.TIME)


def _names_it(word: Word) -> bool:
    """Whether a noun for a happening stands before: "a meeting | hosted in London"."""
    return bool(word.bits & roles.HAPPENING) and not word.bits & roles.PLURAL


def _has_agent(words: Sequence[Word], start: int) -> bool:
    """Whether the words behind a participle tell who did it: "figures released on 3 April *by* the bank"."""
    index = start + 1
    while (
        index < len(words)
        and words[index].bits & (roles.TIME | roles.LEAD)
        and not words[index].bits & roles.AGENT
    ):
        index += 1
    return bool(
        start
        and index < len(words)
        and words[index].bits & roles.AGENT
        and not (index + 1 < len(words) and words[index + 1].bits & roles.TIME)
    )


def _step(words: Sequence[Word], index: int, before: Word, bits: int) -> int:
    """How many words from `index` on still belong to the group."""
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    if word.bits & roles.TIME or word.bits & roles.MARK:
        return 0
    if word.bits & roles.INFINITIVE or (word.bits & roles.PRONOUN and before.bits & roles.MODAL):
        return 2 if after is not None and _goes_with(word, after, before) else 0
    if word.bits & roles.AUXILIARY and not word.bits & (roles.PRONOUN | roles.DETERMINER):
        return int(not parts_verbs(word, before))
    if word.bits & (roles.PARTICIPLE | roles.GERUND) and not word.bits & roles.NAME:
        chained = before.bits & (roles.AUXILIARY | roles.ADVERB) or (
            word.bits & roles.GERUND and before.bits & roles.BEGIN
        )
        return 1 if chained and bits & (roles.AUXILIARY | roles.BEGIN) else 0
    if _after_modal(before, bits) and not word.bits & _NO_INFINITIVE:
        return 1 if word.bits & roles.BASE or not word.bits & (roles.PREPOSITION | roles.CONJUNCTION) else 0
    return 1 if word.bits & roles.ADVERB and bits & (roles.AUXILIARY | roles.FINITE) else 0


def _after_modal(before: Word, bits: int) -> bool:
    """Whether an infinitive is due: "will | launch", "may also | visit"."""
    return bool(
        before.bits & roles.MODAL
        or (before.bits & roles.ADVERB and bits & roles.MODAL and not bits & (roles.VERB | roles.COPULA))
    )


def _goes_with(word: Word, after: Word, before: Word) -> bool:
    """Whether both words go on with the group: "to launch", "can | we do"."""
    return _infinitive(after, before) if word.bits & roles.INFINITIVE else bool(after.bits & roles.BASE)


def _infinitive(word: Word, before: Word) -> bool:
    """Whether "to" + `word` goes on with the group: "is scheduled to launch", not "will close to traffic"."""
    if not is_word(word) or word.bits & (roles.DETERMINER | roles.NAME | roles.PRONOUN):
        return False
    if word.bits & roles.LEAD and not word.bits & roles.BASE:
        return False  # "slipped to no earlier than Sunday"
    if word.bits & (roles.BASE | roles.AUXILIARY):
        return True
    planned = before.bits & (roles.SCHEDULE | roles.COPULA | roles.AUXILIARY)
    return bool(planned) and not word.bits & roles.FUNCTION


def _marked(words: Sequence[Word], taken: Sequence[bool]) -> list[bool]:
    """For each word whether its stretch between breaks holds a sure verb."""
    marked = [False] * len(words)
    if True not in taken:
        return marked
    start = 0
    for index in range(len(words) + 1):
        if index == len(words) or is_break(words[index]):
            if any(taken[start:index]):
                marked[start:index] = [True] * (index - start)
            start = index + 1
    return marked


def _spread(words: Sequence[Word], index: int, marked: list[bool]) -> list[bool]:
    left = index
    while left > 0 and not is_break(words[left - 1]):
        left -= 1
    right = index
    while right < len(words) and not is_break(words[right]):
        right += 1
    return [*marked[:left], *[True] * (right - left), *marked[right:]]


__all__ = ["Group", "verb_groups"]
