"""Times that are told of no happening: habits, names of papers and songs, forecasts, hours of business."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import takewhile
from typing import Final

from timeline.events import roles
from timeline.events.clause import Joint
from timeline.events.leave import leave_of
from timeline.events.promise import promised_from
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.events.verbs import Group
from timeline.model.said import DayOffset, Range, Shift, Weekday
from timeline.model.when import AllDay, Basis, Moment, Relation

_REMARK: Final = 7
"""Words behind the stamp of a page: "12 comments, 4 min read"."""
_LINE: Final = 120
_WRITTEN_WORD: Final = re.compile(r" ([^\W\d_][\w'\u2019-]*)")
_BOUNDS: Final = ("UNTIL", "COUNT")
"""What a rule has that comes to an end."""
_PARAGRAPHS: Final = 3
"""Paragraphs that begin with a clock time, of a schedule."""
"""Words of "and evening", behind which a noun stands."""
_LONG_AGO: Final = timedelta(days=21)
_EVENTFUL: Final = (
    roles.SCHEDULE | roles.BEGIN | roles.END | roles.HOLD | roles.MOVE | roles.CANCEL | roles.INVITE
)


def is_habit(scene: Scene, is_row: bool) -> bool:
    """Whether something is told that is so on any day: "usually at 6 am", "is served from 12 to 2"."""
    if scene.mention.rrule:
        return _is_past_habit(scene, is_row) or _is_closing_day(scene)
    words = scene.sentence.words[scene.clause.start : scene.clause.end]
    frequency = scene.words.sets["words.frequency"]
    told = not frequency.isdisjoint(scene.sentence.low.present)
    promised = promised_from(scene) if told else 0
    if told and any(
        word.low in frequency
        and index >= promised
        and not (index + 1 < len(words) and words[index + 1].bits & roles.SCHEDULE)
        and not (index and words[index - 1].low in scene.words.sets["words.as"])  # "at 4 p.m., as always"
        for index, word in enumerate(words)
    ):
        return True
    start = scene.mention.start
    if is_row or not isinstance(start, Moment) or start.day_from.basis is not Basis.PUBLICATION:
        return False
    if any(word.bits & roles.HAPPENING for word in words):
        return False
    group = scene.verb()
    return (group is None or _is_present(scene, group)) and not (
        _heads_paragraphs(scene) or _is_of_whom(scene)
    )


def _is_of_whom(scene: Scene) -> bool:
    """Whether it only says of whom a later verb tells: "Guests *who arrive at 6* will get a drink"."""
    behind = scene.sentence.clauses[scene.clause_at + 1 : scene.clause_at + 2]
    led = scene.clause.joint is Joint.RELATIVE and behind and behind[0].joint is Joint.AND
    return bool(led) and any(group.bits & roles.MODAL for group in behind[0].groups)


def _heads_paragraphs(scene: Scene) -> bool:
    """Whether the time heads a paragraph as others do: "About 1 PM - the mayor appears on the radio."."""
    layout = scene.layout
    if scene.mention.span.start != scene.block.span.start:
        return False
    heads = (
        times[0].start == block.span.start
        for block in layout.blocks
        if (times := layout.times_in(block.span))
    )
    return sum(heads) >= _PARAGRAPHS


def _is_closing_day(scene: Scene) -> bool:
    """Whether a house tells only on which days it is closed or open: "(10 to 5, closed Mondays)"."""
    if isinstance(scene.mention.start, Moment) or any(
        part in (scene.mention.rrule or "") for part in _BOUNDS
    ):
        return False
    at = scene.at
    while at and scene.sentence.words[at - 1].bits & roles.LEAD:
        at -= 1
    group = scene.verb()
    if not at or scene.sentence.low[at - 1] not in scene.words.sets["nouns.house_states"]:
        return False
    return group is None or not group.bits & (roles.MODAL | roles.SCHEDULE)


def _is_past_habit(scene: Scene, is_row: bool) -> bool:
    """As in "The alarm went off at 5:30 every morning that year", "The museum is open daily from 10 to 6"."""
    group = scene.verb()
    if is_row or group is None:
        return False
    words = scene.sentence.words
    past = scene.words.sets["words.past"]
    verb = words[group.start : group.end]
    ahead = any(word.bits & (roles.SCHEDULE | roles.MODAL) for word in verb)  # "will be shut"
    if any(word.low in past for word in verb) and not ahead:
        return True
    open_ended = not any(part in (scene.mention.rrule or "") for part in _BOUNDS)
    clause = words[scene.clause.start : scene.clause.end]
    hours = any(word.low in scene.words.sets["nouns.hours"] for word in clause)
    return open_ended and hours and scene.mention.end is not None and bool(group.bits & roles.COPULA)


def _is_present(scene: Scene, group: Group, eventful: int = _EVENTFUL) -> bool:
    """Whether a verb tells how things are, neither what was nor what will be, and is none of the eventful."""
    if group.bits & (roles.MODAL | roles.INFINITIVE | eventful):
        return False
    words = scene.sentence.words[group.start : group.end]
    past = scene.words.sets["words.past"]
    if any(word.low in past for word in words):
        return bool(group.bits & roles.COPULA and not group.bits & roles.VERB)
    first, main = words[0], scene.sentence.words[group.main]
    if first.bits & roles.COPULA:
        return True
    return main.low.endswith(scene.words.suffixes["plural"]) or bool(main.bits & roles.BASE)


def is_weekly(scene: Scene, is_row: bool) -> bool:
    """Whether days of any week are told: "The theme for Monday to Wednesday is drawn by lot"."""
    said, group = scene.mention.mention.said, scene.verb()
    if (
        is_row
        or group is None
        or scene.mention.rrule
        or not isinstance(said, Range)
        or said.relation != "range"
    ):
        return False
    if not all(
        isinstance(day, Weekday) and not day.which and day.week is None for day in (said.start, said.end)
    ):
        return False
    if _defines(scene):
        return True
    # "the topic for Monday to Wednesday is drawn in a ballot": what is so then is told before the verb
    end = group.start if scene.at < group.start else scene.clause.end
    words = scene.sentence.words[scene.clause.start : end]
    eventful = _EVENTFUL & ~(roles.SCHEDULE | roles.HOLD)
    return not any(word.bits & roles.HAPPENING for word in words) and _is_present(scene, group, eventful)


def _defines(scene: Scene) -> bool:
    """Whether a sentence says what a thing is: "An open table is a meal for all that is held on ..."."""
    words, group = scene.sentence.words, scene.sentence.groups[0]
    if group.end >= scene.at or not (group.bits & roles.COPULA and words[0].bits & roles.INDEFINITE):
        return False
    past = scene.words.sets["words.past"]
    told = any(word.low in past or word.bits & roles.MODAL for word in words[group.start : group.end])
    return not told and bool(words[group.end].bits & roles.INDEFINITE)


def is_reference(scene: Scene, is_row: bool) -> bool:
    """Whether an old day stands alone in brackets, as in lists of literature: "Smith, J. (12 May 2014)."."""
    del is_row
    start, published = scene.mention.start, scene.document.published
    text, span = scene.document.text, scene.mention.span
    if not isinstance(start, AllDay) or published is None or published.at.date() - start.first < _LONG_AGO:
        return False
    return text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"


def is_elapsed(scene: Scene, is_row: bool) -> bool:
    """Whether the words only say how long ago a page was changed: "3 hours ago 2,577 views"."""
    del is_row
    said = scene.mention.mention.said
    if scene.mention.mention.rule != "ago" or (isinstance(said, Shift) and said.sign > 0):
        return False
    if not scene.sentence.groups:
        return True
    text, span = scene.document.text, scene.mention.span
    before = text[max(scene.block.span.start, span.start - _LINE) : span.start].rpartition("\n")[2]
    line = text[span.end : span.end + _LINE].partition("\n")[0].strip()
    counts = line[:1].isdigit() or not line[:1].isalnum()
    short = len(line.split()) <= _REMARK and not line.endswith(".")
    return not before.strip() and counts and bool(line) and short


def is_forecast(scene: Scene, is_row: bool) -> bool:
    """Whether ordinary weather is told of a day; warnings and watches are happenings."""
    del is_row
    start = scene.mention.start
    if isinstance(start, AllDay):
        if scene.mention.relation is not Relation.AT:
            return False
    elif any(map(str.isdigit, scene.mention.span.of(scene.document.text))):
        return False  # "Snow from 3 p.m." is a forecast with a window
    words, sets = scene.sentence.words[scene.clause.start : scene.clause.end], scene.words.sets
    if sets["nouns.weather"].isdisjoint(scene.sentence.low.present):
        return False
    told = takewhile(lambda word: word.low not in sets["nouns.causes"], words)
    return any(word.low in sets["nouns.weather"] for word in told) and not any(
        word.bits & roles.HAPPENING or word.low in sets["nouns.in_force"] for word in words
    )


def is_absence(scene: Scene, is_row: bool) -> bool:
    """Whether only somebody's absence or spare time is told: "I can't do Wednesday"."""
    low = scene.sentence.low
    start, end = (0, len(low)) if is_row else (scene.clause.start, scene.clause.end)
    found = scene.words.phrases["nouns.absence"].first_in(low, start, end)
    if found is None or leave_of(scene):
        return False
    open_condition = low[0] in scene.words.sets["words.open_conditions"]
    return not (open_condition and "," in low[found[1] : scene.at])  # "If you can't make it, there's another"


