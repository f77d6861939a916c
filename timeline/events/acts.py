"""Acts that give something its slot: "A judge on Monday *scheduled* a hearing for Dec. 3"."""

from __future__ import annotations

from typing import Final, NamedTuple

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import Word, is_word
from timeline.events.wording import MOST_WORDS, fit, trim, without_times, written
from timeline.model.when import AllDay

_PASSIVE: Final = roles.COPULA | roles.MODAL | roles.INFINITIVE
_SMALL: Final = roles.TIME | roles.LEAD | roles.ADVERB
_OBJECT: Final = 9
"""Words of what gets the slot at most."""


class _Act(NamedTuple):
    verb: int
    """Number of the verb in its sentence."""
    slot: int
    """Number of the time that it gives."""


def is_day_of_act(scene: Scene, is_row: bool) -> bool:
    """Whether something only got its slot on that day: "on Monday scheduled a hearing for Dec. 3"."""
    if is_row or not isinstance(scene.mention.start, AllDay):
        return False
    if _was_given(scene):
        return True
    act = _act_of(scene)
    if act is None or act.slot == scene.at or _is_led(scene, scene.at):
        return False
    owned = scene.sentence.words[scene.at].end > scene.mention.span.end  # "on Friday's agenda"
    return not owned and (scene.at < act.verb or scene.at > act.slot or scene.at == act.verb + 1)


def _was_given(scene: Scene) -> bool:
    """Whether a slot was given on that day, told of what gets it: "A hearing was set Monday for April 6"."""
    group, words, at = scene.verb(), scene.sentence.words, scene.at
    if group is None or group.end > at or words[group.main].low not in scene.words.sets["setters.acts"]:
        return False
    if not group.bits & roles.COPULA or group.bits & roles.MODAL or at + 2 >= len(words):
        return False
    led = all(word.bits & roles.LEAD for word in words[group.end : at]) and not _is_led(scene, at)
    return led and bool(words[at + 2].bits & roles.TIME) and _is_led(scene, at + 2)


def what_gets_slot(scene: Scene) -> str:
    """What the act gives the time to: "called a *snap election* for Sept. 20"; empty where nothing does."""
    act = _act_of(scene)
    if act is None or act.slot != scene.at:
        return ""
    words, sets = scene.sentence.words, scene.words.sets
    thing = list(words[act.verb + 1 : act.slot - 1])
    if len(thing) > 1 and thing[-1].low in sets["setters.slots"]:
        thing.pop()  # "set a trial date of Oct. 5"
    if not any(word.bits & roles.HAPPENING for word in thing):
        return ""
    kept = fit(trim(without_times(thing), scene.words), MOST_WORDS, scene.words)
    return written(scene.document.text, kept, scene.words)


def as_planned(scene: Scene, title: str) -> str:
    """The title of what was agreed to, without that it was: "Ministers *to reconvene*"."""
    sets, words = scene.words.sets, scene.sentence.words
    deciding = sets["status.deciding"]
    if deciding.isdisjoint(scene.sentence.low.present):
        return title
    for index in range(scene.clause.start, scene.at):
        if words[index].low in deciding:
            to = _behind_small(words, index + 1)
            dated = any(word.bits & roles.TIME for word in words[index:to])
            if dated and to < scene.at and words[to].bits & roles.INFINITIVE:
                return title.replace(f" {words[index].low} {words[to].low} ", f" {words[to].low} ", 1)
    return title


def _act_of(scene: Scene) -> _Act | None:
    """The verb of the clause that gives a time, and that time."""
    acts, words = scene.words.sets["setters.acts"], scene.sentence.words
    if acts.isdisjoint(scene.sentence.low.present):
        return None
    for group in scene.clause.groups:
        verb = group.main
        if words[verb].low not in acts or group.bits & _PASSIVE or verb + 2 >= len(words):
            continue
        if not group.finite and not words[verb + 1].bits & roles.DETERMINER:
            continue
        if words[verb + 1].bits & roles.TIME and words[verb + 2].low in scene.words.sets["setters.ties"]:
            return _Act(verb, verb + 1)  # "fixed July 14 as the date"
        for slot in range(verb + 2, min(verb + 2 + _OBJECT, len(words))):
            if words[slot].bits & roles.TIME and (_is_led(scene, slot) or _is_inside(words, slot)):
                return _Act(verb, slot)
            if any(other.start == slot and other.finite for other in scene.sentence.groups):
                break
    return None


def _is_led(scene: Scene, at: int) -> bool:
    """Whether a time is one that something gets: "for Dec. 3", "a trial date of Oct. 5"."""
    low, sets = scene.sentence.low, scene.words.sets
    if at and low[at - 1] in sets["setters.ties"]:
        return True
    return at > 1 and low[at - 2] in sets["setters.slots"] and low[at - 1] in sets["setters.leads"]


def _is_inside(words: tuple[Word, ...], at: int) -> bool:
    """Whether a time stands before what it is of: "set a July 5 hearing"."""
    behind = words[at + 1] if at + 1 < len(words) else None
    return behind is not None and bool(
        words[at - 1].bits & roles.DETERMINER and behind.bits & roles.HAPPENING
    )


def _behind_small(words: tuple[Word, ...], at: int) -> int:
    while at < len(words) and (not is_word(words[at]) or words[at].bits & _SMALL):
        if words[at].bits & roles.INFINITIVE:
            break
        at += 1
    return min(at, len(words) - 1)


__all__ = ["as_planned", "is_day_of_act", "what_gets_slot"]
