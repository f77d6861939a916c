"""Times that only measure or compare: "54 points from 12 March", "a few minutes earlier", "once a year"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import Word
from timeline.events.verbs import Group
from timeline.model.said import At, DayNumber, DayOffset, DayPart, Grain, Period, Shift
from timeline.model.when import AllDay, Basis, Moment, Relation

_MINUTES: Final = 3
"""Words behind a day among which "minutes" tells what the day is of."""
_COMPARED: Final = 6
"""Words before "from 12 March" among which the change is named."""
_FIGURES: Final = re.compile(r"\d\.\d\d\D+\d\.\d\d")
_SHARES: Final = "%\u2030"
"""Marks behind a share: "up 0.4 %"."""
_PLANNED: Final = roles.MODAL | roles.INFINITIVE
_NUMERALS: Final = "0123456789.,"
"""Before the unit of a price: "318p"."""


def is_whole_day(scene: Scene, is_row: bool) -> bool:
    """Whether the words only mean the day that is spoken of: "to end the day at 9,505 points"."""
    if is_row or scene.mention.relation in {Relation.BY, Relation.BEFORE}:
        return False
    said = " ".join(scene.mention.span.of(scene.document.text).lower().split())
    return said in scene.words.sets["nouns.whole_day"]


def is_later_past(scene: Scene, is_row: bool) -> bool:
    """Whether "nine weeks later" tells of what has been, and only its anchor is missing."""
    start, published = scene.mention.start, scene.document.published
    said = scene.mention.mention.said
    if is_row or published is None or start is None or not isinstance(said, Shift) or said.sign < 0:
        return False
    group = scene.verb()
    day = start.first if isinstance(start, AllDay) else start.at.date()
    if group is None or day <= published.at.date():
        return False
    return _is_past(scene, group)


def _is_past(scene: Scene, group: Group) -> bool:
    words = scene.sentence.words[group.start : group.end]
    if any(word.bits & (roles.MODAL | roles.INFINITIVE | roles.BASE | roles.GERUND) for word in words):
        return False
    past = scene.words.sets["words.past"]
    return any(
        word.low in past or (word.bits & roles.PARTICIPLE and word.bits & roles.FINITE) for word in words
    )


def is_relative_measure(scene: Scene, is_row: bool) -> bool:
    """Whether "a few minutes earlier" or "would be an hour earlier" only compares with another time."""
    del is_row
    said = scene.mention.mention.said
    if not isinstance(said, Shift) or not isinstance(scene.mention.start, Moment):
        return False
    if said.sign > 0:
        return _is_answer_of_length(scene)
    if any(number is None for number, _ in said.amount.parts):
        return True
    if scene.last_word() not in scene.words.sets["words.comparatives"]:
        return False
    group = scene.verb()
    if group is not None and scene.sentence.words[group.main].bits & roles.MOVE:
        return False  # "We are moving the 3 p.m. call an hour earlier"
    if group is None or not _is_past(scene, group):
        return group is None or not _begins_before(scene, group)
    return scene.is_ahead()  # "Last year it started an hour earlier"


def _begins_before(scene: Scene, group: Group) -> bool:
    """Whether something else begins that long before: "Kick-off is at 3. Gates open an hour earlier"."""
    words, low, main = scene.sentence.words, scene.sentence.low, scene.sentence.words[group.main]
    if main.bits & (roles.COPULA | roles.END) or not group.start or scene.at < group.end:
        return False
    if main.low in scene.words.sets["deadline.closing"]:
        return False  # "The shops close an hour earlier"
    behind = scene.words.sets["words.compare_leads"].intersection(low[scene.at + 1 : scene.at + 2])
    if behind or not scene.words.sets["status.would"].isdisjoint(low[group.start : group.end]):
        return False  # "The show starts an hour earlier than usual"
    subject = words[group.start - 1]
    if subject.bits & (roles.FUNCTION | roles.MARK | roles.TIME):
        return False
    beside = main.bits & roles.GERUND and not main.bits & roles.FINITE
    told = words[: group.start - 1] if beside or scene.before is None else scene.before.words
    if not (beside or scene.before is None or scene.before.groups):
        return False  # "Box office: Tues-Sat 11-4. The bar opens one hour before."
    return any(word.bits & roles.TIME for word in told) and not any(
        subject.low.startswith(word.low) for word in told if word.bits & roles.HAPPENING
    )


def _is_answer_of_length(scene: Scene) -> bool:
    """Whether words without a verb answer how long something lasts: "It lasts. In a minute, who knows"."""
    if scene.verb() is not None or scene.before is None:
        return False
    lasting = scene.words.sets["words.lasts"]
    words = scene.before.words
    return any(words[group.main].low in lasting for group in scene.before.groups)


def is_example(scene: Scene, is_row: bool) -> bool:
    """Whether a clock time of no day is only an example: "e.g. 9am in Oregon is 6pm in Rome"."""
    del is_row
    start = scene.mention.start
    if not isinstance(start, Moment) or start.day_from.basis is Basis.STATED:
        return False
    return scene.words.phrases["nouns.examples"].first_in(scene.sentence.low, 0, scene.at) is not None


def is_bare_frequency(scene: Scene, is_row: bool) -> bool:
    """Whether only how often is told, not when: "once a year in June", "twice a week"."""
    del is_row
    rule = scene.mention.rrule
    return (
        bool(rule)
        and isinstance(scene.mention.start, AllDay)
        and "BY" not in (rule or "").replace("BYMONTH=", "")
    )


def is_counted_night(scene: Scene, is_row: bool) -> bool:
    """Whether a number in words counts nights: "its second night of protests" is no 2nd of the month."""
    del is_row
    said = scene.mention.mention.said
    if not isinstance(said, At) or not isinstance(said.day, DayNumber) or said.part is None:
        return False
    return not any(letter.isdigit() for letter in scene.mention.span.of(scene.document.text))


def is_compared(scene: Scene, is_row: bool) -> bool:
    """Whether a measure is compared with that of another day: "an increase of 54 points from 12 March"."""
    words, index = scene.sentence.words, scene.at
    if is_row or not isinstance(scene.mention.start, AllDay) or scene.mention.end is not None:
        return False
    said = scene.mention.span.of(scene.document.text).lower().split()
    lead = words[index - 1].low if index else ""
    if not {said[0], lead} & scene.words.sets["words.compare_leads"]:
        return False
    measures = scene.words.sets["nouns.measures"]
    return any(word.low in measures for word in words[max(scene.clause.start, index - _COMPARED) : index])


def is_quote(scene: Scene, is_row: bool) -> bool:
    """Whether a price or a share is only read off then: "Oil traded at $81 a barrel at 14:30 GMT"."""
    group = scene.verb()
    if is_row or group is None:
        return False
    if not group.finite:  # "rose $2 in premarket *trading* on Tuesday"
        before = [other for other in scene.clause.groups if other.finite and other.end <= group.start]
        group = before[-1] if before else group
    words = scene.sentence.words
    if words[group.main].low not in scene.words.sets["words.gauging"] or not _is_past(scene, group):
        return False
    if group.end > scene.at and not scene.first_in_clause():
        return False
    if scene.mention.end is not None and _FIGURES.search(scene.mention.span.of(scene.document.text)):
        return True  # "rose from 8.00 to 9.50 on Friday"
    told = words[group.end : scene.at if group.end <= scene.at else scene.clause.end]
    if all(any(word.bits & role for word in told) for role in (roles.HAPPENING, roles.INDEFINITE)):
        return False  # "held a $50 dinner at 7 p.m."
    return _is_figure(scene, told)


def _is_figure(scene: Scene, told: Sequence[Word]) -> bool:
    """Whether words tell a price or a share: "$81", "318p", "2.1 per cent", "129.40 to the dollar"."""
    if not told:
        return False
    raw = scene.document.text[told[0].start : told[-1].end]
    if any(letter in _SHARES or unicodedata.category(letter) == "Sc" for letter in raw):
        return True
    units = scene.words.sets["nouns.figures"]
    counted = any(word.low[:1].isdigit() for word in told)
    return counted and any(word.low.lstrip(_NUMERALS) in units for word in told)


def is_chat(scene: Scene, is_row: bool) -> bool:
    """Whether writer and reader only speak of today or tomorrow: "we hope to see you tonight"."""
    said = scene.mention.mention.said
    day = (said.day or said.part) if isinstance(said, At) else said
    near = isinstance(day, DayOffset) or (isinstance(day, DayPart) and day.which == "this")
    limit = scene.mention.relation is not Relation.AT
    if is_row or limit or not near or not isinstance(scene.mention.start, AllDay):
        return False
    clause = scene.sentence.words[scene.clause.start : scene.clause.end]
    if any(word.bits & (roles.HAPPENING | roles.CANCEL | roles.MOVE) for word in clause):
        return False
    group = scene.verb()
    if group is not None and group.end <= scene.at:
        clause = clause[: scene.at - scene.clause.start]  # "The team met yesterday to find we had no plan"
    return any(word.low in scene.words.sets["words.speakers"] for word in clause)


def is_one_day(scene: Scene, is_row: bool) -> bool:
    """How long or from when, not when: "taken through all stages in one day", "after two hours you can"."""
    del is_row
    said = scene.mention.mention.said
    if scene.mention.mention.rule != "in_amount" or not isinstance(said, Shift):
        return False
    words = scene.mention.span.of(scene.document.text).lower().split()
    if not scene.words.sets["words.vague_counts"].isdisjoint(words):
        return True  # "in a few weeks"
    if words[0] in scene.words.sets["words.counted_from"]:
        return True
    return said.amount.parts == ((Fraction(1), Grain.DAY),)


def is_same_day(scene: Scene, is_row: bool) -> bool:
    """Whether "that day" only says again of which day is spoken: "those in the building that day"."""
    said = scene.mention.mention.said
    if is_row or not isinstance(said, Period) or said.which != "same" or said.grain is not Grain.DAY:
        return False
    if not isinstance(scene.mention.start, AllDay):
        return False
    clause = scene.sentence.words[scene.clause.start : scene.clause.end]
    return not any(word.bits & (roles.HAPPENING | roles.CANCEL | roles.MOVE) for word in clause)


def is_beside_name(scene: Scene, is_row: bool) -> bool:
    """Whether the hour only names what something comes after: "Confessions after 9.30am Mass"."""
    if is_row and scene.first_in_clause():
        return False
    if scene.mention.relation is not Relation.AFTER or not isinstance(scene.mention.start, Moment):
        return False
    words, index = scene.sentence.words, scene.at + 1
    gap = scene.document.text[scene.mention.span.end : scene.mention.span.end + 2]
    named = index < len(words) and words[index].bits & roles.HAPPENING and not words[index].bits & roles.VERB
    return bool(named) and gap[:1] == " " and gap[1:].isalnum()


def is_some_time_after(scene: Scene, is_row: bool) -> bool:
    """Whether it is only to be soon after a day: "as soon as possible after Monday"."""
    del is_row
    if scene.mention.relation is not Relation.AFTER or not isinstance(scene.mention.start, AllDay):
        return False
    words, at = scene.sentence.words, scene.at
    while at and words[at - 1].bits & roles.LEAD:
        at -= 1
    return scene.words.phrases["status.settled"].ends_at(scene.sentence.low, at)


def is_nowadays(scene: Scene, is_row: bool) -> bool:
    """Whether "today" means these days: "is still used today", "the firm today employs 300 people"."""
    said = scene.mention.mention.said
    if is_row or not isinstance(said, DayOffset) or said.days or not isinstance(scene.mention.start, AllDay):
        return False
    clause = scene.sentence.words[scene.clause.start : scene.clause.end]
    if any(word.bits & (roles.HAPPENING | roles.CANCEL | roles.MOVE | roles.SCHEDULE) for word in clause):
        return False
    return any(word.low in scene.words.sets["words.still"] for word in clause) or _is_state(scene)


def _is_state(scene: Scene) -> bool:
    """Whether the verb tells how things are: "the firm employs 300", "the town has 4,000 people"."""
    group, words, sets = scene.verb(), scene.sentence.words, scene.words.sets
    if group is None or any(word.bits & _PLANNED for word in words[group.start : group.end]):
        return False
    behind = words[group.end].low if group.end < len(words) else ""
    owns = words[group.end - 1].low in sets["words.having"] and behind[:1].isdigit()
    return owns or words[group.main].low in sets["words.stative"]


def is_of_minutes(scene: Scene, index: int) -> bool:
    """Whether a day only tells which minutes are meant: "Minutes: 9 February", "the 9 February minutes"."""
    words, start = scene.sentence.words, scene.mention.start
    minutes = scene.words.sets["nouns.minutes"]
    if not isinstance(start, AllDay):
        return False
    while index > 0 and words[index - 1].bits & roles.MARK and words[index - 1].low not in {";", "|", "."}:
        index -= 1
    behind = words[scene.at + 1 : scene.at + 1 + _MINUTES]
    return (index > 0 and words[index - 1].low in minutes) or any(
        word.low in minutes and not any(other.bits & roles.MARK for other in behind[:number])
        for number, word in enumerate(behind)
    )
