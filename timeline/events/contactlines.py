"""Lines on how to get through: "dial in ten minutes before the start", "tel. 01632 96 (weekdays 9-15)"."""

from __future__ import annotations

import re
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.language.weekdays import weekday_names
from timeline.model.said import At, Date, DayNumber, Grain, Listing, Range, Recurrence, Said, Shift, Weekday
from timeline.model.when import Basis, Moment, Relation

_BRACKET: Final = 60
"""Code points of a bracket that holds hours."""
_NUMBER: Final = re.compile(r"[+(]?\d[\d ()./\u2013-]{5,40}\Z")
"""A telephone number right before its hours."""
_BEFORE: Final = 12
"""Words before a bracket that tell whose hours they are."""
_WEEK_HOURS: Final = "days_hours"
_NEAR: Final = 3
"""Words from "tomorrow" of "check again" to its hour."""


def is_dial_in(scene: Scene, _row: bool) -> bool:
    """Whether it is only told how early to be on the line: "dial in ten minutes before the start"."""
    said = scene.mention.mention.said
    if not isinstance(said, Shift) or any(grain is not Grain.MINUTE for _, grain in said.amount.parts):
        return False
    low, sets = scene.sentence.low, scene.words.sets
    behind = low[scene.at + 1 : scene.at + 1 + _NEAR]
    if isinstance(said.anchor, At):
        return False  # "ten minutes before the call at 9 a.m. on March 18" tells when it is
    early = said.sign < 0 or not sets["boilerplate.early"].isdisjoint(behind)
    return early and not sets["boilerplate.dialling"].isdisjoint(low[: scene.at])


def is_contact_hours(scene: Scene, _row: bool) -> bool:
    """Whether a bracket tells the hours of whom one may ring or ask: "Secretary (Tue and Thu, 9-13)"."""
    if _is_dated(scene.mention.mention.said, scene) or not _is_bracketed(scene):
        return False
    text, block = scene.document.text, scene.block.span
    opened = text.rfind("(", block.start, scene.mention.span.start)
    if _NUMBER.search(text[max(block.start, opened - _BRACKET) : opened].rstrip()):
        return True
    before = scene.sentence.words[max(0, scene.at - _BEFORE) : scene.at]
    if any(word.bits & roles.HAPPENING for word in before):
        return False
    contacts = scene.words.sets["boilerplate.contacts"]
    return any(word.low.rstrip(".") in contacts for word in before)


def is_working_week(scene: Scene, is_row: bool) -> bool:
    """Whether the days of anybody's week are told: "I work Mon, Tue", "answers email Tues-Fri", "day off"."""
    low, sets = scene.sentence.low, scene.words.sets
    if _is_day_off(scene) or (is_row and _is_house_row(scene)):
        return True
    told = low[max(0, scene.at - _BEFORE) : scene.at]
    if scene.words.phrases["boilerplate.at_work"].first_in(low, scene.clause.start, scene.at):
        return True
    if scene.words.phrases["boilerplate.any_day"].first_in(low, max(0, scene.at - _BEFORE), scene.at):
        return True
    said = scene.mention.mention.said
    days = isinstance(said, Range) and isinstance(said.start, Weekday) and isinstance(said.end, Weekday)
    listed = isinstance(said, Weekday) and _is_bracketed(scene)
    first = scene.sentence.words[scene.clause.start]
    days = days or (isinstance(said, Recurrence) and said.clock is None and bool(first.bits & roles.PRONOUN))
    if not (days or listed) or any(word.bits & roles.HAPPENING for word in scene.sentence.words[: scene.at]):
        return False
    return not sets["boilerplate.working"].isdisjoint(told)


def is_try_again(scene: Scene, _row: bool) -> bool:
    """Whether one is told to look again then: "check the website again after 5 p.m. on Friday"."""
    low, sets = scene.sentence.low, scene.words.sets
    told = low[scene.clause.start : scene.at]
    later = scene.mention.relation in {Relation.AFTER, Relation.SINCE}
    if not later or sets["boilerplate.again"].isdisjoint(told):
        return False
    return not sets["boilerplate.checking"].isdisjoint(told)


