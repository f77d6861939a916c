"""A title where no name is told: "I'll be here at 1 p.m.", "We are closed", "Please dial in at 14:20"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events import roles
from timeline.events.clause import Joint
from timeline.events.columns import is_telling
from timeline.events.predicate import exists, suits
from timeline.events.saying import Title, say
from timeline.events.scene import Scene
from timeline.events.subject import subject_of
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group
from timeline.events.wording import trim, without_times
from timeline.model.when import Basis, Moment


def last_resort(scene: Scene) -> Title:
    """What the verb and the words behind it say, where somebody will do or be something then.

    Only for what lies ahead or has a clock time: "he left on Monday" names nothing that a calendar wants.
    """
    timed = isinstance(scene.mention.start, Moment)
    if suits(scene) > 0:
        return Title(scene.words.names["agreed"] if timed else "", "slot that is agreed to")
    found = _verb_and_rest(scene)
    if not timed or len(found.text.split()) > len("ab"):
        return found
    low, offering = scene.sentence.low, scene.words.phrases["status.offering"]
    offered = offering.first_in(low, scene.clause.start, scene.clause.end) is not None
    return Title(scene.words.names["agreed"], "slot that is offered") if offered else found


def _verb_and_rest(scene: Scene) -> Title:
    """What the verb and the words behind it say."""
    group = scene.verb()
    if group is None or not _announces(scene, group):
        return Title("", "nothing named")
    words = scene.sentence.words
    verb = [word for word in words[group.start : group.end] if is_word(word)]
    while verb and verb[0].bits & (roles.AUXILIARY | roles.ADVERB | roles.INFINITIVE) and len(verb) > 1:
        verb.pop(0)
    if verb and verb[0].bits & roles.AUXILIARY and not verb[0].bits & roles.VERB:
        verb = []
    behind = without_times(_up_to_next_clause(words[group.end : scene.clause.end]))
    rest = trim(behind, scene.words)
    rest = rest if any(map(is_word, rest)) else []  # the mark of a question
    told = [*verb, *rest]
    timed = isinstance(scene.mention.start, Moment)
    if not verb and behind and any(word.bits & roles.INDEFINITE for word in behind[:1]):
        if exists(scene, group) and _is_plain(behind, timed=timed):
            return say(scene, [], "", rest, "what there is") or Title("", "nothing named")
        return Title("", "nothing named")  # "Midnight Sun is a novel"
    somewhere = roles.PREPOSITION | roles.HAPPENING | roles.PARTICIPLE
    if not verb and not timed and not any(word.bits & somewhere for word in behind):
        return Title("", "nothing named")  # "On Sunday it will be dry"
    if not is_telling(told):
        return Title("", "nothing named")
    subject = subject_of(scene.sentence, scene.clause_at, group, scene.words)
    first = [*subject, *verb] if subject else verb
    return say(scene, first, "", rest, "verb and what completes it") or Title("", "nothing named")


def _is_plain(told: Sequence[Word], *, timed: bool) -> bool:
    """Whether a noun without anything behind it is told, with its hour or as a name: "a Working Bee"."""
    words = [word for word in told if is_word(word)]
    if any(word.bits & (roles.PREPOSITION | roles.INFINITIVE | roles.RELATIVE) for word in words[1:]):
        return False  # "a way to win", "a chance of rain"
    return len(words) > 1 and (timed or bool(words[-1].bits & roles.NAME))


def _announces(scene: Scene, group: Group) -> bool:
    """Whether the verb is of what lies ahead, or an order, or tells how things will be from a day on."""
    words = scene.sentence.words[group.start : group.end]
    if any(word.bits & (roles.MODAL | roles.INFINITIVE) for word in words):
        return True
    start = scene.mention.start
    if start is None:
        return False
    day = start.at.date() if isinstance(start, Moment) else start.first
    published = scene.document.published
    stated = start.day_from.basis is Basis.STATED
    goes_on = scene.clause.joint is Joint.AND and scene.clause_at and start.day_from.basis is Basis.CARRIED
    if goes_on and isinstance(start, Moment) and words and words[0].bits & (roles.FINITE | roles.BASE):
        return True  # "meets the mayor at 11 on Friday and speaks at noon"
    present = bool(words and words[0].bits & (roles.COPULA | roles.BASE))
    past = any(word.low in scene.words.sets["words.past"] for word in words)
    return stated and present and not past and published is not None and day >= published.at.date()


def _up_to_next_clause(rest: tuple[Word, ...]) -> list[Word]:
    kept: list[Word] = []
    for word in rest:
        if kept and (word.low in {",", ";", ".", ":"} or word.bits & roles.RELATIVE):
            break
        kept.append(word)
    return kept
