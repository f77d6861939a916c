"""Days picked for something: "picked Sept. 30 *for a hearing*", "is targeting 6 a.m. *for liftoff*"."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.acts import what_gets_slot
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.events.wording import MOST_WORDS, fit, trim, without_times, written

_SLOT: Final = 4
"""Words behind which "date" stands at most: "as the new date for the vote"."""


def set_for(scene: Scene) -> str:
    """What the time is picked for, which is what happens then; empty where the verb picks no time."""
    group, sets = scene.verb(), scene.words.sets
    if given := what_gets_slot(scene):
        return given
    if group is None or group.end > scene.at:
        return ""
    words = scene.sentence.words
    main, leads = words[group.main], sets["setters.leads"]
    verb = [main.low, *(word.low for word in words[group.end : scene.at] if is_word(word))]
    picked = any(
        " ".join(verb[:end]) in sets["setters.verbs"] and leads.issuperset(verb[end:]) for end in (1, 2)
    )
    passive = group.bits & roles.COPULA and not main.bits & roles.GERUND
    if not picked or (passive and main.bits & roles.PARTICIPLE):
        return ""
    at = scene.at + 1
    while at < len(words) and (words[at].bits & roles.TIME or words[at].low == ","):
        at += 1
    if at >= len(words) or words[at].low not in sets["setters.ties"]:
        return ""
    behind = words[at + 1 : scene.clause.end]
    slot = next(
        (index for index, word in enumerate(behind[:_SLOT]) if word.low in sets["setters.slots"]), None
    )
    if slot is not None:
        behind = behind[slot + 2 :]  # "as the date *for* the vote"
    named = []
    for word in behind:
        if word.low in {",", ";", ":"} or word.bits & (roles.SUBORDINATOR | roles.RELATIVE):
            break
        named.append(word)
    kept = fit(trim(without_times(named), scene.words), MOST_WORDS, scene.words)
    return written(scene.document.text, kept, scene.words)
