"""Times that are limits: deadlines, embargoes, "in effect until", and ends of what was told before."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from timeline.events import roles
from timeline.events.clause import Joint
from timeline.events.denied import begins_then, gives_time, is_denied_before, is_until
from timeline.events.ends import goes_with_noun
from timeline.events.given_up import is_behind_aside, moves_behind
from timeline.events.issued import warning_of_bullets
from timeline.events.journeys import arrives_then
from timeline.events.layout import label_of
from timeline.events.moved import is_agent, tells_of_move
from timeline.events.scene import Scene
from timeline.events.subject import subject_of
from timeline.events.tokens import is_word
from timeline.events.wording import MOST_WORDS
from timeline.events.words import EventWords
from timeline.model.said import Shift
from timeline.model.when import Relation

_LIMITS: Final = frozenset({Relation.BY, Relation.BEFORE})


class Kind(StrEnum):
    """What a time is to its happening."""

    POINT = "point"
    DEADLINE = "deadline"
    EMBARGO = "embargo"
    EFFECT = "effect"
    """Holds from now until then."""
    END = "end"
    """Ends what was told before."""


def kind_of(scene: Scene, *, is_row: bool) -> Kind:
    """What the time is: a point at which something happens, or some limit."""
    if is_denied_before(scene) or begins_then(scene):
        return Kind.POINT
    for kind, test in _TESTS:
        if test(scene, is_row):
            return kind
    return Kind.POINT


def _has(scene: Scene, key: str, *, is_row: bool) -> tuple[int, int] | None:
    """Where a phrase of the language stands in the clause, or in the whole of a row."""
    low = scene.sentence.low
    start, end = (0, len(low)) if is_row else (scene.clause.start, scene.clause.end)
    return scene.words.phrases[key].first_in(low, start, end)


def _label_kind(scene: Scene) -> str:
    label = label_of(scene.layout, scene.block_at)
    return label.kind if label is not None and label.value.start <= scene.mention.span.start else ""


def _embargo(scene: Scene, is_row: bool) -> bool:
    found = _has(scene, "deadline.embargo", is_row=is_row)
    if found is None or found[1] > scene.at:
        return False
    return scene.sentence.low[found[1]] not in scene.words.sets["deadline.copies"]  # "an embargoed copy"


def _effect(scene: Scene, is_row: bool) -> bool:
    if not is_until(scene) or _goes_on_before(scene):
        return False
    told = _has(scene, "deadline.effect", is_row=is_row) is not None or _label_kind(scene) == "when"
    return told or puts_in_force(scene) or bool(warning_of_bullets(scene))


def puts_in_force(scene: Scene) -> bool:
    """Whether what is issued holds for the time behind: "declared a snow emergency until Friday"."""
    group, sets, words = scene.verb(), scene.words.sets, scene.sentence.words
    if group is None or group.end > scene.at or not words[group.main].bits & (roles.ISSUE | roles.REPORT):
        return False
    held = sets["nouns.warnings"] | sets["nouns.in_force"]
    return any(word.low in held for word in words[scene.clause.start : scene.at])


def _goes_on_before(scene: Scene) -> bool:
    """Whether a pronoun stands for what holds until then: "Schools closed. *They* will stay closed until"."""
    group = next(iter(scene.clause.groups), None)
    if group is None or group.start > scene.at:
        return False
    before = scene.sentence.words[scene.clause.start : group.start]
    subject = [word.low for word in before if is_word(word)]
    return len(subject) == 1 and subject[0] in scene.words.sets["words.anaphors"]


def _open_until(scene: Scene, is_row: bool) -> bool:
    """As in "entries are accepted until Friday", not "unavailable until Friday"."""
    if not is_until(scene) or _has(scene, "deadline.negation", is_row=is_row) is not None:
        return False
    if gives_time(scene):
        return True
    if scene.at and scene.sentence.low[scene.at - 1] in scene.words.sets["deadline.granted"]:
        return True  # "residents have until Friday to appeal"
    return _has(scene, "deadline.until", is_row=is_row) is not None


def _until(scene: Scene, _row: bool) -> bool:
    """An end, unless it is a new slot: "put off the vote, which was due on Friday, until Monday"."""
    if is_until(scene):
        return not (tells_of_move(scene) and is_behind_aside(scene))
    return _label_kind(scene) == "end"


def _labelled(scene: Scene, _row: bool) -> bool:
    return _label_kind(scene) == "deadline"


def _worded(scene: Scene, is_row: bool) -> bool:
    found = _has(scene, "deadline.words", is_row=is_row)
    if found is None or _goes_on(scene, found) or _schedules(scene, found) or _is_apart(scene, found[0]):
        return False
    following = scene.sentence.low[found[1] : found[1] + 1]
    return scene.words.sets["words.conditions"].isdisjoint(following)  # "please RSVP if coming"


def _is_apart(scene: Scene, at: int) -> bool:
    """Whether a word stands in a bracket of its own: "Lecture (3 May, 6 p.m.) (RSVP required)"."""
    low = scene.sentence.low
    opened = max((index for index in range(at) if low[index] == "("), default=-1)
    return opened > scene.at and ")" not in low[opened:at]


def _closes(scene: Scene, is_row: bool) -> bool:
    """As in "registration closes at 5": the end of what is open to entries, not of an exhibition."""
    low, sets = scene.sentence.low, scene.words.sets
    if sets["deadline.closing"].isdisjoint(low.present):
        return False
    start, end = (0, len(low)) if is_row else (scene.clause.start, scene.clause.end)
    at = next((index for index in range(start, end) if low[index] in sets["deadline.closing"]), None)
    if at is None:
        return False
    group = scene.verb()
    subject = () if group is None else subject_of(scene.sentence, scene.clause_at, group, scene.words)
    closed = sets["deadline.closed"]
    return any(word in closed for word in low[start:at]) or any(word.low in closed for word in subject)


def _is_hoped(scene: Scene) -> bool:
    """As in "expected to reopen by noon", "repairs should be finished by 6": nobody has to do it by then."""
    low, sets = scene.sentence.low[scene.clause.start : scene.at], scene.words.sets
    if not sets["deadline.completions"].isdisjoint(low):
        return True
    if sets["deadline.completed"].isdisjoint(low):
        return False
    at = next((index for index, word in enumerate(low) if word in sets["deadline.completed"]), 0)
    return any(word in sets["deadline.works"] for word in low[:at])


def _schedules(scene: Scene, found: tuple[int, int]) -> bool:
    """As in "a call is due at 3": a happening is due as it is scheduled, only papers are due as a limit."""
    words = scene.sentence.words
    if not words[found[0]].bits & roles.SCHEDULE or scene.mention.relation in _LIMITS:
        return False
    if moves_behind(scene):
        return True  # "the decision, due on Thursday at noon, was moved to Friday"
    behind = words[found[1] : found[1] + 2]
    if (
        len(behind) > 1
        and behind[0].bits & roles.PREPOSITION
        and not any(w.bits & roles.TIME for w in behind)
    ):
        return True  # "due in court", "due back at the harbour"
    if behind and behind[0].low in scene.words.sets["words.particles"] and not behind[0].bits & roles.LEAD:
        return True  # "the album is due out February 26"
    subject, sets = words[scene.clause.start : found[0]], scene.words.sets
    outcomes, papers = sets["deadline.outcomes"], sets["nouns.papers"]
    plain = all(word.bits & roles.LEAD for word in words[found[0] + 1 : found[1]])
    alone = found[1] - found[0] == 1
    return any(
        (word.bits & roles.HAPPENING and (alone or (plain and word.low not in papers)))
        or word.low in outcomes
        for word in subject
    )


def _counts_back(scene: Scene, _row: bool) -> bool:
    """As in "at least 24 hours before the meeting", "must register two days before the race"."""
    said = scene.mention.mention.said
    if (
        not isinstance(said, Shift)
        or said.sign > 0
        or scene.last_word() in scene.words.sets["words.comparatives"]
    ):
        return False
    group = scene.verb()
    words = scene.sentence.words
    verb = () if group is None else words[group.start : group.end]
    ordering = scene.words.sets["deadline.ordering"]
    ordered = any(word.bits & roles.MODAL for word in verb) and any(word.low in ordering for word in verb)
    return said.amount.mod in {"EQUAL_OR_MORE", "MORE_THAN"} or ordered


def _by(scene: Scene, _row: bool) -> bool:
    """A deadline, unless it is told of the past: "she had landed by 9"."""
    if scene.mention.relation not in _LIMITS or _is_hoped(scene) or is_agent(scene):
        return False
    group = scene.verb()
    if group is None or not group.finite:
        return True
    words = scene.sentence.words[group.start : group.end]
    ahead = any(word.bits & (roles.MODAL | roles.INFINITIVE | roles.BASE) for word in words)
    told = scene.words.sets["words.past"]
    if any(word.low.partition(" ")[0] in told for word in words) and not any(
        word.bits & roles.MODAL for word in words
    ):
        return False
    present = any(word.bits & roles.COPULA for word in words)
    if ahead or present:
        return True
    past = any(word.bits & roles.FINITE and word.bits & roles.PARTICIPLE for word in words)
    return not past


def _goes_on(scene: Scene, found: tuple[int, int]) -> bool:
    """Whether the word is "due" in "due to begin"."""
    words = scene.sentence.words
    return found[1] < len(words) and bool(words[found[1]].bits & roles.INFINITIVE)


def _is_back(scene: Scene, _row: bool) -> bool:
    """As in "back by 4 p.m.": the end of an outing, no limit."""
    if not scene.at:
        return False
    if _told_as_end(scene):
        return True
    if scene.mention.relation not in _LIMITS:
        return False
    group = scene.verb()
    if scene.clause.joint is Joint.RELATIVE and group is not None:
        return bool(scene.sentence.words[group.main].bits & roles.END)  # ", which should finish by 2"
    return scene.sentence.words[scene.at - 1].low in scene.words.sets["words.back"]


def _told_as_end(scene: Scene) -> bool:
    """Whether the sentence opens with the label of an end: "Expected end: March 15, 02:00"."""
    low = scene.sentence.low[: scene.at]
    if ":" not in low:
        return False
    name = " ".join(low[: low.index(":")])
    return scene.words.labels.get(name) == "end" and name not in scene.words.sets["labels.states"]


def _ends_it(scene: Scene, _row: bool) -> bool:
    """Whether the verb says that something is over then, and the clause has no subject of its own."""
    group = scene.verb()
    if group is None or group.end > scene.at or not scene.sentence.words[group.main].bits & roles.END:
        return False
    return group.start == scene.clause.start and scene.clause_at > 0 and not goes_with_noun(scene)


def _undoes(scene: Scene, _row: bool) -> bool:
    """As in "the pass closes at 6, reopening at 9": what was told in the sentence before is then over."""
    words, at = scene.sentence.words, scene.at - 1
    while at > 0 and words[at].bits & roles.LEAD:
        at -= 1
    if (
        at <= 0
        or words[at].low not in scene.words.sets["words.undoing"]
        or not words[at - 1].bits & roles.MARK
    ):
        return False
    return any(word.bits & roles.TIME for word in words[:at])


def deadline_title(title: str, words: EventWords, kind: Kind) -> str:
    """The title of a deadline or an embargo."""
    if kind is Kind.EMBARGO:
        return words.names["embargo"]
    name = words.names["deadline"]
    if name.lower() in title.lower():
        return title
    return " ".join([f"{name}:", *title.split()[: MOST_WORDS - 1]])


_TESTS: Final[tuple[tuple[Kind, Callable[[Scene, bool], bool]], ...]] = (
    (Kind.END, arrives_then),
    (Kind.EMBARGO, _embargo),
    (Kind.EFFECT, _effect),
    (Kind.DEADLINE, _open_until),
    (Kind.END, _until),
    (Kind.END, _is_back),
    (Kind.END, _undoes),
    (Kind.DEADLINE, _labelled),
    (Kind.DEADLINE, _by),
    (Kind.DEADLINE, _counts_back),
    (Kind.DEADLINE, _worded),
    (Kind.DEADLINE, _closes),
    (Kind.END, _ends_it),
)
"""In this order; the first that holds decides."""