def is_cutoff(scene: Scene, _row: bool) -> bool:
    """Whether only what comes too late is told of: "Orders received after 1 p.m. will be rejected"."""
    if not scene.at or not (scene.mention.relation is Relation.AFTER or _is_daily_limit(scene)):
        return False
    words = scene.sentence.words
    at = scene.at - 1
    while at and words[at].bits & roles.LEAD:
        at -= 1
    plural = at > 0 and bool(words[at - 1].bits & roles.PLURAL)
    return plural and words[at].low in scene.words.sets["boilerplate.handed_in"]


def _is_daily_limit(scene: Scene) -> bool:
    """Whether a limit is one of every day: "Orders placed before 2 p.m. are sent the same day"."""
    start = scene.mention.start or scene.mention.end
    limit = scene.mention.relation in {Relation.BEFORE, Relation.BY}
    if not limit or not isinstance(start, Moment) or start.day_from.basis is not Basis.PUBLICATION:
        return False
    return not any(word.bits & roles.MODAL for word in scene.sentence.words)


def _is_house_row(scene: Scene) -> bool:
    """As in "Uniform shop: Mon & Thu 8-9am"."""
    if scene.mention.mention.rule != _WEEK_HOURS:
        return False
    before = [word for word in scene.sentence.words[: scene.at] if is_word(word)]
    return bool(before) and before[-1].low in scene.words.sets["nouns.houses"]


def _is_day_off(scene: Scene) -> bool:
    """As in "The vicar's day off is Friday"."""
    low, sets, words = scene.sentence.low, scene.words.sets, scene.sentence.words
    if not isinstance(scene.mention.mention.said, Weekday | Recurrence):
        return False
    if low[scene.at + 1 : scene.at + 2] and low[scene.at + 1] in sets["boilerplate.off"]:
        return not sets["boilerplate.taking"].isdisjoint(low[max(0, scene.at - _NEAR) : scene.at])
    if scene.at and low[scene.at - 1] in sets["words.denied"] and _is_bracketed(scene, denied=True):
        return True  # "(not Mondays)"
    found = scene.words.phrases["boilerplate.day_off"].first_in(low)
    if found is None or not found[0]:
        return False
    owner = words[found[0] - 1]
    return (
        owner.low == "("
        or owner.low in sets["boilerplate.own"]
        or owner.low.endswith(scene.words.suffixes["possessive"])
    )


def _is_bracketed(scene: Scene, *, denied: bool = False) -> bool:
    """Whether the time stands in a bracket with nothing but times."""
    words, at = scene.sentence.words, scene.at
    days = weekday_names(scene.words.code)
    left, right = _leave(words, at - denied, -1, days), _leave(words, at, 1, days)
    if left >= 0 and right < len(words):
        return words[left].low == "(" and words[right].low == ")"
    return False


def _leave(words: tuple[Word, ...], at: int, step: int, days: frozenset[str]) -> int:
    """The first word beside a time that is neither a time nor small."""
    at += step
    while 0 <= at < len(words):
        word = words[at]
        small = word.bits & (roles.TIME | roles.CONJUNCTION | roles.LEAD) or word.low in {",", "/", "&", "-"}
        if not small and word.low not in days and not word.low[:1].isdigit():
            break
        at += step
    return at


def _is_dated(said: Said | None, scene: Scene) -> bool:
    """Whether the words tell a date; "weekdays 9-15" has none, whatever its numbers may be."""
    if isinstance(said, At):
        return _is_dated(said.day, scene)
    if isinstance(said, Range):
        return _is_dated(said.day, scene) or _is_dated(said.start, scene) or _is_dated(said.end, scene)
    if isinstance(said, Recurrence):
        text = scene.mention.span.of(scene.document.text)
        return said.start is not None and any(map(text.__contains__, "./"))
    return isinstance(said, Date | DayNumber | Listing)


__all__ = ["is_contact_hours", "is_cutoff", "is_dial_in", "is_try_again", "is_working_week"]
