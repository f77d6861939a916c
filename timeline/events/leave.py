"""Days on which the writer is away: an absence that belongs into a calendar."""

from __future__ import annotations

from timeline.events import roles
from timeline.events.scene import Scene
from timeline.events.tokens import is_word, text_of
from timeline.events.wording import finish
from timeline.model.when import AllDay, Relation


def leave_of(scene: Scene) -> str:
    """How the writer says to be away on the days told: "I am out of the office from 7 to 11 December"."""
    if not isinstance(scene.mention.start, AllDay) or scene.mention.relation is not Relation.AT:
        return ""
    words, low = scene.sentence.words, scene.sentence.low
    start = scene.clause.start if scene.clause.groups else 0  # "Out of office: 16-20 March"
    found = scene.words.phrases["nouns.leave"].first_in(low, start, scene.clause.end)
    found = found or _return(scene)
    if found is None or not scene.words.sets["words.denied"].isdisjoint(low[start : found[0]]):
        return ""
    before = [word.low for word in words[: found[0]] if is_word(word)]
    if before and scene.words.sets["words.speakers"].isdisjoint(before):
        return ""
    return finish(text_of(scene.document.text, words[found[0] : found[1]]), scene.words)


def _return(scene: Scene) -> tuple[int, int] | None:
    """Where the writer says to be back: "We'll be *back to normal* on Monday"."""
    group, low = scene.verb(), scene.sentence.low
    if group is None or group.end > scene.at or not group.bits & roles.COPULA or group.bits & roles.VERB:
        return None
    found = scene.words.phrases["nouns.returning"].first_in(low, group.end, scene.at)
    return found if found is not None and found[0] == group.end else None
