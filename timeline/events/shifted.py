"""What moves by an amount: "Saturday's show has been put back by an hour", "It was delayed by a week"."""

from __future__ import annotations

from typing import Final

from timeline.events import roles
from timeline.events.counted import add_counted, amount_of, at_distance
from timeline.events.ends import NEAR
from timeline.events.moved import moving_verb
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.events.verbs import Group
from timeline.model.event import Event, Status
from timeline.model.values import replace

_SMALL: Final = roles.ADVERB | roles.CONJUNCTION | roles.MARK | roles.DETERMINER
_MOST: Final = 4
"""Events told before among which is the one that moves."""


def count(found: list[Event], scene: Scene) -> None:
    """What an amount of time tells of what was told before it: its new slot, or a limit counted back from it.

    Args:
        found: the events told before.
        scene: the amount where it stands.
    """
    if not _shift(found, scene):
        add_counted(found, scene)


def _shift(found: list[Event], scene: Scene) -> bool:
    """Give what was told before its new slot, where a clause moves it by an amount.

    Args:
        found: the events told before; the one that moves is changed in place, and given up where the
            amount is not known well enough for a new slot.
        scene: the amount where it stands.

    Returns:
        whether something moved.
    """
    amount, verb = amount_of(scene.mention), moving_verb(scene)
    if amount is None or verb is None or not found or not _is_by(scene, verb):
        return False
    sign = _side(scene)
    at = _moved(found, scene, verb) if sign else None
    if at is None:
        return False
    event = found[at]
    start = None if amount.mod else at_distance(event.start, amount, sign)
    if start is None:  # "by at least two days", "by some weeks"
        found[at] = replace(event, status=Status.CANCELLED)
        return True
    end = None if event.end is None else at_distance(event.end, amount, sign)
    title = _without(event.title, scene)
    found[at] = replace(
        event, title=title, start=start, end=end, status=Status.CONFIRMED, moved_from=event.start
    )
    return True


def _is_by(scene: Scene, verb: Group) -> bool:
    """Whether it is the amount of the move, with no other slot: "delayed *by* a week", "put back a week"."""
    words = scene.sentence.words
    if verb.end > scene.at or any(word.bits & roles.TIME for word in words[scene.at : scene.clause.end]):
        return False
    led = scene.sentence.low[scene.at - 1] in scene.words.sets["moved.by"]
    return led or verb.end == scene.at or _side_behind(scene) != 0


def _side(scene: Scene) -> int:
    """1 where it is later than it was, -1 where it is earlier, 0 where nothing tells."""
    low, phrases = scene.sentence.low, scene.words.phrases
    if behind := _side_behind(scene):
        return behind
    for key, sign in (("moved.sooner", -1), ("moved.later", 1)):
        if phrases[key].first_in(low, scene.clause.start, scene.at) is not None:
            return sign
    return 0


def _side_behind(scene: Scene) -> int:
    """The same by the word behind the amount: "moved an hour *later*"."""
    sets, words = scene.words.sets, scene.sentence.words
    end = scene.mention.span.end
    behind = next((word.low for word in words[scene.at :] if word.start >= end), "")
    return 1 if behind in sets["moved.after"] else -1 if behind in sets["moved.before"] else 0


def _moved(found: list[Event], scene: Scene, verb: Group) -> int | None:
    """Number of the event that moves: the one of the sentence, else what "it" stands for."""
    here, words = scene.sentence.span, scene.sentence.words
    passive = any(word.bits & roles.COPULA for word in words[verb.start : verb.main])
    moves = here.start if passive else words[verb.start].start
    for at in range(len(found) - 1, max(-1, len(found) - 1 - _MOST), -1):
        event, told = found[at], found[at].evidence[0].span
        if here.start <= told.start < scene.mention.span.start:
            if event.status is Status.CANCELLED or told.start >= moves:
                return at
        elif here.start - told.end > NEAR:
            return None
        else:
            return at if _is_meant(event, scene, verb) else None
    return None


def _is_meant(event: Event, scene: Scene, verb: Group) -> bool:
    """Whether a clause moves an event told before: "it has been", "we have moved it", "the show was"."""
    words, neuter = scene.sentence.words, scene.words.sets["words.neuter"]
    if words[verb.end].low in neuter:
        return True
    subject = [
        word for word in words[scene.clause.start : verb.start] if is_word(word) and not word.bits & _SMALL
    ]
    subject = subject or [word for word in words[scene.clause.start : verb.start] if word.low in neuter]
    title = event.title.lower().split()
    return bool(subject) and all(word.low in neuter or word.low in title for word in subject)


def _without(title: str, scene: Scene) -> str:
    """A title without the amount at its end: "Launch by two days"."""
    quote = scene.mention.span.of(scene.document.text)
    if not title.lower().endswith(quote.lower()):
        return title
    kept = title[: -len(quote)].rstrip().split()
    return " ".join(kept[:-1] if kept[-1:] and kept[-1].lower() in scene.words.sets["moved.by"] else kept)
