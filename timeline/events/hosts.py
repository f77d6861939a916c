"""Who holds a happening that a verb has for its object: "Acme will host a call on Monday"."""

from __future__ import annotations

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.subject import subject_of
from timeline.events.tokens import Word, is_word
from timeline.events.verbs import Group


def is_object(scene: Scene, group: Group, head: int) -> bool:
    """Whether a happening behind a verb is its object: not "has a full squad for Friday's *match*"."""
    small = roles.LEAD | roles.PREPOSITION | roles.DETERMINER | roles.ADVERB
    between = scene.sentence.words[group.end : scene.at] if scene.at < head else ()
    return group.end <= head and all(word.bits & small for word in between if is_word(word))


def has_other_object(scene: Scene, group: Group, head: int) -> bool:
    """Whether a verb acts on a name, not on a happening: "will visit *Ankara* on Monday for talks"."""
    between = scene.sentence.words[group.end : scene.at] if group.end <= scene.at < head else ()
    return any(word.bits & roles.NAME and not word.bits & (roles.TIME | roles.FUNCTION) for word in between)


def host_of(scene: Scene, group: Group) -> list[Word]:
    """The short name of who holds the happening."""
    subject = subject_of(scene.sentence, scene.clause_at, group, scene.words)
    names = [word for word in subject if word.bits & roles.NAME]
    if len(subject) == 1 and subject[0].low in scene.words.sets["nouns.holders"]:
        return []  # "Executives will hold a call"
    return subject if subject and len(subject) <= len("abc") and len(names) == len(subject) else []
