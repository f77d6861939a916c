"""Is it sure? Status as the clause of the time tells it, never by comparing clocks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from timeline.events import roles
from timeline.events.clause import Joint
from timeline.events.denied import begins_then, is_no_earlier
from timeline.events.eitheror import is_one_of_two
from timeline.events.given_up import is_called_off_around, is_off_before
from timeline.events.marks import is_marked_off
from timeline.events.permitted import is_permitted
from timeline.events.predicate import is_alternative, suits
from timeline.events.reserves import is_held_in_reserve, without_other_days
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word, lows
from timeline.events.undone import is_undoing
from timeline.events.unheld import is_skipped
from timeline.model.event import Status
from timeline.model.text import BlockKind
from timeline.model.when import Relation

_ASKED: Final = 40
"""Code points from a time to the mark of its question."""
_SLOTS: Final = frozenset({Relation.AT, Relation.UNTIL})
_LIMITS: Final = frozenset({Relation.BY, Relation.BEFORE, Relation.UNTIL})
"""On a day or to a day: "would slip to Saturday"."""
_NEAR: Final = 4
"""Words before "cancelled" among which "may" stands."""


def find_status(scene: Scene, *, is_row: bool) -> Status:
    """Confirmed, tentative or cancelled, as the words around the time say."""
    whole = scene.sentence.words if is_row else _without_more(_scope(scene), scene)
    said = without_other_days(whole, scene) if "(" in scene.sentence.low else whole
    low = lows(said) if not is_row or len(said) < len(whole) else scene.sentence.low
    phrases = scene.words.phrases
    if is_no_earlier(scene) or _is_marked_earliest(scene):
        return Status.TENTATIVE  # "will not take place before Thursday"
    off = phrases["status.cancelled"].first_in(low)
    if off is not None and (_is_of_before(said, low, off[1], scene) or _is_only_decided(said, off[0], scene)):
        off = None
    if off is not None and (_is_asked_by(off, low, scene) or _is_of_condition(said, low, off, scene)):
        off = None
    doubted = phrases["status.at_risk"].first_in(low) is not None or _is_possible(low, off, scene)
    behind = low[off[1]] if off is not None and off[1] < len(low) else ""
    given_up = behind in scene.words.sets["moved.from"]  # "(postponed from 13 October)"
    supposed = off is not None and _is_conditional(scene)
    kept = off is None or supposed or given_up or _has_new_slot(scene, said[off[0]]) or _is_blocked(scene)
    kept = kept or is_undoing(scene) or begins_then(scene)
    if is_skipped(scene) or (kept and (is_off_before(scene) or is_called_off_around(scene))):
        return Status.CANCELLED
    if not doubted and not kept and not is_pause(scene, said):
        return Status.CANCELLED
    if doubted or _tentative(said, low, scene) or _is_conditional(scene):
        return Status.TENTATIVE
    if is_row and is_marked_off(low, scene.words):
        return Status.CANCELLED
    if is_row and _row_mark(scene):
        return Status.TENTATIVE
    if is_held_in_reserve(scene):
        return Status.TENTATIVE
    offered = not is_row and suits(scene) and is_alternative(scene)
    if scene.mention.choices or _is_asked(scene) or is_one_of_two(scene) or offered:
        return Status.TENTATIVE
    return Status.CONFIRMED


def _is_marked_earliest(scene: Scene) -> bool:
    """As in "Date: NET June 24"."""
    word = scene.sentence.words[scene.at - 1] if scene.at else None
    if word is None or word.low not in scene.words.sets["status.earliest"]:
        return False
    return scene.document.text[word.start : word.end].isupper()


def _without_more(said: list[Word], scene: Scene) -> list[Word]:
    """Without what is added behind the time: "on March 30, *with a final vote expected in April*"."""
    adding = scene.words.sets["words.with"]
    for index in range(1, len(said)):
        if (
            said[index - 1].low == ","
            and said[index].low in adding
            and said[index].start > scene.mention.span.start
        ):
            return said[:index]
    return said


def _has_new_slot(scene: Scene, word: Word) -> bool:
    """Whether what was put off gets its new slot here: "The postponed match takes place on Friday"."""
    if not scene.words.phrases["status.postponed"].has(word.low):
        return False
    group = scene.verb()
    if group is None or not group.finite or group.start >= scene.at:
        return False
    words = scene.sentence.words
    start = words[group.start].start
    loses = words[group.main].bits & (roles.MOVE | roles.CANCEL)
    return word.end <= start and not loses and word.start >= words[scene.clause.start].start


def _is_asked(scene: Scene) -> bool:
    """Whether it is only asked for: "Lunch on Friday at 1?"."""
    text, sentence, row = scene.document.text, scene.sentence.span, scene.block.kind is BlockKind.ROW
    behind = text[scene.mention.span.end : sentence.end].rstrip()
    return scene.is_ahead() and not row and len(behind) <= _ASKED and behind.endswith("?")


def _is_blocked(scene: Scene) -> bool:
    """Whether it is told what cannot be done then: "the road cannot be used", "some could not log in"."""
    group, blocked = scene.verb(), scene.words.sets["status.blocked"]
    low = scene.sentence.low
    return group is not None and any(word in blocked for word in low[group.main : group.main + 2])


def _is_of_before(said: Sequence[Word], low: Sequence[str], end: int, scene: Scene) -> bool:
    """Whether an aside tells when it was off: "The gala, cancelled in 2024, returns on March 21"."""
    comma = next((index for index in range(end, len(low)) if low[index] == ","), None)
    if comma is None or said[comma].start > scene.mention.span.start:
        return False
    lately = scene.words.phrases["words.other_years"].first_in(low, end, comma) is not None
    return lately or any(word.bits & roles.TIME or word.low.isdigit() for word in said[end:comma])


def _is_only_decided(said: Sequence[Word], at: int, scene: Scene) -> bool:
    """Whether it is when somebody decides to call off another: "agreed on Friday to cancel the show".

    Likewise "At noon the board decided to cancel the show"; not "decided to cancel Friday's show".
    """
    end = scene.mention.span.end
    between = [word for word in said[:at] if word.start >= end]
    if not between or not between[-1].bits & roles.INFINITIVE:
        return False
    deciding = scene.words.sets["status.deciding"]
    if any(word.low in deciding for word in between):
        return True
    return all(word.bits & (roles.INFINITIVE | roles.SUBORDINATOR) for word in between)


def _is_conditional(scene: Scene) -> bool:
    """Whether it is so only if something else is: "If it rains, work will be done on Sunday instead"."""
    low, sets = scene.sentence.low, scene.words.sets
    if not low:
        return False
    if low[0] not in sets["words.open_conditions"]:
        return _is_supposed(scene)
    if any(word.bits & roles.AGENT for word in scene.sentence.words[1:2]):
        return False  # "Provided by volunteers, lunch is at noon"
    first = next((group for group in scene.sentence.groups if group.finite), None)
    end = low.index(",") if "," in low[: scene.at] else first.end if first is not None else 0
    verb = scene.verb()
    if not end or verb is None or verb.start < end or scene.at < end:
        return False
    condition = low[:end]
    return sets["words.readers"].isdisjoint(condition) and scene.mention.relation in _SLOTS


def _is_supposed(scene: Scene) -> bool:
    """Whether it would be so if something else is: "A runoff would be held on Oct. 6 if no one wins"."""
    low, sets, group = scene.sentence.low, scene.words.sets, scene.verb()
    if group is None or group.end > scene.at:
        return False
    would = not sets["status.would"].isdisjoint(low[group.start : group.end])
    return would and not sets["words.open_conditions"].isdisjoint(low[scene.at :])


def _is_asked_by(off: tuple[int, int], low: Sequence[str], scene: Scene) -> bool:
    """Whether only the reader may call off: "Reply CANCEL by noon", "Cancel by 6 p.m. on Friday"."""
    if scene.words.phrases["status.may_cancel"].first_in(low) is not None:
        return True
    return not off[0] and scene.mention.relation in _LIMITS and bool(_scope(scene)[0].bits & roles.BASE)


def _is_of_condition(said: Sequence[Word], low: Sequence[str], off: tuple[int, int], scene: Scene) -> bool:
    """Whether it stands in a condition before the time: "If you can't make it, come on Friday"."""
    if low[0] not in scene.words.sets["words.open_conditions"]:
        return False
    readers = not scene.words.sets["words.readers"].isdisjoint(low[: off[0]])
    return readers and any(
        word.low == "," and word.start < scene.mention.span.start for word in said[off[1] :]
    )


def _is_possible(low: Sequence[str], off: tuple[int, int] | None, scene: Scene) -> bool:
    """Whether something only may be cancelled: "could also be axed"."""
    if off is None:
        return False
    before = low[max(0, off[0] - _NEAR) : off[0]]
    return not scene.words.sets["status.possible"].isdisjoint(before)


def is_pause(scene: Scene, said: Sequence[Word]) -> bool:
    """Whether something that runs on stops for a while: "the water supply will be suspended", not a match."""
    sets = scene.words.sets
    at = next((index for index, word in enumerate(said) if word.low in sets["status.paused"]), None)
    if at is None:
        return False
    stops = roles.PREPOSITION | roles.MARK
    subject = takewhile(lambda word: not word.bits & stops, said[:at])
    thing = takewhile(lambda word: not word.bits & (stops | roles.TIME), said[at + 1 :])
    return not any(
        word.bits & roles.HAPPENING and word.low not in sets["status.running"] for word in (*subject, *thing)
    )


def _scope(scene: Scene) -> list[Word]:
    """The clause, and the words right before it that govern it ("X is expected" + "to ...")."""
    sentence = scene.sentence
    clause = scene.clause
    if not scene.clause_at or (clause.groups and not _is_reported(scene)):
        return list(sentence.words[clause.start : clause.end])
    before = sentence.clauses[scene.clause_at - 1]
    return list(sentence.words[before.start : clause.end])


def _is_reported(scene: Scene) -> bool:
    """Whether the clause hangs on a verb right before it: "we anticipate that ..."."""
    if scene.clause.joint is not Joint.SUBORDINATE:
        return False
    before = scene.sentence.clauses[scene.clause_at - 1]
    if not before.groups:
        return False
    end = before.groups[-1].end
    if end == before.end:
        return True
    said = scene.sentence.low[end - 1 : before.end]  # "it is possible that", "it is not certain that"
    found = scene.words.phrases["status.tentative"].first_in(said)
    return found is not None and found[1] == len(said)


def _tentative(said: Sequence[Word], low: Sequence[str], scene: Scene) -> bool:
    phrases = scene.words.phrases["status.tentative"]
    index = 0
    while True:
        found = phrases.first_in(low, index)
        if found is None:
            return False
        first = said[found[0]]
        # "May" with a capital is a month or a name
        month = first.bits & roles.NAME and first.bits & roles.MODAL and found[0] > 0
        was = low[found[0]] in scene.words.sets["status.able"] and not scene.is_ahead()
        denied = low[found[1] : found[1] + 1]
        month = month or (was and not scene.words.sets["words.denied"].isdisjoint(denied))
        if not (month or _is_settled(low, found[0], scene) or is_permitted(said, found[0], scene)):
            return True
        index = found[1]


def _is_settled(low: Sequence[str], index: int, scene: Scene) -> bool:
    """Whether the word is part of "as soon as possible", which makes nothing unsure."""
    phrases = scene.words.phrases["status.settled"]
    begins = range(max(0, index - len("abc")), index + 1)
    return any(at + phrases.at(low, at)[0] > index for at in begins)


def _row_mark(scene: Scene) -> bool:
    """As in "HOLD: call", "Call (t)", "Reception?"."""
    words = scene.sentence.words
    low = scene.sentence.low
    phrases = scene.words.phrases["status.tentative_rows"]
    first = next((index for index, word in enumerate(words) if is_word(word)), None)
    if first is not None and phrases.at(low, first)[0]:
        following = low[first + 1 : first + 2]
        return bool(following) and following[0] in {":", "-", "\u2013", "—", ")"}
    return "(" in low and any(
        low[index] == "("
        and index + 2 < len(low)
        and phrases.at(low, index + 1)[0] == 1
        and low[index + 2] == ")"
        for index in range(len(low))
    )