def is_rule(scene: Scene, is_row: bool) -> bool:
    """Whether an hour of no day only describes a rule: "plans for a 10pm curfew on pubs"."""
    start, words, at = scene.mention.start, scene.sentence.words, scene.at
    if is_row or not isinstance(start, Moment) or start.day_from.basis is Basis.STATED:
        return False
    behind = words[at + 1] if at + 1 < len(words) else None
    determined = at > 0 and words[at - 1].bits & roles.DETERMINER
    return bool(determined) and behind is not None and behind.low in scene.words.sets["nouns.rules"]


def is_figurative(scene: Scene, is_row: bool) -> bool:
    """Whether a day stands for times to come: "a better tomorrow"."""
    words, index = scene.sentence.words, scene.at
    start = scene.mention.start
    if is_row or not isinstance(start, AllDay) or start.day_from.basis is not Basis.STATED:
        return False
    if not isinstance(scene.mention.mention.said, DayOffset) or index < len("ab"):
        return False
    adjective, article = words[index - 1], words[index - len("ab")]
    small = roles.FUNCTION | roles.LEAD | roles.ADVERB | roles.VERB
    return is_word(adjective) and not adjective.bits & small and bool(article.bits & roles.INDEFINITE)


def is_holiday_name(scene: Scene, is_row: bool) -> bool:
    """Whether a holiday only describes what is told of another day: "Easter Fayre", "the Christmas sales"."""
    if scene.mention.mention.rule != "holiday":
        return False
    text, span = scene.document.text, scene.mention.span
    match = _WRITTEN_WORD.match(text, span.end)
    if match is None or span.of(text).lower().split()[-1] in scene.words.sets["nouns.day"]:
        return False
    words, index = scene.sentence.words, scene.at
    behind = words[index + 1] if index + 1 < len(words) else None
    if behind is None or behind.bits & (roles.FUNCTION | roles.LEAD | roles.ADVERB | roles.MARK | roles.TIME):
        return False
    verbal = (
        behind.bits & (roles.FINITE | roles.PARTICIPLE | roles.GERUND) and not behind.bits & roles.HAPPENING
    )
    return not verbal or is_row
