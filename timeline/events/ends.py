"""Ends that are told after the happening: "... and ends at 5", "It ends at 5", "dep 09:40 arr 11:25"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from timeline.events import roles
from timeline.events.build import last
from timeline.events.clause import Joint
from timeline.events.layout import label_of
from timeline.events.scene import Scene
from timeline.events.subject import subject_of
from timeline.events.tokens import is_word
from timeline.events.verbs import Group
from timeline.model.event import Event
from timeline.model.text import BlockKind
from timeline.model.when import Moment, Relation, When

NEAR: Final = 600
"""Code points between a happening and a later clause that goes on about it."""
_LINK: Final = 200
"""Code points between a time and its twin, an address among them."""
_NIGHT: Final = timedelta(hours=6)
"""What ends so early in the morning is of the day before."""
_ROWS: Final = 4
"""Events among which a labelled row names the one that it ends."""
_LONGEST: Final = timedelta(days=7)
"""An end told in a later clause lies at most so far from its start."""

_SMALL: Final = roles.FUNCTION | roles.LEAD | roles.ADVERB | roles.END


def end_last(found: list[Event], scene: Scene) -> bool:
    """Give the happening told just before its end; whether there was one to be given it."""
    until = scene.mention.end or scene.mention.start
    if not found or until is None:
        return False
    index = _ended_by_name(found, scene, until)
    event = found[index]
    last = event.evidence[-1]
    if last.document != scene.document.source.name or scene.mention.span.start - last.span.end > NEAR:
        return False
    if _is_end(event, scene) or _is_of_own_row(event, scene) or _is_of_other(event, scene):
        return False
    ended = with_end(event, until)
    if ended is None or ended.end is None:
        return False
    if (
        isinstance(ended.start, datetime)
        and isinstance(ended.end, datetime)
        and ended.end - ended.start > _LONGEST
    ):
        return False
    found[index] = ended
    return True


def _ended_by_name(found: Sequence[Event], scene: Scene, until: When) -> int:
    """Which event a labelled row ends by its name: "Term starts", "Half term", then "Term ends: 17 July"."""
    words = scene.sentence.words
    if scene.block.kind is not BlockKind.ROW or scene.at < len("X:") or words[scene.at - 1].low != ":":
        return -1
    named = {
        word.low for word in words[: scene.at] if is_word(word) and not word.bits & (_SMALL | roles.TIME)
    }
    for index in range(-1, -1 - min(_ROWS, len(found)), -1):
        title = set(found[index].title.lower().split())
        begins = any(scene.words.roles.get(word, 0) & roles.BEGIN for word in title)
        if begins and named & title and with_end(found[index], until) is not None:
            return index
    return -1


def _is_end(event: Event, scene: Scene) -> bool:
    """Whether the happening is the end of another one: "Partial eclipse ends"."""
    *before, closing = event.title.lower().split() or [""]
    return bool(before) and bool(scene.words.roles.get(closing, 0) & roles.END)


def stands_alone(scene: Scene) -> bool:
    """Whether a labelled row that ends nothing names what is then: "Arrive: 08:45 at the main gate"."""
    if (
        scene.block.kind is not BlockKind.ROW
        or scene.mention.relation is not Relation.AT
        or scene.mention.end
    ):
        return False
    words = scene.sentence.words
    if (
        scene.at < len("X:")
        or words[scene.at - 1].low != ":"
        or scene.sentence.span.start != scene.block.span.start
    ):
        return False
    told = [word for word in (*words[: scene.at], *words[scene.at + 1 :]) if is_word(word)]
    return sum(not word.bits & _SMALL and not word.bits & roles.TIME for word in told) > 1


def _is_of_own_row(event: Event, scene: Scene) -> bool:
    """Whether a row names what goes on until then: "7 pm Mass" is not over with "Watching until 10 pm"."""
    if scene.block.kind is not BlockKind.ROW or scene.mention.relation is not Relation.UNTIL:
        return False
    if event.evidence[-1].span.start >= scene.block.span.start or label_of(scene.layout, scene.block_at):
        return False
    known = scene.words.sets["nouns.weak"] | set(event.title.lower().split())
    return any(
        is_word(word)
        and word.low not in known
        and (word.bits & roles.GERUND or not word.bits & (_SMALL | roles.VERB))
        for word in scene.sentence.words[: scene.at]
    )


def _is_of_other(event: Event, scene: Scene) -> bool:
    """Whether a sentence tells of something else: "A quake struck. Trains were halted until noon"."""
    group = scene.verb()
    if group is None or scene.block.kind is BlockKind.ROW or scene.mention.relation is not Relation.UNTIL:
        return False
    if event.evidence[-1].span.start >= scene.sentence.span.start:
        return False
    subject = subject_of(scene.sentence, scene.clause_at, group, scene.words)
    first = scene.sentence.words[scene.clause.start : group.start]
    if not subject or any(word.low in scene.words.sets["words.anaphors"] for word in first):
        return False
    known = scene.words.sets["nouns.weak"] | set(event.title.lower().split())
    named = any(word.bits & roles.NAME and word.start > scene.sentence.span.start for word in subject)
    return named and known.isdisjoint(word.low for word in subject)


def tells_alone(found: Sequence[Event], scene: Scene) -> bool:
    """Whether an end has a subject of its own and nothing before it to end: "Power should be back by 6"."""
    group = scene.verb()
    if found and outlasts(found[-1], scene):
        return True
    if found or group is None or not group.finite or scene.mention.relation is Relation.UNTIL:
        return False
    return bool(subject_of(scene.sentence, scene.clause_at, group, scene.words))


def adds_own(scene: Scene, group: Group) -> bool:
    """Whether it is the hour of what is added: "ends on Friday *with a press conference* at 11"."""
    words, adding = scene.sentence.words, scene.words.sets["words.with"]
    at = next((index for index in range(group.end, scene.at) if words[index].low in adding), None)
    return at is not None and any(word.bits & roles.HAPPENING for word in words[at : scene.at])


def outlasts(event: Event, scene: Scene) -> bool:
    """Whether a deed lies far back, and what it gave ends alone: "was granted in May and expires today"."""
    group, published, start = scene.verb(), scene.document.published, event.start
    if group is None or published is None:
        return False
    day = start.date() if isinstance(start, datetime) else start
    lapses = scene.sentence.words[group.main].low in scene.words.sets["words.lifted"]
    return lapses and published.at.date() - day > _LONGEST


def ends_told(found: Sequence[Event], scene: Scene) -> bool:
    """Whether a sentence of its own tells when the last happening ends: "It ends at 2 a.m. on Saturday"."""
    group = scene.verb()
    words = scene.sentence.words
    if not found or group is None or not group.finite or group.end > scene.at:
        return False
    end, event = scene.mention.start, found[-1]
    if end is None or event.end or event.rrule or not words[group.main].bits & roles.END:
        return False
    if scene.mention.span.start - event.evidence[-1].span.end > NEAR:
        return False
    if adds_own(scene, group):
        return False
    subject = [word for word in words[scene.clause.start : group.start] if is_word(word)]
    known = scene.words.sets["nouns.weak"] | set(event.title.lower().split())
    named = bool(subject) and (bool(subject[-1].bits & roles.PRONOUN) or subject[-1].low in known)
    return named and _lies_behind(event.start, last(end))


def goes_with_noun(scene: Scene) -> bool:
    """Whether a relative clause parts a verb from a noun not timed yet: "The law that ... *expires*"."""
    sentence, at = scene.sentence, scene.clause_at
    if sentence.clauses[at - 1].joint is not Joint.RELATIVE:
        return False
    if any(group.finite for group in sentence.clauses[at - 2].groups):
        return False
    return not any(word.bits & roles.TIME for word in sentence.words[: scene.clause.start])


def _lies_behind(start: datetime | date, end: datetime | date) -> bool:
    """Whether an end fits its start: later, and by a week at most."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        same = (start.tzinfo is None) == (end.tzinfo is None)
        return same and timedelta() < end - start <= _LONGEST
    days = [at.date() if isinstance(at, datetime) else at for at in (start, end)]
    return not isinstance(start, datetime) and timedelta() <= days[1] - days[0] <= _LONGEST


def repeats_end(found: Sequence[Event], scene: Scene) -> bool:
    """Whether the time tells the end of the last happening again in another zone: "(08:00 UTC)"."""
    start = scene.mention.start
    if not found or not isinstance(start, Moment) or found[-1].end != start.at:
        return False
    text, at = scene.document.text, scene.mention.span.start
    gap = text[found[-1].evidence[-1].span.end : at]
    return len(gap) <= _LINK and "\n" not in gap and gap.rstrip().endswith(("(", "[", "/"))


def with_end(event: Event, end: When) -> Event | None:
    """The event with an end that is told later; None when it cannot be its end."""
    if event.end is not None:
        return None
    until = last(end)
    if event.all_day and not isinstance(event.start, datetime):
        day = (until - _NIGHT).date() if isinstance(until, datetime) else until
        return replace(event, end=day) if day > event.start else None
    if not isinstance(until, datetime) or not isinstance(event.start, datetime):
        return None
    if (until.tzinfo is None) != (event.start.tzinfo is None) or until <= event.start:
        return None
    return replace(event, end=until)
