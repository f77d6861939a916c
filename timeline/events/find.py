"""The happenings of one document: for every time, what happens then, if anything does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from timeline.events import roles
from timeline.events.antecedent import fuller_title
from timeline.events.build import build_event, first, with_end
from timeline.events.counted import amount_of, counted_back, happening_counted_from
from timeline.events.layout import label_of, lay_out
from timeline.events.limits import Kind, deadline_title, kind_of
from timeline.events.moved import Slot, moving_verb, on_the_day_of, slot_of, told_beside
from timeline.events.nothing import is_nothing
from timeline.events.place import find_place, place_told_before
from timeline.events.prose import Title, prose_title
from timeline.events.rows import heading_above, row_title
from timeline.events.scene import Scene, scenes
from timeline.events.status import find_status
from timeline.events.tokens import lows, words_of
from timeline.events.wording import MOST_WORDS, finish, fit, without_times, written
from timeline.events.words import EventWords
from timeline.model.event import Event, Status
from timeline.model.text import BlockKind, Document, Span
from timeline.model.when import AllDay, Basis, Moment, Origin, Resolved, Unresolved, When

_LONGEST_END: Final = timedelta(days=7)
"""An end told in a later clause lies at most so far from its start."""
_NEAR: Final = 600
"""Code points between a happening and a later clause that goes on about it."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """When something happens, after moves and limits are read."""

    start: When
    end: When | None = None
    moved_from: When | None = None
    is_new: bool = False
    lost: bool = False


def find_events(
    document: Document, mentions: Sequence[Resolved | Unresolved], words: EventWords
) -> list[Event]:
    """Every happening of a document, in the order of the text; `assemble` joins what is told twice.

    Args:
        document: the text; its blocks tell rows from prose.
        mentions: all time expressions of it, resolved or not, in any order.
        words: the words of its language.
    """
    ordered = sorted(mentions, key=lambda mention: mention.mention.span)
    layout = lay_out(document, _times(ordered), words)
    resolved = [mention for mention in ordered if isinstance(mention, Resolved)]
    asked = [mention for mention in resolved if _is_time(mention) or amount_of(mention) is not None]
    starts = [mention.span.start for mention in asked]
    found: list[Event] = []
    for scene in scenes(layout, asked):
        span = scene.sentence.span
        beside = asked[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if _is_time(scene.mention):
            _add(found, scene, beside)
        else:
            _add_counted(found, scene)
    return found


def _is_time(mention: Resolved) -> bool:
    return mention.start is not None or mention.end is not None


def _times(mentions: Sequence[Resolved | Unresolved]) -> list[Span]:
    """The spans of all points in time, in order and apart."""
    spans: list[Span] = []
    for mention in mentions:
        if isinstance(mention, Resolved):
            if _is_time(mention):
                spans.extend((mention.span, *mention.also))
        else:
            spans.append(mention.mention.span)
    apart: list[Span] = []
    for span in sorted(spans):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart


def reads_as_row(scene: Scene) -> bool:
    """Whether a time stands in a row of a programme, a notice or a heading, not in a sentence."""
    kind = scene.block.kind
    finite = any(group.finite for group in scene.sentence.groups)
    if kind is BlockKind.HEADING:
        return True
    if kind is BlockKind.ROW:
        label = label_of(scene.layout, scene.block_at)
        if label is not None and label.kind in {"when", "deadline", "what"}:
            return not finite
        return not finite or _leads_row(scene)
    return not scene.sentence.groups and len(scene.block.span.of(scene.document.text)) <= _NEAR


def _leads_row(scene: Scene) -> bool:
    """Whether the row begins with its time and a dash or a gap: "6:45 p.m. - Coverage begins"."""
    words = scene.sentence.words
    before = words[: scene.at]
    behind = words[scene.at + 1] if scene.at + 1 < len(words) else None
    if any(not word.bits & roles.MARK for word in before):
        return False
    if behind is None or (behind.bits & roles.MARK and behind.low != ","):
        return True
    gap = behind.start - words[scene.at].end
    return gap > len("  ") or bool(behind.bits & roles.NAME)


def _add(found: list[Event], scene: Scene, beside: Sequence[Resolved]) -> None:
    is_row = reads_as_row(scene)
    kind = kind_of(scene, is_row=is_row)
    if kind is not Kind.EMBARGO and is_nothing(scene, is_row=is_row):
        return
    place_in_time = _slot(scene, beside)
    if place_in_time is None:
        return
    kind = Kind.POINT if place_in_time.is_new or place_in_time.lost else kind
    if kind is Kind.END or _repeats_end(found, scene):
        _end_last(found, scene)
        return
    if kind is Kind.EFFECT:
        place_in_time = _in_effect(scene, place_in_time)
    title = _effect_title(scene) if kind is Kind.EFFECT else _title(found, scene, is_row=is_row)
    if not title.text and kind is not Kind.EMBARGO:
        return
    said = (
        deadline_title(title.text, scene.words, kind) if kind in {Kind.DEADLINE, Kind.EMBARGO} else title.text
    )
    found.append(
        build_event(
            scene,
            place_in_time.start,
            place_in_time.end,
            title=said,
            how=title.how,
            status=_status(scene, place_in_time, kind, is_row=is_row),
            place=_place(scene, kind, is_row=is_row),
            moved_from=place_in_time.moved_from,
        )
    )


def _place(scene: Scene, kind: Kind, *, is_row: bool) -> str | None:
    """Where it happens; a limit is nowhere."""
    if kind in {Kind.DEADLINE, Kind.EMBARGO}:
        return None
    return find_place(scene, is_row=is_row) or place_told_before(scene)


def _slot(scene: Scene, beside: Sequence[Resolved]) -> _Slot | None:
    """When it happens; None when the time is the old slot of something that has a new one."""
    mention = scene.mention
    start = mention.start or mention.end
    if start is None:
        return None
    end = mention.end if mention.start is not None else None
    slot = slot_of(scene)
    if slot is Slot.NONE:
        old = told_beside(scene, beside, Slot.OLD)
        return _Slot(start, end, None if old is None else on_the_day_of(old, start))
    if slot is Slot.ASIDE:
        return None
    if slot is Slot.NEW:
        old = told_beside(scene, beside, Slot.OLD)
        return _Slot(start, end, None if old is None else on_the_day_of(old, start), is_new=True)
    if moving_verb(scene) is not None and (moved := _moved_range(start, end)) is not None:
        return moved
    new = told_beside(scene, beside, Slot.NEW) or told_beside(scene, beside, Slot.NONE)
    return _Slot(start, lost=True) if new is None and moving_verb(scene) is not None else None


def _moved_range(start: When, end: When | None) -> _Slot | None:
    """ "from Tuesday to Thursday" of something that moves is no range."""
    if end is not None:
        return _Slot(end, None, start, is_new=True)
    if isinstance(start, AllDay) and start.last > start.first:
        return _Slot(replace(start, first=start.last), None, replace(start, last=start.first), is_new=True)
    return None


def _in_effect(scene: Scene, told: _Slot) -> _Slot:
    """From the moment of issue until the time told."""
    published = scene.document.published
    if published is None or first(told.start) is None:
        return told
    origin = Origin(Basis.PUBLICATION, published.span, "in effect since it was issued")
    if isinstance(told.start, AllDay):
        day = published.at.date()
        return _Slot(replace(told.start, first=day, last=max(day, told.start.last), day_from=origin))
    at = published.at
    zone = told.start.at.tzinfo
    if published.day_only or (at.tzinfo is None) != (zone is None):
        return told
    local = at.astimezone(zone) if zone is not None else at
    if local >= told.start.at:
        return told
    return _Slot(Moment(local, told.start.zone, origin, told.start.zone_from), told.start)


def _end_last(found: list[Event], scene: Scene) -> None:
    """Give the happening told just before its end."""
    until = scene.mention.end or scene.mention.start
    if not found or until is None:
        return
    event = found[-1]
    last = event.evidence[-1]
    if last.document != scene.document.source.name or scene.mention.span.start - last.span.end > _NEAR:
        return
    ended = with_end(event, until)
    if ended is None or ended.end is None:
        return
    if (
        isinstance(ended.start, datetime)
        and isinstance(ended.end, datetime)
        and ended.end - ended.start > _LONGEST_END
    ):
        return
    found[-1] = ended


def _repeats_end(found: Sequence[Event], scene: Scene) -> bool:
    """Whether the time tells the end of the last happening again in another zone: "(08:00 UTC)"."""
    start = scene.mention.start
    if not found or not isinstance(start, Moment) or found[-1].end != start.at:
        return False
    return scene.mention.span.start - found[-1].evidence[-1].span.end <= _NEAR


def _title(found: Sequence[Event], scene: Scene, *, is_row: bool) -> Title:
    clause = scene.sentence.words[scene.clause.start].start
    before = _told_before(found, scene)
    if before is not None and before.all_day and before.evidence[-1].span.start >= clause and not is_row:
        return Title(before.title, "day told in the same clause")
    title = row_title(scene) if is_row else prose_title(scene)
    if not is_row:
        title = Title(fuller_title(scene, title.text), title.how)
    if title.text and title.text.lower() not in scene.words.sets["nouns.weak"]:
        return title
    label = label_of(scene.layout, scene.block_at)
    if before is not None and not (is_row and label is None):
        return Title(before.title, "told before")
    if not title.text:
        title = _noun_in_mention(scene)
    if title.text:
        heading = heading_above(scene.layout, scene.block_at) if is_row else ""
        return Title(heading, "heading") if heading else title
    sentence = scene.before
    if sentence is not None and sentence.clauses and sentence.groups:
        return _title_of_sentence(scene)
    heading = heading_above(scene.layout, scene.block_at)
    return Title(heading, "heading")


def _noun_in_mention(scene: Scene) -> Title:
    """The happening that the time expression itself names: "lunch tomorrow"."""
    text, span = scene.document.text, scene.mention.span
    words = words_of(text, span, (), scene.words)
    head = [word for word in words if word.bits & roles.HAPPENING]
    return Title(written(text, head[:1], scene.words), "word of the time")


def _title_of_sentence(scene: Scene) -> Title:
    """The title that the sentence before gives, when the clause itself names nothing."""
    sentence = scene.before
    if sentence is None:
        return Title("", "nothing named")
    at = sentence.groups[0].end if sentence.groups else 0
    earlier = Scene(
        scene.layout, scene.mention, scene.block_at, sentence, None, min(at, len(sentence.words) - 1)
    )
    return Title(prose_title(earlier).text, "sentence before")


def _effect_title(scene: Scene) -> Title:
    """What holds until a time: the words before "in effect until"."""
    words = scene.sentence.words
    low = lows(words)
    found = scene.words.phrases["deadline.effect"].first_in(low, 0, scene.at)
    label = label_of(scene.layout, scene.block_at)
    start = scene.clause.start if found is None or found[0] > scene.clause.start else 0
    chosen = list(words[start : found[0] if found else scene.at])
    if label is not None and found is None:
        chosen = [word for word in chosen if word.start >= label.value.start]
    kept = fit(without_times(chosen), MOST_WORDS, scene.words)
    return Title(written(scene.document.text, kept, scene.words), "what is in effect")


def _told_before(found: Sequence[Event], scene: Scene) -> Event | None:
    """The happening that a clause without a name of its own goes on about."""
    start = scene.mention.start
    if not found or start is None:
        return None
    event = found[-1]
    evidence = event.evidence[-1]
    near = (
        evidence.document == scene.document.source.name
        and scene.mention.span.start - evidence.span.end <= _NEAR
    )
    day = start.first if isinstance(start, AllDay) else start.at.date()
    told = event.start.date() if isinstance(event.start, datetime) else event.start
    fits = event.all_day or isinstance(start, AllDay) or event.start == first(start)
    return event if near and day == told and fits else None


def _status(scene: Scene, told: _Slot, kind: Kind, *, is_row: bool) -> Status:
    if told.lost:
        return Status.CANCELLED
    if kind is Kind.EMBARGO:
        return Status.CONFIRMED
    status = find_status(scene, is_row=is_row)
    return Status.CONFIRMED if told.is_new and status is Status.CANCELLED else status


def _add_counted(found: list[Event], scene: Scene) -> None:
    """A limit counted back from a happening told before."""
    amount = amount_of(scene.mention)
    noun = happening_counted_from(scene.layout, scene.mention) if amount is not None else ""
    if amount is None or not noun:
        return
    event = next(
        (event for event in reversed(found[-8:]) if noun in event.title.lower()), found[-1] if found else None
    )
    start = counted_back(event.start, amount) if event is not None else None
    if event is None or start is None:
        return
    text = scene.document.text[scene.sentence.span.start : scene.mention.span.start]
    body = finish(" ".join(text.split()[-MOST_WORDS + 1 :]), scene.words)
    span = scene.mention.span
    quote = replace(
        event.evidence[0], span=span, quote=span.of(scene.document.text), context=scene.sentence.span
    )
    title = deadline_title(body, scene.words, Kind.DEADLINE)
    found.append(
        replace(
            event,
            title=title,
            start=start,
            end=None,
            evidence=(quote,),
            place=None,
            rrule=None,
            exdates=(),
            notes=("counted back",),
        )
    )
