"""Titles of limits: what is to be done by a time, what holds until one."""

from __future__ import annotations

from timeline.events import roles
from timeline.events.layout import label_of
from timeline.events.naming import title_of
from timeline.events.notice import labelled_title
from timeline.events.prose import prose_title
from timeline.events.saying import Title, verb_words
from timeline.events.scene import Scene
from timeline.events.tokens import is_word
from timeline.events.wording import MOST_WORDS, finish, fit, without_times, written


def verb_title(scene: Scene) -> Title:
    """The verb alone, for limits: "Please register by Friday"."""
    group = scene.verb()
    if group is None:
        return Title("", "nothing named")
    behind = scene.sentence.words[group.end : scene.at]
    if behind and behind[0].low in scene.words.sets["deadline.wishes"]:
        asked = fit(behind[1:], MOST_WORDS, scene.words)
        return Title(written(scene.document.text, asked, scene.words), "what is asked for")
    return Title(finish(verb_words(scene, group), scene.words), "verb of the limit")


def limit_title(scene: Scene) -> Title:
    """The title of a limit: what the reader is asked to do, or what it is the limit of."""
    asked = _asked(scene)
    title = asked if asked.text else title_of((), scene, is_row=False, alone=True)
    return title if title.text else verb_title(scene)


def _asked(scene: Scene) -> Title:
    """What is asked for in so many words: "Please vote in the poll by Friday"."""
    group, words = scene.verb(), scene.sentence.words
    if group is None or group.main >= scene.at or not words[group.main].bits & roles.BASE:
        return Title("", "")
    polite = scene.words.sets["words.polite"]
    before = [word for word in words[scene.clause.start : group.main] if is_word(word)]
    if any(word.low not in polite for word in before):
        return Title("", "")
    kept = fit(without_times(list(words[group.main : scene.at])), MOST_WORDS, scene.words)
    return Title(finish(written(scene.document.text, kept, scene.words), scene.words), "what is asked for")


def effect_title(scene: Scene) -> Title:
    """What holds until a time: the words before "in effect until"."""
    words = scene.sentence.words
    low = scene.sentence.low
    found = scene.words.phrases["deadline.effect"].first_in(low, 0, scene.at)
    label = label_of(scene.layout, scene.block_at)
    if found is None and label is None:
        return prose_title(scene)  # "issued a boil water notice until Friday"
    start = scene.clause.start if found is None or found[0] > scene.clause.start else 0
    chosen = list(words[start : found[0] if found else scene.at])
    if label is not None and found is None:
        chosen = [word for word in chosen if word.start >= label.value.start]
    own = [word for word in chosen if is_word(word)]
    if found is not None and own and all(word.bits & roles.FUNCTION for word in own):
        chosen = list(words[found[0] : scene.at])  # "We remain closed until 7 June"
    elif found is not None and words[found[1]].bits & roles.PARTICIPLE:
        chosen += words[found[1] : scene.at]  # "The pool remains closed until 7 June"
    kept = fit(without_times(chosen), MOST_WORDS, scene.words)
    title = written(scene.document.text, kept, scene.words)
    if not title and label is not None and label.kind == "when":
        return labelled_title(scene, [])  # "When: until 3 May"
    return Title(title, "what is in effect")
