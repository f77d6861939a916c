"""Hours of an office or a telephone: "Box office 01632 960001 (10am-4pm)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group
from timeline.events.weekhours import is_bare_week
from timeline.model.when import Basis, Moment

_NUMBER: Final = re.compile(r"[+(]?\d[\d ()./\u2013-]{7,40}\Z")
"""What may be a telephone number, right before its hours."""
_DIGITS: Final = 9
"""Digits that such a number has at least; two years have fewer."""
_LOCAL: Final = re.compile(r"(?<![\w-])\d{3}[-.]\d{4}\Z")
"""A number without its area: "Call 555-0172"."""
_SMALL: Final = roles.LEAD | roles.PREPOSITION | roles.MARK
_OFFICE: Final = 2
"""Words of the name of an office at most: "press centre"."""
_LINKING: Final = roles.AUXILIARY | roles.ADVERB
"""Words between an office and its verb."""


def is_of_office(scene: Scene, start: Moment) -> bool:
    """Whether hours of no single day are those of an office, of a telephone or of a house that is open."""
    if scene.mention.end is None:
        return False
    if start.day_from.basis is Basis.HEADING and not scene.mention.rrule:
        return _follows_number(scene)
    if not _is_any_day(scene, start):
        return False
    before = scene.sentence.words[scene.clause.start : scene.at]
    bare_week = is_bare_week(scene.mention.mention.said)
    if (bare_week and _is_office(scene, 0, scene.at)) or (
        (bare_week or scene.mention.rrule) and _is_consulted(scene)
    ):
        return True
    if _follows_number(scene) or any(word.low in scene.words.sets["nouns.lines"] for word in before):
        return True
    group = scene.verb()
    if group is not None and _opens_later(scene, start, group):
        return True
    return _serves(scene) or (group is None and _heads_row(scene))


def _heads_row(scene: Scene) -> bool:
    """Whether the name of an office is all that stands before its hours: "Secretariat: Mon-Fri 9-4"."""
    before = scene.sentence.words[: scene.at]
    while before and before[-1].bits & _SMALL:
        before = before[:-1]
    led = any(word.bits & (roles.TIME | roles.PREPOSITION) for word in before)
    return not led and _is_office(scene, 0, len(before))


def _is_any_day(scene: Scene, start: Moment) -> bool:
    """Whether no single day is told with the hours: none at all, "on weekdays", "Mon-Fri"."""
    rule = scene.mention.rrule
    if rule:
        return is_bare_week(scene.mention.mention.said) or not any(
            part in rule for part in ("UNTIL", "COUNT")
        )
    return start.day_from.basis in {Basis.PUBLICATION, Basis.CARRIED}


def _is_office(scene: Scene, start: int, end: int) -> bool:
    """Whether the last words of a phrase name an office or hours: "box office", "timings"."""
    words, sets = scene.sentence.words, scene.words.sets
    said: list[Word] = [word for word in words[start:end] if is_word(word) and not _is_numeric(word)]
    while said and said[-1].bits & _SMALL:
        said.pop()
    if not said:
        return False
    last = said[-1].low
    if last in sets["nouns.houses"] or last in sets["nouns.hours_headings"]:
        return True
    low = [word.low for word in said]
    return scene.words.phrases["nouns.offices"].ends_at(low, len(low), _OFFICE)


def _is_numeric(word: Word) -> bool:
    return word.low[:1].isdigit() and not any(map(str.isalpha, word.low))


def _serves(scene: Scene) -> bool:
    """Whether an office does its work at the hours, on any day: "the branches operate", "can be reached"."""
    words, clause, sets = scene.sentence.words, scene.clause, scene.words.sets
    usual = any(word.low in sets["words.as_usual"] for word in words[clause.start : clause.end])
    for index in range(clause.start + 1, clause.end):
        if words[index].low not in sets["words.serving"]:
            continue
        begin = index
        while begin > clause.start and words[begin - 1].bits & _LINKING:
            begin -= 1
        verb = words[begin:index]
        ahead = any(word.bits & roles.MODAL or word.low in sets["words.past"] for word in verb)
        if (usual or not ahead) and _is_office(scene, clause.start, begin):
            return True
    return False


def _follows_number(scene: Scene) -> bool:
    """Whether a telephone number stands right before the hours."""
    words, at, opened = scene.sentence.words, scene.at, scene.words.sets["words.open"]
    while at > 0 and (words[at - 1].bits & _SMALL or words[at - 1].low in opened):
        if _is_numeric(words[at - 1]):
            break
        at -= 1
    if not at or not words[at - 1].low[-1:].isdigit() or _has_time(words[:at]):
        return False
    told = scene.document.text[max(scene.sentence.span.start, words[at - 1].end - 40) : words[at - 1].end]
    if _LOCAL.search(told):
        return True
    match = _NUMBER.search(told)
    return match is not None and sum(map(str.isdigit, match[0])) >= _DIGITS


def _is_consulted(scene: Scene) -> bool:
    """Whether papers may be seen at the hours: "Plans may be examined from 8 to 4, Monday through Friday"."""
    group, words = scene.verb(), scene.sentence.words
    if group is None or group.end > scene.at:
        return False
    verb = words[group.start : group.end]
    modal = any(word.bits & roles.MODAL for word in verb)
    return modal and words[group.main].low in scene.words.sets["words.consulted"]


def is_of_house(scene: Scene) -> bool:
    """Whether nothing but that a house is open stands before days of any week: "Open daily 10-5"."""
    rule, sets = scene.mention.rrule or "", scene.words.sets
    if not (rule or is_bare_week(scene.mention.mention.said)) or "COUNT" in rule:
        return False
    said = (word for word in scene.sentence.words[: scene.at] if is_word(word) and not _is_numeric(word))
    before = [word.low for word in said if not word.bits & roles.TIME]
    told = sets["words.open"] | sets["nouns.hours_headings"]
    return bool(before) and all(word in told for word in before)


def _has_time(words: Sequence[Word]) -> bool:
    return any(word.bits & roles.TIME for word in words)


def _opens_later(scene: Scene, start: Moment, group: Group) -> bool:
    """Whether a house "will be open" at hours of a day gone by: on the days to come."""
    published = scene.document.published
    words = scene.sentence.words
    if published is None or not any(word.bits & roles.MODAL for word in words[group.start : group.end]):
        return False
    if scene.mention.rrule or start.at.date() >= published.at.date():
        return False
    return any(word.low in scene.words.sets["words.open"] for word in words[group.start : group.end + 1])
