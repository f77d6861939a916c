"""Who or what a verb is about: the words before it, or what an earlier clause said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.clause import Clause, Joint, Sentence
from timeline.events.noun import left_edge, nearest_happening, right_edge, taken_by_verbs
from timeline.events.offices import as_office
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group
from timeline.events.wording import trim, without_times
from timeline.events.words import EventWords

_TAIL: Final = 2
"""Words from a happening to the place behind it: "talks *at Acas*"."""
_LONG: Final = 6
"""Words from which a list of names is told by last names only."""
_FRONT: Final = roles.PREPOSITION | roles.SUBORDINATOR | roles.ADVERB | roles.LEAD


def subject_of(sentence: Sentence, clause_at: int, group: Group, words: EventWords) -> list[Word]:
    """The words that tell what `group` is about; empty when only a pronoun or nothing does.

    Args:
        sentence: the sentence.
        clause_at: number of the clause that holds the verb.
        group: the verb.
        words: the language.
    """
    clause = sentence.clauses[clause_at]
    own = _own(sentence.words[clause.start : group.start], words)
    if own or clause_at == 0:
        return own
    earlier = [other for other in clause.groups if other.end <= group.start]
    if earlier:
        return subject_of(sentence, clause_at, earlier[0], words)
    if clause.joint is Joint.RELATIVE:
        return _antecedent(sentence, clause, words)
    speakers = words.sets["words.speakers"]
    if any(word.low in speakers for word in sentence.words[clause.start : group.start]):
        return []  # "if Acme agrees, I think we should move": not Acme
    if begins_itself(sentence, clause, group, words):
        return []
    if _has_pronoun(sentence.words[clause.start : group.start]):
        reporting = sentence.clauses[clause_at - 1].groups
        relative = bool(sentence.words[clause.start - 1].bits & roles.RELATIVE)
        reported = bool(reporting) and _reports(sentence, reporting[-1])
        if clause.joint is not Joint.SUBORDINATE or not (relative or reported):
            return []
    return _inherited(sentence, clause_at, words)


def planned_before(sentence: Sentence, clause_at: int) -> list[Word]:
    """The happening before an aside that tells when it is: "*The trial*, due to start on Monday,"."""
    clause, words = sentence.clauses[clause_at], sentence.words
    if clause.joint is not Joint.RELATIVE or clause.groups or not words[clause.start].bits & roles.SCHEDULE:
        return []
    before = sentence.clauses[clause_at - 1]
    told = list(words[before.start : before.end])
    happens = any(word.bits & roles.HAPPENING for word in told)
    return told if happens and not before.groups else []


def is_of_window(sentence: Sentence, clause_at: int, words: EventWords) -> bool:
    """Whether a clause only tells when what was told can be: "will lift off in a window *that opens at*"."""
    clause = sentence.clauses[clause_at]
    if clause.joint is not Joint.RELATIVE or clause.start < len("abc"):
        return False
    before = sentence.clauses[clause_at - 1]
    named = sentence.low[before.end - 1] in words.sets["nouns.windows"]
    return named and any(group.finite for group in before.groups)


def begins_itself(sentence: Sentence, clause: Clause, group: Group, words: EventWords) -> bool:
    """Whether "it" begins, which is never who says so: "Police say it started at 4 p.m."."""
    told = [word for word in sentence.words[clause.start : group.start] if is_word(word)]
    behind = sentence.words[group.end].bits if group.end < len(sentence.words) else roles.MARK
    alone = len(told) == 1 and group.end - group.start == 1 and told[0].low in words.sets["words.neuter"]
    starts = sentence.words[group.main].bits & (roles.BEGIN | roles.END)
    return bool(alone and starts and behind & (roles.TIME | roles.LEAD | roles.MARK))


def _reports(sentence: Sentence, group: Group) -> bool:
    """Whether the verb is one of speaking: "the company said it will close"."""
    return bool(sentence.words[group.main].bits & roles.REPORT)


def _inherited(sentence: Sentence, clause_at: int, words: EventWords) -> list[Word]:
    """The subject of the nearest earlier clause that has one."""
    for number in range(clause_at - 1, -1, -1):
        clause = sentence.clauses[number]
        if clause.joint is Joint.RELATIVE or _begins_relative(sentence, clause):
            continue
        group = next((group for group in clause.groups if group.finite), next(iter(clause.groups), None))
        if group is not None and _is_noun_before_aside(sentence, number, group):
            group = None  # "Parliament's *debate* on the bill, planned for Monday, has been put off"
        found = _own(sentence.words[clause.start : clause.end if group is None else group.start], words)
        if found:
            return found
    return []


def _is_noun_before_aside(sentence: Sentence, number: int, group: Group) -> bool:
    """Whether what looks like a verb is a noun of a subject that an aside parts from its verb."""
    aside = sentence.clauses[number + 1].joint is Joint.RELATIVE
    noun = not group.finite or sentence.words[group.main].bits & (roles.HAPPENING | roles.NAME)
    return aside and bool(noun)


def _begins_relative(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause behind a dash or a bracket is only about the word before: "- which were due -"."""
    first = next((word for word in sentence.words[clause.start : clause.end] if is_word(word)), None)
    return first is not None and bool(first.bits & roles.RELATIVE) and not first.bits & roles.DETERMINER


