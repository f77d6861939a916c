"""Times told beside what happens: when a meeting rose, when a price was read, what is wished for by then."""

from __future__ import annotations

import re
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.model.said import Weekday
from timeline.model.when import AllDay, Basis, Moment, Relation

_PRICE: Final = re.compile(
    r"(?:[$\u20ac\u00a3\u00a5]\d[\d.,]*|\d[\d,]*\.\d+|\d[\d.,]*(?:p|c|%|\u00a2))(?:[ ][^\W\d_]+){0,4}[ ]?\Z"
)
"""A price or a rate, and a few words up to its day: "at *412p* on Friday", "from *148.60* late on Friday"."""
_AMOUNT: Final = re.compile(r"[^\n:]{1,40}:\s*(?:[$\u20ac\u00a3\u00a5]\d|\d[\d,.]*\s*(?:\n|\Z))")
_REACH: Final = 60
_NEAR: Final = 6
_SHORT: Final = 4


def is_close_of_minutes(scene: Scene, _row: bool) -> bool:
    """Whether only the hour is told at which a meeting rose: "Meeting adjourned 8:20"."""
    start = scene.mention.start
    if not isinstance(start, Moment) or start.day_from.basis is Basis.STATED:
        return False
    words, sets = scene.sentence.words, scene.words.sets
    told = scene.sentence.low[: scene.at]
    at = next((index for index in range(len(told) - 1, -1, -1) if told[index] in sets["minutes.rose"]), None)
    if at is None or _is_planned(scene, at):
        return False
    sittings = sets["minutes.sittings"]
    between = [word for word in words[at + 1 : scene.at] if is_word(word) and not word.bits & roles.LEAD]
    closes = between and between[0].bits & roles.DETERMINER and between[-1].low in sittings
    if between and not closes:
        return False  # "closed session 5:30 p.m."
    sat = any(word.low in sittings for word in words[: scene.at])
    return sat or told[at] in sets["minutes.adjourned"]


def _is_planned(scene: Scene, at: int) -> bool:
    before = scene.sentence.words[max(0, at - _SHORT) : at]
    return any(word.bits & (roles.MODAL | roles.INFINITIVE) for word in before)


def is_disclosure(scene: Scene, _row: bool) -> bool:
    """Whether a release says when it was made public: "The information was submitted for publication at"."""
    phrases, low = scene.words.phrases["boilerplate.disclosed"], scene.sentence.low
    found = phrases.first_in(low, 0, scene.at)
    subject = low[: found[0]] if found is not None else ()
    return found is not None and not scene.words.sets["boilerplate.releases"].isdisjoint(subject)


def is_paper_stamp(scene: Scene, is_row: bool) -> bool:
    """Whether a paper of a day gone by is only dated: "Agenda published on Tuesday", "a notice seen on"."""
    start, published = scene.mention.start, scene.document.published
    if published is None or not isinstance(start, AllDay):
        return False
    words, sets = scene.sentence.words, scene.words.sets
    over = start.last <= published.at.date()
    at = scene.at - 1
    while at > 0 and (words[at].bits & roles.LEAD or words[at].bits & roles.ADVERB):
        at -= 1
    if at < 1 or not (over or isinstance(scene.mention.mention.said, Weekday)):
        return False
    papers = sets["nouns.papers"] | sets["boilerplate.papers"]
    by = next((index for index in range(at, max(0, at - _NEAR), -1) if words[index].bits & roles.AGENT), at)
    at = by - 1 if words[by].bits & roles.AGENT else at  # "an email seen by the Herald on Monday"
    if words[at].low in sets["boilerplate.seen"] and not words[at - 1].bits & roles.AUXILIARY:
        return any(word.low in papers for word in words[max(0, at - _NEAR) : at])
    short = sum(map(is_word, words[: scene.at])) <= _SHORT
    told = any(word.bits & (roles.DETERMINER | roles.AUXILIARY) for word in words[: scene.at])
    return (
        over
        and (is_row or not told)
        and short
        and bool(words[at].bits & roles.ISSUE)
        and words[at - 1].low in papers
    )


def is_wish_before(scene: Scene, _row: bool) -> bool:
    """Whether something is only advised, wanted or denied before a time: "No filing before noon"."""
    if scene.mention.relation not in {Relation.BEFORE, Relation.BY}:
        return False
    words, sets = scene.sentence.words, scene.words.sets
    told = scene.sentence.low[scene.clause.start : scene.at]
    finite = any(group.finite for group in scene.clause.groups)
    before = scene.mention.relation is Relation.BEFORE
    if before and not finite and told and told[0] in sets["words.none"]:
        return True
    if before and not sets["boilerplate.unable"].isdisjoint(told):
        personal = bool(told) and bool(words[scene.clause.start].bits & roles.PRONOUN)
        return personal and not sets["boilerplate.coming"].isdisjoint(told)
    if before and not sets["boilerplate.advising"].isdisjoint(told):
        return any(word.bits & roles.GERUND for word in words[scene.clause.start : scene.at])
    wanted = not sets["boilerplate.wanting"].isdisjoint(told)
    return wanted and not sets["boilerplate.news"].isdisjoint(told)


