"""Where it happens: labels, "@ X", columns, "at the Élysée Palace", "in Lisbon", online."""

from __future__ import annotations

import re
from typing import Final

from timeline.events import roles
from timeline.events.clause import Joint
from timeline.events.layout import labels_around
from timeline.events.own_lines import is_of_other, own_where
from timeline.events.place_clause import clause_place
from timeline.events.place_intro import intro_place
from timeline.events.place_names import cleaned, nearest_place, online_in
from timeline.events.place_near import heading_place, place_near
from timeline.events.place_rows import row_place
from timeline.events.scene import Scene
from timeline.events.tokens import Word
from timeline.events.words import EventWords

_HOUSE: Final = re.compile(r", \d{1,4}(?: ?[-\u2013/] ?\d{1,4})?$")
"""The number of a house without its street at the end of a place."""


def find_place(scene: Scene, *, is_row: bool) -> str | None:
    """The place of the happening at a time, as the text says it; None when it does not.

    Args:
        scene: the time where it stands.
        is_row: whether it stands in a row, whose columns and notice are then asked.
    """
    label = own_where(scene.layout, scene.block_at) if is_row else None
    if label is None:
        label = labels_around(scene.layout, scene.block_at).get("where")
        if is_row and label is not None and is_of_other(scene.layout, scene.block_at, label):
            label = None
    told = None if label is None else cleaned(label.value.of(scene.document.text))
    if told is not None:
        return told
    if is_row:
        return row_place(scene) or place_near(scene) or _of_section(scene)
    clause = scene.clause
    words = scene.sentence.words
    found = nearest_place(scene, words[clause.start : clause.end], scene.at - clause.start)
    if found is None and len(scene.sentence.clauses) > 1:
        found = nearest_place(scene, _neighbours(scene), scene.at)
    found = None if found is None else _HOUSE.sub("", found)
    return (
        found or online_in(scene, words[clause.start : clause.end]) or clause_place(scene) or _of_label(scene)
    )


def _of_section(scene: Scene) -> str | None:
    """The place that a label or the heading of the section tells."""
    return _of_label(scene) or heading_place(scene.layout, scene.block_at) or intro_place(scene)


def _of_label(scene: Scene) -> str | None:
    """The value of the label "Venue: ..." in the section."""
    span = scene.layout.places[scene.block_at]
    return None if span is None else cleaned(span.of(scene.document.text))


def _neighbours(scene: Scene) -> list[Word]:
    """The words of the clauses without a time of their own around the clause of the time."""
    kept: list[Word] = []
    for number, clause in enumerate(scene.sentence.clauses):
        words = scene.sentence.words[clause.start : clause.end]
        front = number == 0 and scene.clause_at == 1 and not clause.groups
        if abs(number - scene.clause_at) != 1 or _is_about_whom(scene, number):
            continue
        if any(word.bits & roles.TIME for word in words):
            # "Sunday, 8 March at Elm Hall, | there will be a fair"
            kept.extend(words if front else ())
            continue
        later = scene.sentence.clauses[max(number, scene.clause_at)]
        if later.joint is Joint.RELATIVE or (later.groups and later.groups[0].start == later.start):
            kept.extend(words)
    return kept


def _is_about_whom(scene: Scene, number: int) -> bool:
    """Whether a clause only tells where somebody is from or was: "a firm, *which is based in Bonn*, will"."""
    clause, words = scene.sentence.clauses[number], scene.sentence.words
    if clause.joint is not Joint.RELATIVE or not number or number > scene.clause_at:
        return False
    verbs = [words[group.main] for group in clause.groups] or [words[clause.start]]
    if any(word.bits & (roles.HOLD | roles.SCHEDULE | roles.BEGIN) for word in verbs):
        return False
    before = scene.sentence.clauses[number - 1]
    return not any(word.bits & roles.HAPPENING for word in words[before.start : before.end])


def place_told_before(scene: Scene) -> str | None:
    """The place of "the summit" that the words before tell: "arrived in Paris ahead of the summit"."""
    head = _definite(scene)
    if head is None:
        return None
    noun = _canonical(head, scene.words)
    words = scene.sentence.words
    earlier = [words[: scene.clause.start]] if scene.clause_at else []
    if scene.before is not None:
        earlier.append(scene.before.words)
    for told in earlier:
        index = next(
            (index for index, word in enumerate(told) if _canonical(word, scene.words) == noun), None
        )
        if index is not None:
            place = nearest_place(scene, told, index)
            if place is not None:
                return place
    return None


def _canonical(word: Word, words: EventWords) -> str:
    return words.telling.synonyms.get(word.low, word.low)


def _definite(scene: Scene) -> Word | None:
    """The happening of the clause that the text has told of before: "the summit", "today's summit"."""
    words = scene.sentence.words
    for index in range(max(scene.clause.start, 0), scene.clause.end):
        word = words[index]
        if not word.bits & roles.HAPPENING:
            continue
        before = words[index - 1] if index else None
        known = (
            before is not None
            and before.bits & (roles.DETERMINER | roles.TIME)
            and not before.bits & roles.INDEFINITE
        )
        return word if known else None
    return None