def _antecedent(sentence: Sentence, clause: Clause, words: EventWords) -> list[Word]:
    """What "which" stands for: the noun phrase before it."""
    before = sentence.clauses[max(0, sentence.clauses.index(clause) - 1)]
    if before.joint is Joint.RELATIVE and before is not clause:
        return _antecedent(sentence, before, words)  # "which opens on 2 May and wraps on 30 August"
    if not any(group.finite for group in before.groups):
        told = _own(
            sentence.words[before.start : before.groups[0].start if before.groups else before.end], words
        )
        if told:
            return _last_of(told)
    end = clause.start - 1
    while end > 0 and (
        sentence.words[end - 1].bits & roles.MARK or sentence.words[end - 1].bits & roles.PREPOSITION
    ):
        end -= 1
    if end <= 0:
        return []
    taken = taken_by_verbs(sentence)
    verb = next((group for group in before.groups if group.finite), None)
    if verb is not None and verb.end == end:
        return _own(sentence.words[before.start : verb.start], words)  # "the show is off, which was due"
    begin = left_edge(sentence.words, end - 1, 0, taken)
    if begin > before.start and (
        sentence.words[end - 1].bits & roles.VENUE or _is_of_many(sentence.words, begin, clause)
    ):
        # "the final between A and B at Croft Stadium, which starts": the ground does not start
        head = nearest_happening(sentence, before.start, begin, taken)
        if head is not None:
            begin = left_edge(sentence.words, head, before.start, taken)
            end = right_edge(sentence.words, head, end, taken)
    return trim(sentence.words[begin:end], words)


def _last_of(told: list[Word]) -> list[Word]:
    """What a relative clause is about of "Tickets for *the tour*, which opens": the happening behind."""
    at = next((index for index in range(len(told) - 1, 0, -1) if told[index].bits & roles.PREPOSITION), 0)
    behind = [word for word in told[at + 1 :] if not word.bits & roles.DETERMINER]
    happens = bool(behind) and behind[-1].bits & roles.HAPPENING
    before = any(word.bits & roles.HAPPENING for word in told[:at])
    return behind if at and happens and not before else told


def _is_of_many(words: Sequence[Word], begin: int, clause: Clause) -> bool:
    """Whether the verb is plural, as a happening at the place before is: "talks at Acas, which resume"."""
    verb = words[clause.groups[0].start].bits if clause.groups else 0
    if verb & roles.FINITE or not verb & roles.BASE or begin < _TAIL:
        return False
    place, head = words[begin - 1].bits, words[begin - _TAIL].bits
    return bool(place & roles.PLACE_LEAD and head & roles.HAPPENING and head & roles.PLURAL)


def _has_pronoun(chosen: Sequence[Word]) -> bool:
    return any(word.bits & roles.PRONOUN and not word.bits & roles.DETERMINER for word in chosen)


def _own(chosen: Sequence[Word], words: EventWords) -> list[Word]:
    kept = _behind_cause(list(chosen), words)
    kept = _without_front(kept)
    kept = without_times(_without_brackets(kept))
    kept = _without_aside(kept)
    kept = trim(kept, words)
    said = roles.PRONOUN | roles.MARK | roles.ADVERB | roles.AUXILIARY
    moves = words.sets["nouns.moves"]
    if all(
        (word.bits & said or word.low in moves or (word.bits & roles.MOVE and not word.bits & roles.BASE))
        and not word.bits & roles.HAPPENING
        for word in kept
    ):
        return []
    return _names_only(kept)


