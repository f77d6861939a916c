"""The happenings of one document: for every time, what happens then, if anything does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline.events.afterwards import with_status_below, without_asked, without_greetings
from timeline.events.antecedent import names_new_slot
from timeline.events.asides import unbracketed
from timeline.events.build import build_event
from timeline.events.chains import is_chain
from timeline.events.closing import closes
from timeline.events.columns import leads_row
from timeline.events.counted import amount_of
from timeline.events.daylists import events_under
from timeline.events.denied import begins_then, without_denial
from timeline.events.drafts import as_drafted
from timeline.events.ellipsis import one_of_several
from timeline.events.ends import end_last, ends_told, repeats_end, stands_alone, tells_alone
from timeline.events.evening import with_evenings
from timeline.events.exceptions import leave_out
from timeline.events.framed import day_of_clock, frames_clock
from timeline.events.frames import joined_labels, without_frames
from timeline.events.gridcells import event_of_cell
from timeline.events.issued import warning_meant, warning_of_bullets
from timeline.events.laterwords import with_later_words
from timeline.events.layout import label_of, lay_out
from timeline.events.leadins import leads_to_list
from timeline.events.leftslot import with_left_slot
from timeline.events.limit_titles import effect_title, limit_title
from timeline.events.limits import Kind, deadline_title, kind_of
from timeline.events.marks import without_marks
from timeline.events.monthrows import with_rows
from timeline.events.naming import title_of
from timeline.events.nothing import is_nothing
from timeline.events.openings import as_open_days
from timeline.events.paired import ends_pair
from timeline.events.parallel import with_parallels
from timeline.events.parted import event_of_parts
from timeline.events.place import find_place, place_told_before
from timeline.events.place_behind import place_told_behind
from timeline.events.predicate import suits
from timeline.events.reopened import with_reopenings
from timeline.events.saying import Title
from timeline.events.scene import Scene, scenes
from timeline.events.shifted import count
from timeline.events.slots import TimeSlot, in_effect, slot_at
from timeline.events.states import kind_told, lasts_until
from timeline.events.status import find_status
from timeline.events.stays import place_of_whole
from timeline.events.steps import event_of_step
from timeline.events.textkind import told_of_text
from timeline.events.thisone import spoken_of
from timeline.events.timenames import names_of_times
from timeline.events.today import tells_of_today
from timeline.events.tokens import is_quoted
from timeline.events.twice import is_told_again, tells_this
from timeline.events.words import EventWords
from timeline.model.event import Event, Status
from timeline.model.text import BlockKind, Document, Span
from timeline.model.unwrapped import quoted, unwrapped
from timeline.model.values import replace
from timeline.model.when import Relation, Resolved, Unresolved

_QUOTES: Final = '"\u201d'
"""What closes a quotation that a place ends."""
_HEADING: Final = "day heading"
"""Why a day tells of nothing that stands alone over what follows."""
_OPENING: Final = ('"', "\u201c")
_SHORT: Final = 600
"""Code points up to which a paragraph without a verb is read as a row."""


class Refused(NamedTuple):
    """A time at which nothing happens, and why."""

    span: Span
    reason: str


def find_events(
    document: Document, mentions: Sequence[Resolved | Unresolved], words: EventWords
) -> list[Event]:
    """Every happening of a document, in the order of the text; `assemble` joins what is told twice.

    Args:
        document: the text; its blocks tell rows from prose.
        mentions: all time expressions of it, resolved or not, in any order.
        words: the words of its language.
    """
    return judge(document, mentions, words)[0]


def judge(
    document: Document, mentions: Sequence[Resolved | Unresolved], words: EventWords
) -> tuple[list[Event], list[Refused]]:
    """As `find_events`, with the times that tell of no event of their own."""
    text = unwrapped(document)
    if text == document.text:
        return _judged(document, mentions, words)
    found, refused = _judged(replace(document, text=text), mentions, words)
    return quoted(found, document), refused


def _judged(
    document: Document, mentions: Sequence[Resolved | Unresolved], words: EventWords
) -> tuple[list[Event], list[Refused]]:
    ordered = sorted(mentions, key=lambda mention: mention.mention.span)
    resolved = [as_open_days(each, document, words) for each in ordered if isinstance(each, Resolved)]
    occasional = {mention.span for mention in names_of_times(resolved, document, words)}
    if occasional:
        ordered = [mention for mention in ordered if mention.mention.span not in occasional]
        resolved = [mention for mention in resolved if mention.span not in occasional]
    refused = [
        Refused(span, "name or occasion of what happens on another day") for span in sorted(occasional)
    ]
    asked = [mention for mention in resolved if _is_time(mention) or amount_of(mention) is not None]
    if not asked:
        return [], refused
    of_today = tells_of_today(document, resolved)
    layout = lay_out(with_rows(document, resolved), _times(ordered, document.text), words, of_today=of_today)
    layout = told_of_text(layout, resolved)
    starts = [mention.span.start for mention in asked]
    found: list[Event] = []
    for scene in scenes(layout, asked):
        span = scene.sentence.span
        beside = asked[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if not _is_time(scene.mention):
            count(found, scene)
        elif own := event_of_step(scene, beside) or event_of_parts(scene):
            found.append(own)
        elif reason := _add(found, scene, beside):
            refused.append(Refused(scene.mention.span, reason))
            found.extend(events_under(scene) if reason == _HEADING else ())
    told = joined_labels(without_frames(with_reopenings(found, words.code), layout), layout)
    told = without_asked(without_greetings(told, document.text, words), layout)
    told = with_later_words(with_evenings(with_parallels(told, layout), layout), layout)
    return as_drafted(with_status_below(told, layout), layout), refused


def _is_time(mention: Resolved) -> bool:
    return mention.start is not None or mention.end is not None


def _times(mentions: Sequence[Resolved | Unresolved], text: str) -> list[Span]:
    """The spans of all points in time, in order and apart."""
    spans: list[Span] = []
    for mention in mentions:
        if isinstance(mention, Resolved):
            if _is_time(mention):
                spans.extend((mention.span, *mention.also))
        elif not is_quoted(text, mention.mention.span):
            spans.append(mention.mention.span)
    apart: list[Span] = []
    for span in sorted(spans):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart


def reads_as_row(scene: Scene) -> bool:
    """Whether a time stands in a row of a programme, a notice or a heading, not in a sentence."""
    kind = scene.block.kind
    groups = unbracketed(scene.sentence.words, scene.sentence.groups, scene.at)
    finite = any(group.finite for group in groups)
    if suits(scene):
        return False
    if kind is BlockKind.HEADING or scene.block_at in scene.layout.items or is_chain(scene):
        return True
    if kind is BlockKind.ROW:
        label = label_of(scene.layout, scene.block_at)
        if label is not None and label.kind in {"when", "deadline", "what"}:
            return not finite
        return not finite or leads_row(scene.sentence.words, scene.at)
    return not groups and len(scene.block.span.of(scene.document.text)) <= _SHORT


def _add(found: list[Event], scene: Scene, beside: Sequence[Resolved]) -> str:
    """Add the event of a time; else say why it has none."""
    is_row = reads_as_row(scene)
    kind = kind_of(scene, is_row=is_row)
    warning = warning_of_bullets(scene) if is_row else warning_meant(scene)
    named = warning or kind is Kind.EMBARGO or one_of_several(scene, is_row=is_row)
    moved = bool(found) and names_new_slot(scene)
    nothing = "" if named or moved else is_nothing(scene, is_row=is_row)
    if nothing:
        return nothing
    if scene.mention.cell is not None and (filled := event_of_cell(scene, scene.mention.cell)):
        found.append(filled)
        return ""
    if is_row and day_of_clock(scene, beside):
        return "day of a clock time in the row"
    if frames_clock(scene, beside) or leads_to_list(scene, beside):
        return "days of a clock time in the clause"
    if is_told_again(scene, beside):
        return "told again on another clock"
    place_in_time = slot_at(scene, beside)
    if place_in_time is None:
        return "slot that was given up"
    if tells_this(found, scene, place_in_time.start):
        return "told before"
    kind = kind_told(found, scene, kind, has_slot=place_in_time.is_new or place_in_time.lost)
    if _ends_last(found, scene, kind, is_row=is_row):
        return "end of what was told before"
    if kind is Kind.EFFECT:
        place_in_time = in_effect(scene, place_in_time)
    if leave_out(found, scene):
        return "day without what is on each time"
    title = Title(warning, "warning told before") if warning else _title(found, scene, kind, is_row=is_row)
    title = title if title.text or kind is not Kind.POINT else spoken_of(scene)
    if not title.text and kind is not Kind.EMBARGO:
        return "no words for a title"
    told, marked = without_marks(title.text, scene.words)
    said = deadline_title(told, scene.words, kind) if kind in {Kind.DEADLINE, Kind.EMBARGO} else told
    status = _status(scene, place_in_time, kind, is_row=is_row)
    event = build_event(
        scene,
        place_in_time.start,
        place_in_time.end,
        title=said,
        how=title.how,
        status=marked if status is Status.CONFIRMED and not place_in_time.is_new else status,
        place=_place(found, scene, kind, said, is_row=is_row),
        moved_from=place_in_time.moved_from,
    )
    found.append(with_left_slot(found, scene, event, place_in_time, is_row=is_row))
    return ""


def _ends_last(found: list[Event], scene: Scene, kind: Kind, *, is_row: bool) -> bool:
    """Whether the time only ends what was told before; the event then has its end."""
    if is_row and ends_pair(found, scene):
        return True
    over = ends_told(found, scene) or closes(found, scene, is_row=is_row) or repeats_end(found, scene)
    if not over and (kind is not Kind.END or tells_alone(found, scene)):
        return False
    return end_last(found, scene) or not stands_alone(scene)


def _title(found: Sequence[Event], scene: Scene, kind: Kind, *, is_row: bool) -> Title:
    if kind is Kind.EFFECT:
        return effect_title(scene)
    if kind is Kind.DEADLINE and not is_row:
        return limit_title(scene)
    title = title_of(found, scene, is_row=is_row)
    before = kind is Kind.POINT and scene.mention.relation is Relation.BEFORE
    denied = before or begins_then(scene)
    return title._replace(text=without_denial(title.text, scene.words)) if denied else title


def _place(found: Sequence[Event], scene: Scene, kind: Kind, title: str, *, is_row: bool) -> str | None:
    """Where it happens; a limit is nowhere."""
    if kind in {Kind.DEADLINE, Kind.EMBARGO}:
        return None
    place = find_place(scene, is_row=is_row) or place_told_before(scene)
    place = place or (place_of_whole(found, scene) if is_row else place_told_behind(scene, title))
    told = without_marks(place, scene.words).title.rstrip(" :") if place else ""
    if told[:1] in _OPENING and told[-1:] in _QUOTES:
        return None  # '"Hay Fever" opens on Friday'
    return told.strip(_QUOTES) if told[-1:] in _QUOTES and told[:1] not in _QUOTES else told or None


def _status(scene: Scene, told: TimeSlot, kind: Kind, *, is_row: bool) -> Status:
    if told.lost:
        return Status.CANCELLED
    status = Status.CONFIRMED if kind is Kind.EMBARGO else find_status(scene, is_row=is_row)
    kept = told.is_new or (kind is Kind.EFFECT and lasts_until(scene))
    return Status.CONFIRMED if kept and status is Status.CANCELLED else status
