"""Which title an event gets: its clause or row, what was told before, its heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.events import roles
from timeline.events.acts import as_planned
from timeline.events.antecedent import (
    done_before,
    fuller_title,
    is_definite,
    subject_before,
    title_moved,
    what_begins,
    what_opens,
)
from timeline.events.audience import for_whom
from timeline.events.behind import name_below
from timeline.events.build import first
from timeline.events.clause import Joint
from timeline.events.ellipsis import one_of_several
from timeline.events.ends import NEAR
from timeline.events.given_up import is_off_before
from timeline.events.headings import heading_naming, line_title
from timeline.events.lastresort import last_resort
from timeline.events.layout import label_of
from timeline.events.leave import leave_of
from timeline.events.notice import labelled_title, told_over_list
from timeline.events.noun import happening_after, taken_by_verbs
from timeline.events.predicate import exists
from timeline.events.prose import prose_title
from timeline.events.rows import heading_above, row_title
from timeline.events.saying import Title
from timeline.events.scene import Scene, listed_as, scene_at
from timeline.events.setters import set_for
from timeline.events.tokens import words_of
from timeline.events.vague import (
    document_name,
    is_only_clock_place,
    is_vague,
    named_beyond,
    placed_beyond,
    slot_of_line,
    with_section,
)
from timeline.events.wording import words_in, written
from timeline.model.event import Event
from timeline.model.when import AllDay, Moment

_NEAR: Final = 8
"""Events told before that a bare noun may mean."""


def title_of(found: Sequence[Event], scene: Scene, *, is_row: bool, alone: bool = False) -> Title:
    """The title of what happens at a time.

    Args:
        found: the events told before it, for clauses that go on about one of them.
        scene: the time where it stands.
        is_row: whether it stands in a row.
        alone: do not look beyond the clause.
    """
    if leave := leave_of(scene):
        return Title(leave, "absence of the writer")
    if audience := for_whom(scene):
        return Title(audience, "heading and those it is for")
    if not is_row and (named := set_for(scene)):
        return Title(named, "what the time is set for")
    if listed := listed_as(scene):
        return Title(listed, "what the list of days is of")
    if moved := title_moved(found, scene, is_row=is_row):
        return Title(moved, "what the pronoun stands for")
    if several := one_of_several(scene, is_row=is_row):
        return Title(several, "one of several")
    clause = scene.sentence.words[scene.clause.start].start
    before = _told_before(found, scene)
    same = before is not None and before.all_day and before.evidence[-1].span.start >= clause
    if before is not None and same and not is_row and not _tells_own(before, scene):
        return Title(before.title, "day told in the same clause")
    if before is not None and not is_row and _only_hour(before, scene):
        return Title(before.title, "hour weighed for the day before it")
    if not is_row and is_off_before(scene):
        return _title_of_sentence(scene)
    led = is_row and scene.words.phrases["words.fronts"].at(list(scene.sentence.low), 0)[0] > 0
    title = prose_title(scene) if led or not is_row else row_title(scene)
    if is_row and not title.text and found and _is_in_row(found[-1], scene):
        return Title(found[-1].title, "told before in the row")
    if is_row and is_only_clock_place(scene, title.text):
        title = Title("", "place of the clock")
    if is_row:
        title = slot_of_line(scene, placed_beyond(scene, title))
    if not is_row:
        title = Title(as_planned(scene, fuller_title(scene, title.text)), title.how)
        if not title.text and (label := label_of(scene.layout, scene.block_at)) and label.kind == "when":
            title = labelled_title(scene, [])  # "When: 3 May, 10 a.m. (doors open at 9.30)"
    if opened := what_begins(found, scene, title.text):
        return Title(opened, "what begins at the hour")
    title = _named_by_heading(scene, title)
    if title.text and not is_vague(title.text, scene.words):
        return title if alone or is_row else _of_section(found, scene, title)
    if title.text and title.text.lower() not in scene.words.sets["nouns.weak"]:
        return title if alone else named_beyond(scene, title, is_row=is_row)
    return title if alone else _beyond(found, scene, title, before, is_row=is_row)


def _is_in_row(event: Event, scene: Scene) -> bool:
    """Whether an event was told before in the row: "Walks: 4 and 11 April at 10; *2 May at 9*"."""
    last, block = event.evidence[-1], scene.block.span
    return last.document == scene.document.source.name and block.start <= last.span.start < block.end


def _only_hour(before: Event, scene: Scene) -> bool:
    """Whether a clause only weighs an hour of the day just told: "..., perhaps 3pm?", "afternoon is best"."""
    words, sets = scene.sentence.words, scene.words.sets
    if not before.all_day or before.evidence[-1].span.start < scene.sentence.span.start:
        return False
    clause = words[scene.clause.start : scene.clause.end]
    if any(word.bits & roles.HAPPENING and word.low not in sets["words.suiting"] for word in clause):
        return False
    weighed = any(word.low in sets["words.suiting"] for word in clause)
    if not weighed and scene.clause.joint is Joint.HARD and any(word.bits & roles.NAME for word in clause):
        return False  # "The games on Monday are: Lions vs. Bears at 11; Cubs vs. Hawks at 1"
    return weighed or not any(group.finite for group in scene.clause.groups)


def _acts(scene: Scene) -> bool:
    """Whether the clause has a verb that tells what will be: "We reopen", "There are stalls at 3"."""
    group = scene.verb()
    if group is None:
        return False
    if group.end <= scene.at and exists(scene, group):
        return True
    main = scene.sentence.words[group.main].bits
    return bool(main & roles.VERB) and not main & (roles.SCHEDULE | roles.HOLD | roles.MOVE | roles.INVITE)


def _named_by_heading(scene: Scene, title: Title) -> Title:
    """A bare noun gets the name that a heading gives it."""
    low = title.text.lower()
    if words_in(low) != 1 or not scene.words.roles.get(low, 0) & roles.HAPPENING:
        return title
    heading = heading_naming(scene.layout, scene.block_at, low)
    return Title(heading, "heading that names it") if heading else title


def _of_section(found: Sequence[Event], scene: Scene, title: Title) -> Title:
    """A bare "the ceremony" gets the heading of its section."""
    bare = words_in(title.text) == 1 and scene.words.roles.get(title.text.lower(), 0) & roles.HAPPENING
    if not bare or not is_definite(scene, title.text.lower()) or _told_that_day(found, scene):
        return title
    if done := done_before(scene, title.text.lower()):
        return Title(done, "whom the bare noun is about")
    named = with_section(scene, title.text)
    return Title(named, "heading of the section and a bare noun") if named else title


def _told_that_day(found: Sequence[Event], scene: Scene) -> bool:
    """Whether an event of that day was told just before, which the bare noun may mean: both are then one."""
    start = scene.mention.start
    if start is None:
        return False
    day = start.first if isinstance(start, AllDay) else start.at.date()
    return any(event.day == day for event in found[-_NEAR:])


def _beyond(
    found: Sequence[Event], scene: Scene, title: Title, before: Event | None, *, is_row: bool
) -> Title:
    """The title that something beyond the clause gives: what was told before, or a heading."""
    label = label_of(scene.layout, scene.block_at)
    if not is_row and (opened := what_opens(scene)):
        return Title(opened, "what opens before it")
    if before is not None and not (is_row and label is None):
        return Title(before.title, "told before")
    if not title.text:
        title = _noun_in_mention(scene)
    if not title.text and not is_row and (named := subject_before(scene)):
        return Title(named, "what the pronoun stands for")
    if not title.text and not is_row and found and _goes_on(found[-1], scene):
        return Title(found[-1].title, "goes on about what was told before")
    if title.text:
        return named_beyond(scene, title, is_row=is_row)
    sentence = scene.before
    found_before = last_resort(scene) if not is_row and _acts(scene) else Title("", "")
    if not found_before.text and sentence is not None and sentence.clauses and sentence.groups:
        found_before = _title_of_sentence(scene)
        if not _names_happening(found_before.text, scene) and _is_planned_by_us(scene):
            found_before = Title(_head_name(scene) or found_before.text, "name at the head of the text")
    if found_before.text:
        return found_before
    heading = heading_above(scene.layout, scene.block_at)
    if is_row and (not heading or is_vague(heading, scene.words)):
        heading = document_name(scene.layout) or heading
    if is_row and not heading and (over := told_over_list(scene)):
        return Title(over, "paragraph over the list")
    if heading or is_row:
        return Title(heading, "heading")
    told = last_resort(scene)
    return told if told.text else Title(name_below(scene.layout, scene.block_at, ""), "line below the time")


def _tells_own(event: Event, scene: Scene) -> bool:
    """Whether a clock time has a happening of its own: "more snow on Sunday, as the 8am Dover sailing"."""
    if _has_verb_between(event, scene):
        return True
    sentence = scene.sentence
    head = happening_after(sentence, scene.at, scene.clause.end, taken_by_verbs(sentence))
    return head is not None and sentence.words[head].low not in event.title.lower()


def _names_happening(title: str, scene: Scene) -> bool:
    return any(scene.words.roles.get(word, 0) & roles.HAPPENING for word in title.lower().split())


def _is_planned_by_us(scene: Scene) -> bool:
    """Whether a verb tells only that somebody plans: "we should shoot for Sunday"."""
    group = scene.verb()
    if group is None or not scene.sentence.words[group.main].bits & roles.SCHEDULE:
        return False
    subject = scene.sentence.words[scene.clause.start : group.start]
    return any(word.bits & roles.PRONOUN for word in subject)


def _head_name(scene: Scene) -> str:
    """The first line of the text, or its subject, where it names a happening."""
    names = (document_name(scene.layout), line_title(scene.layout, 0))
    return next((name for name in names if name and _names_happening(name, scene)), "")


def _has_verb_between(event: Event, scene: Scene) -> bool:
    """Whether a verb stands between the day and the clock: "on 23 May, with speeches beginning at 9"."""
    told = event.evidence[-1].span.end
    return any(
        word.start >= told
        and word.bits & (roles.FINITE | roles.PARTICIPLE | roles.GERUND)
        and not word.bits & roles.HAPPENING
        for word in scene.sentence.words[: scene.at]
    )


def _goes_on(event: Event, scene: Scene) -> bool:
    """Whether "it" or "the next one" gets a slot right after an event was told."""
    group = scene.verb()
    near = scene.mention.span.start - event.evidence[-1].span.end <= NEAR
    if not near or group is None:
        return False
    words, sets = scene.sentence.words, scene.words.sets
    stands_for = any(word.low in sets["words.one"] for word in words[scene.clause.start : group.start])
    return stands_for or bool(words[group.main].bits & roles.SCHEDULE)


def _noun_in_mention(scene: Scene) -> Title:
    """The happening that the time expression itself names: "lunch tomorrow"."""
    text, span = scene.document.text, scene.mention.span
    if any(letter.isdigit() for letter in span.of(text)):
        return Title("", "")  # "15 March" is no march
    words = words_of(text, span, (), scene.words)
    head = [word for word in words if word.bits & roles.HAPPENING]
    return Title(written(text, head[:1], scene.words), "word of the time")


def _title_of_sentence(scene: Scene) -> Title:
    """The title that the sentence before gives, when the clause itself names nothing."""
    sentence = scene.before
    if sentence is None:
        return Title("", "nothing named")
    at = sentence.groups[0].end if sentence.groups else 0
    earlier = scene_at(
        scene.layout,
        scene.mention,
        scene.block_at,
        sentence,
        earlier=None,
        at=min(at, len(sentence.words) - 1),
        memo=scene.memo,
    )
    return Title(prose_title(earlier).text, "sentence before")


def _gives_day(event: Event, start: Moment | AllDay) -> bool:
    """Whether a clock time has its day from the very words that tell the event, not from a side matter."""
    span = start.day_from.span
    return isinstance(start, Moment) and span is not None and event.evidence[-1].span == span


def _told_before(found: Sequence[Event], scene: Scene) -> Event | None:
    """The happening that a clause without a name of its own goes on about."""
    start = scene.mention.start
    if not found or start is None:
        return None
    event = next((each for each in found[-_NEAR:] if _gives_day(each, start)), found[-1])
    evidence = event.evidence[-1]
    here = evidence.document == scene.document.source.name
    near = here and scene.mention.span.start - evidence.span.end <= NEAR
    day = start.first if isinstance(start, AllDay) else start.at.date()
    fits = event.all_day or isinstance(start, AllDay) or event.start == first(start)
    return event if near and day == event.day and fits else None
