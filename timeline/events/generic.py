"""Hours of whoever it may be: "Workers who start before 6 a.m. sleep less", "longer when starting at 9"."""

from __future__ import annotations

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.model.text import BlockKind
from timeline.model.when import Basis, Moment


def is_generic(scene: Scene, is_row: bool) -> bool:
    """Whether a clock time of no day tells what people do on any day, and nothing is planned for them."""
    start = scene.mention.start
    if (
        scene.block.kind is not BlockKind.PARAGRAPH
        or not isinstance(start, Moment)
        or start.day_from.basis is Basis.STATED
    ):
        return False
    groups, words = scene.sentence.groups, scene.sentence.words
    if words[0].bits & roles.BASE:
        return False
    verbs = (word for group in groups for word in words[group.start : group.end])
    emphatic = scene.words.sets["words.emphatic"]  # "do better"
    if any(word.bits & roles.MODAL and word.low not in emphatic for word in verbs):
        return False  # "Guests who arrive at 6 p.m. will get a drink"
    return _of_whoever(scene) or (not is_row and _of_occasions(scene))


def _of_whoever(scene: Scene) -> bool:
    """As in "Drivers who leave home before 7 a.m.": a plural without an article, and the present."""
    words, at = scene.sentence.words, scene.at
    relative = next((index for index in range(at - 1, 0, -1) if words[index].bits & roles.RELATIVE), 0)
    if not relative or not _is_bare_plural(scene, relative - 1):
        return False
    return bool(words[relative + 1].bits & roles.BASE)


def _is_bare_plural(scene: Scene, index: int) -> bool:
    words = scene.sentence.words
    word, before = words[index], words[index - 1].bits if index else 0
    known = word.low in scene.words.sets["words.anybody"]
    many = word.low.endswith(scene.words.suffixes["plural"]) and not word.bits & roles.MARK
    alone = not index or before & (roles.PREPOSITION | roles.CONJUNCTION | roles.MARK | roles.SUBORDINATOR)
    return (known or many) and bool(alone)


def _of_occasions(scene: Scene) -> bool:
    """As in "slept longer when starting school at 9 a.m.": whenever they do so."""
    words, sets = scene.sentence.words, scene.words.sets
    group = next((each for each in reversed(scene.sentence.groups) if each.end <= scene.at), None)
    if group is None or not group.start or not words[group.start].bits & roles.GERUND:
        return False
    told = any(each.finite for each in scene.sentence.groups if each.end <= group.start)
    return told and words[group.start - 1].low in sets["words.occasions"]