def _behind_cause(chosen: list[Word], words: EventWords) -> list[Word]:
    """Behind "Due to works on the line, "."""
    low = [word.low for word in chosen]
    if not low or not words.phrases["words.fronts"].at(low, 0)[0] or "," not in low:
        return chosen
    return chosen[low.index(",") + 1 :]


def _without_front(chosen: list[Word]) -> list[Word]:
    """Without what stands before the subject: "Under current plan, ", "On Monday "."""
    last = max((index for index, word in enumerate(chosen) if word.bits & roles.TIME), default=-1)
    if last >= 0 and all(not is_word(word) or word.bits & _FRONT for word in chosen[:last]):
        chosen = chosen[last + 1 :]
        while chosen and chosen[0].bits & roles.MARK and chosen[0].low not in {"“", '"', "("}:
            chosen = chosen[1:]
    first = next((word for word in chosen if is_word(word)), None)
    if first is not None and first.bits & (_FRONT & ~roles.LEAD | roles.BRIDGE):
        commas = [index for index, word in enumerate(chosen) if word.low == ","]
        if commas and commas[0] + 1 < len(chosen):
            return chosen[commas[0] + 1 :]
        return chosen[_behind_place(chosen) :]
    return chosen


def _behind_place(chosen: Sequence[Word]) -> int:
    """The index of the subject behind a place without a comma: "In Dallas *a* hearing opens" (0: none)."""
    if not chosen[0].bits & roles.PLACE_LEAD:
        return 0
    end = 1
    while end < len(chosen) and chosen[end].bits & roles.NAME and not chosen[end].bits & roles.DETERMINER:
        end += 1
    return end if 1 < end < len(chosen) - 1 and chosen[end].bits & roles.INDEFINITE else 0


def _without_brackets(chosen: list[Word]) -> list[Word]:
    kept: list[Word] = []
    depth = 0
    for word in chosen:
        depth += word.low == "("
        if depth <= 0:
            kept.append(word)
        depth -= word.low == ")" and depth > 0
    return kept


def _without_aside(chosen: list[Word]) -> list[Word]:
    """Without an apposition: "the plane, emblazoned with his name," is "the plane"."""
    commas = [index for index, word in enumerate(chosen) if word.low == ","]
    if not commas or _is_list(chosen, commas):
        return chosen
    return chosen[: commas[0]] if commas[0] > 0 else chosen[1:]


def _is_list(chosen: Sequence[Word], commas: Sequence[int]) -> bool:
    behind = chosen[commas[0] + 1 :]
    closing = next((word for word in behind if word.bits & roles.CONJUNCTION), None)
    return closing is not None and not any(word.bits & (roles.RELATIVE | roles.PARTICIPLE) for word in behind)


def _names_only(chosen: list[Word]) -> list[Word]:
    """A long list of people by their last names."""
    commas = [index for index, word in enumerate(chosen) if word.low == ","]
    if sum(map(is_word, chosen)) <= _LONG or not commas:
        return chosen
    if office := as_office(chosen):
        return office
    head = next((word for word in chosen if word.bits & (roles.NAME | roles.HAPPENING)), None)
    if head is not None and head.bits & roles.HAPPENING and not head.bits & roles.NAME:
        return chosen[: commas[0]]  # "A media availability session with Premier Moe, Premier Ford and"
    kept: list[Word] = []
    part: list[Word] = []
    for word in [*chosen, None]:
        if word is None or word.low == "," or word.bits & roles.CONJUNCTION:
            names = _names(part)
            if names and any(other.bits & roles.PREPOSITION for other in part[: part.index(names[0])]):
                return chosen  # "the presidents of Ukraine, Poland and Lithuania"
            if any(other.bits & roles.VENUE for other in names[-2 if len(names) > len("ab") else -1 :]):
                return chosen  # streets and schools are not known by their last names
            kept.extend(_last_name(part))
            if word is not None and part:
                kept.append(word)
            part = []
        else:
            part.append(word)
    return kept or chosen


def _names(part: Sequence[Word]) -> list[Word]:
    """The words with a capital, up to a small word behind them."""
    names: list[Word] = []
    for word in part:
        if word.bits & roles.NAME:
            names.append(word)
        elif names and word.bits & roles.PREPOSITION:
            break
    return names


def _last_name(part: Sequence[Word]) -> list[Word]:
    return _names(part)[-1:] or list(part)