def is_in_case(scene: Scene, is_row: bool) -> bool:
    """Whether only a case is told of: "If your router still shows a red light after 8am, restart it"."""
    if is_row or scene.mention.relation is not Relation.AFTER or scene.clause.start > 1:
        return False
    low = scene.sentence.low
    return low[0] in scene.words.sets["words.conditions"] and not scene.words.sets["words.past"] & set(
        low[: scene.at]
    )


def is_appeal(scene: Scene, is_row: bool) -> bool:
    """Whether witnesses are asked for: "Anyone with footage from between 4.30pm and 5.15pm should call"."""
    low, sets = scene.sentence.low, scene.words.sets
    if is_row or not isinstance(scene.mention.start, Moment) or low[0] not in sets["boilerplate.witnesses"]:
        return False
    return not sets["boilerplate.reporting"].isdisjoint(low[scene.at :]) and not sets[
        "boilerplate.footage"
    ].isdisjoint(low[: scene.at])


def is_price_of_day(scene: Scene, is_row: bool) -> bool:
    """Whether a price or a rate of a day gone by is told: "closed at 412p on Friday"."""
    start, published = scene.mention.start, scene.document.published
    if is_row or published is None or not isinstance(start, AllDay) or start.last > published.at.date():
        return False
    low, sets = scene.sentence.low, scene.words.sets
    traded = sets["words.gauging"] | sets["boilerplate.trading"]
    if traded.isdisjoint(low[: scene.at]) or any(
        word.bits & roles.MODAL for word in scene.sentence.words[: scene.at]
    ):
        return False
    begin = max(scene.sentence.span.start, scene.mention.span.start - _REACH)
    return _PRICE.search(scene.document.text[begin : scene.mention.span.start]) is not None


def is_steady(scene: Scene, is_row: bool) -> bool:
    """Whether it is told how a price stood by an hour: "The zloty was steady by 1000 GMT"."""
    if is_row or not isinstance(scene.mention.start, Moment):
        return False
    low, sets = scene.sentence.low[scene.clause.start : scene.at], scene.words.sets
    steady = not sets["boilerplate.steady"].isdisjoint(low)
    return steady and not sets["words.past"].isdisjoint(low)


def is_takings(scene: Scene, is_row: bool) -> bool:
    """Whether a row tells what came in on a day gone by: "Last Sunday's collection: $4,218"."""
    start, published = scene.mention.start, scene.document.published
    if not is_row or published is None or not isinstance(start, AllDay):
        return False
    text, end = scene.document.text, scene.mention.span.end
    return start.last <= published.at.date() and _AMOUNT.match(text, end, scene.block.span.end) is not None


def is_message(scene: Scene, is_row: bool) -> bool:
    """Whether somebody only got in touch then: "The minister's office rang this morning"."""
    group = scene.verb()
    if is_row or group is None or not isinstance(scene.mention.start, AllDay) or scene.is_ahead():
        return False
    words = scene.sentence.words
    contacted = words[group.main].low in scene.words.sets["boilerplate.contacted"]
    small = all(not is_word(word) or word.bits & roles.LEAD for word in words[group.end : scene.at])
    return contacted and small and not group.bits & (roles.MODAL | roles.INFINITIVE | roles.COPULA)


def is_asked_after(scene: Scene, _row: bool) -> bool:
    """Whether only somebody's time is asked for: "your availability for the 15th and 22nd"."""
    words, sets = scene.sentence.words, scene.words.sets
    at = scene.at - 1
    while at > 0 and words[at].bits & (roles.LEAD | roles.TIME | roles.CONJUNCTION | roles.MARK):
        at -= 1
    if at >= 0 and words[at].low in sets["boilerplate.availability"]:
        return scene.mention.relation is Relation.AT
    behind = scene.sentence.low[scene.at + 1 : scene.at + 2]
    cancels = any(word.bits & roles.CANCEL for word in words[: scene.at])
    return (
        cancels and bool(behind) and behind[0] in sets["words.one"] and bool(words[0].bits & roles.AUXILIARY)
    )


__all__ = [
    "is_appeal",
    "is_asked_after",
    "is_close_of_minutes",
    "is_disclosure",
    "is_in_case",
    "is_message",
    "is_paper_stamp",
    "is_price_of_day",
    "is_steady",
    "is_takings",
    "is_wish_before",
]
