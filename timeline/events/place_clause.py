"""Where a clause happens that names no known place: its subject, an address, a name after "at"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.doubtful import is_title_case
from timeline.events.place_names import after_sure
from timeline.events.scene import Scene
from timeline.events.subject import subject_of
from timeline.events.tokens import Word, is_word, text_of

_STREET: Final = 4
"""Words from the number of a house to the word for a street."""
_NUMBER: Final = 5
"""Digits of the number of a house."""
_TOWN: Final = 3
"""Words of a town behind a street."""
_BEHIND_TOWN: Final = roles.TIME | roles.LEAD | roles.MARK | roles.PREPOSITION | roles.CONJUNCTION
_SLOT: Final = roles.SCHEDULE | roles.HOLD | roles.INVITE | roles.BEGIN | roles.HAPPENING


def clause_place(scene: Scene) -> str | None:
    """The place that the clause tells without a known name or a noun for a venue."""
    return _address(scene) or _of_subject(scene) or _after_sure(scene)


def _of_subject(scene: Scene) -> str | None:
    """What opens or closes: "Tampa International will reopen", "Elm Street and Oak Lane will be closed"."""
    group = scene.verb()
    if group is None:
        return None
    words = scene.sentence.words
    behind = words[group.end] if group.end < scene.clause.end else None
    acts = scene.words.sets["place.acts"]
    told = words[group.main].low in acts
    if not told and behind is not None and behind.low in acts:
        told = bool(group.bits & roles.COPULA)
        behind = words[group.end + 1] if group.end + 1 < scene.clause.end else None
    small = roles.LEAD | roles.PREPOSITION | roles.CONJUNCTION | roles.SUBORDINATOR
    if not told or (behind is not None and is_word(behind) and not behind.bits & small):
        return None
    subject = subject_of(scene.sentence, scene.clause_at, group, scene.words)
    plain = [word for word in subject if is_word(word)]
    if not all(word.bits & (roles.NAME | roles.FUNCTION) and _is_no_happening(word) for word in plain):
        return None
    if text_of(scene.document.text, subject).isupper():
        return None  # "PRAYER MEETING" over "is open to all"
    first = scene.sentence.span.start  # its capital is that of the sentence: "School will be closed"
    known = len(plain) > 1 or any(
        word.bits & roles.VENUE and word.bits & roles.NAME and word.start > first for word in plain
    )
    return text_of(scene.document.text, subject) if known and plain[0].bits & roles.NAME else None


def _is_no_happening(word: Word) -> bool:
    return not word.bits & roles.HAPPENING or bool(word.bits & roles.VENUE)


def _address(scene: Scene) -> str | None:
    """A house and its street: "will meet at its new rooms, 12 Elm Street, Cork, on Friday"."""
    words = scene.sentence.words[scene.clause.start : scene.clause.end]
    for index, word in enumerate(words[:-1]):
        if not word.low.isdigit() or len(word.low) > _NUMBER or not index or word.bits & roles.TIME:
            continue
        before = words[index - 1]
        if before.low != "," and not before.bits & roles.PLACE_LEAD:
            continue
        end = _street_end(words, index + 1)
        if end is None:
            continue
        start = _house_start(words, index) if before.low == "," else index
        return text_of(scene.document.text, words[start : _town_end(words, end)]).strip(" ,")
    return None


def _street_end(words: Sequence[Word], start: int) -> int | None:
    for index in range(start, min(len(words), start + _STREET)):
        if not words[index].bits & roles.NAME or words[index].low.isdigit():
            return None
        if words[index].bits & roles.VENUE and index > start:
            return index + 1
    return None


def _house_start(words: Sequence[Word], number: int) -> int:
    """Where the name before the comma begins: "Harbour Ale House, 12 Elm Street"."""
    start = number - 1
    while start > 0 and (words[start - 1].bits & roles.NAME or words[start - 1].low == "&"):
        start -= 1
    return start if start < number - 1 else number


def _town_end(words: Sequence[Word], end: int) -> int:
    if end >= len(words) or words[end].low != ",":
        return end
    index = end + 1
    while index < len(words) and words[index].bits & roles.NAME and not words[index].bits & roles.VERB:
        index += 1
    named = 0 < index - end - 1 <= _TOWN
    return index if named and (index == len(words) or not is_word(words[index])) else end


def _after_sure(scene: Scene) -> str | None:
    """A name after "at" where the verb tells of a slot: "will be held at Corrib Portico"."""
    group = scene.verb()
    words = scene.sentence.words
    if group is not None and not words[group.main].bits & _SLOT and not group.bits & roles.COPULA:
        return None
    chosen = words[scene.clause.start : scene.clause.end]
    told = after_sure(scene, chosen, scene.at - scene.clause.start)
    return told or _town(scene, chosen)


def _town(scene: Scene, words: Sequence[Word]) -> str | None:
    """A name after "in" that is too small to be known: "will be held in Clonmel on Monday"."""
    sets = scene.words.sets
    if is_title_case(words):
        return None
    for lead, word in enumerate(words[:-1]):
        if word.low not in sets["place.towns_behind"] or (lead and words[lead - 1].bits & roles.INFINITIVE):
            continue
        end = lead + 1
        while end < len(words) and _is_of_town(words[end]) and words[end].low not in sets["place.no_towns"]:
            end += 1
        closed = end == len(words) or words[end].bits & _BEHIND_TOWN
        if 0 < end - lead - 1 <= _TOWN and closed and not _shouts(scene, words[lead + 1 : end]):
            return text_of(scene.document.text, words[lead + 1 : _town_end(words, end)]).strip(" ,")
    return None


def _is_of_town(word: Word) -> bool:
    other = roles.HAPPENING | roles.FUNCTION | roles.TIME | roles.MARK | roles.ORDINAL
    return bool(word.bits & roles.NAME) and not word.bits & other and word.low.replace("-", "").isalpha()


def _shouts(scene: Scene, words: Sequence[Word]) -> bool:
    """Whether a name is an abbreviation, or a letter: "in NATO", "in Group B"."""
    text = scene.document.text
    return any(text[word.start : word.end].isupper() for word in words)
